"""Draws a chart or a map by its shape, and says the same in a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planpress.site.cells import cell, columns
from planpress.site.charts.bars import bar_drawings, stacked_drawings
from planpress.site.charts.curves import line_drawings
from planpress.site.charts.maps import map_drawings
from planpress.site.charts.marks import Drawing
from planpress.site.charts.rings import ring_drawings
from planpress.site.runs import words
from planpress.site.views import ChartLine, ChartView, MapView, RowView, TableView

_SHAPES: Mapping[str, Callable[[ChartView, str], tuple[Drawing, ...]]] = {
    "bar": bar_drawings,
    "stacked": stacked_drawings,
    "line": line_drawings,
    "ring": ring_drawings,
}


def draw(view: ChartView | MapView, say: Callable[..., str]) -> tuple[Drawing, ...]:
    """The drawings of ``view``: one, or as many as fit a page each; the same for screen and paper."""
    if isinstance(view, MapView):
        return map_drawings(view)
    return _SHAPES[view.shape](view, say("table_unit", unit=view.unit) if view.unit else "")


def chart_table(view: ChartView, say: Callable[..., str]) -> TableView:
    """The figures of a chart as printed: a row a category, a column a series, the total last."""
    shown = (*view.lines, *_total(view))
    heads = [say("chart_item"), *(line.name or say("chart_value") for line in shown)]
    grid = [
        [category, *(line.points[place].text for line in shown)]
        for place, category in enumerate(view.categories)
    ]
    if view.total and len(view.lines) == 1:
        grid.append([view.total.name or say("chart_total"), view.total.points[0].text])
    rows = tuple(
        RowView(
            tuple(
                cell(text, head, head=at == 0, align="end" if at else "start")
                for at, (text, head) in enumerate(zip(line, heads, strict=True))
            ),
            tuple(range(len(heads))),
        )
        for line in grid
    )
    sides = ["start", *["end"] * len(shown)]
    caption = tuple(words(say("chart_data", title=view.title)))
    widths = columns(heads, list(zip(*grid, strict=True)), sides)
    anchor = f"{view.anchor}-data" if view.anchor else ""
    return TableView("", caption, widths, rows, unit=view.unit, anchor=anchor)


def _total(view: ChartView) -> tuple[ChartLine, ...]:
    """The total as a column of its own; that of one series is a row instead."""
    return (view.total,) if view.total and len(view.lines) > 1 else ()
