"""What is given beside or instead of a commendation: money, vouchers, fees, leave."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from planpress.model.amounts import AwardText, CountRange, Share
from planpress.model.awards import AwardRule, Benefit
from planpress.model.rule_parts import Vague
from planpress.model.values import Unstated
from planpress.rules.answers.answer import AnswerValue, Given, ValueRange
from planpress.rules.answers.asking import Asking
from planpress.rules.answers.matching import holds, is_optional
from planpress.rules.answers.rounding import rounded

FAILED = "passed"
_MONEY = "元"


@dataclass(frozen=True, slots=True)
class Benefits:
    """What is given, and the fields without which some of it cannot be told."""

    given: tuple[Given, ...] = ()
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Worth:
    value: AnswerValue | None = None
    unit: str = ""
    lacking: str = ""


def benefits_of(benefits: Iterable[Benefit], asking: Asking[AwardRule]) -> Benefits:
    """Those whose tests hold; of an exam that was not passed only those that say so."""
    failed = asking.question.flag(FAILED) is False
    given: list[Given] = []
    lacking: list[str] = []
    for one in benefits:
        if failed and FAILED not in one.when:
            continue
        verdict = holds(one.when, asking.question, asking.rule, asking.world)
        if verdict.holds is None and not is_optional(verdict.field, asking.question):
            lacking.append(verdict.field)
        if not verdict.holds:
            continue
        worth = _worth(one, asking)
        if worth.lacking:
            lacking.append(worth.lacking)
        given.append(_given(one, worth, asking))
    return Benefits(tuple(given), tuple(dict.fromkeys(lacking)))


def _given(one: Benefit, worth: _Worth, asking: Asking[AwardRule]) -> Given:
    return Given(
        one.title,
        award=_award(one, asking),
        value=worth.value,
        unit=worth.unit,
        text=one.text or "、".join(_terms(one, asking)),
        payer=one.payer or "",
        papers=one.papers,
    )


def _award(one: Benefit, asking: Asking[AwardRule]) -> str:
    if isinstance(one.award, Unstated):
        return one.award.value
    return one.award.text if isinstance(one.award, AwardText) else ""


def _terms(one: Benefit, asking: Asking[AwardRule]) -> Iterator[str]:
    """How much, in the rule's own figures."""
    if isinstance(one.share, Share) and one.base:
        yield asking.say("benefit.share", base=asking.question.title(one.base), share=one.share.text)
    if isinstance(one.at_most, CountRange):
        per = "".join(asking.say("benefit.per", unit=unit) for unit in one.per)
        yield asking.say("benefit.at_most", per=per, most=one.at_most.text)


# -- how much ---------------------------------------------------------------------


def _worth(one: Benefit, asking: Asking[AwardRule]) -> _Worth:
    if isinstance(one.amount, CountRange):
        return _fixed(one.amount, one, asking)
    if isinstance(one.amount, Vague):
        return _Worth(one.amount.words)
    if isinstance(one.amount, Unstated):
        return _Worth(one.amount.value)
    if isinstance(one.share, Unstated):
        return _Worth(one.share.value)
    if one.share is not None and one.base:
        return _shared(one.share, one.base, one, asking)
    return _Worth()


def _fixed(amount: CountRange, one: Benefit, asking: Asking[AwardRule]) -> _Worth:
    """The amount, as far as the cap leaves it."""
    if amount.first != amount.last:
        return _Worth(ValueRange(Fraction(amount.first), Fraction(amount.last)), amount.unit)
    return _capped(Fraction(amount.first), amount.unit, one, asking)


def _shared(share: Share, base: str, one: Benefit, asking: Asking[AwardRule]) -> _Worth:
    whole = asking.question.number(base)
    if whole is None:
        return _Worth(lacking=base)
    units = asking.question.fields[base].units
    unit = one.at_most.unit if isinstance(one.at_most, CountRange) else units[0] if units else _MONEY
    value = whole * share.share
    return _capped(rounded(value, one.rounding).sure if one.rounding else value, unit, one, asking)


def _capped(value: Fraction, unit: str, one: Benefit, asking: Asking[AwardRule]) -> _Worth:
    """``value`` up to the cap, less what was received of it before."""
    if not isinstance(one.at_most, CountRange):
        return _Worth(value, unit)
    received = Fraction(0)
    if one.received:
        number = asking.question.number(one.received)
        if number is None and not is_optional(one.received, asking.question):
            return _Worth(lacking=one.received)
        received = number or received
    return _Worth(min(value, max(Fraction(0), Fraction(one.at_most.last) - received)), unit)
