"""Walks through a single CSV record, character by character, for the places of its cells and quotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planpress.load.characters import shown

MAX_CELL = 131_072
"""Characters in one cell: the csv module's own limit, which must not be changed for the whole program."""


@dataclass(frozen=True, slots=True)
class Slip:
    """What broke a record: Y30's wording, its line and column (from 1) and the words to show."""

    wording: str
    line: int
    column: int
    shown: str


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's beginning and end in the text; what the end of a quoted cell was followed by."""

    line: int
    column: int
    quoted: bool
    words: str
    closed: bool
    behind: tuple[int, int, str] | None


def cell_place(lines: list[str], line: int, number: int) -> tuple[int, int]:
    """Line and column of cell ``number`` (from 0) of the record that begins in ``line``, or of its last."""
    place = (line, 1)
    for index, cell in enumerate(_walk(lines, line)):
        place = (cell.line, cell.column)
        if index == number:
            break
    return place


def quote_slip(lines: list[str], line: int) -> Slip:
    """Why the record that begins in ``line`` cannot be read: an open quote, words behind one, a huge cell."""
    for cell in _walk(lines, line):
        if cell.quoted and not cell.closed:
            return Slip("open", cell.line, cell.column, shown(cell.words.split("\n", 1)[0]))
        if cell.behind and cell.behind[0] != cell.line:
            return Slip("open", cell.line, cell.column, shown(cell.words.split("\n", 1)[0]))
        if cell.behind:
            wording = "behind" if cell.behind[2].strip() else "blank"
            return Slip(wording, cell.behind[0], cell.behind[1], shown(cell.behind[2]))
    return Slip("long", line, 1, "")


def _walk(lines: list[str], start: int) -> Iterator[_Cell]:
    """The cells of one record, as the csv module reads them."""
    walker = _Walker(lines, start)
    while walker.open:
        yield walker.cell()


class _Walker:
    """A place in the lines that moves on cell by cell."""

    def __init__(self, lines: list[str], start: int) -> None:
        self.lines, self.line, self.column, self.open = lines, start, 0, True

    def cell(self) -> _Cell:
        row = self.lines[self.line - 1]
        blanks = len(row) - self.column - len(row[self.column :].lstrip(" "))
        at = self.column + blanks
        if row[at : at + 1] == '"':
            return self._quoted(at)
        end = row.find(",", at)
        self._move(len(row) if end == -1 else end)
        return _Cell(self.line, at + 1, quoted=False, words=row[at:end], closed=True, behind=None)

    def _quoted(self, at: int) -> _Cell:
        line, place, words = self.line, at + 1, []
        while self.line <= len(self.lines):
            row = self.lines[self.line - 1]
            end = _closing(row, place)
            words.append(row[place : len(row) if end == -1 else end])
            if end != -1:
                return self._closed(line, at, row, end, words)
            self.line, place = self.line + 1, 0
        self.open = False
        return _Cell(line, at + 1, quoted=True, words="\n".join(words), closed=False, behind=None)

    def _closed(self, line: int, at: int, row: str, end: int, words: list[str]) -> _Cell:
        comma = row.find(",", end)
        stop = len(row) if comma == -1 else comma
        rest = row[end + 1 : stop]
        behind = (self.line, end + 2, rest) if rest else None
        self._move(stop)
        return _Cell(line, at + 1, quoted=True, words="\n".join(words), closed=True, behind=behind)

    def _move(self, stop: int) -> None:
        """Behind the comma at ``stop``, or to the record's end."""
        self.open = stop < len(self.lines[self.line - 1])
        self.column = stop + 1


def _closing(row: str, place: int) -> int:
    """Where the quote closes in ``row``, -1 if it does not; two quotes together stand for one."""
    while True:
        end = row.find('"', place)
        if end == -1 or row[end + 1 : end + 2] != '"':
            return end
        place = end + 2
