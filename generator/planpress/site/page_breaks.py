"""Splits the merged cells of a table where its pages end, so that each page repeats the group's label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from planpress.site.views import CellView, ClauseView, ContentView, RowView, TableView


def split_content(content: Iterable[ContentView], page_of_row: Mapping[str, int]) -> tuple[ContentView, ...]:
    """``content`` with every table split at its page ends; ``page_of_row`` gives the page by row anchor."""
    return tuple(_split_one(item, page_of_row) for item in content)


def _split_one(item: ContentView, page_of_row: Mapping[str, int]) -> ContentView:
    if isinstance(item, TableView):
        return split_table(item, page_of_row)
    if isinstance(item, ClauseView):
        return replace(item, content=split_content(item.content, page_of_row))
    return item


def split_table(table: TableView, page_of_row: Mapping[str, int]) -> TableView:
    """``table`` with no cell merged over the end of a page."""
    pages = [page_of_row.get(row.anchor, 0) for row in table.rows]
    grid: list[list[tuple[int, CellView]]] = [[] for _ in table.rows]
    for index, row in enumerate(table.rows):
        for column, cell in zip(row.columns, row.cells, strict=True):
            for start, rows in _stretches(pages, index, cell.rows):
                grid[start].append((column, _part(cell, rows, first=start == index)))
    split = tuple(
        _going_on(_row(row, cells), same_page=page == before)
        for row, cells, page, before in zip(table.rows, grid, pages, [0, *pages], strict=False)
    )
    return replace(table, rows=split)


def _going_on(row: RowView, *, same_page: bool) -> RowView:
    """Where a page begins, a row that goes on has a line above it."""
    return replace(row, continued=row.continued and same_page, resumed=row.continued and not same_page)


def _part(cell: CellView, rows: int, *, first: bool) -> CellView:
    """A stretch of a cell: a label is repeated, prose is not said twice."""
    return replace(cell, rows=rows, content=cell.content if first or cell.head else (), again=not first)


def crosses_page(table: TableView, page_of_row: Mapping[str, int]) -> bool:
    """True if a merged cell of ``table`` runs over the end of a page."""
    pages = [page_of_row.get(row.anchor, 0) for row in table.rows]
    return any(
        len(_stretches(pages, index, cell.rows)) > 1
        for index, row in enumerate(table.rows)
        for cell in row.cells
    )


def tables_in(content: Iterable[ContentView]) -> Iterable[TableView]:
    """Every table in ``content``, also those below clauses."""
    for item in content:
        if isinstance(item, TableView):
            yield item
        elif isinstance(item, ClauseView):
            yield from tables_in(item.content)


def _stretches(pages: list[int], first: int, rows: int) -> list[tuple[int, int]]:
    """Runs of rows on one page within ``rows`` rows from ``first``: (start, length)."""
    stretches = [(first, 1)]
    for index in range(first + 1, first + rows):
        start, length = stretches[-1]
        if pages[index] == pages[index - 1]:
            stretches[-1] = (start, length + 1)
        else:
            stretches.append((index, 1))
    return stretches


def _row(row: RowView, cells: list[tuple[int, CellView]]) -> RowView:
    ordered = sorted(cells, key=lambda pair: pair[0])
    return replace(
        row, cells=tuple(cell for _, cell in ordered), columns=tuple(column for column, _ in ordered)
    )
