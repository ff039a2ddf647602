"""Answers on consent and conditions: who must agree, and whether somebody may."""

from __future__ import annotations

from planpress.load.nearest import nearest
from planpress.model.rules import ApprovalRule, ConditionRule
from planpress.model.values import Unstated
from planpress.rules.answers.answer import Answer, Outcome, because, invalid
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.names import find_term, same_word
from planpress.rules.answers.question import Question
from planpress.rules.answers.unstated import missing_field, unstated

PEOPLE = ("applicant", "role", "staff_kind")
EVERYBODY = "一般人員"


def answer_approval(asked: AskedRule, rule: ApprovalRule, question: Question, world: World) -> Answer:
    """``value``, who must agree; ``allowed`` or ``not_allowed`` where the question tells the consent."""
    person = next((question.word(name) for name in PEOPLE if question.word(name)), "")
    key = _key(rule, person, world)
    if not key and not person:
        return missing_field(asked, question, "applicant")
    if not key:
        near = nearest(person, rule.by) or ""
        return invalid(
            asked,
            question.language,
            "not_a_choice",
            "applicant",
            near,
            choices="、".join(rule.by),
            title=person,
        )
    consent, given = rule.by[key], question.flag("approved")
    code = "consent" if given is None else "consent_given" if given else "consent_refused"
    reason = because(asked, rule, question.language, code, "by", when=rule.when, who=key, consent=consent)
    if given is None:
        return Answer(asked.address, Outcome.VALUE, value=consent, reasons=(reason,))
    return Answer(
        asked.address, Outcome.ALLOWED if given else Outcome.NOT_ALLOWED, value=consent, reasons=(reason,)
    )


def _key(rule: ApprovalRule, person: str, world: World) -> str:
    """The kind of applicant that ``person`` is; everybody else for a known kind; the only one there is."""
    for key in rule.by:
        if person and same_word(key, person, world):
            return key
    if EVERYBODY in rule.by and person and find_term(person, world.audiences):
        return EVERYBODY
    return next(iter(rule.by)) if len(rule.by) == 1 else ""


def answer_condition(asked: AskedRule, rule: ConditionRule, question: Question, world: World) -> Answer:
    """``allowed`` or ``not_allowed``, as the case that applies or the rule itself says."""
    if isinstance(rule.allowed, Unstated):
        return unstated(asked, rule, question, world, "allowed", rule.allowed)
    outcome = Outcome.ALLOWED if rule.allowed else Outcome.NOT_ALLOWED
    reason = because(asked, rule, question.language, outcome.value, "allowed", what=rule.what)
    return Answer(asked.address, outcome, reasons=(reason,))
