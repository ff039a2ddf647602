"""Finds the file that lists a plan's courses, adds one and makes sure that nothing else changed."""

from __future__ import annotations

from pathlib import Path

from planpress.cli import adding_courses
from planpress.cli.exits import ExitCode, Stop, stop
from planpress.cli.files import like, replace_file
from planpress.cli.project import shown
from planpress.load.bytes_text import decode_text
from planpress.load.csv_tables import read_csv_table
from planpress.load.nearest import nearest


def add_course(folder: Path, series: str, title: str, wanted: str | None) -> tuple[str, Path, int]:
    """The id of the new course, its file and its line; E81 to E83 and E89 where it cannot be added."""
    file = next(
        (folder / name for name in ("courses.yaml", "courses.csv") if (folder / name).is_file()), None
    )
    if file is None:
        raise stop("E83", wording="courses", id=folder.name)
    content = file.read_bytes()
    text = _text(file, content)
    adding = _add_to_yaml if file.suffix == ".yaml" else _add_to_csv
    course, new = adding(file, text, series, title, wanted)
    replace_file(file, like(content, new))
    return course, file, _first_difference(text, new)


def _text(file: Path, content: bytes) -> str:
    """The text; E89 where the file has an error that must be mended first."""
    decoded = decode_text(content, file.name)
    if decoded.value is None:
        raise _unreadable(file)
    if file.suffix == ".yaml":
        from planpress.load.yaml_nodes import read_yaml

        if read_yaml(decoded.value, file.name).failed:
            raise _unreadable(file)
    return decoded.value


def _unreadable(file: Path) -> Stop:
    return stop("E89", exit_code=ExitCode.CONTENT, file=shown(file))


def _add_to_yaml(file: Path, text: str, series: str, title: str, wanted: str | None) -> tuple[str, str]:
    holders = adding_courses.holders(text)
    if series not in holders:
        raise _no_series(series, list(holders))
    known = adding_courses.ids_in_yaml(text)
    course = wanted or adding_courses.next_id(series, holders[series].courses, known)
    _refuse_double(course, known)
    new = adding_courses.add_to_yaml(text, holders[series], course, title)
    if not _adds_only(text, new, series, course):
        raise stop("E89", wording="layout", exit_code=ExitCode.CONTENT, file=shown(file))
    return course, new


def _adds_only(text: str, new: str, series: str, course: str) -> bool:
    """The new text reads without error, and its records are the old ones and this course."""
    from planpress.load.yaml_nodes import read_yaml

    before, after = adding_courses.holders(text), adding_courses.holders(new)
    if read_yaml(new, "").failed or before.keys() != after.keys():
        return False
    return all(
        after[each].courses == (*before[each].courses, *([course] if each == series else []))
        for each in before
    )


def _add_to_csv(file: Path, text: str, series: str, title: str, wanted: str | None) -> tuple[str, str]:
    checked = read_csv_table(text, file.name)
    table = checked.value
    if checked.failed or table is None:
        raise _unreadable(file)
    rows = adding_courses.rows_of(table, series)
    if not rows:
        raise _no_series(series, adding_courses.groups(table))
    known = [adding_courses.cell(table, row, adding_courses.ID) for row in table.rows]
    its_ids = [adding_courses.cell(table, row, adding_courses.ID) for row in rows]
    stem = series if series.isascii() else adding_courses.cell(table, rows[0], "類別") or "course"
    course = wanted or adding_courses.next_id(stem, its_ids, known)
    _refuse_double(course, known)
    return course, adding_courses.add_to_csv(text, table, rows, course, title)


def _no_series(series: str, known: list[str]) -> Stop:
    meant = nearest(series, known)
    return stop("E83", wording="series_near" if meant else "series", id=series, meant=meant or "")


def _refuse_double(course: str, known: list[str]) -> None:
    if course in known:
        raise stop("E81", wording="course", id=course)


def _first_difference(before: str, after: str) -> int:
    """The line, from 1, where ``after`` begins to differ."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=False)
    return next((number for number, (old, new) in enumerate(pairs, 1) if old != new), before.count("\n") + 1)
