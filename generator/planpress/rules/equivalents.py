"""Lays the tables of equivalent exams side by side: what each says of a level, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planpress.model.values import Unstated
from planpress.model.vocabularies import Equivalence, Equivalent, Exams
from planpress.rules.answers.matching import CEFR

Said = Equivalent | Unstated | None
"""What a table says: a level or score, 未載明, or nothing (it has no such place)."""


class Alike(StrEnum):
    """How tables stand to each other in one place."""

    SAME = "same"
    DIFFERENT = "different"
    ALONE = "alone"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Place:
    """An exam at a CEFR level, with what each table says of it, in the order of the tables."""

    cefr: str
    exam: str
    said: tuple[Said, ...]

    @property
    def alike(self) -> Alike:
        """Compared by what must be reached in all; parts of a score that one table adds are no difference."""
        needs = [_need(one) for one in self.said if isinstance(one, Equivalent)]
        if not needs:
            return Alike.SILENT
        if len(needs) == 1:
            return Alike.ALONE if len(self.said) > 1 else Alike.SAME
        return Alike.SAME if len(set(needs)) == 1 else Alike.DIFFERENT


def places(exams: Exams) -> Iterator[Place]:
    """Every exam that a table names, level by level upwards, in the order of exams.yaml."""
    tables = tuple(exams.equivalences.values())
    for cefr in CEFR:
        for exam in exams.exams:
            said = tuple(_said(table, cefr, exam) for table in tables)
            if any(one is not None for one in said):
                yield Place(cefr, exam, said)


def _said(table: Equivalence, cefr: str, exam: str) -> Said:
    return table.rows.get(cefr, {}).get(exam)


def _need(one: Equivalent) -> tuple[str | None, ...]:
    return (one.total or one.level, one.test, one.from_, one.to)
