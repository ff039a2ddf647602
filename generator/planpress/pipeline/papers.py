"""Queries that have documents typeset."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, problem
from planpress.engine.core import Build, query
from planpress.model.profiles import Profile
from planpress.pipeline.documents import document_view
from planpress.pipeline.findings import Packed, pack
from planpress.pipeline.paper_places import placed
from planpress.pipeline.press import typesetter_of
from planpress.pipeline.profiles import FIRST, css_of_profile, profile_of_plan, profiles_in
from planpress.pipeline.records import plan_ids, plan_path, site_address
from planpress.pipeline.sources import text_of
from planpress.pipeline.theme_faults import in_city_theme
from planpress.pipeline.theming import (
    LANGUAGE,
    fonts_of,
    loader,
    theme_id,
    theme_of_city,
    words_in,
)
from planpress.render.conformance.archive_edition import archived
from planpress.render.environment import Load
from planpress.render.html import render_print
from planpress.render.typeset_job import Job, Sheet
from planpress.render.typesetter import colour_profile
from planpress.site.long_rows import divide_rows
from planpress.site.page_breaks import crosses_page, split_content, tables_in
from planpress.site.views import DocumentView

Written: TypeAlias = Callable[[Mapping[str, str], Load, Profile, str], str]
"""The HTML of a paper from words, templates, profile and the site's address."""
Pictures: TypeAlias = tuple[tuple[str, bytes], ...]

ATTEMPTS = 5
NATIVE = ("pango", "harfbuzz", "fontconfig")
INSTALL = "sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig"


@query
def sheet(db: Build, city: str, plan_id: str) -> Checked[Sheet]:
    """The document set on paper."""
    ref = Ref(plan_path(city, plan_id, "document.md"))
    name = profile_of_plan(db, city, plan_id)
    return set_on_paper(db, document_view(db, city, plan_id), ref, plan_path(city, plan_id), name)


def set_on_paper(db: Build, whole: DocumentView, ref: Ref, folder: str, name: str = FIRST) -> Checked[Sheet]:
    """``whole`` set on paper; merged cells are split until none runs over the end of a page.

    ``folder`` is where its pictures are, ``name`` the profile; diagnostics carry ``ref``.
    """
    view = replace(whole, content=divide_rows(whole.content), annexes=divide_rows(whole.annexes))
    pages: Mapping[str, int] = {}
    for _ in range(ATTEMPTS):
        made = set_as_it_is(db, _split(view, pages), ref, folder, name)
        if made.value is None:
            return made
        found = made.value.layout.page_of_row()
        laid = _split(view, pages)
        if not any(crosses_page(table, found) for table in tables_in((*laid.content, *laid.annexes))):
            return made
        pages = found
    return Checked(None, (problem("F08", ref),))


def libraries_lacking(db: Build, ref: Ref) -> tuple[Diagnostic, ...]:
    """The error for libraries that this machine does not have; nothing where all are there."""
    lacking = [name for name in NATIVE if db.environment(name) is None]
    return (problem("F07", ref, names="、".join(lacking), command=INSTALL),) if lacking else ()


def _split(view: DocumentView, pages: Mapping[str, int]) -> DocumentView:
    if not pages:
        return view
    return replace(
        view, content=split_content(view.content, pages), annexes=split_content(view.annexes, pages)
    )


def set_as_it_is(db: Build, view: DocumentView, ref: Ref, folder: str, name: str = FIRST) -> Checked[Sheet]:
    """``view`` set once, its rows and merged cells wherever they come to stand."""
    made = set_page(db, ref, view.city, name, partial(render_print, view), pictures(db, view, folder))
    return made if made.value else Checked(None, placed(db, folder, made.diagnostics))


def set_page(
    db: Build, ref: Ref, city: str, name: str, written: Written, shown: Pictures = ()
) -> Checked[Sheet]:
    """What ``written`` says in the words, templates and profile ``name`` of ``city`` ("" for none), set."""
    if lacking := libraries_lacking(db, ref):
        return Checked(None, lacking)
    own = theme_of_city(db, city)
    with in_city_theme(own):
        load, kind = loader(db, theme_id(db), own), profiles_in(db, own)[name]
        html = written(words_in(db, LANGUAGE, own), load, kind, site_address(db))
    job = Job(html, css_of_profile(db, own, name), shown, fonts_of(db))
    return typesetter_of(db).typeset(job, ref)


def pictures(db: Build, view: DocumentView, folder: str) -> Pictures:
    """The bytes of the pictures that the document shows, by their address."""
    root = f"{view.city}/{view.id}/"
    found = {}
    for src in sorted(view.pictures()):
        content = db.read(f"{folder}/{src.removeprefix(root)}")
        if content is not None:
            found[src] = content
    return tuple(found.items())


@query(kept=True)
def pdf(db: Build, city: str, plan_id: str) -> bytes:
    """The document's PDF; empty where it could not be set, which ``pdf_findings`` tells."""
    made = sheet(db, city, plan_id).value
    return made.pdf if made else b""


@query(kept=True)
def archive(db: Build, city: str, plan_id: str) -> bytes:
    """The PDF for the archive, with the plan's own records inside; empty where there is no PDF."""
    content = pdf(db, city, plan_id)
    return archived(content, _sources(db, city, plan_id), colour_profile()) if content else b""


def _sources(db: Build, city: str, plan_id: str) -> dict[str, bytes]:
    """The files that the document was made from, alike whoever saved them; pictures are printed."""
    names = [entry.name for entry in db.listing(plan_path(city, plan_id)) or () if not entry.is_folder]
    told = [name for name in names if name.endswith((".yaml", ".csv", ".md"))]
    return {name: (text_of(db, plan_path(city, plan_id, name)).value or "").encode() for name in told}


@query(kept=True)
def pdf_findings(db: Build, city: str, plan_id: str) -> Packed:
    """What was found while setting the document."""
    return pack(sheet(db, city, plan_id).diagnostics)


@query(kept=True)
def paper_findings(db: Build) -> Packed:
    """What was found while setting all documents."""
    return tuple(item for key in plan_ids(db) for item in pdf_findings(db, *key))
