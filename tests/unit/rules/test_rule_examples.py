"""Stories of worked examples: they come out, they do not, they ask for what nobody can answer."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from support.plans import findings

HOURS = (
    "hours:\n  hours:\n    clause: one\n    total: 20小時\n"
    "    parts: {green: {title: 環境教育, hours: 4小時}, job: {title: 業務, hours: 16小時}}\n"
    "    examples:\n"
)
LIMIT = "limits:\n  week:\n    clause: one\n    at_most: 8小時\n    per: [人, 週]\n    examples:\n"


def _found(rule: str, ask: str, gives: str) -> list[Diagnostic]:
    rules = f"{rule}      - {{ask: {ask}, gives: {gives}}}\n"
    return _all(rules)


def _all(rules: str) -> list[Diagnostic]:
    texts = {"document.md": "# 訓練實施 {#one}\n\n參訓。\n", "rules.yaml": rules}
    return [item for item in findings(texts) if item.code == "R09"]


@pytest.mark.parametrize(
    ("ask", "gives"),
    [
        ("{weekly_hours: 8}", "{outcome: within}"),
        ("{weekly_hours: '8.0'}", "{outcome: within, value: 8.0}"),
        ("{weekly_hours: 9}", "{outcome: over, value: '八'}"),
        ("{weekly_hours: 9}", "{reasons: one}"),
        ("{weekly_hours: 9}", "{reasons: [one]}"),
        ("{weekly_hours: -1}", "{outcome: invalid, field: weekly_hours}"),
    ],
)
def test_an_example_that_comes_out(ask: str, gives: str) -> None:
    assert _found(LIMIT, ask, gives) == []


@pytest.mark.parametrize(
    ("ask", "gives", "key", "wanted", "given"),
    [
        ("{weekly_hours: 8}", "{outcome: over}", "outcome", "over", "within"),
        ("{weekly_hours: 9}", "{outcome: over, value: 7}", "value", "7", "8"),
        ("{weekly_hours: 9}", "{outcome: over, award: 嘉獎1次}", "award", "嘉獎1次", "over"),
        ("{weekly_hours: 9}", "{value: true}", "value", "true", "8"),
    ],
)
def test_the_first_difference_is_told(ask: str, gives: str, key: str, wanted: str, given: str) -> None:
    (item,) = _found(LIMIT, ask, gives)
    assert dict(item.params) == {"key": key, "wanted": wanted, "given": given}
    assert item.ref.path == ("limits", "week", "examples", 0)


def test_a_question_that_cannot_be_answered_tells_why() -> None:
    (item,) = _found(LIMIT, "{weekly_hors: 8}", "{outcome: within}")
    assert (item.wording, dict(item.params)["field"]) == ("invalid", "weekly_hors")
    assert "weekly_hours" in dict(item.params)["message"]


def test_a_key_that_no_answer_has_is_told_and_the_others_still_compared() -> None:
    found = _found(LIMIT, "{weekly_hours: 9}", "{outcom: over, value: 7}")
    assert [(item.wording, dict(item.params)["key"]) for item in found] == [
        ("default", "value"),
        ("key", "outcom"),
    ]
    assert dict(found[1].params)["guess"] == "outcome"
    (item,) = _found(LIMIT, "{weekly_hours: 9}", "{something_else: over}")
    assert dict(item.params)["guess"] == "outcome"


def test_hours_that_are_missing_are_compared_branch_by_branch() -> None:
    done = "{hours_done: {green: 3, job: 16}}"
    assert _found(HOURS, done, "{outcome: not_met, missing: {green: 1}}") == []
    (item,) = _found(HOURS, done, "{missing: {green: 1, job: 0}}")
    assert dict(item.params)["wanted"] == "green: 1、job: 0"
    (item,) = _found(HOURS, done, "{missing: {job: 1}}")
    assert dict(item.params)["given"] == "green: 1"


def test_each_example_that_fails_is_told_by_its_number() -> None:
    rows = "".join(
        f"      - {{ask: {{weekly_hours: {hours}}}, gives: {{outcome: over}}}}\n" for hours in (8, 9, 7)
    )
    assert [item.ref.path[-1] for item in _all(LIMIT + rows)] == [0, 2]


def test_a_rule_with_another_slip_does_not_show_it_again_in_its_examples() -> None:
    slip = LIMIT.replace("    per:", "    at_least: 9小時\n    per:")
    assert _found(slip, "{weekly_hours: 8}", "{outcome: over}") == []
