"""Puts one course into a courses.yaml or courses.csv without touching anything else in it."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml

from planpress.cli import yaml_text
from planpress.cli.yaml_text import Edit
from planpress.load.csv_tables import Row, Table

ID = "編號"
_COLUMNS = {
    ID: (ID, "id"),
    "類別": ("類別", "track"),
    "系列": ("系列", "series"),
    "課程名稱": ("課程名稱", "title"),
}
_NUMBERED = re.compile(r"(.+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Holder:
    """A series (or a track) of a courses.yaml: its id, its value and the ids of its courses."""

    id: str
    value: yaml.Node
    courses: tuple[str, ...]


def next_id(series: str, its_ids: Sequence[str], all_ids: Iterable[str]) -> str:
    """``ai-3`` after ``ai-1`` and ``ai-2``: the usual stem, one more than the highest number yet."""
    stems = Counter(match.group(1) for each in its_ids if (match := _NUMBERED.fullmatch(each)))
    stem = stems.most_common(1)[0][0] if stems else series
    taken = [
        int(match.group(2))
        for each in all_ids
        if (match := _NUMBERED.fullmatch(each)) and match.group(1) == stem
    ]
    return f"{stem}-{max(taken, default=0) + 1}"


# -- courses.yaml ------------------------------------------------------------


def holders(text: str) -> dict[str, Holder]:
    """Every series, and every track that is no series, by id."""
    found: dict[str, Holder] = {}
    for track, value in yaml_text.entries(yaml_text.compose(text)):
        for series, inner in yaml_text.entries(yaml_text.get(value, "series")):
            found.setdefault(series.value, _holder(series.value, inner))
        found.setdefault(track.value, _holder(track.value, value))
    return found


def _holder(name: str, value: yaml.Node) -> Holder:
    return Holder(
        name, value, tuple(key.value for key, _ in yaml_text.entries(yaml_text.get(value, "courses")))
    )


def ids_in_yaml(text: str) -> list[str]:
    """The ids of all courses, and the former ids that aliases keep."""
    aliases = [
        one.value
        for holder in holders(text).values()
        for _, course in yaml_text.entries(yaml_text.get(holder.value, "courses"))
        for one in yaml_text.scalars(yaml_text.get(course, "aliases"))
    ]
    return [*(each for holder in holders(text).values() for each in holder.courses), *aliases]


def add_to_yaml(text: str, holder: Holder, course: str, title: str) -> str:
    """``text`` with the course as the last one of ``holder``."""
    courses = yaml_text.get(holder.value, "courses")
    if isinstance(courses, yaml.MappingNode) and courses.value:
        return yaml_text.apply(text, [_behind_last(text, courses, [(course, title)])])
    if isinstance(courses, yaml.Node):
        indent = " " * (_column_of_key(holder.value, "courses") + 2)
        return yaml_text.apply(text, [_in_place_of(courses, f"\n{indent}{_entry(course, title)}")])
    if isinstance(holder.value, yaml.MappingNode) and holder.value.value:
        return yaml_text.apply(text, [_new_courses(text, holder.value, course, title)])
    indent = " " * (_line_indent(text, holder.value) + 2)
    block = f"\n{indent}courses:\n{indent}  {_entry(course, title)}"
    return yaml_text.apply(text, [_in_place_of(holder.value, block)])


def _entry(course: str, title: str, *, flow: bool = False) -> str:
    return f"{course}: {yaml_text.scalar(title, flow=flow)}"


def _behind_last(text: str, mapping: yaml.MappingNode, pairs: Sequence[tuple[str, str]]) -> Edit:
    if yaml_text.is_flow(mapping):
        place = yaml_text.end_of(mapping.value[-1][1])
        return Edit(place, place, "".join(f", {_entry(*pair, flow=True)}" for pair in pairs))
    place = yaml_text.line_end(text, yaml_text.end_of(mapping))
    indent = " " * mapping.value[0][0].start_mark.column
    return Edit(place, place, "".join(f"\n{indent}{_entry(*pair)}" for pair in pairs))


def _new_courses(text: str, holder: yaml.MappingNode, course: str, title: str) -> Edit:
    if yaml_text.is_flow(holder):
        place = yaml_text.end_of(holder.value[-1][1])
        return Edit(place, place, f", courses: {{{_entry(course, title, flow=True)}}}")
    place = yaml_text.line_end(text, yaml_text.end_of(holder))
    indent = " " * holder.value[0][0].start_mark.column
    return Edit(place, place, f"\n{indent}courses:\n{indent}  {_entry(course, title)}")


def _in_place_of(value: yaml.Node, block: str) -> Edit:
    """``key: {}`` or ``key:`` becomes ``key:`` and the block; the blank before ``{}`` goes, too."""
    start, end = value.start_mark.index, value.end_mark.index
    if isinstance(value, yaml.ScalarNode) and not value.value:
        return Edit(start, start, block)
    return Edit(start - 1, end, block)


def _column_of_key(mapping: yaml.Node, name: str) -> int:
    return next(int(key.start_mark.column) for key, _ in yaml_text.entries(mapping) if key.value == name)


def _line_indent(text: str, node: yaml.Node) -> int:
    start = text.rfind("\n", 0, node.start_mark.index) + 1
    return len(text[start:]) - len(text[start:].lstrip(" "))


# -- courses.csv -------------------------------------------------------------


def cell(table: Table, row: Row, column: str) -> str:
    """The cell below a Chinese head or its English name; "" where there is no such column."""
    names = _COLUMNS[column]
    return next((text for name, text in zip(table.header, row.cells, strict=True) if name in names), "")


def rows_of(table: Table, series: str) -> list[Row]:
    """The rows whose series, or else whose track, is ``series``."""
    of_series = [row for row in table.rows if cell(table, row, "系列") == series]
    return of_series or [row for row in table.rows if cell(table, row, "類別") == series]


def groups(table: Table) -> list[str]:
    """The series and tracks that the rows name, sorted."""
    named = {cell(table, row, column) for row in table.rows for column in ("系列", "類別")}
    return sorted(named - {""})


def add_to_csv(text: str, table: Table, rows: Sequence[Row], course: str, title: str) -> str:
    """``text`` with a row for the course behind the last of ``rows``, in the same series and track."""
    last = rows[-1]
    known = {ID: course, "課程名稱": title, **{name: cell(table, last, name) for name in ("類別", "系列")}}
    behind = next((row.line for row in table.rows if row.line > last.line), None)
    lines = text.rstrip("\n").split("\n")
    place = len(lines) if behind is None else behind - 1
    return "\n".join([*lines[:place], _csv_line(table.header, known), *lines[place:]]) + "\n"


def _csv_line(header: Iterable[str], known: dict[str, str]) -> str:
    by_name = {name: known[column] for column, names in _COLUMNS.items() for name in names}
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="").writerow([by_name.get(name, "") for name in header])
    return stream.getvalue()
