"""A table as an OpenDocument spreadsheet: heads that stay, merged cells, figures that can be added up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from planpress.render.odf import tables
from planpress.render.odf.markup import VERSION, element, words, written
from planpress.render.odf.package import SPREADSHEET, About, package
from planpress.render.odf.plain import plain_lines
from planpress.site.runs import text_of
from planpress.site.views import CellView, TableView
from planpress.site.wording import Wording

_FIGURE = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\Z")
_WIDTH = 17.0  # centimetres of the sheet
_CHARACTERS = 42  # on a line over all columns
_LINE = 0.5  # centimetres from line to line
_WORDS = "Words"


def spreadsheet(view: TableView, about: About, say: Wording) -> bytes:
    """The .ods file of one table, with its caption above and its notes below."""
    sheet = element("table:table", {"table:name": _sheet_name(view, about)}, _rows(view, say))
    body = element("office:body", None, [element("office:spreadsheet", None, [sheet])])
    styles = element("office:automatic-styles", None, _styles(view, say))
    root = element("office:document-content", {"office:version": VERSION}, [styles, body])
    return package(SPREADSHEET, {"content.xml": written(root), "styles.xml": _page()}, about)


def _page() -> bytes:
    """A page of A4 without running head, as wide as the table."""
    layout = {
        "fo:page-width": "21cm",
        "fo:page-height": "29.7cm",
        "fo:margin": "2cm",
        "style:scale-to-X": "1",
    }
    own = [element("style:page-layout-properties", layout)]
    page = element("style:page-layout", {"style:name": "Page"}, own)
    none = [element(f"style:{part}", {"style:display": "false"}) for part in ("header", "footer")]
    master = element("style:master-page", {"style:name": "Default", "style:page-layout-name": "Page"}, none)
    parts = [
        element("office:styles"),
        element("office:automatic-styles", None, [page]),
        element("office:master-styles", None, [master]),
    ]
    return written(element("office:document-styles", {"office:version": VERSION}, parts))


def _sheet_name(view: TableView, about: About) -> str:
    """Spreadsheets refuse some signs in the name of a sheet."""
    return re.sub(r"[\[\]*?:/\\']", " ", text_of(view.caption) or view.number or about.title)[:31].strip()


def _styles(view: TableView, say: Wording) -> Iterator[Element]:
    for index, share in enumerate(tables.shares(view)):
        width = {"style:column-width": f"{_WIDTH * share:.2f}cm"}
        yield _style("table-column", f"C{index}", width)
    for lines in sorted({_lines(text) for text in (_above(view, say), *_below(view))}):
        yield _style("table-row", f"R{lines}", {"style:row-height": f"{lines * _LINE:.1f}cm"})
    line = {"fo:border": "0.25pt solid #000000", "fo:wrap-option": "wrap", "style:vertical-align": "top"}
    yield _style("table-cell", _WORDS, {"fo:wrap-option": "wrap"})
    yield _style("table-cell", tables.HEAD, {**line, "fo:background-color": "#f0f0f0"})
    yield _style("table-cell", tables.CELL, line)
    for grouped, places in sorted({form for row in tables.grid(view) for form in map(_form, row) if form}):
        name = _name_of((grouped, places))
        yield _number_style(f"N{name}", places, grouped=grouped)
        yield _style("table-cell", name, line, data=f"N{name}")


def _style(family: str, name: str, properties: dict[str, str], data: str = "") -> Element:
    names = {"style:name": name, "style:family": family, "style:data-style-name": data}
    return element("style:style", names, [element(f"style:{family}-properties", properties)])


def _number_style(name: str, places: int, *, grouped: bool) -> Element:
    shown = {
        "number:decimal-places": str(places),
        "number:min-decimal-places": str(places),
        "number:min-integer-digits": "1",
        "number:grouping": "true" if grouped else "",
    }
    return element("number:number-style", {"style:name": name}, [element("number:number", shown)])


def _form(cell: CellView | None) -> tuple[bool, int] | None:
    """Whether a figure has commas between its thousands, and its decimals; None for words."""
    lines = list(plain_lines(cell.content)) if cell and cell.align == "end" else []
    if len(lines) != 1 or not _FIGURE.match(lines[0]):
        return None
    return "," in lines[0], len(lines[0].partition(".")[2])


def _name_of(form: tuple[bool, int]) -> str:
    return f"{'Grouped' if form[0] else 'Plain'}{form[1]}"


def _above(view: TableView, say: Wording) -> str:
    return text_of(tables.caption(view, say))


def _below(view: TableView) -> Iterator[str]:
    return map(text_of, tables.notes(view))


def _lines(text: str) -> int:
    """How many lines words over all columns need: a program does not reckon that for merged cells."""
    return 1 + len(text) // _CHARACTERS


def _rows(view: TableView, say: Wording) -> Iterator[Element]:
    for index in range(len(view.columns)):
        yield element("table:table-column", {"table:style-name": f"C{index}"})
    if above := _above(view, say):
        yield _line(above, len(view.columns))
    yield element(
        "table:table-header-rows", None, [element("table:table-row", None, tables.head_cells(view, ""))]
    )
    for row in tables.grid(view):
        yield element("table:table-row", None, [_cell(one) for one in row])
    for note in _below(view):
        yield _line(note, len(view.columns))


def _line(text: str, columns: int) -> Element:
    """A row of words alone, over all columns."""
    first = element("table:table-cell", tables.cell_attributes(_WORDS, 1, columns), [_paragraph(text)])
    covered = [element("table:covered-table-cell") for _ in range(columns - 1)]
    return element("table:table-row", {"table:style-name": f"R{_lines(text)}"}, [first, *covered])


def _cell(cell: CellView | None) -> Element:
    if cell is None:
        return element("table:covered-table-cell")
    lines = list(plain_lines(cell.content))
    attributes = tables.cell_attributes(tables.CELL, cell.rows, cell.cols)
    if form := _form(cell):
        value = lines[0].replace(",", "")
        attributes |= {
            "office:value-type": "float",
            "office:value": value,
            "table:style-name": _name_of(form),
        }
    return element("table:table-cell", attributes, map(_paragraph, lines))


def _paragraph(text: str) -> Element:
    return element("text:p", None, words(text))
