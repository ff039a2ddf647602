"""A rule that a PDF file meets or not: its name, where the standard says it, and how it is looked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from planpress.render.conformance.pdf_file import PdfFile

Blanks = Mapping[str, object]
"""What the message names: a page, a tag, a font."""


@dataclass(frozen=True, slots=True)
class Rule:
    """``name`` is the wording of its message; ``source`` the checkpoint or clause."""

    name: str
    source: str
    faults: Callable[[PdfFile], Iterator[Blanks]]


class Rules(dict[str, Rule]):
    """Rules of one standard by name, in the order in which they are looked at."""

    def rule(
        self, name: str, source: str
    ) -> Callable[[Callable[[PdfFile], Iterator[Blanks]]], Callable[[PdfFile], Iterator[Blanks]]]:
        """Adds a function that yields the blanks of each fault."""

        def add(function: Callable[[PdfFile], Iterator[Blanks]]) -> Callable[[PdfFile], Iterator[Blanks]]:
            self[name] = Rule(name, source, function)
            return function

        return add
