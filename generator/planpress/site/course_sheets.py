"""A course on paper: its facts, sessions with hours that count, how to take part, and where its page is."""

from __future__ import annotations

from collections.abc import Iterable

from planpress.model.courses import Course, Series
from planpress.site.cells import printed
from planpress.site.course_pages import course_facts
from planpress.site.frames import facts
from planpress.site.origins import Origin
from planpress.site.pages import Fact, TakePart
from planpress.site.runs import words
from planpress.site.session_pages import SessionAbout, hours_words, session_row
from planpress.site.sheet_views import CourseOnPaper, CourseSheet, SheetSession
from planpress.site.wording import Wording


def course_on_paper(
    course: Course, origin: Origin, say: Wording, sessions: Iterable[SessionAbout]
) -> CourseOnPaper:
    """A course with what its page says of it; whether a session was held is left to the page, which knows."""
    return CourseOnPaper(
        anchor=f"c-{course.id}",
        title=course.title,
        purpose=tuple(words(printed(course.purpose))),
        facts=tuple(fact for fact in course_facts(course, origin, say) if fact.term != say("course_plan")),
        topics=course.topics,
        sessions=tuple(_session(one, say) for one in sessions),
    )


def series_on_paper(series: Series, origin: Origin, say: Wording) -> CourseOnPaper:
    """A series for which the plan lists no courses."""
    return CourseOnPaper(
        anchor=f"s-{series.id}",
        title=origin.titles[series.id],
        facts=series_facts(series, say),
        topics=series.topics,
    )


def series_facts(series: Series, say: Wording) -> tuple[Fact, ...]:
    """For whom a series is, who holds it and at which level, where stated."""
    return facts(
        [
            (say("course_audience"), say.listed(series.audience)),
            (say("course_organiser"), printed(series.organiser)),
            (say("course_level"), printed(series.level)),
        ]
    )


def _session(about: SessionAbout, say: Wording) -> SheetSession:
    row = session_row(about, say)
    return SheetSession(
        title=row.title,
        when=row.when,
        facts=tuple(filter(None, (*row.facts, hours_words(about, say), about.session.note or ""))),
        state=printed(about.session.state),
    )


def course_sheet(
    course: CourseOnPaper, about: tuple[Origin, str, str], take_part: TakePart, page: tuple[str, str]
) -> CourseSheet:
    """One course for itself; ``about`` are its plan, the agency and the mark of a draft, ``page`` is the
    address of the course's page and the site's own, "" where none is configured."""
    origin, agency, mark = about
    path, site = page
    whole = f"{site.rstrip('/')}/{path}" if site else ""
    return CourseSheet(
        title=course.title,
        government=origin.city.government,
        agency=agency,
        plan=origin.title,
        course=course,
        take_part=take_part,
        address=whole or path,
        code=whole,
        mark=mark,
    )
