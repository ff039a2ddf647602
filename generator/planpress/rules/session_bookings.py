"""Finds instructors and venues that are booked twice at the same time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, warning
from planpress.load.nearest import fold
from planpress.model.dates import roc_words
from planpress.model.sessions import Session
from planpress.model.values import Unstated
from planpress.model.vocabularies import Venue
from planpress.rules.session_days import shared_day, takes_place, times_overlap
from planpress.rules.working_days import WorkingCalendar

_NO_ROOM = re.compile("線上|網路|遠距|視訊|雲端|直播|數位平|另|待|未定|洽|各")
_ONLINE = re.compile("線上|網路|遠距|視訊|直播|數位")
_Found = Iterator[Diagnostic]


def check_bookings(
    sessions: Sequence[Session], venues: Mapping[str, Venue], calendar: WorkingCalendar, file: str
) -> _Found:
    """R90 for instructors, R91 for venues; a notice where a missing time leaves it open."""
    held = [one for one in sessions if takes_place(one)]
    yield from _booked_twice("R90", "講師", held, _instructors, calendar, file)
    yield from _booked_twice("R91", "地點", held, lambda one: _rooms(one, venues), calendar, file)


def _instructors(session: Session) -> tuple[str, ...]:
    return session.instructors


def venue_of(session: Session, venues: Mapping[str, Venue]) -> Venue | None:
    """The venue of the vocabulary that a session names by id, title or another name."""
    if isinstance(session.venue, Unstated):
        return None
    wanted = fold(session.venue)
    for venue_id, venue in venues.items():
        if wanted in {fold(name) for name in (venue_id, venue.title, *venue.also)}:
            return venue
    return None


def _rooms(session: Session, venues: Mapping[str, Venue]) -> tuple[str, ...]:
    """The one room that a session takes up; () where it is held online or the room is still open."""
    venue = venue_of(session, venues)
    if venue is not None:
        return (venue.title,)
    if isinstance(session.venue, Unstated) or _NO_ROOM.search(session.venue):
        return ()
    method = "" if isinstance(session.method, Unstated) else session.method
    return () if _ONLINE.search(method) and "實體" not in method else (session.venue,)


def _booked_twice(
    code: str,
    head: str,
    sessions: Iterable[Session],
    names: Callable[[Session], tuple[str, ...]],
    calendar: WorkingCalendar,
    file: str,
) -> _Found:
    """Each session once for each name: with the first of the sessions before it that it runs into."""
    booked: dict[str, list[Session]] = {}
    for session in sorted(sessions, key=lambda one: (one.first_day.date, one.last_day.date)):
        for name in dict.fromkeys(names(session)):
            others = booked.setdefault(fold(name), [])
            others[:] = [one for one in others if one.last_day.date >= session.first_day.date]
            yield from _clash(code, Ref(file, (session.id, head)), name, session, others, calendar)
            others.append(session)


def _clash(
    code: str, at: Ref, name: str, session: Session, others: Sequence[Session], calendar: WorkingCalendar
) -> _Found:
    open_ones: list[Diagnostic] = []
    for other in others:
        overlap = times_overlap(session, other)
        day = None if overlap is False else shared_day(session, other, calendar)
        if day is None:
            continue
        params = {"name": name, "session": session.id, "other": other.id, "day": roc_words(day)}
        if overlap:
            yield warning(code, at, time=session.time, other_time=other.time, **params)
            return
        open_ones.append(notice(code, at, wording="untimed", **params))
    yield from open_ones[:1]
