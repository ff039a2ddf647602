"""The interface words of one language, by key: what a page says beside the words of the records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

CHINESE = "zh-Hant"
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of ``language`` ("zh-Hant", "en"): ``say("courses_total", total=3)``."""

    language: str
    words: Mapping[str, str]

    def __call__(self, key: str, **blanks: object) -> str:
        """The words of ``key`` with their blanks filled; KeyError for a key nobody wrote."""
        return self.words[key].format(**blanks)

    def listed(self, items: Iterable[str]) -> str:
        """Items in one line, as the language separates them."""
        return self.words["list_separator"].join(items)
