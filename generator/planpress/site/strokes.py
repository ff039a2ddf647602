"""Sorts titles as a list in Taiwan does: by the number of strokes of each character, then by radical."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

OTHER = 0  # the number of strokes of what is no Chinese character
_LATER = 1 << 16  # after every Chinese character: letters and digits


@dataclass(frozen=True)
class Strokes:
    """The table of strokes.txt: ``lines`` are its lines, such as ``4 不中``."""

    lines: tuple[str, ...]

    @cached_property
    def _places(self) -> Mapping[str, tuple[int, int]]:
        """Number of strokes and place in the order of all, by character."""
        rows = (line.split(" ", 1) for line in self.lines)
        counted = ((int(count), char) for count, chars in rows for char in chars)
        return {char: (count, place) for place, (count, char) in enumerate(counted)}

    def count(self, char: str) -> int:
        """How many strokes a character has; OTHER for letters, digits and characters not in the table."""
        return self._places.get(char, (OTHER, 0))[0]

    def head(self, title: str) -> int:
        """The strokes of the first character of ``title`` that is a letter, a digit or Chinese."""
        return self.count(_sounding(title)[:1])

    def key(self, title: str) -> str:
        """Text by which titles are sorted: Chinese first, by strokes and radical; marks do not count.

        A character of the key stands for one of the title.
        """
        return "".join(map(self._place, _sounding(title)))

    def _place(self, char: str) -> str:
        found = self._places.get(char)
        return chr(found[1] if found else _LATER + min(ord(char), _LATER - 1))


def read_strokes(text: str) -> Strokes:
    """The table that ``text`` (strokes.txt) holds."""
    return Strokes(tuple(line for line in text.splitlines() if line and not line.startswith("#")))


def _sounding(title: str) -> str:
    """The letters, digits and characters of ``title``, in one width and case."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    return "".join(char for char in plain if char.isalnum())
