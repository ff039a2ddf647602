"""The text of a document, paragraph by paragraph, in the order in which it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from planpress.model.numbering import Habit
from planpress.render.odf import tables
from planpress.render.odf.drawings import drawings_of, framed
from planpress.render.odf.markup import Child, element, words
from planpress.render.odf.numbering import LEVELS, Counter, in_list
from planpress.render.odf.paper import PORTRAIT, Paper
from planpress.render.odf.pictures import Picture, picture
from planpress.render.odf.runs import spans
from planpress.render.odf.styles import CELL_LEVELS
from planpress.site.charts.tables import chart_table
from planpress.site.flows import flow_lines
from planpress.site.views import (
    ChartView,
    ClauseView,
    ContentView,
    DrawnView,
    FlowView,
    MapView,
    ParagraphView,
    PictureView,
    Run,
    RunKind,
    StrategyView,
    TableView,
    TicksView,
    TimelineView,
)
from planpress.site.wording import Wording


class Body:
    """Writes content as elements; ``styles`` gathers the automatic styles that it comes to need, ``files``
    the drawings by their path in the package."""

    def __init__(self, habit: Habit, paper: Paper, say: Wording, pictures: Mapping[str, Picture]) -> None:
        self.styles: list[Element] = [*tables.cell_styles()]
        self.files: dict[str, bytes] = {}
        self.page = PORTRAIT
        self.in_annex = False  # where a picture's name repeats that of the annex
        self.taken = 0.0  # points of the width that the labels of a form take
        self._counter = Counter(habit)
        self._say = say
        self._widths = paper.widths
        self._pictures = pictures
        self._tables = 0

    @property
    def _room(self) -> float:
        """Points from side to side."""
        return self._widths[self.page] - self.taken

    def content(self, items: Iterable[ContentView], level: int = 0, depth: int = 1) -> Iterator[Element]:
        """The elements of ``items`` below a clause at ``level``; a heading among them has ``depth``."""
        for item in items:
            match item:
                case ClauseView():
                    yield from self._clause(item, depth)
                case ParagraphView():
                    yield _paragraph(_words_style(level), spans(item.runs))
                case TableView():
                    yield from self._table(item)
                case TicksView():
                    yield _paragraph(_words_style(level), _ticks(item))
                case PictureView():
                    found = self._pictures.get(item.src)
                    shown = found and found.within(self._room)
                    yield from picture(item, shown, self._say, named=not self.in_annex)
                case FlowView() | MapView() | ChartView() | TimelineView() | StrategyView():
                    yield _paragraph("Caption", [item.title])
                    yield from self._drawn(item)

    def cell(self, items: Iterable[ContentView], depth: int = 1) -> Iterator[Element]:
        """The elements of a cell: no lists, as its numbers are its own; its points stand at ``depth``."""
        for item in items:
            if isinstance(item, ClauseView):
                if item.number or item.runs:
                    printed = Run(item.number, _weight(item), changed=item.number_changed)
                    style = f"Cell_20_{min(depth, CELL_LEVELS)}" if item.number else "Cell"
                    yield _paragraph(style, spans((printed, *item.runs)))
                yield from self.cell(item.content, depth + 1)
            elif isinstance(item, ParagraphView):
                yield _paragraph("Cell", spans(item.runs))
            elif isinstance(item, TicksView):
                yield _paragraph("Cell", _ticks(item))
            else:
                yield from self.content((item,))

    def _clause(self, view: ClauseView, depth: int) -> Iterator[Element]:
        titled = view.shape in ("heading", "titled_point")
        if view.number or view.runs:
            yield self._head(view, depth if titled else 0)
        match view.content:
            case (FlowView() as flow,) if view.labelled:
                yield from self._drawn(flow)  # its name is the clause's own
            case _:
                yield from self.content(view.content, view.level, depth + titled)

    def _head(self, view: ClauseView, depth: int) -> Element:
        """The clause's first line: counted by the office program, or with its number as words."""
        level = min(view.level, LEVELS)
        counted = self._counter.count(view.level, view.ordinal, view.number) if view.ordinal else None
        printed = [] if counted or not view.number else [view.number + ("　" if view.labelled else "")]
        anchor = [element("text:bookmark", {"text:name": view.anchor})] if view.anchor else []
        said = [*anchor, *printed, *spans(view.runs)]
        if depth:
            names = {"text:style-name": f"Heading_20_{level}", "text:outline-level": str(min(depth, LEVELS))}
            head = element("text:h", names, said)
        else:
            head = _paragraph(f"Clause_20_{level}", said)
        return in_list(head, counted) if counted else head

    def _table(self, view: TableView) -> Iterator[Element]:
        self._tables += 1
        name = f"T{self._tables}"
        self.styles += tables.table_styles(view, name, self._room)
        yield from tables.table(view, name, self.cell, self._say)

    def _flow(self, view: FlowView) -> Iterator[Element]:
        for count, line in enumerate(flow_lines(view, self._say), start=1):
            yield _paragraph("Cell", [f"{count}.", *words(line)])
        for note in (self._say("flow_inferred") if view.order_inferred else "", view.note):
            if note:
                yield _paragraph("Note", [note])

    def _drawn(self, view: FlowView | DrawnView | MapView) -> Iterator[Element]:
        """A drawing, and what it shows in words: the steps, the table, the branches."""
        for drawing in drawings_of(view, self._say):
            path = f"Pictures/drawing-{len(self.files) + 1}.svg"
            self.files[path] = drawing.svg
            yield _paragraph("Picture", [framed(drawing.within(self._room), path)])
        if isinstance(view, FlowView):
            yield from self._flow(view)
            return
        if isinstance(view, MapView):
            yield from self._map(view)
        else:
            yield from self._table(chart_table(view, self._say))
        if isinstance(view, MapView) or (isinstance(view, StrategyView) and view.ours):
            yield _paragraph("Note", [self._say("map_ours")])
        yield from self._notes(view)

    def _map(self, view: MapView) -> Iterator[Element]:
        if view.top:
            yield _paragraph("Cell", [*words(view.top)])
        for branch in view.branches:
            items = self._say("list_separator").join(branch.items)
            below = self._say("map_items", items=items) if items else ""
            yield _paragraph("Cell", [*words(branch.name + below)])

    def _notes(self, view: DrawnView | MapView) -> Iterator[Element]:
        source = self._say("picture_source", source=view.source) if view.source else ""
        for note in filter(None, (view.note, source)):
            yield _paragraph("Note", [note])


def _weight(view: ClauseView) -> RunKind:
    """How the number of a point in a cell is set: as its title is."""
    return RunKind.STRONG if view.shape == "titled_point" else RunKind.TEXT


def _ticks(view: TicksView) -> Iterator[Child]:
    for index, box in enumerate(view.boxes):
        yield f"{'　' if index else ''}{box.mark} "
        yield from spans(box.runs)


def _paragraph(style: str, children: Iterable[Child]) -> Element:
    return element("text:p", {"text:style-name": style}, children)


def _words_style(level: int) -> str:
    return f"Words_20_{min(level, LEVELS)}" if level else "Standard"
