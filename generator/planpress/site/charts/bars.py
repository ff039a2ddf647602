"""Bars from left to right, each with its own words: one below the other, or in parts that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from planpress.site.charts.marks import WIDTH, Block, Drawing, Mark, bar, joined, lines, stacked, stroke, text
from planpress.site.charts.scales import Scale, scale_of, tick_words
from planpress.site.charts.words import EM, LINE, width_of, wrap
from planpress.site.views import ChartValue, ChartView

BAR = 18.0
GAP = 8.0
SWATCH = 14.0
WIDEST_LABEL = 112.0
WIDEST_VALUE = 160.0
NARROWEST = 96.0
_FULL = WIDTH / EM - 0.5


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where bars stand: from ``left``, along ``scale``; ``beside`` if their names stand before them."""

    left: float
    scale: Scale
    beside: bool
    valued: bool  # the figure stands after its bar

    @property
    def zero(self) -> float:
        """The x at which every bar begins."""
        return self.left + self.scale.at(Decimal(0))


def bar_drawings(view: ChartView, unit: str) -> tuple[Drawing, ...]:
    """A bar for each point, its name before or above it and its figure after it; ``unit`` above all."""
    alone = len(view.lines) == 1
    names = view.categories if alone else tuple(line.name for line in view.lines)
    frame = _frame(names, [point for line in view.lines for point in line.points])
    return stacked((*unit_block(unit), *_bar_blocks(view, frame, alone)), _axis(frame))


def unit_block(unit: str) -> tuple[Block, ...]:
    """The unit of all figures, at the right; nothing where they say it themselves."""
    said = wrap(unit, _FULL)
    return (Block(LINE * len(said) + 2, lines(WIDTH, 0, said, "end")),) if unit else ()


def _bar_blocks(view: ChartView, frame: _Frame, alone: bool) -> Iterator[Block]:
    for place, category in enumerate(view.categories):
        if alone:
            yield _row(category, view.lines[0].points[place], frame, 0)
            continue
        heads = wrap(category, _FULL)
        yield joined(
            Block(LINE * len(heads) + 4, lines(0, 0, heads, strong=True)),
            *(_row(line.name, line.points[place], frame, fill) for fill, line in enumerate(view.lines)),
            Block(GAP, ()),
        )


def _frame(names: Sequence[str], points: Sequence[ChartValue]) -> _Frame:
    """Names stand before the bars where all are short and leave enough room, else above them."""
    label = max(map(width_of, names), default=0.0)
    value = max((width_of(point.text) for point in points), default=0.0)
    valued = value <= WIDEST_VALUE
    below = max(
        (width_of(point.text) for point in points if point.number is not None and point.number < 0),
        default=0.0,
    )
    spare = (value if valued else 0.0) + 8
    first = (below + 8 if below and valued else 0.0) + 1
    room = WIDTH - label - 8 - first - spare
    beside = valued and label <= WIDEST_LABEL and room >= NARROWEST
    left = first + (label + 8 if beside else 0.0)
    numbers = [point.number for point in points if point.number is not None]
    return _Frame(left, _fitting(numbers, WIDTH - left - spare), beside, valued)


def _fitting(numbers: Sequence[Decimal], length: float) -> Scale:
    """A scale with as many ticks as their words leave room for."""
    for most in (5, 4, 3, 2):
        scale = scale_of(numbers, length, most)
        apart = length / max(1, len(scale.ticks) - 1)
        if max(width_of(tick_words(tick)) for tick in scale.ticks) + 8 <= apart:
            break
    return scale


def _row(name: str, point: ChartValue, frame: _Frame, fill: int) -> Block:
    """A bar with its name and its figure; a word such as 未載明 stands where its bar would begin."""
    said = [name] if name and not frame.beside else []
    said += [] if frame.valued else [point.text]
    above = [line for one in said for line in wrap(one, _FULL)]
    start = GAP if above else 0.0
    y = start + LINE * len(above) + 3
    marks: list[Mark] = [*lines(0, start, above)]
    if frame.beside:
        marks.append(text(0, y + 14.5, name))
    marks += _bar(point, frame, y, fill)
    return Block(y + BAR + GAP - 3, tuple(marks))


def _bar(point: ChartValue, frame: _Frame, y: float, fill: int) -> Iterator[Mark]:
    zero = frame.zero
    yield stroke((zero, y - 3), (zero, y + BAR + GAP - 3), light=True)
    end = frame.left + frame.scale.at(point.number) if point.number is not None else zero
    if end != zero:
        yield bar(min(zero, end), y, abs(end - zero), BAR, fill)
    if frame.valued:
        after = end >= zero
        yield text(end + 6 if after else end - 6, y + 14.5, point.text, "start" if after else "end")


def _axis(frame: _Frame) -> Block:
    """The ticks below the bars, at round numbers."""
    y, reached = 4.0, 0.0
    places = [(frame.left + frame.scale.at(tick), tick_words(tick)) for tick in frame.scale.ticks]
    marks: list[Mark] = [stroke((places[0][0], y), (places[-1][0], y), light=True)]
    for x, said in places:
        middle, half = _inside(x, said), width_of(said) / 2
        marks.append(stroke((x, y), (x, y + 5), light=True))
        if middle - half >= reached:
            marks.append(text(middle, y + 21, said, "middle"))
            reached = middle + half + 4
    return Block(28.0, tuple(marks))


def _inside(x: float, said: str) -> float:
    """``x``, or as near to it as words in the middle of it do not leave the drawing."""
    half = width_of(said) / 2
    return min(max(x, half), WIDTH - half)


# -- parts that add up ----------------------------------------------------------


def stacked_drawings(view: ChartView, unit: str) -> tuple[Drawing, ...]:
    """A bar for each category, in parts; below it each part with its pattern, its name and its figure."""
    parts = parted(view)
    sums = [sum((point.number or Decimal(0) for point in points), Decimal(0)) for _, _, points in parts]
    frame = _Frame(1, _fitting(sums, WIDTH - 24), beside=False, valued=False)
    return stacked((*unit_block(unit), *(_stacked_block(*one, frame) for one in parts)), _axis(frame))


def parted(view: ChartView) -> tuple[tuple[str, tuple[str, ...], tuple[ChartValue, ...]], ...]:
    """Each whole: its words, the names of its parts, their figures. One series alone is one whole."""
    total = view.total.points if view.total else ()
    told = view.total.name if view.total else ""
    if len(view.lines) == 1:
        return ((f"{told} {total[0].text}".strip() if total else "", view.categories, view.lines[0].points),)
    names = tuple(line.name for line in view.lines)
    return tuple(
        (
            f"{category}　{told} {total[place].text}" if place < len(total) else category,
            names,
            tuple(line.points[place] for line in view.lines),
        )
        for place, category in enumerate(view.categories)
    )


def _stacked_block(words: str, names: Sequence[str], points: Sequence[ChartValue], frame: _Frame) -> Block:
    heads = wrap(words, _FULL) if words else ()
    y = LINE * len(heads) + 4
    marks: list[Mark] = [*lines(0, 0, heads, strong=True)]
    marks.append(stroke((frame.zero, y - 3), (frame.zero, y + 25), light=True))
    x = frame.zero
    for fill, point in enumerate(points):
        width = frame.scale.at(point.number or Decimal(0)) - frame.scale.at(Decimal(0))
        if width:
            marks.append(bar(x, y, width, 22, fill))
        x += width
    low, key = _key(names, points, y + 28)
    return Block(low + GAP, (*marks, *key))


def _key(names: Sequence[str], points: Sequence[ChartValue], y: float) -> tuple[float, tuple[Mark, ...]]:
    """Pattern, name and figure of each part, as many in a line as there is room for; and its lower edge."""
    marks: list[Mark] = []
    x = 8.0
    for fill, (name, point) in enumerate(zip(names, points, strict=True)):
        said = wrap(f"{name} {point.text}", (WIDTH - 40) / EM)
        width = SWATCH + 5 + max(map(width_of, said))
        if x > 8 and x + width > WIDTH:
            x, y = 8.0, y + LINE
        marks += swatch(x, y + 3, fill, drawn=point.number is not None)
        marks += lines(x + SWATCH + 5, y, said)
        y += LINE * (len(said) - 1)
        x += width + 14
    return y + LINE, tuple(marks)


def swatch(x: float, y: float, fill: int, *, drawn: bool) -> Iterable[Mark]:
    """A small field of a pattern; none for a part that is not drawn."""
    return (bar(x, y, SWATCH, SWATCH, fill),) if drawn else ()
