"""Answers where the document says 未載明, 不限 or 另依法令, or leaves a quantity as words."""

from __future__ import annotations

from planpress.model.rule_parts import Rule, Vague
from planpress.model.values import Unstated
from planpress.rules.answers.answer import Answer, Outcome, because, invalid
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.names import find_term
from planpress.rules.answers.question import Question

_OUTCOMES = {
    Unstated.NOT_STATED: Outcome.NOT_STATED,
    Unstated.UNLIMITED: Outcome.UNLIMITED,
    Unstated.ELSEWHERE: Outcome.ELSEWHERE,
}


def unstated(
    asked: AskedRule,
    rule: Rule,
    question: Question,
    world: World,
    parameter: str,
    word: Unstated = Unstated.NOT_STATED,
) -> Answer:
    """The answer where ``parameter`` holds ``word``: whom to ask, no limit, or which law to read."""
    outcome = _OUTCOMES[word]
    code = outcome.value
    law = law_title(rule, world)
    if word is Unstated.ELSEWHERE and not law:
        code = "elsewhere_unnamed"
    reason = because(asked, rule, question.language, code, parameter, law=law)
    return Answer(asked.address, outcome, reasons=(reason,), message=reason.text)


def law_title(rule: Rule, world: World) -> str:
    """The name of the law that ``rule`` points to; "" where it names none."""
    if rule.law is None or isinstance(rule.law, Unstated):
        return ""
    law_id = find_term(rule.law, world.laws)
    return world.laws[law_id].title if law_id else rule.law


def vague(asked: AskedRule, rule: Rule, question: Question, parameter: str, words: Vague) -> Answer:
    """The answer where a quantity is left as words: the words themselves."""
    reason = because(asked, rule, question.language, "vague", parameter, words=words.words)
    return Answer(asked.address, Outcome.VALUE, value=words.words, reasons=(reason,))


def missing_field(asked: AskedRule, question: Question, name: str) -> Answer:
    """The answer that asks for a field by name."""
    return invalid(asked, question.language, "missing_field", name, title=question.title(name))
