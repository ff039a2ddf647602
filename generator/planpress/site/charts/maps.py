"""A structure map: what stands on top, and below it each branch with its items, joined by one trunk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planpress.site.charts.marks import WIDTH, Block, Drawing, Mark, bar, lines, stacked, stroke
from planpress.site.charts.words import EM, LINE, width_of, wrap
from planpress.site.views import BranchView, MapView

TRUNK = 10.0
LEFT = 30.0
PAD = 10.0
GAP = 14.0
MOST = 20
"""How many items stand in one box; more of them go on in the next."""


def map_drawings(view: MapView) -> tuple[Drawing, ...]:
    """The map from the top down."""
    boxes = [part for branch in view.branches for part in _parts(branch)]
    blocks = [_top(view.top)] if view.top else []
    for number, part in enumerate(boxes):
        blocks.append(_branch(part, last=number == len(boxes) - 1, above=bool(view.top) or number > 0))
    return stacked(blocks)


def _parts(branch: BranchView) -> Iterator[BranchView]:
    for start in range(0, max(1, len(branch.items)), MOST):
        yield BranchView(branch.name, branch.items[start : start + MOST])


def _top(words: str) -> Block:
    said = wrap(words, (WIDTH - 2 * PAD) / EM - 0.5)
    height = LINE * len(said) + 2 * PAD
    marks: tuple[Mark, ...] = (
        bar(1, 0, WIDTH - 2, height),
        *lines(WIDTH / 2, PAD, said, "middle", strong=True),
        stroke((TRUNK, height), (TRUNK, height + GAP)),
    )
    return Block(height + GAP, marks)


def _branch(branch: BranchView, *, last: bool, above: bool) -> Block:
    """A box with the branch's name, a line below it, and its items in one or two columns."""
    width = WIDTH - LEFT - 1
    heads = wrap(branch.name, (width - 2 * PAD) / EM - 0.5)
    head = LINE * len(heads) + PAD
    low, items = _items(branch.items, head + PAD / 2, width)
    height = low + PAD / 2 if branch.items else head + PAD / 2
    middle = round((head + PAD / 2) / 2, 1)
    marks: list[Mark] = [
        bar(LEFT, 0, width, height),
        *lines(LEFT + PAD, PAD * 0.7, heads, strong=True),
        *items,
        *_joint(middle, height, last=last, above=above),
    ]
    if branch.items:
        marks.append(stroke((LEFT, head + 2), (LEFT + width, head + 2), light=True))
    return Block(height + GAP, tuple(marks))


def _joint(middle: float, height: float, *, last: bool, above: bool) -> Iterator[Mark]:
    """The trunk beside a box, down to the next one, and its twig into the box."""
    yield stroke((TRUNK, 0 if above else middle), (TRUNK, middle if last else height + GAP))
    yield stroke((TRUNK, middle), (LEFT, middle))


def _items(items: Sequence[str], y: float, width: float) -> tuple[float, list[Mark]]:
    """The items in two columns where all are short, and their lower edge."""
    half = (width - 3 * PAD) / 2
    columns = 2 if len(items) > 1 and max(map(width_of, items)) <= half else 1
    each = half if columns == 2 else width - 2 * PAD
    marks: list[Mark] = []
    for start in range(0, len(items), columns):
        row = [wrap(item, each / EM - 0.2) for item in items[start : start + columns]]
        for place, said in enumerate(row):
            marks += lines(LEFT + PAD + place * (half + PAD), y, said)
        y += LINE * max(map(len, row)) + (4 if columns == 1 else 0)
    return y, marks
