"""What the courses of a plan come to: how many there are, their lengths by unit, their seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planpress.model.courses import Course
from planpress.rules.totals import SeatTotal, UnitTotal, total_seats, totals_by_unit


@dataclass(frozen=True, slots=True)
class CourseCounts:
    """Counted from the records of a plan: no total of another unit is ever put into one of these."""

    city: str
    plan: str
    courses: int
    lengths: tuple[UnitTotal, ...]
    seats: SeatTotal


def course_counts(city: str, plan_id: str, courses: Sequence[Course]) -> CourseCounts:
    """The counts of a plan's courses."""
    return CourseCounts(city, plan_id, len(courses), totals_by_unit(courses), total_seats(courses))
