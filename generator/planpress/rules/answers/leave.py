"""Answers on leave as a benefit: how much, hour for hour or fixed."""

from __future__ import annotations

from fractions import Fraction

from planpress.model.amounts import CountRange
from planpress.model.rule_parts import Vague
from planpress.model.rules import LeaveRule
from planpress.model.values import Unstated
from planpress.rules.answers.answer import Answer, Outcome, Reason, ValueRange, because
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.asking import Asking
from planpress.rules.answers.question import Question
from planpress.rules.answers.rounding import Rounded, rounded, rounding_points, rounding_reasons
from planpress.rules.answers.unstated import missing_field, unstated, vague


def answer_leave(asked: AskedRule, rule: LeaveRule, question: Question, world: World) -> Answer:
    """``value``: hours times the rate, the fixed amount, or the words of the rule; never above its cap."""
    if isinstance(rule.amount, CountRange):
        return _fixed(asked, rule, question, rule.amount)
    if isinstance(rule.amount, Vague):
        return vague(asked, rule, question, "amount", rule.amount)
    if isinstance(rule.rate, CountRange):
        return _by_hours(asked, rule, question, world, Fraction(rule.rate.first))
    for name, word in (("amount", rule.amount), ("rate", rule.rate)):
        if isinstance(word, Unstated):
            return unstated(asked, rule, question, world, name, word)
    if rule.gives is None:
        return unstated(asked, rule, question, world, "gives")
    return Answer(asked.address, Outcome.VALUE, value=rule.gives, reasons=(_gives(asked, rule, question),))


def _gives(asked: AskedRule, rule: LeaveRule, question: Question) -> Reason:
    return because(
        asked, rule, question.language, "leave_gives", "gives", when=rule.when, gives=rule.gives or ""
    )


def _fixed(asked: AskedRule, rule: LeaveRule, question: Question, amount: CountRange) -> Answer:
    first, last = Fraction(amount.first), Fraction(amount.last)
    reason = because(
        asked, rule, question.language, "leave_amount", "amount", when=rule.when, amount=amount.text
    )
    value = first if first == last else ValueRange(first, last)
    return Answer(asked.address, Outcome.VALUE, value=value, unit=amount.unit, reasons=(reason,))


def _by_hours(asked: AskedRule, rule: LeaveRule, question: Question, world: World, rate: Fraction) -> Answer:
    hours = question.number("hours")
    if hours is None:
        hours = question.number("class_hours")
    if hours is None:
        return missing_field(asked, question, "hours")
    given = hours * rate
    reasons = [
        because(
            asked,
            rule,
            question.language,
            "leave_hours",
            "rate",
            when=rule.when,
            hours=hours,
            rate=rate,
            given=given,
        )
    ]
    asking = Asking(asked, rule, question, world)
    found = rounded(given, rule.rounding) if rule.rounding else Rounded(given, given)
    reasons += rounding_reasons(asking, found)
    given, points = found.sure, rounding_points(asking, found, "小時")
    cap = Fraction(rule.at_most.last) if isinstance(rule.at_most, CountRange) else None
    if cap is not None and given > cap:
        text = rule.at_most.text if isinstance(rule.at_most, CountRange) else ""
        reasons.append(because(asked, rule, question.language, "leave_capped", "at_most", cap=text))
        given, points = cap, ()
    return asking.answer(Outcome.VALUE, given, "小時", *reasons, points=points)
