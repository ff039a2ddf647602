"""What every drawing must keep, whatever it shows, and views of all kinds to try it with."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, pairwise

from hypothesis import strategies as st

from planpress.site.charts.marks import Drawing
from planpress.site.views import BoxView, LayerView, StrategyView, StretchView, TimedView, TimelineView

WORDS = st.text(alphabet="班期規劃作業流程、（）AI e化2", min_size=1, max_size=24).filter(str.strip)
DAYS = st.dates(date(1912, 1, 1), date(2100, 12, 31))


def misfits(drawing: Drawing) -> list[str]:
    """What leaves the drawing, and words that lie over others."""
    corners = [point for area in drawing.areas for point in area.points]
    corners += [point for stroke in drawing.strokes for point in stroke.corners]
    out = [f"{x:g} {y:g}" for x, y in corners if not (0 <= x <= drawing.width and 0 <= y <= drawing.height)]
    boxes = [(text.text, text.box) for text in drawing.texts if text.text]
    out += [
        said
        for said, (left, top, right, low) in boxes
        if left < -0.6 or right > drawing.width + 0.6 or top < -2 or low > drawing.height + 0.6
    ]
    return out + [
        f"{one} / {other}"
        for (one, a), (other, b) in combinations(boxes, 2)
        if min(a[2], b[2]) - max(a[0], b[0]) > 0.6 and min(a[3], b[3]) - max(a[1], b[1]) > 0.6
    ]


def struck(drawing: Drawing) -> list[str]:
    """Words that a line runs through; all lines are upright or level."""
    segments = [pair for stroke in drawing.strokes for pair in pairwise(stroke.corners)]
    return [
        f"{text.text} {start} {end}"
        for text in drawing.texts
        for start, end in segments
        if _through(text.box, start, end)
    ]


def _through(
    box: tuple[float, float, float, float], start: tuple[float, float], end: tuple[float, float]
) -> bool:
    (x, y), (to_x, to_y) = start, end
    across = min(box[2], max(x, to_x)) - max(box[0], min(x, to_x))
    down = min(box[3], max(y, to_y)) - max(box[1], min(y, to_y))
    return across > -0.1 and down > -0.1 and (across > 0.6 or down > 0.6)


@st.composite
def timelines(draw: st.DrawFn) -> TimelineView:
    """Days, weeks, months or years of items; at least one has a day."""
    first = draw(DAYS)
    days = draw(st.sampled_from((1, 20, 44, 45, 200, 365, 1000, 1096, 4000, 30000)))
    near = st.integers(0, days).map(lambda number: first + timedelta(days=number))
    ends = st.tuples(near, near).map(sorted)
    stretches = st.lists(ends, min_size=0, max_size=3)
    given = [draw(ends), *draw(st.lists(stretches, max_size=14))]
    rows = []
    for one in given:
        several = one if one and isinstance(one[0], list) else [one] if one else []
        found = tuple(StretchView(start.isoformat(), end.isoformat()) for start, end in several)
        rows.append(TimedView(draw(WORDS), draw(WORDS), found))
    return TimelineView("圖", tuple(rows))


@st.composite
def layers(draw: st.DrawFn) -> StrategyView:
    """Two to four layers of one to a dozen boxes, each of which leads to some of the layer above."""
    found: list[LayerView] = []
    for _ in range(draw(st.integers(2, 4))):
        count = min(8, len(found[-1].boxes)) if found else 0
        targets = st.sets(st.integers(0, count - 1), max_size=4) if count else st.just(set[int]())
        boxes = st.lists(st.builds(BoxView, WORDS, targets.map(lambda one: tuple(sorted(one)))), min_size=1)
        found.append(LayerView(draw(WORDS), tuple(draw(boxes)[:12])))
    return StrategyView("圖", tuple(found))
