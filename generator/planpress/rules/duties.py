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


NATIONAL = "全國規定"
National = tuple[str, str, Rule]
"""Group, id and record of a national rule."""


def duties_of(plan: Plan, national: Sequence[National] = ()) -> tuple[Duty, ...]:
    """All duties that the plan's rules state, in their order, then the fixed days of national rules."""
    period = plan.record.period if isinstance(plan.record.period, Period) else None
    everybody = tuple(entry.title for entry in plan.record.audience if not entry.condition)
    dated = {rule.what for rule in plan.rules.deadlines.values()}
    found: list[Duty] = []
    for group, rule_id, rule in plan.rules.every():
        if isinstance(rule, EvaluationRule) and rule.what in dated:
            continue  # its deadline says the same and more
        found.extend(_duties(group, rule_id, rule, period))
    found.extend(_national(plan, national, period))
    return tuple(
        replace(duty, who=everybody) if duty.group == "hours" and not duty.who else duty for duty in found
    )


def _national(plan: Plan, national: Sequence[National], period: Period | None) -> Iterator[Duty]:
    """Days that a national rule fixes in the plan's period, where no rule of the plan takes its place."""
    if plan.record.kind is not PlanKind.PLAN:
        return  # a report or a proposal asks nothing of anybody
    followed = {rule.follows for _, _, rule in plan.rules.every()}
    for group, rule_id, rule in national:
        if rule_id in followed or not _in_force(rule, period):
            continue
        for duty in _duties(group, rule_id, rule, period):
            if duty.days:
                note = f"出處：{rule.source}" if rule.source else ""
                key, address = f"national-{duty.key}", f"national/{rule_id}"
                yield replace(duty, key=key, clause="", note=note, rule=address)


def _in_force(rule: Rule, period: Period | None) -> bool:
    if period is None:
        return False
    began = not isinstance(rule.since, RocDate) or rule.since.date <= period.last
    ended = isinstance(rule.until, RocDate) and rule.until.date < period.first
    return began and not ended


def _duties(group: str, rule_id: str, rule: Rule, period: Period | None) -> Iterator[Duty]:
    if isinstance(rule, DeadlineRule):
        yield from _deadline(rule_id, rule, period)
    elif isinstance(rule, HoursRule):
        yield from _hours(rule_id, rule, period)
    elif isinstance(rule, AwardRule):
        yield from _application(rule_id, rule, period)
    elif isinstance(rule, ApprovalRule):
        for number, (who, consent) in enumerate(rule.by.items(), start=1):
            key = f"{rule_id}-{number}"
            yield Duty(
                key, group, (who,), f"經{consent}", rule.when, Timing.EVENT, rule.clause, rule.at or ""
            )
    elif isinstance(rule, EvaluationRule):
        yield _evaluation(rule_id, rule)
    for number, one in enumerate(rule.requires, start=1):
        key, at = f"{rule_id}-requires-{number}", one.at or Cite()
        asked = (one.by,) if one.by else ()
        yield Duty(key, group, asked, one.what, "事先", Timing.EVENT, at.clause or rule.clause, at.at or "")


# -- deadlines ------------------------------------------------------------------


def _deadline(rule_id: str, rule: DeadlineRule, period: Period | None) -> Iterator[Duty]:
    """The rule's own time and that of each case, which says only what is other."""
    base = Duty(
        rule_id, "deadlines", rule.who, _matter(rule), "", Timing.UNSTATED, rule.clause, rule.at or ""
    )
    base = replace(base, note=rule.condition or "")
    if _has_time(rule):
        yield _timed(base, rule, period)
    for number, case in enumerate(rule.cases, start=1):
        cite = case.at or Cite()
        own = replace(
            base, key=f"{rule_id}-{number}", clause=cite.clause or rule.clause, at=cite.at or base.at
        )
        if case.text:
            own = replace(own, what=f"{base.what}（{case.text}）")
        merged = rule.model_copy(update={name: getattr(case, name) for name in _set_times(case)})
        yield _timed(own, merged, period)


def _matter(rule: DeadlineRule) -> str:
    hours = "" if rule.hours is None or isinstance(rule.hours, Unstated) else rule.hours.text
    return f"{rule.what}（{hours}）" if hours else rule.what


def _has_time(times: DeadlineParameters) -> bool:
    return any(
        getattr(times, name) is not None for name in ("by", "within", "before", "from_", "to", "every")
    )


def _set_times(case: DeadlineParameters) -> list[str]:
    names = DeadlineParameters.model_fields
    return [name for name in names if name in case.model_fields_set and getattr(case, name) is not None]


def _timed(duty: Duty, times: DeadlineParameters, period: Period | None) -> Duty:
    by, every = times.by, times.every
    if isinstance(by, RocDate | YearDay):
        words = f"{by.text}以前"
        return replace(duty, words=words, timing=Timing.DAY, days=fixed_days(by, period))
    if isinstance(every, Span):
        words = f"每{every.text}一次" + (f"，共{times.times}" if times.times else "")
        return replace(duty, words=words, timing=Timing.REPEATED, days=repeated_days(every, period))
    words = relative_words(times)
    known = Unstated.NOT_STATED.value not in words
    return replace(duty, words=words, timing=Timing.EVENT if known else Timing.UNSTATED)


def relative_words(times: DeadlineParameters) -> str:
    """「訓練辦竣後7個工作天內」, 「開訓前7日」, 「訓練結束後第3個月至第6個月」, or that it is not stated."""
    event = times.after if isinstance(times.after, str) and not isinstance(times.after, Unstated) else ""
    others = "".join(f"（或{other}）" for other in times.or_after.values())
    after = f"{event}{others}後" if event else ""
    if isinstance(times.within, Span):
        return f"{after}{times.within.text}內"
    if isinstance(times.before, Span):
        return f"{event}前{times.before.text}"
    if isinstance(times.from_, Span) or isinstance(times.to, Span):
        ends = [end.text for end in (times.from_, times.to) if isinstance(end, Span)]
        return after + "至".join(ends)
    return f"{after}，期限未載明" if after else "期限未載明"


def fixed_days(by: RocDate | YearDay, period: Period | None) -> tuple[DutyDay, ...]:
    """The day, or that day in each year of the plan's period."""
    if isinstance(by, RocDate):
        return (DutyDay(by.date, by.date),)
    years = range(period.first.year, period.last.year + 1) if period else ()
    found = [by.in_year(year) for year in years]
    return tuple(
        DutyDay(day, day, f"{day.year - FIRST_YEAR + 1}年" if len(found) > 1 else "") for day in found
    )


def repeated_days(every: Span, period: Period | None) -> tuple[DutyDay, ...]:
    """The plan's period in stretches of ``every``: in each of them once, the day itself is not stated."""
    if period is None or not every.amount:
        return ()
    found: list[DutyDay] = []
    first = period.first
    while first <= period.last:
        following = _step(period.first, every, len(found) + 1)
        last = min(following - timedelta(days=1), period.last)
        found.append(DutyDay(first, last, f"第{len(found) + 1}次"))
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


def _hours(rule_id: str, rule: HoursRule, period: Period | None) -> Iterator[Duty]:
    """Hours to be learned: by a day where one is stated, else within the year."""
    if rule.total is None or isinstance(rule.total, Unstated):
        return
    who = tuple(entry.title for entry in rule.audience)
    title = rule.title or "學習時數"
    duty = Duty(
        rule_id, "hours", who, f"完成{title}{rule.total}", "每年", Timing.UNSTATED, rule.clause, rule.at or ""
    )
    cite = rule.cites.get("by") or Cite()
    if isinstance(rule.by, RocDate | YearDay):
        days = fixed_days(rule.by, period)
        duty = replace(duty, words=f"{rule.by.text}以前", timing=Timing.DAY, days=days)
        duty = replace(duty, clause=cite.clause or duty.clause, at=cite.at or duty.at)
    elif isinstance(rule.within, Span):
        after = f"{rule.after}後" if isinstance(rule.after, str) else ""
        duty = replace(duty, words=f"{after}{rule.within}內", timing=Timing.EVENT)
    elif rule.per:
        duty = replace(duty, words="每" + "、".join(rule.per))
    yield duty


def _application(rule_id: str, rule: AwardRule, period: Period | None) -> Iterator[Duty]:
    """The application for an award, within a span or by a day."""
    who = tuple(entry.title for entry in rule.audience) or ("申請人",)
    what = f"{'向' + rule.apply_to if rule.apply_to else ''}申請{rule.title or rule.item or '獎勵'}的獎勵"
    cite = rule.cites.get("apply_within") or rule.cites.get("apply_by") or Cite()
    clause, at = cite.clause or rule.clause, cite.at or rule.at or ""
    duty = Duty(rule_id, "awards", who, what, "", Timing.EVENT, clause, at, note="、".join(rule.papers))
    if isinstance(rule.apply_by, RocDate | YearDay):
        days = fixed_days(rule.apply_by, period)
        yield replace(duty, words=f"{rule.apply_by.text}以前", timing=Timing.DAY, days=days)
    elif isinstance(rule.apply_within, Span):
        starts = rule.counted_from if not isinstance(rule.counted_from, Unstated) else None
        from_day = "、".join(f"{paper}的{start}" for paper, start in (starts or {}).items())
        yield replace(duty, words=f"{from_day + '起' if from_day else ''}{rule.apply_within}內")


def _evaluation(rule_id: str, rule: EvaluationRule) -> Duty:
    when = rule.when if isinstance(rule.when, str) and not isinstance(rule.when, Unstated) else ""
    which = rule.applies_to if rule.applies_to and not isinstance(rule.applies_to, Unstated) else ""
    return Duty(
        rule_id,
        "evaluation",
        (),
        f"實施{rule.what}" + (f"（{which}）" if which else ""),
        when or Unstated.NOT_STATED.value,
        Timing.EVENT if when else Timing.UNSTATED,
        rule.clause,
        rule.at or "",
        note=rule.condition or "",
    )


# -- duties that hang on a session ----------------------------------------------

CLASS_END = "class_end"


def session_duties(plan: Plan, sessions: Sequence[Session], works: Works) -> tuple[SessionDuty, ...]:
    """The deadlines that begin at the end of a class, for each dated session of the plan."""
    found: list[SessionDuty] = []
    for duty in duties_of(plan):
        rule = plan.rules.deadlines.get(duty.key)
        if rule is None or duty.timing is not Timing.EVENT or (rule.event or CLASS_END) != CLASS_END:
            continue
        found.extend(_on_session(duty, rule, session, works) for session in sessions)
    return tuple(found)


def _on_session(duty: Duty, rule: DeadlineParameters, session: Session, works: Works) -> SessionDuty:
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
    window = DutyDay(first.days[-1], last.days[0], f"{roc_words(end)}結束")
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
