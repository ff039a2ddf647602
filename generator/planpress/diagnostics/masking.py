"""Keeps control characters and personal numbers out of what is printed on a terminal or in a log."""

from __future__ import annotations

import re
import unicodedata

_ID_NUMBER = re.compile(r"(?<![A-Za-z0-9])([A-Za-z][1289A-Da-d])(\d{4})(\d{4})(?!\d)")
_MOBILE = re.compile(r"(?<!\d)(09\d{2})([- ]?)(\d{3})([- ]?)(\d{3})(?!\d)")


def safe(text: str) -> str:
    """``text`` on one line: control and direction marks as ⟨U+XXXX⟩, ID and mobile numbers hidden.

    Of an ID number the last four digits are hidden, as notices of the government do.
    """
    shown = "".join(char if char.isprintable() or char == "\u3000" else _named(char) for char in text)
    shown = _ID_NUMBER.sub(lambda match: match.group(1) + match.group(2) + "****", shown)
    return _MOBILE.sub(lambda match: match.group(1) + "******", shown)


def _named(char: str) -> str:
    return " " if char == "\t" else f"⟨U+{ord(char):04X}⟩"


def width(text: str) -> int:
    """Columns that ``text`` takes on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
