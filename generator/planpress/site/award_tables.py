"""The official table of an award ladder: item, standard and award, with its notes."""

from __future__ import annotations

from dataclasses import replace

from planpress.model.awards import AwardRule
from planpress.site.cells import cell, columns, printed
from planpress.site.notes import print_notes
from planpress.site.runs import Filling, words
from planpress.site.views import NotesView, RowView, TableView
from planpress.site.wording import Wording


def award_table(table_id: str, award: AwardRule, filling: Filling, say: Wording) -> TableView:
    """The ladder's steps as rows; the item is one cell over all of them."""
    steps = award.steps if isinstance(award.steps, tuple) else ()
    plain = (say("award_item"), say("award_standard"), say("award_award"))
    heads = tuple(map(say.term, award.head)) or plain
    item = say.term(award.item or "")
    texts = [[say.term(step.text), say.term(printed(step.award))] for step in steps]
    rows = []
    for index, (text, gives) in enumerate(texts):
        cells = [cell(text, heads[1]), cell(gives, heads[2])]
        starts = [1, 2]
        if index == 0:
            cells.insert(0, cell(item, heads[0], rows=len(steps), head=True))
            starts.insert(0, 0)
        rows.append(RowView(tuple(cells), tuple(starts), f"{table_id}-{index + 1}"))
    views = columns(heads, [[item], *map(list, zip(*texts, strict=True))])
    return TableView(
        table_id,
        tuple(words(say.term(award.caption or ""))),
        views,
        tuple(rows),
        _notes(award, filling, say),
        anchor=f"table-{table_id}",
    )


def _notes(award: AwardRule, filling: Filling, say: Wording) -> NotesView | None:
    notes = print_notes(award.notes, filling)
    return replace(notes, label=say.term(notes.label)) if notes else None
