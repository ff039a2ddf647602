"""What an answer holds: the outcome, why, until when, with which papers, and what stays open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeAlias

from planpress.model.dates import FIRST_YEAR
from planpress.model.rule_parts import Cite, OpenPoint, Rule
from planpress.rules.answers.asked import AskedRule, Citation
from planpress.rules.answers.sentences import Blank, number_words, say


class Outcome(StrEnum):
    """What an answer comes to."""

    GRANTED = "granted"
    NOT_GRANTED = "not_granted"
    MET = "met"
    NOT_MET = "not_met"
    WITHIN = "within"
    OVER = "over"
    UNDER = "under"
    COUNTED = "counted"
    NOT_COUNTED = "not_counted"
    ALLOWED = "allowed"
    NOT_ALLOWED = "not_allowed"
    VALUE = "value"
    DATE = "date"
    ASK_HR = "ask_hr"
    NOT_STATED = "not_stated"
    UNLIMITED = "unlimited"
    ELSEWHERE = "elsewhere"
    NO_RULE = "no_rule"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class ValueRange:
    """A value from, to: 1 to 2 people."""

    first: Fraction
    last: Fraction


AnswerValue: TypeAlias = Fraction | ValueRange | str


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code, the clause as printed (number, place in it, title, address), and a sentence.

    ``source`` names the national rule where the value is inherited from it.
    """

    code: str
    text: str
    clause: str = ""
    number: str = ""
    at: str = ""
    title: str = ""
    url: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Open:
    """A point that the text leaves open, with its readings; ``at`` is where in the document."""

    topic: str
    text: str
    readings: tuple[str, ...] = ()
    at: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A benefit beside or instead of a commendation; a ``value`` with its unit, or an ``award``."""

    title: str
    award: str = ""
    value: AnswerValue | None = None
    unit: str = ""
    text: str = ""
    payer: str = ""
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InForce:
    """Since and until when, as 113-01-01 or 未載明; ``source`` names a national rule."""

    since: str = ""
    until: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer; what does not apply is empty. ``missing`` are hours by the id of their branch."""

    rule: str
    outcome: Outcome
    award: str = ""
    value: AnswerValue | None = None
    unit: str = ""
    missing: Mapping[str, Fraction] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    papers: tuple[str, ...] = ()
    benefits: tuple[Given, ...] = ()
    open_points: tuple[Open, ...] = ()
    field: str = ""
    suggestion: str = ""
    message: str = ""
    conditions: tuple[str, ...] = ()
    consequence: str = ""
    apply_to: str = ""
    in_force: InForce | None = None


# -- making one -----------------------------------------------------------------


def because(
    asked: AskedRule,
    rule: Rule,
    language: str,
    code: str,
    cite: Cite | str | None = None,
    **blanks: Blank,
) -> Reason:
    """The reason ``code``, cited where ``rule`` prints it.

    ``cite`` is a place, or the name of the parameter that decided (its own place in ``rule.cites``, its
    national source); without it, the place of the rule.
    """
    parameter = cite if isinstance(cite, str) else ""
    place = cite if isinstance(cite, Cite) else rule.cites.get(parameter)
    clause = (place.clause if place else None) or rule.clause
    at = (place.at if place else None) or ("" if place and place.clause else rule.at) or ""
    cited = asked.citations.get(clause, Citation(clause))
    source = asked.inherited.get(parameter) if parameter else None
    return Reason(
        code=code,
        text=say(code, language, **blanks),
        clause=clause,
        number=cited.number,
        at=at,
        title=cited.title,
        url=cited.url,
        source=source.name if source else "",
    )


def open_point(point: OpenPoint) -> Open:
    """A point that the rule itself leaves open."""
    return Open(point.topic, point.text, point.readings, (point.at.at if point.at else None) or "")


def said_open(
    language: str, topic: str, readings: tuple[str, ...] = (), at: str = "", **blanks: Blank
) -> Open:
    """An open point of our own: the sentences ``open.<topic>`` and ``open.<topic>.text``."""
    text = say(f"open.{topic}.text", language, **blanks)
    return Open(say(f"open.{topic}", language), text, readings, at)


def invalid(
    asked: AskedRule, language: str, code: str, field: str, suggestion: str = "", **blanks: Blank
) -> Answer:
    """The answer to a question that cannot be answered: the field at fault and what to write."""
    message = say(code, language, **({"field": field} | blanks))
    return Answer(
        asked.address,
        Outcome.INVALID,
        reasons=(Reason(code, message),),
        field=field,
        suggestion=suggestion,
        message=message,
    )


# -- writing one ----------------------------------------------------------------


def to_json(answer: Answer) -> dict[str, Any]:
    """``answer`` as JSON: keys in the order of the class, empty ones left out.

    Days are 114-02-28 with the western day beside them (``last_day_ad``); whole numbers and those that end
    within six places are numbers, others 10/3; a range is ``{"from", "to"}``.
    """
    return {key: value for key, value in _pairs(answer) if value not in (None, "", [], {})}


def _pairs(answer: Answer) -> Iterator[tuple[str, Any]]:
    yield "rule", answer.rule
    yield "outcome", answer.outcome.value
    yield "award", answer.award
    yield "value", value_json(answer.value)
    yield "unit", answer.unit
    yield "missing", {branch: number_json(hours) for branch, hours in answer.missing.items()}
    yield "reasons", [_plain(reason, _REASON) for reason in answer.reasons]
    yield from _days("first_day", answer.first_day)
    yield from _days("last_day", answer.last_day)
    yield "papers", list(answer.papers)
    yield "benefits", [_benefit(benefit) for benefit in answer.benefits]
    yield "open_points", [_plain(point, _OPEN) for point in answer.open_points]
    yield "field", answer.field
    yield "suggestion", answer.suggestion
    yield "message", answer.message
    yield "conditions", list(answer.conditions)
    yield "consequence", answer.consequence
    yield "apply_to", answer.apply_to
    yield "in_force", _plain(answer.in_force, _FORCE) if answer.in_force else None


_REASON = ("code", "clause", "number", "at", "title", "text", "url", "source")
_OPEN = ("topic", "text", "readings", "at")
_FORCE = ("since", "until", "source")


def _plain(record: Reason | Open | InForce, names: tuple[str, ...]) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in names}
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in values.items() if value
    }


def _benefit(benefit: Given) -> dict[str, Any]:
    pairs = {
        "title": benefit.title,
        "award": benefit.award,
        "value": value_json(benefit.value),
        "unit": benefit.unit,
        "text": benefit.text,
        "payer": benefit.payer,
        "papers": list(benefit.papers),
    }
    return {name: value for name, value in pairs.items() if value not in (None, "", [])}


def _days(name: str, day: date | None) -> Iterator[tuple[str, str]]:
    if day is not None:
        yield name, roc_day(day)
        yield f"{name}_ad", day.isoformat()


def roc_day(day: date) -> str:
    """``113-02-27``."""
    return f"{day.year - FIRST_YEAR + 1}-{day.month:02d}-{day.day:02d}"


def value_json(value: AnswerValue | None) -> Any:
    """A number, words, or ``{"from", "to"}``."""
    if isinstance(value, ValueRange):
        return {"from": number_json(value.first), "to": number_json(value.last)}
    return number_json(value) if isinstance(value, Fraction) else value


def number_json(number: Fraction) -> int | float | str:
    """20, 2.5; "10/3" where six places do not tell it."""
    words = number_words(number)
    if number.denominator == 1:
        return number.numerator
    return words if "/" in words else float(words)  # JSON has no other number
