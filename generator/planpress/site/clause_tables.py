"""A table made of clauses: goal, strategy, result and next step, as an annual report shows them."""

from __future__ import annotations

from dataclasses import dataclass

from planpress.model.outline import Numbered, plain_words
from planpress.site.cells import share_widths
from planpress.site.printing import Printer, print_content
from planpress.site.runs import fill
from planpress.site.views import (
    CellView,
    ColumnView,
    ContentView,
    ParagraphView,
    RowView,
    Run,
    Runs,
    TableView,
)


@dataclass(frozen=True, slots=True)
class _Strand:
    """A clause of the second column, and the clause whose words name a later column for it."""

    item: Numbered
    fills: tuple[Numbered, ...]


def clause_table(
    table_id: str, caption: Runs, heads: tuple[str, ...], above: Numbered, printer: Printer
) -> TableView:
    """The clauses below ``above`` as rows: ``##`` the first column, ``###`` the second, its text the third.

    A clause that bears a column's name fills that column for all rows above it up to the previous one.
    """
    rows: list[RowView] = []
    for goal in _numbered(above):
        strands = _strands(goal, heads)
        for index, strand in enumerate(strands):
            cells, columns = _row(goal, strands, index, heads, printer)
            rows.append(RowView(tuple(cells), tuple(columns), f"{table_id}-{strand.item.anchor}"))
    widths = _widths(len(heads))
    columns_view = tuple(ColumnView(head, width=width) for head, width in zip(heads, widths, strict=True))
    return TableView(table_id, caption, columns_view, tuple(rows), anchor=f"table-{table_id}")


def _widths(count: int) -> list[int]:
    """The results, which hold most of the words, get more than half of the width."""
    return [12, 15, 53, 20] if count == 4 else share_widths([1] * count)


def consumed(above: Numbered) -> frozenset[str]:
    """Anchors of the clauses that the table shows, which are not printed again."""
    return frozenset(item.anchor for item in above.content)


def _numbered(above: Numbered) -> list[Numbered]:
    return [item for item in above.content if item.number]


def _strands(goal: Numbered, heads: tuple[str, ...]) -> list[_Strand]:
    strands: list[_Strand] = []
    waiting: list[Numbered] = []
    for item in goal.content:
        if plain_words(item.clause) in heads:
            strands.extend(_Strand(one, (item,) if last else ()) for one, last in _with_last(waiting))
            waiting = []
        else:
            waiting.append(item)
    return [*strands, *(_Strand(one, ()) for one in waiting)]


def _with_last(items: list[Numbered]) -> list[tuple[Numbered, bool]]:
    return [(item, index == len(items) - 1) for index, item in enumerate(items)]


def _row(
    goal: Numbered, strands: list[_Strand], index: int, heads: tuple[str, ...], printer: Printer
) -> tuple[list[CellView], list[int]]:
    strand = strands[index]
    cells = [_title(strand.item, heads[1], 1, printer), _body(strand.item, heads[2], 1, printer)]
    columns = [1, 2]
    if index == 0:
        cells.insert(0, _title(goal, heads[0], len(strands), printer))
        columns.insert(0, 0)
    if len(heads) > 3 and _begins_stretch(strands, index):
        rows, filler = _stretch(strands, index)
        cells.append(
            _body(filler, heads[3], rows, printer) if filler else CellView((), rows=rows, label=heads[3])
        )
        columns.append(3)
    return cells, columns


def _begins_stretch(strands: list[_Strand], index: int) -> bool:
    return index == 0 or bool(strands[index - 1].fills)


def _stretch(strands: list[_Strand], index: int) -> tuple[int, Numbered | None]:
    """How many rows from ``index`` share the next filling clause, and that clause."""
    for length, strand in enumerate(strands[index:], start=1):
        if strand.fills:
            return length, strand.fills[0]
    return len(strands) - index, None


def _title(item: Numbered, label: str, rows: int, printer: Printer) -> CellView:
    runs = (Run(item.number), *fill(item.clause.words, printer.filling))
    return CellView((ParagraphView(runs),), rows=rows, head=True, label=label)


def _body(item: Numbered, label: str, rows: int, printer: Printer) -> CellView:
    content: tuple[ContentView, ...] = print_content(item.clause.content, item, printer)
    return CellView(content, rows=rows, label=label)
