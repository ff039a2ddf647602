"""Exact arithmetic with published figures: the interval that rounding leaves to each printed digit."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from planpress.model.numerals import CHINESE, MYRIADS
from planpress.model.quantities import Quantity, unit_scale

ABOUT = frozenset(("大約", "約計", "約", "左右", "上下"))
AT_LEAST = frozenset(("超過", "至少", "逾", "以上"))
MORE = frozenset(("餘", "多"))
NEARLY = frozenset(("將近", "接近", "近", "未達"))
AT_MOST = frozenset(("最多", "以下", "以內"))


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``, both included; None is without end."""

    low: Fraction | None
    high: Fraction | None

    def meets(self, other: Interval) -> bool:
        """True if a number lies in both."""
        return _not_after(self.low, other.high) and _not_after(other.low, self.high)


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure in its base unit: 69,295 千元 is 69,295,000 元 with a ``step`` of 1,000.

    ``scale`` leads from the base unit back to the unit it is printed in; ``unit`` is that unit.
    """

    label: str
    quantity: Quantity
    number: Fraction
    step: Fraction
    scale: Fraction
    base: str
    unit: str

    @property
    def words(self) -> frozenset[str]:
        """Its qualifiers: 約, 逾, 餘, 以上."""
        return frozenset((self.quantity.before, self.quantity.rest, self.quantity.after)) - {""}


def figure_of(label: str, quantity: Quantity, *units: str | None) -> Figure:
    """The figure in its own unit, or else in the first of ``units`` that is given (of its row, its table)."""
    unit = next((one for one in (quantity.unit, *units) if one), "")
    factor, base = unit_scale(unit)
    scale = Fraction(factor)
    number, step = Fraction(quantity.number), Fraction(quantity.step)
    return Figure(label, quantity, number * scale, step * scale, scale, base, unit)


def rounded(figure: Figure) -> Interval:
    """What the figure may have been before it was rounded to its last printed digit."""
    return Interval(figure.number - figure.step / 2, figure.number + figure.step / 2)


def known(figure: Figure) -> Interval:
    """What a figure stands for as a factor or summand: itself, unless 約, 逾 or 餘 say otherwise."""
    if figure.quantity.exact:
        return Interval(figure.number, figure.number)
    reach = figure.step / 2 if figure.words <= ABOUT else figure.step
    return Interval(figure.number - reach, figure.number + reach)


def claimed(figure: Figure, tolerance: Fraction) -> Interval:
    """The exact values for which the printed figure, with its words 約, 逾, 餘, is right.

    ``tolerance`` is what rounding allows to a figure without such words.
    """
    words, number, step = figure.words, figure.number, figure.step
    if not words or words & ABOUT:
        reach = tolerance if not words else max(tolerance, step / 2)
        return Interval(number - reach, number + reach)
    if words & MORE:
        return Interval(number, number + step)
    if words & NEARLY:
        return Interval(number - step, number)
    low = number if words & AT_LEAST else None
    high = number if words & AT_MOST else None
    if low is None and high is None:  # 共計, 達: said of the figure itself
        return Interval(number - tolerance, number + tolerance)
    return Interval(low, high)


def add(intervals: list[Interval]) -> Interval:
    """The sum of bounded intervals."""
    ends = [_ends(one) for one in intervals]
    return Interval(sum((low for low, _ in ends), Fraction(0)), sum((high for _, high in ends), Fraction(0)))


def multiply(one: Interval, other: Interval) -> Interval:
    """The product of bounded intervals."""
    products = [left * right for left in _ends(one) for right in _ends(other)]
    return Interval(min(products), max(products))


def divide(one: Interval, other: Interval) -> Interval | None:
    """The quotient of bounded intervals; None where the divisor may be 0."""
    low, high = _ends(other)
    if low <= 0 <= high:
        return None
    return multiply(one, Interval(1 / high, 1 / low))


def show(number: Fraction, figure: Figure, more_digits: int = 0) -> str:
    """``number`` (in the base unit) as ``figure`` is printed: its 萬 and unit, its decimals and some more."""
    myriads = figure.quantity.digits.lstrip("-−,.0123456789" + CHINESE)
    scale = figure.scale * MYRIADS.get(myriads, 1)
    step, decimals = figure.step / scale, more_digits
    while step < 1 and decimals < 12:
        step, decimals = step * 10, decimals + 1
    in_unit, tens = abs(number / scale), 10**decimals
    whole, rest = divmod(int(in_unit * tens + Fraction(1, 2)), tens)
    tail = f"{rest:0{decimals}d}" if decimals else ""
    tail = tail.rstrip("0") if more_digits else tail
    unit = "%" if figure.unit == "百分比" else figure.quantity.unit
    shown_myriads = myriads if myriads in MYRIADS else ""
    return f"{'-' if number < 0 else ''}{whole:,}{'.' if tail else ''}{tail}{shown_myriads}{unit}"


def _ends(interval: Interval) -> tuple[Fraction, Fraction]:
    if interval.low is None or interval.high is None:
        raise ValueError("an interval without end")
    return interval.low, interval.high


def _not_after(one: Fraction | None, other: Fraction | None) -> bool:
    return one is None or other is None or one <= other
