"""Stories about the rules as open data: the data keep to their schema, and the schema can refuse."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planpress.rules.answers.asked import AskedRule, Citation
from planpress.rules.open_data import SCHEMA_VERSION, rules_document, rules_schema
from support.plans import plan_of

RULES = """
hours:
  hours:
    clause: hours
    total: 20小時
    parts:
      required: {title: 必須完成, hours: 10小時, parts: 未載明}
      job: {title: 其他, hours: 10小時}
limits:
  leave: {clause: l, at_most: 八小時, per: [人, 週], cases: [{when: {mode: 公餘}, at_most: 不限}]}
  quota: {clause: l, share: 十分之一, at_least: 一人, rounding: 未載明}
attendance:
  absence: {clause: a, more_than: 三分之一, unexcused: 不予登錄}
deadlines:
  package: {clause: p, what: 選讀, by: 113年9月30日}
  survey: {clause: p, what: 調查, from: 第3個月, to: 第6個月}
awards:
  english: {clause: e, steps: [{level: 初級, text: 通過初級, award: 嘉獎1次}], once_per_level: true,
    examples: [{passed: 初級, gives: 嘉獎1次}]}
  hakka: {clause: e, steps: 另依法令, law: 某要點}
approvals:
  consent: {clause: c, when: 入學前, by: {一般人員: 機關首長同意}}
leave:
  off: {clause: c, when: 遇假日, gives: 補休, rate: 1}
evaluation:
  s: {clause: s, what: 滿意度調查, anonymous: true, weights: {test: {title: 測驗, share: 60%}}}
values:
  fee: {clause: f, what: 鐘點費, value: "2,000元"}
"""


def _data() -> dict[str, Any]:
    plan, _, _ = plan_of({"rules.yaml": RULES})
    asked = [
        AskedRule(f"taoyuan/113/{key}", group, key, rule, {rule.clause: Citation(rule.clause, "壹")})
        for group, key, rule in plan.rules.every()
    ]
    made = rules_document([(plan, "taoyuan/113/")], asked, "訓練計畫", "2026-11-21")
    return dict(json.loads(json.dumps(made)))


def _faults(data: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(rules_schema()).iter_errors(data)]


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(rules_schema())


def test_rules_of_every_group_keep_to_it() -> None:
    assert _faults(_data()) == []


def test_figures_are_exact_text_and_silence_is_no_number() -> None:
    rules = {rule["id"]: rule["rule"] for rule in _data()["rules"]}
    assert rules["quota"]["share"] == {"text": "十分之一", "share": "1/10"}
    assert rules["quota"]["rounding"] == {"unstated": "未載明"}
    assert rules["package"]["by"] == {"text": "113年9月30日", "date": "2024-09-30"}
    assert rules["leave"]["cases"][0]["at_most"] == {"unstated": "不限"}


def test_rules_stand_in_the_order_of_their_file_with_the_version_of_the_schema() -> None:
    data = _data()
    assert data["schema_version"] == SCHEMA_VERSION
    assert [rule["id"] for rule in data["rules"]][:4] == ["hours", "leave", "quota", "absence"]
    assert data["documents"][0]["page"] == "taoyuan/113/"


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("rules", 0, "rule", "total"), 20),
        (("rules", 0, "rule", "totl"), {"text": "20小時", "hours": "20"}),
        (("rules", 0, "group"), "hour"),
        (("rules", 2, "rule", "share"), {"text": "十分之一", "share": 0.1}),
        (("rules", 0, "citations"), []),
        (("schema_version",), 2),
        (("more",), 1),
    ],
)
def test_what_is_no_rule_is_refused(place: tuple[Any, ...], value: object) -> None:
    data = copy.deepcopy(_data())
    inner: Any = data
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    assert _faults(data)
