"""Rules of other cities, as their editors would write them, in a project with a plan for each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from planpress.engine.inputs import Inputs
from planpress.engine.store import MemoryStore
from planpress.pipeline.asking import asked_rules, world
from planpress.pipeline.press import Press
from planpress.pipeline.run import PROGRAM
from planpress.rules.answers.asked import AskedRule, World
from support.project import REPOSITORY, Project
from support.small import FILES
from support.typesetting import FakeTypesetter

FOREIGN = REPOSITORY / "tests/rules/foreign"
SHARED = ("audiences", "laws", "holidays", "hours")
CITY = "xinghu"
DOCUMENT = """\
# 總則 {#first}

1. 依規定辦理。 {#second}

# 規定 {#here}

1. 事項如下。 {#table}

# 附則 {#there}

1. 其他事項。
"""


def read_snippets() -> dict[str, dict[str, Any]]:
    """Every snippet by the id of its plan: the name of its file and its number."""
    read = {file.stem: yaml.safe_load(file.read_text("utf-8")) for file in sorted(FOREIGN.glob("*.yaml"))}
    return {f"{name}-{number}": one for name, each in read.items() for number, one in enumerate(each, 1)}


SNIPPETS = read_snippets()


def foreign_project(root: Path) -> Project:
    """A city with a plan for each snippet, and its own list of exams."""
    made = Project(root)
    for path, text in FILES.items():
        if path.startswith("content/"):
            made.write(path, text)
    for name in SHARED:
        path = f"content/vocabularies/{name}.yaml"
        made.write(path, (REPOSITORY / path).read_bytes())
    made.write("content/vocabularies/exams.yaml", (FOREIGN / "vocabularies/exams.yaml").read_bytes())
    for plan_id, snippet in SNIPPETS.items():
        folder = f"plans/{CITY}/{plan_id}"
        made.write(f"{folder}/plan.yaml", FILES[f"plans/{CITY}/113/plan.yaml"])
        made.write(f"{folder}/document.md", DOCUMENT)
        made.write(f"{folder}/rules.yaml", snippet["rules"])
    return made


def foreign_rules(project: Project) -> tuple[Mapping[str, AskedRule], World]:
    """The rule of each snippet, read as the site reads it, and the world of the project."""
    press = Press(Inputs(project.root, program=PROGRAM), MemoryStore(), "test", FakeTypesetter())
    return {plan_id: asked_rules(press, CITY, plan_id)[0] for plan_id in SNIPPETS}, world(press)
