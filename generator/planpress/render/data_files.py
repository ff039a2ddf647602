"""Writes rows of open data as CSV for spreadsheets and as JSON for programs, so that parts can be joined."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from planpress.site.csv_text import BOM, csv_line, harmless
from planpress.site.data_fields import Cell, DataField, DataKind

SEPARATOR = "；"
"""Between several values in one cell, as in the spreadsheets of editors."""
_JSON = json.JSONEncoder(ensure_ascii=False).encode


def csv_head(kind: DataKind) -> str:
    """The beginning of a CSV file: the byte order mark by which spreadsheets know UTF-8, and the fields."""
    return BOM + csv_line([field.key for field in kind.fields])


def csv_row(cells: Iterable[Cell]) -> str:
    """A row with its end, by RFC 4180."""
    return csv_line([_csv_cell(cell) for cell in cells])


def _csv_cell(cell: Cell) -> str:
    """Only words are made harmless: -5 in a field of numbers is a number."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return harmless(cell)
    if isinstance(cell, tuple):
        return harmless(SEPARATOR.join(map(_plain, cell)))
    return _plain(cell)


def _plain(cell: str | int | bool | Decimal | date) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)


def json_row(fields: Sequence[DataField], cells: Iterable[Cell]) -> str:
    """A row as a JSON object on one line; a field of which the record says nothing is left out."""
    pairs = zip(fields, cells, strict=True)
    return (
        "{"
        + ", ".join(f'"{field.key}": {json_cell(cell)}' for field, cell in pairs if cell is not None)
        + "}"
    )


def json_cell(cell: Cell) -> str:
    """A value as JSON: exact numbers, days as ISO 8601 text, several values as an array."""
    if isinstance(cell, str):
        return _JSON(cell)
    if isinstance(cell, tuple):
        return "[" + ", ".join(map(json_cell, cell)) + "]"
    if isinstance(cell, date):
        return f'"{cell.isoformat()}"'
    return "null" if cell is None else _plain(cell)


def csv_bytes(kind: DataKind, parts: Iterable[str]) -> bytes:
    """The CSV file of parts that ``csv_row`` wrote."""
    return (csv_head(kind) + "".join(parts)).encode("utf-8", "replace")


def json_bytes(parts: Iterable[str]) -> bytes:
    """The JSON file of parts, each of which is rows with a comma and a line end between them, or empty."""
    rows = ",\n".join(filter(None, parts))
    return (f"[\n{rows}\n]\n" if rows else "[]\n").encode("utf-8", "replace")


def json_lines(kind: DataKind, rows: Iterable[Sequence[Cell]]) -> str:
    """Rows as a part of a JSON file."""
    return ",\n".join(json_row(kind.fields, cells) for cells in rows)


def shown(cell: Cell) -> str:
    """A value as a page shows it; "" for nothing."""
    if isinstance(cell, tuple):
        return SEPARATOR.join(map(_plain, cell))
    return "" if cell is None else _plain(cell)
