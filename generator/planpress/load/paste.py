"""Turns numbered text from Word or a PDF into a document.md: ``planpress paste``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice
from planpress.load.document import read_document
from planpress.load.document_lines import sort_lines
from planpress.load.paste_lines import PastedLine, cut_pasted, join_names
from planpress.load.paste_markdown import write_clauses
from planpress.load.paste_numbers import read_number
from planpress.load.paste_tree import Growth, PastedClause
from planpress.load.paste_widths import measure
from planpress.load.tidy import tidy_document


@dataclass(frozen=True, slots=True)
class Pasted:
    """What became of a pasted text.

    ``levels`` and ``eleven`` are what to write into plan.yaml below ``numbering`` ("" where the text shows
    none). ``front`` holds the lines before the first number: title and masthead belong into plan.yaml.
    ``review`` has a notice (D30) for each place that a person should look at, by the line of the text.
    """

    markdown: str
    levels: str = ""
    eleven: str = ""
    front: tuple[str, ...] = ()
    review: tuple[Diagnostic, ...] = ()


def paste(text: str, *, unnumbered: Iterable[str] = (), file: str = "") -> Pasted:
    """The document.md that ``text`` with its typed numbers makes.

    Levels come from the style of the numbers alone. ``unnumbered`` names the lines that are headings
    without a number (the rows of a form); ``file`` is the name for messages. A text that is a document.md
    already comes back as it is.
    """
    if _is_document(text):
        return Pasted(text)
    lines, review = cut_pasted(text, file)
    growth = Growth(measure(lines), file, [line.text for line in lines])
    for line in join_names(lines, unnumbered):
        growth.take(line)
    root = growth.root
    front = _take_front(root, file, review)
    samples = dict(_samples(root))
    markdown, marks = write_clauses(root, sorted(samples), file)
    found = sorted([*review, *growth.review, *marks], key=Diagnostic.sort_key)
    levels = " ".join(samples[rank] for rank in sorted(samples))
    return Pasted(tidy_document(markdown), levels, _eleven(lines), front, tuple(found))


def _is_document(text: str) -> bool:
    """True if the reader takes ``text`` without an error, and no words of it begin with a number."""
    if read_document(text, "").failed or "\r" in text:
        return False
    lines, _ = sort_lines(text, "")
    return not any(read_number(line.text.removeprefix("**")) for line in lines)


def _take_front(root: PastedClause, file: str, review: list[Diagnostic]) -> tuple[str, ...]:
    """Takes what stands before the first number out of the document, if there is any number."""
    if not root.clauses:
        return ()
    review.extend(
        notice("D30", Ref(file, line=block.lines[0].number), wording="front", text=block.text[:20])
        for block in root.blocks
    )
    front = tuple(block.text or block.lines[0].text.replace("\t", " ") for block in root.blocks)
    root.blocks = []
    return front


def _samples(root: PastedClause) -> Iterator[tuple[int, str]]:
    """For each rank of numbers the sample that most of them look like."""
    seen: dict[int, Counter[str]] = {}
    for clause in _walk(root):
        seen.setdefault(clause.rank, Counter())[clause.sample or "無"] += 1
    for rank, samples in seen.items():
        yield rank, samples.most_common(1)[0][0]


def _walk(clause: PastedClause) -> Iterator[PastedClause]:
    for one in clause.clauses:
        yield one
        yield from _walk(one)


def _eleven(lines: list[PastedLine]) -> str:
    """How the text writes eleven: 壹拾壹 or 拾壹; "" where it never counts to ten."""
    for line in lines:
        if line.typed and line.typed.rank == 1 and 10 <= line.typed.count <= 19:
            return "壹拾壹" if line.typed.shown.startswith("壹拾") else "拾壹"
    return ""
