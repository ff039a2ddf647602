"""How rules get the words that they show to readers: in the language of whoever asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol


class Say(Protocol):
    """The words of one language by key: ``say("duty_within", span="7日")``."""

    @property
    def words(self) -> Mapping[str, str]:
        """All of them."""

    def __call__(self, key: str, **blanks: object) -> str:
        """The words of ``key`` with their blanks filled."""

    def listed(self, items: Iterable[str]) -> str:
        """Items in one line, as the language separates them."""

    def clauses(self, items: Iterable[str]) -> str:
        """Parts of a sentence in one line."""
