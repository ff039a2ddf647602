"""Where a link to a clause arrives: at the clause, at its row of a table, or at the clause above."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planpress.model.outline import Numbered, Outline
from planpress.site.views import (
    ClauseView,
    ContentView,
    DocumentView,
    DrawnView,
    MapView,
    PictureView,
    TableView,
)


def landings(view: DocumentView, outline: Outline) -> dict[str, str]:
    """For each clause that is not on the page under its own anchor: the anchor that is nearest to it."""
    shown = (*view.content, *view.annexes)
    return dict(_landed(outline.clauses, "", frozenset(anchors_in(shown)), tuple(_row_anchors(shown))))


def _landed(
    clauses: Iterable[Numbered], above: str, there: frozenset[str], rows: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    for item in clauses:
        row = next((one for one in rows if one.endswith(f"-{item.anchor}")), "")
        place = item.anchor if item.anchor in there else row or above
        if place != item.anchor:
            yield item.anchor, place
        yield from _landed(item.content, place, there, rows)


def anchors_in(content: Iterable[ContentView]) -> Iterator[str]:
    """Every id that a page gives to something in ``content``."""
    for item in content:
        if isinstance(item, ClauseView):
            yield item.anchor
            yield from anchors_in(item.content)
        elif isinstance(item, TableView):
            yield from filter(None, (item.anchor, *(row.anchor for row in item.rows)))
            yield from (one for row in item.rows for cell in row.cells for one in anchors_in(cell.content))
        elif isinstance(item, PictureView | DrawnView | MapView):
            yield from filter(None, (item.anchor,))


def _row_anchors(content: Iterable[ContentView]) -> Iterator[str]:
    for item in content:
        if isinstance(item, ClauseView):
            yield from _row_anchors(item.content)
        elif isinstance(item, TableView):
            yield from (row.anchor for row in item.rows if row.anchor)
