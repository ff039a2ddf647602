"""Queries that lead from a document.md to its numbered, filled-in view."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from planpress.diagnostics.diagnostic import Checked
from planpress.engine.core import Build, query
from planpress.load.document import Reading, read_document
from planpress.model.catalog import Plan
from planpress.model.clauses import Document, Shape
from planpress.model.figures import Figures
from planpress.model.indicators import Indicators
from planpress.model.numbering import Habit, read_habit
from planpress.model.outline import Outline, every_clause, number_clauses, plain_words
from planpress.model.plan import PlanRecord, TableOf
from planpress.model.records import Record
from planpress.model.rules import Rules
from planpress.pipeline.records import (
    all_courses,
    badge_of,
    city_record,
    course_order,
    course_record,
    needed,
    plan_path,
    plan_record,
    sessions,
)
from planpress.pipeline.sources import record_of, text_of
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.site.course_pages import course_link
from planpress.site.document import document_view as make_view
from planpress.site.document import make_filling
from planpress.site.origins import Origin
from planpress.site.pages import LinkView
from planpress.site.printing import clause_name
from planpress.site.runs import fill
from planpress.site.views import DocumentView


@query
def reading(db: Build, city: str, plan_id: str) -> Checked[Reading]:
    """document.md with the places of its clauses and mentions; no value where it is absent."""
    path = plan_path(city, plan_id, "document.md")
    text = text_of(db, path)
    if text.value is None:
        return Checked(None, text.diagnostics)
    return read_document(text.value, path).also(text.diagnostics)


@query
def document(db: Build, city: str, plan_id: str) -> Document:
    """The clause tree alone: an inserted line changes the reading, not this."""
    found = reading(db, city, plan_id).value
    return found.document if found else Document(())


@query
def habit(db: Build, city: str, plan_id: str) -> Habit:
    """How the document is numbered: its own habit, else its city's. Raises HabitNotRead."""
    record = cast("PlanRecord", needed(plan_record(db, city, plan_id), plan_id))
    numbering = record.numbering or city_record(db, city).numbering
    return read_habit(numbering.levels, numbering.eleven)


@query
def plan(db: Build, city: str, plan_id: str) -> Plan:
    """All records of a plan."""
    return Plan(
        city=city,
        id=plan_id,
        record=cast("PlanRecord", needed(plan_record(db, city, plan_id), plan_id)),
        courses=all_courses(db, city, plan_id),
        sessions=sessions(db, city, plan_id).value or (),
        rules=cast("Rules", _part(db, city, plan_id, "rules") or Rules()),
        indicators=cast("Indicators", _part(db, city, plan_id, "indicators") or Indicators()),
        figures=cast("Figures", _part(db, city, plan_id, "figures") or Figures()),
        titles={
            clause.id: plain_words(clause)
            for clause in every_clause(document(db, city, plan_id))
            if clause.id
        },
    )


@query
def undated_plan(db: Build, city: str, plan_id: str) -> Plan:
    """A plan without its sessions: what its document says does not hang on them."""
    return replace(plan(db, city, plan_id), sessions=())


def _part(db: Build, city: str, plan_id: str, kind: str) -> Record | None:
    return record_of(db, plan_path(city, plan_id, f"{kind}.yaml"), kind).value


@query
def outline(db: Build, city: str, plan_id: str) -> Outline:
    """The document's numbers."""
    tables = plan(db, city, plan_id).record.tables.values()
    columns = {
        table.clause: tuple(map(str, table.columns))
        for table in tables
        if table.of is TableOf.CLAUSES and table.clause
    }
    return number_clauses(document(db, city, plan_id), habit(db, city, plan_id), columns)


@query
def document_view(db: Build, city: str, plan_id: str) -> DocumentView:
    """The whole document, ready to be shown."""
    return make_view(
        plan(db, city, plan_id),
        badge_of(db, city),
        document(db, city, plan_id),
        outline(db, city, plan_id),
        habit(db, city, plan_id),
        wording(db, LANGUAGE, city),
    )


@query
def origin(db: Build, city: str, plan_id: str) -> Origin:
    """What the pages of a plan's courses need to know of the plan."""
    one = plan(db, city, plan_id)
    numbers = outline(db, city, plan_id)
    filling = make_filling(one, numbers)
    clauses = {
        key: clause_name(Shape.HEADING, fill(item.clause.words, filling))
        for key, item in numbers.by_id().items()
    }
    own = {entry.id: entry.title for entry in (*one.courses.tracks, *one.courses.series) if entry.title}
    named = [entry.id for entry in (*one.courses.tracks, *one.courses.series)]
    return Origin(
        city=badge_of(db, city),
        plan=plan_id,
        title=one.record.title,
        titles={key: own.get(key) or clauses.get(key, key) for key in named},
        numbers={key: item.path for key, item in numbers.by_id().items()},
    )


@query
def origin_of(db: Build, city: str, plan_id: str, ids: tuple[str, ...]) -> Origin:
    """The origin with the titles and numbers of ``ids`` alone, for pages that show no others."""
    whole = origin(db, city, plan_id)
    titles = {key: whole.titles[key] for key in ids if key in whole.titles}
    numbers = {key: whole.numbers[key] for key in ids if key in whole.numbers}
    return replace(whole, titles=titles, numbers=numbers)


@query
def courses_beside(
    db: Build, city: str, plan_id: str, course_id: str
) -> tuple[LinkView | None, LinkView | None]:
    """The courses before and after a course: another order changes only the pages beside which it shows."""
    before, after = neighbours(db, city, plan_id)[course_id]
    return _course_link(db, city, plan_id, before), _course_link(db, city, plan_id, after)


@query
def neighbours(db: Build, city: str, plan_id: str) -> dict[str, tuple[str, str]]:
    """The ids of the courses before and after each course of a plan, "" where there is none."""
    order = course_order(db, city, plan_id)
    beside = zip(("", *order[:-1]), (*order[1:], ""), strict=True)
    return dict(zip(order, beside, strict=True))


def _course_link(db: Build, city: str, plan_id: str, course_id: str) -> LinkView | None:
    return course_link(course_record(db, city, plan_id, course_id), city, plan_id) if course_id else None
