"""Reads the rows of courses.csv into the same records that courses.yaml gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from pydantic import ValidationError

from planpress.diagnostics.diagnostic import Checked, Diagnostic, problem, warning
from planpress.load.cells import DASHES, Heads, read_heads, split_cell, translator_of_row
from planpress.load.csv_tables import Row, Table
from planpress.model.courses import COURSE_HEADS, Course, Courses, Series, Track
from planpress.model.records import ID
from planpress.model.values import Unstated

_SEVERAL = ("audience", "methods", "counts_for", "languages", "topics", "aliases")
_OPTIONAL = ("track", "series", "title", "note")


def decode_courses(table: Table, file: str, *, issued: bool = False) -> Checked[Courses]:
    """The courses of a table, its tracks (類別) and its series (系列 where it holds an id).

    A 系列 that is words and no id is the course's ``group``. Empty cells and ``-`` are 未載明; the record
    remembers the ``-``. A row without 編號 gets a provisional id: a warning, an error where the plan is
    ``issued``. Refs have the path (row number, head).
    """
    heads, found = read_heads(table, COURSE_HEADS, ("title",), file)
    if any(item.code == "P22" for item in found):
        return Checked(None, tuple(found))
    reading = _Reading(file, heads, issued, found)
    courses = [course for row in table.rows if (course := reading.course(row)) is not None]
    return Checked(_with_groups(courses), tuple(reading.found))


@dataclass(slots=True)
class _Reading:
    """One pass over the rows; ``found`` fills in their order."""

    file: str
    heads: Heads
    issued: bool
    found: list[Diagnostic]
    ids: dict[str, int] = field(default_factory=dict)

    def course(self, row: Row) -> Course | None:
        """The course of a row, None where it is refused."""
        values = dict(self._values(row))
        new = not values["id"] or self._is_new(str(values["id"]), row)
        if not values.get("title"):
            ref = self.heads.ref(self.file, row, "title")
            self.found.append(problem("P04", ref, wording="cell", field=self.heads.columns["title"][1]))
            return None
        if not values["id"]:
            values |= {"id": self._provisional(row, values), "provisional": True}
        try:
            course = Course.model_validate(values)
        except ValidationError as error:
            translator = translator_of_row(Course, self.heads, row, self.file)
            refused = translator.translate(error.errors(include_url=False), values)
            self.found.extend(self.heads.in_order(refused))
            return None
        new = new and (not course.provisional or self._is_new(course.id, row))
        return course if new else None

    def _values(self, row: Row) -> Iterator[tuple[str, object]]:
        dashes = []
        yield "id", self.heads.cell(row, "id")
        for name in self.heads.columns.keys() - {"id"}:
            text = self.heads.cell(row, name)
            if text in DASHES:
                dashes.append(name)
                text = ""
            yield from _field(name, text)
        yield "dashes", tuple(sorted(dashes))

    def _provisional(self, row: Row, values: dict[str, object]) -> str:
        """An id that hangs on what the row says, so that another order of rows changes none."""
        made = provisional_id(*(str(values.get(name, "")) for name in ("track", "series", "group", "title")))
        ref = self.heads.ref(self.file, row, "id")
        say, wording = (problem, "issued") if self.issued else (warning, "default")
        self.found.append(say("P23", ref, wording=wording, row=row.number, id=made))
        return made

    def _is_new(self, course_id: str, row: Row) -> bool:
        first = self.ids.setdefault(course_id, row.number)
        if first != row.number:
            ref = self.heads.ref(self.file, row, "id")
            self.found.append(problem("P24", ref, id=course_id, row=row.number, first=first))
        return first == row.number


def _field(name: str, text: str) -> Iterator[tuple[str, object]]:
    if name in _SEVERAL:
        yield name, split_cell(text)
    elif name == "series" and text and not ID.fullmatch(text):
        yield "group", text
    elif text:
        yield name, text
    elif name not in _OPTIONAL:
        yield name, Unstated.NOT_STATED


@lru_cache(maxsize=4096)
def provisional_id(track: str, series: str, group: str, title: str) -> str:
    """``ai-3f2a1c`` for a course of series ``ai``: the same for the same words, in any order of rows."""
    stem = next((part for part in (series, track) if ID.fullmatch(part)), "course")
    words = f"{track}\x1f{series}\x1f{group}\x1f{title}".encode("utf-8", "surrogatepass")
    return f"{stem}-{blake2b(words, digest_size=3).hexdigest()}"


def _with_groups(courses: list[Course]) -> Courses:
    tracks = dict.fromkeys(course.track for course in courses if course.track)
    series: dict[str, str] = {}
    for course in courses:
        if course.series:
            series.setdefault(course.series, course.track)
    return Courses(
        tracks=tuple(Track(id=track) for track in tracks),
        series=tuple(Series(id=one, track=track) for one, track in series.items()),
        courses=tuple(courses),
    )
