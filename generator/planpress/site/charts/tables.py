"""What a drawing shows, as a table: the figures, the times, or the boxes with their links."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planpress.site.cells import cell, columns
from planpress.site.runs import words
from planpress.site.views import (
    ChartLine,
    ChartView,
    DrawnView,
    RowView,
    StrategyView,
    TableView,
    TimelineView,
)

Say = Callable[..., str]


def chart_table(view: DrawnView, say: Say) -> TableView:
    """The table of what ``view`` draws, as printed."""
    if isinstance(view, TimelineView):
        return _times(view, say)
    if isinstance(view, StrategyView):
        return _boxes(view, say)
    return _figures(view, say)


def _figures(view: ChartView, say: Say) -> TableView:
    """A row a category, a column a series, the total last."""
    shown = (*view.lines, *_total(view))
    heads = [say("chart_item"), *(line.name or say("chart_value") for line in shown)]
    grid = [
        [category, *(line.points[place].text for line in shown)]
        for place, category in enumerate(view.categories)
    ]
    if view.total and len(view.lines) == 1:
        grid.append([view.total.name or say("chart_total"), view.total.points[0].text])
    sides = ["start", *["end"] * len(shown)]
    return _table(view, say("chart_data", title=view.title), heads, grid, sides, view.unit)


def _total(view: ChartView) -> tuple[ChartLine, ...]:
    """The total as a column of its own; that of one series is a row instead."""
    return (view.total,) if view.total and len(view.lines) > 1 else ()


def _times(view: TimelineView, say: Say) -> TableView:
    heads = [say("chart_item"), say("timeline_when")]
    grid = [[row.name, row.when] for row in view.rows]
    return _table(view, say("timeline_data", title=view.title), heads, grid, ["start", "start"])


def _boxes(view: StrategyView, say: Say) -> TableView:
    """A row a box, with its layer, and the boxes above that it leads to."""
    heads = [say("chart_item"), say("strategy_layer"), say("strategy_leads_to")]
    grid = []
    above: tuple[str, ...] = ()
    for layer in view.layers:
        for box in layer.boxes:
            led_to = say("list_separator").join(above[place] for place in box.leads_to)
            grid.append([box.text, layer.name, led_to])
        above = tuple(box.text for box in layer.boxes)
    return _table(view, say("strategy_data", title=view.title), heads, grid, ["start"] * 3)


def _table(
    view: DrawnView,
    caption: str,
    heads: Sequence[str],
    grid: Sequence[Sequence[str]],
    sides: Sequence[str],
    unit: str = "",
) -> TableView:
    rows = tuple(
        RowView(
            tuple(
                cell(text, head, head=at == 0, align=side)
                for at, (text, head, side) in enumerate(zip(line, heads, sides, strict=True))
            ),
            tuple(range(len(heads))),
        )
        for line in grid
    )
    widths = columns(heads, list(zip(*grid, strict=True)), sides)
    anchor = f"{view.anchor}-data" if view.anchor else ""
    return TableView("", tuple(words(caption)), widths, rows, unit=unit, anchor=anchor)
