"""Words in a drawing: how wide they are in characters, and where a line of them may break."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

EM = 16.0
LINE = 22.0
DOTS = "…"
_NOT_FIRST = "、，。；：！？）)」』】"


def wrap(text: str, per_line: float) -> tuple[str, ...]:
    """``text`` in lines of about the same length, none wider than ``per_line`` characters."""
    total = sum(map(_width, text))
    count = max(1, -int(-total // per_line))
    goal = total / count
    lines = [""]
    filled = 0.0
    for index, char in enumerate(text):
        reached = filled + _width(char)
        full = (reached > per_line or filled >= goal - 0.01) and _may_break(text, index)
        if lines[-1] and (full or reached > per_line + 1):
            lines.append("")
            filled = 0.0
        lines[-1] += char
        filled += _width(char)
    return tuple(line.strip() for line in lines)


def cut(many: Sequence[str], most: int = 12) -> tuple[str, ...]:
    """The lines, no more than ``most``; the last of them ends with dots where others were left out."""
    if len(many) <= most:
        return tuple(many)
    return (*many[: most - 1], many[most - 1][:-1] + DOTS)


def width_of(text: str) -> float:
    """The width of ``text`` in a drawing, in its units (a character is ``EM``)."""
    return round(sum(map(_width, text)) * EM, 1)


def _may_break(text: str, index: int) -> bool:
    in_word = all(char.isascii() and char.isalnum() for char in text[index - 1 : index + 1])
    return text[index] not in _NOT_FIRST and not in_word


def _width(char: str) -> float:
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.56
