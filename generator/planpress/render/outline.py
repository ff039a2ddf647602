"""Questions that templates ask about a document's content: what stands together, what is wide."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from planpress.site.views import ClauseView, ContentsEntry, ContentView, DocumentView, TableView

LANDSCAPE_FROM_COLUMNS = 7
LINES_BESIDE_TEXT = 14
_POINTS = ("point", "titled_point")


def stretches(content: Iterable[ContentView]) -> list[tuple[bool, list[ContentView]]]:
    """``content`` cut into stretches: neighbouring points (True), which make a list, and all else (False)."""
    return [(is_list, list(items)) for is_list, items in groupby(content, _is_point)]


def is_wide(item: ContentView) -> bool:
    """True if ``item`` is or holds a table too wide for an upright page."""
    if isinstance(item, TableView):
        return len(item.columns) >= LANDSCAPE_FROM_COLUMNS
    return isinstance(item, ClauseView) and any(map(is_wide, item.content))


def sets_numbers(table: TableView) -> bool:
    """True for a table of figures, which scrolls on a phone: all columns but the first are set at the end."""
    rest = table.columns[1:]
    return len(rest) > 2 and all(column.align == "end" for column in rest)


def crowding(document: DocumentView) -> str:
    """How close the contents list must be set to stay on one page: "", "dense" or "denser"."""
    lines = _lines(document.contents)
    return "" if lines <= 20 else "dense" if lines <= 27 else "denser"


def starts_anew(document: DocumentView) -> bool:
    """True if the text begins on a page of its own because head and contents fill most of the first."""
    return document.layout != "form" and _lines(document.contents) > LINES_BESIDE_TEXT


def _lines(entries: tuple[ContentsEntry, ...]) -> int:
    return sum(1 + len(entry.entries) for entry in entries)


def _is_point(item: ContentView) -> bool:
    return isinstance(item, ClauseView) and item.shape in _POINTS
