"""The official table of an award ladder: item, standard and award, with its notes."""

from __future__ import annotations

from planpress.model.awards import AwardRule
from planpress.site.cells import cell, columns, printed
from planpress.site.notes import print_notes
from planpress.site.runs import Filling, words
from planpress.site.views import RowView, TableView

HEADS = ("敘獎項目", "敘獎標準", "敘獎額度")


def award_table(table_id: str, award: AwardRule, filling: Filling) -> TableView:
    """The ladder's steps as rows; the item is one cell over all of them."""
    steps = award.steps if isinstance(award.steps, tuple) else ()
    heads = tuple(award.head) or HEADS
    texts = [[step.text, printed(step.award)] for step in steps]
    rows = []
    for index, (text, gives) in enumerate(texts):
        cells = [cell(text, heads[1]), cell(gives, heads[2])]
        starts = [1, 2]
        if index == 0:
            cells.insert(0, cell(award.item or "", heads[0], rows=len(steps), head=True))
            starts.insert(0, 0)
        rows.append(RowView(tuple(cells), tuple(starts), f"{table_id}-{index + 1}"))
    views = columns(heads, [[award.item or ""], *map(list, zip(*texts, strict=True))])
    return TableView(
        table_id,
        tuple(words(award.caption or "")),
        views,
        tuple(rows),
        print_notes(award.notes, filling),
        anchor=f"table-{table_id}",
    )
