"""Names of tracks, series and courses in the records that no clause shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planpress.diagnostics.diagnostic import Diagnostic, notice
from planpress.load.document_words import Mention
from planpress.model.catalog import Plan
from planpress.model.clauses import Block, Clause, Paragraph, PipeTable, Ticks
from planpress.model.courses import Course
from planpress.model.outline import Outline, inline_words, plain_words
from planpress.model.plan import TableOf
from planpress.rules.course_places import CoursePlaces


def check_unshown(
    plan: Plan, outline: Outline, mentions: Iterable[Mention], places: CoursePlaces
) -> Iterator[Diagnostic]:
    """A notice for each name that neither a clause, a list, a table nor the words of the text bring."""
    named = list(mentions)
    listed = {mention.path for mention in named if mention.what == "list"}
    clauses = outline.by_id()
    text = document_text(outline)
    for kind, group, at in (
        ("track", plan.courses.tracks, places.track),
        ("series", plan.courses.series, places.series),
    ):
        for one in group:
            if one.title and one.id not in clauses and one.title not in text:
                yield notice("R60", at(one.id), wording=kind, id=one.id, title=one.title)
    if _all_in_a_table(plan, named):
        return
    with_series = frozenset(series.track for series in plan.courses.series)
    for course in plan.courses.courses:
        title = course.title or course.id
        if not _is_listed(course, with_series, listed) and course.id not in clauses and title not in text:
            yield notice("R60", places.course(course), wording="course", id=course.id, title=title)


def document_text(outline: Outline) -> str:
    """All words of the clauses, without records filled in."""
    return "\n".join(words for item in outline.walk() for words in _clause_text(item.clause))


def _clause_text(clause: Clause) -> Iterator[str]:
    yield plain_words(clause)
    for block in clause.content:
        if not isinstance(block, Clause):
            yield from map(inline_words, _parts(block))


def _parts(block: Block) -> Iterator[Iterable[object]]:
    if isinstance(block, Paragraph):
        yield block.inlines
    elif isinstance(block, Ticks):
        yield from (box.inlines for box in block.boxes)
    elif isinstance(block, PipeTable):
        yield from block.head
        yield from (cell for row in block.rows for cell in row)


def _all_in_a_table(plan: Plan, mentions: Iterable[Mention]) -> bool:
    tables = {name for name, table in plan.record.tables.items() if table.of is TableOf.COURSES}
    return any(mention.what == "table" and mention.path in tables for mention in mentions)


def _is_listed(course: Course, with_series: frozenset[str], listed: set[str]) -> bool:
    """In a list of its series, or of its track where that list gives courses and no series."""
    if course.series in listed or course.id in listed:
        return True
    return course.track in listed and course.track not in with_series
