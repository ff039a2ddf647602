"""Axes: ticks at round numbers that hold all that is drawn, always with zero among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from planpress.model.numerals import MYRIADS

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from ``low`` to ``high``, which is drawn over ``length`` units of a drawing."""

    low: Decimal
    high: Decimal
    step: Decimal
    length: float

    def at(self, number: Decimal) -> float:
        """How far from the axis's beginning ``number`` is drawn."""
        return round(float((number - self.low) / (self.high - self.low)) * self.length, 1)

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """The round numbers at which it is marked, its ends among them."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * number for number in range(count + 1))


def scale_of(numbers: Iterable[Decimal], length: float, most: int) -> Scale:
    """An axis for ``numbers`` with zero on it, with at most ``most`` (at least 2) stretches or so."""
    found = (Decimal(0), *numbers)
    low, high = min(found), max(found)
    if low == high:
        high = Decimal(1)
    step = _step((high - low) / most)
    first = (low / step).to_integral_value(ROUND_FLOOR) * step
    last = (high / step).to_integral_value(ROUND_CEILING) * step
    return Scale(first, last, step, length)


def _step(wanted: Decimal) -> Decimal:
    """The smallest of 1, 2, 5, 10, 20 … that is not below ``wanted``."""
    power = Decimal(10) ** wanted.adjusted()
    return next(one * power for one in _STEPS if one * power >= wanted)


def tick_words(number: Decimal) -> str:
    """A tick as it is written: 150, 0.5, 5萬, 1兆."""
    for word, size in reversed(MYRIADS.items()):
        if number and number % size == 0:
            return f"{int(number / size):,}{word}"
    whole = number == number.to_integral_value()
    return f"{int(number):,}" if whole else f"{number.normalize():f}"
