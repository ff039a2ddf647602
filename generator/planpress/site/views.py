"""The content of a document as it is shown: numbered, filled in, the same for page, paper and office file.

Addresses are paths below output/ ("taoyuan/113/"), with "#anchor" where one is meant; an address
that begins with "#" stays on the page, one with a scheme leaves the site. The renderer makes them
relative.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class RunKind(StrEnum):
    """How a run of words is set."""

    TEXT = "text"
    STRONG = "strong"
    CODE = "code"
    LINK = "link"
    REFERENCE = "reference"
    VALUE = "value"
    DATE = "date"
    ABBREVIATION = "abbreviation"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one way. ``lang`` is "en" for Latin phrases; ``iso`` a date's machine form.

    ``full`` is what an abbreviation stands for; ``changed`` marks words that another version has not.
    """

    text: str
    kind: RunKind = RunKind.TEXT
    href: str = ""
    lang: str = ""
    iso: str = ""
    full: str = ""
    changed: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph of running text."""

    runs: Runs
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class TickView:
    """One tick box: ``mark`` is ■, □ or ？; ``state`` says it in words for a screen reader."""

    mark: str
    state: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class TicksView:
    """Neighbouring tick boxes."""

    boxes: tuple[TickView, ...]
    kind: str = "ticks"


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture; ``missing`` is true where the source lost it, and then ``alt`` says so."""

    title: str
    alt: str
    src: str = ""
    missing: bool = False
    anchor: str = ""
    note: str = ""
    source: str = ""
    kind: str = "picture"


@dataclass(frozen=True, slots=True)
class StepView:
    """A step of a flow: several ``texts`` run side by side; a question has both branches."""

    number: int
    texts: tuple[str, ...]
    question: bool = False
    then: tuple[str, ...] = ()
    otherwise: tuple[str, ...] = ()
    back_to: str = ""


@dataclass(frozen=True, slots=True)
class FlowView:
    """A process flow: drawn from its steps, with the numbered steps as its text."""

    title: str
    steps: tuple[StepView, ...]
    order_inferred: bool = False
    anchor: str = ""
    note: str = ""
    kind: str = "flow"


@dataclass(frozen=True, slots=True)
class ChartValue:
    """A figure in a chart: as printed, and the number it is drawn by; None for 未載明, which leaves a gap."""

    text: str
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ChartLine:
    """A series of a chart: a point for each category. ``name`` is "" where there is only one."""

    name: str
    points: tuple[ChartValue, ...]


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart of ``shape`` "bar", "stacked", "line" or "ring", drawn from ``lines`` over ``categories``.

    ``total`` is printed and never drawn as a part; ``unit`` is "" where each figure says its own.
    """

    title: str
    shape: str
    categories: tuple[str, ...]
    lines: tuple[ChartLine, ...]
    unit: str = ""
    total: ChartLine | None = None
    anchor: str = ""
    note: str = ""
    source: str = ""
    kind: str = "chart"


@dataclass(frozen=True, slots=True)
class BranchView:
    """A branch of a structure map, with its items."""

    name: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MapView:
    """A structure map: drawn by us from the clauses of a plan, with the same words as a list."""

    title: str
    top: str
    branches: tuple[BranchView, ...]
    anchor: str = ""
    note: str = ""
    source: str = ""
    kind: str = "map"


@dataclass(frozen=True, slots=True)
class StretchView:
    """A first and a last day as ISO dates, the same for a single day."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class TimedView:
    """A row of a timeline: its name, when it is as printed, and the days it takes; none for 未載明."""

    name: str
    when: str
    stretches: tuple[StretchView, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A timeline: rows on one axis, in the order in which they are drawn."""

    title: str
    rows: tuple[TimedView, ...]
    anchor: str = ""
    note: str = ""
    source: str = ""
    kind: str = "timeline"


@dataclass(frozen=True, slots=True)
class BoxView:
    """A box of a strategy map; ``leads_to`` counts the boxes of the layer above from 0."""

    text: str
    leads_to: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LayerView:
    """A layer of a strategy map."""

    name: str
    boxes: tuple[BoxView, ...]


@dataclass(frozen=True, slots=True)
class StrategyView:
    """A strategy map, its uppermost layer first; ``ours`` where we drew it from the clauses of a plan."""

    title: str
    layers: tuple[LayerView, ...]
    ours: bool = False
    anchor: str = ""
    note: str = ""
    source: str = ""
    kind: str = "strategy"


DrawnView = ChartView | TimelineView | StrategyView
"""What is drawn, with the same in a table below it."""


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column: its head, "start" or "end" alignment, and its share of the width in percent.

    ``span`` is how many columns the head covers; a column covered by the head before it has span 0.
    """

    label: str
    align: str = "start"
    width: int = 0
    span: int = 1


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell. ``head`` marks a row's or group's head; ``rows`` and ``cols`` are its spans.

    ``label`` is the head of its column, shown before the cell on a narrow screen; ``href`` is where
    its words lead, "" for nowhere. ``again`` marks the part of a merged cell on a further page.
    """

    content: tuple[ContentView, ...]
    rows: int = 1
    cols: int = 1
    head: bool = False
    align: str = "start"
    label: str = ""
    href: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of cells; ``columns`` tells where each cell starts, so that spans can be split.

    ``continued`` is true for a row that goes on from the one above it, with no line between them,
    ``resumed`` for one that goes on from a row on the page before; ``breaks`` for one that may run over
    the end of a page, ``total`` for what the others come to.
    """

    cells: tuple[CellView, ...]
    columns: tuple[int, ...]
    anchor: str = ""
    continued: bool = False
    breaks: bool = False
    resumed: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class NotesView:
    """Notes that travel with their table: a label (備註, *) and numbered or plain items."""

    label: str
    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with its caption, heads, rows and notes."""

    id: str
    caption: Runs
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    notes: NotesView | None = None
    unit: str = ""
    number: str = ""
    anchor: str = ""
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause with its printed number. ``level`` counts from 1; ``path`` is the full number 玖、二、(一).

    ``shape`` is "heading", "titled_point", "point" or "sentence". A sentence's ``name`` is what stands
    before its 「：」. ``labelled`` is true where ``number`` is a label (附表, 附件1) and not a number.
    ``ordinal`` counts it among its numbered siblings, from 1; 0 for one without a number.
    ``rules`` are links to the pages of rules that stand here, ``laws`` to the laws it names as its basis.
    ``number_changed`` marks a number that another version has not.
    """

    anchor: str
    number: str
    path: str
    level: int
    shape: str
    runs: Runs
    name: str
    content: tuple[ContentView, ...] = ()
    has_id: bool = False
    href: str = ""
    labelled: bool = False
    ordinal: int = 0
    rules: Runs = ()
    laws: Runs = ()
    number_changed: bool = False
    kind: str = "clause"


ContentView = (
    ParagraphView | TicksView | PictureView | FlowView | DrawnView | MapView | TableView | ClauseView
)


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents list, with the lines below it."""

    number: str
    name: str
    href: str
    entries: tuple[ContentsEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class MastheadView:
    """The head of a document: who, what, and its issue line (empty where the source is silent)."""

    government: str
    title_lines: tuple[str, ...]
    slogan: str = ""
    agency: str = ""
    issue_runs: Runs = ()
    state: str = ""
    in_force: str = ""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A whole document. ``layout`` is "plan" or "form" (each top clause is a row of the form).

    ``mark`` is the word that paper bears across each page (草案), "" for none.
    """

    city: str
    id: str
    title: str
    short_title: str
    kind: str
    layout: str
    masthead: MastheadView
    contents: tuple[ContentsEntry, ...]
    content: tuple[ContentView, ...]
    language: str = "zh-Hant-TW"
    annexes: tuple[ContentView, ...] = field(default=())
    mark: str = ""

    def pictures(self) -> frozenset[str]:
        """The addresses of all pictures shown."""
        return pictures_in((*self.content, *self.annexes))


def pictures_in(content: tuple[ContentView, ...]) -> frozenset[str]:
    """The addresses of all pictures shown in ``content``."""
    found: set[str] = set()
    for item in content:
        if isinstance(item, PictureView) and item.src:
            found.add(item.src)
        elif isinstance(item, ClauseView):
            found |= pictures_in(item.content)
        elif isinstance(item, TableView):
            found.update(*(pictures_in(cell.content) for row in item.rows for cell in row.cells))
    return frozenset(found)
