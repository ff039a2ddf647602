"""What a document says, word by word in the order of its source, to be held against each of its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias, assert_never

from planpress.site.charts.tables import chart_table
from planpress.site.flows import flow_lines
from planpress.site.views import (
    ChartView,
    ClauseView,
    ContentView,
    DocumentView,
    DrawnView,
    FlowView,
    MapView,
    MastheadView,
    ParagraphView,
    PictureView,
    Runs,
    StrategyView,
    TableView,
    TicksView,
    TimelineView,
)
from planpress.site.word_sequence import END
from planpress.site.wording import Wording

_Drawing: TypeAlias = FlowView | DrawnView | MapView
_Item: TypeAlias = ParagraphView | TableView | TicksView | _Drawing


def said_words(document: DocumentView, say: Wording) -> Iterator[str]:
    """All words but those of the contents list; ``END`` stands behind each paragraph and cell."""
    yield from _masthead(document.masthead)
    yield from _content(document.content, say)
    yield from _content(document.annexes, say, in_annex=True)


def table_words(view: TableView, say: Wording) -> Iterator[str]:
    """The words of one table: caption, heads, cells row by row, notes."""
    unit = (say("table_unit", unit=view.unit),) if view.unit else ()
    yield from (view.number, *_texts(view.caption), *unit, END)
    for column in view.columns:
        if column.span:
            yield from (column.label, END)
    for row in view.rows:
        for cell in row.cells:
            yield from _content(cell.content, say)
            yield END
    if view.notes:
        yield from (view.notes.label, END if len(view.notes.items) > 1 else "")
        for at, item in enumerate(view.notes.items, start=1):
            yield from (f"{at}." if view.notes.numbered else "", *_texts(item), END)


def _masthead(view: MastheadView) -> Iterator[str]:
    if view.government != view.title_lines[0]:
        yield from (view.government, END)
    yield from view.title_lines
    yield from (END, view.slogan, END, *_texts(view.issue_runs), END, view.state, END)


def _content(items: Iterable[ContentView], say: Wording, *, in_annex: bool = False) -> Iterator[str]:
    for item in items:
        match item:
            case ClauseView():
                yield from _clause(item, say, in_annex=in_annex)
            case PictureView():
                yield from _picture(item, say, in_annex=in_annex)
            case _:
                yield from _item(item, say)
        yield END


def _item(item: _Item, say: Wording) -> Iterator[str]:
    """What says the same wherever it stands."""
    match item:
        case ParagraphView():
            yield from _texts(item.runs)
        case TableView():
            yield from table_words(item, say)
        case TicksView():
            for box in item.boxes:
                yield from (box.mark, *_texts(box.runs), END)
        case FlowView() | ChartView() | TimelineView() | StrategyView() | MapView():
            yield from (item.title, END)
            yield from _drawn(item, say)
        case _:
            assert_never(item)


def _texts(runs: Runs) -> Iterator[str]:
    return (run.text for run in runs)


def _clause(view: ClauseView, say: Wording, *, in_annex: bool) -> Iterator[str]:
    yield from (view.number, *_texts(view.runs), END)
    match view.content:
        case (FlowView() as flow,) if view.labelled:
            yield from _drawn(flow, say)  # its name is the clause's own
        case _:
            yield from _content(view.content, say, in_annex=in_annex)


def _picture(view: PictureView, say: Wording, *, in_annex: bool) -> Iterator[str]:
    """The words below a picture, and those that stand for a lost one."""
    own = view.alt if view.alt and view.alt != view.title else ""
    if view.missing or not view.src:
        yield from (own or say("picture_missing"), END)
    told = view.missing and own.startswith(view.title)
    repeated = in_annex and not (view.note or view.source)
    yield from ("" if told or repeated else view.title, END, *_notes(view, say))


def _drawn(view: _Drawing, say: Wording) -> Iterator[str]:
    """What a drawing shows, in words."""
    match view:
        case FlowView():
            for count, line in enumerate(flow_lines(view, say), start=1):
                yield from (f"{count}.", line, END)
            yield from (say("flow_inferred") if view.order_inferred else "", END, view.note, END)
            return
        case MapView():
            yield from (view.top, END, *_branches(view, say))
        case _:
            yield from table_words(chart_table(view, say), say)
    if isinstance(view, MapView) or (isinstance(view, StrategyView) and view.ours):
        yield from (say("map_ours"), END)
    yield from _notes(view, say)


def _branches(view: MapView, say: Wording) -> Iterator[str]:
    for branch in view.branches:
        items = say("list_separator").join(branch.items)
        yield from (branch.name, say("map_items", items=items) if items else "", END)


def _notes(view: PictureView | DrawnView | MapView, say: Wording) -> Iterator[str]:
    source = say("picture_source", source=view.source) if view.source else ""
    yield from (view.note, END, source, END)
