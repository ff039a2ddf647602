"""The kinds of open data that come from courses: tracks, series, courses and dated sessions."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.model.catalog import Plan
from planpress.model.courses import Course
from planpress.model.values import Unstated
from planpress.site import routes
from planpress.site.data_fields import (
    DataField,
    DataKind,
    DataType,
    Home,
    Reference,
    Row,
    day_fields,
    field,
    hours_fields,
    length_fields,
    month_fields,
    of,
    record_fields,
    seats_fields,
    time_fields,
)
from planpress.site.data_of_plans import ID, KEY, OF_DOCUMENT, PAGE, PLACE, TITLE

_LISTS = ("audience", "methods", "topics", "aliases", "counts_for", "languages")
_TRACK = Reference((*KEY, "track"), "tracks", (*KEY, "id"))
_SERIES = Reference((*KEY, "series"), "series", (*KEY, "id"))
_COURSE = Reference((*KEY, "course"), "courses", (*KEY, "id"))


def _shared(*names: str) -> tuple[DataField, ...]:
    return record_fields(*names, texts=_LISTS)


def _as_printed(fields: tuple[DataField, ...]) -> tuple[DataField, ...]:
    """The first field, the words, is ``-`` where the source's cell holds a dash."""
    words, *typed = fields

    def printed(row: Row) -> str | None:
        return "-" if words.key in row.record.dashes else words.of(row)  # type: ignore[return-value]

    return (DataField(words.key, words.type, printed, words.word, words.example), *typed)


def _dashed(*names: str) -> tuple[DataField, ...]:
    return tuple(one for name in names for one in _as_printed(_shared(name)))


def _batch_number(row: Row) -> int | None:
    batch = row.record.batch
    return None if isinstance(batch, Unstated) else int(batch)


TRACKS = DataKind(
    "tracks",
    (
        *PLACE,
        *ID,
        *TITLE,
        *_shared("organiser", "level", "advanced_by", "audience", "methods", "note", "aliases"),
        *PAGE,
    ),
    (*KEY, "id"),
    references=(OF_DOCUMENT,),
)
SERIES = DataKind(
    "series",
    (
        *PLACE,
        *ID,
        *_shared("track"),
        *TITLE,
        *_shared("purpose", "organiser", "level", "audience", "methods", "topics", "note", "aliases"),
        *PAGE,
    ),
    (*KEY, "id"),
    references=(OF_DOCUMENT, _TRACK),
)
COURSES = DataKind(
    "courses",
    (
        *PLACE,
        *ID,
        *_shared("track", "series"),
        *TITLE,
        *_shared("group"),
        *_dashed("purpose", "audience_text"),
        *_shared("audience"),
        *_dashed("venue", "partner"),
        *_as_printed(seats_fields(of("seats"))),
        *_as_printed(length_fields(of("length"))),
        *_as_printed(month_fields(of("months"))),
        *_as_printed(hours_fields(of("hours"))),
        *_shared("counts_for", "languages", "topics"),
        *_dashed("organiser", "level"),
        *_shared("methods", "note", "aliases"),
        *PAGE,
    ),
    (*KEY, "id"),
    references=(OF_DOCUMENT, _TRACK, _SERIES),
)
# Instructors are left out: their marks serve the checks and are never published.
SESSIONS = DataKind(
    "sessions",
    (
        *PLACE,
        *ID,
        *_shared("course"),
        *TITLE,
        *field("batch", lambda row: str(row.record.batch)),
        *field("batch_number", _batch_number, DataType.INTEGER),
        *field("starts", of("starts"), DataType.TEXTS),
        *field("starts_iso", lambda row: tuple(day.date for day in row.record.starts), DataType.DATES),
        *day_fields("end", of("end")),
        *field("first_day", lambda row: row.record.first_day.date, DataType.DATE),
        *field("last_day", lambda row: row.record.last_day.date, DataType.DATE),
        *time_fields(of("time")),
        *_shared("venue"),
        *seats_fields(of("seats")),
        *_shared("method"),
        *field("state", of("state"), word="session_state"),
        *field("signup", of("signup"), DataType.ADDRESS),
        *day_fields("signup_by", of("signup_by")),
        *_shared("approved_by"),
        *hours_fields(of("hours")),
        *_shared("counts_for"),
        *field("materials", of("materials"), DataType.TEXTS),
        *_shared("note"),
        *field("sequence", of("sequence"), DataType.INTEGER),
        *day_fields("updated", of("updated")),
        *PAGE,
    ),
    (*KEY, "id"),
    references=(OF_DOCUMENT, _COURSE),
)
COURSE_KINDS = (TRACKS, SERIES, COURSES, SESSIONS)


# -- rows ------------------------------------------------------------------------


def track_rows(plan: Plan, home: Home) -> Iterator[Row]:
    """The tracks of a plan; a title may stand in the clause of the same id."""
    for one in plan.courses.tracks:
        page = home.page(routes.track(plan.city, plan.id, one.id))
        yield Row(home, one.id, one, _title(plan, one.id, one.title), page)


def series_rows(plan: Plan, home: Home) -> Iterator[Row]:
    """The series of a plan."""
    for one in plan.courses.series:
        page = home.page(routes.series(plan.city, plan.id, one.id))
        yield Row(home, one.id, one, _title(plan, one.id, one.title), page)


def course_rows(plan: Plan, home: Home) -> Iterator[Row]:
    """The courses of a plan."""
    for one in plan.courses.courses:
        page = home.page(routes.course(plan.city, plan.id, one.id))
        yield Row(home, one.id, one, _title(plan, one.id, one.title), page)


def session_rows(plan: Plan, home: Home) -> Iterator[Row]:
    """The dated sessions of a plan, under the titles of their courses."""
    courses: dict[str, Course] = {course.id: course for course in plan.courses.courses}
    for one in plan.sessions:
        course = courses.get(one.course)
        title = _title(plan, one.course, course.title if course else "")
        yield Row(home, one.id, one, title, home.page(routes.session(plan.city, plan.id, one.id)))


def _title(plan: Plan, key: str, own: str) -> str:
    return own or plan.titles.get(key, "") or key
