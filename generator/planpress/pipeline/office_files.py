"""Queries for the files of office programs: each document as a text, each of its tables as a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from planpress.engine.core import Build, query
from planpress.pipeline.documents import document_view, habit
from planpress.pipeline.papers import pictures
from planpress.pipeline.profiles import profile, profile_of_plan
from planpress.pipeline.records import plan_path
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.render.odf.package import About
from planpress.render.odf.spreadsheet import spreadsheet
from planpress.render.odf.text_document import text_document
from planpress.site import routes
from planpress.site.page_breaks import tables_in
from planpress.site.views import TableView

if TYPE_CHECKING:
    from planpress.pipeline.artifacts import Route


def office_routes(db: Build, city: str, plan_id: str) -> Iterator[Route]:
    """The text of a document and the sheets of those of its tables that have an id."""
    yield routes.odt(city, plan_id), "odt", (city, plan_id)
    for table in tables_of(db, city, plan_id):
        yield routes.ods(city, plan_id, table), "ods", (city, plan_id, table)


@query
def tables_of(db: Build, city: str, plan_id: str) -> tuple[str, ...]:
    """The ids of the tables of a document, in the order of the text."""
    return tuple(_tables(db, city, plan_id))


@query
def table_of(db: Build, city: str, plan_id: str, table: str) -> TableView:
    """One table alone: a change elsewhere in the document does not touch it."""
    return _tables(db, city, plan_id)[table]


@query
def about_of(db: Build, city: str, plan_id: str) -> About:
    """What the files of a document tell of themselves."""
    view = document_view(db, city, plan_id)
    return About(view.title, view.masthead.agency or view.masthead.government, view.language)


@query(kept=True)
def odt(db: Build, city: str, plan_id: str) -> bytes:
    """The document as a text that can be edited."""
    view = document_view(db, city, plan_id)
    shown = dict(pictures(db, view, plan_path(city, plan_id)))
    kind = profile(db, city, profile_of_plan(db, city, plan_id))
    return text_document(view, habit(db, city, plan_id), kind, wording(db, LANGUAGE, city), shown)


@query(kept=True)
def ods(db: Build, city: str, plan_id: str, table: str) -> bytes:
    """One of the document's tables."""
    view, about = table_of(db, city, plan_id, table), about_of(db, city, plan_id)
    return spreadsheet(view, about, wording(db, LANGUAGE, city))


def _tables(db: Build, city: str, plan_id: str) -> dict[str, TableView]:
    view = document_view(db, city, plan_id)
    return {table.id: table for table in tables_in((*view.content, *view.annexes)) if table.id}


MAKERS: Mapping[str, Callable[..., bytes]] = {"odt": odt, "ods": ods}
