"""Tables: heads repeated on each page, merged cells with the cells they cover, caption and notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from planpress.render.odf.markup import element, words
from planpress.render.odf.runs import spans
from planpress.site.views import CellView, ContentView, ParagraphView, RowView, Run, Runs, TableView
from planpress.site.wording import Wording

Content = Callable[[tuple[ContentView, ...]], Iterator[Element]]
CELL, HEAD = "Cell", "Head"
"""Automatic styles of cells."""


def cell_styles() -> Iterator[Element]:
    """The automatic styles that all tables share."""
    line = {"fo:padding": "3pt", "fo:border": "0.25pt solid #000000"}
    head = {**line, "fo:background-color": "#f0f0f0", "style:vertical-align": "middle"}
    for name, properties in ((CELL, line), (HEAD, head)):
        own = [element("style:table-cell-properties", properties)]
        yield element("style:style", {"style:name": name, "style:family": "table-cell"}, own)
    whole = [element("style:table-row-properties", {"fo:keep-together": "always"})]
    yield element("style:style", {"style:name": "Row", "style:family": "table-row"}, whole)


def table_styles(table: TableView, name: str, width: float) -> Iterator[Element]:
    """The automatic styles of one table called ``name``: its width in points and those of its columns."""
    whole = {"style:width": f"{width:.1f}pt", "table:align": "margins"}
    own = [element("style:table-properties", whole)]
    yield element("style:style", {"style:name": name, "style:family": "table"}, own)
    for index, share in enumerate(shares(table)):
        column = {"style:column-width": f"{width * share:.2f}pt"}
        own = [element("style:table-column-properties", column)]
        yield element("style:style", {"style:name": f"{name}.{index}", "style:family": "table-column"}, own)


def shares(table: TableView) -> list[float]:
    """How much of the width each column has, in parts of one."""
    told = [column.width for column in table.columns]
    rest = max(100 - sum(told), 0) / max(told.count(0), 1)
    widths = [share or max(rest, 5) for share in told]
    return [width / sum(widths) for width in widths]


def table(view: TableView, name: str, content: Content, say: Wording) -> Iterator[Element]:
    """Caption, table and notes, one below the other."""
    above = caption(view, say)
    if above:
        yield element("text:p", {"text:style-name": "Caption"}, spans(above))
    columns = [
        element("table:table-column", {"table:style-name": f"{name}.{index}"})
        for index in range(len(view.columns))
    ]
    heads = element("table:table-header-rows", None, [_row(list(head_cells(view, "Cell_20_Head")))])
    rows = [_row([_body_cell(one, content) for one in row]) for row in grid(view)]
    attributes = {"table:name": name, "table:style-name": name}
    yield element("table:table", attributes, [*columns, heads, *rows])
    for note in notes(view):
        yield element("text:p", {"text:style-name": "Note"}, spans(note))


def caption(view: TableView, say: Wording) -> Runs:
    """The words above a table: its number, name and unit."""
    number = (Run(f"{view.number}　"),) if view.number else ()
    unit = (Run(say("table_unit", unit=view.unit)),) if view.unit else ()
    return (*number, *view.caption, *unit)


def notes(view: TableView) -> tuple[Runs, ...]:
    """The paragraphs below a table."""
    if view.notes is None:
        return ()
    label = (Run(view.notes.label),) if view.notes.label else ()
    if len(view.notes.items) == 1 and not view.notes.numbered:
        return ((*label, *view.notes.items[0]),)
    counted = view.notes.numbered
    items = (((Run(f"{at}."), *one) if counted else one) for at, one in enumerate(view.notes.items, start=1))
    return (*([label] if label else []), *items)


def grid(view: TableView) -> Iterator[list[CellView | None]]:
    """The cells of each row, one for each column; None where a merged cell reaches over it."""
    covered: set[tuple[int, int]] = set()
    for at, row in enumerate(view.rows):
        cells = _by_column(row)
        for column, one in cells.items():
            covered |= _reach(at, column, one)
        yield [
            None if (at, column) in covered else cells.get(column, CellView(()))
            for column in range(len(view.columns))
        ]


def _by_column(row: RowView) -> dict[int, CellView]:
    return dict(zip(row.columns, row.cells, strict=True))


def _reach(at: int, column: int, cell: CellView) -> set[tuple[int, int]]:
    rows, columns = range(at, at + cell.rows), range(column, column + cell.cols)
    return {(row, place) for row in rows for place in columns} - {(at, column)}


def head_cells(view: TableView, style: str) -> Iterator[Element]:
    """The cells of the row of heads; their words are set in the paragraph ``style``."""
    for column in view.columns:
        if column.span:
            label = element("text:p", {"text:style-name": style}, words(column.label))
            yield element("table:table-cell", cell_attributes(HEAD, 1, column.span), [label])
        else:
            yield element("table:covered-table-cell")


def cell_attributes(style: str, rows: int, columns: int) -> dict[str, str]:
    """What a cell of words that reaches over ``rows`` and ``columns`` says of itself."""
    merged = rows > 1 or columns > 1
    return {
        "table:style-name": style,
        "office:value-type": "string",
        "table:number-rows-spanned": str(rows) if merged else "",
        "table:number-columns-spanned": str(columns) if merged else "",
    }


def _row(cells: list[Element]) -> Element:
    return element("table:table-row", {"table:style-name": "Row"}, cells)


def _body_cell(cell: CellView | None, content: Content) -> Element:
    if cell is None:
        return element("table:covered-table-cell")
    return element("table:table-cell", cell_attributes(CELL, cell.rows, cell.cols), _said(cell, content))


def _said(cell: CellView, content: Content) -> list[Element]:
    if len(cell.content) == 1 and isinstance(cell.content[0], ParagraphView):
        style = "Cell_20_End" if cell.align == "end" else "Cell"
        return [element("text:p", {"text:style-name": style}, spans(cell.content[0].runs))]
    return [*content(cell.content)] or [element("text:p", {"text:style-name": "Cell"})]
