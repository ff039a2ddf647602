"""The courses of a plan as a booklet: by track and series, with indexes by month, audience and series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planpress.model.courses import Course, Courses
from planpress.site.calendar_pages import month_name
from planpress.site.cells import printed
from planpress.site.course_sheets import series_facts, series_on_paper
from planpress.site.origins import Origin
from planpress.site.pages import LinkView
from planpress.site.sheet_views import BookletPart, CourseOnPaper, IndexGroup, IndexView
from planpress.site.views import ContentsEntry
from planpress.site.wording import Wording

Named = Iterable[tuple[str, Course]]
"""Labels of an index, each with a course that stands below it."""


def booklet_parts(
    courses: Courses, shown: Mapping[str, CourseOnPaper], origin: Origin, say: Wording
) -> tuple[BookletPart, ...]:
    """Tracks and series in the order of the plan; ``shown`` are the courses as paper shows them, by id."""
    parts = [part for track in courses.tracks for part in _track(track.id, courses, shown, origin, say)]
    loose = tuple(shown[one.id] for one in courses.courses if not one.track)
    if loose:
        parts.append(BookletPart(say("courses"), "part-courses", 1, loose))
    return tuple(parts)


def _track(
    track: str, courses: Courses, shown: Mapping[str, CourseOnPaper], origin: Origin, say: Wording
) -> Iterator[BookletPart]:
    """A track with its own courses and the series that list none, then each series with its courses."""
    own = [one for one in courses.of_track(track) if not one.series]
    series = [one for one in courses.series if one.track == track]
    members = {one.id: [course for course in courses.courses if course.series == one.id] for one in series}
    bare = (series_on_paper(one, origin, say) for one in series if not members[one.id])
    listed = (*(shown[one.id] for one in own), *bare)
    yield BookletPart(origin.titles[track], f"part-{track}", 1, listed)
    for one in series:
        if members[one.id]:
            found = tuple(shown[course.id] for course in members[one.id])
            yield BookletPart(origin.titles[one.id], f"part-{one.id}", 2, found, series_facts(one, say))


def booklet_contents(
    parts: Sequence[BookletPart], take_part: str, indexes: Sequence[IndexView]
) -> tuple[ContentsEntry, ...]:
    """Tracks with their series, how to take part, then the indexes."""
    entries: list[ContentsEntry] = []
    for part in parts:
        entry = ContentsEntry("", part.title, f"#{part.anchor}")
        if part.level > 1 and entries:
            last = entries[-1]
            entries[-1] = ContentsEntry("", last.name, last.href, (*last.entries, entry))
        else:
            entries.append(entry)
    entries.append(ContentsEntry("", take_part, "#take-part"))
    return (*entries, *(ContentsEntry("", one.title, f"#{one.anchor}") for one in indexes))


# -- indexes ------------------------------------------------------------------------


def booklet_indexes(
    courses: Courses, months: Mapping[str, Sequence[str]], origin: Origin, say: Wording
) -> tuple[IndexView, ...]:
    """Those that have something in them; ``months`` are the ids of courses by month ("2024-05")."""
    by_id = {one.id: one for one in courses.courses}
    every = (
        IndexView(say("booklet_by_month"), "index-month", tuple(_groups(_by_month(months, by_id, say)))),
        IndexView(say("booklet_by_audience"), "index-audience", tuple(_groups(_by_audience(courses)))),
        IndexView(say("booklet_by_series"), "index-series", tuple(_groups(_by_series(courses, origin)))),
    )
    return tuple(one for one in every if one.groups)


def _by_month(
    months: Mapping[str, Sequence[str]], by_id: Mapping[str, Course], say: Wording
) -> Iterator[tuple[str, Course]]:
    for month in sorted(months):
        for course in by_id:
            if course in months[month]:
                yield month_name(month, say), by_id[course]


def _by_audience(courses: Courses) -> Iterator[tuple[str, Course]]:
    """By the audiences of the vocabulary that a course names, else by its words, else by its series'."""
    series = {one.id: one.audience for one in courses.series}
    for course in courses.courses:
        said = printed(course.audience_text)
        for audience in course.audience or ((said,) if said else series.get(course.series, ())):
            yield audience, course


def _by_series(courses: Courses, origin: Origin) -> Iterator[tuple[str, Course]]:
    for course in courses.courses:
        if course.series:
            yield origin.titles[course.series], course


def _groups(named: Named) -> Iterator[IndexGroup]:
    """Courses below their labels, in the order in which the labels come first."""
    found: dict[str, dict[str, str]] = {}
    for label, course in named:
        found.setdefault(label, {})[course.id] = course.title
    for label, titles in found.items():
        entries = tuple(LinkView(title, f"#c-{course}") for course, title in titles.items())
        yield IndexGroup(label, entries)
