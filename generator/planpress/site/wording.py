"""The interface words of one language, by key: what a page says beside the words of the records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planpress.site.glosses import Terms, glossed

CHINESE = "zh-Hant"
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of ``language`` ("zh-Hant", "en"): ``say("courses_total", total=3)``.

    ``terms`` are words of the records as ``language`` says them; records are written in Chinese, so that
    Chinese needs none.
    """

    language: str
    words: Mapping[str, str]
    terms: Terms = field(default_factory=dict)

    def __call__(self, key: str, **blanks: object) -> str:
        """The words of ``key`` with their blanks filled; KeyError for a key nobody wrote."""
        return self.words[key].format(**blanks)

    def listed(self, items: Iterable[str]) -> str:
        """Items in one line, as the language separates them."""
        return self.words["list_separator"].join(items)

    def clauses(self, items: Iterable[str]) -> str:
        """Parts of a sentence in one line, with the comma of the language between them."""
        return self.words["comma"].join(items)

    def term(self, text: str) -> str:
        """Words of a record in this language; as they are where nobody translated them."""
        return glossed(text, self.terms)
