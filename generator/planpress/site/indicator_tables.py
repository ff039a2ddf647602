"""Tables of figures: a row an indicator, a column a year, units and notes with them."""

from __future__ import annotations

import re

from planpress.model.indicators import IndicatorTable
from planpress.site.cells import cell, columns, printed
from planpress.site.notes import print_notes
from planpress.site.runs import Filling, words
from planpress.site.views import RowView, TableView

_BARE_NUMBER = re.compile(r"\d{4,}$")


def indicator_table(table_id: str, table: IndicatorTable, filling: Filling) -> TableView:
    """The table as printed; thousands are set apart in figures, never in the heads (years)."""
    heads = [table.head, *map(printed, table.columns)]
    grid = [[row.label, *(figure(printed(value)) for value in row.values)] for row in table.rows.values()]
    rows = tuple(
        RowView(
            tuple(
                cell(text, head, head=column == 0, align="end" if column else "start")
                for column, (text, head) in enumerate(zip(line, heads, strict=True))
            ),
            tuple(range(len(line))),
            f"{table_id}-{key}",
        )
        for line, key in zip(grid, table.rows, strict=True)
    )
    aligns = ["start", *["end"] * (len(heads) - 1)]
    return TableView(
        table_id,
        tuple(words(table.caption)),
        columns(heads, list(zip(*grid, strict=True)), aligns),
        rows,
        print_notes(table.notes, filling),
        unit=table.unit or "",
        anchor=f"table-{table_id}",
    )


def figure(text: str) -> str:
    """A plain whole number with its thousands set apart (69295 is 69,295); anything else as written."""
    return f"{int(text):,}" if _BARE_NUMBER.match(text) else text
