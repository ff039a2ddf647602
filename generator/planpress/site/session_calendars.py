"""Sessions as calendars have them: on which days, at what hours, and the entries of calendar files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planpress.model.courses import Course
from planpress.model.dates import TimeRange
from planpress.model.sessions import Session, SessionState
from planpress.model.site import Site
from planpress.model.vocabularies import Venue
from planpress.rules.session_days import days_held, spans
from planpress.rules.working_days import WorkingCalendar
from planpress.site import routes
from planpress.site.calendars import CalendarEntry, CalendarView
from planpress.site.cells import printed
from planpress.site.origins import Origin
from planpress.site.session_words import session_title, venue_words
from planpress.site.wording import Wording

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class SessionInCalendar:
    """A session as months and calendar files show it.

    ``key`` is "city.plan.id"; ``days`` are all days on which it is held, ``spans`` the stretches its row
    names; ``start`` and ``end`` are minutes of each day, None where no hours are stated. ``gone`` is true
    for one that was cancelled or put off, ``state`` its word. ``stamp`` is the day its row is from.
    """

    key: str
    title: str
    href: str
    city: str
    days: tuple[date, ...]
    spans: tuple[Span, ...]
    stamp: date
    start: int | None = None
    end: int | None = None
    time: str = ""
    place: str = ""
    address: str = ""
    audience: str = ""
    seats: str = ""
    state: str = ""
    series: str = ""
    signup: str = ""
    sequence: int = 0
    gone: bool = False
    cancelled: bool = False

    @property
    def months(self) -> tuple[str, ...]:
        """The months of its days: "2024-05"."""
        return tuple(dict.fromkeys(f"{day:%Y-%m}" for day in self.days))


def in_calendar(
    session: Session,
    course: Course,
    origin: Origin,
    say: Wording,
    known: tuple[Venue | None, WorkingCalendar, date],
) -> SessionInCalendar:
    """A session with its ``known`` venue, the days off, and the day its plan is from."""
    venue, calendar, stamp = known
    time = session.time if isinstance(session.time, TimeRange) else None
    seats = printed(session.seats)
    return SessionInCalendar(
        key=f"{origin.city.id}.{origin.plan}.{session.id}",
        title=session_title(session, course, say),
        href=routes.session(origin.city.id, origin.plan, session.id),
        city=origin.city.name,
        days=days_held(session, calendar),
        spans=spans(session),
        stamp=session.updated.date if session.updated else stamp,
        start=time.start if time else None,
        end=time.end if time else None,
        time=printed(session.time),
        place=venue_words(session, venue),
        address=(venue.address or "") if venue else "",
        audience=course.printed("audience_text"),
        seats=say("session_seats_people", seats=seats) if seats.isdigit() else seats,
        state=printed(session.state),
        series=origin.titles.get(course.series, ""),
        signup=session.signup or "",
        sequence=session.sequence or 0,
        gone=session.state in (SessionState.CANCELLED, SessionState.POSTPONED),
        cancelled=session.state is SessionState.CANCELLED,
    )


# -- calendar files -----------------------------------------------------------------


def sessions_calendar(
    site: Site, say: Wording, name: str, sessions: Sequence[SessionInCalendar]
) -> CalendarView:
    """A calendar file of sessions in the order of their days."""
    ordered = sorted(sessions, key=lambda one: (one.days[:1], one.start or 0, one.key))
    entries = tuple(entry for one in ordered for entry in _entries(site, say, one))
    return CalendarView(name, say("calendar_file_about", name=name), entries)


def _entries(site: Site, say: Wording, one: SessionInCalendar) -> Iterator[CalendarEntry]:
    """One for each day where hours are stated, so that nights stay free; else one for each stretch.

    The first keeps the session's own name, so that it stays the same entry when days are added.
    """
    base = _entry(site, say, one)
    timed = one.start is not None
    stretches = [(day, day) for day in one.days] if timed else list(one.spans)
    for number, (first, last) in enumerate(stretches, start=1):
        uid = base.uid if number == 1 else _uid(one, f".{number}")
        summary = base.summary
        if len(stretches) > 1:
            summary = say("calendar_entry_day", title=base.summary, number=number, days=len(stretches))
        yield replace(base, uid=uid, summary=summary, first=first, last=last)


def _uid(one: SessionInCalendar, part: str = "") -> str:
    return f"session-{one.key}{part}@planpress"


def _entry(site: Site, say: Wording, one: SessionInCalendar) -> CalendarEntry:
    lines = [
        f"{term}{say('calendar_colon')}{text}"
        for term, text in (
            (say("session_time"), one.time),
            (say("session_venue"), one.place),
            (say("session_audience"), one.audience),
            (say("session_seats"), one.seats),
            (say("session_state"), one.state),
            (say("session_sign_up"), one.signup),
            (say("calendar_page"), one.href),
        )
        if text
    ]
    title = say("calendar_entry_gone", title=one.title, state=one.state) if one.gone else one.title
    return CalendarEntry(
        uid=_uid(one),
        summary=title,
        stamp=one.stamp,
        start=one.start,
        end=one.end,
        description="\n".join(lines),
        url=f"{site.address.rstrip('/')}/{one.href}" if site.address else "",
        location=say.listed(filter(None, (one.place, one.address))),
        categories=tuple(filter(None, (one.city, one.series))),
        cancelled=one.cancelled,
        occupies=not one.gone,
        tentative=one.gone and not one.cancelled,
        sequence=one.sequence,
    )
