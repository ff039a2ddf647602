"""Benefits beside or instead of a commendation: each with its conditions, its share and its cap."""

from __future__ import annotations

from typing import Any

import pytest

from support.asked_rules import ask, asked_rule, codes

FEE = {"fee": {"title": "報名費", "kind": "number", "unit": "元"}}
RECEIVED = {"received": {"title": "本年已補助", "kind": "number", "unit": "元"}}


def given(*benefits: dict[str, Any], **record: Any) -> Any:
    return asked_rule("awards", {"benefits": list(benefits)} | record)


def values(answer: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(one["title"], one.get("value"), one.get("unit")) for one in answer.get("benefits", [])]


def test_a_voucher_half_a_day_of_leave_and_words() -> None:
    rule = given(
        {"title": "禮券", "amount": "2,000元"},
        {"title": "公假", "amount": "半日"},
        {"title": "茶點", "amount": {"words": "視經費"}},
        {"title": "獎牌", "amount": "未載明"},
        {"title": "獎金", "amount": "1至2萬"},
        {"title": "嘉勉", "award": "嘉獎1次"},
    )
    answer = ask(rule)
    assert (answer["outcome"], codes(answer)) == ("granted", ["benefit"])
    assert values(answer) == [
        ("禮券", 2000, "元"),
        ("公假", 0.5, "日"),
        ("茶點", "視經費", None),
        ("獎牌", "未載明", None),
        ("獎金", {"from": 1, "to": 2}, "萬"),
        ("嘉勉", None, None),
    ]
    assert answer["benefits"][-1]["award"] == "嘉獎1次"


@pytest.mark.parametrize(("fee", "paid"), [(800, 400), (4000, 2000), (5000, 2000)])
def test_half_of_the_fee_up_to_a_cap(fee: int, paid: int) -> None:
    rule = given(
        {"title": "補助", "share": "二分之一", "base": "fee", "at_most": "2,000元", "per": ["人", "年"]},
        questions=FEE,
    )
    answer = ask(rule, fee=fee)
    assert values(answer) == [("補助", paid, "元")]
    assert answer["benefits"][0]["text"] == "報名費的二分之一、每人每年最多2,000元"


@pytest.mark.parametrize(("received", "paid"), [(0, 2000), (500, 1500), (2000, 0), (2500, 0)])
def test_the_cap_shrinks_by_what_was_received(received: int, paid: int) -> None:
    benefit = {"title": "補助", "share": "1/1", "base": "fee", "at_most": "2,000元", "received": "received"}
    rule = given(benefit, questions=FEE | RECEIVED)
    assert values(ask(rule, fee=3000, received=received)) == [("補助", paid, "元")]


def test_a_figure_that_matters_is_asked_for() -> None:
    benefit = {"title": "補助", "share": "1/1", "base": "fee", "at_most": "2,000元", "received": "received"}
    rule = given(benefit, questions=FEE | RECEIVED)
    assert "報名費（fee）" in ask(rule)["message"]
    assert "本年已補助（received）" in ask(rule, fee=3000)["message"]
    assert "value" not in ask(rule, fee=3000)["benefits"][0]


def test_a_fixed_amount_is_capped_too() -> None:
    rule = given({"title": "禮券", "amount": "3,000元", "at_most": "2,000元"})
    assert values(ask(rule)) == [("禮券", 2000, "元")]


def test_only_benefits_whose_condition_holds() -> None:
    rule = given(
        {"title": "主管禮券", "when": {"role": "主管"}, "amount": "500元"},
        {"title": "一般禮券", "when": {"role": {"none_of": ["主管"]}}, "amount": "300元"},
    )
    assert values(ask(rule, role="主管")) == [("主管禮券", 500, "元")]
    assert values(ask(rule, role="承辦人")) == [("一般禮券", 300, "元")]
    assert ask(rule)["field"] == "role"


def test_no_benefit_that_holds_is_no_award() -> None:
    rule = given({"title": "主管禮券", "when": {"role": "主管"}, "amount": "500元"})
    answer = ask(rule, role="承辦人")
    assert (answer["outcome"], codes(answer)) == ("not_granted", ["no_benefit"])


def test_an_award_stands_though_a_benefit_cannot_be_told() -> None:
    rule = given({"title": "禮券", "when": {"role": "主管"}, "amount": "500元"}, award="嘉獎1次")
    answer = ask(rule)
    assert (answer["outcome"], answer["award"]) == ("granted", "嘉獎1次")
    assert answer["message"] == "要知道其他獎勵，請補上職務（role）。"


def test_a_floor_for_one_benefit_and_not_for_another() -> None:
    rule = given(
        {"title": "補助", "when": {"cefr": {"at_least": "B1"}}, "amount": "1,000元"},
        {"title": "公假", "amount": "1日"},
    )
    assert [title for title, *_ in values(ask(rule, exam="gept", level="初級"))] == ["公假"]
    assert [title for title, *_ in values(ask(rule, level="中級"))] == ["補助", "公假"]
    assert [title for title, *_ in values(ask(rule, cefr="B2"))] == ["補助", "公假"]


def test_a_benefit_for_those_who_did_not_pass() -> None:
    rule = given(
        {"title": "禮券", "amount": "500元"},
        {"title": "公假", "when": {"passed": "否"}, "amount": "半日"},
        award="嘉獎1次",
    )
    failed = ask(rule, passed=False)
    assert (failed["outcome"], codes(failed), "award" in failed) == ("granted", ["failed_benefit"], False)
    assert [title for title, *_ in values(failed)] == ["公假"]
    assert [title for title, *_ in values(ask(rule, passed=True))] == ["禮券"]


def test_a_row_gives_its_own_and_the_rule_the_rest() -> None:
    rule = given(
        {"title": "公假", "amount": "1日", "payer": "服務機關", "papers": ["證書影本"]},
        steps=[
            {
                "level": "中級",
                "text": "中級",
                "award": "嘉獎1次",
                "benefits": [{"title": "禮券", "amount": "500元"}],
            }
        ],
    )
    answer = ask(rule, level="中級")
    assert [title for title, *_ in values(answer)] == ["公假", "禮券"]
    assert (answer["benefits"][0]["payer"], answer["benefits"][0]["papers"]) == ("服務機關", ["證書影本"])
