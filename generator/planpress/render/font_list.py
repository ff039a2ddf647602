"""Reads a theme's list of fonts, fonts/fonts.json."""

from __future__ import annotations

import json
from dataclasses import dataclass
from posixpath import basename
from typing import Any


@dataclass(frozen=True, slots=True)
class ListedFont:
    """A font as the list names it: its file in the theme's fonts folder, family, and weight (100 to 900)."""

    file: str
    family: str
    weight: int


class FontListNotRead(ValueError):
    """A list of fonts that is not in its form; the text says where or which entry."""


def font_list(content: bytes | None) -> tuple[ListedFont, ...]:
    """The fonts that fonts.json names, none where there is no file; FontListNotRead if it cannot be read."""
    if content is None:
        return ()
    try:
        listed = json.loads(content.decode("utf-8-sig"))
    except ValueError as error:
        raise FontListNotRead(str(error)) from error
    entries = listed.get("fonts") if isinstance(listed, dict) else None
    if not isinstance(entries, list):
        raise FontListNotRead('{"fonts": []}')
    return tuple(_entry(entry) for entry in entries)


def _entry(entry: Any) -> ListedFont:
    given = entry if isinstance(entry, dict) else {}
    file, family, weight = (given.get(name) for name in ("file", "family", "weight"))
    named = isinstance(file, str) and basename(file) == file != "."
    if not named or not isinstance(family, str) or '"' in family or type(weight) is not int:
        raise FontListNotRead(json.dumps(entry, ensure_ascii=False)[:80])
    return ListedFont(str(file), family, weight)
