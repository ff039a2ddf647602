"""Pages of a course, a series, a track and a dated session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from planpress.model.courses import Course, Courses, Series, Track
from planpress.model.site import Site
from planpress.site import routes
from planpress.site.cells import printed
from planpress.site.frames import PagePlace, facts, frame
from planpress.site.origins import Origin
from planpress.site.pages import CatalogPage, CourseGroup, CoursePage, CourseRow, Fact, LinkView
from planpress.site.runs import words
from planpress.site.session_views import CourseSessions
from planpress.site.views import ContentView
from planpress.site.wording import Wording

Placed = TypeVar("Placed", Course, Series)

LONG = 500  # courses that a list shows one by one


def course_row(course: Course, origin: Origin, say: Wording) -> CourseRow:
    """A course in a list: its title, when, and one line of facts as printed."""
    known = [
        course.printed("audience_text"),
        printed(course.length) or printed(course.hours),
        course.printed("venue"),
        _seats(course, say),
        printed(course.level),
    ]
    return CourseRow(
        title=course.title,
        href=routes.course(origin.city.id, origin.plan, course.id),
        facts=tuple(fact for fact in known if fact and fact != "-"),
        when=printed(course.months),
        series=origin.titles.get(course.series, ""),
        city=origin.city.name,
    )


def _seats(course: Course, say: Wording) -> str:
    seats = printed(course.seats)
    return say("course_seats_of", seats=seats) if seats.isdigit() else seats


def course_page(
    site: Site,
    say: Wording,
    course: Course,
    origin: Origin,
    taking_part: CourseSessions,
    neighbours: tuple[LinkView | None, LinkView | None],
) -> CoursePage:
    """Everything known of a course, where it stands in the plan, and the courses beside it."""
    place = PagePlace(
        "course",
        routes.course(origin.city.id, origin.plan, course.id),
        course.title,
        say("course_about", title=course.title, plan=origin.title),
        (*origin.crumbs, *_group_links(course, origin)),
        origin.city,
    )
    return CoursePage(
        frame=frame(site, say, place),
        heading=course.title,
        facts=course_facts(course, origin, say),
        purpose=tuple(words(printed(course.purpose))),
        topics=course.topics,
        sessions=taking_part.rows,
        take_part=taking_part.take_part,
        related=(*taking_part.ways, *_related(course, origin, say)),
        previous=neighbours[0],
        following=neighbours[1],
    )


def course_facts(course: Course, origin: Origin, say: Wording) -> tuple[Fact, ...]:
    """The record's facts, each as a table prints it; what is not stated is left out."""
    fields = (
        (say("course_audience"), "audience_text"),
        (say("course_venue"), "venue"),
        (say("course_partner"), "partner"),
        (say("course_seats"), "seats"),
        (say("course_length"), "length"),
        (say("course_months"), "months"),
        (say("course_hours"), "hours"),
        (say("course_counts_for"), "counts_for"),
        (say("course_languages"), "languages"),
        (say("course_methods"), "methods"),
        (say("course_level"), "level"),
        (say("course_organiser"), "organiser"),
        (say("course_note"), "note"),
    )
    pairs = [(term, course.printed(field)) for term, field in fields]
    return facts([*pairs, (say("course_plan"), origin.title)])


def _group_links(course: Course, origin: Origin) -> tuple[LinkView, ...]:
    links = []
    if course.track:
        links.append(
            LinkView(origin.titles[course.track], routes.track(origin.city.id, origin.plan, course.track))
        )
    if course.series:
        links.append(
            LinkView(origin.titles[course.series], routes.series(origin.city.id, origin.plan, course.series))
        )
    return tuple(links)


def _related(course: Course, origin: Origin, say: Wording) -> tuple[LinkView, ...]:
    """The clause that names the course, and the whole document."""
    home = routes.document(origin.city.id, origin.plan)
    anchor = next((one for one in (course.id, course.series, course.track) if one in origin.numbers), "")
    whole = LinkView(origin.title, home)
    if not anchor:
        return (whole,)
    return (LinkView(say("plan_clause_number", number=origin.numbers[anchor]), f"{home}#{anchor}"), whole)


def course_link(course: Course, city: str, plan: str) -> LinkView:
    """A course's title with its page."""
    return LinkView(course.title, routes.course(city, plan, course.id))


def series_page(
    site: Site,
    say: Wording,
    series: Series,
    courses: Sequence[Course],
    content: tuple[ContentView, ...],
    origin: Origin,
) -> CatalogPage:
    """A series: what the document says of it, and its courses."""
    title = origin.titles[series.id]
    address = routes.series(origin.city.id, origin.plan, series.id)
    track = routes.track(origin.city.id, origin.plan, series.track)
    above = (*origin.crumbs, *([LinkView(origin.titles[series.track], track)] if series.track else []))
    about = say("series_about", title=title, plan=origin.title)
    place = PagePlace("series", address, title, about, above, origin.city)
    known = facts(
        [
            (say("course_audience"), say.listed(series.audience)),
            (say("course_organiser"), printed(series.organiser)),
            (say("course_level"), printed(series.level)),
            (say("course_topics"), say.listed(series.topics)),
            (say("plan_clause"), origin.numbers.get(series.id, "")),
        ]
    )
    rows = tuple(course_row(course, origin, say) for course in courses)
    groups = (CourseGroup(say("courses"), "", rows),) if rows else ()
    home = routes.document(origin.city.id, origin.plan)
    related = (LinkView(say("place_in_plan"), f"{home}#{series.id}"), LinkView(origin.title, home))
    return CatalogPage(frame(site, say, place), title, (), groups, len(rows), known, content, related)


def track_page(
    site: Site,
    say: Wording,
    track: Track,
    series: Sequence[Series],
    courses: Sequence[Course],
    origin: Origin,
) -> CatalogPage:
    """A track: its series, each with its courses."""
    title = origin.titles[track.id]
    address = routes.track(origin.city.id, origin.plan, track.id)
    about = say("track_about", title=title, plan=origin.title)
    place = PagePlace("track", address, title, about, origin.crumbs, origin.city)
    groups = course_groups(series, courses, origin, say)
    known = facts(
        [
            (say("course_organiser"), printed(track.organiser)),
            (say("course_level"), printed(track.level)),
            (say("track_advanced"), printed(track.advanced_by)),
            (say("plan_clause"), origin.numbers.get(track.id, "")),
        ]
    )
    home = routes.document(origin.city.id, origin.plan)
    related = (LinkView(say("place_in_plan"), f"{home}#{track.id}"), LinkView(origin.title, home))
    return CatalogPage(frame(site, say, place), title, (), groups, len(courses), known, (), related)


def plan_group(title: str, courses: Courses, origin: Origin, say: Wording) -> CourseGroup:
    """A plan's courses by track and series; a long plan's series stand for their courses."""
    series_of, courses_of = _by_track(courses.series), _by_track(courses.courses)
    long = len(courses.courses) > LONG
    groups = tuple(
        CourseGroup(
            origin.titles[track.id],
            routes.track(origin.city.id, origin.plan, track.id),
            (),
            course_groups(series_of.get(track.id, []), courses_of.get(track.id, []), origin, say, long=long),
        )
        for track in courses.tracks
    )
    loose = tuple(course_row(course, origin, say) for course in courses_of.get("", []))
    home = routes.document(origin.city.id, origin.plan)
    return CourseGroup(title, home, loose, groups, anchor=f"{origin.city.id}-{origin.plan}")


def _by_track(records: Iterable[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for record in records:
        found.setdefault(record.track, []).append(record)
    return found


def course_groups(
    series: Sequence[Series],
    courses: Sequence[Course],
    origin: Origin,
    say: Wording,
    *,
    long: bool = False,
) -> tuple[CourseGroup, ...]:
    """The courses of each series, then those of none; neighbouring series without courses make one list.

    In a ``long`` list, and in any of more than LONG courses, a series is one row that says how many courses
    its own page lists: nobody reads a page of thousands. Courses of no series are always listed, since no
    other page does.
    """
    members: dict[str, list[Course]] = {}
    for course in courses:
        members.setdefault(course.series, []).append(course)
    groups: list[CourseGroup] = []
    for one in series:
        found = members.get(one.id, [])
        if found and not (long or len(courses) > LONG):
            rows = tuple(course_row(course, origin, say) for course in found)
            address = routes.series(origin.city.id, origin.plan, one.id)
            groups.append(CourseGroup(origin.titles[one.id], address, rows))
        elif groups and not groups[-1].heading:
            row = _series_row(one, origin, len(found), say)
            groups[-1] = replace(groups[-1], rows=(*groups[-1].rows, row))
        else:
            groups.append(CourseGroup("", "", (_series_row(one, origin, len(found), say),)))
    loose = tuple(course_row(course, origin, say) for course in members.get("", []))
    heading = say("courses_of_no_series") if groups and loose else ""
    return (*groups, *([CourseGroup(heading, "", loose)] if loose else []))


def _series_row(series: Series, origin: Origin, count: int, say: Wording) -> CourseRow:
    """A series as a row of its own, with the number of its courses where the plan names them."""
    counted = say("courses_counted", count=count) if count else ""
    known = [say.listed(series.audience), say.listed(series.topics), counted]
    return CourseRow(
        origin.titles[series.id],
        routes.series(origin.city.id, origin.plan, series.id),
        tuple(filter(None, known)),
        city=origin.city.name,
    )
