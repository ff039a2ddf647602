"""A ring of the parts of a whole, with each part's pattern, name and figure beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from planpress.site.charts.bars import SWATCH, parted, swatch, unit_block
from planpress.site.charts.marks import WIDTH, Area, Block, Drawing, Mark, joined, lines, moved, stacked
from planpress.site.charts.words import EM, LINE, width_of, wrap
from planpress.site.views import ChartValue, ChartView

OUTER = 82.0
INNER = 46.0
CENTRE = 84.0
LIST = 184.0
MOST_WITHIN = 3
CORNERS = 120
"""A whole turn is drawn with so many corners: at this size nobody sees them."""


def ring_drawings(view: ChartView, unit: str) -> tuple[Drawing, ...]:
    """The ring from twelve o'clock on, clockwise; its total in the middle, or above where it is long."""
    whole, names, points = parted(view)[0]
    low, key = _list(names, points)
    height = max(2 * CENTRE, low)
    said = wrap(whole, 2 * INNER / EM - 1.5) if whole else ()
    within = said if len(said) <= MOST_WITHIN else ()
    heads = () if within or not whole else wrap(whole, WIDTH / EM - 0.5)
    centre = lines(CENTRE, height / 2 - LINE * len(within) / 2, within, "middle", strong=True)
    beside = (moved(mark, (height - low) / 2) for mark in key)
    ring = Block(height, (*_wedges(points, height / 2), *centre, *beside))
    above = Block(LINE * len(heads) + 6, lines(0, 0, heads, strong=True))
    return stacked((joined(*unit_block(unit), *((above,) if heads else ()), ring),))


def _wedges(points: Sequence[ChartValue], middle: float) -> Iterator[Area]:
    numbers = [point.number or Decimal(0) for point in points]
    whole = sum(numbers, Decimal(0))
    reached = Decimal(0)
    for fill, number in enumerate(numbers):
        if number:
            yield _wedge(float(reached / whole), float((reached + number) / whole), middle, fill)
        reached += number


def _wedge(start: float, end: float, middle: float, fill: int) -> Area:
    """A part of the ring between two shares of the whole turn, out along its edge and back within."""
    count = max(2, round((end - start) * CORNERS))
    shares = [start + (end - start) * place / count for place in range(count + 1)]
    edge = [_at(share, OUTER, middle) for share in shares]
    within = [_at(share, INNER, middle) for share in reversed(shares)]
    return Area((*edge, *within), fill)


def _at(share: float, radius: float, middle: float) -> tuple[float, float]:
    angle = 2 * math.pi * share
    return (round(CENTRE + radius * math.sin(angle), 1), round(middle - radius * math.cos(angle), 1))


def _list(names: Sequence[str], points: Sequence[ChartValue]) -> tuple[float, tuple[Mark, ...]]:
    """The parts below one another, and the lower edge of the last."""
    marks: list[Mark] = []
    y = 2.0
    for fill, (name, point) in enumerate(zip(names, points, strict=True)):
        room = (WIDTH - LIST - SWATCH - 6) / EM - 1
        both = f"{name} {point.text}"
        fits = width_of(both) <= room * EM
        said = (both,) if fits else (*wrap(name, room), *wrap(point.text, room))
        marks += swatch(LIST, y + 3, fill, drawn=point.number is not None)
        marks += lines(LIST + SWATCH + 6, y, said)
        y += LINE * len(said) + 6
    return y, tuple(marks)
