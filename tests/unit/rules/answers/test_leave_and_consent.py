"""Leave as a benefit, who must agree, and whether somebody may."""

from __future__ import annotations

from typing import Any

import pytest

from support.asked_rules import ask, asked_rule, codes, texts


def leave(**record: Any) -> Any:
    return asked_rule("leave", {"when": "研習遇假日"} | record)


def approval(**by: str) -> Any:
    return asked_rule("approvals", {"when": "入學前", "by": by})


def test_leave_in_words_and_as_a_fixed_amount() -> None:
    words = ask(leave(gives="補休"))
    assert (words["outcome"], words["value"], texts(words)) == ("value", "補休", ["研習遇假日：補休。"])
    fixed = ask(leave(amount="半日", cites={"amount": "備註"}))
    assert (fixed["value"], fixed["unit"], fixed["reasons"][0]["at"]) == (0.5, "日", "備註")
    assert ask(leave(amount="1至2日"))["value"] == {"from": 1, "to": 2}
    assert ask(leave(amount={"words": "視需要"}))["value"] == "視需要"


@pytest.mark.parametrize(("hours", "given"), [(3, 3), (8, 8), (9, 8)])
def test_hour_for_hour_up_to_a_cap(hours: int, given: int) -> None:
    rule = leave(gives="補休", rate="1", at_most="八小時", cites={"rate": "第1項", "at_most": "第2項"})
    answer = ask(rule, hours=hours)
    assert (answer["value"], answer["unit"]) == (given, "小時")
    assert [reason["at"] for reason in answer["reasons"]] == ["第1項", "第2項"][: 1 + (hours > 8)]
    assert ask(rule, class_hours=hours)["value"] == given


def test_leave_by_the_hour_asks_for_the_hours() -> None:
    assert ask(leave(gives="補休", rate="2"))["field"] == "hours"
    assert ask(leave(gives="補休", rate="2"), hours="2.5")["value"] == 5


@pytest.mark.parametrize("parameter", ["rate", "amount"])
def test_leave_that_is_not_stated(parameter: str) -> None:
    assert ask(leave(gives="補休", **{parameter: "未載明"}))["outcome"] == "not_stated"
    assert ask(leave(**{parameter: "另依法令"}, law="leave-rules"))["outcome"] == "elsewhere"


def test_leave_is_told_under_its_conditions() -> None:
    rule = leave(gives="補休", requires=[{"what": "事先核准", "by": "機關首長", "when": {"approved": "是"}}])
    refused = ask(rule, approved=False)
    assert (refused["outcome"], texts(refused)) == ("not_granted", ["要先符合「事先核准」，由機關首長同意。"])
    assert ask(rule)["conditions"] == ["事先核准"]
    assert ask(rule, approved=True).get("conditions") is None


# -- consent ----------------------------------------------------------------------


def test_the_kind_of_person_decides_who_agrees() -> None:
    rule = approval(一般人員="機關首長", 一級機關首長="本府")
    for field in ("applicant", "role", "staff_kind"):
        assert ask(rule, **{field: "各機關首長"})["value"] == "本府"
        assert ask(rule, **{field: "約聘僱"})["value"] == "機關首長"
    assert ask(rule)["field"] == "applicant"
    wrong = ask(rule, applicant="一班人員")
    assert (wrong["outcome"], wrong["field"], wrong["suggestion"]) == ("invalid", "applicant", "一般人員")
    assert "suggestion" not in ask(rule, applicant="外星人")


def test_one_kind_of_person_need_not_be_named() -> None:
    rule = approval(一般人員="機關首長")
    asked, agreed, refused = ask(rule), ask(rule, approved=True), ask(rule, approved=False)
    assert [one["outcome"] for one in (asked, agreed, refused)] == ["value", "allowed", "not_allowed"]
    assert [codes(one) for one in (asked, agreed, refused)] == [
        ["consent"],
        ["consent_given"],
        ["consent_refused"],
    ]
    assert {one["value"] for one in (asked, agreed, refused)} == {"機關首長"}


def test_whether_somebody_may() -> None:
    rule = asked_rule(
        "conditions",
        {
            "what": "報名",
            "cases": [
                {"when": {"staff_kind": "臨時人員"}, "allowed": False, "text": "臨時人員", "at": "第2項"}
            ],
        },
    )
    assert ask(rule, staff_kind="公務人員")["outcome"] == "allowed"
    refused = ask(rule, staff_kind="臨時人員")
    assert (refused["outcome"], codes(refused)) == ("not_allowed", ["case", "not_allowed"])
    assert {reason["at"] for reason in refused["reasons"]} == {"第2項"}
    assert ask(rule)["field"] == "staff_kind"
    assert ask(asked_rule("conditions", {"what": "報名", "allowed": "未載明"}))["outcome"] == "not_stated"
