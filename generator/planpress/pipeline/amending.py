"""Compares two versions of a document and makes the files of the amendment: page, PDF and office text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, Severity, notice, problem, warning
from planpress.load.inlines import read_inlines
from planpress.load.nearest import nearest
from planpress.model.amendment import Amendment
from planpress.model.plan import PlanRecord
from planpress.pipeline.checks import findings_of_plan
from planpress.pipeline.documents import document_view, habit, outline, plan
from planpress.pipeline.findings import unpack
from planpress.pipeline.papers import set_as_it_is
from planpress.pipeline.press import Press
from planpress.pipeline.profiles import profile
from planpress.pipeline.records import CITIES, PLANS, city_ids, plan_path, plan_record
from planpress.pipeline.sources import file_names, record_of
from planpress.pipeline.theming import (
    LANGUAGE,
    alone_css,
    loader,
    theme_id,
    theme_of_city,
    wording,
    words_in,
)
from planpress.render.html import render_alone
from planpress.render.odf.text_document import text_document
from planpress.site.amendment.comparison import Compared, amendment_document
from planpress.site.amendment.matching import Change, Pair, pair_points
from planpress.site.amendment.plain_points import plain_runs
from planpress.site.amendment.points import Point, points_of, title_point
from planpress.site.amendment.reasons import known_names, name_of, place_reasons
from planpress.site.document import make_filling
from planpress.site.runs import fill
from planpress.site.views import DocumentView, Runs

FILE = "amendment.yaml"
PROFILE = "amendment"
NAMED = 12
"""Points that a message lists at most."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document: where it is read, under which city and id."""

    db: Press
    city: str
    id: str

    def path(self, name: str = "") -> str:
        """The path of one of its files, as the build reads it."""
        return plan_path(self.city, self.id, name)


def faults(version: Version) -> tuple[Diagnostic, ...]:
    """What keeps a version from being printed as it should be."""
    if version.city not in city_ids(version.db):
        return (problem("P60", Ref(f"{PLANS}/{version.city}"), city=version.city),)
    city = record_of(version.db, f"{CITIES}/{version.city}.yaml", "city").diagnostics
    names = file_names(version.db, version.path())
    lacking = [problem("P61", Ref(version.path()), name="document.md")] if "document.md" not in names else []
    found = (*lacking, *city, *unpack(findings_of_plan(version.db, version.city, version.id)))
    return tuple(item for item in found if item.severity is Severity.ERROR)


def compare_versions(old: Version, new: Version, *, whole: bool = False) -> Checked[Compared]:
    """The two versions point by point, with the reasons in their places; both must have no ``faults``.

    ``whole`` shows unchanged points too. No value where a reason belongs to no point.
    """
    pairs = pair_points(_points(old), _points(new))
    record = _record(new)
    placed = place_reasons(record.reasons, pairs)
    compared = Compared(
        city=new.city,
        id=new.id,
        title=_title(new),
        record=record,
        pairs=pairs,
        renamed=_renamed(old, new),
        reasons=placed.by_pair,
        whole=whole,
    )
    ref = new.path(FILE)
    unknown = [_unknown(ref, name, pairs) for name in placed.unknown]
    idle = [warning("P68", Ref(ref, ("reasons", name)), name=name) for name in placed.idle]
    return Checked(None if unknown else compared, (*unknown, *idle, *_strangers(compared, ref)))


def _points(version: Version) -> tuple[Point, ...]:
    db, key = version.db, (version.city, version.id)
    return points_of(document_view(db, *key), habit(db, *key), wording(db, LANGUAGE, version.city))


def _record(version: Version) -> Amendment:
    found = record_of(version.db, version.path(FILE), "amendment").value
    return found if isinstance(found, Amendment) else Amendment()


def _title(version: Version) -> str:
    found = plan_record(version.db, version.city, version.id).value
    return found.title if isinstance(found, PlanRecord) else ""


def _renamed(old: Version, new: Version) -> Pair | None:
    """The names of the document where the two versions have different ones."""
    label = wording(new.db, LANGUAGE, new.city)("amendment_name")
    before, after = (title_point(_title(version), label) for version in (old, new))
    return None if before.words == after.words else Pair(before, after, Change.AMENDED, amended=True)


# -- what is to be said ----------------------------------------------------------


def _unknown(ref: str, name: str, pairs: tuple[Pair, ...]) -> Diagnostic:
    changed = [name_of(pair) for pair in pairs if pair.change is not Change.NONE]
    if meant := nearest(name, known_names(pairs)):
        return problem("P67", Ref(ref, ("reasons", name)), wording="near", name=name, meant=meant)
    return problem("P67", Ref(ref, ("reasons", name)), name=name, names=_listed(changed))


def _strangers(compared: Compared, ref: str) -> Iterator[Diagnostic]:
    """A warning where the two have less than half of their points in common."""
    both = sum(pair.old is not None and pair.new is not None for pair in compared.pairs)
    if 2 * both < len(compared.pairs):
        yield warning(
            "P68", Ref(ref.rpartition("/")[0]), wording="stranger", both=both, of=len(compared.pairs)
        )


def unwritten(compared: Compared, new: Version) -> tuple[Diagnostic, ...]:
    """Notices of what a person has yet to write: the whole file, the general note, reasons."""
    ref = new.path(FILE)
    lacking = compared.without_reason()
    names = _listed([name_of(pair) if pair is not compared.renamed else "title_reason" for pair in lacking])
    if record_of(new.db, ref, "amendment").value is None:
        return (notice("P69", Ref(ref), wording="file", names=names),)
    told = [] if compared.record.summary else [notice("P69", Ref(ref), wording="summary")]
    if lacking:
        told.append(notice("P69", Ref(ref), wording="reasons", names=names, count=len(lacking)))
    return tuple(told)


def _listed(names: list[str]) -> str:
    return "、".join(names[:NAMED]) + ("…" if len(names) > NAMED else "")


# -- the files -------------------------------------------------------------------


def amendment_files(compared: Compared, new: Version) -> Checked[Mapping[str, bytes]]:
    """The page, the PDF and the office text by their endings; no value where the PDF cannot be set."""
    view = amendment_view(compared, new)
    made = set_as_it_is(new.db, view, Ref(new.path(FILE)), new.path(), PROFILE)
    if made.value is None:
        return Checked(None, made.diagnostics)
    say = wording(new.db, LANGUAGE, new.city)
    paper = profile(new.db, new.city, PROFILE)
    files = {
        "html": amendment_page(view, new),
        "pdf": made.value.pdf,
        "odt": text_document(view, habit(new.db, new.city, new.id), paper, say, {}),
    }
    return Checked(files, made.diagnostics)


def amendment_view(compared: Compared, new: Version) -> DocumentView:
    """The comparison as a document; the words of its editor may name records of the new version."""
    filling = make_filling(plan(new.db, new.city, new.id), outline(new.db, new.city, new.id))

    def written(text: str) -> Runs:
        return plain_runs(fill(read_inlines(text), filling))

    return amendment_document(compared, written, wording(new.db, LANGUAGE, new.city))


def amendment_page(view: DocumentView, new: Version) -> bytes:
    """The page with its style sheet inside, so that it can be sent as one file."""
    own = theme_of_city(new.db, new.city)
    load = loader(new.db, theme_id(new.db), own)
    return render_alone(view, alone_css(new.db).decode(), words_in(new.db, LANGUAGE, own), load)
