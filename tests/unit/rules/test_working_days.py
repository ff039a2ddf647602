"""Stories about the calendar of offices: days off, made-up days, and years that nobody published."""

from __future__ import annotations

from datetime import date

import pytest

from planpress.rules.working_days import WorkingCalendar, is_year
from support.plans import record

HOLIDAYS = """
years:
  "113":
    source: 虛構的辦公日曆
    holidays: [{date: 113年2月28日, title: 和平紀念日}]
    workdays: [{date: 113年2月17日, title: 補行上班}]
  next: {source: 未公布, holidays: []}
"""
CALENDAR = WorkingCalendar.of(record(HOLIDAYS, "holidays"))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 2, 16), True),
        (date(2024, 2, 17), True),
        (date(2024, 2, 18), False),
        (date(2024, 2, 24), False),
        (date(2024, 2, 28), False),
        (date(2024, 2, 29), True),
        (date(2023, 12, 29), None),
        (date(2025, 1, 2), None),
    ],
)
def test_offices_work_on_weekdays_and_made_up_days(day: date, works: bool | None) -> None:
    assert CALENDAR.is_working_day(day) is works


@pytest.mark.parametrize(
    ("word", "year"),
    [("113", True), ("99", True), ("1", True), ("0", False), ("2024", False), ("113年", False), ("", False)],
)
def test_a_year_is_one_of_the_republic_in_digits(word: str, year: bool) -> None:
    assert is_year(word) is year
