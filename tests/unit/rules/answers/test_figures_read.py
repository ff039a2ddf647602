"""Figures at their edges: what is still read, how it is rounded, shared out and written."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from planpress.rules.answers.reading import read_exact
from planpress.rules.answers.rounding import rounded
from planpress.rules.answers.sentences import number_words
from support.asked_rules import ask, asked_rule, codes, texts

FEE = {"fee": {"title": "費用", "kind": "number", "unit": "元"}}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (Fraction(20), "20"),
        (Fraction(-3), "-3"),
        (Fraction(1, 2), "0.5"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(-5, 4), "-1.25"),
        (Fraction(1, 1_000_000), "0.000001"),
        (Fraction(10, 3), "10/3"),
    ],
)
def test_a_number_is_written_exactly(number: Fraction, words: str) -> None:
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        (999_999_999_999, Fraction(999_999_999_999)),
        (-999_999_999_999, Fraction(-999_999_999_999)),
        (10**12, None),
        (1e300, None),
        (2.50, Fraction(5, 2)),
        (1e-6, Fraction(1, 1_000_000)),
        ("1,000元", None),
        ("1,000", Fraction(1000)),
        ("10/4", Fraction(5, 2)),
        ("1.5/2", None),
        ("-半", Fraction(-1, 2)),
        ("+八", Fraction(8)),
        (True, None),
        (None, None),
        ("1" * 201, None),
    ],
)
def test_a_number_is_read_exactly_or_not_at_all(raw: object, number: Fraction | None) -> None:
    assert read_exact(raw) == number


def test_a_unit_must_be_one_that_the_field_has() -> None:
    assert read_exact("八小時", ("小時",)) == 8
    assert read_exact("八日", ("小時", "時")) is None
    assert read_exact("八", ("小時",)) == 8


@pytest.mark.parametrize(
    ("year", "last"),
    [
        (113, "113-12-31"),
        (999, "999-12-31"),
        (1912, "1-12-31"),
        (2910, "999-12-31"),
        (2911, None),
        (1911, None),
        (1000, None),
        ("民國113年度", "113-12-31"),
        (True, None),
        ("一一三", None),
    ],
)
def test_a_year_is_one_of_the_republic_or_a_western_one(year: object, last: str | None) -> None:
    answer = ask(asked_rule("deadlines", {"what": "函報", "by": "每年12月31日"}, day=None), year=year)
    told = answer.get("last_day")
    assert (told and told.lstrip("0")) == last
    assert last is not None or codes(answer) == ["not_a_year"]


@pytest.mark.parametrize(
    ("fee", "code"), [(-1, "negative"), (10, None), (9, "too_small"), (100, None), (101, "too_large")]
)
def test_a_figure_keeps_to_the_bounds_of_its_field(fee: int, code: str | None) -> None:
    bounds: dict[str, str] = {} if code == "negative" else {"at_least": "10", "at_most": "100"}
    questions = {"fee": FEE["fee"] | bounds}
    rule = asked_rule("values", {"what": "費", "share": "1/2", "base": "fee", "questions": questions})
    answer = ask(rule, fee=fee)
    assert codes(answer) == ([code] if code else ["share"])


# -- rounding -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "number", "sure", "possible", "rule"),
    [
        ("不足百元以百元計", 40, 100, 100, "不足百元以百元計"),
        ("不足百元以百元計", 140, 100, 200, ""),
        ("不足一人以一人計", Fraction(3, 2), 1, 2, ""),
        ("計至百元", 1650, 1600, 1700, ""),
        ("至小數第1位", Fraction(1, 4), Fraction(1, 5), Fraction(3, 10), ""),
        ("第1位四捨五入", Fraction(1, 4), 0, 0, "第1位四捨五入"),
        ("計至千位，四捨五入", 1500, 2000, 2000, "計至千位，四捨五入"),
        ("十元以下捨去", 19, 10, 10, "十元以下捨去"),
    ],
)
def test_words_round_to_their_own_digit(
    words: str, number: Fraction, sure: Fraction, possible: Fraction, rule: str
) -> None:
    found = rounded(Fraction(number), words)
    assert (found.sure, found.possible, found.rule) == (sure, possible, rule)


def test_what_the_words_leave_open_is_told_with_both_figures_and_their_unit() -> None:
    answer = ask(asked_rule("limits", {"share": "十分之一"}), posts=15)
    (point,) = answer["open_points"]
    assert (answer["value"], point["readings"]) == (1, ["1人", "2人"])
    assert "at" not in point
    leave = ask(asked_rule("leave", {"when": "遇假日", "rate": "1", "rounding": "未載明"}), hours=2.5)
    assert leave["open_points"][0]["readings"] == ["2小時", "3小時"]


# -- leave --------------------------------------------------------------------------


def test_leave_above_its_cap_is_told_with_the_cap_and_leaves_nothing_open() -> None:
    rule = asked_rule("leave", {"when": "遇假日", "rate": "1", "at_most": "八小時", "rounding": "未載明"})
    answer = ask(rule, hours=9.5)
    assert (answer["value"], codes(answer)) == (8, ["leave_hours", "leave_capped"])
    assert "八小時" in texts(answer)[-1]
    assert "open_points" not in answer
    assert codes(ask(rule, hours=8)) == ["leave_hours"]
    unlimited = asked_rule("leave", {"when": "遇假日", "rate": "2", "at_most": "不限"})
    assert ask(unlimited, hours=9)["value"] == 18


# -- groups -------------------------------------------------------------------------


def _group(total: str, *ratios: str) -> Any:
    groups = {f"g{place}": {"title": f"第{place}組", "ratio": one} for place, one in enumerate(ratios)}
    return ask(asked_rule("quotas", {"total": total, "groups": groups}), group="g0")


def test_a_whole_is_shared_out_by_ratio_where_there_is_one() -> None:
    assert _group("30人", "0.5", "0.5")["value"] == 15
    assert _group("30人", "1/3", "2/3")["value"] == 10
    assert _group("30人", "0", "0")["outcome"] == "not_stated"
    assert _group("20至30人", "1", "1")["outcome"] == "not_stated"
    assert _group("30人", "一半", "1")["outcome"] == "not_stated"


# -- limits -------------------------------------------------------------------------


def test_a_share_of_the_whole_adds_what_is_fixed_and_nothing_else() -> None:
    assert ask(asked_rule("limits", {"share": "十分之一"}), posts=20)["value"] == 2
    assert ask(asked_rule("limits", {"share": "十分之一", "plus": "1人"}), posts=20)["value"] == 3
    assert ask(asked_rule("limits", {"for_each": "20人"}), posts=20)["value"] == 1
    assert ask(asked_rule("limits", {"for_each": "20人"}), posts=19)["value"] == 0
    assert ask(asked_rule("limits", {"for_each": "1人"}), posts=5)["value"] == 5


def test_a_limit_that_just_reaches_its_floor_or_cap_needs_no_further_reason() -> None:
    floor = asked_rule("limits", {"share": "十分之一", "at_least": "2人"})
    assert [codes(ask(floor, posts=posts)) for posts in (20, 19)] == [["share"], ["share", "at_least_one"]]
    cap = asked_rule("limits", {"share": "十分之一", "at_most": "2人"})
    assert [codes(ask(cap, posts=posts)) for posts in (20, 21)] == [["share"], ["share", "capped"]]


@pytest.mark.parametrize(
    ("record", "unit"),
    [
        ({"share": "十分之一"}, "人"),
        ({"share": "十分之一", "at_least": "1名"}, "名"),
        ({"share": "十分之一", "at_most": "9名"}, "名"),
        ({"for_each": "20人", "gives": "1名"}, "名"),
        ({"share": "十分之一", "plus": "1名"}, "名"),
        ({"share": "十分之一", "base": "fee", "questions": FEE}, None),
    ],
)
def test_the_unit_of_a_limit_is_that_of_its_figures(record: dict[str, Any], unit: str | None) -> None:
    question = {"fee": 100} if "base" in record else {"posts": 100}
    assert ask(asked_rule("limits", record), **question).get("unit") == unit


@pytest.mark.parametrize(
    ("studying", "outcome", "sentence"),
    [(5, "over", "比上限4人多1人"), (4, "within", "")],
)
def test_one_more_than_the_limit_is_told_as_one(studying: int, outcome: str, sentence: str) -> None:
    answer = ask(asked_rule("limits", {"share": "十分之一"}), posts=40, studying=studying)
    assert answer["outcome"] == outcome
    assert sentence in texts(answer)[-1]
