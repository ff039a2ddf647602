"""What plans ask of whom, and when: days where they are fixed, else words that wait for an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from planpress.model.amounts import Span, SpanUnit
from planpress.model.awards import AwardRule
from planpress.model.catalog import Plan
from planpress.model.dates import FIRST_YEAR, Period, RocDate, YearDay, roc_words
from planpress.model.plan import PlanKind
from planpress.model.rule_parts import Cite, Rule
from planpress.model.rules import (
    ApprovalRule,
    DeadlineParameters,
    DeadlineRule,
    EvaluationRule,
    HoursRule,
)
from planpress.model.sessions import Session
from planpress.model.values import Unstated
from planpress.rules.answers.days import Works, count, months_later, next_working_day
from planpress.rules.saying import Say


class Timing(StrEnum):
    """How a duty's time is told."""

    DAY = "day"
    REPEATED = "repeated"
    EVENT = "event"
    UNSTATED = "unstated"


@dataclass(frozen=True, slots=True)
class DutyDay:
    """A day or window of a duty; ``first`` is ``last`` for a last day. ``of`` says which one of several."""

    first: date
    last: date
    of: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to be done: by whom (empty where the plan does not say), what, when in words, and its days.

    ``key`` is the rule's id with what tells several of its duties apart; ``clause`` an anchor; ``rule`` the
    address of a national rule, "" for a rule of the plan.
    """

    key: str
    group: str
    who: tuple[str, ...]
    what: str
    words: str
    timing: Timing
    clause: str
    at: str = ""
    days: tuple[DutyDay, ...] = ()
    note: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class SessionDuty:
    """A duty that hangs on the end of a session, with its day or window; None where it cannot be counted.

    ``no_table`` is the year of the Republic whose table of holidays it would need, 0 for none. ``or_first``
    and ``or_last`` are the days of the other reading, where months from a month's end have two.
    """

    duty: Duty
    session: Session
    day: DutyDay | None
    no_table: int = 0
    or_first: date | None = None
    or_last: date | None = None


National = tuple[str, str, Rule]
"""Group, id and record of a national rule."""


def duties_of(plan: Plan, say: Say, national: Sequence[National] = ()) -> tuple[Duty, ...]:
    """All duties that the plan's rules state, in their order, then the fixed days of national rules."""
    period = plan.record.period if isinstance(plan.record.period, Period) else None
    everybody = tuple(entry.title for entry in plan.record.audience if not entry.condition)
    dated = {rule.what for rule in plan.rules.deadlines.values()}
    found: list[Duty] = []
    for group, rule_id, rule in plan.rules.every():
        if isinstance(rule, EvaluationRule) and rule.what in dated:
            continue  # its deadline says the same and more
        found.extend(_duties(group, rule_id, rule, period, say))
    found.extend(_national(plan, national, period, say))
    return tuple(
        replace(duty, who=everybody) if duty.group == "hours" and not duty.who else duty for duty in found
    )


def _national(plan: Plan, national: Sequence[National], period: Period | None, say: Say) -> Iterator[Duty]:
    """Days that a national rule fixes in the plan's period, where no rule of the plan takes its place."""
    if plan.record.kind is not PlanKind.PLAN:
        return  # a report or a proposal asks nothing of anybody
    followed = {rule.follows for _, _, rule in plan.rules.every()}
    for group, rule_id, rule in national:
        if rule_id in followed or not _in_force(rule, period):
            continue
        for duty in _duties(group, rule_id, rule, period, say):
            if duty.days:
                note = say("duty_source", source=rule.source) if rule.source else ""
                key, address = f"national-{duty.key}", f"national/{rule_id}"
                yield replace(duty, key=key, clause="", note=note, rule=address)


def _in_force(rule: Rule, period: Period | None) -> bool:
    if period is None:
        return False
    began = not isinstance(rule.since, RocDate) or rule.since.date <= period.last
    ended = isinstance(rule.until, RocDate) and rule.until.date < period.first
    return began and not ended


def _duties(group: str, rule_id: str, rule: Rule, period: Period | None, say: Say) -> Iterator[Duty]:
    if isinstance(rule, DeadlineRule):
        yield from _deadline(rule_id, rule, period, say)
    elif isinstance(rule, HoursRule):
        yield from _hours(rule_id, rule, period, say)
    elif isinstance(rule, AwardRule):
        yield from _application(rule_id, rule, period, say)
    elif isinstance(rule, ApprovalRule):
        yield from _consents(group, rule_id, rule, say)
    elif isinstance(rule, EvaluationRule):
        yield _evaluation(rule_id, rule, say)
    for number, one in enumerate(rule.requires, start=1):
        key, at = f"{rule_id}-requires-{number}", one.at or Cite()
        asked, when = (one.by,) if one.by else (), say("duty_beforehand")
        yield Duty(key, group, asked, one.what, when, Timing.EVENT, at.clause or rule.clause, at.at or "")


def _consents(group: str, rule_id: str, rule: ApprovalRule, say: Say) -> Iterator[Duty]:
    """One duty for each office whose consent is needed."""
    for number, (who, consent) in enumerate(rule.by.items(), start=1):
        key, what = f"{rule_id}-{number}", say("duty_consent", consent=consent)
        yield Duty(key, group, (who,), what, rule.when, Timing.EVENT, rule.clause, rule.at or "")


# -- deadlines ------------------------------------------------------------------


def _deadline(rule_id: str, rule: DeadlineRule, period: Period | None, say: Say) -> Iterator[Duty]:
    """The rule's own time and that of each case, which says only what is other."""
    base = Duty(
        rule_id, "deadlines", rule.who, _matter(rule, say), "", Timing.UNSTATED, rule.clause, rule.at or ""
    )
    base = replace(base, note=rule.condition or "")
    if _has_time(rule):
        yield _timed(base, rule, period, say)
    for number, case in enumerate(rule.cases, start=1):
        cite = case.at or Cite()
        own = replace(
            base, key=f"{rule_id}-{number}", clause=cite.clause or rule.clause, at=cite.at or base.at
        )
        if case.text:
            own = replace(own, what=base.what + say("in_brackets", words=case.text))
        merged = rule.model_copy(update={name: getattr(case, name) for name in _set_times(case)})
        yield _timed(own, merged, period, say)


def _matter(rule: DeadlineRule, say: Say) -> str:
    hours = "" if rule.hours is None or isinstance(rule.hours, Unstated) else rule.hours.text
    return rule.what + say("in_brackets", words=hours) if hours else rule.what


def _has_time(times: DeadlineParameters) -> bool:
    return any(
        getattr(times, name) is not None for name in ("by", "within", "before", "from_", "to", "every")
    )


def _set_times(case: DeadlineParameters) -> list[str]:
    names = DeadlineParameters.model_fields
    return [name for name in names if name in case.model_fields_set and getattr(case, name) is not None]


def _timed(duty: Duty, times: DeadlineParameters, period: Period | None, say: Say) -> Duty:
    by, every = times.by, times.every
    if isinstance(by, RocDate | YearDay):
        words = say("duty_by_day", day=by.text)
        return replace(duty, words=words, timing=Timing.DAY, days=fixed_days(by, period, say))
    if isinstance(every, Span):
        words = _every_words(every, times.times, say)
        return replace(duty, words=words, timing=Timing.REPEATED, days=repeated_days(every, period, say))
    known = any(isinstance(one, Span) for one in (times.within, times.before, times.from_, times.to))
    timing = Timing.EVENT if known else Timing.UNSTATED
    return replace(duty, words=relative_words(times, say), timing=timing)


def _every_words(every: Span, times: object, say: Say) -> str:
    once = say("duty_every", span=every.text)
    return say.clauses([once, *([say("duty_times", times=times)] if times else [])])


def relative_words(times: DeadlineParameters, say: Say) -> str:
    """「訓練辦竣後7個工作天內」, 「開訓前7日」, 「訓練結束後第3個月至第6個月」, or that it is not stated."""
    event = times.after if isinstance(times.after, str) and not isinstance(times.after, Unstated) else ""
    others = "".join(say("duty_or_event", event=other) for other in times.or_after.values())
    after = f"{event}{others}" if event else ""
    if isinstance(times.within, Span):
        return _within(times.within, after, say)
    if isinstance(times.before, Span):
        span = times.before.text
        return say("duty_before", event=event, span=span) if event else say("duty_ahead", span=span)
    if isinstance(times.from_, Span) or isinstance(times.to, Span):
        return _stretch([end.text for end in (times.from_, times.to) if isinstance(end, Span)], after, say)
    return say("duty_after_unstated", event=after) if after else say("duty_unstated")


def _within(span: Span, after: str, say: Say) -> str:
    if after:
        return say("duty_within_after", event=after, span=span.text)
    return say("duty_within", span=span.text)


def _stretch(ends: Sequence[str], after: str, say: Say) -> str:
    stretch = say("from_to", first=ends[0], last=ends[1]) if len(ends) > 1 else ends[0]
    return say("duty_after", event=after, words=stretch) if after else stretch


def fixed_days(by: RocDate | YearDay, period: Period | None, say: Say) -> tuple[DutyDay, ...]:
    """The day, or that day in each year of the plan's period."""
    if isinstance(by, RocDate):
        return (DutyDay(by.date, by.date),)
    years = range(period.first.year, period.last.year + 1) if period else ()
    found = [by.in_year(year) for year in years]
    several = len(found) > 1
    return tuple(
        DutyDay(day, day, say("roc_year", year=day.year - FIRST_YEAR + 1) if several else "") for day in found
    )


def repeated_days(every: Span, period: Period | None, say: Say) -> tuple[DutyDay, ...]:
    """The plan's period in stretches of ``every``: in each of them once, the day itself is not stated."""
    if period is None or not every.amount:
        return ()
    found: list[DutyDay] = []
    first = period.first
    while first <= period.last:
        following = _step(period.first, every, len(found) + 1)
        last = min(following - timedelta(days=1), period.last)
        found.append(DutyDay(first, last, say("duty_nth", number=len(found) + 1)))
        first = following
    return tuple(found)


def _step(start: date, every: Span, times: int) -> date:
    count = every.amount * times
    match every.unit:
        case SpanUnit.YEARS:
            return months_later(start, 12 * count)
        case SpanUnit.MONTHS:
            return months_later(start, count)
        case SpanUnit.WEEKS:
            return start + timedelta(weeks=count)
        case _:
            return start + timedelta(days=count)


# -- other rules ----------------------------------------------------------------


def _hours(rule_id: str, rule: HoursRule, period: Period | None, say: Say) -> Iterator[Duty]:
    """Hours to be learned: by a day where one is stated, else within the year."""
    if rule.total is None or isinstance(rule.total, Unstated):
        return
    who = tuple(entry.title for entry in rule.audience)
    what = say("duty_hours", title=rule.title or say("hours_of_learning"), total=rule.total)
    when = say("duty_every_year")
    duty = Duty(rule_id, "hours", who, what, when, Timing.UNSTATED, rule.clause, rule.at or "")
    cite = rule.cites.get("by") or Cite()
    if isinstance(rule.by, RocDate | YearDay):
        days = fixed_days(rule.by, period, say)
        duty = replace(duty, words=say("duty_by_day", day=rule.by.text), timing=Timing.DAY, days=days)
        duty = replace(duty, clause=cite.clause or duty.clause, at=cite.at or duty.at)
    elif isinstance(rule.within, Span):
        after = str(rule.after) if isinstance(rule.after, str) else ""
        duty = replace(duty, words=_within(rule.within, after, say), timing=Timing.EVENT)
    elif rule.per:
        duty = replace(duty, words=say("duty_per", units=say.listed(rule.per)))
    yield duty


def _application(rule_id: str, rule: AwardRule, period: Period | None, say: Say) -> Iterator[Duty]:
    """The application for an award, within a span or by a day."""
    who = tuple(entry.title for entry in rule.audience) or (say("duty_applicant"),)
    what = say("duty_apply", award=rule.title or rule.item or say("award_in_general"))
    if rule.apply_to:
        what = say("duty_apply_to", office=rule.apply_to, what=what)
    cite = rule.cites.get("apply_within") or rule.cites.get("apply_by") or Cite()
    clause, at = cite.clause or rule.clause, cite.at or rule.at or ""
    duty = Duty(rule_id, "awards", who, what, "", Timing.EVENT, clause, at, note=say.listed(rule.papers))
    if isinstance(rule.apply_by, RocDate | YearDay):
        days, words = fixed_days(rule.apply_by, period, say), say("duty_by_day", day=rule.apply_by.text)
        yield replace(duty, words=words, timing=Timing.DAY, days=days)
    elif isinstance(rule.apply_within, Span):
        yield replace(duty, words=_counted_from(rule, rule.apply_within, say))


def _counted_from(rule: AwardRule, span: Span, say: Say) -> str:
    """「證書的發證日起3個月內」, or the span alone where it is not stated from when it is counted."""
    starts = rule.counted_from if not isinstance(rule.counted_from, Unstated) else None
    days = [say("duty_day_of_paper", paper=paper, day=day) for paper, day in (starts or {}).items()]
    if not days:
        return say("duty_within", span=span)
    return say("duty_within_from", start=say.listed(days), span=span)


def _evaluation(rule_id: str, rule: EvaluationRule, say: Say) -> Duty:
    when = rule.when if isinstance(rule.when, str) and not isinstance(rule.when, Unstated) else ""
    which = rule.applies_to if rule.applies_to and not isinstance(rule.applies_to, Unstated) else ""
    return Duty(
        rule_id,
        "evaluation",
        (),
        say("duty_evaluate", what=rule.what) + (say("in_brackets", words=which) if which else ""),
        when or say("says_not_stated"),
        Timing.EVENT if when else Timing.UNSTATED,
        rule.clause,
        rule.at or "",
        note=rule.condition or "",
    )


# -- duties that hang on a session ----------------------------------------------

CLASS_END = "class_end"


def session_duties(
    plan: Plan, sessions: Sequence[Session], works: Works, say: Say
) -> tuple[SessionDuty, ...]:
    """The deadlines that begin at the end of a class, for each dated session of the plan."""
    found: list[SessionDuty] = []
    for duty in duties_of(plan, say):
        rule = plan.rules.deadlines.get(duty.key)
        if rule is None or duty.timing is not Timing.EVENT or (rule.event or CLASS_END) != CLASS_END:
            continue
        found.extend(_on_session(duty, rule, session, works, say) for session in sessions)
    return tuple(found)


def _on_session(
    duty: Duty, rule: DeadlineParameters, session: Session, works: Works, say: Say
) -> SessionDuty:
    """Where a count has two readings, the day that is safe under both: the last one early, the first late."""
    end = session.last_day.date
    last_span = rule.within if isinstance(rule.within, Span) else rule.to
    if isinstance(rule.before, Span) or not isinstance(last_span, Span):
        return SessionDuty(duty, session, None)
    last = count(end, last_span, works)
    first = count(end, rule.from_, works) if isinstance(rule.from_, Span) else last
    if not last.days or not first.days:
        year = last.unknown_year or first.unknown_year
        return SessionDuty(duty, session, None, year - FIRST_YEAR + 1 if year else 0)
    window = DutyDay(first.days[-1], last.days[0], say("ended_on", day=roc_words(end)))
    if first is last:
        window = replace(window, first=window.last)
    return SessionDuty(
        duty,
        session,
        window,
        or_first=first.days[0] if first is not last and len(first.days) > 1 else None,
        or_last=last.days[-1] if len(last.days) > 1 else None,
    )


def shifts_of(
    duties: Sequence[Duty], of_sessions: Sequence[SessionDuty], works: Works
) -> dict[date, date | None]:
    """Each last day that is a day off, with the next working day; None where that year has no table.

    Stretches of what recurs are left out: their last days are not the plan's.
    """
    fixed = (day.last for duty in duties if duty.timing is Timing.DAY for day in duty.days)
    hanging = (one.day.last for one in of_sessions if one.day)
    off = sorted({day for day in (*fixed, *hanging) if works(day) is False})
    return {day: next_working_day(day, works) for day in off}
