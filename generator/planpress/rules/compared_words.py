"""Where the words of clauses differ: the stretches that not all of them share."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations

SHORTEST = 2
"""Characters from which on a common stretch counts: a single one stands in any two sentences."""
NEAR = 0.5
"""Share of common words from which on two clauses are worth reading word against word."""
Stretch = tuple[str, bool]


def differing(texts: Sequence[str]) -> tuple[tuple[Stretch, ...], ...]:
    """Each text in stretches (words, whether they differ): what some other text lacks differs.

    An empty text is no text and differs from nothing.
    """
    found = []
    for place, text in enumerate(texts):
        others = [other for index, other in enumerate(texts) if other and index != place]
        shared = [all(marks) for marks in zip(*(_shared(text, other) for other in others), strict=True)]
        found.append(_stretches(text, shared or [True] * len(text)))
    return tuple(found)


def near_each_other(texts: Sequence[str]) -> bool:
    """True if two of the texts have half of their words in common."""
    pairs = combinations([text for text in texts if text], 2)
    return any(SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEAR for one, other in pairs)


def _shared(text: str, other: str) -> list[bool]:
    """For each character of ``text`` whether it stands in a stretch that ``other`` has, too."""
    marks = [False] * len(text)
    for block in SequenceMatcher(None, text, other, autojunk=False).get_matching_blocks():
        if block.size >= SHORTEST or block.size == min(len(text), len(other)):
            marks[block.a : block.a + block.size] = [True] * block.size
    return marks


def _stretches(text: str, shared: Sequence[bool]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for character, common in zip(text, shared, strict=True):
        if found and found[-1][1] != common:
            found[-1] = (found[-1][0] + character, not common)
        else:
            found.append((character, not common))
    return tuple(found)
