"""Checks that a short name is not used before the document has said what it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice
from planpress.model.clauses import Clause, Paragraph
from planpress.model.outline import Outline, inline_words
from planpress.model.plan import PlanRecord, Term
from planpress.rules.places import clauses_with_lines


def check_terms(
    record: PlanRecord, outline: Outline, lines: Sequence[int], folder: str
) -> Iterator[Diagnostic]:
    """The first paragraph with a short name must hold the full one before it; names from records are free."""
    passages = [
        (line, words) for line, item in clauses_with_lines(outline, lines) for words in _passages(item.clause)
    ]
    for term in record.terms.values():
        used = re.compile(whole(term.short))
        first = next(((line, words) for line, words in passages if used.search(words)), None)
        if first and not _explained(term, used, first[1]):
            at = Ref(folder + "document.md", line=first[0])
            yield notice("R23", at, short=term.short, full=term.full)


def _explained(term: Term, used: re.Pattern[str], words: str) -> bool:
    """True where the full name stands before the short one."""
    rest = words.partition(term.full)[2]
    return bool(used.search(rest)) and not used.search(words.partition(term.full)[0])


def whole(short: str) -> str:
    """A Latin name is looked for as a word of its own: VR is not in VRML."""
    name = re.escape(short)
    return rf"(?<![A-Za-z0-9]){name}(?![A-Za-z0-9])" if short.isascii() else name


def _passages(clause: Clause) -> Iterator[str]:
    yield inline_words(clause.words)
    yield from (inline_words(block.inlines) for block in clause.content if isinstance(block, Paragraph))
