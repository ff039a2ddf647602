"""Answers on figures that a plan states for different cases, and on how courses are evaluated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from planpress.load.nearest import fold, nearest
from planpress.model.amounts import CountRange, Share
from planpress.model.rule_parts import Vague
from planpress.model.rules import EvaluationRule, ValueRule, Weight
from planpress.model.values import Unstated
from planpress.rules.answers.answer import (
    Answer,
    AnswerValue,
    Outcome,
    Reason,
    ValueRange,
    because,
    invalid,
)
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.asking import Asking
from planpress.rules.answers.question import Question
from planpress.rules.answers.rounding import Rounded, rounded, rounding_points, rounding_reasons
from planpress.rules.answers.unstated import missing_field, unstated, vague

# -- values -----------------------------------------------------------------------


def answer_value(asked: AskedRule, rule: ValueRule, question: Question, world: World) -> Answer:
    """``value``: the figure or range that is stated, or a share of a base; who pays is a condition."""
    asking = Asking(asked, rule, question, world)
    answer = _looked_up(asking)
    if rule.payer and answer.outcome is Outcome.VALUE:
        return replace(answer, conditions=(*answer.conditions, asking.say("payer", payer=rule.payer)))
    return answer


def _looked_up(asking: Asking[ValueRule]) -> Answer:
    asked, rule, question = asking.asked, asking.rule, asking.question
    if isinstance(rule.share, Share):
        return (
            _part(asking, rule.share)
            if rule.base
            else _stated(asking, "share", rule.share.text, rule.share.text)
        )
    for name in ("value", "share", "at_most", "at_least"):
        amount = getattr(rule, name)
        if isinstance(amount, Vague):
            return vague(asked, rule, question, name, amount)
        if isinstance(amount, Unstated):
            return unstated(asked, rule, question, asking.world, name, amount)
        if isinstance(amount, CountRange):
            first, last = Fraction(amount.first), Fraction(amount.last)
            value = first if first == last else ValueRange(first, last)
            return _stated(asking, name, value, amount.text, amount.unit)
    return unstated(asked, rule, question, asking.world, "value")


def _stated(asking: Asking[ValueRule], name: str, value: AnswerValue, text: str, unit: str = "") -> Answer:
    """The figure as it stands."""
    code = "stated.value" if name == "share" else f"stated.{name}"
    reason = asking.because(code, name, what=asking.rule.what, value=text)
    return asking.answer(Outcome.VALUE, value, unit or asking.rule.unit or "", reason)


def _part(asking: Asking[ValueRule], share: Share) -> Answer:
    """A share of the base, not below ``at_least`` and not above ``at_most``."""
    rule, base_field = asking.rule, asking.rule.base or ""
    base = asking.question.number(base_field)
    if base is None:
        return missing_field(asking.asked, asking.question, base_field)
    value = base * share.share
    title = asking.question.title(base_field)
    reasons = [asking.because("share", "share", of=title, base=base, share=share.text, result=value)]
    limit = rounded(value, rule.rounding) if rule.rounding else Rounded(value, value)
    reasons += rounding_reasons(asking, limit)
    value = limit.sure
    if isinstance(rule.at_least, CountRange) and value < Fraction(rule.at_least.first):
        value = Fraction(rule.at_least.first)
        reasons.append(asking.because("at_least_one", "at_least", floor=value))
    if isinstance(rule.at_most, CountRange) and value > Fraction(rule.at_most.last):
        value = Fraction(rule.at_most.last)
        reasons.append(asking.because("capped", "at_most", cap=value))
    points = rounding_points(asking, limit, rule.unit or "") if value == limit.sure else ()
    return asking.answer(Outcome.VALUE, value, rule.unit or "", *reasons, points=points)


# -- evaluation ---------------------------------------------------------------------


def answer_evaluation(asked: AskedRule, rule: EvaluationRule, question: Question, world: World) -> Answer:
    """``value``, what is done and when; with ``scores``, the mark, and ``met`` or ``not_met``."""
    scores = question.numbers("scores")
    if scores is not None and rule.weights:
        return _marked(asked, rule, question, world, scores)
    methods = "、".join(rule.methods)
    value = f"{rule.what}：{methods}" if methods else rule.what
    return Answer(asked.address, Outcome.VALUE, value=value, reasons=tuple(_evaluated(asked, rule, question)))


def _evaluated(asked: AskedRule, rule: EvaluationRule, question: Question) -> Iterator[Reason]:
    told = {
        "when": _words(rule.when),
        "applies_to": _words(rule.applies_to),
        "topics": "、".join(rule.topics),
        "elsewhere": rule.elsewhere or "",
    }
    yield because(asked, rule, question.language, "evaluation", "what", what=rule.what)
    for name, words in told.items():
        if words:
            yield because(asked, rule, question.language, f"evaluation.{name}", name, words=words)
    for name in ("when", "applies_to"):
        word = getattr(rule, name)
        if isinstance(word, Unstated):
            yield because(
                asked, rule, question.language, f"evaluation.{name}_unstated", name, words=word.value
            )
    if rule.anonymous is not None:
        code = "evaluation.anonymous" if rule.anonymous else "evaluation.named"
        yield because(asked, rule, question.language, code, "anonymous")


def _words(value: str | Unstated | None) -> str:
    return "" if value is None or isinstance(value, Unstated) else value


def _marked(
    asked: AskedRule,
    rule: EvaluationRule,
    question: Question,
    world: World,
    scores: Mapping[str, Fraction],
) -> Answer:
    faulty = _faulty(asked, question, rule.weights, scores)
    if faulty is not None:
        return faulty
    told = {fold(name): score for name, score in scores.items()}
    mark = _mark(rule.weights, told)
    if isinstance(mark, str):
        return missing_field(asked, question, f"scores.{mark}")
    if mark is None:
        return unstated(asked, rule, question, world, "weights")
    asking = Asking(asked, rule, question, world)
    found = rounded(mark, rule.rounding) if rule.rounding else Rounded(mark, mark)
    reasons = (asking.because("mark", "weights", mark=mark), *rounding_reasons(asking, found))
    points = rounding_points(asking, found, "分")
    return _passed(asking, asking.answer(Outcome.VALUE, found.sure, "分", *reasons, points=points), found)


def _passed(asking: Asking[EvaluationRule], answer: Answer, mark: Rounded) -> Answer:
    """``met`` or ``not_met``; ``ask_hr`` where it depends on rounding."""
    needed = asking.rule.pass_mark
    if not isinstance(needed, CountRange):
        return answer
    met, perhaps = (one >= Fraction(needed.first) for one in (mark.sure, mark.possible))
    code = "mark_met" if met else "mark_not_met"
    reason = asking.because(code, "pass_mark", mark=mark.sure, needed=needed.text)
    outcome = Outcome.MET if met else Outcome.ASK_HR if perhaps else Outcome.NOT_MET
    return replace(answer, outcome=outcome, reasons=(*answer.reasons, reason))


def _faulty(
    asked: AskedRule, question: Question, weights: Mapping[str, Weight], scores: Mapping[str, Fraction]
) -> Answer | None:
    """``invalid`` for a score that no weight names, or one above 100."""
    names = [name for one_id, one in _every(weights) for name in (one_id, one.title)]
    known = [fold(name) for name in names]
    for name, score in scores.items():
        if fold(name) not in known:
            near = nearest(name, names) or ""
            return invalid(asked, question.language, "unknown_score", f"scores.{name}", near, name=name)
        if score > 100:
            return invalid(asked, question.language, "too_large", f"scores.{name}", title=name, bound="100")
    return None


def _every(weights: Mapping[str, Weight]) -> Iterator[tuple[str, Weight]]:
    for one_id, one in weights.items():
        yield one_id, one
        yield from _every(one.parts)


def _mark(weights: Mapping[str, Weight], told: Mapping[str, Fraction]) -> Fraction | str | None:
    """The weighted mark; the id of a part without a score; None where a weight is not stated."""
    total = Fraction(0)
    for one_id, one in weights.items():
        score: Fraction | str | None = told.get(fold(one_id), told.get(fold(one.title)))
        if score is None:
            score = _mark(one.parts, told) if one.parts else one_id
            if isinstance(score, Fraction) and one.rounding:
                score = rounded(score, one.rounding).sure
        if not isinstance(score, Fraction):
            return score
        if not isinstance(one.share, Share):
            return None
        total += one.share.share * score
    return total
