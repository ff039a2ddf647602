"""Queries for which sheets there are, and the ways to them from pages."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.model.site import SheetKind
from planpress.pipeline.calendar_months import months, sessions_of_month
from planpress.pipeline.records import course_order, plan_ids, site
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.site import routes
from planpress.site.course_pages import LONG
from planpress.site.pages import LinkView


@query
def prints(db: Build, kind: str) -> bool:
    """Whether site.yaml asks for a kind of sheets."""
    return kind in site(db).sheets


@query
def has_booklet(db: Build, city: str, plan_id: str) -> bool:
    """Whether a plan's courses are printed as a booklet: nobody binds one of more than LONG."""
    return prints(db, SheetKind.BOOKLET.value) and 0 < len(course_order(db, city, plan_id)) <= LONG


@query
def months_on_paper(db: Build) -> tuple[str, ...]:
    """The months that have a sheet: those with sessions, and no more than LONG of them."""
    if not prints(db, SheetKind.MONTH.value):
        return ()
    return tuple(month for month in months(db) if 0 < _held(db, month) <= LONG)


def _held(db: Build, month: str) -> int:
    return sum(len(sessions_of_month(db, *key, month)) for key in plan_ids(db))


@query
def booklet_ways(db: Build, city: str, plan_id: str) -> tuple[LinkView, ...]:
    """The way to a plan's booklet, where there is one."""
    if not has_booklet(db, city, plan_id):
        return ()
    return (LinkView(wording(db, LANGUAGE, city)("booklet_pdf"), routes.booklet(city, plan_id)),)


@query
def course_ways(db: Build, city: str, plan_id: str, course_id: str) -> tuple[LinkView, ...]:
    """The way from a course to its sheet, where there is one."""
    if not prints(db, SheetKind.COURSE.value):
        return ()
    say, href = wording(db, LANGUAGE, city), routes.course_sheet(city, plan_id, course_id)
    return (LinkView(say("sheet_pdf"), href, note=say("sheet_pdf_note")),)


@query
def month_ways(db: Build, month: str) -> tuple[LinkView, ...]:
    """The way from a month to its sheet, where there is one."""
    if month not in months_on_paper(db):
        return ()
    say = wording(db, LANGUAGE)
    return (LinkView(say("month_sheet"), routes.month_sheet(month), note=say("month_sheet_note")),)
