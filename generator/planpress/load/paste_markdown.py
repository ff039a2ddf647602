"""Writes pasted clauses as a document.md: headings where all siblings are titles, points elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice
from planpress.load.document import read_document
from planpress.load.document_lines import TYPED_NUMBER, LineKind, sort_lines
from planpress.load.document_tree import MAX_DEPTH
from planpress.load.paste_lines import PastedKind
from planpress.load.paste_numbers import read_number
from planpress.load.paste_tree import PastedBlock, PastedClause

_STEP = "    "
_DEEPEST_HEADING = 6
_MOST_WORDS = 10_000
_LEADING = re.compile(r"[#>|=~_+*\-\[\]^]+|[0-9０-９]{1,9}[.．)]|[＃]+|!\[")
_KINDS = {
    "# ": LineKind.HEADING,
    "1. ": LineKind.POINT,
    "1. **": LineKind.POINT,
    "- [ ] ": LineKind.TICK,
}
_CLOSING = re.compile(r"#+$")
_NEVER = str.maketrans({"{": "〔", "}": "〕", "｛": "〔", "｝": "〕", "`": "｀", "*": "＊"})
_DOUBTFUL = str.maketrans({char: chr(ord(char) + 0xFEE0) for char in "_<>[]&\\"})


def write_clauses(root: PastedClause, levels: list[int], file: str) -> tuple[str, list[Diagnostic]]:
    """The text of a document.md; ``levels`` are the ranks of the habit, outermost first."""
    writer = _Writer(levels, file)
    lines = [line for block in root.blocks for line in writer.block(block, "")]
    for clause in root.clauses:
        lines.extend(writer.heading(clause, 1))
    lines.extend(line for block in root.after for line in writer.block(block, ""))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)), writer.review


class _Writer:
    def __init__(self, levels: list[int], file: str) -> None:
        self.levels = levels
        self.file = file
        self.review: list[Diagnostic] = []

    def heading(self, clause: PastedClause, depth: int) -> Iterator[str]:
        mark = "#" * depth + " "
        first, rest = self._clause_words(clause, "# ")
        yield from ("", f"{mark}{first}{self._start(clause)}", "")
        for words in rest:
            yield from (self._safe(words, clause.line), "")
        for block in clause.blocks:
            yield from self.block(block, "")
        headings = (
            depth < _DEEPEST_HEADING and not clause.after and all(_is_heading(one) for one in clause.clauses)
        )
        for one in clause.clauses:
            yield from self.heading(one, depth + 1) if headings else self.point(one, 0)
        for block in clause.after:
            yield from self.block(block, "")

    def point(self, clause: PastedClause, depth: int) -> Iterator[str]:
        indent, below = _STEP * depth, _STEP * (depth + 1)
        bold = clause.titled and clause.filled and clause.text[-1:] not in "：:" and clause.text != ""
        first, rest = self._clause_words(clause, "1. **" if bold else "1. ")
        start = self._start(clause)
        yield f"{indent}1. **{first}**{start}" if bold else f"{indent}1. {first}{start}"
        blocks = [*(PastedBlock(PastedKind.TEXT, [], words) for words in rest), *clause.blocks]
        for block in blocks:
            yield from self.block(block, below, clause.line)
        if blocks and not clause.clauses:
            yield ""
        for one in clause.clauses:
            yield from self.point(one, min(depth + 1, MAX_DEPTH - 1))
        for block in clause.after:
            yield from self.block(block, below, clause.line)

    def block(self, block: PastedBlock, indent: str, number: int = 0) -> Iterator[str]:
        number = block.lines[0].number if block.lines else number
        yield ""
        if block.kind is PastedKind.TICK:
            for line in block.lines:
                yield f"{indent}- [{line.tick}] {self._safe(line.text, line.number, '- [ ] ')}"
        elif block.kind is PastedKind.ROW:
            yield from (indent + row for row in self._table(block))
        else:
            for words in _pieces(block.text):
                yield from (indent + self._safe(words, number), "")
        yield ""

    def _table(self, block: PastedBlock) -> Iterator[str]:
        rows = [(line.number, line.text.split("\t")) for line in block.lines]
        columns = max(len(cells) for _, cells in rows)
        for place, (number, cells) in enumerate(rows):
            padded = [*cells, *[""] * (columns - len(cells))]
            safe = [self._safe_cell(cell, number) for cell in padded]
            yield "| " + " | ".join(safe) + " |"
            if not place:
                yield "|" + "---|" * columns

    def _start(self, clause: PastedClause) -> str:
        """``{from=(一)}`` where the clauses below begin deeper than one level down."""
        if not clause.clauses or clause.rank not in self.levels:
            return ""
        below = clause.clauses[0]
        if (
            below.rank not in self.levels
            or self.levels.index(below.rank) == self.levels.index(clause.rank) + 1
        ):
            return ""
        return f" {{from={below.sample}}}"

    def _clause_words(self, clause: PastedClause, mark: str) -> tuple[str, list[str]]:
        first, *rest = _pieces(clause.text)
        if not first:
            self.review.append(notice("D30", Ref(self.file, line=clause.line), wording="empty"))
            first = "（未載明）"
        return self._safe(first, clause.line, mark), rest

    def _safe_cell(self, words: str, number: int) -> str:
        safe = words[:_MOST_WORDS].translate(_NEVER).replace("|", "｜")
        if _slips(safe):
            safe = safe.translate(_DOUBTFUL)
        self._changed(words, safe, number)
        return safe

    def _safe(self, words: str, number: int, mark: str = "") -> str:
        """``words`` so that the reader takes them as words, whatever they look like."""
        safe = words.translate(_NEVER)
        if _fails(safe, mark):
            safe = _quote_mark(safe)
        if _fails(safe, mark):
            safe = _quote_mark(_CLOSING.sub("＃", words.translate(_NEVER).translate(_DOUBTFUL)))
        self._changed(words, safe, number)
        return safe

    def _changed(self, words: str, safe: str, number: int) -> None:
        if safe != words:
            self.review.append(notice("D30", Ref(self.file, line=number), wording="marks", text=words[:20]))


def _is_heading(clause: PastedClause) -> bool:
    return clause.titled and clause.filled


def _pieces(words: str) -> list[str]:
    """``words`` in parts that are not too long for one paragraph."""
    return [words[start : start + _MOST_WORDS] for start in range(0, max(len(words), 1), _MOST_WORDS)]


def _quote_mark(words: str) -> str:
    """A mark or number at the start between backticks: it is then printed as it stands."""
    typed = read_number(words)
    marks = (_LEADING.match(words), TYPED_NUMBER.match(words))
    length = max(typed.length if typed else 0, *(match.end() if match else 0 for match in marks))
    head = words[:length].rstrip()
    return f"`{head}`{words[len(head) :]}" if head else words


def _fails(words: str, mark: str) -> bool:
    """True if the reader would not take ``mark`` and ``words`` for what they are meant to be."""
    if read_number(words):
        return True
    text = mark + words + ("**" if mark.endswith("**") else "")
    kind = sort_lines(text, "")[0][0].kind
    return kind is not _KINDS.get(mark, LineKind.TEXT) or read_document(text, "").failed


def _slips(words: str) -> bool:
    """True if ``words`` could not stand in a sentence."""
    return read_document("， " + words, "").failed
