"""Checks of one file's record that no single field can make: counts that must fit, ids used twice."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.load.characters import shown
from planpress.model.courses import CoursesFile
from planpress.model.indicators import Indicators
from planpress.model.numbering import ELEVENS, HabitNotRead, read_habit
from planpress.model.plan import PlanRecord
from planpress.model.records import Numbering
from planpress.model.rules import Rules
from planpress.model.site import City

Path = tuple[str | int, ...]


def check_record(record: BaseModel, file: str) -> Iterator[Diagnostic]:
    """What is wrong inside one file although each of its fields is good."""
    match record:
        case PlanRecord(numbering=Numbering() as numbering) | City(numbering=numbering):
            yield from _check_numbering(numbering, file)
        case CoursesFile():
            yield from _check_course_ids(record, file)
        case Rules():
            yield from _check_rule_ids(record, file)
        case Indicators():
            yield from _check_rows(record, file)


def _check_numbering(numbering: Numbering, file: str) -> Iterator[Diagnostic]:
    try:
        read_habit(numbering.levels, numbering.eleven)
    except HabitNotRead as error:
        yield problem("P08", Ref(file, ("numbering", "levels")), sample=shown(error.sample))
    if numbering.eleven not in ELEVENS:
        ref = Ref(file, ("numbering", "eleven"))
        choices = "、".join(ELEVENS)
        yield problem("P08", ref, wording="eleven", text=shown(numbering.eleven), choices=choices)


def _check_course_ids(record: CoursesFile, file: str) -> Iterator[Diagnostic]:
    """Ids of tracks, series and courses are one set: each has a page of its own and a clause may bear it."""
    seen: dict[str, Path] = {}
    for path in _course_paths(record):
        name = str(path[-1])
        if name in seen:
            yield problem("P10", Ref(file, path), id=name, first=" / ".join(map(str, seen[name])))
        seen.setdefault(name, path)


def _course_paths(record: CoursesFile) -> Iterator[Path]:
    for track_id, track in record.root.items():
        yield (track_id,)
        yield from ((track_id, "courses", course) for course in track.courses)
        for series_id, series in track.series.items():
            path = (track_id, "series", series_id)
            yield path
            yield from ((*path, "courses", course) for course in series.courses)


def _check_rule_ids(record: Rules, file: str) -> Iterator[Diagnostic]:
    seen: dict[str, str] = {}
    for group, rule_id, _ in record.every():
        if rule_id in seen:
            yield problem(
                "P10", Ref(file, (group, rule_id)), id=rule_id, first=f"{seen[rule_id]} / {rule_id}"
            )
        seen.setdefault(rule_id, group)


def _check_rows(record: Indicators, file: str) -> Iterator[Diagnostic]:
    for table_id, table in record.tables.items():
        for row_id, row in table.rows.items():
            if len(row.values) != len(table.columns):
                ref = Ref(file, ("tables", table_id, "rows", row_id, "values"))
                wording = "more" if len(row.values) > len(table.columns) else "default"
                params = {"count": len(row.values), "columns": len(table.columns), "head": shown(table.head)}
                yield problem("P09", ref, wording=wording, **params)
