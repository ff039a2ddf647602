"""The comparison of two versions as a document: the general note, then what was changed, in three columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planpress.model.amendment import Amendment
from planpress.site.amendment.marked_points import marked_pair, wholly_marked
from planpress.site.amendment.matching import Change, Pair
from planpress.site.amendment.points import Point
from planpress.site.masthead import title_lines
from planpress.site.views import (
    CellView,
    ClauseView,
    ColumnView,
    ContentView,
    DocumentView,
    MastheadView,
    ParagraphView,
    RowView,
    Run,
    RunKind,
    Runs,
    TableView,
)
from planpress.site.wording import Wording

Fill = Callable[[str], Runs]
LAYOUT = "amendment"
WIDTHS = (37, 37, 26)
LONG = 200
"""Characters of a point from which on its row may run over the end of a page: about half a page."""
_NUMBERED = re.compile(r"([一二三四五六七八九十]+、|[(（][一二三四五六七八九十]+[)）]|[0-9]+[.、])\s*(.+)")
_TOLD = (Change.AMENDED, Change.NEW, Change.DELETED, Change.MOVED, Change.RENUMBERED)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of the document that is called ``title``, with what their editor wrote about them.

    ``renamed`` are its names where they differ. ``reasons`` are the reasons by the place of their pair;
    ``whole`` asks for unchanged points too.
    """

    city: str
    id: str
    title: str
    record: Amendment
    pairs: Sequence[Pair]
    renamed: Pair | None = None
    reasons: Mapping[int, Sequence[str]] = field(default_factory=dict)
    whole: bool = False

    @property
    def is_same(self) -> bool:
        """True if nothing was amended."""
        return self.renamed is None and all(pair.change is Change.NONE for pair in self.pairs)

    def rows(self) -> Iterator[tuple[Pair, Sequence[str]]]:
        """The pairs that are shown, with their reasons; names of the document first."""
        if self.renamed:
            yield self.renamed, [self.record.title_reason] if self.record.title_reason else []
        for at, pair in enumerate(self.pairs):
            if self.whole or pair.change is not Change.NONE:
                yield pair, self.reasons.get(at, ())

    def without_reason(self) -> list[Pair]:
        """What was amended and has no reason yet."""
        return [pair for pair, reasons in self.rows() if not reasons and pair.change is not Change.NONE]


def amendment_document(compared: Compared, fill: Fill, say: Wording) -> DocumentView:
    """General note, counts and table; ``fill`` reads the words that a person wrote."""
    record = compared.record
    title = table_title(compared, say)
    note = tuple(_written(record.summary or "", fill))
    front = (*note, ParagraphView((Run(counted(compared, say)),)))
    table = _table(compared, (Run(title),) if note else (), fill, say)
    return DocumentView(
        city=compared.city,
        id=compared.id,
        title=title,
        short_title=title,
        kind=LAYOUT,
        layout=LAYOUT,
        masthead=MastheadView("", title_lines(note_title(compared, say) if note else title, compared.title)),
        contents=(),
        content=front if note else (*front, table),
        annexes=(table,) if note else (),
    )


# -- titles and counts -----------------------------------------------------------


def table_title(compared: Compared, say: Wording) -> str:
    """The title of the table: the editor's own, else by the document's name and how much was amended."""
    return compared.record.title or compared.title + say(f"amendment_table_{_extent(compared)}")


def note_title(compared: Compared, say: Wording) -> str:
    """The title of the general note."""
    return compared.record.summary_title or compared.title + say(f"amendment_note_{_extent(compared)}")


def _extent(compared: Compared) -> str:
    """Whether half of the points or more were amended, and of what kind they are."""
    changed = sum(pair.change is not Change.NONE for pair in compared.pairs)
    extent = "whole" if 2 * changed >= len(compared.pairs) else "part"
    return f"{extent}_{compared.record.kind.value}"


def counted(compared: Compared, say: Wording) -> str:
    """How many points were amended, put in, deleted, moved and renumbered, in a sentence."""
    counts = Counter(pair.change for pair in compared.pairs)
    unit = say(f"amendment_unit_{compared.record.kind.value}")
    told = [
        say(f"amendment_count_{change.value}", count=counts[change], unit=unit)
        for change in _TOLD
        if counts[change]
    ]
    return say("amendment_counts", counts=say.listed(told))


# -- the table -------------------------------------------------------------------


def _table(compared: Compared, caption: Runs, fill: Fill, say: Wording) -> TableView:
    kind = compared.record.kind.value
    keys = (f"amendment_head_new_{kind}", f"amendment_head_old_{kind}", "amendment_head_reason")
    heads = [say(key) for key in keys]
    rows = []
    for number, (pair, reasons) in enumerate(compared.rows(), start=1):
        reason = tuple(view for text in reasons for view in _written(text, fill))
        contents = (*_sides(pair, say), reason)
        cells = [CellView(content, label=head) for content, head in zip(contents, heads, strict=True)]
        long = any(len(point.words) > LONG for point in (pair.old, pair.new) if point)
        rows.append(RowView(tuple(cells), (0, 1, 2), f"amended-{number}", breaks=long))
    columns = tuple(ColumnView(head, width=width) for head, width in zip(heads, WIDTHS, strict=True))
    return TableView("", caption, columns, tuple(rows), anchor="amendment")


def _sides(pair: Pair, say: Wording) -> tuple[tuple[ContentView, ...], tuple[ContentView, ...]]:
    """The cells of the new and of the old version."""
    if pair.old is None:
        return _side(pair.point, wholly_marked(pair.point.view)), (_plain(say("amendment_new")),)
    if pair.new is None:
        return (_plain(say("amendment_deleted")),), _side(pair.old, wholly_marked(pair.old.view))
    old, new = marked_pair(pair.old.view, pair.new.view)
    return _side(pair.new, new), _side(pair.old, old)


def _side(point: Point, marked: ClauseView) -> tuple[ContentView, ...]:
    """The heads of the chapters above, then the point."""
    return (*(ParagraphView((Run(head, RunKind.STRONG),)) for head in point.chapters), marked)


def _plain(text: str) -> ParagraphView:
    return ParagraphView((Run(text),))


def _written(text: str, fill: Fill) -> Iterator[ContentView]:
    """What a person wrote, a paragraph a line; a line that begins with a number hangs behind it."""
    for line in filter(None, (line.strip() for line in text.splitlines())):
        found = _NUMBERED.fullmatch(line)
        if found is None:
            yield ParagraphView(fill(line))
            continue
        number, words = found.groups()
        level = 1 if number.endswith("、") and not number[0].isdigit() else 2
        yield ClauseView("", number, number, level, "point", fill(words), words)
