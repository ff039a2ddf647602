"""The texts of a plan's files as they were written, and the vocabularies that its texts are held against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planpress.diagnostics.diagnostic import Ref
from planpress.model.vocabularies import Law, Names

MOST = 50
"""So many findings of one kind in one file; more would hide the others."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What the checks of texts read.

    ``texts`` holds every readable file of the plan by its path from the project's root, with LF line ends;
    ``names`` the proper names and known misprints; ``laws`` the register of laws by id.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    laws: Mapping[str, Law] = field(default_factory=dict)

    def masked(self) -> Mapping[str, str]:
        """The texts with every proper name blanked out, each character where it was."""
        return {file: mask(text, self.names.names) for file, text in self.texts.items()}


def mask(text: str, names: tuple[str, ...]) -> str:
    """``text`` with each of ``names`` replaced by as many NUL characters; the longest names first."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "\0" * len(name))
    return text


def place_of(text: str, offset: int, file: str) -> Ref:
    """Line and column, from 1, of the character at ``offset``."""
    start = text.rfind("\n", 0, offset) + 1
    return Ref(file, (), text.count("\n", 0, offset) + 1, offset - start + 1)


def offsets(text: str, word: str) -> Iterator[int]:
    """Where ``word`` stands in ``text``, without overlaps."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))
