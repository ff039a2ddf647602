"""Stories of the tables that rules are answered by: days off, and equivalent exams."""

from __future__ import annotations

import datetime

import pytest

from planpress.rules.exam_tables import check_exam_tables
from planpress.rules.holiday_tables import check_holidays
from planpress.rules.working_days import WorkingCalendar, is_year
from support.plans import EXAMS, record


def _days(off: str = "", made_up: str = "", year: str = "113") -> list[tuple[str, str, str]]:
    listed = {"holidays": off.split(), "workdays": made_up.split()}
    text = f'years:\n  "{year}":\n    source: 公告\n'
    for name, days in listed.items():
        text += f"    {name}: [" + ", ".join(f"{{date: {day}, title: 某日}}" for day in days) + "]\n"
    found = check_holidays(record(text, "holidays").years)
    return [(item.wording, item.severity, str(item.ref.path[2:4])) for item in found]


def test_a_day_off_on_a_weekday_and_a_saturday_made_up_are_in_order() -> None:
    assert _days("113年1月1日 113年12月31日", "113年2月17日 113年2月18日") == []


@pytest.mark.parametrize(
    ("off", "made_up", "told"),
    [
        ("112年12月31日", "", ("other_year", "error", "('holidays', 0)")),
        ("114年1月1日", "", ("other_year", "error", "('holidays', 0)")),
        ("113年1月1日 113年1月6日", "", ("off", "warning", "('holidays', 1)")),
        ("", "113年1月5日", ("on", "warning", "('workdays', 0)")),
        ("113年1月1日 113年1月1日", "", ("twice", "error", "('holidays', 1)")),
    ],
)
def test_a_day_that_cannot_be_meant(off: str, made_up: str, told: tuple[str, str, str]) -> None:
    assert _days(off, made_up) == [told]


def test_a_day_both_off_and_made_up() -> None:
    assert [wording for wording, _, _ in _days("113年1月5日", "113年1月5日")] == ["on", "twice"]


@pytest.mark.parametrize(
    ("word", "right"), [("113", True), ("99", True), ("113年", False), ("一一三", False), ("0", False)]
)
def test_a_year_is_told_in_digits(word: str, right: bool) -> None:
    assert is_year(word) is right
    assert _days("", "", word) == ([] if right else [("year", "error", "()")])


def test_a_year_that_is_none_is_left_out_of_the_calendar() -> None:
    holidays = record(
        'years: {"113年": {source: 公告, holidays: []}, "114": {source: 公告, holidays: []}}\n', "holidays"
    )
    calendar = WorkingCalendar.of(holidays)
    assert calendar.is_working_day(datetime.date(2024, 5, 1)) is None
    assert calendar.is_working_day(datetime.date(2025, 5, 1)) is True


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("B1: {gept: 中級}", "B1: {gept: intermediate}", []),
        ("B1: {gept: 中級}", "B1: {gept: 未載明}", []),
        ("B1: {gept: 中級}", "B7: {gept: 中級}", ["cefr"]),
        ("B1: {gept: 中級}", "B1: {gpet: 中級}", ["nearest"]),
        ("B1: {gept: 中級}", "B1: {nihongo: N2}", ["default"]),
        ("B1: {gept: 中級}", "B1: {gept: 準一級}", ["level"]),
        ("cefr: A2", "cefr: A0", ["cefr"]),
        ("cefr: A2", "cefr: 未載明", []),
    ],
)
def test_tables_of_equivalents_name_what_is_there(old: str, new: str, told: list[str]) -> None:
    assert old in EXAMS
    found = check_exam_tables(record(EXAMS.replace(old, new), "exams"))
    assert [item.wording for item in found] == told
