"""Charts, timelines and maps as the records of a plan say them."""

from __future__ import annotations

from planpress.model.catalog import Plan
from planpress.model.charts import Chart, ChartKind
from planpress.model.figures import Drawn
from planpress.model.outline import Outline
from planpress.model.strategies import Strategy
from planpress.model.timelines import Timeline
from planpress.rules.charted import Charted, Line, charted
from planpress.rules.layered import Box, Boxes, layered
from planpress.rules.structure import branches, top_words
from planpress.rules.timed import timed
from planpress.site.indicator_tables import figure
from planpress.site.views import (
    BoxView,
    BranchView,
    ChartLine,
    ChartValue,
    ChartView,
    DrawnView,
    LayerView,
    MapView,
    StrategyView,
    StretchView,
    TimedView,
    TimelineView,
)


def drawn_view(figure_id: str, drawn: Drawn, plan: Plan, outline: Outline) -> DrawnView | MapView | None:
    """The chart, timeline or map; None where there is nothing to draw, which a check reports."""
    if isinstance(drawn, Timeline):
        return _timeline_view(figure_id, drawn, plan)
    if isinstance(drawn, Strategy):
        return _strategy_view(figure_id, drawn, plan, outline)
    return chart_view(figure_id, drawn, plan, outline)


def chart_view(chart_id: str, chart: Chart, plan: Plan, outline: Outline) -> ChartView | MapView | None:
    """The chart with its figures; None where there is nothing to draw, which a check reports."""
    if chart.kind is ChartKind.MAP:
        return _map_view(chart_id, chart, plan, outline)
    data = charted(chart, plan)
    if not any(point.number is not None for point in data.points):
        return None
    return ChartView(
        chart.title,
        chart.kind.value,
        data.categories,
        tuple(map(_line, data.lines)),
        _unit(data),
        _line(data.total) if data.total else None,
        f"figure-{chart_id}",
        chart.note or "",
        chart.source or "",
    )


def _map_view(chart_id: str, chart: Chart, plan: Plan, outline: Outline) -> MapView | None:
    found = tuple(BranchView(one.name, one.items) for one in branches(chart, plan, outline))
    top = top_words(chart.top, plan, outline) if chart.top else ""
    if not found:
        return None
    return MapView(chart.title, top or "", found, f"figure-{chart_id}", chart.note or "", chart.source or "")


def _timeline_view(figure_id: str, timeline: Timeline, plan: Plan) -> TimelineView | None:
    found = timed(timeline, plan)
    rows = tuple(
        TimedView(
            row.name,
            row.when,
            tuple(StretchView(first.isoformat(), last.isoformat()) for first, last in row.stretches),
        )
        for row in found
    )
    if not any(row.stretches for row in rows):
        return None
    anchor, note, source = f"figure-{figure_id}", timeline.note or "", timeline.source or ""
    return TimelineView(timeline.title, rows, anchor, note, source)


def _strategy_view(figure_id: str, strategy: Strategy, plan: Plan, outline: Outline) -> StrategyView | None:
    found = layered(strategy, plan, outline)
    if not all(layer.boxes for layer in found):
        return None
    above = (Boxes("", ()), *found)
    layers = tuple(
        LayerView(layer.name, tuple(_box(box, upper) for box in layer.boxes))
        for layer, upper in zip(found, above, strict=False)
    )
    ours = any(layer.of or layer.below for layer in strategy.layers)
    anchor, note, source = f"figure-{figure_id}", strategy.note or "", strategy.source or ""
    return StrategyView(strategy.title, layers, ours, anchor, note, source)


def _box(box: Box, above: Boxes) -> BoxView:
    """The box with its links counted, each one once."""
    places = {one.id: place for place, one in enumerate(above.boxes)}
    return BoxView(box.text, tuple(sorted(places[name] for name in box.leads_to if name in places)))


def _line(line: Line) -> ChartLine:
    return ChartLine(line.name, tuple(ChartValue(figure(one.text), one.number) for one in line.points))


def _unit(data: Charted) -> str:
    """The unit of all figures; "" where they say it themselves."""
    silent = any(point.number is not None and not point.unit for point in data.points)
    return data.units[0] if silent and data.units else ""
