"""A flow is drawn so that no box covers another, no words leave their box, and no line leads nowhere."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planpress.render.flow import Box, Drawing, lay_out_flow
from planpress.site.charts.words import EM, wrap
from planpress.site.views import FlowView, StepView

TEXT = st.text(alphabet="班期規劃作業流程、（）AI e化2", min_size=1, max_size=24)


def test_steps_stand_below_one_another_joined_by_arrows() -> None:
    drawing = _drawn(StepView(1, ("報到",)), StepView(2, ("上課",)), StepView(3, ("結束",)))
    assert all(above.bottom < below.y for above, below in pairwise(drawing.boxes))
    assert len([way for way in drawing.ways if way.arrow]) == 2
    assert [label.text for label in drawing.labels] == ["1", "2", "3"]


def test_steps_that_run_together_stand_side_by_side() -> None:
    first, *together, last = _drawn(
        StepView(1, ("甲",)), StepView(2, ("乙", "丙", "丁")), StepView(3, ("戊",))
    ).boxes
    assert len({box.y for box in together}) == 1
    assert all(left.x + left.width < right.x for left, right in pairwise(together))
    assert first.bottom < together[0].y
    assert together[0].bottom < last.y


def test_a_question_has_both_answers_and_the_way_back() -> None:
    ask = StepView(1, ("測試",), question=True, then=("驗收",), otherwise=("修正",), back_to="測試")
    drawing = _drawn(StepView(0, ("設計",)), ask)
    assert [box.question for box in drawing.boxes] == [False, True, False, False]
    assert [label.kind for label in drawing.labels if label.kind != "number"] == ["yes", "no"]
    question = drawing.boxes[1]
    back = max(drawing.ways, key=lambda way: len(way.corners))
    assert len(back.corners) == 4
    assert back.corners[-1][0] == question.middle
    assert back.corners[-1][1] < question.y


@given(st.lists(st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=6))
def test_any_flow_fits(steps: list[list[str]]) -> None:
    drawing = _drawn(*(StepView(count, tuple(texts)) for count, texts in enumerate(steps, start=1)))
    assert _misfits(drawing) == []


@given(TEXT, st.lists(TEXT, max_size=2), st.lists(TEXT, max_size=3))
def test_any_question_fits(text: str, then: list[str], otherwise: list[str]) -> None:
    ask = StepView(2, (text,), question=True, then=tuple(then), otherwise=tuple(otherwise), back_to=text)
    drawing = _drawn(StepView(1, ("開始",)), ask, StepView(3, ("結束",)))
    assert _misfits(drawing) == []


@given(TEXT, st.floats(min_value=2, max_value=12))
def test_wrapping_loses_nothing(text: str, per_line: float) -> None:
    assert "".join(wrap(text, per_line)).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("系統分析與設計、程式設計", ("系統分析與設", "計、程式設計")),
        ("報到", ("報到",)),
        ("一二三四五六七八。", ("一二三四五", "六七八。")),
    ],
)
def test_lines_are_of_about_one_length(text: str, lines: tuple[str, ...]) -> None:
    assert wrap(text, 8) == lines


def _drawn(*steps: StepView) -> Drawing:
    return lay_out_flow(FlowView("流程", steps))


def _misfits(drawing: Drawing) -> list[Box]:
    """Boxes beyond the drawing, with words beyond their frame, or over one another."""
    boxes = drawing.boxes
    wide = [box for box in boxes if any(_width(line) > box.width + EM for line in box.lines)]
    high = [box for box in boxes if len(box.lines) * 20 > box.height]
    beyond = [
        box for box in boxes if box.x < 0 or box.x + box.width > drawing.width or box.bottom > drawing.height
    ]
    over = [one for at, one in enumerate(boxes) if any(_overlap(one, two) for two in boxes[at + 1 :])]
    return [*wide, *high, *beyond, *over]


def _width(line: str) -> float:
    return sum(1 if ord(char) > 255 else 0.5 for char in line) * EM


def _overlap(one: Box, other: Box) -> bool:
    apart = one.x + one.width <= other.x or other.x + other.width <= one.x
    return not (apart or one.bottom <= other.y or other.bottom <= one.y)
