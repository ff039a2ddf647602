"""Checks the tables of days off: each day of its year, once, a working day only where one is made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem, warning
from planpress.model.dates import RocDate
from planpress.model.vocabularies import HolidayYear
from planpress.rules.working_days import is_year

HOLIDAYS = "content/vocabularies/holidays.yaml"
_WEEKDAYS = ("一", "二", "三", "四", "五", "六", "日")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def check_holidays(years: Mapping[str, HolidayYear], file: str = HOLIDAYS) -> Iterator[Diagnostic]:
    """What is wrong with the tables of ``file`` (holidays.yaml), year by year."""
    for year, table in years.items():
        if not is_year(year):
            yield problem("R36", Ref(file, ("years", year)), wording="year", year=year)
            continue
        seen: list[object] = []
        for name in ("holidays", "workdays"):
            for number, one in enumerate(getattr(table, name)):
                at = Ref(file, ("years", year, name, number, "date"))
                yield from _check_day(one.date, year, at, is_holiday=name == "holidays")
                if one.date.date in seen:
                    yield problem("R36", at, wording="twice", date=one.date)
                seen.append(one.date.date)


def _check_day(day: RocDate, year: str, at: Ref, *, is_holiday: bool) -> Iterator[Diagnostic]:
    """A day of another year is a slip; a Sunday off, or a Monday made up, says nothing new."""
    if day.roc_year != int(year):
        yield problem("R36", at, wording="other_year", date=day, year=year)
        return
    number = day.date.weekday()
    if is_holiday is (number >= 5):
        words = {"weekday": f"星期{_WEEKDAYS[number]}", "weekday_en": _WEEKDAYS_EN[number]}
        yield warning("R36", at, wording="off" if is_holiday else "on", date=day, **words)
