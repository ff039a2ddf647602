"""Answers on deadlines: last days, windows and recurrences, with what stays open about each day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from planpress.model.amounts import Hours, Span, SpanUnit
from planpress.model.dates import FIRST_YEAR, RocDate, YearDay
from planpress.model.rules import DeadlineRule
from planpress.model.values import Unstated
from planpress.rules.answers.answer import Answer, Open, Outcome, Reason, roc_day
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.asking import Asking
from planpress.rules.answers.days import Counted, count
from planpress.rules.answers.days_off import settled
from planpress.rules.answers.question import Question
from planpress.rules.answers.sentences import say
from planpress.rules.answers.times import fixed_day, month_point, too_late
from planpress.rules.answers.unstated import missing_field, unstated

DEFAULT_EVENT = "class_end"
_SPANS = ("within", "before", "from", "to")
"""Times that are counted, by their keys in rules.yaml."""


@dataclass(frozen=True, slots=True)
class End:
    """A last day and why: the parameter it comes from, the event it is counted from ("" for a fixed day)."""

    day: date
    parameter: str
    event: str = ""


Deadline: TypeAlias = Asking[DeadlineRule]


def answer_deadline(asked: AskedRule, rule: DeadlineRule, question: Question, world: World) -> Answer:
    """``date`` with the first and last day; ``value``, times a year, for a recurrence."""
    asking = Asking(asked, rule, question, world)
    spans = [name for name in _SPANS if isinstance(_time(rule, name), Span)]
    fixed = rule.by if isinstance(rule.by, RocDate | YearDay) else None
    if not spans and fixed is None:
        return _recurring(asking) if rule.every is not None else _silent(asking)
    words = [name for name in spans if _time(rule, name).unit is SpanUnit.HOURS]
    if words:
        return _uncounted(asking, words[0])
    starts = _starts(asking)
    if spans and not starts:
        return missing_field(asked, question, rule.event or DEFAULT_EVENT)
    if fixed is not None and fixed_day(fixed, question, asked, world) is None:
        return missing_field(asked, question, "year")
    return _finished(asking, _dated(asking, starts))


def _time(rule: DeadlineRule, key: str) -> Any:
    """What the rule says under ``key`` of its file."""
    return rule.from_ if key == "from" else getattr(rule, key)


# -- without days -----------------------------------------------------------------


def _silent(asking: Deadline) -> Answer:
    """The word that stands where a time would."""
    for name in ("by", *_SPANS):
        word = _time(asking.rule, name)
        if isinstance(word, Unstated):
            return unstated(asking.asked, asking.rule, asking.question, asking.world, name, word)
    return unstated(asking.asked, asking.rule, asking.question, asking.world, "within")


def _uncounted(asking: Deadline, name: str) -> Answer:
    """A span of hours is no number of days: its words."""
    span = _time(asking.rule, name).text
    reason = asking.because("span_of_hours", name, span=span, after=_after(asking, _event(asking)))
    return Answer(asking.asked.address, Outcome.VALUE, value=span, reasons=(reason,))


def _recurring(asking: Deadline) -> Answer:
    every, times = asking.rule.every, asking.rule.times
    if not isinstance(every, Span):
        word = every or Unstated.NOT_STATED
        return unstated(asking.asked, asking.rule, asking.question, asking.world, "every", word)
    months = {SpanUnit.MONTHS: 1, SpanUnit.YEARS: 12}.get(every.unit, 0) * every.amount
    if not months:
        reason = asking.because("every_span", "every", span=every.text)
        return Answer(asking.asked.address, Outcome.VALUE, value=every.text, reasons=(reason,))
    count_a_year = Fraction(12, months)
    reasons = [asking.because("every", "every", span=every.text, times=count_a_year)]
    points = []
    if times is not None and Fraction(times.first) == count_a_year:
        reasons.append(asking.because("times_agree", "times", stated=times.text))
    elif times is not None:
        readings = (say("times", asking.question.language, times=count_a_year), times.text)
        points.append(asking.open("times", readings, span=every.text, stated=times.text))
    return Answer(
        asking.asked.address,
        Outcome.VALUE,
        value=count_a_year,
        unit="次",
        reasons=tuple(reasons),
        open_points=tuple(points),
    )


# -- counting ---------------------------------------------------------------------


def _event(asking: Deadline) -> str:
    return asking.rule.event or DEFAULT_EVENT


def _starts(asking: Deadline) -> tuple[tuple[str, date], ...]:
    """The days to count from, by field: the rule's event, then the others that it allows."""
    question, event = asking.question, _event(asking)
    first = question.day(event)
    if first is None and event == DEFAULT_EVENT:
        first = question.day("event_date")
    found = [] if first is None else [(event, first)]
    for name in asking.rule.or_after:
        day = question.day(name)
        if day is not None:
            found.append((name, day))
    return tuple(found)


def _after(asking: Deadline, event: str) -> str:
    """The event in the rule's words."""
    if event in asking.rule.or_after:
        return asking.rule.or_after[event]
    after = asking.rule.after
    return after if after and not isinstance(after, Unstated) else asking.question.title(event)


def _dated(asking: Deadline, starts: tuple[tuple[str, date], ...]) -> Answer:
    """The answer with first and last day, before what is said about them in general."""
    firsts: list[End] = []
    lasts: list[End] = []
    points: list[Open] = []
    for name in _SPANS:
        span = _time(asking.rule, name)
        for event, start in starts if isinstance(span, Span) else ():
            counted = count(start, span, asking.world.calendar.is_working_day, -1 if name == "before" else 1)
            if not counted.days:
                return _untold(asking, name, span, counted)
            first = name == "from"
            points += month_point(asking.question, counted.days, "first_day" if first else "last_day")
            day = counted.days[-1] if first else counted.days[0]
            (firsts if first else lasts).append(End(day, name, event))
    return _chosen(asking, firsts, lasts, points)


def _untold(asking: Deadline, name: str, span: Span, counted: Counted) -> Answer:
    """Working days in a year without a table, or a span beyond all sense."""
    if not counted.unknown_year:
        reason = asking.because("span_too_long", name, span=span.text)
        return Answer(asking.asked.address, Outcome.ASK_HR, reasons=(reason,))
    year = Fraction(counted.unknown_year - FIRST_YEAR + 1)
    reason = asking.because("no_holidays", name, year=year)
    point = asking.open("holidays", (), year=year)
    return Answer(asking.asked.address, Outcome.ASK_HR, reasons=(reason,), open_points=(point,))


def _chosen(asking: Deadline, firsts: list[End], lasts: list[End], points: list[Open]) -> Answer:
    """Of several starts the earliest end, of a span and a fixed day the one that ``ends`` names."""
    last = _earliest(asking, lasts, points)
    by = asking.rule.by
    if isinstance(by, RocDate | YearDay):
        fixed = fixed_day(by, asking.question, asking.asked, asking.world)
        if fixed is not None:
            last = _of_two(asking, last, End(fixed, "by"), points)
    first = max(firsts, key=lambda end: end.day, default=None)
    ends = [(end, code) for end, code in ((first, "first_day"), (last, "last_day")) if end is not None]
    reasons = tuple(_counted_reason(asking, end, code) for end, code in ends)
    return Answer(
        asking.asked.address,
        Outcome.DATE,
        first_day=first.day if first else None,
        last_day=last.day if last else None,
        reasons=reasons,
        open_points=tuple(points),
    )


def _counted_reason(asking: Deadline, end: End, code: str) -> Reason:
    if not end.event:
        return asking.because("fixed_day", end.parameter, what=asking.rule.what, day=end.day)
    span = _time(asking.rule, end.parameter).text
    after, start = _after(asking, end.event), dict(_starts(asking))[end.event]
    code = "before_event" if end.parameter == "before" else code
    return asking.because(
        code, end.parameter, what=asking.rule.what, after=after, start=start, span=span, day=end.day
    )


def _earliest(asking: Deadline, ends: list[End], points: list[Open]) -> End | None:
    if not ends:
        return None
    best = min(ends, key=lambda end: end.day)
    if any(end.day != best.day and end.parameter == best.parameter for end in ends):
        readings = tuple(f"{_after(asking, end.event)}：{roc_day(end.day)}" for end in ends)
        points.append(asking.open("start", readings, day=best.day))
    return best


def _of_two(asking: Deadline, last: End | None, fixed: End, points: list[Open]) -> End:
    """The span's end or the fixed day, as the rule says; the earlier one where it does not."""
    if last is None or last.day == fixed.day:
        return fixed if last is None else last
    earlier, later = sorted((last, fixed), key=lambda end: end.day)
    if asking.rule.ends == "較晚":
        return later
    if asking.rule.ends != "較早":
        points.append(asking.open("two_ends", (roc_day(earlier.day), roc_day(later.day)), day=earlier.day))
    return earlier


# -- what is said about the days ----------------------------------------------------


def _finished(asking: Deadline, answer: Answer) -> Answer:
    points = answer.open_points
    moved: tuple[Reason, ...] = ()
    if answer.last_day is not None:
        end = settled(asking, answer.last_day)
        answer, points, moved = replace(answer, last_day=end.day), (*points, *end.points), end.reasons
    reasons = (*answer.reasons, *moved, *_notes(asking, answer))
    hours = asking.rule.hours
    if isinstance(hours, Hours) and answer.outcome is Outcome.DATE:
        return replace(answer, value=Fraction(hours.hours), unit="小時", reasons=reasons, open_points=points)
    return replace(answer, reasons=reasons, open_points=points)


def _notes(asking: Deadline, answer: Answer) -> Iterator[Reason]:
    today = asking.question.day("today")
    if answer.last_day is not None and too_late(asking.question, answer.last_day):
        yield asking.because("late", _parameter(asking), day=answer.last_day)
    if today is not None and answer.first_day is not None and today < answer.first_day:
        yield asking.because("early", "from", day=answer.first_day)
    counted_on = asking.rule.counted_on
    if isinstance(counted_on, RocDate | YearDay):
        yield asking.because("counted_on", "counted_on", day=counted_on.text)


def _parameter(asking: Deadline) -> str:
    return next((name for name in ("to", "within", "before", "by") if getattr(asking.rule, name)), "")
