"""The table of contributors, by post, role and share."""

from __future__ import annotations

from collections.abc import Sequence

from planpress.model.plan import Person
from planpress.site.cells import cell, columns, printed
from planpress.site.views import RowView, TableView

HEADS = ("身分", "職稱", "貢獻度")


def people_table(table_id: str, people: Sequence[Person]) -> TableView:
    """One row a person; shares as written, also where they do not add up."""
    grid = [[person.role, person.post, printed(person.share)] for person in people]
    rows = tuple(
        RowView(
            tuple(
                cell(text, head, align="end" if head == HEADS[2] else "start")
                for text, head in zip(line, HEADS, strict=True)
            ),
            (0, 1, 2),
            f"{table_id}-{index}",
        )
        for index, line in enumerate(grid, start=1)
    )
    views = columns(HEADS, list(zip(*grid, strict=True)), ("start", "start", "end"))
    return TableView(table_id, (), views, rows, anchor=f"table-{table_id}")
