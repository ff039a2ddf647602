"""Tells how many characters have room on a line in a cell on paper, by the widths of the table's columns."""

from __future__ import annotations

import re
from collections.abc import Mapping

CELLS = frozenset({"td", "th"})
_TABLE = 30  # characters, which a line of the narrowest table on paper has room for
_EDGES = 2  # characters, which a cell loses to its edges and to what is set in
_WIDTH = re.compile(r"w(\d+)")  # class of a column, in hundredths of its table


class ColumnRoom:
    """Is told the tags of tables as they begin, in the order of the text."""

    def __init__(self) -> None:
        self._widths: list[int] = []
        self._next = 0
        self._merged = False
        self.characters = 0
        """In a line of the cell that began last, each as wide as it is high."""

    def begin(self, tag: str, attrs: Mapping[str, str | None]) -> None:
        """A table, column, row or cell begins; other tags change nothing."""
        if tag == "table":
            self._widths, self._merged = [], False
        elif tag == "col":
            told = _WIDTH.fullmatch(attrs.get("class") or "")
            self._widths.append(int(told[1]) if told else 0)
        elif tag == "tr":
            self._next = 0
        elif tag in CELLS:
            self._begin_cell(int(attrs.get("colspan") or 1), int(attrs.get("rowspan") or 1))

    def _begin_cell(self, columns: int, rows: int) -> None:
        """Below a cell of several rows nobody knows which column is whose: the narrowest of all counts."""
        first, self._next = self._next, self._next + columns
        known = not self._merged and self._next <= len(self._widths)
        width = sum(self._widths[first : self._next]) if known else min(self._widths, default=0)
        self.characters = max(0, _TABLE * width // 100 - _EDGES)
        self._merged |= rows > 1
