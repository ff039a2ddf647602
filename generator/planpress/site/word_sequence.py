"""A sequence of words and numbers as it is held against another: normalised, counted, with its digest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from unicodedata import normalize

END = "\x1e"
"""Stands behind a paragraph or cell, so that figures of two do not become one."""
_BLANK = re.compile(rf"[^\S{END}]+")
_BETWEEN_FIGURES = re.compile(rf"(?<=[0-9]){END}+(?=[0-9])")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_DIGEST = 16  # hexadecimal figures that are shown
_BEFORE, _WORDS = 6, 18  # characters that are told of a difference: before it, and in all


@dataclass(frozen=True, slots=True)
class Tally:
    """How many characters and numbers a sequence has, and its digest."""

    characters: int
    numbers: int
    digest: str


def sequence(pieces: Iterable[str]) -> str:
    """``pieces`` in NFKC without blanks; one stands where figures of two paragraphs would touch."""
    text = _BLANK.sub("", normalize("NFKC", "".join(pieces)))
    return _BETWEEN_FIGURES.sub(" ", text).replace(END, "")


def tally(text: str) -> Tally:
    """What a sequence comes to."""
    numbers = len(_NUMBER.findall(text))
    return Tally(len(text) - text.count(" "), numbers, sha256(text.encode()).hexdigest()[:_DIGEST])


def first_difference(wanted: str, said: str) -> tuple[str, str] | None:
    """The words from shortly before the first place where two sequences part; None where they are equal."""
    if wanted == said:
        return None
    pairs = enumerate(zip(wanted, said, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(len(wanted), len(said)))
    begin = max(at - _BEFORE, 0)
    return wanted[begin : begin + _WORDS], said[begin : begin + _WORDS]
