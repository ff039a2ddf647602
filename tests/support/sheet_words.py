"""What a booklet and a month say, word by word in the order of their records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planpress.site.pages import Fact
from planpress.site.session_views import DayView
from planpress.site.sheet_views import Booklet, CourseOnPaper, IndexView, MonthSheet
from planpress.site.views import Runs
from planpress.site.word_sequence import END
from planpress.site.wording import Wording


def booklet_words(view: Booklet, say: Wording) -> Iterator[str]:
    """All of a booklet but its contents."""
    head = view.masthead
    if head.government != head.title_lines[0]:
        yield from (head.government, END)
    yield from (*head.title_lines, END, head.slogan, END, *_runs(head.issue_runs), END, head.state, END)
    for part in view.parts:
        yield from (part.title, END, *_facts(part.facts))
        for course in part.courses:
            yield from course_words(course, say)
    yield from (say("session_take_part"), END, view.take_part.lead, END, *_facts(view.take_part.facts))
    for index in view.indexes:
        yield from index_words(index)


def course_words(course: CourseOnPaper, say: Wording) -> Iterator[str]:
    """A course in a booklet."""
    yield from (course.title, END, *_runs(course.purpose), END, *_facts(course.facts))
    if course.topics:
        yield from (say("topics"), say("list_separator").join(course.topics), END)
    if course.sessions:
        for head in ("session_date", "sessions", "session_state"):
            yield from (say(head), END)
    for row in course.sessions:
        yield from (*_runs(row.when), END, row.title, *row.facts, END, row.state, END)


def index_words(index: IndexView) -> Iterator[str]:
    """An index without its page numbers."""
    yield from (index.title, END)
    for group in index.groups:
        yield from (group.label, END)
        for entry in group.entries:
            yield from (entry.text, END)


def month_words(view: MonthSheet, say: Wording) -> Iterator[str]:
    """All of a month's sheet."""
    yield from (view.title, END)
    for name in view.weekdays:
        yield from (name, END)
    for day in (day for week in view.weeks for day in week.days if day):
        yield from day_words(day)
    for note in view.notes:
        yield from (note, END)
    if view.planned:
        yield from (say("calendar_planned_title"), END)
    for plan in view.planned:
        yield from (plan.heading, END)
        for one in plan.courses:
            yield from (one.text, one.note, END)


def day_words(day: DayView) -> Iterator[str]:
    """A day with what is held on it."""
    yield from (str(day.number), day.reason, END)
    for entry in day.entries:
        yield from (entry.time, entry.title, entry.city, *entry.notes, END)


def _facts(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        yield from (fact.term, END, *_runs(fact.runs), fact.note, END)


def _runs(runs: Runs) -> Iterator[str]:
    return (run.text for run in runs)
