"""Attendance: a third strictly, shares attended, absence without leave, hours that cannot be."""

from __future__ import annotations

from typing import Any

import pytest

from support.asked_rules import ask, asked_rule, codes, texts

THIRD = {"more_than": "三分之一", "unexcused": "不予登錄"}


@pytest.mark.parametrize(
    ("absent", "outcome"),
    [
        (0, "counted"),
        (1.5, "counted"),
        (2, "counted"),
        ("2.000001", "not_counted"),
        (2.5, "not_counted"),
        (6, "not_counted"),
    ],
)
def test_two_of_six_hours_are_a_third_and_count(absent: object, outcome: str) -> None:
    answer = ask(asked_rule("attendance", THIRD), class_hours=6, hours_absent=absent)
    assert (answer["outcome"], answer["value"], answer["unit"]) == (outcome, 2, "小時")


@pytest.mark.parametrize(
    ("measure", "share", "kept", "lost"),
    [
        ("more_than", "1/4", (1, 2), ("2.01", 8)),
        ("at_least", "1/4", (1, "1.99"), (2, 3)),
        ("attended_at_least", "3/4", (1, 2), ("2.01", 3)),
        ("attended_more_than", "3/4", (1, "1.99"), (2, 3)),
    ],
)
def test_each_measure_at_its_boundary(measure: str, share: str, kept: Any, lost: Any) -> None:
    rule = asked_rule("attendance", {measure: share})
    for absent in kept:
        answer = ask(rule, class_hours=8, hours_absent=absent)
        assert (answer["outcome"], codes(answer)) == ("counted", [f"absence_kept.{measure}"])
        assert answer["value"] == 2
    for absent in lost:
        answer = ask(rule, class_hours=8, hours_absent=absent)
        assert (answer["outcome"], codes(answer)) == ("not_counted", [f"absence_lost.{measure}"])


def test_hours_instead_of_a_share_need_no_class_hours() -> None:
    rule = asked_rule("attendance", {"hours_more_than": "3小時"})
    assert ask(rule, hours_absent=3)["outcome"] == "counted"
    lost = ask(rule, hours_absent=4)
    assert (lost["outcome"], codes(lost), lost["value"]) == (
        "not_counted",
        ["absence_lost.hours_more_than"],
        3,
    )
    assert ask(rule)["field"] == "hours_absent"


def test_the_sentence_names_share_and_hours() -> None:
    answer = ask(asked_rule("attendance", THIRD), class_hours=6, hours_absent=2.5)
    assert texts(answer) == ["請假2.5小時，超過課程時數的三分之一（2小時）。"]
    english = ask(asked_rule("attendance", THIRD), "en", class_hours=6, hours_absent=2.5)
    assert texts(english) == ["2.5 hours of absence are more than 三分之一 of the class (2 hours)."]


def test_of_two_measures_the_broken_one_is_told() -> None:
    rule = asked_rule("attendance", {"more_than": "1/2", "hours_more_than": "2小時"})
    lost = ask(rule, class_hours=8, hours_absent=3)
    assert (lost["outcome"], codes(lost), lost["value"]) == (
        "not_counted",
        ["absence_lost.hours_more_than"],
        2,
    )
    kept = ask(rule, class_hours=8, hours_absent=2)
    assert codes(kept) == ["absence_kept.more_than", "absence_kept.hours_more_than"]


@pytest.mark.parametrize("unexcused", [True, "是", 1, "0.5小時"])
def test_any_absence_without_leave_costs_the_hours(unexcused: object) -> None:
    answer = ask(asked_rule("attendance", THIRD), unexcused=unexcused)
    assert (answer["outcome"], codes(answer)) == ("not_counted", ["unexcused"])
    assert texts(answer) == ["未請假缺課：不予登錄。"]


@pytest.mark.parametrize("unexcused", [False, "否", 0])
def test_none_without_leave_leaves_the_share(unexcused: object) -> None:
    rule = asked_rule("attendance", THIRD)
    assert ask(rule, unexcused=unexcused, class_hours=6, hours_absent=2)["outcome"] == "counted"
    assert ask(rule, unexcused=unexcused)["field"] == "class_hours"


@pytest.mark.parametrize("word", ["未載明", None, "不限"])
def test_where_nothing_is_said_of_absence_without_leave_hr_is_asked(word: str | None) -> None:
    rule = asked_rule("attendance", {"more_than": "1/3"} | ({"unexcused": word} if word else {}))
    answer = ask(rule, unexcused=True)
    assert (answer["outcome"], codes(answer)) == ("ask_hr", ["unexcused_not_stated"])
    assert answer["open_points"][0]["readings"] == ["不登錄時數", "和請假一樣計算"]
    assert answer["open_points"][0]["topic"] == "未請假缺課"


def test_absence_without_leave_laid_down_elsewhere() -> None:
    rule = asked_rule("attendance", {"more_than": "1/3", "unexcused": "另依法令", "law": "leave-rules"})
    assert ask(rule, unexcused=True)["outcome"] == "elsewhere"


@pytest.mark.parametrize(
    ("question", "field", "code"),
    [
        ({"class_hours": 0, "hours_absent": 0}, "class_hours", "not_positive"),
        ({"class_hours": -6, "hours_absent": 0}, "class_hours", "not_positive"),
        ({"class_hours": 6, "hours_absent": -1}, "hours_absent", "negative"),
        ({"class_hours": 6, "hours_absent": "6.1"}, "hours_absent", "absent_too_long"),
        ({"class_hours": 6}, "hours_absent", "missing_field"),
        ({"hours_absent": 6}, "class_hours", "missing_field"),
        ({}, "class_hours", "missing_field"),
        ({"class_hours": 6, "hours_absent": None}, "hours_absent", "not_a_number"),
        ({"class_hours": 6, "unexcused": "也許"}, "unexcused", "not_a_number"),
    ],
)
def test_hours_that_cannot_be(question: dict[str, Any], field: str, code: str) -> None:
    answer = ask(asked_rule("attendance", THIRD), **question)
    assert (answer["outcome"], answer["field"], codes(answer)) == ("invalid", field, [code])


def test_a_whole_class_may_be_missed_at_most() -> None:
    answer = ask(asked_rule("attendance", THIRD), class_hours=6, hours_absent=6)
    assert answer["outcome"] == "not_counted"


@pytest.mark.parametrize(("word", "outcome"), [("未載明", "not_stated"), ("不限", "unlimited")])
def test_a_share_in_words(word: str, outcome: str) -> None:
    assert (
        ask(asked_rule("attendance", {"at_least": word}), class_hours=6, hours_absent=3)["outcome"] == outcome
    )
    assert ask(asked_rule("attendance", {"unexcused": "不予登錄"}), hours_absent=3)["outcome"] == "not_stated"


def test_a_second_measure_without_figure_is_left_open() -> None:
    rule = asked_rule("attendance", {"more_than": "1/3", "hours_more_than": "未載明"})
    assert ask(rule, class_hours=6, hours_absent=1)["open_points"][0]["topic"] == "沒有寫出來的標準"
    assert "open_points" not in ask(rule, class_hours=6, hours_absent=3)
