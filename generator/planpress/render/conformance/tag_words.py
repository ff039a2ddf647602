"""The glyphs that a page shows, each with the tagged content it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, String

_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_TOLD = " ".join(("BMC", "BDC", "EMC", "Tf", *sorted(_SHOWS)))


def shown_glyphs(page: pikepdf.Page) -> Iterator[tuple[int, str, bytes]]:
    """Marked-content id (-1 for none), name of the font and glyphs, in the order of painting."""
    marks: list[int] = []
    font = ""
    for instruction in pikepdf.parse_content_stream(page, _TOLD):
        operator = str(instruction.operator)
        if operator == "EMC":
            del marks[-1:]
        elif operator in ("BMC", "BDC"):
            marks.append(_mark(list(instruction.operands)))
        elif operator == "Tf":
            font = str(instruction.operands[0])
        elif marks:
            yield marks[-1], font, _glyphs(list(instruction.operands))


def _mark(operands: Sequence[object]) -> int:
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
