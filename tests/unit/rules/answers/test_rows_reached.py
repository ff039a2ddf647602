"""Which row of a ladder a pass reaches by another exam, by rows of its own, with scores and earlier ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planpress.model.vocabularies import Exams
from support.asked_rules import EXAMS, WORLD, ask, asked_rule, codes

STEPS = [
    {"level": "初級", "text": "初級", "award": "嘉獎1次"},
    {"level": "中級", "text": "中級", "award": "嘉獎2次"},
    {"level": "中高級", "and_above": True, "text": "中高級", "award": "記功1次"},
]


def award(**record: Any) -> Any:
    return asked_rule("awards", {"steps": STEPS} | record)


def table(*tables: dict[str, Any]) -> Any:
    """The world with tables of equivalents, named 甲表, 乙表."""
    made = {
        f"t{number}": {"title": "甲乙"[number] + "表", "as_of": "113年", "source": "試驗用", "rows": rows}
        | {"verified": True}
        for number, rows in enumerate(tables)
    }
    exams = EXAMS.model_dump(mode="json", by_alias=True, exclude_none=True)
    return replace(WORLD, exams=Exams.model_validate(exams | {"equivalences": made}))


TOTALS = table({"A2": {"toeic": {"total": "225"}}, "B1": {"toeic": {"total": "550"}}})
TESTS = table(
    {
        "A2": {"toeic": {"test": "KET", "from": "120", "to": "139"}},
        "B1": {"toeic": {"test": "PET", "from": "140", "to": "159"}},
    }
)


# -- tables of equivalents ------------------------------------------------------------


def test_parts_of_a_score_count_by_their_sum_where_the_table_has_no_parts() -> None:
    answer = ask(award(), world=TOTALS, exam="toeic", scores={"listening": 300, "reading": 250})
    assert (answer["outcome"], answer["award"]) == ("granted", "嘉獎2次")


def test_a_level_that_a_table_leaves_out_does_not_matter_above_it() -> None:
    silent = table({"A2": {"toeic": "未載明"}, "B1": {"toeic": {"total": "550"}}})
    assert ask(award(), world=silent, exam="toeic", score=550)["award"] == "嘉獎2次"


def test_a_test_of_an_exam_does_not_count_as_another_test_of_it() -> None:
    assert ask(award(), world=TESTS, exam="toeic", level="PET", score=125)["outcome"] == "not_granted"
    assert ask(award(), world=TESTS, exam="toeic", level="KET", score=125)["award"] == "嘉獎1次"
    assert ask(award(), world=TESTS, exam="toeic", score=119)["outcome"] == "not_granted"


def test_an_exam_that_no_table_has_cannot_be_compared_and_no_other_is_suggested() -> None:
    answer = ask(award(), exam="toeic", score=900)
    assert (answer["outcome"], codes(answer)) == ("ask_hr", ["no_equivalent"])
    assert "suggestion" not in answer
    assert ask(award(), exam="toeic", cefr="B1")["award"] == "嘉獎2次"


def test_benefits_stand_beside_the_award_in_each_reading() -> None:
    world = table(
        {"A2": {"toeic": {"total": "225"}}, "B1": {"toeic": {"total": "550"}}},
        {"A2": {"toeic": {"total": "350"}}},
    )
    rule = award(benefits=[{"title": "禮券"}, {"title": "公假"}])
    answer = ask(rule, world=world, exam="toeic", score=300)
    assert answer["open_points"][0]["readings"] == ["甲表：嘉獎1次、禮券、公假", "乙表：不敘獎"]


def test_a_benefit_for_a_level_is_given_for_what_equals_that_level() -> None:
    rule = award(benefits=[{"title": "入門禮券", "when": {"level": "初級"}}])
    lowest = ask(rule, world=TOTALS, exam="toeic", score=300)
    assert (lowest["award"], [one["title"] for one in lowest["benefits"]]) == ("嘉獎1次", ["入門禮券"])
    assert "benefits" not in ask(rule, world=TOTALS, exam="toeic", score=600)


# -- rows that name their exam --------------------------------------------------------

GEPT = [
    {"exam": "gept", "level": "中級", "text": "中級", "award": "嘉獎1次"},
    {"exam": "gept", "level": "中高級", "text": "中高級", "award": "嘉獎2次"},
]
CEFR = [
    {"exam": "toeic", "cefr": "B1", "text": "達B1", "award": "嘉獎1次"},
    {"exam": "toeic", "cefr": "B2", "and_above": True, "text": "達B2以上", "award": "嘉獎2次"},
]


def test_a_level_below_all_rows_earns_nothing_and_one_that_is_none_is_refused() -> None:
    below = ask(award(steps=GEPT), exam="gept", level="初級")
    assert (below["outcome"], codes(below)) == ("not_granted", ["below"])
    wrong = ask(award(steps=GEPT), exam="gept", level="外星級")
    assert (wrong["outcome"], wrong["field"]) == ("invalid", "level")
    assert ask(award(steps=GEPT), exam="gept", level="中高級")["award"] == "嘉獎2次"


@pytest.mark.parametrize(
    ("cefr", "earned"),
    [("A2", None), ("B1", "嘉獎1次"), ("B2", "嘉獎2次"), ("C1", "嘉獎2次"), ("", None)],
)
def test_rows_by_cefr_are_reached_by_that_level_or_above(cefr: str, earned: str | None) -> None:
    given = {"cefr": cefr} if cefr else {}
    assert ask(award(steps=CEFR), exam="toeic", **given).get("award") == earned


def test_a_score_has_its_two_ends() -> None:
    rows = [{"exam": "toeic", "score": {"from": "600", "to": "799"}, "text": "六百", "award": "嘉獎1次"}]
    found = [ask(award(steps=rows), exam="toeic", score=score)["outcome"] for score in (599, 600, 799, 800)]
    assert found == ["not_granted", "granted", "granted", "not_granted"]


# -- earlier awards -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earlier", "outcome"),
    [
        ({"exam": "toeic", "score": 600}, "not_granted"),
        ({"exam": "toeic", "scores": {"listening": 300, "reading": 300}}, "not_granted"),
        ({"exam": "toeic", "score": 300}, "granted"),
        ({"cefr": "b1"}, "not_granted"),
        ({"level": "初級", "date": "112-01-01"}, "granted"),
        ("中級", "not_granted"),
    ],
)
def test_an_earlier_pass_is_placed_by_all_it_tells(earlier: object, outcome: str) -> None:
    rule = award(earlier_pass="較高等級才敘獎")  # noqa: S106 (the pass of an exam)
    assert ask(rule, world=TOTALS, level="中級", prior_awards=[earlier])["outcome"] == outcome


@pytest.mark.parametrize(
    ("earlier", "field"),
    [
        ({"exam": "toeic"}, "prior_awards"),
        ({"levl": "中級"}, "prior_awards.levl"),
        ({}, "prior_awards"),
        ({"exam": "toeic", "scores": {"listening": -1}}, "prior_awards.listening"),
    ],
)
def test_an_earlier_pass_that_says_too_little_is_refused(earlier: object, field: str) -> None:
    rule = award(earlier_pass="較高等級才敘獎")  # noqa: S106 (the pass of an exam)
    answer = ask(rule, world=TOTALS, level="中級", prior_awards=[earlier])
    assert (answer["outcome"], answer["field"]) == ("invalid", field)


# -- benefits ---------------------------------------------------------------------------


def test_a_benefit_tells_its_share_only_of_something_that_is_asked_for() -> None:
    fee = {"fee": {"title": "報名費", "kind": "number", "unit": "元"}}
    share = {"title": "補助", "share": "二分之一"}
    rule = asked_rule("awards", {"benefits": [share]})
    assert "text" not in ask(rule)["benefits"][0]
    base = asked_rule(
        "awards", {"benefits": [{"title": "補助", "amount": "5元", "base": "fee"}], "questions": fee}
    )
    assert "text" not in ask(base, fee=10)["benefits"][0]
    both = asked_rule("awards", {"benefits": [share | {"base": "fee"}], "questions": fee})
    assert ask(both, fee=10)["benefits"][0]["text"] == "報名費的二分之一"


def test_an_award_among_the_benefits_may_be_left_open() -> None:
    rule = asked_rule("awards", {"benefits": [{"title": "敘獎", "award": "未載明"}]})
    assert ask(rule)["benefits"][0]["award"] == "未載明"
