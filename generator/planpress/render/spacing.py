"""Says of Chinese text on paper how far each character stands from the next, and what stays on one line."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_LATIN = "0-9A-Za-z\u00c0-\u024f"
_OPENING = "「『（《〈【〔［｛"
_CLOSING = "」』）》〉】〕］｝"
_STOPS = "，。、；：？！"
_MARKS = frozenset(_OPENING + _CLOSING + _STOPS)
_MEETING = re.compile(rf"[{_HAN}][{_LATIN}]|[{_LATIN}][{_HAN}]")
_APART = re.compile(rf"(?<=[{_HAN}])([{_LATIN}]+)(?=[{_HAN}])")
_MARKED = re.compile(rf"\S[{_CLOSING}{_STOPS}]+")
_LAST = re.compile(rf"[{_HAN}]{{2}}[{_CLOSING}{_STOPS}]*$")


class Run(NamedTuple):
    """Characters, and the quarters of an em by which what follows them is moved on (less than 0: back)."""

    text: str
    quarters: int


def runs(text: str, follows: str = "") -> tuple[Run, ...]:
    """``text`` in runs; ``follows`` is the character that comes next on the line, if there is one.

    A quarter of an em parts Han from Latin letters and figures (CSS Text 4, ``text-autospace``). Where two
    full-width marks meet, half an em goes out between them (W3C CLReq, 3.1.6), and a quarter between a stop,
    which stands in the middle of its square, and a closing mark.
    """
    quarters = [_between(one, other) for one, other in zip(text, text[1:] + follows, strict=False)]
    quarters += [0] * (len(text) - len(quarters))
    found: list[Run] = []
    for moved, group in groupby(zip(text, quarters, strict=True), key=lambda pair: pair[1]):
        letters = [letter for letter, _ in group]
        found += [Run(letter, moved) for letter in letters] if moved else [Run("".join(letters), 0)]
    return tuple(found)


def apart(text: str) -> list[str]:
    """``text`` cut at each word of Latin letters or figures between Han, which is every second piece."""
    return _APART.split(text)


def _between(one: str, other: str) -> int:
    if _MEETING.fullmatch(one + other):
        return 1
    if one in _MARKS and other in _MARKS:
        return -1 if one in _STOPS and other in _CLOSING else -2
    return 0


def kept_together(text: str) -> int:
    """How many characters at the end of a paragraph go to the next line together: two, and their marks.

    0 where the paragraph does not end with Chinese characters, or is one word.
    """
    last = _LAST.search(text)
    return len(text) - last.start() if last and last.start() else 0


def bound_to_mark(text: str) -> int:
    """How many characters at its beginning no line may part: the first and the marks behind it, or 0."""
    first = _MARKED.match(text)
    return first.end() if first else 0
