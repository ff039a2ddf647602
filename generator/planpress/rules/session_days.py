"""On which days a session is held, and for how long a day, so far as its row says."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from planpress.model.dates import RocDate, TimeRange
from planpress.model.sessions import Session, SessionState
from planpress.rules.working_days import ONE_DAY, WorkingCalendar

NOON, ONE = 12 * 60, 13 * 60
LONGEST = 366  # days
_GONE = (SessionState.POSTPONED, SessionState.CANCELLED)
Span = tuple[datetime.date, datetime.date]


class Phase(StrEnum):
    """Where a session stands on a day."""

    TO_COME = "to_come"
    UNDER_WAY = "under_way"
    HELD = "held"


def phase_on(session: Session, today: datetime.date) -> Phase | None:
    """Whether it has been held by ``today``; None for one that was cancelled or put off.

    Between days that lie apart it is under way; a row that says 已辦竣 is believed.
    """
    if not takes_place(session):
        return None
    if session.state is SessionState.HELD or session.last_day.date < today:
        return Phase.HELD
    return Phase.TO_COME if today < session.first_day.date else Phase.UNDER_WAY


def days_held(session: Session, calendar: WorkingCalendar) -> tuple[datetime.date, ...]:
    """Every day on which it is held, in their order; known days off between the first and the last are not.

    Of one that lasts longer than LONGEST days only those that its row names: nobody goes there daily.
    """
    found: set[datetime.date] = set(named_days(session))
    for first, last in spans(session):
        count = (last - first).days + 1
        found.update(first + ONE_DAY * number for number in range(count if count <= LONGEST else 0))
    return tuple(day for day in sorted(found) if is_held_on(session, day, calendar))


def by_course(sessions: Iterable[Session]) -> Mapping[str, Sequence[Session]]:
    """Sessions by the id of their course."""
    found: dict[str, list[Session]] = {}
    for session in sessions:
        found.setdefault(session.course, []).append(session)
    return found


def takes_place(session: Session) -> bool:
    """False for a session that was cancelled or put off: its days say nothing any more."""
    return session.state not in _GONE


def named_days(session: Session) -> tuple[datetime.date, ...]:
    """The days that the row itself names, in their order: each beginning, and the end."""
    ends = (session.end.date,) if isinstance(session.end, RocDate) else ()
    return tuple(sorted({*(day.date for day in session.starts), *ends}))


def spans(session: Session) -> tuple[Span, ...]:
    """From the first to the last day; where several beginnings are named, each is a day of its own."""
    if len(session.starts) == 1 and isinstance(session.end, RocDate):
        return ((session.first_day.date, session.end.date),)
    return tuple((day, day) for day in named_days(session))


def is_held_on(session: Session, day: datetime.date, calendar: WorkingCalendar) -> bool:
    """True on the days that are named, and on those between them but for known days off."""
    if day in named_days(session):
        return True
    inside = any(first < day < last for first, last in spans(session))
    return inside and calendar.is_working_day(day) is not False


def shared_day(one: Session, other: Session, calendar: WorkingCalendar) -> datetime.date | None:
    """The first day on which both are held."""
    for first, last in sorted(_common(one, other)):
        day = first
        while day <= last:
            if is_held_on(one, day, calendar) and is_held_on(other, day, calendar):
                return day
            day += ONE_DAY
    return None


def _common(one: Session, other: Session) -> Iterator[Span]:
    for first, last in spans(one):
        for begin, end in spans(other):
            if max(first, begin) <= min(last, end):
                yield max(first, begin), min(last, end)


def times_overlap(one: Session, other: Session) -> bool | None:
    """Whether the hours of a day overlap; None where one of the two does not state them."""
    if not isinstance(one.time, TimeRange) or not isinstance(other.time, TimeRange):
        return None
    return one.time.start < other.time.end and other.time.start < one.time.end


def minutes(session: Session) -> int | None:
    """Minutes a day from beginning to end, breaks and all; None where no time is stated."""
    return session.time.end - session.time.start if isinstance(session.time, TimeRange) else None


def minutes_taught(session: Session) -> int | None:
    """The same without the hour from noon where the session goes on over it."""
    whole = minutes(session)
    if whole is None or not isinstance(session.time, TimeRange):
        return None
    over_noon = session.time.start < NOON and session.time.end > ONE
    return whole - (ONE - NOON) if over_noon else whole


def most_days(session: Session) -> int:
    """On how many days it can be held at most: days off between the first and the last are counted too."""
    return sum((last - first).days + 1 for first, last in spans(session))
