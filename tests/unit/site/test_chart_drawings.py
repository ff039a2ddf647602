"""Charts are drawn true to their figures: in proportion, inside their edge, no words over other words."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planpress.site.charts.draw import draw
from planpress.site.charts.marks import TALLEST, Area
from planpress.site.charts.scales import scale_of, tick_words
from planpress.site.charts.tables import chart_table
from planpress.site.runs import text_of
from planpress.site.views import (
    BranchView,
    ChartLine,
    ChartValue,
    ChartView,
    MapView,
    ParagraphView,
    StrategyView,
    TimelineView,
)
from support.drawings import WORDS, layers, misfits, struck, timelines
from support.theme import wording

SAY = wording()
NUMBERS = st.one_of(
    st.none(),
    st.integers(-(10**12), 10**12).map(Decimal),
    st.decimals("-999", "999", places=2),
)
VALUES = NUMBERS.map(lambda number: ChartValue("未載明" if number is None else f"{number:,}", number))
STATED = st.integers(0, 10**12).map(lambda number: ChartValue(f"{number:,}", Decimal(number)))


def _value(text: str) -> ChartValue:
    return ChartValue(text, None if text == "未載明" else Decimal(text.replace(",", "").strip("約逾人")))


def _chart(shape: str, lines: dict[str, list[str]], categories: list[str] | None = None) -> ChartView:
    count = len(next(iter(lines.values())))
    named = tuple(ChartLine(name, tuple(map(_value, texts))) for name, texts in lines.items())
    return ChartView("圖", shape, tuple(categories or map(str, range(109, 109 + count))), named)


def _views(draw_from: st.DataObject, shape: str, values: st.SearchStrategy[ChartValue]) -> ChartView:
    categories = draw_from.draw(st.lists(WORDS, min_size=1, max_size=12))
    count = draw_from.draw(st.integers(1, 4))
    names = draw_from.draw(st.lists(WORDS, min_size=count, max_size=count)) if count > 1 else [""]
    lines = tuple(ChartLine(name, tuple(draw_from.draw(values) for _ in categories)) for name in names)
    total = ChartLine("合計", tuple(draw_from.draw(values) for _ in categories)) if count > 1 else None
    return ChartView("圖", shape, tuple(categories), lines, "百萬元", total)


def _width(area: Area) -> float:
    xs = [x for x, _ in area.points]
    return max(xs) - min(xs)


# -- scales ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("numbers", "ticks"),
    [
        (["157", "163"], ["0", "50", "100", "150", "200"]),
        (["0.5"], ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
        (["-20", "30"], ["-20", "-10", "0", "10", "20", "30"]),
        (["1000000000000"], ["0", "2,000億", "4,000億", "6,000億", "8,000億", "1兆"]),
        (["0"], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
    ],
)
def test_ticks_stand_at_round_numbers(numbers: list[str], ticks: list[str]) -> None:
    scale = scale_of(map(Decimal, numbers), 200, 5)
    assert [tick_words(tick) for tick in scale.ticks] == ticks


@given(st.lists(st.decimals("-1e12", "1e12", places=2), min_size=1), st.integers(2, 6))
def test_a_scale_holds_zero_and_all_numbers(numbers: list[Decimal], most: int) -> None:
    scale = scale_of(numbers, 200, most)
    assert 0 in scale.ticks
    assert scale.low <= min(numbers)
    assert max(numbers) <= scale.high
    assert 2 <= len(scale.ticks) <= most + 3
    assert all(0 <= scale.at(number) <= 200 for number in numbers)


# -- bars -----------------------------------------------------------------------


def test_bars_are_as_long_as_their_figures() -> None:
    (drawing,) = draw(_chart("bar", {"": ["50", "100", "200"]}), SAY)
    short, middle, long = map(_width, drawing.areas)
    assert (middle / short, long / short) == (pytest.approx(2, 0.01), pytest.approx(4, 0.01))
    assert len({area.points[0][0] for area in drawing.areas}) == 1, "all begin at zero"


def test_a_gap_is_a_word_and_zero_is_a_figure_without_a_bar() -> None:
    (drawing,) = draw(_chart("bar", {"": ["5", "未載明", "0"]}), SAY)
    assert len(drawing.areas) == 1
    said = [text.text for text in drawing.texts]
    assert said.count("未載明") == 1
    assert "0" in said


def test_a_negative_bar_goes_to_the_left() -> None:
    (drawing,) = draw(_chart("bar", {"": ["-50", "100"]}), SAY)
    below, above = drawing.areas
    assert below.points[1][0] == above.points[0][0]
    assert _width(above) == pytest.approx(2 * _width(below), 0.01)


def test_series_have_patterns_of_their_own() -> None:
    (drawing,) = draw(_chart("bar", {"預算": ["157", "163"], "決算": ["144", "148"]}), SAY)
    assert [area.fill for area in drawing.areas] == [0, 1, 0, 1]
    assert drawing.fills == (1,)


def test_sixty_bars_go_on_in_further_drawings() -> None:
    drawings = draw(_chart("bar", {"": [str(count) for count in range(60)]}), SAY)
    assert len(drawings) > 1
    assert sum(len(drawing.areas) for drawing in drawings) == 59  # zero has no bar
    assert all(drawing.height <= TALLEST + 40 for drawing in drawings)
    assert [text.text for drawing in drawings for text in drawing.texts].count("168") == 1


# -- parts of a whole -------------------------------------------------------------


def test_parts_stand_end_to_end() -> None:
    (drawing,) = draw(_chart("stacked", {"職員": ["40"], "工友": ["10"], "警員": ["未載明"]}), SAY)
    bars = [area for area in drawing.areas if _width(area) != 14]
    assert [area.fill for area in bars] == [0, 1]
    assert bars[0].points[1][0] == bars[1].points[0][0]
    assert _width(bars[0]) == pytest.approx(4 * _width(bars[1]), 0.02)
    assert "警員 未載明" in [text.text for text in drawing.texts]


def test_a_ring_has_a_part_for_each_figure() -> None:
    view = _chart("ring", {"": ["10", "4", "6", "未載明", "0"]}, ["甲", "乙", "丙", "丁", "戊"])
    (drawing,) = draw(view, SAY)
    wedges = [area for area in drawing.areas if len(area.points) > 4]
    assert [area.fill for area in wedges] == [0, 1, 2]
    assert wedges[0].points[0] == (84.0, 4.0), "it begins at twelve o'clock"
    assert all(one.points[len(one.points) // 2 - 1] == other.points[0] for one, other in pairwise(wedges))


def test_a_ring_of_one_part_is_whole() -> None:
    (drawing,) = draw(_chart("ring", {"": ["20"]}, ["全部"]), SAY)
    assert max(_width(area) for area in drawing.areas) == pytest.approx(164, 0.01)


# -- lines ------------------------------------------------------------------------


def test_a_gap_breaks_its_line_and_is_told() -> None:
    (drawing,) = draw(_chart("line", {"": ["1", "2", "未載明", "4", "5"]}), SAY)
    drawn = [stroke for stroke in drawing.strokes if not stroke.light]
    assert [len(stroke.corners) for stroke in drawn] == [2, 2]
    assert "111　未載明" in [text.text for text in drawing.texts]
    assert len(drawing.areas) == 4


def test_lines_are_told_apart_by_dash_and_mark_and_named_at_their_ends() -> None:
    (drawing,) = draw(_chart("line", {"實體": ["40", "45"], "數位": ["12", "21"]}), SAY)
    drawn = [stroke for stroke in drawing.strokes if not stroke.light]
    assert [stroke.dash for stroke in drawn] == [0, 1]
    assert {len(area.points) for area in drawing.areas} == {16, 4}
    names = {text.text: text for text in drawing.texts if text.text in ("實體", "數位")}
    assert names["實體"].y < names["數位"].y
    assert all(text.x > drawn[0].corners[-1][0] for text in names.values())


# -- any figures --------------------------------------------------------------------


@pytest.mark.parametrize("shape", ["bar", "line"])
@given(st.data())
def test_any_figures_fit(shape: str, data: st.DataObject) -> None:
    view = _views(data, shape, VALUES)
    assert [misfits(drawing) for drawing in draw(view, SAY) if misfits(drawing)] == []


@pytest.mark.parametrize("shape", ["stacked", "ring"])
@given(st.data())
def test_any_parts_fit(shape: str, data: st.DataObject) -> None:
    view = _views(data, shape, STATED)
    assert [misfits(drawing) for drawing in draw(view, SAY) if misfits(drawing)] == []


@given(WORDS, st.lists(st.tuples(WORDS, st.lists(WORDS, max_size=50)), min_size=1, max_size=6))
def test_any_map_fits(top: str, branches: list[tuple[str, list[str]]]) -> None:
    view = MapView("圖", top, tuple(BranchView(name, tuple(items)) for name, items in branches))
    drawings = draw(view, SAY)
    assert [misfits(drawing) for drawing in drawings if misfits(drawing)] == []
    said = "".join(text.text for drawing in drawings for text in drawing.texts)
    assert all(item.replace(" ", "") in said.replace(" ", "") for _, items in branches for item in items)


@given(timelines())
def test_any_timeline_fits(view: TimelineView) -> None:
    drawings = draw(view, SAY)
    assert [misfits(drawing) for drawing in drawings if misfits(drawing)] == []
    assert [struck(drawing) for drawing in drawings if struck(drawing)] == []
    assert all(drawing.height <= TALLEST + 4 for drawing in drawings)


@given(layers())
def test_any_strategy_map_fits_and_no_line_runs_through_words(view: StrategyView) -> None:
    drawings = draw(view, SAY)
    assert [misfits(drawing) for drawing in drawings if misfits(drawing)] == []
    assert [struck(drawing) for drawing in drawings if struck(drawing)] == []
    said = "".join(text.text for drawing in drawings for text in drawing.texts).replace(" ", "")
    assert all(box.text.replace(" ", "") in said for layer in view.layers for box in layer.boxes)


def test_a_drawing_is_the_same_each_time() -> None:
    view = _chart("line", {"實體": ["40", "45.1"], "數位": ["12", "21"]})
    assert draw(view, SAY) == draw(view, SAY)


# -- the table ------------------------------------------------------------------------


def test_the_table_says_what_the_drawing_says() -> None:
    view = _chart("stacked", {"職員": ["47", "未載明"], "工友": ["20", "19"]})
    table = chart_table(view, SAY)
    rows = [
        [text_of(one.runs) for cell in row.cells for one in cell.content if isinstance(one, ParagraphView)]
        for row in table.rows
    ]
    assert [column.label for column in table.columns] == ["項目", "職員", "工友"]
    assert [column.align for column in table.columns] == ["start", "end", "end"]
    assert rows == [["109", "47", "20"], ["110", "未載明", "19"]]
