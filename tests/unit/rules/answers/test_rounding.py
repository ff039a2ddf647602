"""Figures are rounded as the words of a rule say; what the words leave open stays open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planpress.model.values import Unstated
from planpress.rules.answers.rounding import digits_of, rounded
from support.asked_rules import ask, asked_rule, codes


@pytest.mark.parametrize(
    ("words", "number", "wanted"),
    [
        ("四捨五入", "2.5", "3"),
        ("四捨五入", "2.49", "2"),
        ("小數點以下無條件捨去", "2.99", "2"),
        ("元以下不計", "2.99", "2"),
        ("無條件進位", "2.01", "3"),
        ("不足一元者進一", "2.01", "3"),
        ("四捨五入至小數第2位", "2.345", "2.35"),
        ("計算到小數點後第一位，無條件捨去", "2.99", "2.9"),
        ("小數第3位四捨五入", "2.3449", "2.34"),
        ("小數點第三位四捨五入", "2.345", "2.35"),
        ("四捨五入至百元", "1650", "1700"),
        ("取至千位，餘數捨去", "1999", "1000"),
        ("百元以下捨去", "1999", "1900"),
        ("不足一人以一人計", "0.4", "1"),
    ],
)
def test_a_figure_is_rounded_as_worded(words: str, number: str, wanted: str) -> None:
    found = rounded(Fraction(number), words)
    assert (found.sure, found.possible, found.rule) == (Fraction(wanted), Fraction(wanted), words)


@pytest.mark.parametrize("words", [None, Unstated.NOT_STATED, "視需要", "不足一人以一人計"])
def test_words_that_do_not_settle_it_leave_two_figures(words: str | Unstated | None) -> None:
    found = rounded(Fraction("2.4"), words)
    assert (found.sure, found.possible, found.rule) == (Fraction(2), Fraction(3), "")


def test_a_figure_that_needs_no_rounding_stays_without_a_reason() -> None:
    found = rounded(Fraction(1, 4), "四捨五入至小數第2位")
    assert (found.sure, found.possible, found.rule) == (Fraction(1, 4), Fraction(1, 4), "")


def test_no_document_counts_finer_than_six_places() -> None:
    assert digits_of("至小數第99位") == 6
    assert digits_of("視需要") == 0


def test_a_minimum_counts_what_is_safe_as_the_value() -> None:
    rule = asked_rule("limits", {"share": "三分之一", "as_minimum": "true"})
    assert ask(rule, posts=10)["value"] == 4
    assert [ask(rule, posts=10, studying=people)["outcome"] for people in (2, 3, 4)] == [
        "under",
        "ask_hr",
        "within",
    ]


def test_all_that_is_claimed_beyond_the_whole_takes_from_each_in_proportion() -> None:
    questions = {"everybody": {"title": "合計", "kind": "number", "optional": "true"}}
    parts = {"for_each": "10人", "pool": "30人", "claimed": "everybody", "rounding": "無條件捨去"}
    rule = asked_rule("limits", parts | {"questions": questions})
    assert [ask(rule, posts=100, everybody=sum_)["value"] for sum_ in (30, 31, 60)] == [10, 9, 5]
    assert "reduced" in codes(ask(rule, posts=100, everybody=31))
    assert ask(rule, posts=100)["value"] == 10


def test_a_group_gets_its_number_or_its_part_of_the_whole() -> None:
    groups = {"north": {"title": "北區", "ratio": "2"}, "south": {"title": "南區", "ratio": "1"}}
    rule = asked_rule("quotas", {"total": "30人", "groups": groups})
    assert ask(rule, group="北區")["value"] == 20
    assert ask(rule, group="south", nominated=11)["outcome"] == "over"
    assert ask(rule, group="北部")["suggestion"] == "北區"
    groups["south"] = {"title": "南區"}
    unsaid = asked_rule("quotas", {"total": "30人", "groups": groups})
    assert ask(unsaid, group="北區")["outcome"] == "not_stated"


def test_a_last_day_on_a_day_off_moves_only_where_the_rule_says_so() -> None:
    def last_day(words: str | None) -> tuple[str, int]:
        said = {} if words is None else {"on_day_off": words}
        rule = asked_rule("deadlines", {"what": "申請", "within": "5日"} | said)
        given = ask(rule, class_end="113-03-30")  # five days later is 113-04-04, the first of four days off
        return given["last_day"], len(given.get("open_points", []))

    assert last_day("順延至次一上班日") == ("113-04-08", 0)
    assert last_day("提前至前一上班日") == ("113-04-03", 0)
    assert last_day("不順延") == ("113-04-04", 0)
    assert last_day("未載明") == ("113-04-04", 1)
    assert last_day(None) == ("113-04-04", 1)


def test_a_document_that_came_later_says_so() -> None:
    rule = asked_rule("conditions", {"what": "請領", "issued": "113年6月20日", "since": "113年1月1日"})
    assert "retroactive" in codes(ask(rule, as_on="113-06-19"))
    assert "retroactive" not in codes(ask(rule, as_on="113-06-20"))
    assert "retroactive" not in codes(ask(rule))
