"""The script that the preview adds to pages is good JavaScript and keeps to the policy of the pages."""

from __future__ import annotations

import re
from pathlib import Path

from planpress.serve.notes import SCRIPT, STYLE, own_file
from support.javascript import run_node

SERVE = Path(__file__).parents[2] / "generator" / "planpress" / "serve"
COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
FORBIDDEN = re.compile(
    r"\b(?:https?:|eval|Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write|style\s*=)"
)


def test_node_reads_it() -> None:
    assert run_node("--check", str(SERVE / "live.mjs")).stderr == ""


def test_it_keeps_to_the_policy_and_stays_small() -> None:
    text = (SERVE / "live.mjs").read_text("utf-8")
    assert FORBIDDEN.findall(COMMENT.sub("", text)) == []
    assert re.match(r"// [A-Z].*", text)
    assert len(text.splitlines()) <= 300
    assert not re.search(r"[\u3400-\u9fff]", text), "its words come from the strings files"


def test_the_style_loads_nothing() -> None:
    text = COMMENT.sub("", (SERVE / "live.css").read_text("utf-8"))
    assert re.findall(r"url\(|@import", text) == []


def test_both_are_at_hand_and_nothing_else_is() -> None:
    assert own_file(SCRIPT)
    assert own_file(STYLE)
    assert own_file("/@planpress/resident.py") is None
    assert own_file("/@planpress/../live.mjs") is None


def test_what_is_forbidden_is_found() -> None:
    assert FORBIDDEN.findall("one.innerHTML = x; one.style = y") == ["innerHTML", "style ="]
