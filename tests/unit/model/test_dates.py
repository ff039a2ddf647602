"""Days, periods, months and times: read as printed, refused with the right form otherwise."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planpress.model.dates import MonthRange, Period, RocDate, TimeRange
from planpress.model.values import NotRead

DAYS = st.dates(datetime.date(1912, 1, 1), datetime.date(2100, 12, 31))


@given(DAYS)
def test_every_day_of_the_republic_goes_to_words_and_back(day: datetime.date) -> None:
    written = RocDate.of(day)
    read = RocDate.parse(written.text)
    assert read == written
    assert read.date == day
    assert read.iso == day.isoformat()
    assert read.text == f"{day.year - 1911}年{day.month}月{day.day}日"


@given(st.dates(datetime.date(1921, 1, 1), datetime.date(2100, 12, 31)))
def test_other_ways_to_write_a_day_are_refused_with_the_right_form(day: datetime.date) -> None:
    roc = f"{day.year - 1911}/{day.month}/{day.day}"
    for text in (day.isoformat(), roc, f"民國{day.year - 1911}年{day.month:02}月{day.day:02}日"):
        if text == RocDate.of(day).text:
            continue
        with pytest.raises(NotRead) as refused:
            RocDate.parse(text)
        assert refused.value.suggestion == RocDate.of(day).text


def test_the_issue_day_of_taoyuan_is_read() -> None:
    assert RocDate.parse("113年2月27日").date == datetime.date(2024, 2, 27)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("113/5/6", "113年5月6日"),
        ("2024-05-06", "113年5月6日"),
        ("113.5.6", "113年5月6日"),
        ("１１３年５月６日", "113年5月6日"),
        ("113 年 5 月 6 日", "113年5月6日"),
        ("113年05月06日", "113年5月6日"),
        ("20240506", "113年5月6日"),
        ("1130506", "113年5月6日"),
        ("113年5月", ""),
        ("五月六日", ""),
        ("民前1年1月1日", ""),
        ("0/5/6", ""),
    ],
)
def test_a_day_has_one_way_to_be_written(text: str, suggestion: str) -> None:
    with pytest.raises(NotRead) as refused:
        RocDate.parse(text)
    assert (refused.value.kind, refused.value.suggestion) == ("date", suggestion)


@pytest.mark.parametrize("text", ["113年2月30日", "112年2月29日", "113年13月1日", "113/2/30"])
def test_a_day_that_no_calendar_has_is_refused_without_suggestion(text: str) -> None:
    with pytest.raises(NotRead) as refused:
        RocDate.parse(text)
    assert (refused.value.reason, refused.value.suggestion) == ("no_day", "")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("113年1月1日至113年12月31日", (2024, 1, 1), (2024, 12, 31)),
        ("113年7月1日至9月30日", (2024, 7, 1), (2024, 9, 30)),
        ("109年", (2020, 1, 1), (2020, 12, 31)),
        ("109年度", (2020, 1, 1), (2020, 12, 31)),
        ("99至105年", (2010, 1, 1), (2016, 12, 31)),
    ],
)
def test_a_period_is_two_days_or_whole_years(
    text: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    read = Period.parse(text)
    assert (read.text, read.first, read.last) == (text, datetime.date(*first), datetime.date(*last))


@given(DAYS, DAYS)
def test_a_period_ends_after_it_begins(one: datetime.date, other: datetime.date) -> None:
    text = f"{RocDate.of(one)}至{RocDate.of(other)}"
    if one <= other:
        assert (Period.parse(text).first, Period.parse(text).last) == (one, other)
    else:
        with pytest.raises(NotRead) as refused:
            Period.parse(text)
        assert refused.value.reason == "order"


@pytest.mark.parametrize(
    "text",
    [
        "113/1/1-113/12/31",
        "113年1月1日~113年12月31日",
        "113年1月1日到113年12月31日",
        "2024-01-01至2024-12-31",
        "113年1月1日至113/12/31",
    ],
)
def test_a_period_written_otherwise_is_refused_with_the_right_form(text: str) -> None:
    with pytest.raises(NotRead) as refused:
        Period.parse(text)
    assert refused.value.suggestion == "113年1月1日至113年12月31日"


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("7月", (7,)),
        ("2至3月", (2, 3)),
        ("2月至3月", (2, 3)),
        ("1至12月", tuple(range(1, 13))),
        ("3月、9至11月", (3, 9, 10, 11)),
    ],
)
def test_months_are_read(text: str, months: tuple[int, ...]) -> None:
    assert (MonthRange.parse(text).text, MonthRange.parse(text).months) == (text, months)


@given(st.integers(1, 12), st.integers(1, 12))
def test_any_range_of_months_is_a_range_within_the_year(first: int, last: int) -> None:
    text = f"{first}至{last}月"
    if first <= last:
        assert MonthRange.parse(text).months == tuple(range(first, last + 1))
    else:
        with pytest.raises(NotRead):
            MonthRange.parse(text)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("2-3月", "2至3月"),
        ("2-3", "2至3月"),
        ("７月", "7月"),
        ("13月", ""),
        ("9-5", ""),
        ("5~13月", ""),
        ("春天", ""),
    ],
)
def test_months_written_otherwise_are_refused(text: str, suggestion: str) -> None:
    with pytest.raises(NotRead) as refused:
        MonthRange.parse(text)
    assert refused.value.suggestion == suggestion


def test_hours_of_a_day_are_minutes_from_midnight() -> None:
    assert (TimeRange.parse("09:00至16:30").start, TimeRange.parse("09:00至16:30").end) == (540, 990)
    with pytest.raises(NotRead) as refused:
        TimeRange.parse("9:00-16:30")
    assert refused.value.suggestion == "09:00至16:30"
    with pytest.raises(NotRead):
        TimeRange.parse("16:30至09:00")
