"""Queries for the style guide: its first page, and a page for each component of the theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planpress.engine.core import Build, query
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import badges, site
from planpress.pipeline.scripting import assets_of
from planpress.pipeline.theming import DEFAULT, LANGUAGE, loader, theme_id, wording, words_of
from planpress.render.examples import component
from planpress.render.links import relative
from planpress.site import routes, styleguide_pages

Route = tuple[str, str, tuple[str, ...]]


@query(kept=True)
def component_names(db: Build) -> tuple[str, ...]:
    """The components of the default theme; a theme of the project lays its files over theirs."""
    return tuple(entry.name for entry in db.listing(f"{DEFAULT}/components") or () if entry.is_folder)


@query
def component_view(db: Build, name: str) -> styleguide_pages.ComponentView:
    """A component with its examples."""
    picture = relative(routes.component(name), assets_of(db, "").icon)
    return component(name, loader(db, theme_id(db)), words_of(db, LANGUAGE), picture)


@query
def component_told(db: Build, name: str) -> str:
    """What a component is, in a sentence."""
    return component_view(db, name).description


@query(kept=True)
def styleguide(db: Build) -> bytes:
    """The first page."""
    told = ((name, component_told(db, name)) for name in component_names(db))
    page = styleguide_pages.styleguide_page(site(db), wording(db, LANGUAGE), badges(db), told)
    return rendered(db, page)


@query(kept=True)
def component_page(db: Build, name: str) -> bytes:
    """A component."""
    page = styleguide_pages.component_page(site(db), wording(db, LANGUAGE), component_view(db, name))
    return rendered(db, page)


def styleguide_routes(db: Build) -> Iterator[Route]:
    """Path, kind and arguments of each page."""
    yield routes.file_of(routes.STYLEGUIDE), "styleguide", ()
    for name in component_names(db):
        yield routes.file_of(routes.component(name)), "component", (name,)


MAKERS: Mapping[str, Callable[..., bytes]] = {"styleguide": styleguide, "component": component_page}
