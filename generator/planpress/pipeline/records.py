"""Queries for the records of the site, its cities and its plans, and for one record at a time."""

from __future__ import annotations

from typing import TypeVar, cast

from planpress.diagnostics.diagnostic import Checked
from planpress.engine.core import Build, query
from planpress.load.course_rows import decode_courses
from planpress.load.session_rows import decode_sessions
from planpress.model.courses import Course, Courses, Series, Track
from planpress.model.plan import PlanRecord
from planpress.model.records import Record
from planpress.model.sessions import Session
from planpress.model.site import City, Site
from planpress.pipeline.sources import file_names, folder_names, record_of, table_of
from planpress.site.frames import badge
from planpress.site.pages import CityBadge

R = TypeVar("R", bound=Record)

SITE = "content/site.yaml"
CITIES = "content/cities"
PLANS = "plans"


class NoRecord(LookupError):
    """A record that a page needs is not there; the checks have said so before."""


def needed(checked: Checked[R], what: str) -> R:
    """The value, which the checks found to be there."""
    if checked.value is None:
        raise NoRecord(what)
    return checked.value


def plan_path(city: str, plan_id: str, name: str = "") -> str:
    """The path of a plan's file."""
    return f"{PLANS}/{city}/{plan_id}/{name}".rstrip("/")


# -- site and cities ---------------------------------------------------------


@query
def site(db: Build) -> Site:
    """content/site.yaml."""
    return cast("Site", needed(record_of(db, SITE, "site"), "site.yaml"))


@query
def site_address(db: Build) -> str:
    """Where the site will stand; "" where that is not known."""
    return site(db).address or ""


@query
def city_ids(db: Build) -> tuple[str, ...]:
    """The cities that have a record."""
    return tuple(name.removesuffix(".yaml") for name in file_names(db, CITIES) if name.endswith(".yaml"))


@query
def city_record(db: Build, city: str) -> City:
    """A city."""
    return cast("City", needed(record_of(db, f"{CITIES}/{city}.yaml", "city"), city))


@query
def badge_of(db: Build, city: str) -> CityBadge:
    """A city's mark."""
    return badge(city, city_record(db, city))


@query
def badges(db: Build) -> tuple[CityBadge, ...]:
    """All cities' marks."""
    return tuple(badge_of(db, city) for city in city_ids(db))


# -- plans -------------------------------------------------------------------


@query
def plan_ids(db: Build) -> tuple[tuple[str, str], ...]:
    """City and id of every plan: a folder below plans/<city>/ that holds a plan.yaml."""
    return tuple(
        (city, plan_id)
        for city in folder_names(db, PLANS)
        for plan_id in folder_names(db, f"{PLANS}/{city}")
        if "plan.yaml" in file_names(db, plan_path(city, plan_id))
    )


@query
def plan_record(db: Build, city: str, plan_id: str) -> Checked[Record]:
    """plan.yaml."""
    return record_of(db, plan_path(city, plan_id, "plan.yaml"), "plan")


@query
def courses(db: Build, city: str, plan_id: str) -> Checked[Courses]:
    """courses.csv, else courses.yaml, else no courses."""
    record = plan_record(db, city, plan_id).value
    issued = isinstance(record, PlanRecord) and record.is_issued
    path = plan_path(city, plan_id, "courses.csv")
    table = table_of(db, path)
    if table.value is not None:
        return decode_courses(table.value, path, issued=issued).also(table.diagnostics)
    written = record_of(db, plan_path(city, plan_id, "courses.yaml"), "courses")
    value = written.value if isinstance(written.value, Courses) else Courses()
    return Checked(value, (*table.diagnostics, *written.diagnostics))


@query
def sessions(db: Build, city: str, plan_id: str) -> Checked[tuple[Session, ...]]:
    """sessions.csv, else no sessions."""
    path = plan_path(city, plan_id, "sessions.csv")
    table = table_of(db, path)
    if table.value is None:
        return Checked((), table.diagnostics)
    return decode_sessions(table.value, path).also(table.diagnostics)


# -- one record at a time ----------------------------------------------------


def all_courses(db: Build, city: str, plan_id: str) -> Courses:
    """A plan's tracks, series and courses; none where they are not written."""
    return courses(db, city, plan_id).value or Courses()


@query
def has_courses(db: Build, city: str, plan_id: str) -> bool:
    """True for a plan with series or courses."""
    found = all_courses(db, city, plan_id)
    return bool(found.series or found.courses)


@query
def course_order(db: Build, city: str, plan_id: str) -> tuple[str, ...]:
    """The ids of a plan's courses in their order."""
    return tuple(course.id for course in all_courses(db, city, plan_id).courses)


@query
def courses_by_id(db: Build, city: str, plan_id: str) -> dict[str, Course]:
    """A plan's courses by id: read by ``course_record`` alone, which cuts off what did not change."""
    return {course.id: course for course in all_courses(db, city, plan_id).courses}


@query
def course_record(db: Build, city: str, plan_id: str, course_id: str) -> Course:
    """One course."""
    return courses_by_id(db, city, plan_id)[course_id]


@query
def courses_of_group(db: Build, city: str, plan_id: str, series_id: str) -> tuple[Course, ...]:
    """The courses of a series."""
    return courses_by_series(db, city, plan_id).get(series_id, ())


@query
def courses_by_series(db: Build, city: str, plan_id: str) -> dict[str, tuple[Course, ...]]:
    """A plan's courses by series: read by ``courses_of_group`` alone."""
    found: dict[str, list[Course]] = {}
    for course in all_courses(db, city, plan_id).courses:
        found.setdefault(course.series, []).append(course)
    return {series: tuple(members) for series, members in found.items()}


@query
def series_record(db: Build, city: str, plan_id: str, series_id: str) -> Series:
    """One series."""
    return next(one for one in all_courses(db, city, plan_id).series if one.id == series_id)


@query
def track_record(db: Build, city: str, plan_id: str, track_id: str) -> Track:
    """One track."""
    return next(one for one in all_courses(db, city, plan_id).tracks if one.id == track_id)


@query
def courses_of_track(db: Build, city: str, plan_id: str, track_id: str) -> tuple[Course, ...]:
    """All courses of a track, those of its series too."""
    return all_courses(db, city, plan_id).of_track(track_id)


@query
def series_of_track(db: Build, city: str, plan_id: str, track_id: str) -> tuple[Series, ...]:
    """The series of a track."""
    return tuple(one for one in all_courses(db, city, plan_id).series if one.track == track_id)


@query
def sessions_of_course(db: Build, city: str, plan_id: str, course_id: str) -> tuple[Session, ...]:
    """The dated sessions of a course."""
    return sessions_by_course(db, city, plan_id).get(course_id, ())


@query
def sessions_by_course(db: Build, city: str, plan_id: str) -> dict[str, tuple[Session, ...]]:
    """A plan's sessions by course: read by ``sessions_of_course`` alone."""
    found: dict[str, list[Session]] = {}
    for one in sessions(db, city, plan_id).value or ():
        found.setdefault(one.course, []).append(one)
    return {course: tuple(members) for course, members in found.items()}
