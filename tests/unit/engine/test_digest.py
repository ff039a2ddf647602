"""One digest for one value: no two values share one, and no process makes another."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, make_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict

from planpress.engine.digest import digest, digest_bytes


class Colour(Enum):
    RED = 1
    BLUE = 2


class Kind(StrEnum):
    PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Course:
    id: str
    seats: int | None = None


@dataclass(frozen=True)
class Lecture:
    id: str
    seats: int | None = None


@dataclass(frozen=True)
class Nothing:
    pass


@dataclass(frozen=True)
class One:
    id: str


class Point(NamedTuple):
    x: int
    y: int


class Award(BaseModel):
    model_config = ConfigDict(frozen=True)
    times: int
    note: str = ""


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")
    times: int


# Any two of these can be told apart by whoever reads them.
DIFFERENT = [
    None, True, False, 0, 1, -1, 10**6000, "", "0", "1", "None", "i1;", b"", b"1", b"i1;",
    "é", "e\u0301", "\udce9",
    Fraction(1), Fraction(1, 2), Fraction(2, 1), Decimal(1), Decimal("1.0"), Decimal("1.00"), Decimal("NaN"),
    Decimal("-0"), Decimal(0), date(2026, 1, 1), date(2026, 1, 2), "2026-01-01",
    (), ((),), ((), ()), (1, 2), (2, 1), (1, (2,)), ((1,), 2), ((1, 2),), (1, 2, ()),
    ("ab", "c"), ("a", "bc"),
    [], [1, 2], [(1, 2)], ([1, 2],), frozenset(), frozenset({1, 2}), frozenset({(1, 2)}),
    {}, {"a": 1}, {"a": "1"}, {1: "a"}, {"a": 1, "b": 2}, {"b": 2, "a": 1}, {"a": {"b": 2}}, (("a", 1),),
    Colour.RED, Colour.BLUE, Kind.PLAN, "plan", "PLAN",
    Course("1"), Course("1", 0), Course("", None), Lecture("1"), ("1", None), Nothing(), One("1"),
    One("s1:1"),
    Point(1, 2), Point(2, 1), Award(times=1), Award(times=1, note="x"), Open(times=1), Open(times=1, extra=2),
    (Open(times=1), {"extra": 2}), (Open(times=1, extra=2),), Markup("a"), "a",
]  # fmt: skip


def test_values_that_can_be_told_apart_never_share_a_digest() -> None:
    seen: dict[str, object] = {}
    for value in DIFFERENT:
        found = digest(value)
        assert found not in seen, f"{seen[found]!r} and {value!r}"
        seen[found] = value


def test_equal_values_made_in_different_ways_share_a_digest() -> None:
    assert digest(Fraction(2, 4)) == digest(Fraction(1, 2))
    assert digest(frozenset([3, 1, 2])) == digest(frozenset([2, 3, 1]))
    assert digest(MappingProxyType({"a": 1})) == digest({"a": 1})
    assert digest(Course(id="a", seats=None)) == digest(Course("a"))
    assert digest(Award(times=2, note="")) == digest(Award(times=2))


plain = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=4), st.binary(max_size=4),
    st.fractions(), st.dates(), st.builds(Course, st.text(max_size=2), st.none() | st.integers()),
)  # fmt: skip
values = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.text(max_size=2), inner, max_size=3),
    ),
    max_leaves=8,
)


def _unlike(value: object) -> object:
    """A form in which two values are equal only if no reader can tell them apart."""
    if isinstance(value, tuple | list):
        return (type(value), [_unlike(item) for item in value])
    if isinstance(value, dict):
        return (dict, [(key, _unlike(item)) for key, item in value.items()])
    return (type(value), repr(value))


@given(values, values)
def test_digests_are_equal_exactly_where_values_are(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) == (_unlike(one) == _unlike(other))


@given(st.lists(st.integers() | st.text(max_size=3), unique_by=repr))
def test_a_set_has_no_order(items: list[object]) -> None:
    assert digest(frozenset(items)) == digest(frozenset(reversed(items)))


def test_the_order_of_a_mapping_counts_since_its_reader_sees_it() -> None:
    assert digest({"a": 1, "b": 2}) != digest({"b": 2, "a": 1})


def test_the_digest_is_the_same_in_every_process() -> None:
    code = (
        "from planpress.engine.digest import digest\n"
        "print(digest((frozenset('abcdef'), {'甲': 1}, b'x', None, True)))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert found == {digest((frozenset("abcdef"), {"甲": 1}, b"x", None, True)) + "\n"}


class Changeable:
    pass


@pytest.mark.parametrize(
    "value",
    [1.5, object(), {1, 2}, Changeable(), datetime(2026, 1, 1), lambda: None, Course, iter(())],  # noqa: DTZ001
    ids=lambda value: type(value).__name__,
)
def test_what_has_no_digest_is_named(value: object) -> None:
    with pytest.raises(TypeError, match=type(value).__name__):
        digest((1, [value]))


def test_a_dataclass_that_can_change_is_refused() -> None:
    loose = make_dataclass("Loose", ["a"])
    with pytest.raises(TypeError, match=r"Loose is no frozen dataclass"):
        digest(loose(1))


def test_a_str_that_carries_more_than_its_text_is_refused() -> None:
    class Marked(str):
        __slots__ = ("line",)

    with pytest.raises(TypeError, match="Marked"):
        digest(Marked("a"))


def test_the_fast_way_for_files_is_a_plain_hash() -> None:
    assert digest_bytes(b"") != digest_bytes(b"\0")
    assert len(digest_bytes(b"x")) == len(digest(b"x")) == 40


def test_the_digest_of_many_records_costs_a_few_times_their_repr() -> None:
    records = tuple(Course(f"c{number}", number) for number in range(5_000))
    assert _seconds(digest, records) < 8 * _seconds(repr, records)


def _seconds(work: Callable[[object], str], value: object) -> float:
    def once() -> float:
        began = time.perf_counter()
        work(value)
        return time.perf_counter() - began

    return min(once() for _ in range(5))
