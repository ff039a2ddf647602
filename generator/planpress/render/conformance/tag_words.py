"""What each piece of tagged content of a page paints, as bytes of glyphs: enough to tell if two are alike."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, String

_SHOWS = ("Tj", "TJ", "'", '"')


def shown_words(page: pikepdf.Page) -> dict[int, bytes]:
    """The glyphs shown within each marked-content id."""
    found: dict[int, bytes] = {}
    open_ids: list[int] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator, operands = str(instruction.operator), list(instruction.operands)
        if operator in ("BMC", "BDC"):
            open_ids.append(_id(operands))
        elif operator == "EMC" and open_ids:
            open_ids.pop()
        elif operator in _SHOWS and open_ids:
            found[open_ids[-1]] = found.get(open_ids[-1], b"") + _glyphs(operands)
    return found


def _id(operands: Sequence[object]) -> int:
    properties = operands[1] if len(operands) > 1 else None
    return int(properties.MCID) if isinstance(properties, Dictionary) and "/MCID" in properties else -1


def _glyphs(operands: Sequence[object]) -> bytes:
    shown = b""
    for one in operands:
        if isinstance(one, Array):
            shown += _glyphs(list(one))
        elif isinstance(one, String):
            shown += bytes(one)
    return shown
