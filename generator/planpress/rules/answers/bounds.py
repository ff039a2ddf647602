"""Bounds of a number as a limit or a quota states them, and whole people where a share gives a part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from planpress.model.amounts import CountRange
from planpress.model.rule_parts import Vague
from planpress.model.rules import LimitRule, QuotaRule
from planpress.model.values import Unstated
from planpress.rules.answers.answer import AnswerValue, ValueRange

_BOUNDS = ("at_most", "less_than", "at_least", "more_than")
_QUOTAS = ("each", "total")


@dataclass(frozen=True, slots=True)
class Bound:
    """A bound: ``kind`` is at_most, less_than, at_least or more_than; ``parameter`` is where it stands."""

    kind: str
    parameter: str
    limit: Fraction
    text: str
    unit: str

    @property
    def upper(self) -> bool:
        """True where numbers above it break it."""
        return self.kind in ("at_most", "less_than")

    def broken(self, number: Fraction) -> bool:
        """True where ``number`` does not keep to the bound."""
        if self.kind == "at_most":
            return number > self.limit
        if self.kind == "less_than":
            return number >= self.limit
        return number < self.limit if self.kind == "at_least" else number <= self.limit


def bounds_of(rule: LimitRule | QuotaRule) -> tuple[Bound, ...]:
    """The bounds that ``rule`` states as figures."""
    return tuple(_bounds(rule))


def _bounds(rule: LimitRule | QuotaRule) -> Iterator[Bound]:
    for name in _BOUNDS:
        amount = getattr(rule, name)
        if isinstance(amount, CountRange):
            limit = amount.last if name in ("at_most", "less_than") else amount.first
            yield Bound(name, name, Fraction(limit), amount.text, amount.unit)
    if isinstance(rule, QuotaRule):
        for name in _QUOTAS:
            amount = getattr(rule, name)
            if isinstance(amount, CountRange):
                yield from _of_range(name, amount)
                return  # each agency's number is what is compared, the total only where there is none


def _of_range(name: str, amount: CountRange) -> Iterator[Bound]:
    """1至2人 is at least 1 and at most 2; 2人以上 at least 2; 2人 itself at most 2."""
    if amount.bound == "以上":
        yield Bound("at_least", name, Fraction(amount.first), amount.text, amount.unit)
        return
    yield Bound("at_most", name, Fraction(amount.last), amount.text, amount.unit)
    if amount.first != amount.last:
        yield Bound("at_least", name, Fraction(amount.first), amount.text, amount.unit)


def range_of(bounds: tuple[Bound, ...]) -> AnswerValue:
    """The limit as a value: one number, or from the lower to the upper bound."""
    upper = [bound.limit for bound in bounds if bound.upper]
    lower = [bound.limit for bound in bounds if not bound.upper]
    if upper and lower and max(lower) != min(upper):
        return ValueRange(max(lower), min(upper))
    return min(upper) if upper else max(lower)


def unit_of(bounds: tuple[Bound, ...]) -> str:
    """The unit of the first bound that has one."""
    return next((bound.unit for bound in bounds if bound.unit), "")


def only_word(rule: LimitRule | QuotaRule) -> tuple[str, Unstated | Vague]:
    """The parameter that holds a word instead of a figure, with that word; 未載明 where there is none."""
    for name in (*_BOUNDS, *(_QUOTAS if isinstance(rule, QuotaRule) else ())):
        amount = getattr(rule, name)
        if isinstance(amount, Unstated | Vague):
            return name, amount
    return "at_most", Unstated.NOT_STATED
