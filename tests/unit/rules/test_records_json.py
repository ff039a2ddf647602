"""A rule as JSON says what its file says, each value with its meaning, and nothing that is not there."""

from __future__ import annotations

import json
from typing import Any

from planpress.model.vocabularies import Exams
from planpress.rules.answers.asked import AskedRule, Citation, World
from planpress.rules.records_json import asked_json, rule_json, world_json
from support.plans import record


def as_json(text: str) -> dict[str, Any]:
    """The JSON of the one rule that a rules.yaml holds."""
    ((_, _, rule),) = record(text, "rules").every()
    made = rule_json(rule)
    assert json.loads(json.dumps(made)) == made, "nothing is lost on the way through a file"
    return made


def test_a_share_is_exact_and_a_key_is_that_of_the_file() -> None:
    made = as_json("limits: {quota: {clause: a, share: 三分之一, at_least: 一人, rounding: 未載明}}")

    assert made == {
        "clause": "a",
        "at_least": {"text": "一人", "first": "1", "last": "1", "unit": "人", "bound": ""},
        "share": {"text": "三分之一", "share": "1/3"},
        "rounding": {"unstated": "未載明"},
    }


def test_days_and_spans_carry_what_they_mean() -> None:
    made = as_json("""
deadlines:
  d: {clause: a, what: 填報, from: 第3個月, to: 第6個月, by: 次年1月31日, since: 113年2月27日}
""")

    assert made["from"] == {"text": "第3個月", "amount": 3, "unit": "months", "ordinal": True}
    assert made["by"] == {"text": "次年1月31日", "month": 1, "day": 31, "next_year": True}
    assert made["since"] == {"text": "113年2月27日", "date": "2024-02-27"}
    assert "from_" not in made


def test_awards_hours_and_words_left_vague() -> None:
    made = as_json("""
quotas: {q: {clause: a, each: {words: 視實際需要}, total: "1,234人"}}
""")
    assert made["each"] == {"words": "視實際需要"}
    assert made["total"]["last"] == "1234"

    made = as_json("awards: {w: {clause: a, award: 記功2次, once_per_level: false}}")
    assert made["award"] == {"text": "記功2次", "award": "merit", "times": 2}
    assert made["once_per_level"] is False, "a no is not silence"

    made = as_json("hours: {h: {clause: a, total: 2.5小時}}")
    assert made["total"] == {"text": "2.5小時", "hours": "2.5"}


def test_zero_is_not_left_out() -> None:
    assert as_json("hours: {h: {clause: a, total: 0}}")["total"] == {"text": "0", "hours": "0"}


def test_a_case_holds_what_it_sets_and_nothing_else() -> None:
    made = as_json("""
limits:
  l:
    clause: a
    at_most: 八小時
    cases:
      - {when: {mode: [公餘, 夜間]}, at_most: 不限, per: []}
      - {when: {grade: {at_least: 9}}, text: 主管}
""")
    assert made["cases"] == [
        {"when": {"mode": {"any_of": ["公餘", "夜間"]}}, "at_most": {"unstated": "不限"}, "per": []},
        {"when": {"grade": {"at_least": "9"}}, "text": "主管"},
    ]


def test_an_asked_rule_brings_its_citations_and_days() -> None:
    rule = record("limits: {l: {clause: a, at_most: 八小時}}", "rules").limits["l"]
    asked = AskedRule("x/1/l", "limits", "l", rule, {"a": Citation("a", "壹", "進修", url="x/1/#a")})

    assert asked_json(asked) == {
        "address": "x/1/l",
        "group": "limits",
        "id": "l",
        "rule": rule_json(rule),
        "citations": {"a": {"clause": "a", "number": "壹", "title": "進修", "url": "x/1/#a"}},
        "inherited": {},
        "versions": [],
    }


def test_the_world_brings_exams_and_sentences() -> None:
    exams: Exams = record(
        "exams: {gept: {title: 全民英檢, language: 英語, levels: {elementary: {title: 初級, cefr: 未載明}}}}",
        "exams",
    )
    made = world_json(World(exams), {"late": {"zh": "逾期", "en": "late"}})

    assert made["exams"]["exams"]["gept"]["levels"]["elementary"] == {
        "title": "初級",
        "cefr": {"unstated": "未載明"},
    }
    assert made["texts"] == {"late": {"zh": "逾期", "en": "late"}}
    assert "clock" not in made
