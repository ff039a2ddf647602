"""Cells of a CSV table as fields of a record: heads in Chinese or English, several values parted by ；."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.load.characters import shown
from planpress.load.csv_tables import Row, Table
from planpress.load.nearest import nearest
from planpress.load.record_errors import Translator
from planpress.load.shape import Path, Shape
from planpress.model.records import Record

DASHES = ("-", "－", "—", "–")
_SEPARATOR = re.compile(r"\s*[；;]\s*")


@dataclass(frozen=True, slots=True)
class Heads:
    """Which column fills which field. ``columns`` gives each field's place and head as the file writes it."""

    columns: Mapping[str, tuple[int, str]]

    def cell(self, row: Row, field: str) -> str:
        """The cell of a field, "" where the table has no such column."""
        place = self.columns.get(field)
        return row.cells[place[0]] if place else ""

    def ref(self, file: str, row: Row, field: str) -> Ref:
        """The place of a cell, or of the row where there is no such column."""
        place = self.columns.get(field)
        return Ref(file, (row.number, place[1]) if place else (row.number,))

    def in_order(self, found: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Diagnostics of one row from left to right."""
        places = {head: place for place, head in self.columns.values()}
        return sorted(found, key=lambda item: places.get(str(item.ref.path[-1]), -1))


def read_heads(
    table: Table, known: Mapping[str, str], needed: Iterable[str], file: str
) -> tuple[Heads, list[Diagnostic]]:
    """The columns whose head or field is in ``known`` (head to field), and what is wrong with the others."""
    columns: dict[str, tuple[int, str]] = {}
    found: list[Diagnostic] = []
    for place, head in enumerate(table.header):
        field = known.get(head, head if head in known.values() else "")
        if field in columns:
            found.append(problem("P21", Ref(file, (1, head)), head=shown(head), first=columns[field][1]))
        elif field:
            columns[field] = (place, head)
        elif head:
            found.append(_unknown(head, known, file))
    names = {field: head for head, field in known.items()}
    missing = [names[field] for field in needed if field not in columns]
    found.extend(problem("P22", Ref(file, (1,)), head=head) for head in missing)
    return Heads(columns), found


def _unknown(head: str, known: Mapping[str, str], file: str) -> Diagnostic:
    meant = nearest(head, known) or nearest(head, known.values())
    if meant:
        return problem("P20", Ref(file, (1, head)), wording="near", head=shown(head), meant=meant)
    return problem("P20", Ref(file, (1, head)), head=shown(head), heads="、".join(known))


def split_cell(text: str) -> list[str]:
    """The values of a cell that holds several: ；or ; parts them, 、 and ， never do."""
    return [part for part in _SEPARATOR.split(text.strip()) if part]


def translator_of_row(model: type[Record], heads: Heads, row: Row, file: str) -> Translator:
    """Says a row's errors with the head of the column, at its cell."""

    def place(path: Path) -> Ref:
        return heads.ref(file, row, str(path[0]) if path else "")

    def field(path: Path) -> str:
        name = str(path[0]) if path else ""
        return heads.columns.get(name, (0, name))[1]

    return Translator(_shape(model), place, field)


@lru_cache(maxsize=8)
def _shape(model: type[Record]) -> Shape:
    return Shape(model.model_json_schema())
