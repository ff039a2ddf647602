"""Prints a numbered clause tree: every clause, paragraph and record in the order of the document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planpress.model.clauses import Block, Clause, Paragraph, Picture, PipeTable, Place, Shape, Tick, Ticks
from planpress.model.outline import Numbered
from planpress.site.runs import Filling, fill, text_of
from planpress.site.views import (
    CellView,
    ClauseView,
    ColumnView,
    ContentView,
    ParagraphView,
    PictureView,
    RowView,
    Run,
    Runs,
    TableView,
    TicksView,
    TickView,
)

TICK_MARKS = {Tick.YES: "■", Tick.NO: "□", Tick.UNKNOWN: "□"}


@dataclass(frozen=True, slots=True)
class Printer:
    """How words and places of one document are printed.

    ``place`` prints a ``{table:…}``, ``{figure:…}`` or ``{items:…}`` below the given clause (None above
    the first heading); ``tick_words`` says a box's state; ``consumed`` holds anchors of clauses that a
    table shows, which are not printed again; ``media`` gives the address of a picture.
    """

    filling: Filling
    place: Callable[[Place, Numbered | None], tuple[ContentView, ...]]
    tick_words: Mapping[Tick, str]
    consumed: frozenset[str]
    media: Callable[[str], str]


def print_clauses(clauses: tuple[Numbered, ...], printer: Printer) -> tuple[ClauseView, ...]:
    """The views of ``clauses``, without those that a table shows."""
    return tuple(print_clause(item, printer) for item in clauses if item.anchor not in printer.consumed)


def print_clause(item: Numbered, printer: Printer) -> ClauseView:
    """One clause with all below it."""
    clause = item.clause
    runs = fill(clause.words, printer.filling)
    return ClauseView(
        anchor=item.anchor,
        number=item.number or clause.label,
        path=item.path,
        level=item.level,
        shape=clause.shape.value,
        runs=runs,
        name=clause_name(clause.shape, runs),
        content=print_content(item.clause.content, item, printer),
        has_id=bool(clause.id),
        href="#" + item.anchor,
        labelled=bool(clause.label),
        ordinal=item.ordinals[-1] if item.number else 0,
    )


def print_content(
    content: tuple[Block | Clause, ...], above: Numbered, printer: Printer
) -> tuple[ContentView, ...]:
    """Blocks and sub-clauses of ``above`` in their order."""
    below = iter(above.content)
    views: list[ContentView] = []
    for part in content:
        if isinstance(part, Clause):
            views.extend(print_clauses((next(below),), printer))
        else:
            views.extend(print_block(part, above, printer))
    return tuple(views)


def print_block(block: Block, above: Numbered | None, printer: Printer) -> tuple[ContentView, ...]:
    """One paragraph, picture, tick list, small table or place of a record."""
    match block:
        case Paragraph(inlines):
            return (ParagraphView(fill(inlines, printer.filling)),)
        case Place():
            return printer.place(block, above)
        case Picture(src, alt):
            return (PictureView(title="", alt=alt, src=printer.media(src)),)
        case Ticks(boxes):
            return (
                TicksView(
                    tuple(
                        TickView(
                            TICK_MARKS[box.state],
                            printer.tick_words[box.state],
                            fill(box.inlines, printer.filling),
                        )
                        for box in boxes
                    )
                ),
            )
        case PipeTable():
            return (_pipe_table(block, printer),)


def clause_name(shape: Shape, runs: Runs) -> str:
    """What a clause is called in a list: a one-line clause's words before its 「：」, else all of them."""
    words = text_of(runs)
    name = words.partition("：")[0] if shape is Shape.SENTENCE and "：" in words else words
    return name.rstrip("：:")


def _pipe_table(table: PipeTable, printer: Printer) -> TableView:
    heads = [text_of(fill(cell, printer.filling)) for cell in table.head]
    rows = []
    for row in table.rows:
        cells = tuple(
            CellView((ParagraphView(fill(cell, printer.filling)),), label=head)
            for cell, head in zip(row, heads, strict=True)
        )
        rows.append(RowView(cells, tuple(range(len(cells)))))
    return TableView("", (), tuple(ColumnView(head) for head in heads), tuple(rows))


def paragraph(text: str, lang: str = "") -> ParagraphView:
    """A paragraph of plain words."""
    return ParagraphView((Run(text, lang=lang),) if text else ())
