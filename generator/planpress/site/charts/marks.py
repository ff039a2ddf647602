"""What a drawing is made of: areas with a pattern, strokes and words, each at its rounded place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planpress.site.charts.words import LINE, width_of

WIDTH = 344.0
"""The width of every drawing: it fits a phone, and is 10.7 cm on paper with words of 14 points."""
TALLEST = 640.0
"""The height at which a drawing goes on in another one, so that each fits a page."""
BLANK = -1
PATTERNS = (
    "",
    "M-2 2 L2 -2 M0 8 L8 0 M6 10 L10 6",
    "M2 1.2 h1.6 v1.6 h-1.6 Z M6 5.2 h1.6 v1.6 h-1.6 Z",
    "M0 4 H8",
    "M0 0 L8 8 M0 8 L8 0",
    "M4 0 V8",
    "M-2 6 L2 10 M0 0 L8 8 M6 -2 L10 2",
    "M0 4 H8 M4 0 V8",
)
"""The lines of each pattern in a field of 8 by 8; the first is the solid one."""
DASHES = ("", "7 4", "2 3", "9 3 2 3")
"""The kinds of dashes; the first is drawn through."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Area:
    """A bar, a part of a ring, or a box: an outline filled with the pattern ``fill``, BLANK for none."""

    points: tuple[Point, ...]
    fill: int = BLANK

    @property
    def outline(self) -> str:
        """The path of its edge."""
        return f"M{' L'.join(f'{x:g} {y:g}' for x, y in self.points)} Z"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; ``dash`` counts the kinds of dashes, 0 is drawn through; ``light`` for axes."""

    corners: tuple[Point, ...]
    dash: int = 0
    light: bool = False

    @property
    def points(self) -> str:
        """The corners as SVG points."""
        return " ".join(f"{x:g},{y:g}" for x, y in self.corners)

    @property
    def dashes(self) -> str:
        """Its dashes as SVG has them; "" for none."""
        return DASHES[self.dash % len(DASHES)]

    @property
    def width(self) -> float:
        """How thick it is."""
        return 0.8 if self.light else 1.6


@dataclass(frozen=True, slots=True)
class Text:
    """Words on a baseline; ``anchor`` is "start", "middle" or "end" of them, at ``x``."""

    x: float
    y: float
    text: str
    anchor: str = "start"
    strong: bool = False

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the words."""
        width = width_of(self.text)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return (left, self.y - 14, left + width, self.y + 4)


Mark = Area | Stroke | Text


@dataclass(frozen=True, slots=True)
class Block:
    """Marks that stay together, measured from their own upper edge."""

    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """One drawing."""

    height: float
    areas: tuple[Area, ...]
    strokes: tuple[Stroke, ...]
    texts: tuple[Text, ...]
    width: float = WIDTH

    @property
    def fills(self) -> tuple[int, ...]:
        """The patterns it uses."""
        return tuple(sorted({area.fill for area in self.areas if area.fill > 0}))

    @property
    def patterns(self) -> tuple[tuple[int, str], ...]:
        """The patterns it uses, with the lines of each."""
        return tuple((fill, PATTERNS[fill]) for fill in self.fills)


def bar(x: float, y: float, width: float, height: float, fill: int = BLANK) -> Area:
    """A rectangle by its left upper corner."""
    left, top, right, low = (round(one, 1) for one in (x, y, x + width, y + height))
    return Area(((left, top), (right, top), (right, low), (left, low)), fill)


def stroke(*corners: Point, dash: int = 0, light: bool = False) -> Stroke:
    """A line through ``corners``."""
    return Stroke(tuple((round(x, 1), round(y, 1)) for x, y in corners), dash, light)


def text(x: float, y: float, said: str, anchor: str = "start", *, strong: bool = False) -> Text:
    """Words on the baseline ``y``."""
    return Text(round(x, 1), round(y, 1), said, anchor, strong)


def lines(
    x: float, y: float, many: Iterable[str], anchor: str = "start", *, strong: bool = False
) -> tuple[Text, ...]:
    """Lines of words below one another; ``y`` is the upper edge of the first."""
    return tuple(
        text(x, y + LINE * number + 16, said, anchor, strong=strong) for number, said in enumerate(many)
    )


def moved(mark: Mark, down: float) -> Mark:
    """The mark lower by ``down``."""
    if isinstance(mark, Text):
        return replace(mark, y=round(mark.y + down, 1))
    if isinstance(mark, Stroke):
        return replace(mark, corners=tuple((x, round(y + down, 1)) for x, y in mark.corners))
    return replace(mark, points=tuple((x, round(y + down, 1)) for x, y in mark.points))


def drawing(height: float, marks: Iterable[Mark]) -> Drawing:
    """A drawing of ``marks``."""
    found = tuple(marks)
    return Drawing(
        round(height, 1),
        tuple(one for one in found if isinstance(one, Area)),
        tuple(one for one in found if isinstance(one, Stroke)),
        tuple(one for one in found if isinstance(one, Text)),
    )


def joined(*blocks: Block) -> Block:
    """Blocks below one another that stay together."""
    marks: list[Mark] = []
    y = 0.0
    for block in blocks:
        marks += (moved(mark, y) for mark in block.marks)
        y += block.height
    return Block(y, tuple(marks))


def stacked(
    blocks: Sequence[Block], foot: Block | None = None, heads: Sequence[Block | None] = ()
) -> tuple[Drawing, ...]:
    """``blocks`` below one another, in as many drawings as their height asks for, each with the ``foot``.

    ``heads``, if given, has one for each block: what stands above it where a drawing begins with it.
    """
    low = foot.height if foot else 0.0
    groups: list[list[Block]] = [[]]
    filled = 0.0
    for place, block in enumerate(blocks):
        if groups[-1] and filled + block.height + low > TALLEST:
            head = heads[place] if heads else None
            groups.append([head] if head else [])
            filled = head.height if head else 0.0
        groups[-1].append(block)
        filled += block.height
    ends = (foot,) if foot else ()
    wholes = (joined(Block(2.0, ()), *group, *ends) for group in groups)
    return tuple(drawing(whole.height + 2, whole.marks) for whole in wholes)
