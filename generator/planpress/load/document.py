"""Reads a document.md into its clause tree, with the place of every clause and of every record it names."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, problem
from planpress.load.document_attributes import split_attributes
from planpress.load.document_lines import Line, LineKind, sort_lines
from planpress.load.document_tree import Draft, Tree, Words
from planpress.load.document_words import (
    MAX_WORDS,
    Mention,
    check_words,
    is_safe_address,
    is_too_long,
    too_long,
    unsafe_link,
)
from planpress.load.inlines import read_inlines
from planpress.model.clauses import (
    Block,
    Clause,
    Document,
    Inline,
    Link,
    Paragraph,
    Picture,
    PipeTable,
    Place,
    Printed,
    Shape,
    Text,
    Tick,
    TickBox,
    Ticks,
)

_PLACE = re.compile(r"\{(table|figure|items)[:：]\s*([^{}\s]+)\s*\}$")
_PICTURE = re.compile(r"!\[([^\[\]]*)\]\(([^()\s]+)\)$")
_DIVIDER = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$")
_TITLE = re.compile(r"\*\*((?:(?!\*\*).)+)\*\*$")
MAX_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with the places in its file: of each clause's id, and of each mention of a record.

    ``lines`` gives the line of each clause in the order of the text.
    """

    document: Document
    mentions: tuple[Mention, ...]
    lines: tuple[int, ...]
    id_lines: tuple[tuple[str, int], ...]


def read_document(text: str, file: str) -> Checked[Reading]:
    """The clause tree of ``text`` (decoded, LF line ends).

    The value is given even with errors, for the outline; it is None only for a file that is too large.
    """
    if len(text) > MAX_BYTES:
        return Checked(None, (problem("D20", Ref(file), wording="file", limit=MAX_BYTES // 1024),))
    lines, slips = sort_lines(text, file)
    tree = Tree(file)
    for line in lines:
        tree.take(line)
    reader = _Reader(file)
    content = tuple(reader.content(tree.root))
    reading = Reading(
        Document(content), tuple(reader.mentions), tuple(reader.lines), tuple(reader.ids.items())
    )
    found = sorted([*slips, *tree.found, *reader.found], key=Diagnostic.sort_key)
    return Checked(reading, tuple(found))


@dataclass(slots=True)
class _Reader:
    """Turns drafts into clauses and collects what they mention."""

    file: str
    mentions: list[Mention] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def content(self, draft: Draft) -> list[Block | Clause]:
        content: list[Block | Clause] = []
        for item in draft.content:
            if isinstance(item, Draft):
                content.append(self.clause(item))
            else:
                content.extend(self.block(item))
        return content

    def clause(self, draft: Draft) -> Clause:
        first, *more = draft.words
        words, attributes, slips = split_attributes(first.text, self._ref(first))
        self.found.extend(slips)
        self.lines.append(first.number)
        if attributes.id:
            self._claim(attributes.id, first)
        if first.text and not words:
            self._slip("D17", first, wording="heading" if draft.shape is Shape.HEADING else "point")
        title = _TITLE.match(words) if draft.shape is Shape.POINT else None
        if title and more:
            self._slip("D08", more[0], wording="title")
            title = None
        shape = Shape.TITLED_POINT if title else draft.shape
        inlines = self._words(title.group(1) if title else words, first, 2 if title else 0, more)
        content = tuple(self.content(draft))
        if shape is Shape.HEADING and not content and words.endswith("。"):
            shape = Shape.SENTENCE
        return Clause(shape, inlines, attributes.id, content, attributes.label, attributes.first_level)

    def block(self, words: Words) -> list[Block]:
        if words.kind is LineKind.TICK:
            boxes = tuple(TickBox(Tick(line.tick), self._words(line.text, line)) for line in words.lines)
            return [Ticks(boxes)]
        if words.kind is LineKind.ROW:
            return self._pipe_table(words.lines)
        first, *more = words.lines
        if not more and (place := _PLACE.match(first.text)):
            return [self._place(place, first)]
        if not more and first.text.startswith("!["):
            return self._picture(first)
        return [Paragraph(self._words(first.text, first, 0, more))]

    def _place(self, match: re.Match[str], line: Line) -> Place:
        what = Printed(match.group(1))
        self.mentions.append(Mention(what.value, match.group(2), self._ref(line)))
        return Place(what, match.group(2))

    def _picture(self, line: Line) -> list[Block]:
        match = _PICTURE.match(line.text)
        if match is None or not match.group(1).strip():
            self._slip("D24", line)
            return []
        if not is_safe_address(match.group(2)) or ":" in match.group(2):
            self._slip("D24", line, wording="address", address=match.group(2)[:80])
            return []
        self.mentions.append(Mention("picture", match.group(2), self._ref(line)))
        return [Picture(match.group(2), match.group(1).strip())]

    def _pipe_table(self, lines: list[Line]) -> list[Block]:
        if len(lines) < 2 or not _DIVIDER.match(lines[1].text):
            self._slip("D25", lines[0])
            return []
        head, _, *rows = [self._cells(line) for line in lines]
        ragged = [(line, cells) for line in lines[1:] if (cells := len(_cut_cells(line.text))) != len(head)]
        for line, cells in ragged:
            self._slip("D25", line, wording="ragged", cells=cells, heads=len(head))
        return [] if ragged else [PipeTable(head, tuple(rows))]

    def _cells(self, line: Line) -> tuple[tuple[Inline, ...], ...]:
        return tuple(self._words(cell, line, offset) for offset, cell in _cut_cells(line.text))

    def _words(
        self, text: str, first: Line, offset: int = 0, more: list[Line] | None = None
    ) -> tuple[Inline, ...]:
        """Checks each line where it stands and reads the joined words."""
        ref = Ref(self.file, line=first.number, column=first.column + offset)
        joined = text
        found = self._check(text, ref)
        for line in more or []:
            found.extend(self._check(line.text, self._ref(line)))
            joined = joined if len(joined) > MAX_WORDS else join_lines(joined, line.text)
        if is_too_long(joined):
            self.found.append(too_long(ref))
            return (Text(joined),)
        return self._without_unsafe_links(read_inlines(joined), found, ref) or (Text(""),)

    def _without_unsafe_links(
        self, inlines: tuple[Inline, ...], found: list[Diagnostic], ref: Ref
    ) -> tuple[Inline, ...]:
        """What the parser took for a link must pass too, whatever the check of the source saw."""
        unsafe = [run for run in inlines if isinstance(run, Link) and not is_safe_address(run.href)]
        if unsafe and not any(item.code == "D23" for item in found):
            self.found.append(unsafe_link(unsafe[0].href, ref))
        return tuple(Text(run.text) if isinstance(run, Link) and run in unsafe else run for run in inlines)

    def _check(self, text: str, ref: Ref) -> list[Diagnostic]:
        mentions, found = check_words(text, ref)
        self.mentions.extend(mentions)
        self.found.extend(found)
        return found

    def _claim(self, name: str, line: Line) -> None:
        if name in self.ids:
            self._slip("D12", line, id=name, first=self.ids[name])
        else:
            self.ids[name] = line.number

    def _ref(self, line: Line) -> Ref:
        return Ref(self.file, line=line.number, column=line.column)

    def _slip(self, code: str, line: Line, *, wording: str = "default", **params: object) -> None:
        self.found.append(problem(code, self._ref(line), wording=wording, **params))


def _cut_cells(row: str) -> list[tuple[int, str]]:
    """The cells of a table's row, each with its place in the row."""
    cells: list[tuple[int, str]] = []
    start = 1 if row.startswith("|") else 0
    for cell in row[start:].removesuffix("|").split("|"):
        cells.append((start + len(cell) - len(cell.lstrip()), cell.strip()))
        start += len(cell) + 1
    return cells


def join_lines(above: str, below: str) -> str:
    """Two lines of one paragraph: no blank between Chinese characters, one blank otherwise."""
    if not above or not below:
        return above + below
    wide = any(unicodedata.east_asian_width(char) in "WF" for char in (above[-1], below[0]))
    return above + below if wide else f"{above} {below}"
