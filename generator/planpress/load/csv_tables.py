"""Reads CSV text into a table whose rows know their place, and names what a spreadsheet did to it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, notice, problem, warning
from planpress.load.characters import WIDE_BLANKS, shown, unreadable
from planpress.load.csv_quotes import cell_place, quote_slip

ID_HEAD = "編號"
MAX_ROWS = 100_000
MAX_CHARACTERS = 32 * 1024 * 1024
MAX_FOUND = 200
_BLANKS = f" \t\n{WIDE_BLANKS}"
_SEPARATORS = {";": "semicolon", "\t": "tab", "，": "wide", "；": "wide_semicolon", "|": "bar"}
_HASHES = re.compile(r"#{2,}$")
_SCIENCE = re.compile(r"[+-]?\d(?:[.,]\d+)?[eE]\+\d+$")
_BROKEN = re.compile(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)$")
_SERIAL = re.compile(r"[34567]\d{4}(?:\.\d+)?$")
_DATE_HEAD = re.compile(
    r"日期|日$|開始|結束|起日|迄日|截止|\bdate\b|_date$|^start$|^end$|_on$", re.IGNORECASE
)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_TURNED = re.compile(rf"(?:\d{{1,2}}-(?:{_MONTHS})|(?:{_MONTHS})-\d{{2}})$", re.IGNORECASE)
_FORMULA = re.compile(r"[=＝].|[+@＋＠][A-Za-z_(（]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row with as many cells as the head.

    ``number`` is the row's number as a spreadsheet shows it: the head is 1, empty rows count. ``line``
    is the line of the file in which the row begins.
    """

    number: int
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows; cells are text without blanks around it, "" where empty.

    A column whose head was empty or there before has the head "" and is to be left aside.
    """

    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_csv_table(text: str, file: str) -> Checked[Table]:
    """The table of ``text`` (from decode_text). Rows without any word are passed over.

    Refs of cells have the path (row number, head) and no line; ``find_cell`` gives their place. The value
    is None without a readable head. A row with too few cells is filled up, a broken one is left out; both
    are errors.
    """
    if len(text) > MAX_CHARACTERS:
        return Checked(None, (problem("Y36", Ref(file), wording="size", limit="32 MiB"),))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    refused = unreadable(text, file)
    if refused:
        return Checked(None, tuple(refused))
    reading = _Reading(file, text.split("\n"))
    table = reading.table()
    return Checked(table, tuple(reading.found))


def find_cell(text: str, table: Table, path: tuple[str | int, ...]) -> tuple[int, int]:
    """Line and column (from 1) of the cell at ``path`` (row number, head) in the table's text.

    An id in place of the number names the row with that id, else the first row that has it under the head.
    A row alone gives its beginning, a head that is not there the row's beginning, anything else (1, 1).
    """
    number = _row_number(table, path) if path else 1
    if number == 1:
        start = next((i for i, line in enumerate(text.split("\n"), 1) if line.strip(_BLANKS)), 1)
    else:
        start = next((row.line for row in table.rows if row.number == number), 0)
    if not start:
        return 1, 1
    head = path[1] if len(path) > 1 else None
    if not isinstance(head, str) or head not in table.header:
        return start, 1
    return cell_place(text.split("\n"), start, table.header.index(head))


def _row_number(table: Table, path: tuple[str | int, ...]) -> int:
    """The number of the row that ``path`` begins with; 1, the head's, where no row has the id."""
    name = path[0]
    if isinstance(name, int):
        return name
    for head in (ID_HEAD, *path[1:2]):
        if head in table.header:
            place = table.header.index(str(head))
            for row in table.rows:
                if row.cells[place] == name:
                    return row.number
    return 1


@dataclass(frozen=True, slots=True)
class _Record:
    """What the csv module gave, with its number and line."""

    number: int
    line: int
    cells: list[str]


@dataclass(slots=True)
class _Reading:
    """One pass over the text; ``found`` fills in the order of the file."""

    file: str
    lines: list[str]
    found: list[Diagnostic] = field(default_factory=list)

    def table(self) -> Table | None:
        records = self._records()
        first = next((one for one in records if any(cell.strip(_BLANKS) for cell in one.cells)), None)
        if first is None and not self.found:
            self._say(problem("Y32", Ref(self.file), wording="none"))
        if first is None or self.found or self._separated_otherwise(first):
            return None
        header = self._header(first)
        rows: list[Row] = []
        for record in records:
            if len(rows) == MAX_ROWS:
                self._say(problem("Y36", Ref(self.file, (record.number,)), wording="rows", limit=MAX_ROWS))
                break
            cells = [cell.strip(_BLANKS) for cell in record.cells]
            if any(cells):
                rows.append(self._row(record, cells, header))
        return Table(header, tuple(rows))

    # -- records -------------------------------------------------------------

    def _records(self) -> Iterator[_Record]:
        """All records; behind a broken one the reading goes on with the line after its beginning."""
        line, number, restarts = 1, 0, 0
        lines = self.lines
        while line <= len(lines) and restarts <= 20:
            try:
                for record in _parse(lines, line, number):
                    line, number = record.line + _height(record), record.number
                    yield record
                return
            except _BrokenRecordError as broken:
                slip = quote_slip(lines, broken.line)
                params = {"cell": slip.shown} if slip.wording in ("open", "behind") else {}
                ref = Ref(self.file, (), slip.line, slip.column)
                self._say(problem("Y30", ref, wording=slip.wording, **params))
                line, number, restarts = slip.line + 1, broken.number, restarts + 1

    # -- head ----------------------------------------------------------------

    def _separated_otherwise(self, first: _Record) -> bool:
        """True for a file that is not separated by commas."""
        head = first.cells[0]
        ref = Ref(self.file, (), first.line, 1)
        if re.match(r"sep=.?$", head.strip(_BLANKS), re.IGNORECASE):
            self._say(problem("Y31", ref, wording="sep"))
            return True
        sign = max(_SEPARATORS, key=head.count)
        if len(first.cells) > 1 or head.count(sign) == 0:
            return False
        self._say(problem("Y31", ref, wording=_SEPARATORS[sign]))
        return True

    def _header(self, first: _Record) -> tuple[str, ...]:
        heads = [cell.strip(_BLANKS) for cell in first.cells]
        while heads and not heads[-1]:
            heads.pop()
        places: dict[str, int] = {}
        for number, head in enumerate(heads):
            if not head:
                ref = Ref(self.file, (), *cell_place(self.lines, first.line, number))
                self._say(problem("Y32", ref, wording="empty", column=_letter(number)))
            elif head in places:
                ref = Ref(self.file, (), *cell_place(self.lines, first.line, number))
                params = {"head": shown(head), "first": _letter(places[head]), "column": _letter(number)}
                self._say(problem("Y32", ref, wording="double", **params))
                heads[number] = ""
            else:
                places[head] = number
        return tuple(heads)

    # -- rows ----------------------------------------------------------------

    def _row(self, record: _Record, cells: list[str], header: tuple[str, ...]) -> Row:
        width = len(header)
        while len(cells) > width and not cells[-1]:
            cells.pop()
        if len(cells) > width:
            self._too_many(record, cells, width)
        elif len(cells) < width:
            head = header[len(cells)]
            ref = Ref(self.file, (record.number,))
            params = {"row": record.number, "count": len(cells), "width": width, "head": shown(head)}
            self._say(problem("Y33", ref, wording="few", **params))
        for head, cell in zip(header, cells, strict=False):
            self._damage(cell, head, record.number)
        return Row(record.number, record.line, tuple((cells + [""] * width)[:width]))

    def _too_many(self, record: _Record, cells: list[str], width: int) -> None:
        curly = any(cell.startswith(("“", "＂")) for cell in cells)
        ref = Ref(self.file, (), *cell_place(self.lines, record.line, width))
        params = {"row": record.number, "count": len(cells), "width": width, "cell": shown(cells[width])}
        self._say(problem("Y33", ref, wording="curly" if curly else "many", **params))

    def _damage(self, cell: str, head: str, row: int) -> None:
        """What a spreadsheet made of a cell: errors where words are lost, else warnings and notices."""
        if not cell or cell[0] not in _SUSPECTS:
            return
        ref = Ref(self.file, (row, head))
        params = {"cell": shown(cell), "head": shown(head)}
        if _HASHES.match(cell):
            self._say(problem("Y34", ref, wording="hashes", **params))
        elif _BROKEN.match(cell):
            self._say(problem("Y34", ref, wording="broken", **params))
        elif _SCIENCE.match(cell):
            self._say(problem("Y34", ref, wording="science", **params))
        elif _SERIAL.match(cell) and _DATE_HEAD.search(head):
            self._say(problem("Y34", ref, wording="serial", **params))
        elif _TURNED.match(cell):
            self._say(warning("Y34", ref, wording="turned", **params))
        elif _FORMULA.match(cell):
            self._say(notice("Y35", ref, **params))

    def _say(self, item: Diagnostic) -> None:
        if len(self.found) < MAX_FOUND:
            self.found.append(item)


_SUSPECTS = frozenset("#+-0123456789=＝@＋＠JFMASONDjfmasond")
"""Characters with which a damaged cell can begin: most cells need no further look."""


class _BrokenRecordError(Exception):
    """The csv module could not read the record that begins in ``line``."""

    def __init__(self, line: int, number: int) -> None:
        super().__init__(line)
        self.line, self.number = line, number


def _parse(lines: list[str], start: int, number: int) -> Iterator[_Record]:
    """Records from line ``start`` on, numbered from ``number`` + 1."""
    source = io.StringIO("\n".join(lines[start - 1 :]), newline="\n")
    reader = csv.reader(source, strict=True, skipinitialspace=True)
    while True:
        line = start + reader.line_num
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _BrokenRecordError(line, number) from error
        yield _Record(number, line, cells)


def _height(record: _Record) -> int:
    """How many lines the record takes."""
    return 1 + sum(cell.count("\n") for cell in record.cells)


def _letter(number: int) -> str:
    """The name a spreadsheet gives to column ``number`` (from 0): A, B, … Z, AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
