"""Lengths, counts, shares, spans, awards: exact numbers behind the words of the document."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planpress.model.amounts import (
    LENGTH_UNITS,
    Award,
    AwardText,
    CountRange,
    Hours,
    Length,
    Seats,
    Share,
    Span,
    SpanUnit,
)
from planpress.model.numbering import chinese
from planpress.model.numerals import read_number, read_whole
from planpress.model.values import NotRead, Written

DECIMALS = st.decimals(0, 10_000, places=2).map(lambda number: format(number, "f"))


@given(st.integers(1, 9_999))
def test_chinese_numerals_are_read_as_numbering_writes_them(number: int) -> None:
    assert read_whole(chinese(number)) == number
    assert read_whole(str(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("兩", 2), ("千", 1000), ("零", 0), ("三百零五", 305), ("一〇九", None), ("08", None), ("６", None)],
)
def test_awkward_numerals(text: str, number: int | None) -> None:
    assert read_whole(text) == number


def test_half_a_day_is_half() -> None:
    assert read_number("半") == Decimal("0.5")


@given(DECIMALS, st.sampled_from(LENGTH_UNITS))
def test_a_length_keeps_its_words_and_its_exact_number(number: str, unit: str) -> None:
    read = Length.parse(number + unit)
    assert (read.text, read.amount, read.unit) == (number + unit, Decimal(number), unit)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("30天", 30, "天"),
        ("6場", 6, "場"),
        ("48堂課", 48, "堂課"),
        ("半天", Decimal("0.5"), "天"),
        ("0", 0, ""),
    ],
)
def test_lengths_of_the_sources(text: str, amount: Decimal, unit: str) -> None:
    assert (Length.parse(text).amount, Length.parse(text).unit) == (amount, unit)


@pytest.mark.parametrize(
    ("text", "suggestion"), [("48 堂課", "48堂課"), ("３天", "3天"), ("很久", ""), ("30", "")]
)
def test_a_length_needs_a_unit_and_half_width(text: str, suggestion: str) -> None:
    with pytest.raises(NotRead) as refused:
        Length.parse(text)
    assert refused.value.suggestion == suggestion


def test_hours_know_zero_and_ask_for_their_unit() -> None:
    assert Hours.parse("八小時").hours == 8
    assert Hours.parse("0").hours == 0
    assert Hours.parse("2.5小時").hours == Decimal("2.5")
    with pytest.raises(NotRead) as refused:
        Hours.parse("20")
    assert refused.value.suggestion == "20小時"


@pytest.mark.parametrize(
    ("text", "first", "last", "unit", "bound"),
    [
        ("八小時", 8, 8, "小時", ""),
        ("一人", 1, 1, "人", ""),
        ("1至2人", 1, 2, "人", ""),
        ("2至5人", 2, 5, "人", ""),
        ("40,000人次以上", 40_000, 40_000, "人次", "以上"),
        ("1", 1, 1, "", ""),
    ],
)
def test_counts_of_the_sources(text: str, first: int, last: int, unit: str, bound: str) -> None:
    assert CountRange.parse(text) == CountRange(text, Decimal(first), Decimal(last), unit, bound)


@given(st.integers(0, 99_999), st.integers(1, 99_999))
def test_a_range_of_counts_rises(first: int, more: int) -> None:
    text = f"{first}至{first + more}人"
    assert (CountRange.parse(text).first, CountRange.parse(text).last) == (first, first + more)
    with pytest.raises(NotRead) as refused:
        CountRange.parse(f"{first + more}至{first}人")
    assert refused.value.reason == "order"


@given(st.integers(2, 999), st.integers(1, 999))
def test_shares_are_fractions_in_three_ways_of_writing(below: int, above: int) -> None:
    assert Share.parse(f"{chinese(below)}分之{chinese(above)}").share == Fraction(above, below)
    assert Share.parse(f"{above}/{below}").share == Fraction(above, below)
    assert Share.parse(f"{above}%").share == Fraction(above, 100)


def test_a_third_is_no_decimal() -> None:
    assert Share.parse("三分之一").share * 3 == 1
    assert Share.parse("百分之十").share == Fraction(1, 10)
    assert Share.parse("44.04%").share == Fraction(4404, 10_000)
    with pytest.raises(NotRead) as refused:
        Share.parse("30％")
    assert refused.value.suggestion == "30%"


@pytest.mark.parametrize(
    ("text", "amount", "unit", "ordinal"),
    [
        ("3個月", 3, SpanUnit.MONTHS, False),
        ("7個工作天", 7, SpanUnit.WORKING_DAYS, False),
        ("第3個月", 3, SpanUnit.MONTHS, True),
        ("2週", 2, SpanUnit.WEEKS, False),
        ("十日", 10, SpanUnit.DAYS, False),
        ("1年", 1, SpanUnit.YEARS, False),
    ],
)
def test_spans_of_the_sources(text: str, amount: int, unit: SpanUnit, ordinal: bool) -> None:
    assert Span.parse(text) == Span(text, amount, unit, ordinal)


@pytest.mark.parametrize(
    ("text", "award", "times"),
    [
        ("嘉獎1次", Award.COMMENDATION, 1),
        ("嘉獎二次", Award.COMMENDATION, 2),
        ("記功1次", Award.MERIT, 1),
        ("記大功1次", Award.MAJOR_MERIT, 1),
        ("嘉獎", Award.COMMENDATION, None),
        ("不敘獎", Award.NONE, 0),
    ],
)
def test_awards(text: str, award: Award, times: int | None) -> None:
    assert AwardText.parse(text) == AwardText(text, award, times)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("大功1次", "記大功1次"),
        ("記大功1支", "記大功1次"),
        ("記功１次", "記功1次"),
        ("獎金", ""),
        ("嘉獎0次", ""),
    ],
)
def test_awards_written_otherwise(text: str, suggestion: str) -> None:
    with pytest.raises(NotRead) as refused:
        AwardText.parse(text)
    assert refused.value.suggestion == suggestion


@pytest.mark.parametrize("text", ["0", "-1", "三十", "３０", "1000000000", "30 "])
def test_seats_are_a_positive_number(text: str) -> None:
    with pytest.raises(NotRead):
        Seats.parse(text)
    assert Seats.parse("30").seats == 30


@given(st.sampled_from([Length, Hours, CountRange, Share, Span, Seats, AwardText]), st.text(max_size=12))
def test_any_text_is_read_word_for_word_or_refused(kind: type[Written], text: str) -> None:
    try:
        read = kind.parse(text)
    except NotRead:
        return
    assert read.text == text
    assert str(read) == text
