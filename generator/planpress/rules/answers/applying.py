"""By when an award must be applied for: counted from the papers, or a fixed day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from planpress.load.nearest import fold
from planpress.model.amounts import Span
from planpress.model.awards import AwardRule
from planpress.model.dates import FIRST_YEAR, RocDate, YearDay
from planpress.rules.answers.answer import Answer, Open, Reason, invalid, roc_day
from planpress.rules.answers.asking import Asking
from planpress.rules.answers.days import count
from planpress.rules.answers.days_off import settled
from planpress.rules.answers.fields import Sort
from planpress.rules.answers.times import fixed_day, month_point

ISSUED, RECEIVED = "certificate_date", "received_date"
_EVENTS = {"發證日期": ISSUED, "發證日": ISSUED, "收到日期": RECEIVED, "收到日": RECEIVED}


@dataclass(frozen=True, slots=True)
class Applying:
    """The last day that is safe under all readings, the latest under any; both None where none is known.

    ``parameter`` of the rule set the last day; ``message`` asks for the days that would tell it.
    """

    last: date | None = None
    latest: date | None = None
    reasons: tuple[Reason, ...] = ()
    points: tuple[Open, ...] = ()
    message: str = ""
    parameter: str = "apply_within"


@dataclass(frozen=True, slots=True)
class Start:
    """A day to count from: the ``field`` that holds it, the ``paper`` whose day it is."""

    field: str
    paper: str
    day: date


def in_future(asking: Asking[AwardRule]) -> Answer | None:
    """``invalid`` where a paper is dated after the question's today (else the clock)."""
    question = asking.question
    today = question.day("today") or asking.world.clock
    for field in (ISSUED, RECEIVED):
        day = question.day(field)
        if today is not None and day is not None and day > today:
            return invalid(
                asking.asked,
                question.language,
                "future",
                field,
                title=question.title(field),
                day=day,
                today=today,
            )
    return None


def applying(asking: Asking[AwardRule]) -> Applying:
    """The last day to apply, as far as rule and question tell it."""
    within = asking.rule.apply_within
    fixed = [day for day in (_fixed(asking),) if day is not None]
    starts = list(_starts(asking))
    if not isinstance(within, Span):
        return _ended(asking, fixed, [], ()) if fixed else _silent(asking)
    if not starts:
        return replace(_ended(asking, fixed, [], ()), message=_ask_for(asking))
    return _from_papers(asking, within, starts, fixed)


def _from_papers(asking: Asking[AwardRule], within: Span, starts: list[Start], fixed: list[date]) -> Applying:
    """The earliest end of those that the papers may start."""
    days: list[date] = []
    reasons: list[Reason] = []
    points: list[Open] = []
    for start in starts:
        counted = count(start.day, within, asking.world.calendar.is_working_day)
        if not counted.days:
            return _untold(asking, within, counted.unknown_year)
        days.extend(counted.days)
        points.extend(month_point(asking.question, counted.days))
        reasons.append(_counted(asking, start, within, counted.days[0]))
    if len({start.day for start in starts}) > 1 or not isinstance(asking.rule.counted_from, Mapping):
        points.append(_start_point(asking, starts, min(days)))
    return _ended(asking, [*days, *fixed], reasons, tuple(points))


def _silent(asking: Asking[AwardRule]) -> Applying:
    """Nothing is said, or that it is not said."""
    for parameter in ("apply_within", "apply_by"):
        if getattr(asking.rule, parameter) is not None:
            return Applying(reasons=(asking.because("apply_unsaid", parameter),))
    return Applying()


def _ended(
    asking: Asking[AwardRule], days: list[date], reasons: list[Reason], points: tuple[Open, ...]
) -> Applying:
    if not days:
        return Applying()
    last = min(days)
    by = last == _fixed(asking)
    if by:
        reasons = [*reasons, asking.because("apply_by", "apply_by", day=last)]
    end = settled(asking, last)
    latest = settled(asking, max(days)).day if points else end.day
    parameter = "apply_by" if by else "apply_within"
    return Applying(end.day, latest, (*reasons, *end.reasons), (*points, *end.points), parameter=parameter)


def _fixed(asking: Asking[AwardRule]) -> date | None:
    """The fixed last day; one of every year is the first that does not lie before the paper's."""
    day = asking.rule.apply_by
    paper = next((start.day for start in _starts(asking)), None)
    if isinstance(day, YearDay) and paper is not None:
        same = day.in_year(paper.year)
        return same if same >= paper else day.in_year(paper.year + 1)
    if isinstance(day, RocDate | YearDay):
        return fixed_day(day, asking.question, asking.asked, asking.world)
    return None


# -- counting -----------------------------------------------------------------------


def _starts(asking: Asking[AwardRule]) -> Iterator[Start]:
    for field, paper in _fields(asking).items():
        day = asking.question.day(field)
        if day is not None:
            yield Start(field, paper, day)


def _fields(asking: Asking[AwardRule]) -> dict[str, str]:
    """The fields that may start the period, with the paper of each; both days where the rule names none."""
    counted = asking.rule.counted_from
    if not isinstance(counted, Mapping):
        return {ISSUED: "", RECEIVED: ""}
    return {_field(event, asking): paper for paper, event in counted.items()}


def _field(event: str, asking: Asking[AwardRule]) -> str:
    """The field of an event: 發證日期, 收到日期, one that the rule declares, or one of all rules."""
    if event in _EVENTS:
        return _EVENTS[event]
    fields = asking.question.fields
    for name in (*asking.rule.questions, *fields):
        one = fields[name]
        if one.sort is Sort.DATE and fold(event) in (fold(name), fold(one.zh)):
            return name
    return event


def _counted(asking: Asking[AwardRule], start: Start, within: Span, day: date) -> Reason:
    title = asking.question.title(start.field)
    what = f"{start.paper}：{title}" if start.paper else title
    return asking.because(
        "apply_within", "apply_within", what=what, start=start.day, span=within.text, day=day
    )


def _start_point(asking: Asking[AwardRule], starts: list[Start], day: date) -> Open:
    readings = tuple(f"{asking.question.title(one.field)} {roc_day(one.day)}" for one in starts)
    return asking.open("start", readings, day=day)


def _ask_for(asking: Asking[AwardRule]) -> str:
    fields = "、".join(f"{asking.question.title(field)}（{field}）" for field in _fields(asking))
    return asking.say("give_dates", fields=fields)


def _untold(asking: Asking[AwardRule], within: Span, unknown_year: int) -> Applying:
    """Working days in a year without a table, or a span beyond all sense."""
    if not unknown_year:
        reason = asking.because("span_too_long", "apply_within", span=within.text)
        return Applying(reasons=(reason,))
    year = str(unknown_year - FIRST_YEAR + 1)
    reason = asking.because("no_holidays", "apply_within", year=year)
    return Applying(reasons=(reason,), points=(asking.open("holidays", (), year=year),))
