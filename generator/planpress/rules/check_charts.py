"""Checks that what a chart names is there, and that it can be drawn the way it is wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.model.catalog import Plan
from planpress.model.charts import Chart, ChartKind
from planpress.model.outline import Outline
from planpress.rules.charted import Charted, charted, sources
from planpress.rules.places import Path, unknown
from planpress.rules.structure import map_sources, top_words

MOST_PARTS: Mapping[ChartKind, int] = {
    ChartKind.BAR: 8,
    ChartKind.STACKED: 8,
    ChartKind.LINE: 4,
    ChartKind.RING: 8,
}
"""How many series or parts there are patterns or marks for."""


def check_charts(plan: Plan, outline: Outline, folder: str) -> Iterator[Diagnostic]:
    """Unknown names, units that differ, parts that cannot be told apart, and charts of nothing."""
    yield from _twice(plan, folder)
    for chart_id, chart in plan.figures.charts.items():
        at = Ref(folder + "figures.yaml", ("charts", chart_id))
        found = tuple(_names(chart, plan, outline, at))
        yield from found
        if not found and chart.kind is not ChartKind.MAP:
            yield from _drawable(chart, charted(chart, plan), at)


def _twice(plan: Plan, folder: str) -> Iterator[Diagnostic]:
    """Ids that figures.yaml gives to two figures: {figure:id} could print only one of them."""
    seen: set[str] = set()
    for kind in ("flows", "figures", "charts", "timelines", "strategies"):
        records = getattr(plan.figures, kind)
        for figure_id in sorted(seen & set(records)):
            at = Ref(folder + "figures.yaml", (kind, figure_id))
            yield problem("R47", at, wording="twice", chart=records[figure_id].title, id=figure_id)
        seen |= set(records)


def _names(chart: Chart, plan: Plan, outline: Outline, at: Ref) -> Iterator[Diagnostic]:
    """What a chart names and nobody wrote."""
    is_map = chart.kind is ChartKind.MAP
    known = map_sources(plan, outline) if is_map else sources(plan)
    wanted: list[tuple[Path, str, tuple[str, ...]]] = []
    tables = plan.indicators.tables
    table = None if is_map else tables.get(chart.of[0])
    if not is_map and len(chart.of) > 1:
        known = tuple(plan.indicators.values)
    wanted += [(("of",), name, known) for name in chart.of]
    if table is not None and len(chart.of) == 1:
        wanted += [(("rows",), name, tuple(table.rows)) for name in chart.rows]
        wanted += [(("columns",), name, tuple(map(str, table.columns))) for name in chart.columns]
        wanted += [(("total",), chart.total, tuple(table.rows))] if chart.total else []
    for path, name, there in wanted:
        if name not in there:
            yield unknown("R46", Ref(at.file, (*at.path, *path)), name, there, chart=chart.title)
    if is_map and chart.top and top_words(chart.top, plan, outline) is None:
        yield unknown("R46", Ref(at.file, (*at.path, "top")), chart.top, known, chart=chart.title)


def _drawable(chart: Chart, data: Charted, at: Ref) -> Iterator[Diagnostic]:
    numbers = [point.number for point in data.points if point.number is not None]
    if not numbers:
        yield problem("R47", at, wording="empty", chart=chart.title)
        return
    if len(data.units) > 1:
        yield problem("R47", at, wording="units", chart=chart.title, units="、".join(data.units))
    whole = chart.kind in (ChartKind.RING, ChartKind.STACKED)
    negative = next(
        (point.text for point in data.points if point.number is not None and point.number < 0), ""
    )
    if whole and negative:
        yield problem("R47", at, wording="negative", chart=chart.title, value=negative)
    if chart.kind is ChartKind.RING and len(data.lines) > 1 and len(data.categories) > 1:
        yield problem("R47", at, wording="whole", chart=chart.title)
    most, count = MOST_PARTS[chart.kind], _parts(data, whole=whole)
    if count > most:
        yield problem("R47", at, wording="many", chart=chart.title, count=count, most=most)


def _parts(data: Charted, *, whole: bool) -> int:
    """How many patterns or marks a chart needs: one series alone is parted by its categories."""
    return len(data.categories) if whole and len(data.lines) == 1 else len(data.lines)
