"""Days at their edges: which version is in force, which last day is moved, until when to apply."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planpress.model.rules import Rules
from planpress.rules.answers.answer import to_json
from planpress.rules.answers.ask import answer
from planpress.rules.answers.asked import AskedRule
from planpress.rules.answers.force import covers, versions_on
from support.asked_rules import WORLD, ask, asked_rule, codes


def _versions(*spells: dict[str, str]) -> AskedRule:
    made = {
        f"v{place}": {"clause": "c", "title": f"第{place}版", "total": f"{place}小時"} | one
        for place, one in enumerate(spells, start=1)
    }
    rules = tuple(Rules.model_validate({"hours": made}).hours.values())
    return AskedRule("national/hours", "hours", "hours", rules[-1], versions=rules)


def _on(asked: AskedRule, day: str) -> dict[str, Any]:
    return to_json(answer(asked, {"as_on": day}, WORLD, "zh"))


# -- versions -----------------------------------------------------------------------

GAP = _versions(
    {"since": "100年1月1日", "until": "105年12月31日"},
    {"since": "107年1月1日", "until": "108年12月31日"},
    {"since": "109年1月1日"},
)


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("99-12-31", "not_yet_in_force"),
        ("100-01-01", 1),
        ("105-12-31", 1),
        ("106-01-01", "no_version"),
        ("106-12-31", "no_version"),
        ("107-01-01", 2),
        ("108-12-31", 2),
        ("109-01-01", 3),
        ("200-01-01", 3),
    ],
)
def test_on_each_day_the_version_of_that_day_answers(day: str, told: object) -> None:
    given = _on(GAP, day)
    assert given.get("value", codes(given)[0]) == told


def test_the_last_version_ends_too() -> None:
    ended = _versions({"since": "100年1月1日", "until": "105年12月31日"})
    given = _on(ended, "106-01-01")
    assert codes(given) == ["no_longer_in_force"]
    assert "105年12月31日" in given["message"]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2010, 12, 31), ["第1版"]),
        (date(2011, 1, 1), ["第2版"]),
        (date(2012, 6, 1), ["第2版", "第3版"]),
        (date(2013, 12, 31), ["第3版"]),
        (date(2014, 1, 1), ["第4版"]),
    ],
)
def test_a_version_whose_days_are_not_known_lies_between_those_that_are(day: date, found: list[str]) -> None:
    versions = _versions(
        {"until": "未載明"},
        {"since": "100年1月1日", "until": "未載明"},
        {"since": "未載明", "until": "102年12月31日"},
        {"since": "103年1月1日"},
    ).versions
    assert [one.title for one in versions_on(versions, day)] == found


def test_a_version_waits_for_none_but_those_before_it() -> None:
    three = _versions({"until": "未載明"}, {"since": "100年1月1日"}, {"since": "102年1月1日"}).versions
    assert [one.title for one in versions_on(three, date(2010, 6, 1))] == ["第1版"]
    assert [one.title for one in versions_on(three, date(2012, 6, 1))] == ["第2版"]
    assert [one.title for one in versions_on(three, date(2013, 6, 1))] == ["第3版"]


def test_both_ends_of_a_spell_lie_in_it() -> None:
    rule = Rules.model_validate(
        {"hours": {"h": {"clause": "c", "total": "1小時", "since": "113年1月2日", "until": "113年1月4日"}}}
    ).hours["h"]
    days = [date(2024, 1, day) for day in (1, 2, 4, 5)]
    assert [covers(rule.since, rule.until, day) for day in days] == [False, True, True, False]
    assert covers(rule.since, rule.until, None)


# -- days off -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "last"),
    [("提前", "113-02-27"), ("順延", "113-02-29"), ("不順延", "113-02-28")],
)
def test_a_single_day_off_moves_by_one_day(words: str, last: str) -> None:
    rule = asked_rule("deadlines", {"what": "申請", "within": "1日", "on_day_off": words})
    answered = ask(rule, class_end="113-02-27")
    assert answered["last_day"] == last
    assert codes(answered)[1:] == ([] if last == "113-02-28" else ["day_off_moved"])


def test_days_off_in_a_row_are_all_passed_over() -> None:
    rule = asked_rule("deadlines", {"what": "申請", "within": "1日", "on_day_off": "提前"})
    assert ask(rule, class_end="113-04-06")["last_day"] == "113-04-03"
    assert ask(rule, class_end="113-02-16")["last_day"] == "113-02-17", "a Saturday that is worked"


def test_the_working_day_before_lies_in_a_year_that_nobody_knows() -> None:
    rule = asked_rule("deadlines", {"what": "申請", "by": "112年12月31日", "on_day_off": "提前"})
    assert ask(rule)["last_day"] == "112-12-31"


# -- applying -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paper", "last"),
    [("113-09-29", "113-09-30"), ("113-09-30", "113-09-30"), ("113-10-01", "114-09-30")],
)
def test_a_last_day_of_every_year_is_the_first_after_the_paper(paper: str, last: str) -> None:
    rule = asked_rule("awards", {"award": "嘉獎1次", "apply_by": "每年9月30日"})
    assert ask(rule, certificate_date=paper)["last_day"] == last


# -- who must agree -------------------------------------------------------------------


def test_a_kind_of_person_that_no_consent_is_told_for_hears_which_there_are() -> None:
    rule = asked_rule("approvals", {"when": "入學前", "by": {"一級機關首長": "本府", "約聘僱人員": "首長"}})
    answered = ask(rule, applicant="臨時人員")
    assert (answered["outcome"], answered["field"]) == ("invalid", "applicant")
    assert "一級機關首長、約聘僱人員" in answered["message"]


# -- fields ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "record",
    [
        {"requires": [{"what": "事先登記", "when": {"applied_before": "是"}}]},
        {"cases": [{"when": {"applied_before": "是"}, "allowed": False}]},
        {
            "open_points": [
                {"topic": "甲", "text": "乙", "readings": ["丙", "丁"], "when": {"applied_before": "是"}}
            ]
        },
    ],
)
def test_a_field_that_any_part_of_a_rule_tests_may_be_given(record: dict[str, Any]) -> None:
    rule = asked_rule("conditions", {"what": "報名"} | record)
    assert codes(ask(rule, applied_before=False)) != ["unknown_field"]
    assert codes(ask(asked_rule("conditions", {"what": "報名"}), no_such_field=False)) == ["unknown_field"]


@pytest.mark.parametrize("year", [112, 115])
def test_a_year_without_a_calendar_is_named(year: int) -> None:
    span = asked_rule("awards", {"award": "嘉獎1次", "apply_within": "3個工作天"})
    answered = ask(span, certificate_date=f"{year}-03-04")
    assert f"沒有{year}年的辦公日曆" in answered["reasons"][-1]["text"]
    deadline = ask(
        asked_rule("deadlines", {"what": "函報", "within": "3個工作天"}), class_end=f"{year}-03-04"
    )
    assert f"沒有{year}年的辦公日曆" in deadline["reasons"][0]["text"]
    assert str(year) in deadline["open_points"][0]["text"]
