"""How many characters have room in a cell: by its own columns, and by the narrowest where rows are merged."""

from __future__ import annotations

import pytest

from planpress.render.chinese_setting import set_chinese
from planpress.render.column_room import ColumnRoom

COLUMNS = '<table><col class="w20"><col class="w30"><col class="w50">'


def room(*tags: tuple[str, dict[str, str | None]]) -> int:
    """In the cell that begins last."""
    columns = ColumnRoom()
    for tag, attrs in tags:
        columns.begin(tag, attrs)
    return columns.characters


def table(*widths: str) -> list[tuple[str, dict[str, str | None]]]:
    return [("table", {}), *(("col", {"class": width}) for width in widths), ("tr", {})]


@pytest.mark.parametrize(
    ("cells", "characters"),
    [
        (["td"], 4),
        (["th", "td"], 7),
        (["td", "td", "td"], 13),
        (["td", "td", "td", "td"], 4),
    ],
)
def test_a_cell_has_the_room_of_its_column(cells: list[str], characters: int) -> None:
    assert room(*table("w20", "w30", "w50"), *((cell, {}) for cell in cells)) == characters


def test_a_cell_over_two_columns_has_the_room_of_both_and_the_next_comes_behind_them() -> None:
    wide: tuple[str, dict[str, str | None]] = ("td", {"colspan": "2"})
    assert room(*table("w20", "w30", "w50"), wide) == 13
    assert room(*table("w20", "w30", "w50"), wide, ("td", {})) == 13
    assert room(*table("w20", "w50", "w30"), wide, ("td", {})) == 7


def test_beside_and_below_a_cell_of_several_rows_the_narrowest_column_counts() -> None:
    tall: tuple[str, dict[str, str | None]] = ("th", {"rowspan": "2"})
    begun = [*table("w50", "w20", "w30"), tall]
    assert room(*begun) == 13
    assert room(*begun, ("td", {})) == 4
    assert room(*begun, ("td", {}), ("tr", {}), ("td", {})) == 4
    assert room(*begun, *table("w50", "w50"), ("td", {})) == 13, "another table"


@pytest.mark.parametrize("widths", [(), ("", "w90"), ("w5", "w95")])
def test_there_is_no_room_where_no_width_is_told_or_little(widths: tuple[str, ...]) -> None:
    assert room(*table(*widths), ("td", {})) == 0


@pytest.mark.parametrize(
    ("cells", "written"),
    [
        ("<td>分年辦理</td>", "<td>分年辦理</td>"),
        ("<td>分年辦理研習</td>", '<td>分年辦理<span class="set-kept">研習</span></td>'),
        ("<td></td><td>分年辦理研習</td>", "<td>分年辦理研習</td>"),
        ("<td></td><td><p>第100班</p></td>", '<p>第<span class="set-apart">100</span>班</p>'),
    ],
)
def test_what_has_room_in_its_cell_is_not_kept_together(cells: str, written: str) -> None:
    assert written in set_chinese(f"<html><body>{COLUMNS}<tr>{cells}</tr></table></body></html>")
