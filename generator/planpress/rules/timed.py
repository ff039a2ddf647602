"""What stands when on a timeline: courses by sessions or months, deadlines by their day, items as said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planpress.model.catalog import Plan
from planpress.model.courses import Course
from planpress.model.dates import FIRST_YEAR, MonthRange, Period, RocDate, YearDay
from planpress.model.plan import TableOf
from planpress.model.rules import DeadlineRule
from planpress.model.sessions import Session, SessionState
from planpress.model.timelines import Moment, Stretch, Timeline, month_stretch
from planpress.rules.planned_months import months_of

_NOT_HELD = (SessionState.CANCELLED, SessionState.POSTPONED)


@dataclass(frozen=True, slots=True)
class Timed:
    """A row of a timeline: its name, when it is in words, and its days; none where no day is said."""

    name: str
    when: str
    stretches: tuple[Stretch, ...] = ()


def timed(timeline: Timeline, plan: Plan) -> tuple[Timed, ...]:
    """All rows, by their first days; those without a day stand last. Names that lead nowhere are left out."""
    rows = [row for name in timeline.of for row in named(name, plan)]
    rows += (_moment(item, plan) for item in timeline.items)
    return tuple(sorted(dict.fromkeys(rows), key=lambda row: (not row.stretches, row.stretches[:1])))


def named(name: str, plan: Plan) -> Iterator[Timed]:
    """The rows of a course table, track, series, course or deadline."""
    rule = plan.rules.deadlines.get(name)
    if rule is not None:
        yield _deadline(rule, plan)
        return
    yield from (_course(one, plan) for one in _courses(name, plan))


def sources(plan: Plan) -> tuple[str, ...]:
    """All ids that a timeline may name."""
    courses = plan.courses
    records = (one.id for one in (*courses.tracks, *courses.series, *courses.courses))
    return tuple(dict.fromkeys((*_tables(plan), *records, *plan.rules.deadlines)))


def _tables(plan: Plan) -> tuple[str, ...]:
    return tuple(key for key, table in plan.record.tables.items() if table.of is TableOf.COURSES)


def _courses(name: str, plan: Plan) -> tuple[Course, ...]:
    courses = plan.courses
    if name in _tables(plan):
        return courses.courses
    own = tuple(one for one in courses.courses if one.id == name)
    return own or courses.of_series(name) or courses.of_track(name)


def _course(course: Course, plan: Plan) -> Timed:
    """A course on the days of its sessions, else in its months, else with the word it has instead."""
    held = [one for one in plan.sessions if one.course == course.id and one.state not in _NOT_HELD]
    days = sorted(stretch for one in held for stretch in _days(one))
    title = plan.title_of(course.id)
    if days:
        return Timed(title, "、".join(map(_said, days)), tuple(days))
    months = course.months
    numbers = months.months if isinstance(months, MonthRange) else ()
    return Timed(title, str(months), month_stretches(numbers, plan))


def _days(session: Session) -> Iterator[Stretch]:
    if isinstance(session.end, RocDate):
        yield session.first_day.date, session.end.date
    else:
        yield from ((day.date, day.date) for day in session.starts)


def _said(stretch: Stretch) -> str:
    first, last = (RocDate.of(day).text for day in stretch)
    return first if first == last else f"{first}至{last}"


def _deadline(rule: DeadlineRule, plan: Plan) -> Timed:
    days = tuple((day, day) for day in deadline_days(rule, plan))
    return Timed(rule.what, str(rule.by) if days else "", days)


def deadline_days(rule: DeadlineRule, plan: Plan) -> tuple[date, ...]:
    """The last day of a deadline, or that day in each year of the plan; none where it hangs on an event."""
    if isinstance(rule.by, RocDate):
        return (rule.by.date,)
    period = plan.record.period
    if isinstance(rule.by, YearDay) and isinstance(period, Period):
        return tuple(rule.by.in_year(year) for year in range(period.first.year, period.last.year + 1))
    return ()


def _moment(item: Moment, plan: Plan) -> Timed:
    when = item.when
    stretches = (when.stretch,) if when.stretch else month_stretches(when.months, plan)
    return Timed(item.title, when.text, stretches)


def month_stretches(numbers: Iterable[int], plan: Plan) -> tuple[Stretch, ...]:
    """The months of the plan's period with these numbers, neighbours as one; none without a period."""
    period, wanted = plan.record.period, frozenset(numbers)
    found: list[Stretch] = []
    for year, month in months_of(period) if isinstance(period, Period) else ():
        if month not in wanted:
            continue
        first, last = month_stretch(year - FIRST_YEAR + 1, month)
        if found and found[-1][1] + timedelta(days=1) == first:
            first = found.pop()[0]
        found.append((first, last))
    return tuple(found)
