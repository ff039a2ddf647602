"""When an item of a timeline is: days, periods, years and months, refused with the right form otherwise."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from planpress.model.strategies import Layer
from planpress.model.timelines import Timeline, When
from planpress.model.values import NotRead


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("113年9月30日", date(2024, 9, 30), date(2024, 9, 30)),
        ("113年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("113年3月至5月", date(2024, 3, 1), date(2024, 5, 31)),
        ("113年11月至114年2月", date(2024, 11, 1), date(2025, 2, 28)),
        ("113年1月1日至3月15日", date(2024, 1, 1), date(2024, 3, 15)),
        ("82年", date(1993, 1, 1), date(1993, 12, 31)),
        ("99年至106年", date(2010, 1, 1), date(2017, 12, 31)),
    ],
)
def test_words_with_a_year_are_a_stretch_of_days(text: str, first: date, last: date) -> None:
    when = When.parse(text)
    assert (when.stretch, when.months, str(when)) == ((first, last), (), text)


def test_months_alone_are_of_the_plans_year() -> None:
    assert When.parse("2至3月、7月") == When("2至3月、7月", None, (2, 3, 7))


@pytest.mark.parametrize(
    ("text", "reason", "suggestion"),
    [
        ("113年5月至3月", "order", ""),
        ("114年1月至113年12月", "order", ""),
        ("113年9月30日至113年9月1日", "order", ""),
        ("106年至99年", "order", ""),
        ("5至3月", "order", ""),
        ("113年13月", "no_day", ""),
        ("113年2月30日", "no_day", ""),
        ("113/9/30", "form", "113年9月30日"),
        ("113年3-5月", "form", "113年3至5月"),
        ("２至３月", "form", "2至3月"),
        ("113年3月 - 5月", "form", "113年3月至5月"),
        ("春天", "form", ""),
        ("", "form", ""),
    ],
)
def test_anything_else_is_refused(text: str, reason: str, suggestion: str) -> None:
    with pytest.raises(NotRead) as refused:
        When.parse(text)
    assert (refused.value.kind, refused.value.reason, refused.value.suggestion) == (
        "when",
        reason,
        suggestion,
    )


@pytest.mark.parametrize(("record", "given"), [(Timeline, {"title": "時程"}), (Layer, {"name": "願景"})])
@pytest.mark.parametrize("empty", [{}, {"of": []}])
def test_an_empty_timeline_or_layer_is_refused(
    record: type[Timeline | Layer], given: dict[str, str], empty: dict[str, list[str]]
) -> None:
    with pytest.raises(ValidationError) as refused:
        record.model_validate({**given, **empty})
    assert [error["type"] for error in refused.value.errors()] == ["needs_one"]
