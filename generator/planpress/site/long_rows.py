"""Divides table rows that are long as a page at their points, so that a page may end between two points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from planpress.site.runs import text_of
from planpress.site.views import (
    ClauseView,
    ContentView,
    ParagraphView,
    RowView,
    Run,
    Runs,
    TableView,
)

LONG = 360
"""Characters in one cell from which on its row is divided."""
ENOUGH = 60
"""Characters that are worth a row of their own."""
PARAGRAPH = 480
"""Characters from which on a paragraph is divided too: in a narrow column it may be longer than a page."""
PIECE = 160
"""Characters after which a sentence that ends is the end of a piece; after twice as many it is any place that
parts no word, after four times as many any place."""
_STOPS = "。；！？"


def divide_rows(content: Iterable[ContentView]) -> tuple[ContentView, ...]:
    """``content`` with the long rows of every table divided; all words stay, in their order."""
    return tuple(_divide_one(item) for item in content)


def _divide_one(item: ContentView) -> ContentView:
    if isinstance(item, TableView):
        return divide_table(item)
    if isinstance(item, ClauseView):
        return replace(item, content=divide_rows(item.content))
    return item


def divide_table(table: TableView) -> TableView:
    """``table`` with each long row as several: its longest cell goes on row by row, the others span them."""
    cuts = [_cut(row) for row in table.rows]
    counts = [max(1, len(cut.pieces)) for cut in cuts]
    rows: list[RowView] = []
    for index, (row, cut) in enumerate(zip(table.rows, cuts, strict=True)):
        cells = [replace(cell, rows=sum(counts[index : index + cell.rows])) for cell in row.cells]
        if cut.pieces:
            cells[cut.position] = replace(row.cells[cut.position], content=cut.pieces[0])
        rows.append(replace(row, cells=tuple(cells)))
        rows.extend(_continued(row, cut))
    return replace(table, rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class _Cut:
    """Which cell of a row is divided, and what each part holds; no pieces where nothing is divided."""

    position: int = 0
    pieces: tuple[tuple[ContentView, ...], ...] = ()


def _cut(row: RowView) -> _Cut:
    lengths = [_length(cell.content) if cell.rows == 1 else 0 for cell in row.cells]
    position = max(range(len(lengths)), key=lengths.__getitem__, default=0)
    if not lengths or lengths[position] < LONG:
        return _Cut()
    pieces = tuple(_joined(_pieces(row.cells[position].content)))
    return _Cut(position, pieces) if len(pieces) > 1 else _Cut()


def _continued(row: RowView, cut: _Cut) -> Iterator[RowView]:
    for count, piece in enumerate(cut.pieces[1:], start=2):
        cell = replace(row.cells[cut.position], content=piece)
        yield RowView((cell,), (row.columns[cut.position],), f"{row.anchor}-{count}", continued=True)


def _pieces(content: tuple[ContentView, ...]) -> Iterator[ContentView]:
    """What may stand on a page of its own: paragraphs, points, and the points below a point."""
    for item in content:
        if isinstance(item, ClauseView) and any(isinstance(below, ClauseView) for below in item.content):
            yield from _points_of(item)
        elif isinstance(item, ParagraphView) and _length_of(item) >= PARAGRAPH:
            yield from (replace(item, runs=runs) for runs in _sentences(item.runs))
        else:
            yield item


def _sentences(runs: Runs) -> Iterator[Runs]:
    """The words of a long paragraph in pieces that end with a sentence, where there are any."""
    piece: list[Run] = []
    filled = 0
    for run in runs:
        begin = 0
        for at in range(1, len(run.text) + 1):
            filled += 1
            if _ends(filled, run.text[at - 1 : at + 1]):
                yield (*piece, replace(run, text=run.text[begin:at]))
                piece, filled, begin = [], 0, at
        if begin < len(run.text):
            piece.append(replace(run, text=run.text[begin:]))
    if piece:
        yield tuple(piece)


def _ends(filled: int, around: str) -> bool:
    """True if a piece of ``filled`` characters ends between the two characters ``around`` the place."""
    if filled < 2 * PIECE:
        return filled >= PIECE and around[0] in _STOPS
    return filled >= 4 * PIECE or not (around.isascii() and around.isalnum() and len(around) > 1)


def _points_of(clause: ClauseView) -> Iterator[ClauseView]:
    """``clause`` up to its first point, then each point in a clause without words, which keeps its indent."""
    own = tuple(takewhile(lambda item: not isinstance(item, ClauseView), clause.content))
    yield replace(clause, content=own)
    for count, item in enumerate(clause.content[len(own) :], start=2):
        anchor = f"{clause.anchor}-p{count}"
        yield replace(clause, anchor=anchor, number="", runs=(), name="", href="", content=(item,))


def _joined(pieces: Iterable[ContentView]) -> Iterator[tuple[ContentView, ...]]:
    """Neighbouring pieces together until they are worth a row."""
    waiting: tuple[ContentView, ...] = ()
    for piece in pieces:
        waiting = (*waiting, piece)
        if _length(waiting) >= ENOUGH:
            yield waiting
            waiting = ()
    if waiting:
        yield waiting


def _length(content: Iterable[ContentView]) -> int:
    """How many characters ``content`` holds."""
    return sum(_length_of(item) for item in content)


def _length_of(item: ContentView) -> int:
    if isinstance(item, ParagraphView):
        return len(text_of(item.runs))
    if isinstance(item, ClauseView):
        return len(item.number) + len(text_of(item.runs)) + _length(item.content)
    return 0
