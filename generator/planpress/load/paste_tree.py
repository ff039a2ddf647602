"""Grows the clauses of pasted text from its lines: whose text a line is, and what stands below what."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice
from planpress.load.document import join_lines
from planpress.load.paste_lines import PastedKind, PastedLine
from planpress.load.paste_widths import Widths

MOST_TITLE = 35
"""A title has at most so many characters."""

_FINISHED = re.compile(r"[。；！？：:;!?][」』）)]*$")
_SENTENCE = re.compile(r"[。；！？;][」』）)]*$")
_STOPPED = re.compile(r"[，、,]$")
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
    """Takes the lines one by one; ``front`` is what stands before the first clause."""

    def __init__(self, widths: Widths, file: str) -> None:
        self.widths = widths
        self.file = file
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
        if self._continues(line):
            self._join(words)
            return
        block = PastedBlock(PastedKind.TEXT, [line], words)
        self._place(block, line)
        self.open = block

    def _join(self, words: str) -> None:
        if self.open is not None:
            self.open.text = join_lines(self.open.text, words)

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
            return self._title_goes_on(above)
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
