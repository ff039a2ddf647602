"""Decides, from what is wanted, remembered and found, what the next published tree shall hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planpress.publish.addresses import clashes, is_part
from planpress.publish.manifest import Entry, Manifest

ASSETS = "assets/"


@dataclass(frozen=True, slots=True)
class Plan:
    """What the next tree holds (``ours`` and ``foreign``) and how that differs from the live one.

    ``known`` is the manifest that the live tree was made from, as far as that is remembered. The
    tuples hold sorted paths. ``clashes`` are pairs of a user's file and a file of the site.
    """

    known: Manifest
    ours: Manifest
    foreign: Mapping[str, Entry]
    written: tuple[str, ...]
    deleted: tuple[str, ...]
    mended: tuple[str, ...]
    unchanged: tuple[str, ...]
    clashes: tuple[tuple[str, str], ...]

    @property
    def goal(self) -> dict[str, Entry]:
        """Every file of the next tree."""
        return {**self.ours.files, **self.foreign}


def plan_publication(wanted: Manifest, remembered: Sequence[Manifest], live: Mapping[str, Entry]) -> Plan:
    """Compares the site that is ``wanted`` with the files found in ``live``.

    ``remembered`` are manifests of which one may be the live tree's: a kill leaves it open whether the
    last exchange took place. The one that differs least from what is found is it.
    """
    known = min(remembered if live else (), key=lambda one: one.differences(live), default=Manifest())
    foreign = _foreign(wanted, known, remembered, live)
    ours = _with_previous(wanted, known, live, foreign)
    stale = {path for path in wanted.files if live.get(path) != wanted.files[path]}
    mended = {path for path in stale if known.files.get(path) == wanted.files[path]}
    return Plan(
        known=known,
        ours=ours,
        foreign=foreign,
        written=tuple(sorted(stale - mended)),
        deleted=tuple(sorted(live.keys() - ours.files.keys() - foreign.keys())),
        mended=tuple(sorted(mended)),
        unchanged=tuple(sorted(wanted.files.keys() - stale)),
        clashes=tuple(_clashes(ours, foreign)),
    )


def _foreign(
    wanted: Manifest, known: Manifest, remembered: Sequence[Manifest], live: Mapping[str, Entry]
) -> dict[str, Entry]:
    """The user's own files.

    Ours is what the known manifest names, what another one names with the very same bytes (a half-done
    in-place build), and what already is what we would write.
    """

    def is_ours(path: str, entry: Entry) -> bool:
        same = any(one.files.get(path) == entry for one in (wanted, *remembered))
        return same or path in known.files or is_part(path)

    return {path: entry for path, entry in live.items() if not is_ours(path, entry)}


def _with_previous(
    wanted: Manifest, known: Manifest, live: Mapping[str, Entry], foreign: Mapping[str, Entry]
) -> Manifest:
    """The wanted files and the hashed assets of one generation before.

    A generation ends when the set of hashed assets changes, not with every build: ten corrections of a
    text must not take the style away from a visitor's page. One generation is kept, never two.
    """
    before = {path for path in known.files if _is_hashed(path)} - known.previous
    now = {path for path in wanted.files if _is_hashed(path)}
    previous = (known.previous if before == now else before) - wanted.files.keys()
    whole = {path for path in previous if live.get(path) == known.files[path]}
    blocked = {path for pair in clashes([*wanted.files, *foreign, *whole]) for path in pair}
    kept = frozenset(whole - blocked)
    return Manifest({**wanted.files, **{path: known.files[path] for path in kept}}, kept)


def _is_hashed(path: str) -> bool:
    """True below assets/<digest>/."""
    return path.startswith(ASSETS) and "/" in path[len(ASSETS) :]


def _clashes(ours: Manifest, foreign: Mapping[str, Entry]) -> list[tuple[str, str]]:
    same = [(path, path) for path in sorted(ours.files.keys() & foreign.keys())]
    others = [
        pair if pair[0] in foreign else (pair[1], pair[0])
        for pair in clashes({*ours.files, *foreign})
        if (pair[0] in foreign) != (pair[1] in foreign)
    ]
    return same + others
