"""Answers from JavaScript: the modules that pages use, run by Node over many questions at once."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from support.project import REPOSITORY

MODULES = REPOSITORY / "themes/default/scripts/rules"
ANSWER = REPOSITORY / "tests/node/answer.mjs"

Asked: TypeAlias = tuple[str, Mapping[str, Any], str]
"""The name of a rule, the question, the language."""


def javascript_answers(
    rules: Mapping[str, Any], world: Mapping[str, Any], questions: Sequence[Asked], modules: Path = MODULES
) -> list[dict[str, Any]]:
    """What ``answer`` of ask.mjs gives to each question; an exception is ``{"thrown": …}``.

    ``rules`` and ``world`` are JSON as ``asked_json`` and ``world_json`` make it.
    """
    told = {
        "modules": (modules / "ask.mjs").as_uri(),
        "rules": rules,
        "worlds": {"": world},
        "questions": [[rule, "", question, language] for rule, question, language in questions],
    }
    done = run_node(str(ANSWER), given=json.dumps(told))
    assert done.returncode == 0, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def run_node(*command: str, given: str = "") -> subprocess.CompletedProcess[str]:
    """Runs Node with ``given`` on its standard input."""
    node = shutil.which("node", path=str(REPOSITORY / ".venv/bin")) or shutil.which("node")
    assert node, "no node: run ./test, which installs it"
    return subprocess.run(
        [node, *command], input=given, capture_output=True, text=True, check=False, timeout=300
    )


def called(module: Path, calls: Sequence[Sequence[Any]]) -> list[Any]:
    """What the functions of ``module`` give: each call is the function's name, then its arguments."""
    given = json.dumps({"module": module.as_uri(), "calls": [list(one) for one in calls]})
    done = run_node(str(REPOSITORY / "tests/node/call.mjs"), given=given)
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers
