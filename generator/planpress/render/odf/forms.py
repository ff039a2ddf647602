"""A form: a table in which each clause of the first level is a row, its label at the left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from planpress.render.odf.body import Body
from planpress.render.odf.markup import element
from planpress.render.odf.runs import spans
from planpress.render.odf.tables import CELL, cell_attributes
from planpress.site.views import ClauseView, ContentView

FORM = "Form"
LABEL = 84.0
"""Points that the labels take from the width of the text, as the sheet has it."""


def form_styles(width: float) -> Iterator[Element]:
    """The automatic styles of a form that is ``width`` points wide. Its rows may run over pages."""
    whole = element("style:table-properties", {"style:width": f"{width:.1f}pt", "table:align": "margins"})
    yield element("style:style", {"style:name": FORM, "style:family": "table"}, [whole])
    for at, share in enumerate((LABEL, width - LABEL)):
        column = element("style:table-column-properties", {"style:column-width": f"{share:.2f}pt"})
        yield element("style:style", {"style:name": f"{FORM}.{at}", "style:family": "table-column"}, [column])


def form(items: Iterable[ContentView], body: Body) -> Iterator[Element]:
    """Clauses that follow each other are rows of one table; what stands between them stays as it is."""
    for is_row, group in groupby(items, key=lambda item: isinstance(item, ClauseView)):
        if is_row:
            body.taken = LABEL
            rows = [_row(item, body) for item in group if isinstance(item, ClauseView)]
            body.taken = 0.0
            columns = [element("table:table-column", {"table:style-name": f"{FORM}.{at}"}) for at in (0, 1)]
            yield element("table:table", {"table:style-name": FORM}, [*columns, *rows])
        else:
            yield from body.content(group)


def _row(view: ClauseView, body: Body) -> Element:
    anchor = [element("text:bookmark", {"text:name": view.anchor})] if view.anchor else []
    names = {"text:style-name": "Label", "text:outline-level": "1"}
    label = element("text:h", names, [*anchor, view.number, *spans(view.runs)])
    said = [*body.content(view.content, 0, 2)] or [element("text:p", {"text:style-name": "Standard"})]
    cells = [element("table:table-cell", cell_attributes(CELL, 1, 1), one) for one in ([label], said)]
    return element("table:table-row", None, cells)
