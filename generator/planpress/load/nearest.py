"""Finds the word an editor probably meant, for "did you mean" in messages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

MAX_LENGTH = 80
_TWINS = str.maketrans({"臺": "台", "ㄧ": "一", "_": "-", "–": "-", "—": "-", "裏": "裡", "着": "著"})


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like ``word``, or None where none is like enough.

    Width, case, 臺/台, ``_``/``-`` and blanks do not count as differences; of equally near candidates
    the one with the longer common beginning wins, then the earlier one.
    """
    wanted = fold(word)
    if not wanted or len(wanted) > MAX_LENGTH:
        return None
    best: tuple[int, int] | None = None
    found: str | None = None
    for candidate in candidates:
        rank = _rank(wanted, fold(candidate))
        if rank is not None and (best is None or rank < best):
            best, found = rank, candidate
    return found


def fold(word: str) -> str:
    """``word`` without the differences nobody sees: width, case, 臺/台, ``_``/``-``, blanks."""
    narrow = unicodedata.normalize("NFKC", word).casefold().translate(_TWINS)
    return "".join(narrow.split())


def _rank(wanted: str, candidate: str) -> tuple[int, int] | None:
    """(edits, minus the length of the common beginning), or None where too far."""
    longer = max(len(wanted), len(candidate))
    allowed = 1 if longer <= 4 else longer // 3
    if not candidate or abs(len(wanted) - len(candidate)) > allowed:
        return None
    shared = _shared(wanted, candidate)
    if longer <= 2 and not shared and wanted != candidate:
        return None
    edits = _edits(wanted, candidate)
    return (edits, -shared) if edits <= allowed else None


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _edits(one: str, other: str) -> int:
    """Insertions, deletions, replacements and swaps of neighbours between two words."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if older and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]
