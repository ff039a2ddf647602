"""By when an award must be applied for: the papers it is counted from, fixed days, and what is open."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from support.asked_rules import WORLD, ask, asked_rule, codes, texts

PAPERS = {"合格證書": "發證日期", "成績單": "收到日期"}


def award(**record: Any) -> Any:
    base = {"award": "嘉獎1次", "apply_within": "3個月", "counted_from": PAPERS, "apply_to": "服務機關"}
    return asked_rule("awards", base | record)


def topics(answer: dict[str, Any]) -> list[str]:
    return [point["topic"] for point in answer.get("open_points", [])]


@pytest.mark.parametrize(
    ("day", "last", "open_topics"),
    [
        ("113-11-29", "114-02-28", []),
        ("113-11-30", "114-02-28", []),
        ("113-01-15", "113-04-15", []),
        ("113-02-29", "113-05-29", ["月底的日子"]),
        ("113-01-06", "113-04-06", ["期限遇放假日"]),
    ],
)
def test_three_months_from_the_certificate(day: str, last: str, open_topics: list[str]) -> None:
    answer = ask(award(), certificate_date=day)
    assert (answer["outcome"], answer["last_day"], topics(answer)) == ("granted", last, open_topics)
    assert answer["apply_to"] == "服務機關"


def test_the_sentence_names_paper_day_and_end() -> None:
    answer = ask(award(), received_date="113-03-05")
    assert texts(answer)[-1] == "成績單：收到日期（113年3月5日）後3個月內申請，最後一天是113年6月5日。"


def test_two_papers_leave_the_earlier_end_and_say_so() -> None:
    answer = ask(award(), certificate_date="113-03-05", received_date="113-03-12")
    assert (answer["last_day"], topics(answer)) == ("113-06-05", ["從哪一天起算"])
    assert answer["open_points"][0]["readings"] == ["發證日期 113-03-05", "收到日期 113-03-12"]


def test_without_a_day_the_award_stands_and_the_days_are_asked_for() -> None:
    answer = ask(award())
    assert "last_day" not in answer
    assert (
        answer["message"]
        == "要知道申請到哪一天，請補上發證日期（certificate_date）、收到日期（received_date）。"
    )


def test_a_rule_that_names_no_start_leaves_it_open() -> None:
    for counted in (None, "未載明"):
        answer = ask(
            award(counted_from=counted) if counted else asked_without_start(), certificate_date="113-03-05"
        )
        assert (answer["last_day"], topics(answer)) == ("113-06-05", ["從哪一天起算"])


def asked_without_start() -> Any:
    return asked_rule("awards", {"award": "嘉獎1次", "apply_within": "3個月"})


def test_a_start_of_the_rule_itself() -> None:
    asked = award(counted_from={"派令": "到職日"}, questions={"joined": {"title": "到職日", "kind": "date"}})
    assert ask(asked, joined="113-03-05")["last_day"] == "113-06-05"
    assert "到職日（joined）" in ask(asked)["message"]


@pytest.mark.parametrize(
    ("today", "outcome"), [("113-05-29", "granted"), ("113-05-30", "ask_hr"), ("113-06-01", "not_granted")]
)
def test_between_two_readings_of_a_last_day_hr_is_asked(today: str, outcome: str) -> None:
    answer = ask(award(), certificate_date="113-02-29", today=today)
    assert answer["outcome"] == outcome
    assert ("award" in answer) == (outcome == "granted")
    assert answer["last_day"] == "113-05-29"


def test_past_the_last_day_nothing_is_given() -> None:
    answer = ask(award(), certificate_date="113-01-15", today="113-04-16")
    assert (answer["outcome"], codes(answer)[-1]) == ("not_granted", "late")
    assert ask(award(), certificate_date="113-01-15", today="113-04-15")["outcome"] == "granted"


def test_a_fixed_last_day_and_the_earlier_of_both() -> None:
    fixed = asked_rule("awards", {"award": "嘉獎1次", "apply_by": "每年10月31日"})
    assert ask(fixed, year=113)["last_day"] == "113-10-31"
    both = award(apply_by="113年4月1日")
    assert ask(both, certificate_date="113-01-15")["last_day"] == "113-04-01"
    assert codes(ask(both, certificate_date="113-01-15"))[-1] == "apply_by"
    assert ask(both, certificate_date="112-12-15")["last_day"] == "113-03-15"
    alone = ask(both)
    assert (alone["last_day"], "message" in alone) == ("113-04-01", True)


def test_being_late_is_told_where_the_time_stands() -> None:
    rule = award(apply_by="113年4月1日", cites={"apply_by": "第3點", "apply_within": "備註2"})
    by = ask(rule, certificate_date="113-01-15", today="113-04-02")
    within = ask(rule, certificate_date="112-12-15", today="113-03-16")
    assert [one["reasons"][-1]["at"] for one in (by, within)] == ["第3點", "備註2"]


def test_no_time_and_a_time_that_is_not_stated() -> None:
    silent = ask(asked_rule("awards", {"award": "嘉獎1次"}), certificate_date="113-01-15")
    assert ("last_day" in silent, codes(silent)) == (False, ["earned"])
    unsaid = ask(
        asked_rule("awards", {"award": "嘉獎1次", "apply_within": "未載明"}), certificate_date="113-01-15"
    )
    assert ("last_day" in unsaid, codes(unsaid)) == (False, ["earned", "apply_unsaid"])


def test_working_days_in_a_year_without_a_table_are_not_counted() -> None:
    answer = ask(award(apply_within="7個工作天"), certificate_date="115-03-05")
    assert ("last_day" in answer, topics(answer), codes(answer)[-1]) == (False, ["辦公日曆"], "no_holidays")
    assert ask(award(apply_within="7個工作天"), certificate_date="113-02-16")["last_day"] == "113-02-26"


def test_a_span_beyond_all_sense_gives_no_day() -> None:
    answer = ask(award(apply_within="99999個月"), certificate_date="113-03-05")
    assert ("last_day" in answer, codes(answer)[-1]) == (False, "span_too_long")


@pytest.mark.parametrize("field", ["certificate_date", "received_date"])
def test_a_paper_from_the_future_is_refused(field: str) -> None:
    answer = ask(award(), today="113-05-01", **{field: "113-05-02"})
    assert (answer["outcome"], answer["field"], codes(answer)) == ("invalid", field, ["future"])
    assert ask(award(), today="113-05-02", **{field: "113-05-02"})["outcome"] == "granted"
    clock = replace(WORLD, clock=datetime.date(2024, 5, 1))
    assert ask(award(), world=clock, **{field: "113-05-02"})["outcome"] == "invalid"
    assert ask(award(), world=clock, today="113-05-02", **{field: "113-05-02"})["outcome"] == "granted"
