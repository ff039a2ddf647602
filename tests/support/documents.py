"""The five documents as texts, and what the checks find in them in the repository's own world."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from planpress.diagnostics.diagnostic import Diagnostic
from support.asking import world_of_repository
from support.plans import findings
from support.project import REPOSITORY

SHELF = REPOSITORY / "content" / "vocabularies"
REGISTERS = ("laws.yaml", "names.yaml", "hours.yaml", "national-rules.yaml")
NAMES = tuple(
    sorted(
        file.parent.relative_to(REPOSITORY / "plans").as_posix()
        for file in REPOSITORY.glob("plans/*/*/plan.yaml")
    )
)
"""``taoyuan/113`` and the others."""


def document_texts(name: str) -> dict[str, str]:
    """Every file of a document by its name, and the registers it is held against; pictures are empty."""
    folder = REPOSITORY / "plans" / name
    found = {register: (SHELF / register).read_text(encoding="utf-8") for register in REGISTERS}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        readable = path.suffix in (".md", ".yaml", ".csv")
        found[path.relative_to(folder).as_posix()] = path.read_text(encoding="utf-8") if readable else ""
    return found


def document_findings(name: str, texts: Mapping[str, str] | None = None) -> tuple[Diagnostic, ...]:
    """What is found in a document, or in ``texts`` that were changed from it."""
    return _as_it_is(name) if texts is None else _found(name, texts)


@cache
def _as_it_is(name: str) -> tuple[Diagnostic, ...]:
    return _found(name, document_texts(name))


def _found(name: str, texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    city, _, plan = name.partition("/")
    return findings(texts, city, plan, world=world_of_repository())
