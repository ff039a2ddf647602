"""Queries for sessions as calendars have them: one at a time, and those of a city, series or audience."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.pipeline.asking import world
from planpress.pipeline.documents import origin_of
from planpress.pipeline.duties import bare_plan, working_days
from planpress.pipeline.records import course_record, plan_ids, sessions, site
from planpress.pipeline.sessions import session_record, venue
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.answers.names import find_term
from planpress.site.duty_pages import stamp_of
from planpress.site.session_calendars import SessionInCalendar, in_calendar

Key = tuple[str, str, str]
"""City, plan and session."""


@query
def calendar_session(db: Build, city: str, plan_id: str, session_id: str) -> SessionInCalendar:
    """A session as months and calendar files show it."""
    session = session_record(db, city, plan_id, session_id)
    course = course_record(db, city, plan_id, session.course)
    shown = origin_of(db, city, plan_id, (course.series,))
    stamp = stamp_of(bare_plan(db, city, plan_id), site(db))
    known = (venue(db, city, plan_id, session_id), working_days(db), stamp)
    return in_calendar(session, course, shown, wording(db, LANGUAGE), known)


@query
def keys_of_city(db: Build, city: str) -> tuple[Key, ...]:
    """A city's sessions of all its plans."""
    keys = (key for key in plan_ids(db) if key[0] == city)
    return tuple((*key, one.id) for key in keys for one in sessions(db, *key).value or ())


@query
def keys_by_series(db: Build, city: str, plan_id: str) -> dict[str, tuple[Key, ...]]:
    """A plan's sessions by the series of their courses."""
    found: dict[str, list[Key]] = {}
    for one in sessions(db, city, plan_id).value or ():
        series = course_record(db, city, plan_id, one.course).series
        if series:
            found.setdefault(series, []).append((city, plan_id, one.id))
    return {series: tuple(keys) for series, keys in found.items()}


@query
def audiences_of(db: Build, city: str, plan_id: str, course_id: str) -> tuple[str, ...]:
    """The audiences of the vocabulary that a course names, by id."""
    course = course_record(db, city, plan_id, course_id)
    terms = world(db).audiences
    named = (find_term(word, terms) for word in (*course.audience, course.printed("audience_text")))
    return tuple(dict.fromkeys(key for key in named if key))


@query
def keys_by_audience(db: Build) -> dict[str, tuple[Key, ...]]:
    """All sessions by the audiences of their courses."""
    found: dict[str, list[Key]] = {}
    for key in plan_ids(db):
        for one in sessions(db, *key).value or ():
            for audience in audiences_of(db, *key, one.course):
                found.setdefault(audience, []).append((*key, one.id))
    return {audience: tuple(keys) for audience, keys in sorted(found.items())}


@query
def audience_title(db: Build, audience: str) -> str:
    """How the vocabulary calls an audience."""
    return world(db).audiences[audience].title
