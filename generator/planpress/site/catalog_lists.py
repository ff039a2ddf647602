"""Cuts the catalog into lists: the entries with a value, page by page, and those of a number of strokes."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from planpress.site import routes
from planpress.site.catalog_parts import FACETS, Entry, Part, course_row
from planpress.site.facets import Facet, Value, in_order
from planpress.site.pages import CourseGroup, CourseRow
from planpress.site.strokes import OTHER
from planpress.site.wording import Wording

A_PAGE = 100  # rows of a list
COARSE = 2_000  # entries of a value that are listed one by one; more are listed by series
Row = TypeVar("Row")
STROKES = "strokes"  # stands where the name of a facet does


@dataclass(frozen=True, slots=True)
class Place:
    """A plan of the catalog, and the number of its first entry among all."""

    city: str
    plan: str
    start: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries by value: for each facet (or STROKES) its values with the numbers of their entries.

    ``series`` has 1 for each entry that is a series; ``groups`` has the same number for all courses of a
    series. Numbers are packed (see ``numbers``), since there may be a million of them.
    """

    places: tuple[Place, ...]
    total: int
    facets: Mapping[str, Mapping[Value, bytes]]
    series: bytes
    groups: bytes

    def members(self, facet: str, key: str) -> Sequence[int]:
        """The numbers of the entries with a value; none for a value that nothing has."""
        return next((numbers(found) for value, found in self.facets[facet].items() if value.key == key), ())

    def size(self, members: Sequence[int]) -> tuple[int, int, int]:
        """Courses, series that list none, and pages of their list."""
        series = sum(self.series[number] for number in members)
        return len(members) - series, series, count_of_pages(self._rows(members))

    def _rows(self, members: Sequence[int]) -> int:
        if len(members) <= COARSE:
            return len(members)
        groups = numbers(self.groups)
        return len({groups[number] for number in members})


def numbers(packed: bytes) -> Sequence[int]:
    """The numbers that a Listing has packed."""
    return array("I", packed)


def listing(parts: Sequence[Part], say: Wording) -> Listing:
    """The entries of all plans by value; values with the same key are one, called as where it comes first."""
    starts = list(accumulate((len(part.entries) for part in parts), initial=0))
    places = tuple(Place(part.city, part.plan, start) for part, start in zip(parts, starts, strict=False))
    found: dict[str, dict[Value, bytes]] = {
        facet.value: _by_value(place, facet, parts, starts) for place, facet in enumerate(FACETS)
    }
    found[STROKES] = _by_strokes(parts, say)
    series = bytes(entry.is_series for part in parts for entry in part.entries)
    return Listing(places, starts[-1], found, series, _groups(parts))


def _groups(parts: Sequence[Part]) -> bytes:
    """The number of the first entry of each entry's series; its own where it has none."""
    first: dict[tuple[str, str, str], int] = {}
    found = array("I")
    for part in parts:
        for entry in part.entries:
            number = len(found)
            key = (part.city, part.plan, entry.series)
            found.append(first.setdefault(key, number) if entry.series else number)
    return found.tobytes()


def _by_value(place: int, facet: Facet, parts: Sequence[Part], starts: Sequence[int]) -> dict[Value, bytes]:
    members: dict[str, list[int]] = {}
    names: dict[str, Value] = {}
    for part, start in zip(parts, starts, strict=False):
        for number, entry in enumerate(part.entries, start):
            for key in entry.values[place]:
                members.setdefault(key, []).append(number)
        for key in part.labels[facet]:
            names.setdefault(key, part.value(facet, key))
    counts = {names[key]: len(found) for key, found in members.items()}
    return {value: array("I", members[value.key]).tobytes() for value in in_order(counts)}


def _by_strokes(parts: Sequence[Part], say: Wording) -> dict[Value, bytes]:
    entries = [entry for part in parts for entry in part.entries]
    members: dict[int, list[int]] = {}
    for number in sorted(range(len(entries)), key=lambda number: entries[number].order):
        members.setdefault(entries[number].strokes, []).append(number)
    counts = sorted(members, key=lambda count: (count == OTHER, count))
    return {stroke_value(count, say): array("I", members[count]).tobytes() for count in counts}


def stroke_value(count: int, say: Wording) -> Value:
    """A number of strokes as a value: 「8劃」; letters and digits have none and come last."""
    label = say("catalog_strokes_of", n=count) if count else say("catalog_no_strokes")
    return Value(count or 1000, str(count), label)


def place_of(places: Sequence[Place], number: int) -> Place:
    """The plan that has the entry with a number."""
    return places[bisect_right(places, number, key=lambda place: place.start) - 1]


def page_of(members: Sequence[Row], page: int) -> Sequence[Row]:
    """The rows of a page, from page 1 on."""
    return members[(page - 1) * A_PAGE : page * A_PAGE]


def count_of_pages(items: int) -> int:
    """How many pages hold so many rows; one where there are none."""
    return max(1, -(-items // A_PAGE))


# -- rows ----------------------------------------------------------------------


def series_of(found: Sequence[tuple[Part, Entry]]) -> tuple[tuple[Part, Entry, int], ...]:
    """The first entry of each series, with the number of its courses; courses of no series one by one."""
    rows: dict[tuple[str, str, str, str], tuple[Part, Entry, int]] = {}
    for part, entry in found:
        alone = "" if entry.series else entry.id
        key = (part.city, part.plan, entry.series, alone)
        rows[key] = (*rows.get(key, (part, entry, 0))[:2], rows[key][2] + 1 if key in rows else 1)
    return tuple(rows.values())


def series_row(part: Part, entry: Entry, count: int, say: Wording) -> CourseRow:
    """The series of ``entry`` as a row that says how many of its courses are meant."""
    if not entry.series:
        return course_row(part, entry, say)
    href = routes.series(part.city, part.plan, entry.series)
    return CourseRow(
        entry.column("series"), href, (say("courses_counted", count=count),), city=part.city_name
    )


def grouped(rows: Sequence[tuple[Part, CourseRow]]) -> tuple[CourseGroup, ...]:
    """Rows below the title of each plan."""
    plans: dict[tuple[str, str], tuple[Part, list[CourseRow]]] = {}
    for part, row in rows:
        plans.setdefault((part.city, part.plan), (part, []))[1].append(row)
    return tuple(
        CourseGroup(part.title, routes.document(part.city, part.plan), tuple(members))
        for part, members in plans.values()
    )
