"""Lays out the drawing of a process flow: boxes, arrows and labels in units of a sixteenth of a character."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planpress.site.charts.words import EM, LINE, wrap
from planpress.site.views import FlowView, StepView

PAD_X = 8.0
PAD_Y = 9.0
GAP = 30.0
BETWEEN = 14.0
GUTTER = 26.0
LANES = 336.0
MAIN_LANE = 180.0
SIDE_LANE = 112.0
SINGLE = 212.0
NARROWEST = 100.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A step's box by its left top corner; ``question`` is drawn with pointed sides."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    question: bool = False

    @property
    def middle(self) -> float:
        """The x of its axis."""
        return self.x + self.width / 2

    @property
    def centre(self) -> float:
        """The y of its centre."""
        return self.y + self.height / 2

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.height

    @property
    def baselines(self) -> tuple[tuple[float, str], ...]:
        """Each line of words with its baseline."""
        top = self.centre - LINE * len(self.lines) / 2
        return tuple((round(top + LINE * index + 16.5, 1), line) for index, line in enumerate(self.lines))

    @property
    def outline(self) -> str:
        """The corners of a question's box, as SVG points."""
        tip = 12.0
        left, right = self.x, self.x + self.width
        corners = (
            (left, self.centre),
            (left + tip, self.y),
            (right - tip, self.y),
            (right, self.centre),
            (right - tip, self.bottom),
            (left + tip, self.bottom),
        )
        return _points(corners)


@dataclass(frozen=True, slots=True)
class Way:
    """A line through points, with an arrow's head at its end if ``arrow``."""

    corners: tuple[Point, ...]
    arrow: bool = True

    @property
    def points(self) -> str:
        """The corners as SVG points."""
        return _points(self.corners)

    @property
    def head(self) -> str:
        """The three corners of the arrow's head, which points the way the last stretch goes."""
        (from_x, from_y), (x, y) = self.corners[-2], self.corners[-1]
        if from_x == x:
            back = y - 8 if y > from_y else y + 8
            return _points(((x, y), (x - 4.5, back), (x + 4.5, back)))
        back = x - 8 if x > from_x else x + 8
        return _points(((x, y), (back, y - 4.5), (back, y + 4.5)))


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a line; ``kind`` is "number", "yes" or "no"."""

    x: float
    y: float
    kind: str
    text: str = ""


@dataclass(slots=True)
class _Sheet:
    """What has been drawn so far, from the top down."""

    middle: float
    boxes: list[Box] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    tops: dict[str, float] = field(default_factory=dict)
    right: float = 0.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    ways: tuple[Way, ...]
    labels: tuple[Label, ...]


def lay_out_flow(flow: FlowView) -> Drawing:
    """The drawing of ``flow``: steps from top to bottom, side by side where they run together,
    the way of a "no" at the right, and back up where it returns."""
    widest = max((len(step.texts) for step in flow.steps), default=1)
    lanes = max(LANES, widest * NARROWEST + (widest - 1) * BETWEEN)
    asks = any(step.question for step in flow.steps)
    sheet = _Sheet(GUTTER + (MAIN_LANE / 2 if asks else lanes / 2), right=GUTTER + lanes)
    bottoms: list[Point] = []
    y = 2.0
    for step in flow.steps:
        y += GAP if bottoms else 0.0
        bottoms, y = _draw_step(sheet, step, bottoms, y, lanes if not asks else MAIN_LANE)
    return Drawing(sheet.right + 2, y + 2, tuple(sheet.boxes), tuple(sheet.ways), tuple(sheet.labels))


def _draw_step(
    sheet: _Sheet, step: StepView, above: list[Point], y: float, lane: float
) -> tuple[list[Point], float]:
    """Draws ``step`` at ``y`` below the points ``above``; gives the points it ends at and its lower edge."""
    boxes = _row(step, sheet.middle, y, lane)
    sheet.boxes.extend(boxes)
    sheet.tops[step.texts[0]] = y
    sheet.labels.append(Label(GUTTER - 12, round(boxes[0].centre + 5.5, 1), "number", str(step.number)))
    _join(sheet, above, [(box.middle, box.y) for box in boxes])
    bottom = max(box.bottom for box in boxes)
    if not step.question:
        return [(box.middle, box.bottom) for box in boxes], bottom
    return _draw_branches(sheet, step, boxes[0])


def _row(step: StepView, middle: float, y: float, lane: float) -> list[Box]:
    count = len(step.texts)
    width = min(SINGLE, lane) if count == 1 else (lane - BETWEEN * (count - 1)) / count
    per_line = (width - 2 * PAD_X - (16 if step.question else 0)) / EM
    wrapped = [wrap(text, per_line) for text in step.texts]
    height = max(map(len, wrapped)) * LINE + 2 * PAD_Y
    left = middle - (width * count + BETWEEN * (count - 1)) / 2
    return [
        Box(round(left + index * (width + BETWEEN), 1), y, round(width, 1), height, lines, step.question)
        for index, lines in enumerate(wrapped)
    ]


def _join(sheet: _Sheet, above: Sequence[Point], below: Sequence[Point]) -> None:
    """Lines from all points ``above`` to all ``below``; where many meet many, over one bar."""
    if not above:
        return
    end = above[0][1] if len(above) == 1 else max(y for _, y in above) + GAP * 0.35
    start = below[0][1] if len(below) == 1 else below[0][1] - GAP * 0.5
    middle = sheet.middle
    if len(above) > 1:
        sheet.ways.append(Way(((above[0][0], end), (above[-1][0], end)), arrow=False))
        sheet.ways.extend(Way(((x, y), (x, end)), arrow=False) for x, y in above)
    if len(below) > 1:
        sheet.ways.append(Way(((below[0][0], start), (below[-1][0], start)), arrow=False))
        sheet.ways.extend(Way(((x, start), (x, y))) for x, y in below)
    sheet.ways.append(Way(((middle, end), (middle, start)), arrow=len(below) == 1))


def _draw_branches(sheet: _Sheet, step: StepView, question: Box) -> tuple[list[Point], float]:
    """The steps after a question: "yes" goes on down, "no" to the right."""
    low = question.bottom
    at: list[Point] = [(question.middle, question.bottom)]
    sheet.labels.append(Label(question.middle + 7, question.bottom + 19, "yes"))
    for text in step.then:
        low += GAP
        box = _row(StepView(0, (text,)), sheet.middle, low, MAIN_LANE)[0]
        sheet.boxes.append(box)
        _join(sheet, at, [(box.middle, box.y)])
        at, low = [(box.middle, box.bottom)], box.bottom
    side_low = _draw_side(sheet, step, question)
    return at, max(low, side_low)


def _draw_side(sheet: _Sheet, step: StepView, question: Box) -> float:
    """The way of a "no", beside the question; gives its lower edge."""
    if not step.otherwise and not step.back_to:
        return question.bottom
    middle = sheet.right - SIDE_LANE / 2 - 10
    from_x = question.x + question.width
    y = question.y
    before: Box | None = None
    sheet.labels.append(Label(from_x + 4, round(question.centre - 6, 1), "no"))
    for text in step.otherwise:
        box = _row(StepView(0, (text,)), middle, y, SIDE_LANE)[0]
        if before is None:
            box = Box(box.x, round(question.centre - box.height / 2, 1), box.width, box.height, box.lines)
            sheet.ways.append(Way(((from_x, question.centre), (box.x, question.centre))))
        else:
            sheet.ways.append(Way(((middle, before.bottom), (middle, box.y))))
        sheet.boxes.append(box)
        before, y = box, box.bottom + GAP
    if step.back_to in sheet.tops:
        start = (from_x, question.centre) if before is None else (before.x + before.width, before.centre)
        _draw_return(sheet, start, sheet.tops[step.back_to])
    return before.bottom if before else question.bottom


def _draw_return(sheet: _Sheet, start: Point, top: float) -> None:
    """A line from ``start`` along the right edge up to the way into the step whose upper edge is ``top``."""
    edge, y = sheet.right - 1, top - GAP * 0.5
    sheet.ways.append(Way((start, (edge, start[1]), (edge, y), (sheet.middle, y))))


def _points(corners: Sequence[Point]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in ((round(x, 1), round(y, 1)) for x, y in corners))
