"""Cuts YAML text into lines of pieces without parsing it, so that slips are found behind the first, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from planpress.load.characters import WIDE_BLANKS


class Kind(StrEnum):
    """What a piece of a line is; MORE is the going-on of a plain value from a line above."""

    INDENT = "indent"
    DASH = "dash"
    COLON = "colon"
    PLAIN = "plain"
    MORE = "more"
    QUOTED = "quoted"
    BLOCK = "block"
    FLOW = "flow"
    COMMENT = "comment"


class Lead(StrEnum):
    """What stands before a piece."""

    LINE = "line"
    DASH = "-"
    COLON = ":"
    OPEN = "["
    COMMA = ","
    NODE = "node"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece with its place (from 1). ``flow`` counts the open brackets around it.

    ``sibling`` is "key" or "dash" where a key or dash stands open in the same column above.
    """

    kind: Kind
    line: int
    column: int
    text: str
    lead: Lead
    flow: int = 0
    sibling: str = ""


MAX_LINES = 100_000
MAX_LINE = 100_000
_INDENT = re.compile(f"[ \t{WIDE_BLANKS}]*")
_BLANKS = re.compile("[ \t]*")
_BLOCK = re.compile(r"[|>][+-]?[1-9]?[+-]?[ \t]*(?:#.*)?$")
_BLOCK_END = re.compile(r":(?=[ \t]|$)|(?<=[ \t])#|$")
_FLOW_END = re.compile(r":(?=[ \t,\[\]{}]|$)|(?<=[ \t])#|[,\[\]{}]|$")
_CLOSE = {"'": re.compile(r"[^']*+(?:''[^']*+)*+'"), '"': re.compile(r'[^"\\]*+(?:\\.[^"\\]*+)*+"')}
_DOCUMENT = re.compile(r"(?:---|\.\.\.)(?=[ \t]|$)")
_FEATURE = re.compile(r"(?:&[A-Za-z0-9_-]+|![!-~]*)(?=[ \t]|$)")
_OPENERS = (Lead.LINE, Lead.DASH, Lead.COLON, Lead.OPEN, Lead.COMMA)


def cut_lines(text: str) -> Iterator[list[Piece]]:
    """The pieces of each line that has any; quoted text and block texts are one piece where they begin.

    Ends behind 100,000 lines and before a line of as many characters: only hostile files have them.
    """
    cutter = _Cutter()
    for number, line in enumerate(text.split("\n"), 1):
        if number > MAX_LINES or len(line) > MAX_LINE:
            return
        pieces = cutter.cut(number, line)
        if pieces:
            yield pieces


@dataclass(slots=True)
class _Cutter:
    """Walks the lines and remembers what is open: brackets, a quote, a block text, a plain value."""

    flow: int = 0
    lead: Lead = Lead.LINE
    quote: str = ""
    block: int | None = None
    plain: int | None = None
    columns: list[tuple[int, str]] = field(default_factory=list)
    node: int = 0
    pieces: list[Piece] = field(default_factory=list)
    number: int = 0
    line: str = ""

    def cut(self, number: int, line: str) -> list[Piece]:
        self.number, self.line, self.pieces = number, line, []
        if self.quote:
            self._pieces(self._close_quote(0))
        elif not self._inside_block():
            self._begin()
        return self.pieces

    def _inside_block(self) -> bool:
        """True for a line of a block text (``|``, ``>``): blank, or indented deeper than its key."""
        if self.block is None:
            return False
        spaces = self._spaces()
        if spaces == len(self.line) or spaces > self.block:
            return True
        indent = _matched(_INDENT, self.line, 0)
        if len(indent) > spaces and len(indent) < len(self.line):
            self._add(Kind.INDENT, 0, indent)
            return True
        self.block = None
        return False

    def _spaces(self) -> int:
        return len(self.line) - len(self.line.lstrip(" "))

    def _begin(self) -> None:
        indent = _matched(_INDENT, self.line, 0)
        end = len(indent)
        if end == len(self.line):
            if indent.strip(" \t"):
                self._add(Kind.INDENT, 0, indent)
            return
        if _DOCUMENT.match(self.line):
            self.columns, self.plain, self.flow, end = [], None, 0, 3
        elif indent and self.line[end] != "#":
            self._add(Kind.INDENT, 0, indent)
        if not self.flow:
            self.lead = Lead.LINE
            if not (self.plain is not None and self._spaces() > self.plain and self.line[end] != "#"):
                self.plain = None
        self._pieces(end)

    def _pieces(self, place: int) -> None:
        while True:
            place += len(_matched(_BLANKS, self.line, place))
            if place >= len(self.line):
                return
            place = self._piece(place)

    def _piece(self, place: int) -> int:
        """Takes one piece at ``place`` and gives the place behind it."""
        char = self.line[place]
        after = self.line[place + 1 : place + 2]
        if char == "#" and (place == 0 or self.line[place - 1] in " \t"):
            return self._comment(place)
        if self.plain is not None and not self.flow and self.lead is Lead.LINE:
            return self._words(place)
        if self.flow and char in ",]}":
            return self._bracket(place, char)
        if char == ":" and self._is_colon(after):
            return self._colon(place)
        if self.lead in _OPENERS:
            return self._node(place, char, after)
        return self._words(place)

    def _node(self, place: int, char: str, after: str) -> int:
        """A piece where a value or key may begin."""
        if (
            not self.flow
            and char in "-?"
            and after in ("", " ", "\t")
            and self.lead in (Lead.LINE, Lead.DASH)
        ):
            return self._dash(place)
        if self.lead in (Lead.LINE, Lead.DASH):
            self.node = place
        if char in "[{":
            return self._bracket(place, char)
        if feature := _FEATURE.match(self.line, place):
            return feature.end()
        if char in "'\"":
            self._add(Kind.QUOTED, place, char)
            self.quote = char
            return self._close_quote(place + 1)
        if char in "|>" and not self.flow and _BLOCK.match(self.line, place):
            self._add(Kind.BLOCK, place, char)
            self.block = self._parent(place)
            return len(self.line)
        return self._words(place)

    def _comment(self, place: int) -> int:
        self._add(Kind.COMMENT, place, self.line[place:])
        if not self.flow:
            self.plain = None
        return len(self.line)

    def _bracket(self, place: int, char: str) -> int:
        if char in "[{":
            self._add(Kind.FLOW, place, char)
            self.flow, self.lead = self.flow + 1, Lead.OPEN
        elif char == ",":
            self.lead = Lead.COMMA
        else:
            self.flow, self.lead = self.flow - 1, Lead.NODE
        return place + 1

    def _is_colon(self, after: str) -> bool:
        if after in ("", " ", "\t"):
            return True
        if not self.flow:
            return False
        last = self.pieces[-1].kind if self.pieces else None
        return after in ",[]{}" or (self.lead is Lead.NODE and last is Kind.QUOTED)

    def _colon(self, place: int) -> int:
        self._add(Kind.COLON, place, ":")
        if not self.flow and self.lead is Lead.NODE:
            self._open(self.node, "key")
        self.lead, self.plain = Lead.COLON, None
        return place + 1

    def _dash(self, place: int) -> int:
        self._add(Kind.DASH, place, self.line[place])
        self._open(place, "dash")
        self.lead = Lead.DASH
        return place + 1

    def _open(self, column: int, what: str) -> None:
        """Notes a key or dash; a list may stand in the column of its own key."""
        while self.columns and (self.columns[-1][0] > column or self.columns[-1] == (column, what)):
            self.columns.pop()
        if what == "key" and self.columns and self.columns[-1] == (column, "dash"):
            self.columns.pop()
            if self.columns and self.columns[-1] == (column, "key"):
                self.columns.pop()
        self.columns.append((column, what))

    def _parent(self, column: int) -> int:
        """The column that a value must be indented beyond: that of its key or dash."""
        if self.lead in (Lead.COLON, Lead.DASH):
            return self.columns[-1][0] if self.columns else -1
        return max((one for one, _ in self.columns if one < column), default=-1)

    def _words(self, place: int) -> int:
        """Plain words up to a colon, comment, bracket or the line's end."""
        end = (_FLOW_END if self.flow else _BLOCK_END).search(self.line, place + 1)
        stop = end.start() if end else len(self.line)
        text = self.line[place:stop].rstrip(" \t")
        goes_on = (
            self.plain is not None and not self.flow and self.lead is Lead.LINE
        ) or self.lead is Lead.NODE
        self._add(Kind.MORE if goes_on else Kind.PLAIN, place, text)
        if not self.flow and self.plain is None and self.lead in _OPENERS:
            self.plain = place if self._sibling(place) else self._parent(place)
        if self.lead is Lead.LINE:
            self.node = place
        self.lead = Lead.NODE
        return stop

    def _close_quote(self, place: int) -> int:
        match = _CLOSE[self.quote].match(self.line, place)
        if match is None:
            return len(self.line)
        self.quote, self.lead = "", Lead.NODE
        return match.end()

    def _add(self, kind: Kind, place: int, text: str) -> None:
        self.pieces.append(
            Piece(kind, self.number, place + 1, text, self.lead, self.flow, self._sibling(place))
        )

    def _sibling(self, place: int) -> str:
        """What stands open in this column above: "key", "dash" or nothing."""
        if self.lead is not Lead.LINE or self.flow:
            return ""
        return next((what for column, what in reversed(self.columns) if column == place), "")


def _matched(pattern: re.Pattern[str], line: str, place: int) -> str:
    match = pattern.match(line, place)
    return match.group() if match else ""
