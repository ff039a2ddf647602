"""Totals of courses: lengths by unit, never converted into each other, and seats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planpress.model.amounts import Hours, Length, Seats
from planpress.model.courses import Course


@dataclass(frozen=True, slots=True)
class UnitTotal:
    """What the lengths in one unit come to: 30 天 over 7 courses."""

    amount: Decimal
    unit: str
    courses: int

    def __str__(self) -> str:
        return f"{self.amount:f}{self.unit}"


@dataclass(frozen=True, slots=True)
class SeatTotal:
    """All seats that are stated; ``unclear`` are those of courses held several times (150 over 6 場).

    Whether such a course's seats are for each time or for all is not said in the sources.
    """

    seats: int
    courses: int
    unclear: int


TIMES = ("場", "場次", "梯次", "梯", "班", "期", "次")


def totals_by_unit(courses: Iterable[Course]) -> tuple[UnitTotal, ...]:
    """Lengths of ``courses`` added up by unit, in the order in which the units first occur."""
    amounts: dict[str, list[Decimal]] = {}
    for course in courses:
        if isinstance(course.length, Length) and course.length.unit:
            amounts.setdefault(course.length.unit, []).append(course.length.amount)
    return tuple(UnitTotal(sum(all_of, Decimal(0)), unit, len(all_of)) for unit, all_of in amounts.items())


def total_hours(courses: Iterable[Course]) -> Fraction | None:
    """Hours that ``courses`` count for, added up; None where none states any."""
    stated = [Fraction(course.hours.hours) for course in courses if isinstance(course.hours, Hours)]
    return sum(stated, Fraction()) if stated else None


def total_seats(courses: Iterable[Course]) -> SeatTotal:
    """Seats of ``courses`` added up; courses that state none do not count."""
    stated = [course for course in courses if isinstance(course.seats, Seats)]
    unclear = [course for course in stated if _several_times(course)]
    return SeatTotal(_seats(stated), len(stated), _seats(unclear))


def _seats(courses: list[Course]) -> int:
    return sum(course.seats.seats for course in courses if isinstance(course.seats, Seats))


def _several_times(course: Course) -> bool:
    length = course.length
    return isinstance(length, Length) and length.unit in TIMES and length.amount > 1
