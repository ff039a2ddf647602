"""Queries for dated sessions: one at a time, where it stands today, and the lists that show it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planpress.engine.core import Build, query
from planpress.model.sessions import Session
from planpress.model.vocabularies import Venue, Venues
from planpress.pipeline.access import access
from planpress.pipeline.asking import VOCABULARIES
from planpress.pipeline.coverage import hour_branches
from planpress.pipeline.documents import origin_of
from planpress.pipeline.records import course_record, plan_path, sessions, sessions_of_course, site
from planpress.pipeline.sources import record_of
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.answers.names import find_term
from planpress.rules.session_bookings import venue_of
from planpress.rules.session_days import Phase, phase_on
from planpress.site.cells import printed
from planpress.site.pages import LinkView, SessionRow
from planpress.site.session_pages import SessionAbout, course_calendar_link, session_link, session_row
from planpress.site.session_views import CourseSessions
from planpress.site.taking_part import take_part_in_course


@query
def sessions_by_id(db: Build, city: str, plan_id: str) -> dict[str, Session]:
    """A plan's sessions by id: read by ``session_record`` alone, which cuts off what did not change."""
    return {one.id: one for one in sessions(db, city, plan_id).value or ()}


@query
def session_record(db: Build, city: str, plan_id: str, session_id: str) -> Session:
    """One session."""
    return sessions_by_id(db, city, plan_id)[session_id]


# -- today ------------------------------------------------------------------------


@query
def today(db: Build) -> date:
    """The day of the build; the checks have found that there is one."""
    fallback = site(db).as_of
    day = db.today(fallback.date if fallback else None)
    if day is None:
        raise LookupError("no day")
    return day


@query
def phase(db: Build, city: str, plan_id: str, session_id: str) -> Phase | None:
    """Where a session stands today: all that a page knows of the day, so that another day renders only
    the sessions that turned."""
    return phase_on(session_record(db, city, plan_id, session_id), today(db))


# -- what a session names ---------------------------------------------------------


@query
def venues(db: Build) -> Mapping[str, Venue]:
    """venues.yaml; none where it is absent or cannot be read."""
    record = record_of(db, f"{VOCABULARIES}/venues.yaml", "venues").value
    return dict(record.venues) if isinstance(record, Venues) else {}


@query
def venue(db: Build, city: str, plan_id: str, session_id: str) -> Venue | None:
    """The record of the place where a session is held."""
    return venue_of(session_record(db, city, plan_id, session_id), venues(db))


@query
def branch_titles(db: Build, names: tuple[str, ...]) -> tuple[str, ...]:
    """Branches of hours under the names of the vocabulary; others as they are written."""
    known = hour_branches(db)
    found = ((name, find_term(name, known)) for name in names)
    return tuple(known[key].title if key else name for name, key in found)


@query
def material_sizes(db: Build, city: str, plan_id: str, session_id: str) -> dict[str, int]:
    """The octets of a session's files by their path in attachments/."""
    files = [one.file for one in session_record(db, city, plan_id, session_id).materials if one.file]
    return {file: len(db.read(plan_path(city, plan_id, f"attachments/{file}")) or b"") for file in files}


# -- lists ----------------------------------------------------------------------


@query
def sessions_in_order(db: Build, city: str, plan_id: str, course_id: str) -> tuple[str, ...]:
    """The ids of a course's sessions by their first day."""
    own = sessions_of_course(db, city, plan_id, course_id)
    return tuple(one.id for one in sorted(own, key=lambda one: (one.first_day.date, one.id)))


@query
def session_neighbour(db: Build, city: str, plan_id: str, session_id: str, step: int) -> LinkView | None:
    """The session of the same course that comes before (-1) or after (1) this one."""
    session = session_record(db, city, plan_id, session_id)
    order = sessions_in_order(db, city, plan_id, session.course)
    place = order.index(session_id) + step
    if not 0 <= place < len(order):
        return None
    other = session_record(db, city, plan_id, order[place])
    course = course_record(db, city, plan_id, session.course)
    return session_link(other, course, origin_of(db, city, plan_id, ()), wording(db, LANGUAGE, city))


@query
def session_rows(db: Build, city: str, plan_id: str, course_id: str) -> tuple[SessionRow, ...]:
    """A course's sessions as its page lists them, with what is held and what is to come."""
    say = wording(db, LANGUAGE, city)
    ids = sessions_in_order(db, city, plan_id, course_id)
    return tuple(session_row(session_about(db, city, plan_id, one), say) for one in ids)


def session_about(db: Build, city: str, plan_id: str, session_id: str) -> SessionAbout:
    """What a list tells of a session."""
    session = session_record(db, city, plan_id, session_id)
    return SessionAbout(
        session,
        course_record(db, city, plan_id, session.course),
        origin_of(db, city, plan_id, ()),
        phase(db, city, plan_id, session_id),
        venue(db, city, plan_id, session_id),
    )


@query
def sessions_shown(db: Build, city: str, plan_id: str, course_id: str) -> CourseSessions:
    """What a course's page tells of its sessions and of how to take part."""
    say = wording(db, LANGUAGE, city)
    rows = session_rows(db, city, plan_id, course_id)
    organiser = printed(course_record(db, city, plan_id, course_id).organiser)
    calendar = course_calendar_link(city, plan_id, course_id, say)
    own = sessions_of_course(db, city, plan_id, course_id)
    part = take_part_in_course(say, access(db, city, plan_id), organiser, own)
    return CourseSessions(part, rows, (calendar,) if rows else ())
