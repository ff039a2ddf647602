"""Queries for the booklet of a plan's courses."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from planpress.engine.core import Build, query
from planpress.model.plan import PlanRecord
from planpress.pipeline.access import access
from planpress.pipeline.calendar_months import planned_by_month, sessions_by_month
from planpress.pipeline.course_sheets import course_shown, draft_mark
from planpress.pipeline.documents import origin
from planpress.pipeline.records import all_courses, badge_of, course_order, needed, plan_record
from planpress.pipeline.sessions import session_record
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.site.booklets import booklet_contents, booklet_indexes, booklet_parts
from planpress.site.masthead import masthead
from planpress.site.sheet_views import Booklet
from planpress.site.taking_part import take_part_in_course


@query
def courses_by_month(db: Build, city: str, plan_id: str) -> dict[str, tuple[str, ...]]:
    """The ids of a plan's courses by month: of their sessions, else those that the plan prints."""
    found = {month: list(ids) for month, ids in planned_by_month(db, city, plan_id).items()}
    for month, ids in sessions_by_month(db, city, plan_id).items():
        held = (session_record(db, city, plan_id, one).course for one in ids)
        found.setdefault(month, []).extend(held)
    return {month: tuple(dict.fromkeys(ids)) for month, ids in sorted(found.items())}


@query
def booklet_view(db: Build, city: str, plan_id: str) -> Booklet:
    """All courses of a plan with indexes."""
    say, courses = wording(db, LANGUAGE, city), all_courses(db, city, plan_id)
    record = cast("PlanRecord", needed(plan_record(db, city, plan_id), plan_id))
    whole = origin(db, city, plan_id)
    shown = {one: course_shown(db, city, plan_id, one) for one in course_order(db, city, plan_id)}
    parts = booklet_parts(courses, shown, whole, say)
    indexes = booklet_indexes(courses, courses_by_month(db, city, plan_id), whole, say)
    head = masthead(record, badge_of(db, city).government, say)
    lines = (*head.title_lines, say("booklet_title"))
    return Booklet(
        title=say("booklet_of", title=record.title),
        masthead=replace(head, title_lines=lines, slogan="", issue_runs=()),
        contents=booklet_contents(parts, say("session_take_part"), indexes),
        parts=parts,
        take_part=take_part_in_course(say, access(db, city, plan_id), "", ()),
        indexes=indexes,
        mark=draft_mark(db, city, plan_id),
    )
