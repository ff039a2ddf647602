"""Published figures: the exact number, its qualifiers, and the text without them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planpress.model.quantities import AFTER, BEFORE, Quantity, unit_scale
from planpress.model.values import NotRead

UNITS = st.sampled_from(["", "人", "門", "箱", "日/人", "人次", "元", "個機關", "%", "場次"])


@pytest.mark.parametrize(
    ("text", "number", "unit", "bare"),
    [
        ("128萬餘人", "1280000", "人", "128萬人"),
        ("1,037萬元", "10370000", "元", "1,037萬元"),
        ("約計71.65箱", "71.65", "箱", "71.65箱"),
        ("92.29", "92.29", "", "92.29"),
        ("44.04%", "44.04", "%", "44.04%"),
        ("71,990日/人", "71990", "日/人", "71,990日/人"),
        ("近千位", "1000", "位", "千位"),
        ("逾1,800門", "1800", "門", "1,800門"),
        ("40,000人次以上", "40000", "人次", "40,000人次"),
        ("360萬", "3600000", "", "360萬"),
        ("十餘萬人", "100000", "人", "十萬人"),
        ("33個機關", "33", "個機關", "33個機關"),
        ("-3.5%", "-3.5", "%", "-3.5%"),
        ("0", "0", "", "0"),
    ],
)
def test_figures_of_the_sources(text: str, number: str, unit: str, bare: str) -> None:
    read = Quantity.parse(text)
    assert (read.text, read.number, read.unit, read.bare) == (text, Decimal(number), unit, bare)


@given(
    st.sampled_from(["", *BEFORE]),
    st.decimals(0, 10**9, places=2),
    st.booleans(),
    st.sampled_from(["", "萬", "億"]),
    UNITS,
    st.sampled_from(["", *AFTER]),
)
def test_a_figure_goes_to_words_and_back(
    before: str, number: Decimal, grouped: bool, scale: str, unit: str, after: str
) -> None:
    digits = format(number, ",f" if grouped else "f")
    text = f"{before}{digits}{scale}{unit}{after}"
    read = Quantity.parse(text)
    assert (read.text, read.before, read.unit, read.after) == (text, before, unit, after)
    assert read.digits == digits + scale
    assert read.number == number * {"": 1, "萬": 10**4, "億": 10**8}[scale]
    assert Quantity.parse(read.bare).number == read.number
    assert Quantity.parse(read.bare).exact
    assert read.exact == (not before and not after)


def test_written_digits_stay_and_tell_the_step() -> None:
    assert Quantity.parse("97.50").text == "97.50"
    assert Quantity.parse("97.50").step == Decimal("0.01")
    assert Quantity.parse("128萬餘人").step == 10_000
    assert Quantity.parse("約5萬名").step == 10_000


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("１２人", "12人"),
        ("1，800門", "1,800門"),
        ("1,80門", ""),
        ("約", ""),
        ("很多", ""),
        ("12 人", "12人"),
    ],
)
def test_figures_written_otherwise_are_refused(text: str, suggestion: str) -> None:
    with pytest.raises(NotRead) as refused:
        Quantity.parse(text)
    assert refused.value.suggestion == suggestion


@given(st.text(max_size=15))
def test_any_text_is_read_word_for_word_or_refused(text: str) -> None:
    try:
        read = Quantity.parse(text)
    except NotRead:
        return
    assert read.text == text
    assert read.number == Quantity.parse(read.bare).number


def test_units_know_their_scale() -> None:
    assert unit_scale("千元") == (1000, "元")
    assert unit_scale("百萬元") == (1_000_000, "元")
    assert unit_scale("百分比") == (Decimal("0.01"), "")
    assert unit_scale("%") == unit_scale("％") == (Decimal("0.01"), "")
    assert unit_scale("千") == (1, "千"), "a scale of nothing is a unit"
    assert unit_scale("人") == (1, "人")


@pytest.mark.parametrize("text", ["一一十人", "百百人", "十十萬"])
def test_words_that_are_no_number_are_refused(text: str) -> None:
    with pytest.raises(NotRead):
        Quantity.parse(text)
