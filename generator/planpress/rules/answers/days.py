"""Counts from a day as documents do: months, weeks, days and working days later, and what stays open."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from planpress.model.amounts import Span, SpanUnit
from planpress.model.dates import FIRST_YEAR, YearDay
from planpress.model.values import narrow

LAST_YEAR = FIRST_YEAR + 998
"""Years of the Republic have three digits: 999 is 2910."""
FARTHEST = 1200
"""Spans longer than this many months, or as many days as in 100 years, are no deadline."""

Works: TypeAlias = Callable[[date], bool | None]
"""True for a working day, False for a day off, None where the year has no table."""

_WRITTEN = re.compile(r"(?:中華民國|民國)?([0-9]{1,4})[年/.\-]([0-9]{1,2})[月/.\-]([0-9]{1,2})日?")


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day as it was read: None with ``near`` (the month's last day) for a day that no calendar has."""

    day: date | None
    near: date | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a span leads: all ``days`` it may mean, ascending (none where it cannot be counted).

    ``unknown_year`` is the western year without a table of holidays (0 for none).
    """

    days: tuple[date, ...] = ()
    unknown_year: int = 0


def read_day(text: str) -> ReadDay:
    """The day of 113-11-30, 113年11月30日, 113/11/30, 2024-11-30; a year from 1912 on is western."""
    match = _WRITTEN.fullmatch(narrow(text))
    if match is None:
        return ReadDay(None)
    year, month, day = int(match.group(1)), int(match.group(2)), int(match.group(3))
    western = year if year >= FIRST_YEAR else year + FIRST_YEAR - 1
    if year == 0 or FIRST_YEAR > year > 999 or western > LAST_YEAR or not 1 <= month <= 12:
        return ReadDay(None)
    last = calendar.monthrange(western, month)[1]
    if day > last:
        return ReadDay(None, date(western, month, last))
    return ReadDay(date(western, month, day) if day else None)


def months_later(day: date, months: int) -> date:
    """The same day ``months`` later (earlier where negative); the month's last day where it has none such."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def is_month_end(day: date) -> bool:
    """True on the last day of a month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def month_end(day: date) -> date:
    """The last day of the month of ``day``."""
    return date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])


def count(start: date, span: Span, works: Works, direction: int = 1) -> Counted:
    """The days that ``span`` after ``start`` (before it, for ``direction`` -1) may mean.

    The day after ``start`` is the first one. Months from the last day of a month have two readings where
    they differ: the same day, or the last day of the target month (行政程序法 §48).
    """
    amount = span.amount * direction
    match span.unit:
        case SpanUnit.MONTHS:
            return _months(start, amount)
        case SpanUnit.YEARS:
            return _months(start, 12 * amount)
        case SpanUnit.WEEKS:
            return _days(start, 7 * amount)
        case SpanUnit.DAYS:
            return _days(start, amount)
        case SpanUnit.WORKING_DAYS:
            return _working_days(start, span.amount, works, direction)
        case _:
            return Counted()


def _months(start: date, months: int) -> Counted:
    if abs(months) > FARTHEST:
        return Counted()
    same = months_later(start, months)
    if not is_month_end(start) or months == 0:
        return Counted((same,))
    end = month_end(same)
    return Counted((same,) if same == end else (same, end))


def _days(start: date, days: int) -> Counted:
    return Counted() if abs(days) > 31 * FARTHEST else Counted((start + timedelta(days=days),))


def _working_days(start: date, days: int, works: Works, direction: int) -> Counted:
    if days > 31 * FARTHEST:
        return Counted()
    day, left = start, days
    while left > 0:
        day += timedelta(days=direction)
        working = works(day)
        if working is None:
            return Counted(unknown_year=day.year)
        left -= 1 if working else 0
    return Counted((day,))


def next_working_day(day: date, works: Works) -> date | None:
    """The first working day after ``day``; None where a year without a table is reached first."""
    following = day + timedelta(days=1)
    while works(following) is False:
        following += timedelta(days=1)
    return following if works(following) else None


def day_in_year(day: YearDay, year: int) -> date:
    """A day of every year in the western ``year``; 29 February is the 28th where there is none."""
    return day.in_year(year)
