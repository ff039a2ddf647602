"""Checks of a plan's dated sessions: bookings, period, days off, length, seats, months."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, warning
from planpress.model.amounts import Hours, Seats
from planpress.model.catalog import Plan
from planpress.model.courses import Course
from planpress.model.dates import MonthRange, Period, RocDate, TimeRange, roc_words
from planpress.model.sessions import Session
from planpress.model.values import Unstated
from planpress.model.vocabularies import Venue
from planpress.rules.session_bookings import check_bookings, venue_of
from planpress.rules.session_days import (
    by_course,
    is_held_on,
    minutes,
    minutes_taught,
    most_days,
    named_days,
    spans,
    takes_place,
    times_overlap,
)
from planpress.rules.working_days import ONE_DAY, WorkingCalendar

LONGEST_DAY = 8 * 60
_MEANT = re.compile("假日|週末|周末|[週周][六日]|星期[六日]|禮拜[六日]")
_BLENDED = re.compile("線上|網路|遠距|視訊|直播|數位|混成")
_WEEKDAYS = (
    *(("一", "Monday"), ("二", "Tuesday"), ("三", "Wednesday"), ("四", "Thursday"), ("五", "Friday")),
    *(("六", "Saturday"), ("日", "Sunday")),
)
_Found = Iterator[Diagnostic]
_Classes = Mapping[tuple[str, str], Sequence[Session]]


def check_sessions(plan: Plan, calendar: WorkingCalendar, venues: Mapping[str, Venue], file: str) -> _Found:
    """What is odd in the sessions of ``file`` (sessions.csv); cancelled and postponed ones are passed over.

    All findings are warnings or notices: a session that ends before it begins, or has the id of another,
    is refused where the file is read (P25, P24).
    """
    held = [one for one in plan.sessions if takes_place(one)]
    classes = _classes(held)
    courses = {course.id: course for course in plan.courses.courses}
    yield from check_bookings(held, venues, calendar, file)
    for session in held:
        yield from _check_period(session, plan.record.period, file)
        yield from _check_days(session, file)
        yield from _check_days_off(session, calendar, file)
        yield from _check_length(session, file)
        yield from _check_room(session, venue_of(session, venues), file)
    yield from _check_tables(held, calendar, file)
    yield from _check_days_together(classes, calendar, file)
    yield from _check_hours(classes, courses, file)
    yield from _check_seats(held, courses, file)
    yield from _check_months(classes, courses, file)


def _classes(sessions: Iterable[Session]) -> _Classes:
    """Sessions of the same people: of one course and batch."""
    found: dict[tuple[str, str], list[Session]] = {}
    for session in sessions:
        batch = "" if isinstance(session.batch, Unstated) else str(session.batch)
        found.setdefault((session.course, batch), []).append(session)
    return found


# -- days ---------------------------------------------------------------------


def _check_period(session: Session, period: Period | Unstated, file: str) -> _Found:
    if not isinstance(period, Period):
        return
    for day in (session.first_day.date, session.last_day.date):
        if not period.first <= day <= period.last:
            at = Ref(file, (session.id, _head_of(session, day)))
            yield warning("R92", at, session=session.id, day=roc_words(day), period=period)
            return


def _head_of(session: Session, day: datetime.date) -> str:
    """The head of the cell that names ``day``."""
    return "開始" if any(one.date == day for one in session.starts) else "結束"


def _check_days(session: Session, file: str) -> _Found:
    """Several days apart have no end; a day named twice was meant to be another one."""
    days = [one.date for one in session.starts]
    if len(days) > 1 and isinstance(session.end, RocDate):
        yield warning("R98", Ref(file, (session.id, "結束")), session=session.id, end=session.end)
    twice = next((day for number, day in enumerate(days) if day in days[:number]), None)
    if twice is not None:
        at = Ref(file, (session.id, "開始"))
        yield warning("R98", at, wording="twice", session=session.id, day=roc_words(twice))


def _check_days_off(session: Session, calendar: WorkingCalendar, file: str) -> _Found:
    """A day that is named and on which offices are closed; classes meant for weekends say so."""
    texts = [session.note or "", "" if isinstance(session.method, Unstated) else session.method]
    if any(_MEANT.search(text) for text in texts):
        return
    for day in named_days(session):
        if calendar.is_working_day(day) is False:
            at = Ref(file, (session.id, _head_of(session, day)))
            yield warning("R93", at, session=session.id, **_said(day))
    between = _holiday_between(session, calendar)
    if between is not None:
        at = Ref(file, (session.id, "結束"))
        yield notice("R93", at, wording="between", session=session.id, **_said(between))


def _said(day: datetime.date) -> Mapping[str, str]:
    zh, en = _WEEKDAYS[day.weekday()]
    return {"day": roc_words(day), "weekday_zh": zh, "weekday_en": en}


def _holiday_between(session: Session, calendar: WorkingCalendar) -> datetime.date | None:
    """The first day off from Monday to Friday between the first and the last day."""
    for first, last in spans(session):
        if {first.year, last.year} <= {year + 1911 for year in calendar.years}:
            day = first + ONE_DAY
            while day < last:
                if day.weekday() < 5 and calendar.is_working_day(day) is False:
                    return day
                day += ONE_DAY
    return None


def _check_tables(sessions: Iterable[Session], calendar: WorkingCalendar, file: str) -> _Found:
    """Once for all years: of which there is no table."""
    missing: dict[int, Session] = {}
    for session in sessions:
        for day in named_days(session):
            if calendar.is_working_day(day) is None:
                missing.setdefault(day.year - 1911, session)
    if missing:
        years = "、".join(str(year) for year in sorted(missing))
        first = next(iter(missing.values()))
        yield notice("R93", Ref(file, (first.id, "開始")), wording="no_table", years=years)


def _check_months(classes: _Classes, courses: Mapping[str, Course], file: str) -> _Found:
    for (course_id, _), sessions in classes.items():
        course = courses.get(course_id)
        first = min(sessions, key=lambda one: one.first_day.date)
        months = course.months if course else None
        if isinstance(months, MonthRange) and first.first_day.date.month not in months.months:
            at = Ref(file, (first.id, "開始"))
            yield notice("R99", at, session=first.id, day=first.first_day, course=course_id, months=months)


# -- hours --------------------------------------------------------------------


def _check_length(session: Session, file: str) -> _Found:
    whole, taught = minutes(session), minutes_taught(session)
    if whole is None or taught is None or whole <= LONGEST_DAY:
        return
    at = Ref(file, (session.id, "時間"))
    params = {
        "session": session.id,
        "time": str(session.time),
        "hours": _hours(taught),
        "whole": _hours(whole),
    }
    if taught > LONGEST_DAY:
        yield warning("R94", at, **params)
    else:
        yield notice("R94", at, wording="noon", **params)


def _check_days_together(classes: _Classes, calendar: WorkingCalendar, file: str) -> _Found:
    """The sessions of one class on one day; on the first day that is too long, once for each class."""
    for sessions in classes.values():
        timed = [one for one in sessions if isinstance(one.time, TimeRange)]
        for day in sorted({day for one in timed for day in named_days(one)}):
            today = _one_after_the_other(one for one in timed if is_held_on(one, day, calendar))
            total = sum(minutes_taught(one) or 0 for one in today)
            if len(today) > 1 and total > LONGEST_DAY:
                at = Ref(file, (today[-1].id, "時間"))
                names = "、".join(one.id for one in today)
                params = {"sessions": names, "day": roc_words(day), "hours": _hours(total)}
                yield warning("R94", at, wording="together", **params)
                break


def _one_after_the_other(sessions: Iterable[Session]) -> list[Session]:
    """Those that the same people can attend: what overlaps one before it is for others."""
    found: list[Session] = []
    for session in sessions:
        if not any(times_overlap(session, one) for one in found):
            found.append(session)
    return found


def _check_hours(classes: _Classes, courses: Mapping[str, Course], file: str) -> _Found:
    """All sessions of a class, breaks and all, are shorter than the hours that its course gives."""
    for (course_id, _), sessions in classes.items():
        course = courses.get(course_id)
        known = [minutes(one) for one in sessions]
        if (
            course is None
            or not isinstance(course.hours, Hours)
            or None in known
            or _is_blended(course, sessions)
        ):
            continue
        most = sum((length or 0) * most_days(one) for length, one in zip(known, sessions, strict=True))
        if most < course.hours.hours * 60:
            params = {"sessions": "、".join(one.id for one in sessions), "most": _hours(most)}
            at = Ref(file, (sessions[-1].id, "時間"))
            yield warning("R96", at, course=course_id, hours=course.hours, **params)


def _is_blended(course: Course, sessions: Iterable[Session]) -> bool:
    """True where hours may be done elsewhere than in the sessions."""
    methods = [*course.methods, *(one.method for one in sessions if not isinstance(one.method, Unstated))]
    return any(_BLENDED.search(method) for method in methods)


def _hours(length: int) -> str:
    """Minutes in words: 8小時, 8.5小時; where hours do not come out in tenths, 7小時50分."""
    tenths = Fraction(length, 6)
    if tenths.denominator == 1:
        whole, tenth = divmod(int(tenths), 10)
        return f"{whole}.{tenth}小時" if tenth else f"{whole}小時"
    return f"{length // 60}小時{length % 60}分"


# -- seats --------------------------------------------------------------------


def _check_room(session: Session, venue: Venue | None, file: str) -> _Found:
    if venue is None or not isinstance(venue.seats, Seats) or not isinstance(session.seats, Seats):
        return
    people, seats = session.seats.seats, venue.seats.seats
    if people > seats:
        at = Ref(file, (session.id, "名額"))
        yield warning("R95", at, session=session.id, people=people, seats=seats, venue=venue.title)


def _check_seats(sessions: Iterable[Session], courses: Mapping[str, Course], file: str) -> _Found:
    """More people in a course than all its sessions have seats, so far as every session states them."""
    for course_id, own in by_course(sessions).items():
        course = courses.get(course_id)
        seats = [one.seats.seats for one in own if isinstance(one.seats, Seats)]
        if course is None or not isinstance(course.seats, Seats) or len(seats) < len(own):
            continue
        if course.seats.seats > sum(seats):
            at = Ref(file, (own[-1].id, "名額"))
            people = course.seats.seats
            yield warning("R95", at, wording="course", course=course_id, people=people, seats=sum(seats))
