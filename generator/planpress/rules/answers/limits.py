"""Answers on limits and quotas: how many at most or at least, and whether a number keeps to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

from planpress.model.amounts import CountRange, Share
from planpress.model.rule_parts import FieldKind, Vague
from planpress.model.rules import LimitRule, QuotaRule
from planpress.model.values import Unstated
from planpress.rules.answers.answer import (
    Answer,
    AnswerValue,
    Outcome,
    Reason,
    ValueRange,
    invalid,
)
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.asking import Asking
from planpress.rules.answers.bounds import (
    Bound,
    bounds_of,
    only_word,
    range_of,
    unit_of,
)
from planpress.rules.answers.fields import STANDARD, Sort
from planpress.rules.answers.groups import find_group, near_group, part_of
from planpress.rules.answers.question import Question
from planpress.rules.answers.rounding import Rounded, rounded, rounding_points
from planpress.rules.answers.sentences import say
from planpress.rules.answers.unstated import missing_field, unstated, vague

DEFAULT_BASE = "posts"
_FIGURES = (Outcome.VALUE, Outcome.WITHIN, Outcome.OVER, Outcome.UNDER, Outcome.ASK_HR)


Limit: TypeAlias = Asking[LimitRule | QuotaRule]


def answer_limit(asked: AskedRule, rule: LimitRule | QuotaRule, question: Question, world: World) -> Answer:
    """``within``, ``over`` or ``under``, with the limit as value; ``value`` where no number was asked."""
    asking = Asking(asked, rule, question, world)
    if isinstance(rule, LimitRule) and rule.students_per_teacher is not None:
        return _ratio(asking, rule.students_per_teacher)
    answer = _for_group(asking, rule) if isinstance(rule, QuotaRule) and question.word("group") else None
    answer = answer or _for_all(asking)
    return replace(answer, conditions=tuple(_approved(asking))) if answer.outcome in _FIGURES else answer


def _for_all(asking: Limit) -> Answer:
    computed = asking.rule.share is not None or asking.rule.for_each is not None
    return _computed(asking) if computed else _bounded(asking)


def _approved(asking: Limit) -> Iterator[str]:
    """Who approves the people named."""
    by = asking.rule.approved_by if isinstance(asking.rule, QuotaRule) else None
    if by is not None and not isinstance(by, Unstated):
        yield say("approved_by", asking.question.language, by=by)


# -- stated bounds ------------------------------------------------------------------


def measured_field(rule: LimitRule | QuotaRule) -> str:
    """The field of the question that is compared; "" where nothing tells."""
    if isinstance(rule, QuotaRule):
        return "nominated"
    if rule.measures:
        return rule.measures
    if rule.share is not None or rule.for_each is not None:
        return "studying"
    hours = isinstance(rule.at_most, CountRange) and rule.at_most.unit == "小時"
    if "週" in rule.per and (hours or not isinstance(rule.at_most, CountRange)):
        return "weekly_hours"
    declared = (name for name, one in rule.questions.items() if one.kind is FieldKind.NUMBER)
    return next(declared, "weekly_hours" if hours else "")


def _bounded(asking: Limit) -> Answer:
    bounds = bounds_of(asking.rule)
    if not bounds:
        parameter, word = only_word(asking.rule)
        if isinstance(word, Vague):
            return vague(asking.asked, asking.rule, asking.question, parameter, word)
        return unstated(asking.asked, asking.rule, asking.question, asking.world, parameter, word)
    field = measured_field(asking.rule)
    number = asking.question.number(field) if field else None
    if number is None:
        return _limit(asking, bounds)
    return _compared(asking, bounds, number)


def _limit(asking: Limit, bounds: tuple[Bound, ...]) -> Answer:
    reasons = tuple(_stated(asking, bound) for bound in bounds)
    more = _alternates(asking, range_of(bounds))
    return asking.answer(Outcome.VALUE, range_of(bounds), unit_of(bounds), *reasons, *more)


def _stated(asking: Limit, bound: Bound) -> Reason:
    """What a bound says, in words."""
    per = "、".join(asking.rule.per)
    code = f"limit.{bound.kind}_per" if per else f"limit.{bound.kind}"
    return asking.because(code, bound.parameter, limit=bound.text, per=per)


def _compared(asking: Limit, bounds: tuple[Bound, ...], number: Fraction) -> Answer:
    for bound in bounds:
        if bound.broken(number):
            by = abs(number - bound.limit)
            kind = "over" if bound.upper else "under"
            code = f"{kind}_by" if by else f"{kind}_at"
            reason = asking.because(
                code, bound.parameter, number=number, limit=bound.text, by=by, unit=bound.unit
            )
            outcome = Outcome.OVER if bound.upper else Outcome.UNDER
            return asking.answer(outcome, bound.limit, bound.unit, reason)
    reasons = tuple(
        asking.because(f"within.{bound.kind}", bound.parameter, number=number, limit=bound.text)
        for bound in bounds
    )
    return asking.answer(Outcome.WITHIN, range_of(bounds), unit_of(bounds), *reasons)


# -- groups -------------------------------------------------------------------------


def _for_group(asking: Limit, rule: QuotaRule) -> Answer | None:
    """The part of one group; None for a quota that is not divided."""
    if not rule.groups:
        return None
    question, word = asking.question, asking.question.word("group")
    group = find_group(rule, word)
    if group is None:
        choices = "、".join(one.title for one in rule.groups.values())
        title, near = question.title("group"), near_group(rule, word)
        return invalid(
            asking.asked, question.language, "not_a_choice", "group", near, title=title, choices=choices
        )
    part = part_of(rule, group) if group.each is None else None
    if part is None:
        own = rule.model_copy(update={"each": group.each or Unstated.NOT_STATED, "total": None})
        return _bounded(replace(asking, rule=own))
    reason = asking.because(
        "group_share",
        "groups",
        title=part.title,
        ratio=part.ratio,
        sum=part.sum,
        whole=part.whole,
        result=part.number,
    )
    limit = rounded(part.number, rule.rounding)
    return _against(asking, limit, [reason])


# -- students and teachers ------------------------------------------------------------


def _ratio(asking: Limit, ratio: CountRange | Unstated) -> Answer:
    parameter = "students_per_teacher"
    if isinstance(ratio, Unstated):
        return unstated(asking.asked, asking.rule, asking.question, asking.world, parameter, ratio)
    first, last = Fraction(ratio.first), Fraction(ratio.last)
    value = first if first == last else ValueRange(first, last)
    students, teachers = asking.question.number("students"), asking.question.number("teachers")
    if students is None:
        reason = asking.because("ratio", parameter, ratio=ratio.text)
        return asking.answer(Outcome.VALUE, value, ratio.unit, reason)
    if teachers is None:
        least = -(-students // last) if last else Fraction(0)
        reason = asking.because(
            "teachers_needed", parameter, students=students, ratio=ratio.text, teachers=Fraction(least)
        )
        return asking.answer(Outcome.VALUE, Fraction(least), "", reason)
    each = students / teachers
    outcome = Outcome.OVER if each > last else Outcome.UNDER if each < first else Outcome.WITHIN
    reason = asking.because(f"ratio_{outcome.value}", parameter, each=each, ratio=ratio.text)
    return asking.answer(outcome, value, ratio.unit, reason)


# -- computed from a base ---------------------------------------------------------------


def _computed(asking: Limit) -> Answer:
    rule, question = asking.rule, asking.question
    parameter = "share" if rule.share is not None else "for_each"
    word = rule.share if rule.share is not None else rule.for_each
    if isinstance(word, Unstated):
        return unstated(asking.asked, rule, question, asking.world, parameter, word)
    field = rule.base or DEFAULT_BASE
    base = question.number(field)
    if base is None:
        return missing_field(asking.asked, question, field)
    raw = _raw(rule, base)
    limit = _rounded(asking, raw, field)
    reasons = [
        asking.because(
            parameter,
            parameter,
            of=rule.of or question.title(field),
            base=base,
            share=word.text if word else "",
            result=raw,
        ),
        *_adjusted(asking, raw, limit),
    ]
    return _against(asking, limit, reasons)


def _raw(rule: LimitRule | QuotaRule, base: Fraction) -> Fraction:
    """The exact number that the base gives, before it is rounded."""
    plus = Fraction(rule.plus.first) if rule.plus else Fraction(0)
    if isinstance(rule.share, Share):
        return base * rule.share.share + plus
    size = Fraction(rule.for_each.first) if isinstance(rule.for_each, CountRange) else Fraction(0)
    gives = Fraction(rule.gives.first) if rule.gives else Fraction(1)
    return (base // size * gives if size > 0 else Fraction(0)) + plus


def _rounded(asking: Limit, raw: Fraction, field: str) -> Rounded:
    """The limit in whole people (exact where something else is counted), between its floor and its cap."""
    one, rounding = asking.question.fields.get(field), asking.rule.rounding
    counts = field in STANDARD and one is not None and one.sort is Sort.COUNT
    limit = rounded(raw, rounding) if counts or rounding is not None else Rounded(raw, raw)
    floor, cap = _edge(asking.rule.at_least), _edge(asking.rule.at_most)
    if floor is not None and raw < floor:
        limit = Rounded(floor, floor)
    if cap is not None:
        limit = Rounded(min(limit.sure, cap), min(limit.possible, cap), limit.rule)
    return limit


def _edge(amount: object) -> Fraction | None:
    return Fraction(amount.first) if isinstance(amount, CountRange) else None


def _adjusted(asking: Limit, raw: Fraction, limit: Rounded) -> Iterator[Reason]:
    """Why the limit is not what was computed: its floor, its cap, the rounding that is stated."""
    floor, cap = _edge(asking.rule.at_least), _edge(asking.rule.at_most)
    if floor is not None and raw < floor:
        yield asking.because("at_least_one", "at_least", floor=floor)
    elif cap is not None and raw > cap:
        yield asking.because("capped", "at_most", cap=cap)
    elif limit.rule:
        yield asking.because("rounded", "rounding", rounding=limit.rule, value=limit.sure)


def _against(asking: Limit, limit: Rounded, reasons: list[Reason]) -> Answer:
    unit = _unit(asking.rule)
    limit, reduced = _reduced(asking, limit)
    points = rounding_points(asking, limit, unit)
    reasons += [*reduced, *_alternates(asking, limit.sure)]
    safe = limit.possible if asking.rule.as_minimum else limit.sure
    number = asking.question.number(measured_field(asking.rule))
    if number is None:
        return asking.answer(Outcome.VALUE, safe, unit, *reasons, points=points)
    outcome, code, by = _verdict(number, limit, least=asking.rule.as_minimum)
    reason = asking.because(
        code, "share", number=number, limit=limit.sure, most=limit.possible, by=by, unit=unit
    )
    return asking.answer(outcome, safe, unit, *reasons, reason, points=points)


def _verdict(number: Fraction, limit: Rounded, *, least: bool) -> tuple[Outcome, str, Fraction]:
    """The outcome, its sentence, and by how much the number misses a limit that is at most or at least."""
    if least and number >= limit.possible:
        return Outcome.WITHIN, "within_minimum", Fraction(0)
    if least and number < limit.sure:
        return Outcome.UNDER, "under_minimum", limit.sure - number
    if not least and number <= limit.sure:
        return Outcome.WITHIN, "within_limit", Fraction(0)
    if not least and number > limit.possible:
        return Outcome.OVER, "over_limit", number - limit.possible
    return Outcome.ASK_HR, "between_minimums" if least else "between_limits", Fraction(0)


def _reduced(asking: Limit, limit: Rounded) -> tuple[Rounded, tuple[Reason, ...]]:
    """The limit in proportion, where all agencies together claim more than there is."""
    rule = asking.rule
    claimed = asking.question.number(rule.claimed) if rule.claimed else None
    pool = _edge(rule.pool)
    if claimed is None or pool is None or claimed <= pool:
        return limit, ()
    less = rounded(limit.sure * pool / claimed, rule.rounding)
    pool_text = rule.pool.text if isinstance(rule.pool, CountRange) else ""
    return less, (asking.because("reduced", "pool", claimed=claimed, pool=pool_text, value=less.sure),)


def _unit(rule: LimitRule | QuotaRule) -> str:
    for amount in (rule.at_least, rule.at_most, rule.gives, rule.plus):
        if isinstance(amount, CountRange) and amount.unit:
            return amount.unit
    return "人" if (rule.base or DEFAULT_BASE) == DEFAULT_BASE else ""


def _alternates(asking: Limit, limit: AnswerValue) -> Iterator[Reason]:
    """How many may be named on top, in whole people."""
    share = asking.rule.alternates
    if isinstance(share, Share) and isinstance(limit, Fraction):
        more = rounded(limit * share.share, asking.rule.rounding).sure
        yield asking.because("alternates", "alternates", share=share.text, more=more)
