"""Stories about open data as files: CSV that no spreadsheet runs, JSON that says what was written."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from planpress.render import data_files
from planpress.site.csv_text import FORMULA
from planpress.site.data_fields import Cell, DataField, DataKind, DataType
from support.hostile import HOSTILE, hostile

FIELDS = ("id", "words", "number", "day", "several", "yes")
KIND = DataKind("things", tuple(DataField(key, DataType.TEXT, lambda row: row) for key in FIELDS), ("id",))


def _written(*rows: tuple[Cell, ...]) -> tuple[list[list[str]], list[dict[str, object]], bytes]:
    """The rows read back from CSV and from JSON, and the bytes of the CSV."""
    table = data_files.csv_bytes(KIND, map(data_files.csv_row, rows))
    lines = data_files.json_bytes([data_files.json_lines(KIND, rows)])
    read = list(csv.reader(io.StringIO(table.decode("utf-8-sig"), newline="")))
    return read[1:], json.loads(lines), table


def test_a_file_begins_with_the_mark_of_utf_8_and_its_fields() -> None:
    assert data_files.csv_bytes(KIND, []) == b"\xef\xbb\xbfid,words,number,day,several,yes\r\n"
    assert data_files.json_bytes(["", ""]) == b"[]\n"


def test_values_of_every_kind() -> None:
    row: tuple[Cell, ...] = ("a-1", "未載明", Decimal("97.50"), date(2024, 2, 27), ("甲", "乙"), False)
    (cells,), (record,), _ = _written(row)
    assert cells == ["a-1", "未載明", "97.50", "2024-02-27", "甲；乙", "false"]
    assert record == {
        "id": "a-1",
        "words": "未載明",
        "number": 97.5,
        "day": "2024-02-27",
        "several": ["甲", "乙"],
        "yes": False,
    }


def test_an_exact_number_is_written_as_it_is() -> None:
    assert data_files.json_cell(Decimal("12345678901234567890.10")) == "12345678901234567890.10"
    assert data_files.json_cell(Decimal("1E+6")) == "1000000"


def test_what_a_record_does_not_say_is_an_empty_cell_and_no_key() -> None:
    (cells,), (record,), _ = _written(("a", None, 0, None, None, None))
    assert cells == ["a", "", "0", "", "", ""]
    assert record == {"id": "a", "number": 0}


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@a", "\t1", "\r1", "\n1", "＝1", "＋1", "－1", "＠a", "-"]
)
def test_what_begins_a_formula_has_an_apostrophe_in_csv_and_none_in_json(text: str) -> None:
    (cells,), (record,), _ = _written((text, None, None, None, (text, "乙"), None))
    assert cells[0] == f"'{text}"
    assert cells[4] == f"'{text}；乙"
    assert record["id"] == text
    assert record["several"] == [text, "乙"]


def test_a_number_below_zero_stays_a_number() -> None:
    (cells,), (record,), _ = _written(("a", "-5%", -5, None, None, None))
    assert cells[1:3] == ["'-5%", "-5"]
    assert record["number"] == -5


@given(hostile, hostile)
def test_no_text_becomes_anything_else(first: str, second: str) -> None:
    rows, records, table = _written(
        (first, second, None, None, (first,), None), ("z", None, 1, None, None, None)
    )
    plain = [first, second, first]
    assert [cells.removeprefix("'") for cells in (rows[0][0], rows[0][1], rows[0][4])] == [
        text.removeprefix("'") for text in plain
    ]
    assert all(text[:1] not in FORMULA for text in rows[0] if text)
    assert [records[0]["id"], records[0]["words"], records[0]["several"]] == [first, second, [first]]
    assert len(rows) == len(records) == 2
    assert table.count(b"\xef\xbb\xbf") == 1 + sum(text.count("\ufeff") for text in plain)


@pytest.mark.parametrize("text", HOSTILE)
def test_every_hostile_text_goes_through(text: str) -> None:
    (cells,), (record,), _ = _written((text, None, None, None, None, None))
    assert cells[0] in (text, f"'{text}")
    assert record["id"] == text
