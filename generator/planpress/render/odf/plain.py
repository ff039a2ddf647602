"""The words of a piece of content, line by line, where there is no room for anything but words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planpress.site.runs import text_of
from planpress.site.views import (
    ChartView,
    ClauseView,
    ContentView,
    FlowView,
    MapView,
    ParagraphView,
    PictureView,
    StrategyView,
    TableView,
    TicksView,
    TimelineView,
)


def plain_lines(content: Iterable[ContentView]) -> Iterator[str]:
    """A line for each paragraph, clause, row of boxes and row of a table within."""
    for item in content:
        match item:
            case ParagraphView():
                yield text_of(item.runs)
            case ClauseView():
                yield item.number + text_of(item.runs)
                yield from plain_lines(item.content)
            case TicksView():
                yield "　".join(f"{box.mark} {text_of(box.runs)}" for box in item.boxes)
            case PictureView() | FlowView() | MapView() | ChartView() | TimelineView() | StrategyView():
                yield item.title or getattr(item, "alt", "")
            case TableView():
                for row in item.rows:
                    yield "　".join(line for cell in row.cells for line in plain_lines(cell.content))
