"""Cuts the theme's fonts down to the characters of one document, the same bytes every time."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable
from typing import Any

ALWAYS = frozenset(" 0123456789.,:;-()第頁共，、。…")


def characters(*texts: str) -> frozenset[str]:
    """Every printable character of ``texts`` and those that page furniture may set."""
    return frozenset(char for text in texts for char in text if char.isprintable()) | ALWAYS


def subset_font(content: bytes, chars: Iterable[str]) -> tuple[bytes, frozenset[str]]:
    """The font cut down to ``chars``, and those of ``chars`` it has no glyph for.

    ``content`` is a TrueType or OpenType file. Raises ValueError where fontTools cannot cut it.
    """
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont, TTLibError

    wanted = frozenset(chars)
    try:
        font = TTFont(io.BytesIO(content), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
        known = frozenset(map(chr, font.getBestCmap()))
        subsetter = Subsetter(_options(Options()))
        subsetter.populate(unicodes=[ord(char) for char in wanted & known])
        subsetter.subset(font)
        out = io.BytesIO()
        font.save(out, reorderTables=True)
    except (TTLibError, AssertionError, KeyError, struct.error) as error:
        raise ValueError(str(error) or type(error).__name__) from error
    return out.getvalue(), wanted - known


def _options(options: Any) -> Any:
    for name, value in {
        "layout_features": ["*"],
        "notdef_outline": True,
        "name_IDs": ["*"],
        "recalc_timestamp": False,
        "drop_tables": ["DSIG", "EBDT", "EBLC", "EBSC"],
    }.items():
        setattr(options, name, value)
    return options
