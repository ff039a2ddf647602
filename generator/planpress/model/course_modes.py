"""What schema.org calls the ways in which documents say a course is held."""

from __future__ import annotations

from collections.abc import Iterable

_MODES = (
    ("線上線下", "Blended"),
    ("混成", "Blended"),
    ("實體", "Onsite"),
    ("線上", "Online"),
    ("數位", "Online"),
    ("遠距", "Online"),
    ("雲端", "Online"),
)


def course_modes(words: Iterable[str]) -> tuple[str, ...]:
    """``Onsite``, ``Online``, ``Blended`` for words that begin so; others as they are, each once."""
    return tuple(dict.fromkeys(_mode(word) for word in words))


def _mode(word: str) -> str:
    return next((mode for start, mode in _MODES if word.startswith(start)), word)
