"""A strategy map: layers of boxes from the top down, with lines up to what each box serves.

Lines never run between boxes of one row: they leave a box by the channel above or below its row, and go from
row to row beside all boxes, at the left for one pair of layers and at the right for the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planpress.site.charts.marks import (
    WIDTH,
    Area,
    Block,
    Drawing,
    Mark,
    bar,
    joined,
    lines,
    stacked,
    stroke,
)
from planpress.site.charts.words import EM, LINE, cut, width_of, wrap
from planpress.site.views import LayerView, StrategyView

MOST_COLUMNS = 4
LINES_IN_COLUMNS = 4
LEAST_WORDS = 4.2
PAD = 6.0
BETWEEN = 8.0
EDGE = 8.0
TRACK = 7.0
HEAD = 7.0
DOT = 2.4
GAP = 8.0


@dataclass(frozen=True, slots=True)
class _Bus:
    """All lines to one box: ``ends`` and ``starts`` are (row, place) of the box and of those that lead to it.

    ``x`` is where it goes from row to row; ``order`` counts the buses of its pair of layers.
    """

    end: tuple[int, int]
    starts: tuple[tuple[int, int], ...]
    order: int
    x: float
    right: bool

    @property
    def last(self) -> int:
        """The lowest row that it reaches."""
        return max(row for row, _ in self.starts)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of boxes: the words of each, where they begin, how wide and how high they are."""

    texts: tuple[tuple[str, ...], ...]
    xs: tuple[float, ...]
    width: float

    @property
    def height(self) -> float:
        """The height of its boxes."""
        return LINE * max(map(len, self.texts)) + 2 * PAD


@dataclass(frozen=True, slots=True)
class _Plan:
    """Rows of all layers from the top down, the row at which each layer begins, and the buses."""

    left: float
    right: float
    rows: tuple[_Row, ...]
    begins: Mapping[int, str]
    buses: tuple[_Bus, ...]

    def passing(self, row: int) -> tuple[_Bus, ...]:
        """The buses that pass the upper edge of ``row``."""
        return tuple(bus for bus in self.buses if bus.end[0] < row <= bus.last)


def strategy_drawings(view: StrategyView) -> tuple[Drawing, ...]:
    """The layers; where they are too high for a page they go on in the next drawing, below their name."""
    plan = _laid_out(view.layers)
    names = list[str]()
    blocks, heads = list[Block](), list[Block | None]()
    for row in range(len(plan.rows)):
        begins = row in plan.begins
        names += [plan.begins[row]] if begins else []
        strip = _strip(names[-1], row, plan)
        block = _row(row, plan)
        blocks.append(joined(strip, block) if begins else block)
        heads.append(None if begins else strip)
    return stacked(blocks, heads=heads)


# -- where all stands -------------------------------------------------------------


def _laid_out(layers: Sequence[LayerView]) -> _Plan:
    """Room for the lines at both sides first, then the boxes between them."""
    led_to = [sorted({end for box in layer.boxes for end in box.leads_to}) for layer in layers[1:]]
    even = max((len(ends) for ends in led_to[::2]), default=0)
    odd = max((len(ends) for ends in led_to[1::2]), default=0)
    flip = even > odd  # the side with more lines is the right one: there they cross less
    at_left, at_right = (odd, even) if flip else (even, odd)
    left, right = _gutter(at_left), WIDTH - _gutter(at_right)
    rows, begins = list[_Row](), dict[int, str]()
    places: list[tuple[tuple[int, int], ...]] = []
    for layer in layers:
        begins[len(rows)] = layer.name
        found = _rows([box.text for box in layer.boxes], left, right)
        first = len(rows)
        rows += found
        places.append(
            tuple((first + at, place) for at, row in enumerate(found) for place in range(len(row.xs)))
        )
    buses: list[_Bus] = []
    for pair, ends in enumerate(led_to):
        on_right = (pair % 2 == 0) == flip
        for order, end in enumerate(ends):
            starts = tuple(
                places[pair + 1][at] for at, box in enumerate(layers[pair + 1].boxes) if end in box.leads_to
            )
            x = right + EDGE + TRACK * order if on_right else left - EDGE - TRACK * order
            buses.append(_Bus(places[pair][end], starts, order, x, on_right))
    return _Plan(left, right, tuple(rows), begins, tuple(buses))


def _gutter(count: int) -> float:
    return EDGE + TRACK * (count - 1) + 4 if count else 1.0


def _rows(texts: Sequence[str], left: float, right: float) -> list[_Row]:
    """The boxes in as many columns as their words allow, and about as many in each row."""
    columns = next(
        count for count in range(min(MOST_COLUMNS, len(texts)), 0, -1) if _fits(texts, right - left, count)
    )
    many = -(-len(texts) // columns)
    columns = -(-len(texts) // many)
    width = _width(right - left, columns)
    xs = [left + place * (width + BETWEEN) for place in range(columns)]
    said = [cut(_wrapped(one, width, columns)) for one in texts]
    return [
        _Row(tuple(part), tuple(xs[: len(part)]), width)
        for part in (said[start : start + columns] for start in range(0, len(said), columns))
    ]


def _width(room: float, columns: int) -> float:
    return (room - (columns - 1) * BETWEEN) / columns


def _wrapped(words: str, width: float, columns: int) -> tuple[str, ...]:
    """Lines as long as the box is wide; in a single column shorter, so that a stop at the end has room."""
    return wrap(words, width / EM - (0.5 if columns > 1 else 1.4))


def _fits(texts: Sequence[str], room: float, columns: int) -> bool:
    """Whether all words stand in so many columns, few lines each; a word broken for want of room does not."""
    width = _width(room, columns)
    if columns > 1 and width / EM < LEAST_WORDS:
        return False
    said = [_wrapped(one, width, columns) for one in texts]
    return columns == 1 or all(
        len(one) <= LINES_IN_COLUMNS and max(map(width_of, one)) <= width - PAD for one in said
    )


# -- drawing ----------------------------------------------------------------------


def _strip(name: str, row: int, plan: _Plan) -> Block:
    """The name of a layer with a line behind it; the buses pass beside it."""
    said = cut(wrap(name, (plan.right - plan.left) / EM - 1))
    height = LINE * len(said) + 2
    marks: list[Mark] = [*lines(plan.left, 0, said, strong=True)]
    end = plan.left + width_of(said[-1]) + GAP
    if end < plan.right:
        y = height - LINE / 2 - 2
        marks.append(stroke((end, y), (plan.right, y), light=True))
    marks += (stroke((bus.x, 0), (bus.x, height), dash=bus.order % 4) for bus in plan.passing(row))
    return Block(height, tuple(marks))


def _row(number: int, plan: _Plan) -> Block:
    """A row: the channel of the lines that leave it upwards, its boxes, the channel of those that come."""
    row = plan.rows[number]
    up = [bus for bus in plan.buses if any(start[0] == number for start in bus.starts)]
    down = _downward(number, plan)
    top = 4 + (TRACK * len(up) + 4 if up else 0.0)
    low = top + row.height
    height = low + (HEAD + TRACK * len(down) + 2 if down else 0.0) + GAP
    marks: list[Mark] = []
    for said, x in zip(row.texts, row.xs, strict=True):
        marks.append(bar(x, top, row.width, row.height))
        y = top + (row.height - LINE * len(said)) / 2 - 1
        marks += lines(x + row.width / 2, y, said, "middle")
    for at, bus in enumerate(up):
        marks += _leaving(bus, number, 4 + TRACK * (at + 0.5), top, plan)
    for at, bus in enumerate(down):
        marks += _coming(bus, low, low + HEAD + TRACK * (at + 0.5), height, plan)
    crossing = (bus for bus in plan.passing(number) if bus.last > number)
    marks += (stroke((bus.x, 0), (bus.x, height), dash=bus.order % 4) for bus in crossing)
    return Block(height, tuple(marks))


def _downward(number: int, plan: _Plan) -> list[_Bus]:
    """The buses that end in a row, in the order of their tracks: the outermost box of their side first."""
    found = [bus for bus in plan.buses if bus.end[0] == number]
    return sorted(found, key=lambda bus: -bus.order if bus.right else bus.order)


def _leaving(bus: _Bus, number: int, y: float, top: float, plan: _Plan) -> Iterator[Mark]:
    """The lines of a bus out of the boxes of a row, up to its track at ``y`` and along it."""
    dash = bus.order % 4
    xs = [_port(bus, place, number, plan) for row, place in bus.starts if row == number]
    far = min(xs) if bus.right else max(xs)
    yield stroke((bus.x, y), (far, y), dash=dash)
    for x in xs:
        yield stroke((x, y), (x, top), dash=dash)
        if x != far:
            yield _dot(x, y)
    if bus.last == number:
        yield stroke((bus.x, 0), (bus.x, y), dash=dash)
    else:
        yield _dot(bus.x, y)


def _port(bus: _Bus, place: int, number: int, plan: _Plan) -> float:
    """The x at which a box's line to the end of ``bus`` leaves it: its lines stand side by side."""
    own = [one.order for one in plan.buses if (number, place) in one.starts]
    row = plan.rows[number]
    return row.xs[place] + row.width * (own.index(bus.order) + 1) / (len(own) + 1)


def _coming(bus: _Bus, low: float, y: float, height: float, plan: _Plan) -> Iterator[Mark]:
    """The line of a bus from its track at ``y`` up into its box, with an arrow's head."""
    row, place = bus.end
    x = plan.rows[row].xs[place] + plan.rows[row].width / 2
    dash = bus.order % 4
    yield stroke((x, low + HEAD), (x, y), (bus.x, y), (bus.x, height), dash=dash)
    head = ((x, low), (x + 4.5, low + HEAD), (x - 4.5, low + HEAD))
    yield Area(tuple((round(across, 1), round(down, 1)) for across, down in head), 0)


def _dot(x: float, y: float) -> Area:
    """Where a line branches: lines that only cross have none."""
    corners = ((-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7), (1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7))
    return Area(tuple((round(x + DOT * a, 1), round(y + DOT * b, 1)) for a, b in corners), 0)
