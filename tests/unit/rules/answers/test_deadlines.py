"""Deadlines: months, working days, windows, fixed days, recurrences, and what is open about each."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from planpress.rules.working_days import WorkingCalendar
from support.asked_rules import WORLD, ask, asked_rule, codes, texts


def deadline(**record: Any) -> Any:
    return asked_rule("deadlines", {"what": "登錄時數"} | record)


@pytest.mark.parametrize(
    ("start", "last", "readings"),
    [
        ("113-11-30", "114-02-28", None),
        ("113-02-29", "113-05-29", ["113-05-29", "113-05-31"]),
        ("113-02-28", "113-05-28", None),
        ("113-08-31", "113-11-30", None),
        ("113-06-30", "113-09-30", None),
        ("113-09-30", "113-12-30", ["113-12-30", "113-12-31"]),
        ("112-11-29", "113-02-29", None),
        ("112-11-30", "113-02-29", None),
    ],
)
def test_three_months(start: str, last: str, readings: list[str] | None) -> None:
    answer = ask(deadline(within="3個月", after="訓練結束"), class_end=start)
    assert (answer["outcome"], answer["last_day"]) == ("date", last)
    points = [point for point in answer.get("open_points", []) if point["topic"] == "月底的日子"]
    assert [point["readings"] for point in points] == ([readings] if readings else [])


def test_the_sentence_names_event_span_and_day() -> None:
    answer = ask(deadline(within="3個月", after="訓練結束"), class_end="113-11-30")
    assert texts(answer) == ["登錄時數：從訓練結束（113年11月30日）起3個月，最後一天是114年2月28日。"]
    assert answer["last_day_ad"] == "2025-02-28"
    unnamed = ask(deadline(within="3個月", after="未載明"), class_end="113-11-30")
    assert "從訓練結束日（" in texts(unnamed)[0]


@pytest.mark.parametrize(
    ("start", "last"),
    [
        ("113-02-16", "113-02-26"),  # a made-up Saturday counts, Sundays do not
        ("113-02-21", "113-03-04"),  # 28 February is off
        ("113-04-03", "113-04-16"),  # 4 and 5 April are off
        ("113-12-30", "114-01-09"),  # over the year, 1 January is off
    ],
)
def test_seven_working_days_with_holidays_and_made_up_days(start: str, last: str) -> None:
    answer = ask(deadline(within="7個工作天"), class_end=start)
    assert (answer["last_day"], codes(answer)) == (last, ["last_day"])
    assert "open_points" not in answer


@pytest.mark.parametrize(("start", "year"), [("109-03-31", "109"), ("114-12-30", "115")])
def test_a_year_without_a_table_is_said(start: str, year: str) -> None:
    answer = ask(deadline(within="7個工作天"), class_end=start)
    assert (answer["outcome"], codes(answer)) == ("ask_hr", ["no_holidays"])
    assert answer["open_points"][0]["topic"] == "辦公日曆"
    assert f"{year}年的辦公日曆還沒有建立" in answer["open_points"][0]["text"]
    assert "last_day" not in answer


def test_a_window_from_the_third_to_the_sixth_month() -> None:
    rule = deadline(**{"from": "第3個月", "to": "第6個月", "after": "訓練結束"})
    answer = ask(rule, class_end="109-03-31")
    assert (answer["first_day"], answer["last_day"]) == ("109-06-30", "109-09-30")
    assert (answer["first_day_ad"], answer["last_day_ad"]) == ("2020-06-30", "2020-09-30")
    assert codes(answer) == ["first_day", "last_day"]
    assert codes(ask(rule, class_end="109-03-31", today="109-06-29"))[-1] == "early"
    assert "early" not in codes(ask(rule, class_end="109-03-31", today="109-06-30"))
    both = ask(rule, class_end="113-02-29")
    assert (both["first_day"], both["last_day"]) == ("113-05-31", "113-08-29")
    assert [point["readings"] for point in both["open_points"]] == [
        ["113-05-29", "113-05-31"],
        ["113-08-29", "113-08-31"],
    ]
    assert "113年5月31日" in both["open_points"][0]["text"]
    assert "113年8月29日" in both["open_points"][1]["text"]


@pytest.mark.parametrize(
    ("span", "last"), [("7日", "113-03-17"), ("2週", "113-03-24"), ("0天", "113-03-10"), ("1年", "114-03-10")]
)
def test_days_weeks_and_years(span: str, last: str) -> None:
    assert ask(deadline(within=span), class_end="113-03-10")["last_day"] == last


def test_days_before_an_event() -> None:
    answer = ask(deadline(before="7日", after="開訓"), class_end="113-03-14")
    assert (answer["last_day"], codes(answer)) == ("113-03-07", ["before_event"])
    assert texts(answer) == ["登錄時數：開訓（113年3月14日）之前7日，最後一天是113年3月7日。"]
    working = ask(deadline(before="3個工作天"), class_end="113-03-04")
    assert working["last_day"] == "113-02-27"


def test_a_last_day_on_a_day_off_is_left_open() -> None:
    answer = ask(deadline(within="7日"), class_end="113-02-21")
    assert answer["last_day"] == "113-02-28"
    point = answer["open_points"][0]
    assert (point["topic"], point["readings"]) == ("期限遇放假日", ["113-02-28", "113-02-29"])
    assert "open_points" not in ask(deadline(within="8日"), class_end="113-02-21")
    assert "open_points" not in ask(deadline(within="7日"), class_end="109-02-21")
    end = ask(deadline(by="114年12月27日"))["open_points"][0]["readings"]
    assert end == ["114-12-27", "114-12-29"]


def test_the_next_working_day_may_lie_in_a_year_without_a_table() -> None:
    years = {114: (frozenset({datetime.date(2025, 12, 31)}), frozenset[datetime.date]())}
    world = replace(WORLD, calendar=WorkingCalendar(years))
    answer = ask(deadline(by="114年12月31日"), "zh", world)
    assert answer["open_points"][0]["readings"] == ["114-12-31", "下一個上班日（還沒有那一年的辦公日曆）"]


@pytest.mark.parametrize(
    ("question", "last"),
    [
        ({}, "113-09-30"),
        ({"today": "114-01-01"}, "114-09-30"),
        ({"as_on": "115-01-01"}, "115-09-30"),
        ({"year": 116}, "116-09-30"),
    ],
)
def test_a_day_of_every_year(question: dict[str, Any], last: str) -> None:
    assert ask(deadline(by="每年9月30日"), **question)["last_day"] == last


def test_a_day_of_the_next_year_and_29_february() -> None:
    assert ask(deadline(by="次年1月31日"))["last_day"] == "114-01-31"
    assert ask(deadline(by="2月29日"), year=113)["last_day"] == "113-02-29"
    assert ask(deadline(by="2月29日"), year=114)["last_day"] == "114-02-28"


def test_where_nothing_tells_the_year_it_is_asked_for() -> None:
    rule = asked_rule("deadlines", {"what": "登錄", "by": "9月30日"}, day=None)
    assert (ask(rule)["outcome"], ask(rule)["field"]) == ("invalid", "year")
    assert ask(rule, year="113年")["last_day"] == "113-09-30"


@pytest.mark.parametrize(("today", "late"), [("113-09-29", False), ("113-09-30", False), ("113-10-01", True)])
def test_late_is_the_day_after(today: str, late: bool) -> None:
    answer = ask(deadline(by="113年9月30日"), today=today)
    assert (answer["outcome"], "late" in codes(answer)) == ("date", late)


@pytest.mark.parametrize(
    ("ends", "last", "open_topics"),
    [("較早", "113-06-10", []), ("較晚", "113-06-12", []), (None, "113-06-10", ["兩個期限"])],
)
def test_of_two_ends(ends: str | None, last: str, open_topics: list[str]) -> None:
    rule = deadline(within="3個月", by="113年6月12日", **({"ends": ends} if ends else {}))
    answer = ask(rule, class_end="113-03-10")
    assert answer["last_day"] == last
    topics = [point["topic"] for point in answer.get("open_points", [])]
    assert [topic for topic in topics if topic != "期限遇放假日"] == open_topics
    assert codes(answer) == (["fixed_day"] if last.endswith("12") else ["last_day"])


def test_two_equal_ends_leave_nothing_open() -> None:
    answer = ask(deadline(within="3個月", by="113年6月11日"), class_end="113-03-11")
    assert answer["last_day"] == "113-06-11"
    assert "open_points" not in answer


def test_of_several_starts_the_earliest_end_is_safe() -> None:
    rule = deadline(
        within="3個月", event="received_date", after="收到", or_after={"certificate_date": "發證"}
    )
    answer = ask(rule, received_date="113-03-12", certificate_date="113-03-11")
    assert answer["last_day"] == "113-06-11"
    assert answer["open_points"][0]["readings"] == ["收到：113-06-12", "發證：113-06-11"]
    assert ask(rule, certificate_date="113-03-11")["last_day"] == "113-06-11"
    same = ask(rule, received_date="113-03-11", certificate_date="113-03-11")
    assert "open_points" not in same


def test_the_event_is_asked_for_by_name() -> None:
    assert ask(deadline(within="3個月"))["field"] == "class_end"
    assert ask(deadline(within="3個月", event="appointed"))["field"] == "appointed"
    assert ask(deadline(within="3個月"), event_date="113-03-11")["last_day"] == "113-06-11"
    assert ask(deadline(within="3個月", event="appointed"), event_date="113-03-11")["outcome"] == "invalid"


@pytest.mark.parametrize(
    ("every", "value", "unit"),
    [("2個月", 6, "次"), ("1年", 1, "次"), ("5個月", 2.4, "次"), ("2週", "2週", None)],
)
def test_how_often_a_year(every: str, value: object, unit: str | None) -> None:
    answer = ask(deadline(every=every))
    assert (answer["outcome"], answer["value"], answer.get("unit")) == ("value", value, unit)


def test_a_stated_number_of_times_is_compared() -> None:
    assert codes(ask(deadline(every="2個月", times="6場"))) == ["every", "times_agree"]
    assert "open_points" not in ask(deadline(every="2個月", times="6場"))
    differs = ask(deadline(every="2個月", times="5場"))
    assert codes(differs) == ["every"]
    assert differs["open_points"][0]["readings"] == ["一年6次", "5場"]


@pytest.mark.parametrize("name", ["by", "within", "before", "from", "to", "every"])
@pytest.mark.parametrize(("word", "outcome"), [("未載明", "not_stated"), ("另依法令", "elsewhere")])
def test_a_time_in_words(name: str, word: str, outcome: str) -> None:
    assert ask(deadline(**{name: word}), class_end="113-03-11")["outcome"] == outcome


def test_hours_are_not_turned_into_a_day() -> None:
    answer = ask(deadline(within="24小時", after="事故"))
    assert (answer["outcome"], answer["value"], codes(answer)) == ("value", "24小時", ["span_of_hours"])


def test_a_span_beyond_all_sense_is_for_hr() -> None:
    answer = ask(deadline(within="999999999個月"), class_end="113-03-11")
    assert (answer["outcome"], codes(answer)) == ("ask_hr", ["span_too_long"])


def test_hours_and_the_day_of_reference_are_told() -> None:
    answer = ask(deadline(by="113年9月30日", hours="10小時", counted_on="8月1日"))
    assert (answer["value"], answer["unit"]) == (10, "小時")
    assert codes(answer) == ["fixed_day", "counted_on"]
