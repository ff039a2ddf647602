"""The five documents print the numbers of their originals.

The lists were taken from the published documents, width folded and ㄧ read as 一; half- and full-width
brackets mixed in one document are one habit here. Left out: notes of tables and attachments, which have
numbers of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from planpress.load.document import read_document
from planpress.model.clauses import Place, Printed
from planpress.model.numbering import Habit, read_habit
from planpress.model.outline import Numbered, number_clauses

ROOT = Path(__file__).parents[2]
LISTS = sorted(Path(__file__).parent.glob("numbering/*.txt"))


def printed_numbers(folder: Path) -> list[str]:
    """The numbers of a document in their order, those of its legal basis included."""
    plan: dict[str, Any] = yaml.load((folder / "plan.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)
    habit = read_habit(plan["numbering"]["levels"], str(plan["numbering"].get("eleven", "拾壹")))
    reading = read_document((folder / "document.md").read_text("utf-8"), "document.md").value
    assert reading is not None
    outline = number_clauses(reading.document, habit, columns_of(plan))
    return [number for item in outline.clauses for number in below(item, habit, plan) if number]


def columns_of(plan: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    tables = plan.get("tables", {}).values()
    return {table["clause"]: tuple(table["columns"]) for table in tables if table["of"] == "clauses"}


def below(item: Numbered, habit: Habit, plan: Mapping[str, Any]) -> Iterator[str]:
    yield item.number
    for block in item.clause.content:
        if block == Place(Printed.ITEMS, "legal_basis"):
            yield from (habit.number(item.level + 1, count) for count, _ in enumerate(plan["legal_basis"], 1))
    for one in item.content:
        yield from below(one, habit, plan)


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_the_numbers_are_those_of_the_original(path: Path) -> None:
    city, _, document = path.stem.partition("-")
    assert printed_numbers(ROOT / "plans" / city / document) == path.read_text("utf-8").split()


def test_every_document_has_its_list() -> None:
    folders = {f"{one.parent.parent.name}-{one.parent.name}" for one in ROOT.glob("plans/*/*/document.md")}
    assert {path.stem for path in LISTS} == folders
