"""Notes that belong to a table and travel with it."""

from __future__ import annotations

from planpress.load.inlines import read_inlines
from planpress.model.records import Notes
from planpress.site.runs import Filling, fill
from planpress.site.views import NotesView


def print_notes(notes: Notes | None, filling: Filling) -> NotesView | None:
    """The notes with their records filled in; numbered where the label is a word (備註)."""
    if notes is None:
        return None
    items = tuple(fill(read_inlines(item), filling) for item in notes.items)
    return NotesView(notes.label, items, numbered=notes.label not in ("*", "＊", "註") and len(items) > 1)
