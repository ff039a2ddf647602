"""Answers a question to a rule: in force, which case, for whom, under which conditions, then its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from planpress.model.dates import RocDate
from planpress.model.rule_parts import Case, Requirement, Rule
from planpress.model.values import Unstated
from planpress.rules.answers.answer import (
    Answer,
    Open,
    Outcome,
    Reason,
    because,
    open_point,
    said_open,
)
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.attendance import answer_attendance
from planpress.rules.answers.awards import answer_award
from planpress.rules.answers.conditions import answer_approval, answer_condition
from planpress.rules.answers.deadlines import answer_deadline
from planpress.rules.answers.force import covers, in_force, rule_on
from planpress.rules.answers.hours import answer_hours
from planpress.rules.answers.leave import answer_leave
from planpress.rules.answers.limits import answer_limit
from planpress.rules.answers.lookups import answer_evaluation, answer_value
from planpress.rules.answers.matching import holds, is_optional
from planpress.rules.answers.names import same_word
from planpress.rules.answers.question import Question, read_question
from planpress.rules.answers.sentences import say
from planpress.rules.answers.times import asked_day
from planpress.rules.answers.unstated import missing_field

_KINDS: Mapping[str, Callable[[AskedRule, Any, Question, World], Answer]] = {
    "hours": answer_hours,
    "limits": answer_limit,
    "quotas": answer_limit,
    "attendance": answer_attendance,
    "deadlines": answer_deadline,
    "awards": answer_award,
    "approvals": answer_approval,
    "conditions": answer_condition,
    "leave": answer_leave,
    "evaluation": answer_evaluation,
    "values": answer_value,
}
_REFUSED = {"awards": Outcome.NOT_GRANTED, "leave": Outcome.NOT_GRANTED}
_GOOD = (Outcome.GRANTED, Outcome.MET, Outcome.WITHIN, Outcome.COUNTED, Outcome.ALLOWED, Outcome.UNLIMITED)
_OF_CASE = frozenset({"when", "since", "until", "at", "text"})
_NO_PAPERS = (Outcome.NOT_GRANTED, Outcome.NOT_ALLOWED)


def answer(asked: AskedRule, raw: object, world: World, language: str = "zh") -> Answer:
    """The answer to ``raw``, a question as JSON; never an error: what is wrong is the outcome ``invalid``."""
    language = "en" if language == "en" else "zh"
    question = read_question(asked, raw, world, language)
    if isinstance(question, Answer):
        return question
    rule = rule_on(asked, question)
    if isinstance(rule, Answer):
        return rule
    found = _of_rule(asked, rule, question, world)
    return replace(found, in_force=in_force(asked, rule))


def _of_rule(asked: AskedRule, rule: Rule, question: Question, world: World) -> Answer:
    case = chosen_case(asked, rule, question, world)
    if isinstance(case, Answer):
        return case
    merged = rule if case is None else with_case(rule, case)
    person = _for_whom(asked, merged, question, world)
    if person.outcome is not Outcome.VALUE:
        return person
    required = _required(asked, merged, question, world)
    if required.outcome is not Outcome.VALUE:
        return _completed(asked, merged, question, world, case, _joined(required, person))
    found = _KINDS[asked.group](asked, merged, question, world)
    if found.outcome in (Outcome.INVALID, Outcome.NO_RULE):
        return found
    return _completed(asked, merged, question, world, case, _joined(_joined(found, person), required))


def _joined(found: Answer, more: Answer) -> Answer:
    """``found`` with the conditions and open points of ``more``."""
    return replace(
        found,
        conditions=(*found.conditions, *more.conditions),
        open_points=(*found.open_points, *more.open_points),
    )


# -- cases --------------------------------------------------------------------------


def chosen_case(asked: AskedRule, rule: Rule, question: Question, world: World) -> Case | Answer | None:
    """The first case that is in force and whose tests hold; ``invalid`` where a field is lacking for it."""
    day = asked_day(asked, question)
    cases: tuple[Case, ...] = getattr(rule, "cases", ())
    for case in cases:
        if not covers(case.since, case.until, day):
            continue
        verdict = holds(case.when, question, rule, world)
        if verdict.holds:
            return case
        if verdict.holds is None and not is_optional(verdict.field, question):
            return missing_field(asked, question, verdict.field)
    return None


def with_case(rule: Rule, case: Case) -> Rule:
    """``rule`` with what ``case`` sets; its reasons then cite the place of the case."""
    own = {name: getattr(case, name) for name in case.model_fields_set - _OF_CASE}
    if case.at is not None:
        cites = {name: cite for name, cite in rule.cites.items() if name not in own}
        own |= {"clause": case.at.clause or rule.clause, "at": case.at.at, "cites": cites}
    return rule.model_copy(update=own)


# -- people and conditions ------------------------------------------------------------


def _for_whom(asked: AskedRule, rule: Rule, question: Question, world: World) -> Answer:
    """``value`` (go on, with the condition of this kind of staff), ``no_rule`` or ``ask_hr``."""
    go_on = Answer(asked.address, Outcome.VALUE)
    kind = question.word("staff_kind")
    if not kind:
        return go_on
    if any(same_word(kind, one, world) for one in rule.excluded):
        return _refused(asked, rule, question, Outcome.NO_RULE, "excluded", kind)
    listed = [one for one in rule.audience if same_word(kind, one.title, world)]
    if rule.audience and not listed:
        return _refused(asked, rule, question, Outcome.ASK_HR, "audience_not_listed", kind)
    conditions = tuple(one.condition for one in listed if one.condition)
    points = tuple(
        said_open(
            question.language,
            "audience",
            tuple(say(f"open.audience.{one}", question.language, kind=kind) for one in ("first", "second")),
            kind=kind,
            condition=condition,
        )
        for condition in conditions
    )
    return replace(go_on, conditions=conditions, open_points=points)


def _refused(
    asked: AskedRule, rule: Rule, question: Question, outcome: Outcome, code: str, kind: str
) -> Answer:
    cite = "excluded" if code == "excluded" else "audience"
    listed = "、".join(one.title for one in rule.audience)
    reason = because(asked, rule, question.language, code, cite, kind=kind, listed=listed)
    return Answer(asked.address, outcome, reasons=(reason,), message=reason.text)


def _required(asked: AskedRule, rule: Rule, question: Question, world: World) -> Answer:
    """``value`` (go on, with what is still to be met), or the refusal where a condition is not met."""
    unknown = []
    for one in rule.requires:
        verdict = holds(one.when, question, rule, world)
        if verdict.holds is False:
            outcome = _REFUSED.get(asked.group, Outcome.NOT_ALLOWED)
            return Answer(asked.address, outcome, reasons=(_unmet(asked, rule, question, one),))
        if verdict.holds is None and verdict.field in rule.questions:
            if not is_optional(verdict.field, question):
                return missing_field(asked, question, verdict.field)
            unknown.append(one.what)
        elif verdict.holds is None:
            unknown.append(one.what)
    return Answer(asked.address, Outcome.VALUE, conditions=tuple(unknown))


def _unmet(asked: AskedRule, rule: Rule, question: Question, one: Requirement) -> Reason:
    code = "requirement_by" if one.by else "requirement"
    return because(asked, rule, question.language, code, one.at or "requires", what=one.what, by=one.by or "")


# -- what is said in general --------------------------------------------------------------


def _completed(
    asked: AskedRule, rule: Rule, question: Question, world: World, case: Case | None, found: Answer
) -> Answer:
    """``found`` with the case, conditions, papers, consequence and open points of the rule."""
    if found.outcome is Outcome.INVALID:
        return found
    points = [one for one in rule.open_points if holds(one.when, question, rule, world).holds]
    outcome = Outcome.ASK_HR if any(one.decisive for one in points) else found.outcome
    papers = () if outcome in _NO_PAPERS else tuple(dict.fromkeys((*found.papers, *rule.papers)))
    return replace(
        found,
        outcome=outcome,
        reasons=(
            *_case_reason(asked, rule, question, case),
            *found.reasons,
            *_general(asked, rule, question),
        ),
        papers=papers,
        open_points=(*found.open_points, *map(open_point, points), *_unverified(rule, question)),
        conditions=(*((rule.condition,) if rule.condition else ()), *found.conditions),
        consequence=found.consequence or _consequence(rule, outcome),
    )


def _case_reason(asked: AskedRule, rule: Rule, question: Question, case: Case | None) -> Iterator[Reason]:
    if case is not None and case.text:
        yield because(asked, rule, question.language, "case", case.at, text=case.text)


def _general(asked: AskedRule, rule: Rule, question: Question) -> Iterator[Reason]:
    issued = rule.issued.date if isinstance(rule.issued, RocDate) else asked.issued
    day = question.day("as_on") or question.day("today")
    if issued and day and isinstance(rule.since, RocDate) and rule.since.date <= day < issued:
        since = rule.since.date
        yield because(asked, rule, question.language, "retroactive", "issued", issued=issued, since=since)
    if rule.obligation:
        yield because(asked, rule, question.language, "obligation", "obligation", word=rule.obligation)
    if rule.adopted_by:
        yield because(asked, rule, question.language, "adopted_by", "adopted_by", words=rule.adopted_by)


def _unverified(rule: Rule, question: Question) -> Iterator[Open]:
    for words in dict.fromkeys(rule.unverified.values()):
        yield said_open(question.language, "unverified", (), words=words)


def _consequence(rule: Rule, outcome: Outcome) -> str:
    if outcome in _GOOD or rule.consequence is None:
        return ""
    return rule.consequence.value if isinstance(rule.consequence, Unstated) else rule.consequence
