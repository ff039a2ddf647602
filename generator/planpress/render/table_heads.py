"""Which heads a table's cells belong to, so that a screen reader can name them where cells are merged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planpress.site.views import CellView, RowView, TableView


@dataclass(frozen=True, slots=True)
class PlannedCell:
    """A cell with what its tag needs: ``id`` of a head, ``headers`` (ids), ``scope``; "" where not needed.

    ``covers`` is how many rows below it also belongs to, for words on a narrow screen; 0 for a head.
    """

    cell: CellView
    id: str = ""
    headers: str = ""
    scope: str = ""
    covers: int = 0


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row with its cells."""

    anchor: str
    cells: tuple[PlannedCell, ...]
    continued: bool
    breaks: bool = False
    resumed: bool = False
    total: bool = False


def plan_table(table: TableView) -> list[list[PlannedRow]]:
    """The rows of ``table`` in groups that no merged cell leaves; ids only where cells are merged."""
    prefix = (table.anchor or table.id) if _has_spans(table) else ""
    plan = _Plan(table, prefix, _reach(table, prefix))
    groups: list[list[PlannedRow]] = []
    until = 0
    for index, row in enumerate(table.rows):
        if index >= until:
            groups.append([])
        until = max([until, *(index + cell.rows for cell in row.cells)])
        cells = tuple(plan.cell(index, column, cell) for column, cell in _placed(row))
        groups[-1].append(PlannedRow(row.anchor, cells, row.continued, row.breaks, row.resumed, row.total))
    return groups


@dataclass(frozen=True, slots=True)
class _Plan:
    """A table, the prefix of its ids ("" where it needs none), and each row's heads (column, id)."""

    table: TableView
    prefix: str
    heads: list[list[tuple[int, str]]]

    def cell(self, row: int, column: int, cell: CellView) -> PlannedCell:
        """The cell that begins at ``row`` and ``column``."""
        scope = ("rowgroup" if cell.rows > 1 else "row") if cell.head else ""
        covers = 0 if cell.head else cell.rows - 1
        if not self.prefix:
            return PlannedCell(cell, scope=scope, covers=covers)
        over = [self._column_id(at) for at in range(column, column + cell.cols)]
        beside = [head for at, head in self.heads[row] if at < column]
        names = dict.fromkeys([*over, *beside])
        own = _cell_id(self.prefix, row, column) if cell.head else ""
        return PlannedCell(cell, own, " ".join(names), scope, covers)

    def _column_id(self, column: int) -> str:
        """The id of the head that covers ``column``."""
        while column > 0 and self.table.columns[column].span == 0:
            column -= 1
        return f"{self.prefix}-h{column}"


def _reach(table: TableView, prefix: str) -> list[list[tuple[int, str]]]:
    """For each row the heads that reach over it: column and id."""
    reach: list[list[tuple[int, str]]] = [[] for _ in table.rows]
    for index, row in enumerate(table.rows):
        for column, cell in _placed(row):
            if cell.head:
                for heads in reach[index : index + cell.rows]:
                    heads.append((column, _cell_id(prefix, index, column)))
    return reach


def _cell_id(prefix: str, row: int, column: int) -> str:
    return f"{prefix}-r{row}-{column}"


def _has_spans(table: TableView) -> bool:
    merged = any(cell.rows > 1 or cell.cols > 1 for row in table.rows for cell in row.cells)
    return merged or any(column.span != 1 for column in table.columns)


def _placed(row: RowView) -> Iterator[tuple[int, CellView]]:
    return zip(row.columns, row.cells, strict=True)
