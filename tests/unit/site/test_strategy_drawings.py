"""A strategy map joins the boxes it says and no others, and its layers keep their names over pages."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from planpress.site.charts.draw import draw
from planpress.site.charts.marks import TALLEST, Area, Drawing, Point
from planpress.site.charts.tables import chart_table
from planpress.site.runs import text_of
from planpress.site.views import BoxView, LayerView, ParagraphView, StrategyView
from support.drawings import layers, struck
from support.theme import wording

SAY = wording()


def _map(*layers: tuple[str, list[tuple[str, tuple[int, ...]]]]) -> StrategyView:
    return StrategyView(
        "圖",
        tuple(
            LayerView(name, tuple(BoxView(text, leads_to) for text, leads_to in boxes))
            for name, boxes in layers
        ),
    )


def _boxes(drawing: Drawing) -> list[Area]:
    return [area for area in drawing.areas if area.fill < 0]


def _edges(box: Area) -> tuple[float, float, float, float]:
    xs, ys = zip(*box.points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _on(point: Point, segment: tuple[Point, Point]) -> bool:
    (x, y), ((ax, ay), (bx, by)) = point, segment
    return min(ax, bx) - 0.2 <= x <= max(ax, bx) + 0.2 and min(ay, by) - 0.2 <= y <= max(ay, by) + 0.2


def _joined(drawing: Drawing) -> set[tuple[int, int]]:
    """(lower, upper) for each two boxes that lines lead between: lines meet where one of them ends."""
    lines = [pair for stroke in drawing.strokes if not stroke.light for pair in pairwise(stroke.corners)]
    ends = [point for pair in lines for point in pair]
    groups = [{number} for number in range(len(lines))]
    for point in ends:
        touched = [group for group in groups if any(_on(point, lines[number]) for number in group)]
        groups = [group for group in groups if group not in touched] + [set().union(*touched)]
    heads = [area for area in drawing.areas if area.fill == 0 and len(area.points) == 3]
    found = set()
    for group in groups:
        points = [point for number in group for point in lines[number]]
        tips = [head for head in heads if any(_on(point, _base(head)) for point in points)]
        above = {_under(head, drawing) for head in tips}
        below = {at for at, box in enumerate(_boxes(drawing)) if any(_on(one, _top(box)) for one in points)}
        found |= {(low, high) for low in below for high in above}
    return found


def _base(head: Area) -> tuple[Point, Point]:
    return head.points[1], head.points[2]


def _top(box: Area) -> tuple[Point, Point]:
    left, top, right, _ = _edges(box)
    return (left, top), (right, top)


def _under(head: Area, drawing: Drawing) -> int:
    """The box whose lower edge an arrow's head touches."""
    x, y = head.points[0]
    return next(
        at
        for at, box in enumerate(_boxes(drawing))
        if _edges(box)[0] <= x <= _edges(box)[2] and abs(_edges(box)[3] - y) < 0.2
    )


def _said_links(view: StrategyView) -> set[tuple[int, int]]:
    found, first = set(), 0
    for above, layer in pairwise(view.layers):
        own = first + len(above.boxes)
        found |= {(own + at, first + end) for at, box in enumerate(layer.boxes) for end in box.leads_to}
        first = own
    return found


FIVE = _map(
    ("願景", [("微笑城市、幸福新竹", ())]),
    ("構面", [("創新", (0,)), ("領導", (0,)), ("跨域", (0,)), ("政策", ()), ("學習", (0,))]),
    ("行動", [("名人講堂", (0,)), ("共識營", (1, 2)), ("咖啡館", (2,)), ("數位學習", (4, 0))]),
)


def test_lines_join_what_leads_to_what() -> None:
    (drawing,) = draw(FIVE, SAY)
    assert len(_boxes(drawing)) == 10
    assert _joined(drawing) == _said_links(FIVE)


@given(layers())
def test_lines_of_any_map_join_what_they_say(view: StrategyView) -> None:
    drawings = draw(view, SAY)
    if len(drawings) == 1:
        assert _joined(drawings[0]) == _said_links(view)


def test_every_word_stands_within_its_box() -> None:
    (drawing,) = draw(FIVE, SAY)
    names = {layer.name for layer in FIVE.layers}
    words = [text.box for text in drawing.texts if text.text not in names]
    boxes = [_edges(box) for box in _boxes(drawing)]
    assert all(
        any(b[0] <= w[0] and b[1] <= w[1] and w[2] <= b[2] and w[3] <= b[3] for b in boxes) for w in words
    )


def test_latin_words_are_not_broken_for_another_column() -> None:
    (drawing,) = draw(
        _map(("一", [("上", ())]), ("二", [("Administration", (0,)), ("Care", ()), ("Adept", ())])), SAY
    )
    assert "Administration" in [text.text for text in drawing.texts]


def test_five_boxes_stand_in_rows_of_three_and_two() -> None:
    (drawing,) = draw(FIVE, SAY)
    tops = [_edges(box)[1] for box in _boxes(drawing)][1:6]
    assert [tops.count(top) for top in dict.fromkeys(tops)] in ([3, 2], [5])


def test_layers_without_links_have_no_room_for_lines() -> None:
    (drawing,) = draw(_map(("一", [("上", ())]), ("二", [("下", ())])), SAY)
    assert all(stroke.light for stroke in drawing.strokes)
    assert [_edges(box)[0] for box in _boxes(drawing)] == [1, 1]


def test_fifty_boxes_go_on_in_further_drawings_below_the_name_of_their_layer() -> None:
    actions = [(f"第{number}項行動方案", (number % 3,)) for number in range(50)]
    drawings = draw(_map(("目標", [("甲", ()), ("乙", ()), ("丙", ())]), ("行動", actions)), SAY)
    assert len(drawings) > 1
    assert sum(len(_boxes(drawing)) for drawing in drawings) == 53
    assert all("行動" in [text.text for text in drawing.texts] for drawing in drawings)
    assert all(drawing.height <= TALLEST + 4 and not struck(drawing) for drawing in drawings)
    for one, other in pairwise(drawings):
        low = {stroke.corners[-1][0] for stroke in one.strokes if stroke.corners[-1][1] >= one.height - 2.1}
        high = {stroke.corners[0][0] for stroke in other.strokes if stroke.corners[0][1] <= 2}
        assert low == high, "lines go on where they were left"


def test_words_without_end_are_cut_in_the_drawing_and_whole_in_the_table() -> None:
    words = "長" * 900
    view = _map(("願景" * 200, [(words, ())]), ("行動", [("下", (0,))]))
    drawings = draw(view, SAY)
    assert all(drawing.height <= TALLEST + 4 for drawing in drawings)
    assert sum(text.text.endswith("…") for drawing in drawings for text in drawing.texts) == 2
    first, second = (
        [text_of(one.runs) for cell in row.cells for one in cell.content if isinstance(one, ParagraphView)]
        for row in chart_table(view, SAY).rows
    )
    assert first == [words, "願景" * 200]
    assert second == ["下", "行動", words]
