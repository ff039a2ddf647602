"""Checks the dates of a document against each other: issue, number, period and folder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, warning
from planpress.model.dates import FIRST_YEAR, Period, RocDate
from planpress.model.plan import PlanRecord
from planpress.rules.places import Path

_NUMBER = re.compile(r"第([0-9]{3})[0-9]{4,}")
_FOLDER = re.compile(r"([0-9]{2,3})(?:-|$)")
_WEEKEND = {5: ("星期六", "a Saturday"), 6: ("星期日", "a Sunday")}


def check_issue(record: PlanRecord, plan_id: str, file: str) -> Iterator[Diagnostic]:
    """``file`` is plan.yaml; ``plan_id`` the name of its folder, which begins with a year (113)."""
    if record.issue:
        yield from check_number(record.issue.number, record.issue.date, ("issue", "number"), file)
        yield from _check_weekday(record.issue.date, file)
    for basis_id, basis in record.legal_basis.items():
        yield from check_number(basis.number, basis.date, ("legal_basis", basis_id, "number"), file)
    yield from _check_folder(record, plan_id, file)
    yield from _check_in_force(record, file)


def check_number(number: object, date: object, path: Path, file: str) -> Iterator[Diagnostic]:
    """A document number begins with the year of its date: 府人考字第1130042016號 is of 113.

    ``number`` and ``date`` may be 未載明; ``path`` leads to the number in ``file``.
    """
    match = _NUMBER.search(number) if type(number) is str else None
    if match and isinstance(date, RocDate) and int(match.group(1)) != date.roc_year:
        yield warning("R30", Ref(file, path), number=number, year=int(match.group(1)), date=date)


def _check_weekday(date: object, file: str) -> Iterator[Diagnostic]:
    names = _WEEKEND.get(date.date.weekday()) if isinstance(date, RocDate) else None
    if names:
        at = Ref(file, ("issue", "date"))
        yield notice("R33", at, date=date, weekday=names[0], weekday_en=names[1])


def _check_folder(record: PlanRecord, plan_id: str, file: str) -> Iterator[Diagnostic]:
    match = _FOLDER.match(plan_id)
    if match is None or not isinstance(record.period, Period):
        return
    year = int(match.group(1)) + FIRST_YEAR - 1
    if not record.period.first.year <= year <= record.period.last.year:
        at = Ref(file, ("period",))
        yield warning("R31", at, period=record.period, folder=plan_id, year=match.group(1))


def _check_in_force(record: PlanRecord, file: str) -> Iterator[Diagnostic]:
    """A plan for a whole year is often issued in February: shown as 自113年1月1日起."""
    issued = record.issue.date if record.issue else None
    if not isinstance(issued, RocDate):
        return
    if isinstance(record.in_force_from, RocDate):
        begin, path = record.in_force_from.date, "in_force_from"
    elif isinstance(record.period, Period):
        begin, path = record.period.first, "period"
    else:
        return
    if begin < issued.date:
        yield notice("R32", Ref(file, (path,)), begin=RocDate.of(begin), issued=issued)
