"""Earlier awards and passes before joining: what each rule leaves to a new pass, and what it does not say."""

# ruff: noqa: S106  (earlier_pass is the pass of an exam)

from __future__ import annotations

from typing import Any

import pytest

from support.asked_rules import ask, asked_rule, codes

LEVELS = ("初級", "中級", "中高級")
STEPS = [
    {"level": level, "text": level, "award": earned}
    for level, earned in zip(LEVELS, ("嘉獎1次", "嘉獎2次", "記功1次"), strict=True)
]


def award(**record: Any) -> Any:
    return asked_rule("awards", {"steps": STEPS} | record)


def outcomes(rule: Any, level: str, field: str = "prior_awards") -> list[str]:
    """What a pass of ``level`` comes to after one of each level."""
    return [ask(rule, level=level, **{field: [earlier]})["outcome"] for earlier in LEVELS]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"earlier_pass": "較高等級才敘獎"}, ["granted", "not_granted", "not_granted"]),
        (
            {"earlier_pass": "較高等級才敘獎", "once_per_level": True},
            ["granted", "not_granted", "not_granted"],
        ),
        ({"earlier_pass": "較高等級敘差額"}, ["granted", "not_granted", "not_granted"]),
        ({"earlier_pass": "不影響"}, ["granted", "granted", "granted"]),
        ({"earlier_pass": "不影響", "once_per_level": True}, ["granted", "not_granted", "granted"]),
        ({"earlier_pass": "不再敘獎"}, ["not_granted", "not_granted", "not_granted"]),
        ({"once_per_level": True}, ["granted", "not_granted", "ask_hr"]),
        ({"once_per_level": False}, ["granted", "granted", "ask_hr"]),
        ({"once_per_level": "未載明"}, ["ask_hr", "ask_hr", "ask_hr"]),
        ({"earlier_pass": "未載明"}, ["ask_hr", "ask_hr", "ask_hr"]),
        ({}, ["ask_hr", "ask_hr", "ask_hr"]),
    ],
)
def test_the_middle_level_after_each(rule: dict[str, Any], expected: list[str]) -> None:
    assert outcomes(award(**rule), "中級") == expected


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"earlier_pass": "較高等級才敘獎"}, ["granted", "not_granted", "not_granted"]),
        ({"earlier_pass": "較高等級才敘獎", "before_joining": "不影響"}, ["granted"] * 3),
        ({"before_joining": "不再敘獎"}, ["not_granted"] * 3),
        ({"once_per_level": True}, ["ask_hr"] * 3),
    ],
)
def test_the_middle_level_after_a_pass_before_joining(rule: dict[str, Any], expected: list[str]) -> None:
    assert outcomes(award(**rule), "中級", "passed_before_joining") == expected


def test_none_before_joining_means_nothing() -> None:
    assert ask(award(), level="中級", passed_before_joining=False)["outcome"] == "granted"


def test_the_reason_names_what_decided() -> None:
    rule = award(earlier_pass="較高等級才敘獎", once_per_level=True, cites={"earlier_pass": "備註1"})
    assert codes(ask(rule, level="中級", prior_awards="中級")) == ["same_level"]
    higher = ask(rule, level="初級", prior_awards="中級")
    assert (codes(higher), higher["reasons"][0]["at"]) == (["higher_before"], "備註1")
    assert codes(ask(rule, level="中高級", prior_awards="中級")) == ["earned", "higher_now"]


def test_what_a_pass_before_joining_means_is_told_where_it_stands() -> None:
    places = {"earlier_pass": "備註1", "before_joining": "備註2"}
    own = award(earlier_pass="不影響", before_joining="不再敘獎", cites=places)
    shared = award(earlier_pass="不再敘獎", cites=places)
    answers = [ask(rule, level="中級", passed_before_joining="初級") for rule in (own, shared)]
    assert [answer["reasons"][0]["at"] for answer in answers] == ["備註2", "備註1"]


def test_the_gravest_of_several_decides() -> None:
    rule = award(earlier_pass="較高等級才敘獎")
    assert ask(rule, level="中級", prior_awards=["初級", "中級"])["outcome"] == "not_granted"
    assert ask(rule, level="中級", prior_awards=["中級", "初級"])["outcome"] == "not_granted"
    assert (
        ask(award(once_per_level=True), level="中級", prior_awards=["中高級", "中級"])["outcome"]
        == "not_granted"
    )


@pytest.mark.parametrize(
    ("before", "now", "left"),
    [("初級", "中級", "嘉獎1次"), ("初級", "中高級", "嘉獎2次"), ("中級", "中高級", "嘉獎1次")],
)
def test_three_commendations_are_one_merit(before: str, now: str, left: str) -> None:
    answer = ask(award(earlier_pass="較高等級敘差額"), level=now, prior_awards=[before])
    assert (answer["award"], codes(answer)) == (left, ["earned", "difference"])


def test_the_difference_of_equal_awards_is_nothing() -> None:
    steps = [{**step, "award": "記功1次"} for step in STEPS]
    answer = ask(award(steps=steps, earlier_pass="較高等級敘差額"), level="中級", prior_awards=["初級"])
    assert (answer["outcome"], codes(answer)) == ("not_granted", ["difference"])


@pytest.mark.parametrize(
    ("highest", "left"),
    [("記大功1次", "記功2次、嘉獎2次"), ("記功4次", "記大功1次、嘉獎2次"), ("記功", "嘉獎2次")],
)
def test_differences_are_told_in_the_largest_units(highest: str, left: str) -> None:
    steps = [STEPS[0], {**STEPS[1], "award": highest}]
    assert (
        ask(award(steps=steps, earlier_pass="較高等級敘差額"), level="中級", prior_awards=["初級"])["award"]
        == left
    )


def test_an_earlier_award_in_another_language_is_none_of_this() -> None:
    earlier = [{"exam": "hakka", "level": "基礎級"}]
    assert ask(award(earlier_pass="不再敘獎"), level="中級", prior_awards=earlier)["outcome"] == "granted"


def test_an_earlier_level_that_does_not_exist_is_refused() -> None:
    answer = ask(award(earlier_pass="不再敘獎"), level="中級", prior_awards=["中及"])
    assert (answer["outcome"], answer["field"], answer["suggestion"]) == ("invalid", "prior_awards", "中級")


def test_an_earlier_exam_that_nobody_knows_is_a_matter_for_hr() -> None:
    answer = ask(award(earlier_pass="不再敘獎"), level="中級", prior_awards=[{"exam": "XYZ", "level": "A"}])
    assert (answer["outcome"], codes(answer)) == ("ask_hr", ["exam_unknown"])


DIALECT = {"dialect": {"title": "腔調", "kind": "choice", "choices": ["四縣", "海陸"]}}


def test_another_dialect_is_no_duplicate_where_the_rule_says_so() -> None:
    rule = award(questions=DIALECT, once_per=["dialect"], once_per_level=True)
    same = {"level": "中級", "dialect": "四縣"}
    assert ask(rule, level="中級", dialect="海陸", prior_awards=[same])["outcome"] == "granted"
    assert ask(rule, level="中級", dialect="四縣", prior_awards=[same])["outcome"] == "not_granted"
    assert ask(rule, level="中級", prior_awards=[same])["field"] == "dialect"
    lacking = ask(rule, level="中級", dialect="四縣", prior_awards=["中級"])
    assert (lacking["outcome"], lacking["field"]) == ("invalid", "prior_awards.dialect")


def test_another_dialect_is_open_where_the_rule_does_not_mention_it() -> None:
    rule = award(questions=DIALECT, once_per_level=True)
    earlier = [{"level": "中級", "dialect": "四縣"}]
    answer = ask(rule, level="中級", dialect="海陸", prior_awards=earlier)
    assert (answer["outcome"], codes(answer)) == ("ask_hr", ["dims_unsaid"])
    assert answer["open_points"][0]["readings"] == ["沒有影響：嘉獎2次", "不再敘獎"]
    assert ask(rule, level="中級", dialect="四縣", prior_awards=earlier)["outcome"] == "not_granted"


# -- how often ----------------------------------------------------------------------


def test_so_many_in_a_year() -> None:
    rule = award(at_most_times="1次", per=["人", "年"], earlier_pass="不影響")
    earlier = [{"level": "初級", "date": "113-05-01"}]
    used = ask(rule, level="中級", certificate_date="113-11-30", prior_awards=earlier)
    assert (used["outcome"], codes(used)) == ("not_granted", ["used_up"])
    assert ask(rule, level="中級", certificate_date="114-01-30", prior_awards=earlier)["outcome"] == "granted"
    undated = ask(rule, level="中級", certificate_date="113-11-30", prior_awards=["初級"])
    assert (undated["outcome"], undated["field"]) == ("invalid", "prior_awards.date")


def test_so_many_at_all() -> None:
    rule = award(at_most_times="2次", earlier_pass="不影響")
    assert ask(rule, level="中高級", prior_awards=["初級"])["outcome"] == "granted"
    assert ask(rule, level="中高級", prior_awards=["初級", "中級"])["outcome"] == "not_granted"
