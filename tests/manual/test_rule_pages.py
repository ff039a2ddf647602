"""The manual's pages on rules say what the models say, and their examples run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.model.rule_parts import FieldKind
from planpress.model.rules import Rules
from planpress.model.values import Unstated
from support.plans import findings, record
from support.rule_fields import PAGE, page

MANUAL = Path(__file__).parents[2] / "content" / "pages" / "manual"
TEXT = (MANUAL / "rules.md").read_text("utf-8")
BLOCKS = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
RULES = [text for name, text in BLOCKS if name == "rules.yaml"]
LAWS = "laws:\n  study-act: {title: 公務人員訓練進修法, date: 未載明, number: 未載明}\n"


def test_the_page_of_fields_is_made_from_the_models() -> None:
    wanted = "PYTHONPATH=generator:tests python tests/support/rule_fields.py"
    assert PAGE.read_text("utf-8") == page(), f"write it again: {wanted}"


@pytest.mark.parametrize("group", Rules.model_fields)
def test_every_group_is_explained_and_shown(group: str) -> None:
    assert f"\n| `{group}` | " in TEXT
    assert any(re.search(rf"^{group}:", text, re.MULTILINE) for text in RULES)


@pytest.mark.parametrize("word", [*Unstated, *FieldKind, "0"])
def test_every_word_is_explained(word: str) -> None:
    assert f"\n| `{word}` | " in TEXT


def _vocabulary(name: str) -> str:
    found = [text for file, text in BLOCKS if file == f"content/vocabularies/{name}"]
    return "".join(found)


def _files(rules: str) -> Mapping[str, str]:
    """A plan with a clause for each that the rules name, and the national rules of the page."""
    named = re.findall(r"clause: ([a-z0-9-]+)", rules)
    clauses = "".join(f"1. 第{number}條。 {{#{name}}}\n" for number, name in enumerate(dict.fromkeys(named)))
    files = {"document.md": f"# 訓練 {{#training}}\n\n{clauses}", "rules.yaml": rules, "laws.yaml": LAWS}
    national = _vocabulary("national-rules.yaml")
    return files | ({"national-rules.yaml": national} if national else {})


def _slips(rules: str) -> list[Diagnostic]:
    return [item for item in findings(_files(rules)) if item.severity != "notice"]


@pytest.mark.parametrize("number", range(len(RULES)))
def test_the_rules_shown_hold_and_their_examples_come_out(number: int) -> None:
    assert _slips(RULES[number]) == []


def test_the_national_rules_shown_can_be_read() -> None:
    assert record(_vocabulary("hours.yaml"), "hours").hours
    assert list(record(_vocabulary("national-rules.yaml"), "national-rules").every())
    assert record(_vocabulary("holidays.yaml"), "holidays").years


def test_an_example_that_is_wrong_is_found() -> None:
    example = "{ask: {weekly_hours: 9}, gives: {outcome: %s}}"
    rule = f"limits: {{week: {{clause: week, at_most: 8小時, examples: [{example}]}}}}\n"
    assert _slips(rule % "over") == []
    assert [item.code for item in _slips(rule % "within")] == ["R09"]
