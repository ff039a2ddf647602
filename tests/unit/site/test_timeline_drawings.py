"""A timeline is true to its days: bars as long as they last, single days as diamonds, an axis to read."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planpress.site.charts.draw import draw
from planpress.site.charts.marks import TALLEST, Area, Drawing
from planpress.site.charts.tables import chart_table
from planpress.site.runs import text_of
from planpress.site.views import ParagraphView, StretchView, TimedView, TimelineView
from support.theme import wording

SAY = wording()


def _row(name: str, *days: str) -> TimedView:
    pairs = [day.partition("/") for day in days]
    return TimedView(name, "時間", tuple(StretchView(first, last or first) for first, _, last in pairs))


def _drawn(*rows: TimedView) -> Drawing:
    (drawing,) = draw(TimelineView("圖", rows), SAY)
    return drawing


def _ends(area: Area) -> tuple[float, float]:
    xs = [x for x, _ in area.points]
    return min(xs), max(xs)


def _said(drawing: Drawing) -> list[str]:
    return [text.text for text in drawing.texts]


def test_bars_begin_and_end_where_their_days_do() -> None:
    drawing = _drawn(
        _row("全年", "2021-01-01/2021-12-31"),
        _row("上半年", "2021-01-01/2021-06-30"),
        _row("下半年", "2021-07-01/2021-12-31"),
    )
    (first, last), (left, middle), (begin, right) = map(_ends, drawing.areas)
    assert (first, last) == (left, right) == (8.0, 336.0)
    assert middle == begin
    assert middle - left == pytest.approx(328 * 181 / 365, abs=0.1)


def test_a_single_day_is_a_diamond_within_the_drawing() -> None:
    drawing = _drawn(_row("函頒", "2021-01-01"), _row("全年", "2021-01-01/2021-12-31"))
    diamond, bar = drawing.areas
    assert [len({x for x, _ in one.points}) for one in (diamond, bar)] == [3, 2]
    assert _ends(diamond)[0] >= 0


def test_what_lasts_two_days_of_thirty_years_can_still_be_seen() -> None:
    drawing = _drawn(_row("短", "2000-05-01/2000-05-02"), _row("長", "1990-01-01/2020-12-31"))
    left, right = _ends(drawing.areas[0])
    assert right - left >= 2


def test_several_stretches_stand_in_one_lane_and_no_day_is_an_empty_one() -> None:
    drawing = _drawn(_row("兩次", "2021-01-01/2021-01-31", "2021-03-01/2021-03-31"), _row("未定"))
    one, other = drawing.areas
    assert {y for _, y in one.points} == {y for _, y in other.points}
    assert "未定" in _said(drawing)


@pytest.mark.parametrize(
    ("first", "last", "labels", "not_labels"),
    [
        ("2021-03-05", "2021-03-05", {"3月5日", "110年"}, set()),
        ("2021-12-20", "2022-01-10", {"12月20日", "110年", "111年"}, {"12"}),
        ("2021-01-05", "2021-12-10", {"1", "2", "12", "110年"}, {"1月5日"}),
        ("2020-11-05", "2022-12-10", {"1", "4", "7", "10", "110年", "111年"}, {"2", "12", "109年"}),
        ("1993-01-01", "2017-12-31", {"82年", "85年", "105年"}, {"83年", "1"}),
        ("1912-01-01", "2100-12-31", {"1年", "50年", "150年"}, {"2年"}),
    ],
)
def test_the_axis_counts_days_months_or_years(
    first: str, last: str, labels: set[str], not_labels: set[str]
) -> None:
    said = set(_said(_drawn(_row("項目", f"{first}/{last}"))))
    assert labels <= said
    assert not not_labels & said


def test_a_month_is_named_in_the_middle_of_its_cell() -> None:
    drawing = _drawn(_row("二月", "2021-02-01/2021-02-28"), _row("全年", "2021-01-01/2021-12-31"))
    left, right = _ends(drawing.areas[0])
    (label,) = [text for text in drawing.texts if text.text == "2"]
    assert label.x == pytest.approx((left + right) / 2, abs=0.1)


def test_a_name_and_its_time_share_a_line_where_both_fit() -> None:
    short = _drawn(_row("共識營", "2021-01-01/2021-03-31")).texts
    assert short[0].y == short[1].y
    assert short[1].anchor == "end"
    long = _drawn(_row("選送亞洲生產力組織公務人員赴海外派訓研習", "2021-01-01/2021-03-31"))
    assert len({text.y for text in long.texts[:2]}) == 2


def test_fifty_items_go_on_in_further_drawings_each_with_its_axis() -> None:
    start = date(2021, 1, 1)
    rows = [_row(f"第{number}項", (start + timedelta(days=7 * number)).isoformat()) for number in range(50)]
    drawings = draw(TimelineView("圖", tuple(rows)), SAY)
    assert len(drawings) > 1
    assert sum(len(drawing.areas) for drawing in drawings) == 50
    assert all("110年" in _said(drawing) and drawing.height <= TALLEST + 4 for drawing in drawings)


def test_a_name_without_end_is_cut_in_the_drawing_and_whole_in_the_table() -> None:
    name = "長" * 500
    view = TimelineView("圖", (_row(name, "2021-01-01"),))
    (drawing,) = draw(view, SAY)
    assert drawing.height < 400
    assert any(text.text.endswith("…") for text in drawing.texts)
    (row,) = chart_table(view, SAY).rows
    cells = [
        text_of(one.runs) for cell in row.cells for one in cell.content if isinstance(one, ParagraphView)
    ]
    assert cells == [name, "時間"]
