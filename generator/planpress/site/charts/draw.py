"""Draws a chart, a timeline or a map by its shape."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from planpress.site.charts.bars import bar_drawings, stacked_drawings
from planpress.site.charts.curves import line_drawings
from planpress.site.charts.maps import map_drawings
from planpress.site.charts.marks import Drawing
from planpress.site.charts.rings import ring_drawings
from planpress.site.charts.strategies import strategy_drawings
from planpress.site.charts.timelines import timeline_drawings
from planpress.site.views import ChartView, DrawnView, MapView, StrategyView, TimelineView

_SHAPES: Mapping[str, Callable[[ChartView, str], tuple[Drawing, ...]]] = {
    "bar": bar_drawings,
    "stacked": stacked_drawings,
    "line": line_drawings,
    "ring": ring_drawings,
}


def draw(view: DrawnView | MapView, say: Callable[..., str]) -> tuple[Drawing, ...]:
    """The drawings of ``view``: one, or as many as fit a page each; the same for screen and paper."""
    if isinstance(view, MapView):
        return map_drawings(view)
    if isinstance(view, TimelineView):
        return timeline_drawings(view, say)
    if isinstance(view, StrategyView):
        return strategy_drawings(view)
    return _SHAPES[view.shape](view, say("table_unit", unit=view.unit) if view.unit else "")
