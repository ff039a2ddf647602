"""Exact arithmetic with printed figures: what 約, 逾, 餘 and the last digit allow."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planpress.model.quantities import Quantity
from planpress.rules.rounding import Figure, Interval, claimed, divide, figure_of, known, rounded, show


def _figure(text: str, unit: str = "") -> Figure:
    return figure_of("", Quantity.parse(text), unit)


def _allows(text: str, number: str) -> bool:
    figure = _figure(text)
    exact = Fraction(number)
    return claimed(figure, figure.step / 2).meets(Interval(exact, exact))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("約計71.65箱", "71.652"),
        ("約計43棵", "42.99"),
        ("逾1,800門", "1800"),
        ("逾1,800門", "2500"),
        ("128萬餘人", "1289999"),
        ("近5萬名", "49000"),
        ("40,000人次以上", "40001"),
        ("280門", "280"),
        ("92.29", "92.294"),
    ],
)
def test_a_figure_stands_for_these_numbers(text: str, number: str) -> None:
    assert _allows(text, number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("約計71.65箱", "71.66"),
        ("逾1,800門", "1799"),
        ("128萬餘人", "1290001"),
        ("128萬餘人", "1279999"),
        ("近5萬名", "50001"),
        ("40,000人次以上", "39999"),
        ("280門", "281"),
    ],
)
def test_and_not_for_these(text: str, number: str) -> None:
    assert not _allows(text, number)


def test_thousands_and_millions_are_converted_before_they_are_divided() -> None:
    pay, budget = _figure("68159", "千元"), _figure("145", "百萬元")
    assert (pay.number, budget.number) == (68_159_000, 145_000_000)
    assert pay.base == budget.base == "元"
    rate = divide(rounded(pay), rounded(budget))
    assert rate is not None
    assert rate.low is not None
    assert rate.high is not None
    share = _figure("46.98%", "百分比")
    assert [show(end, share) for end in (rate.low, rate.high)] == ["46.84%", "47.17%"]
    assert claimed(share, share.step / 2).meets(rate)


def test_nothing_is_divided_by_what_may_be_zero() -> None:
    assert divide(rounded(_figure("5")), rounded(_figure("0"))) is None


def test_a_result_is_shown_as_its_figure_is_printed() -> None:
    assert show(Fraction(4_500_000), _figure("460萬", "元")) == "450萬"
    assert show(Fraction(287_960), _figure("287,000件")) == "287,960件"
    assert show(Fraction("71.724"), _figure("約計71.56箱"), 2) == "71.724箱"
    assert show(Fraction(-3), _figure("5人")) == "-3人"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("280門", 280, 280),
        ("約5萬名", 45000, 55000),
        ("逾5萬名", 40000, 60000),
        ("128萬餘人", 1270000, 1290000),
    ],
)
def test_as_a_summand_a_figure_reaches_half_a_step_when_about_and_a_whole_one_when_more(
    text: str, low: int, high: int
) -> None:
    assert known(_figure(text)) == Interval(Fraction(low), Fraction(high))


def test_words_said_of_the_figure_itself_allow_what_rounding_allows() -> None:
    assert claimed(_figure("共計280門"), Fraction(1, 2)) == Interval(Fraction("279.5"), Fraction("280.5"))


def test_a_figure_without_any_unit_has_the_empty_one() -> None:
    assert figure_of("", Quantity.parse("280"), None, "").unit == ""


def test_a_number_without_end_is_shown_to_twelve_places() -> None:
    long = Figure("", Quantity.parse("1"), Fraction(1), Fraction(1, 10**14), Fraction(1), "", "")
    assert show(Fraction(1), long) == "1." + "0" * 12
