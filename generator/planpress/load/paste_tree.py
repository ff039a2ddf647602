"""Grows the clauses of pasted text from its lines: whose text a line is, and what stands below what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice
from planpress.load.document import join_lines
from planpress.load.paste_lines import PastedKind, PastedLine
from planpress.load.paste_numbers import read_number
from planpress.load.paste_widths import Widths

MOST_TITLE = 35
"""A title has at most so many characters."""

_FINISHED = re.compile(r"[。；！？：:;!?][」』）)]*$")
_SENTENCE = re.compile(r"[。；！？;][」』）)]*$")
_STOPPED = re.compile(r"[，、,]$")
_ADDRESS = r"[A-Za-z0-9._~:/?#@!$&'*+,;=%-]"
_ENDS_IN_ADDRESS = re.compile(rf"https?://{_ADDRESS}*$")
_REST_OF_ADDRESS = re.compile(r"[A-Za-z0-9_~%.-]*[?&=#]|[a-z_~%-][A-Za-z0-9_~%.-]*/|/|\.[a-z]")
_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3}(?:,[0-9]{3})*,$")
_NEXT_THOUSAND = re.compile(r"[0-9]{3}(?![0-9])")
_CLOSES = re.compile(r"(?:綜上|綜合(?:以上|上述|前述)|如上(?:述|所述)?[，,]|以上|總之|承上)")


@dataclass(slots=True)
class PastedBlock:
    """A paragraph, or the rows of a table, or tick boxes, in the order of the text."""

    kind: PastedKind
    lines: list[PastedLine]
    text: str = ""


@dataclass(slots=True)
class PastedClause:
    """A numbered clause. ``after`` holds the paragraphs that close it behind its sub-clauses."""

    rank: int
    line: int
    text: str
    sample: str = ""
    blocks: list[PastedBlock] = field(default_factory=list)
    clauses: list[PastedClause] = field(default_factory=list)
    after: list[PastedBlock] = field(default_factory=list)

    @property
    def titled(self) -> bool:
        """True if the words are a title: short, and no sentence."""
        return len(self.text) <= MOST_TITLE and not _SENTENCE.search(self.text)

    @property
    def filled(self) -> bool:
        """True if anything stands below the words."""
        return bool(self.blocks or self.clauses)


class Growth:
    """Takes the lines one by one; ``root`` holds what they make.

    ``named`` are the words of all lines: a title or cell cut in two is known by its whole name elsewhere.
    """

    def __init__(self, widths: Widths, file: str, named: Sequence[str] = ()) -> None:
        self.widths = widths
        self.file = file
        self.named = named
        self.root = PastedClause(-1, 0, "")
        self.path: list[PastedClause] = [self.root]
        self.counts: list[int] = [0]
        self.previous: PastedLine | None = None
        self.open: PastedClause | PastedBlock | None = None
        self.review: list[Diagnostic] = []

    def take(self, line: PastedLine) -> None:
        """Adds the next line."""
        if line.kind is PastedKind.NAME:
            self._name(line)
        elif line.typed and self._is_number(line):
            self._clause(line, line.typed.rank, line.typed.count)
        elif line.kind in (PastedKind.ROW, PastedKind.TICK):
            self._add_to_block(line)
        else:
            self._text(line)
        self.previous = line

    # -- numbers --------------------------------------------------------------

    def _is_number(self, line: PastedLine) -> bool:
        """False for a number that belongs into the sentence above, where a line was broken before it."""
        typed, above = line.typed, self.previous
        if typed is None or above is None or above.kind in (PastedKind.ROW, PastedKind.TICK):
            return True
        if typed.count == self._expected(typed.rank):
            inside = _STOPPED.search(above.text) is not None and typed.count == 1
        else:
            inside = not _FINISHED.search(above.text) and (
                self._is_full(above) or bool(_STOPPED.search(above.text))
            )
        if inside:
            self._note(line, "text_number", text=_short(line))
        return not inside

    def _expected(self, rank: int) -> int:
        """The count that would follow at ``rank``; 1 where none is open."""
        for clause, count in zip(reversed(self.path), reversed(self.counts), strict=True):
            if clause.rank == rank:
                return count + 1
            if clause.rank < rank:
                break
        return 1

    def _name(self, line: PastedLine) -> None:
        """A heading without a number; a row that goes on over the page repeats it."""
        if len(self.path) > 1 and self.path[1].text == line.text:
            self._note(line, "page", text=line.text)
        else:
            self._clause(line, 0, 1)

    def _clause(self, line: PastedLine, rank: int, count: int) -> None:
        expected = self._expected(rank)
        if rank and count != expected:
            self._note(line, "restart" if count == 1 else "gap", text=_short(line), expected=expected)
        while self.path[-1].rank >= rank:
            self.path.pop()
            self.counts.pop()
        parent = self.path[-1]
        if parent.clauses and parent.clauses[0].rank != rank:
            self._note(line, "level", text=_short(line))
        clause = PastedClause(rank, line.number, line.text, line.typed.sample if line.typed else "")
        for block in parent.after:  # numbers go on: the paragraphs between belong to the clause before
            parent.clauses[-1].blocks.append(block)
        parent.after = []
        parent.clauses.append(clause)
        self.path.append(clause)
        self.counts.append(count)
        self.open = clause

    # -- text -----------------------------------------------------------------

    def _text(self, line: PastedLine) -> None:
        words = line.text
        if line.typed:  # a number taken for text keeps its number
            words = line.typed.shown + words
        if self._is_rest_of_address(words):
            self._note(line, "address", text=_short(line))
            self._join(words, glued=True)
            return
        if self._continues(line):
            self._join(words)
            return
        block = PastedBlock(PastedKind.TEXT, [line], words)
        self._place(block, line)
        self.open = block

    def _join(self, words: str, *, glued: bool = False) -> None:
        if self.open is not None:
            glued = glued or bool(_THOUSANDS.search(self.open.text) and _NEXT_THOUSAND.match(words))
            self.open.text = self.open.text + words if glued else join_lines(self.open.text, words)

    def _is_rest_of_address(self, words: str) -> bool:
        """True if the text above ends within an address and ``words`` begin with more of it."""
        above = self.open.text if self.open is not None else ""
        return bool(_ENDS_IN_ADDRESS.search(above) and _REST_OF_ADDRESS.match(words))

    def _continues(self, line: PastedLine) -> bool:
        """True if ``line`` goes on with the sentence above it."""
        above, opened = self.previous, self.open
        if above is None or opened is None or len(self.path) == 1:
            return False
        if isinstance(opened, PastedBlock) and opened.kind is not PastedKind.TEXT:
            return False
        return not opened.text or self._goes_on(above, opened, line)

    def _goes_on(self, above: PastedLine, opened: PastedClause | PastedBlock, line: PastedLine) -> bool:
        if _FINISHED.search(above.text):
            return self._is_full(above) and line.indent <= above.indent and not above.typed
        if isinstance(opened, PastedClause) and above.typed and not line.typed:
            return self._title_goes_on(above) or self._is_split(opened.text, line)
        if not self.widths.wrapped and not line.typed:
            return self._was_cut(above)
        return True

    def _title_goes_on(self, above: PastedLine) -> bool:
        """A clause's own first line, unfinished: a title stands alone, a broken sentence goes on."""
        if not self.widths.wrapped:
            return len(above.text) > MOST_TITLE and self._was_cut(above)
        if not self._is_full(above):
            return False
        if len(above.text) <= MOST_TITLE and self.widths.nearly(above):
            self._note(above, "nearly", text=_short(above))
        return True

    def _is_split(self, above: str, line: PastedLine) -> bool:
        """True if a narrow column cut a name in two that another line has whole."""
        first, rest = (_unnumbered(text.partition("\t")[0]) for text in (above, line.text))
        split = bool(first and rest) and any(first + rest in words for words in self.named)
        if split:
            self._note(line, "split", text=(first + rest)[:30])
        return split

    def _was_cut(self, above: PastedLine) -> bool:
        """An unfinished paragraph in a text with one line a paragraph: a page ended there."""
        cut = len(above.text) > MOST_TITLE - 10
        if cut:
            self._note(above, "cut", text=above.text[-12:])
        return cut

    def _is_full(self, line: PastedLine) -> bool:
        return self.widths.full(line)

    def _place(self, block: PastedBlock, line: PastedLine) -> None:
        clause = self.path[-1]
        ended = clause.filled or not clause.titled
        if len(self.path) > 2 and ended and not clause.clauses and _CLOSES.match(block.text):
            self._note(line, "closing", text=_short(line))
            self.path.pop()
            self.counts.pop()
        elif clause is not self.root and not clause.titled and not clause.clauses:
            self._note(line, "after", text=_short(line))
        self._hold(block)

    def _hold(self, block: PastedBlock) -> None:
        clause = self.path[-1]
        (clause.after if clause.clauses else clause.blocks).append(block)

    def _add_to_block(self, line: PastedLine) -> None:
        if isinstance(self.open, PastedBlock) and self.open.kind is line.kind:
            if line.kind is PastedKind.ROW and self._is_split(self.open.lines[-1].text, line):
                self.open.lines[-1] = _joined_row(self.open.lines[-1], line)
            else:
                self.open.lines.append(line)
            return
        if line.kind is PastedKind.ROW:
            self._note(line, "table")
        block = PastedBlock(line.kind, [line])
        self._hold(block)
        self.open = block

    def _note(self, line: PastedLine, wording: str, **params: object) -> None:
        self.review.append(notice("D30", Ref(self.file, line=line.number), wording=wording, **params))


def _short(line: PastedLine) -> str:
    number = line.typed.shown if line.typed else ""
    return number + line.text[:12]


def _unnumbered(text: str) -> str:
    typed = read_number(text)
    return text[typed.length :].strip() if typed else text


def _joined_row(above: PastedLine, below: PastedLine) -> PastedLine:
    """A row of a table that the foot of a page cut in two, cell by cell."""
    cells = zip_longest(above.text.split("\t"), below.text.split("\t"), fillvalue="")
    return replace(above, text="\t".join(join_lines(one, other) for one, other in cells))
