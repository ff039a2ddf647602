"""Lines over years or stages: each series with its own mark and dash, named at its end."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from planpress.site.charts.bars import unit_block
from planpress.site.charts.marks import (
    BLANK,
    WIDTH,
    Area,
    Block,
    Drawing,
    Mark,
    joined,
    lines,
    stacked,
    stroke,
    text,
)
from planpress.site.charts.scales import Scale, scale_of, tick_words
from planpress.site.charts.words import EM, LINE, width_of, wrap
from planpress.site.views import ChartLine, ChartView

TOP = 24.0
HEIGHT = 190.0
APART = 18.0
HIGHEST = 16.0
NAME = 5.0
_MARKERS = ((16, 4.0, 0.0, 0), (4, 5.0, 0.5, BLANK), (3, 5.5, 0.0, 0), (4, 6.0, 0.0, BLANK))
"""Corners, radius, where the first corner stands, and the filling."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the curves stand: the x of each category and of the names, and the axis of figures."""

    left: float
    right: float
    names: float
    xs: tuple[float, ...]
    scale: Scale

    @property
    def low(self) -> float:
        """The y of the lowest tick."""
        return TOP + self.scale.length

    def y(self, line: ChartLine, place: int) -> float | None:
        """The y of a point; None for a gap."""
        number = line.points[place].number
        return None if number is None else self.low - self.scale.at(number)


@dataclass(frozen=True, slots=True)
class _Label:
    """Words that want to stand at ``y``, and need ``height``."""

    y: float
    said: tuple[str, ...]

    @property
    def height(self) -> float:
        """What it needs."""
        return APART * len(self.said)


def line_drawings(view: ChartView, unit: str) -> tuple[Drawing, ...]:
    """The curves with their axes and ``unit``; a gap breaks its curve and is told in words below."""
    frame = _frame(view)
    marks = [*_axes(view, frame)]
    for kind, line in enumerate(view.lines):
        marks += _curve(line, kind, frame)
    marks += _figures(view, frame)
    if len(view.lines) > 1:
        marks += _names(view, frame)
    low, below = _below(view, frame)
    drawn = Block(low + 4, (*marks, *below))
    return stacked((joined(*unit_block(unit), drawn),))


def _frame(view: ChartView) -> _Frame:
    numbers = [point.number for line in view.lines for point in line.points if point.number is not None]
    named = [wrap(line.name, NAME) for line in view.lines]
    scale = scale_of(numbers, max(HEIGHT, APART * sum(map(len, named))), 5)
    ends = [width_of(line.points[-1].text) / 2 for line in view.lines]
    left = max(width_of(tick_words(tick)) for tick in scale.ticks) + 10
    first = left + max(6.0, *(width_of(line.points[0].text) / 2 for line in view.lines)) + 6
    half = max(6.0, *ends) + 6
    widest = max(width_of(said) for name in named for said in name)
    right = WIDTH - half - (widest if len(view.lines) > 1 else 0.0)
    count = len(view.categories)
    xs = tuple(round(first + (right - first) * place / max(1, count - 1), 1) for place in range(count))
    return _Frame(left, right, right + half, xs, scale)


def _axes(view: ChartView, frame: _Frame) -> Iterator[Mark]:
    """Ticks at round numbers, and a line at zero."""
    yield stroke((frame.left, TOP - 6), (frame.left, frame.low), light=True)
    for tick in frame.scale.ticks:
        y = frame.low - frame.scale.at(tick)
        yield stroke((frame.left - 5, y), (frame.left if tick else frame.right, y), light=True)
        yield text(frame.left - 8, y + 5.5, tick_words(tick), "end")


def _curve(line: ChartLine, kind: int, frame: _Frame) -> Iterator[Mark]:
    places = [(x, frame.y(line, place)) for place, x in enumerate(frame.xs)]
    for drawn, stretch in groupby(places, lambda one: one[1] is not None):
        corners = tuple((x, y) for x, y in stretch if y is not None)
        if drawn and len(corners) > 1:
            yield stroke(*corners, dash=kind)
    for x, y in places:
        if y is not None:
            yield marker(x, y, kind)


def marker(x: float, y: float, kind: int) -> Area:
    """The mark of a series: a full dot, an empty square, a full triangle, an empty diamond."""
    turns, radius, turned, fill = _MARKERS[kind % len(_MARKERS)]
    angles = [2 * math.pi * (place + turned) / turns for place in range(turns)]
    corners = ((x + radius * math.sin(one), y - radius * math.cos(one)) for one in angles)
    return Area(tuple((round(across, 1), round(down, 1)) for across, down in corners), fill)


def _figures(view: ChartView, frame: _Frame) -> Iterator[Mark]:
    """Each point's figure above it, where those of the column before leave room."""
    reached = frame.left
    for place, x in enumerate(frame.xs):
        ys = [frame.y(line, place) for line in view.lines]
        labels = [
            _Label(_clear(y, ys), (line.points[place].text,))
            for line, y in zip(view.lines, ys, strict=True)
            if y is not None
        ]
        half = max((width_of(label.said[0]) / 2 for label in labels), default=0.0)
        if labels and x - half >= reached and x + half <= frame.names:
            reached = x + half + 4
            for y, label in spread(labels, frame.low - 4):
                yield text(x, y, label.said[0], "middle")


def _clear(y: float, ys: Sequence[float | None]) -> float:
    """The baseline of a point's figure: above it, or below where another point stands close above."""
    crowded = any(other is not None and 0 < y - other < 1.5 * APART for other in ys)
    return y + 20 if crowded else y - 9


def spread(labels: Sequence[_Label], low: float) -> list[tuple[float, _Label]]:
    """Each label with the y of its first baseline, near to where it wants to be, none over another."""
    order = sorted(labels, key=lambda label: label.y)
    rising, limit = list[float](), low + APART
    for label in reversed(order):
        limit = min(label.y, limit - label.height)
        rising.append(limit)
    placed, limit = list[tuple[float, _Label]](), HIGHEST
    for label, y in zip(order, reversed(rising), strict=True):
        placed.append((max(y, limit), label))
        limit = max(y, limit) + label.height
    return placed


def _names(view: ChartView, frame: _Frame) -> Iterator[Mark]:
    """Each series' name beside its last point."""
    labels = []
    for line in view.lines:
        ys = [y for place in range(len(frame.xs)) if (y := frame.y(line, place)) is not None]
        labels.append(_Label(ys[-1] + 5.5 if ys else frame.low, wrap(line.name, NAME)))
    for y, label in spread(labels, frame.low):
        for number, said in enumerate(label.said):
            yield text(frame.names, y + APART * number, said)


def _below(view: ChartView, frame: _Frame) -> tuple[float, list[Mark]]:
    """The categories, as many as there is room for, and the gaps in words; and their lower edge."""
    apart = (frame.right - frame.xs[0]) / max(1, len(frame.xs) - 1)
    marks: list[Mark] = []
    reached, low = 0.0, frame.low + 10
    for x, category in zip(frame.xs, view.categories, strict=True):
        said = wrap(category, max(3.0, apart / EM - 0.5))
        half = max(map(width_of, said)) / 2
        middle = min(max(x, half), WIDTH - half)
        if middle - half >= reached:
            marks += lines(middle, frame.low + 8, said, "middle")
            reached, low = middle + half + 4, max(low, frame.low + 10 + LINE * len(said))
    for gap in _gaps(view):
        said = wrap(gap, WIDTH / EM - 0.5)
        marks += lines(0, low, said)
        low += LINE * len(said)
    return low, marks


def _gaps(view: ChartView) -> Iterator[str]:
    for line in view.lines:
        for category, point in zip(view.categories, line.points, strict=True):
            if point.number is None:
                yield "　".join(filter(None, (category, line.name, point.text)))
