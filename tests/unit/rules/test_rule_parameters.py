"""Stories of parameters: named where they are not, exempt branches, bounds the wrong way round."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.model.awards import AwardRule
from planpress.model.rules import DeadlineRule
from planpress.rules.rule_parameters import parameters_of
from support.plans import NATIONAL, findings


def _found(rules: str, code: str) -> list[Diagnostic]:
    texts = {"document.md": "# 訓練實施 {#one}\n\n參訓。\n", "rules.yaml": rules}
    return [item for item in findings(texts) if item.code == code]


def _limit(words: str) -> str:
    return f"limits: {{week: {{clause: one, {words}}}}}\n"


def test_parameters_are_called_as_in_the_file() -> None:
    assert parameters_of(DeadlineRule)["from"] == "from_"
    assert "clause" not in parameters_of(AwardRule)
    assert "steps" in parameters_of(AwardRule)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("at_most: 8小時, cites: {at_most: 第2項}", []),
        ("cases: [{at_most: 8小時}], cites: {at_most: 第2項}", []),
        ("at_most: 8小時, cites: {at_mots: 第2項}", [("nearest", "error")]),
        ("at_most: 8小時, cites: {teacher: 第2項}", [("default", "error")]),
        ("at_most: 8小時, cites: {share: 第2項}", [("absent", "warning")]),
        ("at_most: 8小時, cites: {papers: 第2項}", [("absent", "warning")]),
        ("at_most: 8小時, unverified: {at_lest: 未見原函}", [("nearest", "error")]),
    ],
)
def test_only_parameters_that_the_rule_sets_have_a_place(words: str, told: list[tuple[str, str]]) -> None:
    assert [(item.wording, item.severity) for item in _found(_limit(words), "R19")] == told


def test_a_parameter_taken_from_the_national_rule_is_set() -> None:
    rule = "hours: {hours: {clause: one, follows: national-106, cites: {total: 第2項}}}\n"
    assert _found(rule, "R19") == []


def test_a_branch_that_some_need_not_do_is_one_of_the_tree() -> None:
    rule = (
        "hours: {hours: {clause: one, total: 20小時, exempt: {%s: 約聘僱人員}, "
        "parts: {green: {title: 環境教育, hours: 20小時, parts: {air: {title: 空氣, hours: 20小時}}}}}}\n"
    )
    assert _found(rule % "green", "R29") == []
    assert _found(rule % "air", "R29") == []
    (item,) = _found(rule % "gren", "R29")
    assert (dict(item.params)["guess"], item.ref.path) == ("green", ("hours", "hours", "exempt", "gren"))


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("at_least: 20人, at_most: 20人", False),
        ("at_least: 21人, at_most: 20人", True),
        ("at_least: 18至21人, at_most: 20人", False),
        ("at_least: 30分鐘, at_most: 8小時", False),
        ("at_least: {words: 很多}, at_most: 8小時", False),
        ("at_most: 8小時, at_least: 未載明", False),
        ("more_than: 9小時, less_than: 8小時", True),
        ("more_than: 9小時, at_most: 8小時", True),
        ("at_least: 9小時, less_than: 8小時", True),
        ("at_most: 8小時, cases: [{at_least: 9小時, at_most: 8小時}]", True),
        ("at_most: 8小時, questions: {fee: {title: 費用, kind: number, at_least: 9, at_most: '8.5'}}", True),
        ("at_most: 8小時, questions: {fee: {title: 費用, kind: number, at_least: 8, at_most: '8.5'}}", False),
    ],
)
def test_the_lower_bound_is_not_above_the_upper(words: str, wrong: bool) -> None:
    assert bool(_found(_limit(words), "R26")) is wrong


def test_a_window_begins_before_it_ends() -> None:
    rule = "deadlines: {w: {clause: one, what: 調查, from: %s, to: %s, after: 結束}}\n"
    assert _found(rule % ("第3個月", "第6個月"), "R26") == []
    assert _found(rule % ("第3個月", "60日"), "R26") == []
    (item,) = _found(rule % ("第6個月", "第3個月"), "R26")
    assert dict(item.params) == {"low": "from", "lower": "第6個月", "high": "to", "upper": "第3個月"}
    assert item.ref.path == ("deadlines", "w", "from")


def test_versions_of_the_national_rule_call_parameters_of_theirs_unverified() -> None:
    hours = NATIONAL.rstrip() + "\n    unverified: {%s: 未見原函}\n"
    texts = {"document.md": "# 訓練實施 {#one}\n\n參訓。\n"}
    found = {word: findings(texts, national=hours % word) for word in ("total", "totl", "note")}
    told = {word: [item.wording for item in items if item.code == "R19"] for word, items in found.items()}
    assert told == {"total": [], "totl": ["nearest"], "note": ["absent"]}
