"""Answers on attendance: whether absence costs the hours of a class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from planpress.model.amounts import Hours, Share
from planpress.model.rules import AttendanceRule
from planpress.model.values import Unstated
from planpress.rules.answers.answer import Answer, Open, Outcome, because, invalid, said_open
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.question import Question
from planpress.rules.answers.sentences import say
from planpress.rules.answers.unstated import missing_field, unstated

UNIT = "小時"
_SHARES = ("more_than", "at_least", "attended_at_least", "attended_more_than")
_MEASURES = (*_SHARES, "hours_more_than")


@dataclass(frozen=True, slots=True)
class Measure:
    """How much absence a measure allows; ``strict`` where that much exactly still costs the hours."""

    name: str
    text: str
    allowed: Fraction
    strict: bool

    def lost(self, absent: Fraction) -> bool:
        """True where ``absent`` hours cost the hours of the class."""
        return absent >= self.allowed if self.strict else absent > self.allowed


def answer_attendance(asked: AskedRule, rule: AttendanceRule, question: Question, world: World) -> Answer:
    """``counted`` or ``not_counted``; ``value`` is how many hours of absence are allowed at most."""
    if _unexcused(question):
        return _without_leave(asked, rule, question, world)
    absent, whole = question.number("hours_absent"), question.number("class_hours")
    if absent is not None and whole is not None and absent > whole:
        return invalid(
            asked, question.language, "absent_too_long", "hours_absent", absent=absent, whole=whole
        )
    lacking = _lacking(rule, absent, whole)
    if lacking:
        return missing_field(asked, question, lacking)
    measures = tuple(_measures(rule, whole or Fraction(0)))
    if not measures:
        return _unmeasured(asked, rule, question, world)
    return _measured(asked, rule, question, measures, absent or Fraction(0))


def _unexcused(question: Question) -> bool:
    hours = question.number("unexcused")
    return question.flag("unexcused") is True or (hours is not None and hours > 0)


def _without_leave(asked: AskedRule, rule: AttendanceRule, question: Question, world: World) -> Answer:
    if rule.unexcused is Unstated.ELSEWHERE:
        return unstated(asked, rule, question, world, "unexcused", rule.unexcused)
    if rule.unexcused is None or isinstance(rule.unexcused, Unstated):
        reason = because(asked, rule, question.language, "unexcused_not_stated", "unexcused")
        readings = tuple(say(f"open.unexcused.{one}", question.language) for one in ("first", "second"))
        point = said_open(question.language, "unexcused", readings)
        return Answer(asked.address, Outcome.ASK_HR, reasons=(reason,), open_points=(point,))
    reason = because(asked, rule, question.language, "unexcused", "unexcused", result=rule.unexcused)
    return Answer(asked.address, Outcome.NOT_COUNTED, reasons=(reason,))


def _lacking(rule: AttendanceRule, absent: Fraction | None, whole: Fraction | None) -> str:
    """The field that is needed and was not given, or ""."""
    by_share = any(isinstance(getattr(rule, name), Share) for name in _SHARES)
    if whole is None and by_share:
        return "class_hours"
    measured = by_share or isinstance(rule.hours_more_than, Hours)
    return "hours_absent" if absent is None and measured else ""


def _measures(rule: AttendanceRule, whole: Fraction) -> Iterator[Measure]:
    if isinstance(rule.more_than, Share):
        yield Measure("more_than", rule.more_than.text, rule.more_than.share * whole, strict=False)
    if isinstance(rule.at_least, Share):
        yield Measure("at_least", rule.at_least.text, rule.at_least.share * whole, strict=True)
    if isinstance(rule.attended_at_least, Share):
        allowed = whole - rule.attended_at_least.share * whole
        yield Measure("attended_at_least", rule.attended_at_least.text, allowed, strict=False)
    if isinstance(rule.attended_more_than, Share):
        allowed = whole - rule.attended_more_than.share * whole
        yield Measure("attended_more_than", rule.attended_more_than.text, allowed, strict=True)
    if isinstance(rule.hours_more_than, Hours):
        hours = Fraction(rule.hours_more_than.hours)
        yield Measure("hours_more_than", rule.hours_more_than.text, hours, strict=False)


def _unmeasured(asked: AskedRule, rule: AttendanceRule, question: Question, world: World) -> Answer:
    """No figure is stated: the word that stands there, else that the document is silent."""
    for name in _MEASURES:
        word = getattr(rule, name)
        if isinstance(word, Unstated):
            return unstated(asked, rule, question, world, name, word)
    return unstated(asked, rule, question, world, "more_than")


def _measured(
    asked: AskedRule,
    rule: AttendanceRule,
    question: Question,
    measures: tuple[Measure, ...],
    absent: Fraction,
) -> Answer:
    lost = [measure for measure in measures if measure.lost(absent)]
    shown = lost or measures
    codes = {True: "absence_lost", False: "absence_kept"}
    reasons = tuple(
        because(
            asked,
            rule,
            question.language,
            f"{codes[bool(lost)]}.{one.name}",
            one.name,
            absent=absent,
            allowed=one.allowed,
            text=one.text,
        )
        for one in shown
    )
    points = () if lost else tuple(_silent(rule, question))
    return Answer(
        asked.address,
        Outcome.NOT_COUNTED if lost else Outcome.COUNTED,
        value=min(one.allowed for one in measures),
        unit=UNIT,
        reasons=reasons,
        open_points=points,
    )


def _silent(rule: AttendanceRule, question: Question) -> Iterator[Open]:
    """A further measure that the document names without its figure."""
    for name in _MEASURES:
        if getattr(rule, name) is Unstated.NOT_STATED:
            yield said_open(
                question.language, "measure", (), measure=say(f"measure.{name}", question.language)
            )
