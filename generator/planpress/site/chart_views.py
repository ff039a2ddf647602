"""Charts and structure maps as the records of a plan say them."""

from __future__ import annotations

from planpress.model.catalog import Plan
from planpress.model.charts import Chart, ChartKind
from planpress.model.outline import Outline
from planpress.rules.charted import Charted, Line, charted
from planpress.rules.structure import branches, top_words
from planpress.site.indicator_tables import figure
from planpress.site.views import BranchView, ChartLine, ChartValue, ChartView, MapView


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


def _line(line: Line) -> ChartLine:
    return ChartLine(line.name, tuple(ChartValue(figure(one.text), one.number) for one in line.points))


def _unit(data: Charted) -> str:
    """The unit of all figures; "" where they say it themselves."""
    silent = any(point.number is not None and not point.unit for point in data.points)
    return data.units[0] if silent and data.units else ""
