"""Lengths fall into ranges within their own unit, and no unit is turned into another."""

from __future__ import annotations

import pytest

from planpress.model.amounts import Hours, Length
from planpress.model.length_ranges import range_of
from planpress.model.values import Unstated


@pytest.mark.parametrize(
    ("text", "range_id"),
    [
        ("半天", "days-1"),
        ("1天", "days-1"),
        ("1.5天", "days-1-2"),
        ("2日", "days-1-2"),
        ("3天", "days-2-5"),
        ("12天", "days-10-30"),
        ("31天", "days-30"),
        ("6場", "events-5-10"),
        ("48堂課", "lessons-30"),
        ("48堂", "lessons-30"),
        ("6小時", "hours-3-6"),
        ("90分鐘", "minutes-60-120"),
        ("4班", "班-2-5"),
    ],
)
def test_a_length_lies_in_one_range_of_its_unit(text: str, range_id: str) -> None:
    found = range_of(Length.parse(text))

    assert found is not None
    assert found.id == range_id


def test_hours_are_a_length_of_their_own() -> None:
    found = range_of(Hours.parse("3小時"))

    assert found is not None
    assert (found.id, found.over, found.most) == ("hours-3", 0, 3)


@pytest.mark.parametrize("value", [Length.parse("0"), Unstated.NOT_STATED, None, ""])
def test_what_has_no_unit_has_no_range(value: object) -> None:
    assert range_of(value) is None


def test_ranges_stand_by_unit_then_by_size() -> None:
    texts = ["40天", "6小時", "1天", "3場", "3天", "40小時"]
    found = [one for one in (range_of(Length.parse(text)) for text in texts) if one]

    assert [one.id for one in sorted(found, key=lambda one: one.rank)] == [
        "days-1",
        "days-2-5",
        "days-30",
        "hours-3-6",
        "hours-30",
        "events-2-5",
    ]
