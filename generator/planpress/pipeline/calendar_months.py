"""Queries for what is in each month of the calendar, and the ways there."""

from __future__ import annotations

from datetime import date

from planpress.engine.core import Build, query
from planpress.model.plan import PlanRecord
from planpress.pipeline.calendar_sessions import calendar_session, keys_by_series
from planpress.pipeline.duties import known_holidays
from planpress.pipeline.records import (
    all_courses,
    badge_of,
    course_record,
    plan_ids,
    plan_record,
    sessions,
)
from planpress.pipeline.sessions import today
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.planned_months import planned_months
from planpress.site import routes
from planpress.site.calendar_pages import MonthAbout, MonthCount
from planpress.site.cells import printed
from planpress.site.pages import LinkView
from planpress.site.session_views import PlannedCourses


@query
def sessions_by_month(db: Build, city: str, plan_id: str) -> dict[str, tuple[str, ...]]:
    """The ids of a plan's sessions by month: read by ``sessions_of_month`` alone."""
    found: dict[str, list[str]] = {}
    for one in sessions(db, city, plan_id).value or ():
        for month in calendar_session(db, city, plan_id, one.id).months:
            found.setdefault(month, []).append(one.id)
    return {month: tuple(ids) for month, ids in found.items()}


@query
def sessions_of_month(db: Build, city: str, plan_id: str, month: str) -> tuple[str, ...]:
    """The ids of a plan's sessions that have a day in a month."""
    return sessions_by_month(db, city, plan_id).get(month, ())


@query
def planned_by_month(db: Build, city: str, plan_id: str) -> dict[str, tuple[str, ...]]:
    """Courses without dated sessions by the months that the plan prints: read by ``planned_of_month``."""
    record = plan_record(db, city, plan_id).value
    if not isinstance(record, PlanRecord):
        return {}
    dated = {one.course for one in sessions(db, city, plan_id).value or ()}
    courses = [one for one in all_courses(db, city, plan_id).courses if one.id not in dated]
    return dict(planned_months(courses, record.period))


@query
def planned_of_month(db: Build, city: str, plan_id: str, month: str) -> PlannedCourses | None:
    """The courses that a plan means to hold in a month; None where there are none."""
    ids = planned_by_month(db, city, plan_id).get(month, ())
    record = plan_record(db, city, plan_id).value
    if not ids or not isinstance(record, PlanRecord):
        return None
    links = (_planned(db, city, plan_id, course_id) for course_id in ids)
    return PlannedCourses(record.title, routes.document(city, plan_id), tuple(links))


def _planned(db: Build, city: str, plan_id: str, course_id: str) -> LinkView:
    course = course_record(db, city, plan_id, course_id)
    known = (printed(course.months), printed(course.length), course.printed("audience_text"))
    note = wording(db, LANGUAGE)("session_venue_separator").join(filter(None, known))
    return LinkView(course.title, routes.course(city, plan_id, course_id), note=note)


@query
def months(db: Build) -> tuple[str, ...]:
    """The months that have a page, in order: those with a session or a planned course."""
    keys = plan_ids(db)
    found = {month for key in keys for month in (*sessions_by_month(db, *key), *planned_by_month(db, *key))}
    return tuple(sorted(found))


@query
def months_beside(db: Build, month: str) -> tuple[str, str]:
    """The months before and after one that have a page, "" where there is none."""
    order = ("", *months(db), "")
    place = order.index(month)
    return order[place - 1], order[place + 1]


@query
def is_this_month(db: Build, month: str) -> bool:
    """True for the month of the build's day: all that the calendar knows of the day."""
    return f"{today(db):%Y-%m}" == month


@query
def days_off(db: Build, month: str) -> dict[date, tuple[str, bool]] | None:
    """Why offices are closed, or work on a weekend, by day; None where the year has no table."""
    table = known_holidays(db).years.get(str(int(month[:4]) - 1911))
    if table is None:
        return None
    named = ((one, False) for one in table.holidays), ((one, True) for one in table.workdays)
    pairs = {one.date.date: (one.title, works) for kind in named for one, works in kind}
    return {day: pairs[day] for day in sorted(pairs) if f"{day:%Y-%m}" == month}


@query
def month_about(db: Build, month: str) -> MonthAbout:
    """A month with all its sessions."""
    keys = plan_ids(db)
    held = (
        calendar_session(db, *key, session_id)
        for key in keys
        for session_id in sessions_of_month(db, *key, month)
    )
    planned = (planned_of_month(db, *key, month) for key in keys)
    return MonthAbout(
        month,
        tuple(held),
        tuple(one for one in planned if one is not None),
        days_off(db, month),
        beside=months_beside(db, month),
    )


@query
def month_count(db: Build, month: str) -> MonthCount:
    """How much there is in a month."""
    about = month_about(db, month)
    planned = sum(len(one.courses) for one in about.planned)
    return MonthCount(month, len(about.sessions), planned, is_this_month(db, month))


# -- ways there -------------------------------------------------------------------


@query
def calendar_ways(db: Build, city: str, plan_id: str) -> tuple[LinkView, ...]:
    """The way from a document to the calendar, where something of it is there."""
    here = sorted({*sessions_by_month(db, city, plan_id), *planned_by_month(db, city, plan_id)})
    if not here:
        return ()
    say = wording(db, LANGUAGE, city)
    return (LinkView(say("calendar"), f"{routes.CALENDAR}#y-{here[0][:4]}", note=say("calendar_way_note")),)


@query
def city_ways(db: Build, city: str) -> tuple[LinkView, ...]:
    """The way from a city's page to the calendar, and its calendar file."""
    keys = [key for key in plan_ids(db) if key[0] == city]
    ways = [way for key in reversed(keys) for way in calendar_ways(db, *key)][:1]
    if any(sessions_by_month(db, *key) for key in keys):
        say = wording(db, LANGUAGE, city)
        text = say("calendar_city_file", city=badge_of(db, city).name)
        ways.append(LinkView(text, routes.city_calendar(city), note=say("session_calendar_note")))
    return tuple(ways)


@query
def series_ways(db: Build, city: str, plan_id: str, series_id: str) -> tuple[LinkView, ...]:
    """The way from a series to its calendar file."""
    if series_id not in keys_by_series(db, city, plan_id):
        return ()
    say = wording(db, LANGUAGE, city)
    href = routes.series_calendar(city, plan_id, series_id)
    return (LinkView(say("session_calendar_series"), href, note=say("session_calendar_note")),)


@query
def ways_to_calendar(db: Build) -> tuple[LinkView, ...]:
    """The way to the calendar, where there is one."""
    return (LinkView(wording(db, LANGUAGE)("calendar"), routes.CALENDAR),) if months(db) else ()
