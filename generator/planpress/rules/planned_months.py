"""In which months of which year a plan means to hold its courses, so far as it prints months."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from planpress.model.courses import Course
from planpress.model.dates import MonthRange, Period
from planpress.model.values import Unstated


def planned_months(courses: Iterable[Course], period: Period | Unstated) -> Mapping[str, tuple[str, ...]]:
    """The ids of courses by month ("2020-03"), in their order; none for a plan whose period is not stated.

    Every month of the period counts whose number the course prints: a plan of two years has it twice.
    """
    if not isinstance(period, Period):
        return {}
    numbers = tuple(months_of(period))
    found: dict[str, list[str]] = {}
    for course in courses:
        if isinstance(course.months, MonthRange):
            for year, month in numbers:
                if month in course.months.months:
                    found.setdefault(f"{year}-{month:02}", []).append(course.id)
    return {month: tuple(ids) for month, ids in sorted(found.items())}


def months_of(period: Period) -> Iterator[tuple[int, int]]:
    """Year (AD) and number of every month of the period."""
    first = period.first.year * 12 + period.first.month - 1
    last = period.last.year * 12 + period.last.month - 1
    return ((number // 12, number % 12 + 1) for number in range(first, last + 1))
