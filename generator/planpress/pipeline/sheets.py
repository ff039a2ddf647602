"""Queries that set sheets on paper beside the documents: courses, booklets, months; site.yaml says which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from planpress.diagnostics.diagnostic import Checked, Ref
from planpress.engine.core import Build, query
from planpress.model.site import SheetKind
from planpress.pipeline.booklets import booklet_view
from planpress.pipeline.calendar_months import month_about
from planpress.pipeline.course_sheets import course_sheet_view
from planpress.pipeline.findings import Packed, pack
from planpress.pipeline.papers import set_page
from planpress.pipeline.records import course_order, plan_ids, site
from planpress.pipeline.sheet_ways import has_booklet, months_on_paper, prints
from planpress.pipeline.theming import (
    LANGUAGE,
    wording,
)
from planpress.render.html import PaperSheet, render_sheet
from planpress.render.typeset_job import Sheet
from planpress.site import routes
from planpress.site.month_sheets import month_sheet

Route = tuple[str, str, tuple[str, ...]]


def _typeset(db: Build, view: PaperSheet, city: str, name: str, path: str) -> Checked[Sheet]:
    """``view`` set with the profile ``name``; ``path`` is that of its PDF below output/."""
    return set_page(db, Ref(f"output/{path}"), city, name, partial(render_sheet, view))


def _bytes(made: Checked[Sheet]) -> bytes:
    return made.value.pdf if made.value else b""


# -- each kind ----------------------------------------------------------------------


@query
def booklet_sheet(db: Build, city: str, plan_id: str) -> Checked[Sheet]:
    """The booklet of a plan's courses, set."""
    view = booklet_view(db, city, plan_id)
    return _typeset(db, view, city, "booklet", routes.booklet(city, plan_id))


@query(kept=True)
def booklet_pdf(db: Build, city: str, plan_id: str) -> bytes:
    """The booklet; empty where it could not be set, which ``booklet_findings`` tells."""
    return _bytes(booklet_sheet(db, city, plan_id))


@query(kept=True)
def booklet_findings(db: Build, city: str, plan_id: str) -> Packed:
    """What was found while setting it."""
    return pack(booklet_sheet(db, city, plan_id).diagnostics)


@query
def course_sheet(db: Build, city: str, plan_id: str, course_id: str) -> Checked[Sheet]:
    """One course on a sheet, set."""
    view = course_sheet_view(db, city, plan_id, course_id)
    return _typeset(db, view, city, "sheet", routes.course_sheet(city, plan_id, course_id))


@query(kept=True)
def course_pdf(db: Build, city: str, plan_id: str, course_id: str) -> bytes:
    """The sheet; empty where it could not be set, which ``course_findings`` tells."""
    return _bytes(course_sheet(db, city, plan_id, course_id))


@query(kept=True)
def course_findings(db: Build, city: str, plan_id: str, course_id: str) -> Packed:
    """What was found while setting it."""
    return pack(course_sheet(db, city, plan_id, course_id).diagnostics)


@query
def month_on_sheet(db: Build, month: str) -> Checked[Sheet]:
    """A month on a sheet, set."""
    view = month_sheet(site(db), wording(db, LANGUAGE), month_about(db, month))
    return _typeset(db, view, "", "month", routes.month_sheet(month))


@query(kept=True)
def month_pdf(db: Build, month: str) -> bytes:
    """The sheet; empty where it could not be set, which ``month_findings`` tells."""
    return _bytes(month_on_sheet(db, month))


@query(kept=True)
def month_findings(db: Build, month: str) -> Packed:
    """What was found while setting it."""
    return pack(month_on_sheet(db, month).diagnostics)


# -- all of them --------------------------------------------------------------------


def sheet_routes(db: Build) -> Iterator[Route]:
    """Path, kind and arguments of every sheet."""
    for key in plan_ids(db):
        if has_booklet(db, *key):
            yield routes.booklet(*key), "booklet_pdf", key
        if prints(db, SheetKind.COURSE.value):
            for course in course_order(db, *key):
                yield routes.course_sheet(*key, course), "course_pdf", (*key, course)
    for month in months_on_paper(db):
        yield routes.month_sheet(month), "month_pdf", (month,)


@query(kept=True)
def sheet_findings(db: Build) -> Packed:
    """What was found while setting all sheets."""
    return tuple(item for _, kind, args in sheet_routes(db) for item in FINDINGS[kind](db, *args))


MAKERS: Mapping[str, Callable[..., bytes]] = {
    "booklet_pdf": booklet_pdf,
    "course_pdf": course_pdf,
    "month_pdf": month_pdf,
}
FINDINGS: Mapping[str, Callable[..., Packed]] = {
    "booklet_pdf": booklet_findings,
    "course_pdf": course_findings,
    "month_pdf": month_findings,
}
"""What was found while setting a sheet, by the kind of its route."""
