"""Queries for courses as paper shows them, alone and in a booklet."""

from __future__ import annotations

from dataclasses import replace

from planpress.engine.core import Build, query
from planpress.model.plan import PlanRecord, PlanState
from planpress.pipeline.access import access
from planpress.pipeline.documents import origin_of
from planpress.pipeline.records import (
    city_record,
    course_record,
    plan_record,
    sessions_of_course,
    site_address,
)
from planpress.pipeline.sessions import branch_titles, session_record, sessions_in_order, venue
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.site import routes
from planpress.site.cells import printed
from planpress.site.course_sheets import course_on_paper, course_sheet
from planpress.site.session_pages import SessionAbout, branches_of
from planpress.site.sheet_views import CourseOnPaper, CourseSheet
from planpress.site.taking_part import take_part_in_course


@query
def draft_mark(db: Build, city: str, plan_id: str) -> str:
    """The word across the papers of a plan that is a draft; "" for any other."""
    record = plan_record(db, city, plan_id).value
    draft = isinstance(record, PlanRecord) and record.state is PlanState.DRAFT
    return wording(db, LANGUAGE, city)("state_draft") if draft else ""


@query
def agency_of(db: Build, city: str, plan_id: str) -> str:
    """Whose plan it is."""
    record, place = plan_record(db, city, plan_id).value, city_record(db, city)
    own = record.agency if isinstance(record, PlanRecord) else None
    return own or place.agency or place.government or place.name


@query
def course_shown(db: Build, city: str, plan_id: str, course_id: str) -> CourseOnPaper:
    """A course with its sessions."""
    course = course_record(db, city, plan_id, course_id)
    shown = origin_of(db, city, plan_id, (course.id, course.series, course.track))
    held = (_about(db, city, plan_id, one) for one in sessions_in_order(db, city, plan_id, course_id))
    return course_on_paper(course, shown, wording(db, LANGUAGE, city), held)


def _about(db: Build, city: str, plan_id: str, session_id: str) -> SessionAbout:
    """What paper tells of a session: not whether it was held, which another day would change."""
    session = session_record(db, city, plan_id, session_id)
    about = SessionAbout(
        session,
        course_record(db, city, plan_id, session.course),
        origin_of(db, city, plan_id, ()),
        None,
        venue(db, city, plan_id, session_id),
    )
    return replace(about, branches=branch_titles(db, branches_of(session, about.course)))


@query
def course_sheet_view(db: Build, city: str, plan_id: str, course_id: str) -> CourseSheet:
    """A course on a sheet of its own."""
    course = course_record(db, city, plan_id, course_id)
    say, own = wording(db, LANGUAGE, city), sessions_of_course(db, city, plan_id, course_id)
    part = take_part_in_course(say, access(db, city, plan_id), printed(course.organiser), own)
    about = (
        origin_of(db, city, plan_id, ()),
        agency_of(db, city, plan_id),
        draft_mark(db, city, plan_id),
    )
    page = (routes.course(city, plan_id, course_id), site_address(db))
    return course_sheet(course_shown(db, city, plan_id, course_id), about, part, page)
