"""Queries that write calendar files: the sessions of a city, series, course or audience, or one alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from planpress.engine.core import Build, query
from planpress.pipeline.calendar_sessions import (
    Key,
    audience_title,
    calendar_session,
    keys_by_audience,
    keys_by_series,
    keys_of_city,
)
from planpress.pipeline.documents import origin_of
from planpress.pipeline.records import badge_of, city_ids, course_record, plan_ids, sessions, site
from planpress.pipeline.sessions import sessions_in_order
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.render.ics import render_calendar
from planpress.site import routes
from planpress.site.pages import LinkView
from planpress.site.session_calendars import sessions_calendar

Route = tuple[str, str, tuple[str, ...]]


def _file(db: Build, name: str, keys: Iterable[Key]) -> bytes:
    held = [calendar_session(db, *key) for key in keys]
    return render_calendar(sessions_calendar(site(db), wording(db, LANGUAGE), name, held))


@query(kept=True)
def city_calendar(db: Build, city: str) -> bytes:
    """A city's sessions."""
    name = wording(db, LANGUAGE)("calendar_city_name", city=badge_of(db, city).name)
    return _file(db, name, keys_of_city(db, city))


@query(kept=True)
def series_calendar(db: Build, city: str, plan_id: str, series_id: str) -> bytes:
    """The sessions of a series."""
    name = origin_of(db, city, plan_id, (series_id,)).titles[series_id]
    return _file(db, name, keys_by_series(db, city, plan_id)[series_id])


@query(kept=True)
def course_calendar(db: Build, city: str, plan_id: str, course_id: str) -> bytes:
    """The sessions of a course."""
    own = ((city, plan_id, one) for one in sessions_in_order(db, city, plan_id, course_id))
    return _file(db, course_record(db, city, plan_id, course_id).title, own)


@query(kept=True)
def session_calendar(db: Build, city: str, plan_id: str, session_id: str) -> bytes:
    """One session."""
    return _file(db, calendar_session(db, city, plan_id, session_id).title, [(city, plan_id, session_id)])


@query(kept=True)
def audience_calendar(db: Build, audience: str) -> bytes:
    """The sessions for an audience."""
    return _file(db, audience_title(db, audience), keys_by_audience(db)[audience])


@query
def calendar_links(db: Build) -> tuple[LinkView, ...]:
    """The files of cities and audiences."""
    say = wording(db, LANGUAGE)
    cities = [city for city in city_ids(db) if keys_of_city(db, city)]
    return (
        *(
            LinkView(say("calendar_city_file", city=badge_of(db, city).name), routes.city_calendar(city))
            for city in cities
        ),
        *(
            LinkView(
                say("calendar_audience_file", audience=audience_title(db, one)),
                routes.audience_calendar(one),
            )
            for one in keys_by_audience(db)
        ),
    )


def calendar_file_routes(db: Build) -> Iterator[Route]:
    """Path, kind and arguments of every calendar file; none is empty."""
    for city in city_ids(db):
        if keys_of_city(db, city):
            yield routes.city_calendar(city), "city_calendar", (city,)
    for audience in keys_by_audience(db):
        yield routes.audience_calendar(audience), "audience_calendar", (audience,)
    for key in plan_ids(db):
        held = sessions(db, *key).value or ()
        for series in keys_by_series(db, *key):
            yield routes.series_calendar(*key, series), "series_calendar", (*key, series)
        for course in dict.fromkeys(one.course for one in held):
            yield routes.course_calendar(*key, course), "course_calendar", (*key, course)
        for one in held:
            yield routes.session_calendar(*key, one.id), "session_calendar", (*key, one.id)


MAKERS: Mapping[str, Callable[..., bytes]] = {
    "city_calendar": city_calendar,
    "series_calendar": series_calendar,
    "course_calendar": course_calendar,
    "session_calendar": session_calendar,
    "audience_calendar": audience_calendar,
}
