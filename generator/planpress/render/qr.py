"""Square codes (QR) as the path of a drawing, for addresses on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

QUIET = 4
"""Modules of white around a code, without which telephones do not find it."""


@dataclass(frozen=True, slots=True)
class SquareCode:
    """A code to be drawn: ``size`` units wide and high, white edge included; ``path`` is what is black."""

    size: int
    path: str


def square_code(text: str) -> SquareCode:
    """The code for ``text``, of which a seventh may be soiled (error correction M)."""
    import segno

    made = segno.make(text, error="m", boost_error=False, micro=False)
    rows = [[bool(module) for module in row] for row in made.matrix]
    return SquareCode(len(rows) + 2 * QUIET, "".join(_runs(rows)))


def _runs(rows: Iterable[Iterable[bool]]) -> Iterator[str]:
    """A rectangle for each stretch of black in a row: no hairlines stand between its modules."""
    for y, row in enumerate(rows, start=QUIET):
        x = QUIET
        for black, modules in groupby(row):
            width = len(list(modules))
            if black:
                yield f"M{x} {y}h{width}v1h-{width}z"
            x += width
