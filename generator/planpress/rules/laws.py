"""Checks the laws a plan rests on: in the register, with a date, and dated as their numbers say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, warning
from planpress.load.characters import shown
from planpress.model.plan import PlanRecord
from planpress.model.vocabularies import Law, NationalHours
from planpress.rules.issue import check_number
from planpress.rules.places import unknown
from planpress.rules.sources import Sources, place_of
from planpress.rules.stale_laws import check_stale_laws

LAWS = "content/vocabularies/laws.yaml"
HOURS = "content/vocabularies/hours.yaml"
_UNDATED_KINDS = frozenset(("施政", "方針", "方案"))
_LETTER = re.compile(
    r"([1-9][0-9]{1,2})年([0-9]{1,2})月([0-9]{1,2})日"
    r"([^，。；：、\s{}年月日]{0,20}?字第([0-9]{3})[0-9]{4,}號)"
)


def check_register(laws: Mapping[str, Law], national: Mapping[str, NationalHours]) -> Iterator[Diagnostic]:
    """R30 for the numbers in the vocabularies of laws and hours; R83 for a law replaced by none."""
    for law_id, law in laws.items():
        yield from check_number(law.number, law.date, ("laws", law_id, "number"), LAWS)
        if law.replaced_by is not None and law.replaced_by not in laws:
            yield unknown("R83", Ref(LAWS, ("laws", law_id, "replaced_by")), law.replaced_by, laws)
    for rule_id, rule in national.items():
        path = ("hours", rule_id, "source", "number")
        yield from check_number(rule.source.number, rule.source.date, path, HOURS)


def check_laws(record: PlanRecord, sources: Sources, file: str) -> Iterator[Diagnostic]:
    """The legal basis of ``file`` (plan.yaml), and laws and letters that the document names."""
    for basis_id, basis in record.legal_basis.items():
        if basis.law is not None and basis.law not in sources.laws:
            at = Ref(file, ("legal_basis", basis_id, "law"))
            yield unknown("R83", at, basis.law, sources.laws)
    yield from check_stale_laws(record, sources, file)
    yield from _undated(record, file)
    for path, text in sources.texts.items():
        yield from _letters(text, path)


def _undated(record: PlanRecord, file: str) -> Iterator[Diagnostic]:
    """One notice for all points of the legal basis that say nothing of a date, not even 未載明."""
    undated = [
        basis.text.rstrip("。；")
        for basis in record.legal_basis.values()
        if basis.date is None and basis.kind not in _UNDATED_KINDS
    ]
    if undated:
        at = Ref(file, ("legal_basis",))
        yield notice("R80", at, count=len(undated), names="；".join(map(shown, undated)))


def _letters(text: str, file: str) -> Iterator[Diagnostic]:
    """A date with the number of a letter right behind it."""
    for match in _LETTER.finditer(text):
        year, month, day = match.group(1, 2, 3)
        if int(match.group(5)) != int(year):
            at = place_of(text, match.start(4), file)
            date = f"{year}年{month}月{day}日"
            yield warning(
                "R30", at, wording="text", number=match.group(4), year=int(match.group(5)), date=date
            )
