"""A course and its sessions as schema.org says them, for search engines: one JSON text a page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from planpress.model.amounts import Hours, Length, Seats
from planpress.model.course_modes import course_modes
from planpress.model.courses import Course
from planpress.model.dates import MonthRange, TimeRange
from planpress.model.sessions import Session, SessionState
from planpress.model.values import Unstated
from planpress.model.vocabularies import Venue
from planpress.site import routes

Json: TypeAlias = dict[str, Any]

ZONE = "Asia/Taipei"
_OFFSET = "+08:00"
_SCHEMA = "https://schema.org"
_HOURS = frozenset({"小時", "個小時"})
_MIDNIGHT = 24 * 60
_STATES = {SessionState.CANCELLED: "EventCancelled", SessionState.POSTPONED: "EventPostponed"}


@dataclass(frozen=True, slots=True)
class Provider:
    """Who holds the courses of a plan, where the plan's pages stand, and in which language."""

    city: str
    plan: str
    government: str
    address: str = ""
    language: str = "zh-Hant-TW"

    def page(self, address: str) -> str | None:
        """The whole address of a page; None where the site's own is not known: these texts travel."""
        return f"{self.address.rstrip('/')}/{address}" if self.address else None


Held: TypeAlias = tuple[Session, Venue | None]
"""A session with the record of its venue, where there is one."""


def course_json(course: Course, sessions: Sequence[Held], provider: Provider) -> str:
    """A Course with its sessions; one without sessions has a single instance that tells what is planned."""
    instances = [_instance(one, course, provider) for one in sessions] or [_planned(course)]
    return _text({"@context": _SCHEMA, **_course(course, provider), "hasCourseInstance": _several(instances)})


def session_json(held: Held, course: Course, provider: Provider) -> str:
    """A CourseInstance with the course it is one of."""
    whole = {"@context": _SCHEMA, **_instance(held, course, provider), "about": _course(course, provider)}
    return _text(whole)


def _course(course: Course, provider: Provider) -> Json:
    title = course.title or course.id
    return _filled(
        {
            "@type": "Course",
            "name": title,
            "description": _words(course.purpose) or title,
            "courseCode": course.id,
            "url": provider.page(routes.course(provider.city, provider.plan, course.id)),
            "inLanguage": provider.language,
            "teaches": list(course.topics),
            "audience": _audience(course),
            "provider": {"@type": "GovernmentOrganization", "name": provider.government},
        }
    )


def _audience(course: Course) -> Json | None:
    words = _words(course.audience_text) or "、".join(course.audience)
    return {"@type": "Audience", "audienceType": words} if words else None


def _planned(course: Course) -> Json:
    """What the plan says of how a course is held."""
    months = course.months.months if isinstance(course.months, MonthRange) else ()
    return _filled(
        {
            "@type": "CourseInstance",
            "courseMode": _one_or_many(course_modes(course.methods)),
            "courseSchedule": {"@type": "Schedule", "byMonth": list(months)} if months else None,
            "courseWorkload": workload(course.hours, course.length),
            "location": _place(course.venue),
            "maximumAttendeeCapacity": course.seats.seats if isinstance(course.seats, Seats) else None,
            "organizer": _organiser(course),
        }
    )


def _instance(held: Held, course: Course, provider: Provider) -> Json:
    session, place = held
    methods = (session.method,) if not isinstance(session.method, Unstated) else course.methods
    seats = session.seats if isinstance(session.seats, Seats) else course.seats
    hours = session.hours if isinstance(session.hours, Hours) else course.hours
    venue = session.venue if not isinstance(session.venue, Unstated) else course.venue
    status = _STATES.get(session.state) if isinstance(session.state, SessionState) else None
    return _filled(
        {
            "@type": "CourseInstance",
            "name": course.title or course.id,
            "url": provider.page(routes.session(provider.city, provider.plan, session.id)),
            "courseMode": _one_or_many(course_modes(methods)),
            "courseSchedule": _several(list(_schedules(session))),
            "courseWorkload": workload(hours, course.length),
            "startDate": _moment(session.first_day.date, session, "start"),
            "endDate": _moment(session.last_day.date, session, "end"),
            "eventStatus": f"{_SCHEMA}/{status or 'EventScheduled'}",
            "location": _at(place) or _place(venue),
            "maximumAttendeeCapacity": seats.seats if isinstance(seats, Seats) else None,
            "organizer": _organiser(course),
        }
    )


def _schedules(session: Session) -> Iterator[Json]:
    """One for each stretch of days."""
    days = [day.date for day in session.starts]
    stretches = (
        [(session.first_day.date, session.last_day.date)] if len(days) == 1 else [(d, d) for d in days]
    )
    for first, last in stretches:
        time = session.time if isinstance(session.time, TimeRange) else None
        yield _filled(
            {
                "@type": "Schedule",
                "startDate": first.isoformat(),
                "endDate": last.isoformat(),
                "startTime": _clock(time.start) if time else None,
                "endTime": _clock(time.end) if time else None,
                "repeatFrequency": "P1D" if last > first else None,
                "scheduleTimezone": ZONE,
            }
        )


def _moment(day: date, session: Session, edge: str) -> str:
    """A day, or a moment in Taipei where the hours are stated."""
    if not isinstance(session.time, TimeRange):
        return day.isoformat()
    return f"{day.isoformat()}T{_clock(getattr(session.time, edge))}{_OFFSET}"


def _clock(minutes: int) -> str:
    """24:00 is told as the last second of the day: schema.org's times end there."""
    return "23:59:59" if minutes >= _MIDNIGHT else f"{minutes // 60:02}:{minutes % 60:02}:00"


def workload(hours: object, length: object) -> str | None:
    """``PT6H``, ``PT2H30M`` where hours are stated; days and lessons are not made into hours."""
    if isinstance(hours, Hours):
        return _duration(hours.hours)
    if isinstance(length, Length) and length.unit in _HOURS:
        return _duration(length.amount)
    return None


def _duration(hours: Decimal) -> str | None:
    minutes = hours * 60
    if not hours or minutes != minutes.to_integral_value():
        return None
    whole, rest = divmod(int(minutes), 60)
    return "PT" + (f"{whole}H" if whole else "") + (f"{rest}M" if rest else "")


def _place(venue: object) -> Json | None:
    words = _words(venue)
    return {"@type": "Place", "name": words} if words else None


def _at(venue: Venue | None) -> Json | None:
    return _filled({"@type": "Place", "name": venue.title, "address": venue.address}) if venue else None


def _organiser(course: Course) -> Json | None:
    words = _words(course.organiser)
    return {"@type": "Organization", "name": words} if words else None


def _words(value: object) -> str:
    """Words of a record; "" where it says nothing or one of the words that are none."""
    return "" if value is None or isinstance(value, Unstated) else str(value)


def _one_or_many(values: Sequence[str]) -> str | list[str] | None:
    return None if not values else values[0] if len(values) == 1 else list(values)


def _several(values: Sequence[Json]) -> Json | list[Json] | None:
    """One value stands by itself; one that says nothing but its type is left out."""
    said = [value for value in values if len(value) > 1]
    return None if not said else said[0] if len(said) == 1 else said


def _filled(value: Json) -> Json:
    return {key: one for key, one in value.items() if one not in (None, "", [])}


def _text(value: Json) -> str:
    return json.dumps(_filled(value), ensure_ascii=False, separators=(",", ":"))
