"""Checks profiles of paper: room for text, faces that are there, lines as high as their letters."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.load.nearest import nearest
from planpress.model.paper_sizes import INCH, in_points
from planpress.model.profiles import Profile

LEAST = in_points(Decimal(50), "mm")
"""Room for text below which no page can be read."""


def check_profile(name: str, profile: Profile, families: Collection[str], file: str) -> Iterator[Diagnostic]:
    """What is wrong with a profile as a whole; ``families`` are those of the theme's fonts."""
    around = profile.around()
    for axis, side, used in (
        ("width", profile.page.width, around.left + around.right),
        ("height", profile.page.height, around.top + around.bottom),
    ):
        if side - used < LEAST:
            told = {"name": name, "side": _mm(side), "used": _mm(used), "least": _mm(LEAST)}
            yield problem("L28", Ref(file, ("profiles", name)), wording=axis, **told)
    if profile.line.points < profile.size.points or not profile.size.points:
        told = {"name": name, "size": profile.size.text, "line": profile.line.text}
        yield problem("L28", Ref(file, ("profiles", name)), wording="line", **told)
    for face in dict.fromkeys((*profile.faces.text, *profile.faces.headings)):
        if face not in families:
            yield _no_face(name, face, families, file)


def _no_face(name: str, face: str, families: Collection[str], file: str) -> Diagnostic:
    place, meant = Ref(file, ("profiles", name)), nearest(face, families)
    if meant:
        return problem("L28", place, wording="face_near", name=name, face=face, meant=meant)
    return problem("L28", place, wording="face", name=name, face=face, faces="、".join(families))


def check_profile_name(name: str, known: Collection[str], file: str) -> Iterator[Diagnostic]:
    """A profile that a document names must be one of the theme's."""
    if name in known:
        return
    place, meant = Ref(file, ("profile",)), nearest(name, known)
    if meant:
        yield problem("L28", place, wording="near", name=name, meant=meant)
    else:
        yield problem("L28", place, wording="unknown", name=name, names="、".join(known))


def _mm(points: Decimal) -> str:
    return f"{(points * INCH['mm'] / 72).quantize(Decimal('0.1')).normalize():f}"
