"""The table of contributors, by post, role and share."""

from __future__ import annotations

from collections.abc import Sequence

from planpress.model.plan import Person
from planpress.site.cells import cell, columns, printed
from planpress.site.views import RowView, TableView
from planpress.site.wording import Wording


def people_table(table_id: str, people: Sequence[Person], say: Wording) -> TableView:
    """One row a person; shares as written, also where they do not add up."""
    heads = (say("person_role"), say("person_post"), say("person_share"))
    aligns = ("start", "start", "end")
    grid = [[person.role, person.post, printed(person.share)] for person in people]
    rows = tuple(
        RowView(
            tuple(
                cell(text, head, align=align) for text, head, align in zip(line, heads, aligns, strict=True)
            ),
            (0, 1, 2),
            f"{table_id}-{index}",
        )
        for index, line in enumerate(grid, start=1)
    )
    views = columns(heads, list(zip(*grid, strict=True)), aligns)
    return TableView(table_id, (), views, rows, anchor=f"table-{table_id}")
