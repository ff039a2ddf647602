"""Pages of a course, a series, a track and a dated session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from planpress.model.courses import Course, Courses, Series, Track
from planpress.model.sessions import Session
from planpress.model.site import Site
from planpress.site import routes
from planpress.site.cells import printed
from planpress.site.frames import PagePlace, facts, frame
from planpress.site.origins import Origin
from planpress.site.pages import CatalogPage, CourseGroup, CoursePage, CourseRow, Fact, LinkView
from planpress.site.runs import words
from planpress.site.views import ContentView

Placed = TypeVar("Placed", Course, Series)

LONG = 500  # courses that a list shows one by one
_UNLISTED = "未分系列"


def course_row(course: Course, origin: Origin) -> CourseRow:
    """A course in a list: its title, when, and one line of facts as printed."""
    known = [
        course.printed("對象"),
        printed(course.length) or printed(course.hours),
        course.printed("地點"),
        f"{printed(course.seats)}人" if printed(course.seats).isdigit() else printed(course.seats),
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


def course_page(
    site: Site,
    course: Course,
    origin: Origin,
    sessions: Sequence[Session],
    neighbours: tuple[LinkView | None, LinkView | None],
) -> CoursePage:
    """Everything known of a course, where it stands in the plan, and the courses beside it."""
    place = PagePlace(
        "course",
        routes.course(origin.city.id, origin.plan, course.id),
        course.title,
        f"{course.title}：{origin.title}的課程。",
        (*origin.crumbs, *_group_links(course, origin)),
        origin.city,
    )
    return CoursePage(
        frame=frame(site, place),
        heading=course.title,
        facts=course_facts(course, origin),
        purpose=tuple(words(printed(course.purpose))),
        topics=course.topics,
        sessions=tuple(session_row(one, course, origin) for one in sessions),
        related=_related(course, origin),
        previous=neighbours[0],
        following=neighbours[1],
    )


def course_facts(course: Course, origin: Origin) -> tuple[Fact, ...]:
    """The record's facts under their printed heads; what is not stated is left out."""
    heads = (
        "對象",
        "地點",
        "合辦單位",
        "人數",
        "天數",
        "預定開訓月份",
        "時數",
        "時數類別",
        "語言",
        "辦理方式",
        "級別",
        "主辦單位",
        "備註",
    )
    pairs = [(head, course.printed(head)) for head in heads]
    return facts([*pairs, ("計畫", origin.title)])


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


def _related(course: Course, origin: Origin) -> tuple[LinkView, ...]:
    """The clause that names the course, and the whole document."""
    home = routes.document(origin.city.id, origin.plan)
    anchor = next((one for one in (course.id, course.series, course.track) if one in origin.numbers), "")
    links = [LinkView(f"計畫條文 {origin.numbers[anchor]}", f"{home}#{anchor}")] if anchor else []
    return (*links, LinkView(origin.title, home))


def course_link(course: Course, city: str, plan: str) -> LinkView:
    """A course's title with its page."""
    return LinkView(course.title, routes.course(city, plan, course.id))


def session_row(session: Session, course: Course, origin: Origin) -> CourseRow:
    """A dated session in a list."""
    known = [printed(session.time), printed(session.venue), printed(session.method), printed(session.state)]
    days = "、".join(day.text for day in session.starts)
    when = f"{days}至{printed(session.end)}" if printed(session.end) else days
    batch = printed(session.batch)
    return CourseRow(
        f"{course.title}第{batch}梯次" if batch else course.title,
        routes.session(origin.city.id, origin.plan, session.id),
        tuple(filter(None, known)),
        when,
    )


def session_page(site: Site, session: Session, course: Course, origin: Origin) -> CoursePage:
    """A dated session: when, where, how many, and its course."""
    row = session_row(session, course, origin)
    parent = LinkView(course.title, routes.course(origin.city.id, origin.plan, course.id))
    place = PagePlace(
        "session", row.href, row.title, f"{row.title}：{row.when}。", (*origin.crumbs, parent), origin.city
    )
    seats = printed(session.seats)
    known = facts(
        [
            ("日期", row.when),
            ("時間", printed(session.time)),
            ("地點", printed(session.venue)),
            ("名額", seats),
            ("方式", printed(session.method)),
            ("狀態", printed(session.state)),
            ("備註", session.note or ""),
        ]
    )
    related = (parent, *([LinkView("報名", session.signup)] if session.signup else []))
    return CoursePage(frame(site, place), row.title, known, (), (), (), related)


def series_page(
    site: Site, series: Series, courses: Sequence[Course], content: tuple[ContentView, ...], origin: Origin
) -> CatalogPage:
    """A series: what the document says of it, and its courses."""
    title = origin.titles[series.id]
    address = routes.series(origin.city.id, origin.plan, series.id)
    track = routes.track(origin.city.id, origin.plan, series.track)
    above = (*origin.crumbs, *([LinkView(origin.titles[series.track], track)] if series.track else []))
    place = PagePlace(
        "series", address, title, f"{title}：{origin.title}的系列，列出各門課程。", above, origin.city
    )
    known = facts(
        [
            ("對象", "、".join(series.audience)),
            ("主辦單位", printed(series.organiser)),
            ("級別", printed(series.level)),
            ("主題", "、".join(series.topics)),
            ("計畫條文", origin.numbers.get(series.id, "")),
        ]
    )
    rows = tuple(course_row(course, origin) for course in courses)
    groups = (CourseGroup("課程", "", rows),) if rows else ()
    home = routes.document(origin.city.id, origin.plan)
    related = (LinkView("在計畫中的位置", f"{home}#{series.id}"), LinkView(origin.title, home))
    return CatalogPage(frame(site, place), title, (), groups, len(rows), known, content, related)


def track_page(
    site: Site, track: Track, series: Sequence[Series], courses: Sequence[Course], origin: Origin
) -> CatalogPage:
    """A track: its series, each with its courses."""
    title = origin.titles[track.id]
    address = routes.track(origin.city.id, origin.plan, track.id)
    place = PagePlace(
        "track", address, title, f"{title}：{origin.title}的訓練類別。", origin.crumbs, origin.city
    )
    groups = course_groups(series, courses, origin)
    known = facts(
        [
            ("主辦單位", printed(track.organiser)),
            ("級別", printed(track.level)),
            ("進階課程", printed(track.advanced_by)),
            ("計畫條文", origin.numbers.get(track.id, "")),
        ]
    )
    home = routes.document(origin.city.id, origin.plan)
    related = (LinkView("在計畫中的位置", f"{home}#{track.id}"), LinkView(origin.title, home))
    return CatalogPage(frame(site, place), title, (), groups, len(courses), known, (), related)


def plan_group(title: str, courses: Courses, origin: Origin) -> CourseGroup:
    """A plan's courses by track and series; a long plan's series stand for their courses."""
    series_of, courses_of = _by_track(courses.series), _by_track(courses.courses)
    long = len(courses.courses) > LONG
    groups = tuple(
        CourseGroup(
            origin.titles[track.id],
            routes.track(origin.city.id, origin.plan, track.id),
            (),
            course_groups(series_of.get(track.id, []), courses_of.get(track.id, []), origin, long=long),
        )
        for track in courses.tracks
    )
    loose = tuple(course_row(course, origin) for course in courses_of.get("", []))
    home = routes.document(origin.city.id, origin.plan)
    return CourseGroup(title, home, loose, groups, anchor=f"{origin.city.id}-{origin.plan}")


def _by_track(records: Iterable[Placed]) -> dict[str, list[Placed]]:
    found: dict[str, list[Placed]] = {}
    for record in records:
        found.setdefault(record.track, []).append(record)
    return found


def course_groups(
    series: Sequence[Series], courses: Sequence[Course], origin: Origin, *, long: bool = False
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
            rows = tuple(course_row(course, origin) for course in found)
            address = routes.series(origin.city.id, origin.plan, one.id)
            groups.append(CourseGroup(origin.titles[one.id], address, rows))
        elif groups and not groups[-1].heading:
            row = _series_row(one, origin, len(found))
            groups[-1] = replace(groups[-1], rows=(*groups[-1].rows, row))
        else:
            groups.append(CourseGroup("", "", (_series_row(one, origin, len(found)),)))
    loose = tuple(course_row(course, origin) for course in members.get("", []))
    heading = _UNLISTED if groups and loose else ""
    return (*groups, *([CourseGroup(heading, "", loose)] if loose else []))


def _series_row(series: Series, origin: Origin, count: int) -> CourseRow:
    """A series as a row of its own, with the number of its courses where the plan names them."""
    known = ["、".join(series.audience), "、".join(series.topics), f"{count}門課程" if count else ""]
    return CourseRow(
        origin.titles[series.id],
        routes.series(origin.city.id, origin.plan, series.id),
        tuple(filter(None, known)),
        city=origin.city.name,
    )
