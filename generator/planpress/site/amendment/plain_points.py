"""A clause as the cell of a comparison can hold it: numbered lines of words, tables and figures too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planpress.site.charts.tables import chart_table
from planpress.site.flows import flow_lines
from planpress.site.runs import text_of
from planpress.site.views import (
    ChartView,
    ClauseView,
    ContentView,
    DrawnView,
    FlowView,
    MapView,
    NotesView,
    ParagraphView,
    PictureView,
    Run,
    RunKind,
    Runs,
    StrategyView,
    TableView,
    TicksView,
    TimelineView,
)
from planpress.site.wording import Wording

_TITLED = ("heading", "titled_point")
_BETWEEN = "　"


def plain_clause(view: ClauseView, say: Wording) -> ClauseView:
    """``view`` with all below it as points and paragraphs, without links and anchors."""
    titled = view.shape in _TITLED
    return ClauseView(
        anchor="",
        number=view.number + (_BETWEEN if view.labelled else ""),
        path=view.path,
        level=view.level,
        shape="titled_point" if titled else "point",
        runs=plain_runs(view.runs, RunKind.STRONG if titled else RunKind.TEXT),
        name=view.name,
        content=tuple(plain_content(view.content, say)),
    )


def plain_runs(runs: Runs, kind: RunKind = RunKind.TEXT) -> Runs:
    """The words as one run a kind: dates stay whole, strong words strong."""
    kept = (RunKind.STRONG, RunKind.DATE)
    return tuple(
        replace(run, href="", full="", lang="", kind=run.kind if run.kind in kept else kind) for run in runs
    )


def plain_content(content: Iterable[ContentView], say: Wording) -> Iterator[ClauseView | ParagraphView]:
    """Paragraphs and points; a row of a table, a step of a flow and a row of boxes are a paragraph each."""
    for item in content:
        if isinstance(item, ClauseView):
            yield plain_clause(item, say)
        elif isinstance(item, ParagraphView):
            yield ParagraphView(plain_runs(item.runs))
        else:
            yield from map(_line, filter(None, _words_of(item, say)))


def _line(text: str) -> ParagraphView:
    return ParagraphView((Run(text),))


def _words_of(
    item: TableView | FlowView | DrawnView | MapView | PictureView | TicksView, say: Wording
) -> Iterator[str]:
    match item:
        case TableView():
            yield from _table(item, say)
        case FlowView():
            yield item.title
            yield from (f"{at}.{line}" for at, line in enumerate(flow_lines(item, say), start=1))
            yield item.note
        case ChartView() | TimelineView() | StrategyView():
            yield from (item.title, *_table(chart_table(item, say), say), item.note)
        case MapView():
            yield from (item.title, item.top, *_branches(item, say), item.note)
        case PictureView():
            yield item.title or item.alt
            yield item.note
        case TicksView():
            yield _BETWEEN.join(f"{box.mark} {text_of(box.runs)}" for box in item.boxes)


def _table(view: TableView, say: Wording) -> Iterator[str]:
    unit = say("table_unit", unit=view.unit) if view.unit else ""
    yield _BETWEEN.join(filter(None, (view.number, text_of(view.caption) + unit)))
    yield _BETWEEN.join(column.label for column in view.columns if column.span and column.label)
    for row in view.rows:
        yield _BETWEEN.join(filter(None, (_cell(cell.content, say) for cell in row.cells)))
    yield from _notes(view.notes)


def _branches(view: MapView, say: Wording) -> Iterator[str]:
    for branch in view.branches:
        items = say("list_separator").join(branch.items)
        yield branch.name + (say("map_items", items=items) if items else "")


def _cell(content: tuple[ContentView, ...], say: Wording) -> str:
    return "".join(_said(plain_content(content, say)))


def _said(content: Iterable[ContentView]) -> Iterator[str]:
    for item in content:
        if isinstance(item, ClauseView):
            yield item.number + text_of(item.runs)
            yield from _said(item.content)
        elif isinstance(item, ParagraphView):
            yield text_of(item.runs)


def _notes(notes: NotesView | None) -> Iterator[str]:
    if notes is None:
        return
    yield notes.label
    for at, item in enumerate(notes.items, start=1):
        yield (f"{at}." if notes.numbered else "") + text_of(item)
