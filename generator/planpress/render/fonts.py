"""Cuts the theme's fonts down to the characters of one document, the same bytes every time."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

ALWAYS = frozenset(" 0123456789.,:;-()第頁共，、。…")


def characters(*texts: str) -> frozenset[str]:
    """Every printable character of ``texts`` and those that page furniture may set."""
    return frozenset(char for text in texts for char in text if char.isprintable()) | ALWAYS


def subset_font(
    content: bytes, chars: Iterable[str], chosen: frozenset[str] | None = None
) -> tuple[bytes, frozenset[str]]:
    """The font cut down to ``chars``, or to ``chosen`` of them, and those of ``chars`` it has no glyph for.

    ``content`` is a TrueType or OpenType file. Raises ValueError where fontTools cannot cut it.
    """
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont, TTLibError

    wanted = frozenset(chars)
    try:
        font = TTFont(io.BytesIO(content), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
        known = frozenset(map(chr, font.getBestCmap()))
        subsetter = Subsetter(_options(Options()))
        kept = wanted & known if chosen is None else chosen & known
        subsetter.populate(unicodes=[ord(char) for char in kept])
        subsetter.subset(font)
        out = io.BytesIO()
        font.save(out, reorderTables=True)
    except (TTLibError, AssertionError, KeyError, struct.error) as error:
        raise ValueError(str(error) or type(error).__name__) from error
    return out.getvalue(), wanted - known


@dataclass(slots=True)
class Cutter:
    """Cuts fonts and keeps the last cuts, since a document is often set twice."""

    most: int = 6
    kept: dict[tuple[bytes, frozenset[str], frozenset[str]], tuple[bytes, frozenset[str]]] = field(
        default_factory=dict
    )

    def cut(
        self, content: bytes, chars: frozenset[str], chosen: frozenset[str]
    ) -> tuple[bytes, frozenset[str]]:
        """What ``subset_font`` gives."""
        key = blake2b(content, digest_size=16).digest(), chars, chosen
        found = self.kept.pop(key, None) or subset_font(content, chars, chosen)
        self.kept[key] = found
        while len(self.kept) > self.most:
            del self.kept[next(iter(self.kept))]
        return found


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
