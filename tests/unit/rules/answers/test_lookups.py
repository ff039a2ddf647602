"""Figures that a plan states, and how courses are evaluated: words, weights, marks."""

from __future__ import annotations

from typing import Any

import pytest

from support.asked_rules import ask, asked_rule, codes, texts


def value(**record: Any) -> Any:
    return asked_rule("values", {"what": "講座鐘點費"} | record)


def evaluation(**record: Any) -> Any:
    return asked_rule("evaluation", {"what": "成績考核"} | record)


@pytest.mark.parametrize(
    ("record", "given", "unit", "sentence"),
    [
        ({"value": "2,000元"}, 2000, "元", "講座鐘點費：2,000元。"),
        ({"value": "2至5人"}, {"from": 2, "to": 5}, "人", "講座鐘點費：2至5人。"),
        ({"at_most": "3,000元"}, 3000, "元", "講座鐘點費：最多3,000元。"),
        ({"at_least": "500元"}, 500, "元", "講座鐘點費：最少500元。"),
        ({"share": "三分之一"}, "三分之一", None, "講座鐘點費：三分之一。"),
        ({"value": {"words": "約二十五人"}}, "約二十五人", None, "文件只寫「約二十五人」，沒有確定的數字。"),
    ],
)
def test_a_figure_is_told_as_it_stands(
    record: dict[str, Any], given: Any, unit: str | None, sentence: str
) -> None:
    answer = ask(value(**record))
    assert (answer["outcome"], answer["value"], answer.get("unit")) == ("value", given, unit)
    assert texts(answer) == [sentence]


@pytest.mark.parametrize(
    ("word", "outcome"), [("未載明", "not_stated"), ("不限", "unlimited"), ("另依法令", "elsewhere")]
)
def test_words_stand_where_a_figure_would(word: str, outcome: str) -> None:
    for parameter in ("value", "share", "at_most"):
        answer = ask(value(**{parameter: word}, law="leave-rules", payer="服務機關"))
        assert (answer["outcome"], "conditions" in answer) == (outcome, False)


def test_who_pays_is_a_condition() -> None:
    assert ask(value(value="2,000元", payer="服務機關"))["conditions"] == ["由服務機關負擔"]


def test_the_unit_of_a_bare_figure_is_the_rules() -> None:
    assert ask(value(share="三分之一", unit="經費"))["unit"] == "經費"


@pytest.mark.parametrize(("fee", "part"), [(900, 450), (300, 200), (5000, 1000), (400, 200), (2000, 1000)])
def test_a_share_of_a_base_between_its_bounds(fee: int, part: int) -> None:
    rule = value(
        share="二分之一",
        base="fee",
        unit="元",
        at_least="200元",
        at_most="1,000元",
        questions={"fee": {"title": "學費", "kind": "number", "unit": "元"}},
    )
    answer = ask(rule, fee=fee)
    assert (answer["value"], answer["unit"]) == (part, "元")
    more = {300: ["at_least_one"], 5000: ["capped"]}.get(fee, [])
    assert codes(answer) == ["share", *more]
    assert ask(rule)["field"] == "fee"


# -- evaluation -------------------------------------------------------------------


def test_an_evaluation_tells_what_when_on_what_and_where_else() -> None:
    answer = ask(
        evaluation(
            what="滿意度調查",
            methods=["問卷", "座談"],
            when="結訓前",
            applies_to="兩日以上班期",
            topics=["課程", "講座"],
            anonymous=True,
            elsewhere="施測說明",
        )
    )
    assert answer["value"] == "滿意度調查：問卷、座談"
    assert texts(answer) == [
        "要辦理滿意度調查。",
        "時間：結訓前。",
        "適用：兩日以上班期。",
        "項目：課程、講座。",
        "另訂於施測說明。",
        "不記名。",
    ]
    plain = ask(evaluation(what="滿意度調查", when="未載明", applies_to="未載明", anonymous=False))
    assert plain["value"] == "滿意度調查"
    assert texts(plain)[1:] == ["時間：未載明。", "適用班期：未載明。", "要記名。"]


def test_each_part_is_told_where_it_stands() -> None:
    cites = {name: name for name in ("what", "when", "applies_to", "topics", "elsewhere", "anonymous")}
    full = evaluation(
        when="結訓前", applies_to="全部", topics=["課程"], elsewhere="說明", anonymous=True, cites=cites
    )
    places = [reason["at"] for reason in ask(full)["reasons"]]
    assert places == ["what", "when", "applies_to", "topics", "elsewhere", "anonymous"]
    silent = evaluation(when="未載明", applies_to="未載明", cites=cites)
    assert [reason["at"] for reason in ask(silent)["reasons"]] == ["what", "when", "applies_to"]


WEIGHTS = {
    "test": {"title": "測驗", "share": "60%"},
    "report": {
        "title": "報告",
        "share": "40%",
        "parts": {"text": {"title": "書面", "share": "50%"}, "talk": {"title": "口頭", "share": "50%"}},
    },
}


def test_a_mark_is_weighted_on_two_levels() -> None:
    record = {"weights": WEIGHTS, "pass_mark": "70分"}
    rule = evaluation(**record)
    answer = ask(rule, scores={"test": 80, "text": 60, "口頭": 70})
    assert (answer["outcome"], answer["value"], answer["unit"]) == ("met", 74, "分")
    assert codes(answer) == ["mark", "mark_met"]
    assert ask(rule, scores={"test": 80, "報告": 55})["value"] == 70
    assert ask(rule, scores={"test": 80, "報告": 55})["outcome"] == "met"
    assert ask(rule, scores={"test": 80, "報告": 54})["outcome"] == "not_met"


def test_a_mark_without_pass_mark_and_a_weight_that_is_not_stated() -> None:
    assert ask(evaluation(weights=WEIGHTS), scores={"test": 100, "report": 100})["outcome"] == "value"
    unsaid = {"test": {"title": "測驗", "share": "未載明"}, "report": {"title": "報告", "share": "未載明"}}
    assert ask(evaluation(weights=unsaid), scores={"test": 1, "report": 1})["outcome"] == "not_stated"


def test_scores_that_are_lacking_unknown_or_too_high() -> None:
    rule = evaluation(weights=WEIGHTS)
    assert ask(rule, scores={"test": 80})["field"] in ("scores.report", "scores.text")
    wrong = ask(rule, scores={"測騐": 80})
    assert (wrong["outcome"], wrong["field"], wrong["suggestion"]) == ("invalid", "scores.測騐", "測驗")
    assert "suggestion" not in ask(rule, scores={"完全不同的一項": 80})
    high = ask(rule, scores={"test": 101, "report": 1})
    assert (high["field"], codes(high)) == ("scores.test", ["too_large"])
    assert ask(rule, scores={"test": 100, "report": 100})["value"] == 100


def test_scores_mean_nothing_to_a_rule_without_weights() -> None:
    assert ask(evaluation(), scores={"test": 80})["value"] == "成績考核"
    assert ask(evaluation(weights=WEIGHTS))["value"] == "成績考核"
