"""Tells how full the lines of a pasted text are: a full line was broken, a short one ends a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from planpress.load.paste_lines import PastedKind, PastedLine

_NARROWEST = 44
_WIDEST = 110
_SLACK = 6
_HANG = 16


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the lines below each rank of numbers are, in columns.

    ``wrapped`` if lines were broken at a margin; ``ranks`` gives by line the rank of the number above it.
    """

    wrapped: bool
    widest: int = 0
    by_rank: dict[int, int] = field(default_factory=dict)
    ranks: dict[int, int] = field(default_factory=dict)

    def full(self, line: PastedLine) -> bool:
        """True if the line reaches the margin."""
        return self.wrapped and line.width >= self._margin(line) - _SLACK

    def nearly(self, line: PastedLine) -> bool:
        """True if the line is full by a hair only."""
        return line.width < self._margin(line) - _SLACK // 3

    def _margin(self, line: PastedLine) -> int:
        rank = self.ranks.get(line.number, 0)
        return max(self.by_rank.get(rank, 0), self.widest - _HANG)


def measure(lines: list[PastedLine]) -> Widths:
    """The widths of a text; of one with a line for each paragraph nothing is full."""
    told = [line for line in lines if line.kind in (PastedKind.NUMBER, PastedKind.TEXT)]
    widths = sorted(line.width for line in told)
    if not widths:
        return Widths(False)
    most = widths[len(widths) * 19 // 20] if len(widths) >= 20 else widths[-1]
    broken = [one.width for one, other in pairwise(told) if _goes_on(one, other)]
    wide = [width for width in broken if width >= most * 3 // 4]
    if not _NARROWEST <= most <= _WIDEST or len(wide) < 2:
        return Widths(False)
    return Widths(True, most, *_by_rank(told))


def _by_rank(told: list[PastedLine]) -> tuple[dict[int, int], dict[int, int]]:
    """By rank of numbers the width that one line in ten passes, and by line its rank.

    Not the greatest width: an address may stick out.
    """
    widths: dict[int, list[int]] = {}
    ranks: dict[int, int] = {}
    rank = 0
    for line in told:
        rank = line.typed.rank if line.typed else rank
        ranks[line.number] = rank
        widths.setdefault(rank, []).append(line.width)
    return {rank: sorted(one)[(len(one) - 1) * 9 // 10] for rank, one in widths.items()}, ranks


def _goes_on(one: PastedLine, other: PastedLine) -> bool:
    """True if ``one`` seems broken in the middle of a sentence that ``other`` goes on with."""
    return not other.typed and one.text[-1:] not in "。；：！？」）)"
