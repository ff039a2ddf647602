"""Hours: what is missing where, what surplus may not settle, who is exempt, and until when."""

from __future__ import annotations

from typing import Any

import pytest

from support.asked_rules import ask, asked_rule, codes, texts

TREE: dict[str, Any] = {
    "total": "20小時",
    "parts": {
        "required": {
            "title": "必須完成",
            "hours": "10小時",
            "parts": {
                "policy": {"title": "重大政策", "hours": "1小時", "at": "第1目"},
                "environment": {"title": "環境教育", "hours": "4小時"},
                "governance": {
                    "title": "民主治理",
                    "hours": "5小時",
                    "parts": {
                        "gender": {"title": "性別主流化", "hours": "未載明"},
                        "others": {"title": "人權教育等", "hours": "未載明"},
                    },
                },
            },
        },
        "job": {"title": "業務相關", "hours": "10小時"},
    },
}
ALL = {"policy": 1, "environment": 4, "governance": 5, "job": 10}


def asked(**more: Any) -> Any:
    return asked_rule("hours", TREE | more)


def test_all_branches_done_is_enough() -> None:
    answer = ask(asked(), hours_done=ALL)
    assert (answer["outcome"], answer["value"], answer["unit"]) == ("met", 20, "小時")
    assert "missing" not in answer
    assert texts(answer) == ["要20小時，完成20小時，各分項都夠。"]


@pytest.mark.parametrize(
    ("branch", "done", "missing"),
    [("policy", 0, 1), ("environment", 3, 1), ("environment", 3.5, 0.5), ("governance", 1, 4), ("job", 9, 1)],
)
def test_a_short_branch_is_named_with_its_hours(branch: str, done: float, missing: float) -> None:
    answer = ask(asked(), hours_done=ALL | {branch: done})
    assert (answer["outcome"], answer["missing"]) == ("not_met", {branch: missing})
    assert codes(answer) == ["hours_missing"]


def test_a_reason_cites_the_branch() -> None:
    answer = ask(asked(), hours_done=ALL | {"policy": 0})
    reason = answer["reasons"][0]
    assert (reason["number"], reason["at"], reason["clause"]) == ("拾貳、一", "第1目", "here")
    assert reason["text"] == "「重大政策」要1小時，完成0小時，還差1小時。"


def test_a_parent_is_short_only_of_what_its_branches_are_not() -> None:
    answer = ask(asked(), hours_done={"job": 10})
    assert answer["missing"] == {"policy": 1, "environment": 4, "governance": 5}
    assert answer["outcome"] == "not_met"
    assert codes(answer) == ["hours_missing"] * 3


def test_branches_without_own_hours_count_at_their_parent() -> None:
    answer = ask(asked(), hours_done={"policy": 1, "environment": 4, "gender": 2, "others": 3, "job": 10})
    assert answer["outcome"] == "met"
    short = ask(asked(), hours_done={"policy": 1, "environment": 4, "gender": 2, "others": 2, "job": 10})
    assert short["missing"] == {"governance": 1}


def test_a_parents_own_figure_and_its_branches_are_not_added_up() -> None:
    answer = ask(asked(), hours_done={"policy": 1, "environment": 4, "governance": 5, "gender": 2, "job": 10})
    assert (answer["outcome"], answer["value"]) == ("met", 20)
    larger = ask(asked(), hours_done={"policy": 1, "environment": 4, "governance": 2, "gender": 5, "job": 10})
    assert larger["outcome"] == "met"


def test_the_total_may_be_told_alone_and_then_branches_are_missing() -> None:
    answer = ask(asked_rule("hours", {"total": "20小時"}), hours_done={"總時數": 19})
    assert (answer["outcome"], answer["missing"]) == ("not_met", {"total": 1})
    assert ask(asked_rule("hours", {"total": "20小時"}), hours_done={"total": 20})["outcome"] == "met"


def test_surplus_beside_the_only_short_branch_is_for_hr() -> None:
    answer = ask(asked(), hours_done=ALL | {"governance": 7, "job": 8})
    assert (answer["outcome"], answer["missing"]) == ("ask_hr", {"job": 2})
    point = answer["open_points"][0]
    assert point["topic"] == "超過的時數"
    assert point["readings"] == ["不能抵，仍然不足", "可以抵，已經足夠"]


@pytest.mark.parametrize(
    "done",
    [
        ALL | {"governance": 6, "job": 8},  # one hour more, two missing
        ALL | {"policy": 0, "environment": 3, "governance": 9},  # two branches are short
        ALL | {"policy": 0, "job": 15},  # the surplus is no neighbour
    ],
)
def test_other_surplus_fills_nothing(done: dict[str, float]) -> None:
    answer = ask(asked(), hours_done=done)
    assert answer["outcome"] == "not_met"
    assert "open_points" not in answer


def test_without_hours_the_total_is_told() -> None:
    answer = ask(asked())
    assert (answer["outcome"], answer["value"], answer["unit"]) == ("value", 20, "小時")
    assert texts(answer) == ["一共要完成20小時。"]


@pytest.mark.parametrize(
    ("done", "field", "suggestion"),
    [
        ({"enviroment": 4}, "hours_done.enviroment", "environment"),
        ({"環境教肓": 4}, "hours_done.環境教肓", "環境教育"),
        ({"xyz": 4}, "hours_done.xyz", None),
    ],
)
def test_an_unknown_branch_is_named(done: dict[str, float], field: str, suggestion: str | None) -> None:
    answer = ask(asked(), hours_done=done)
    assert (answer["outcome"], answer["field"], answer.get("suggestion")) == ("invalid", field, suggestion)
    assert answer["message"] == f"時數沒有「{field.removeprefix('hours_done.')}」這一分項。"


def test_a_branch_told_twice_is_refused() -> None:
    answer = ask(asked(), hours_done={"environment": 4, "環境教育": 4})
    assert (answer["outcome"], answer["field"]) == ("invalid", "hours_done.環境教育")
    assert codes(answer) == ["branch_twice"]


@pytest.mark.parametrize(
    ("hours", "code"), [(-1, "negative"), ("-0.5", "negative"), ("many", "not_a_number")]
)
def test_hours_that_cannot_be_are_refused(hours: object, code: str) -> None:
    answer = ask(asked(), hours_done={"job": hours})
    assert (answer["outcome"], answer["field"], codes(answer)) == ("invalid", "hours_done.job", [code])


def test_a_part_of_an_hour_is_exact() -> None:
    answer = ask(asked(), hours_done=ALL | {"job": "29/3"})
    assert answer["missing"] == {"job": "1/3"}


@pytest.mark.parametrize(
    ("word", "outcome"), [("未載明", "not_stated"), ("不限", "unlimited"), ("另依法令", "elsewhere")]
)
def test_a_total_in_words_is_the_answer(word: str, outcome: str) -> None:
    answer = ask(asked_rule("hours", {"total": word, "law": "各相關法令"}), hours_done={})
    assert answer["outcome"] == outcome
    assert answer["message"] == texts(answer)[0]


def test_an_exempt_branch_needs_nothing_and_the_branch_above_stays_open() -> None:
    rule = asked(exempt={"environment": ["約聘僱人員"]})
    done = {"policy": 1, "governance": 5, "job": 10}
    answer = ask(rule, hours_done=done, staff_kind="約聘僱")
    assert (answer["outcome"], answer["missing"]) == ("ask_hr", {"required": 4})
    assert answer["open_points"][0]["topic"] == "免除的時數"
    assert texts(answer)[0] == "約聘僱免除「環境教育」。"
    assert ask(rule, hours_done=done, staff_kind="公務人員")["missing"] == {"environment": 4}
    assert ask(rule, hours_done=done)["missing"] == {"environment": 4}
    assert ask(rule, hours_done=ALL | {"environment": 4}, staff_kind="約聘僱")["outcome"] == "met"
    worse = ask(rule, hours_done=done | {"job": 9}, staff_kind="約聘僱")
    assert (worse["outcome"], worse["missing"]) == ("not_met", {"required": 4, "job": 1})


def test_overlapping_branches_are_summed_with_the_point_left_open() -> None:
    parts = {"a": {"title": "甲", "hours": "3小時"}, "b": {"title": "乙", "hours": "3小時"}}
    rule = asked_rule("hours", {"total": "5小時", "overlap": True, "parts": parts})
    answer = ask(rule, hours_done={"a": 3, "b": 3})
    assert (answer["outcome"], answer["value"]) == ("met", 6)
    assert [point["topic"] for point in answer["open_points"]] == ["重疊的時數"]
    own = ask(rule, hours_done={"a": 3, "b": 3, "total": 4})
    assert (own["outcome"], own["missing"], own["value"]) == ("not_met", {"total": 1}, 4)
    assert "open_points" not in own
    assert "open_points" not in ask(rule, hours_done={"a": 5})


# -- until when -----------------------------------------------------------------


def test_a_fixed_day_is_told_and_being_late_too() -> None:
    rule = asked(by="113年9月30日")
    answer = ask(rule, hours_done=ALL | {"job": 9}, today="113-09-30")
    assert (answer["last_day"], answer["last_day_ad"]) == ("113-09-30", "2024-09-30")
    assert codes(answer) == ["hours_missing", "hours_until"]
    late = ask(rule, hours_done=ALL | {"job": 9}, today="113-10-01")
    assert codes(late)[-1] == "late"
    assert texts(late)[-1] == "期限是113年9月30日，已經過了。"
    assert codes(ask(rule, hours_done=ALL, today="113-10-01")) == ["hours_met", "hours_until"]


@pytest.mark.parametrize(
    ("question", "last"),
    [
        ({}, "113-12-31"),
        ({"today": "114-03-01"}, "114-12-31"),
        ({"today": "114-03-01", "as_on": "115-03-01"}, "115-12-31"),
        ({"year": 116, "as_on": "115-03-01"}, "116-12-31"),
        ({"year": "2025"}, "114-12-31"),
    ],
)
def test_a_day_of_every_year_belongs_to_the_year_asked_for(question: dict[str, Any], last: str) -> None:
    assert ask(asked(by="每年12月31日"), **question)["last_day"] == last


def test_hours_within_a_span_are_counted_from_the_appointment() -> None:
    rule = asked(within="6個月", after="到職")
    answer = ask(rule, appointed="113-08-31")
    assert answer["last_day"] == "114-02-28"
    assert codes(answer) == ["hours_total", "hours_until"]
    unknown = ask(rule)
    assert "last_day" not in unknown
    assert texts(unknown)[-1] == "到職起6個月內要完成。"
    both = ask(rule, appointed="113-02-29")
    assert both["last_day"] == "113-08-29"
    assert both["open_points"][0]["readings"] == ["113-08-29", "113-08-31"]
    assert ask(asked(within="6個月", event="event_date"), event_date="113-01-10")["last_day"] == "113-07-10"
