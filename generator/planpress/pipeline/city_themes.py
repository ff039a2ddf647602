"""Queries for the colours and the logo of a city's own theme, and for where the logo stands on its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from planpress.diagnostics.diagnostic import Checked
from planpress.engine.core import Build, query
from planpress.load.logos import read_logo
from planpress.load.tokens import read_tokens, theme_colours
from planpress.model.city_themes import Logo, Tokens
from planpress.pipeline.records import city_ids
from planpress.pipeline.sources import text_of
from planpress.pipeline.theming import THEMES, loader, screen_sheets, theme_id, theme_of_city
from planpress.render.assets import asset_address, tokens_css
from planpress.site.city_marks import city_mark
from planpress.site.pages import Page

P = TypeVar("P", bound=Page)

TOKENS = "tokens.css"
LOGO = "logo.svg"
CITY_CSS = "city.css"


@query
def colours_of_theme(db: Build) -> Tokens:
    """The colours that the site's theme sets, which a city may set otherwise."""
    load = loader(db, theme_id(db))
    return theme_colours(*(load(name) or "" for name in screen_sheets(db)))


@query
def city_tokens(db: Build, own: str) -> Checked[Tokens]:
    """The colours of ``own``, the folder of a city's theme; no value where it sets none."""
    path = f"{THEMES}/{own}/{TOKENS}"
    text = text_of(db, path)
    if text.value is None:
        return Checked(None, text.diagnostics)
    return read_tokens(text.value, path, colours_of_theme(db)).also(text.diagnostics)


@query(kept=True)
def city_css(db: Build, own: str) -> bytes:
    """The style sheet of a city's pages; empty where its theme sets no colours."""
    tokens = city_tokens(db, own).value
    return tokens_css(own, tokens) if tokens else b""


@query
def logo(db: Build, own: str) -> Checked[Logo]:
    """What the logo of a city's theme measures; no value where it has none."""
    path = f"{THEMES}/{own}/{LOGO}"
    content = db.read(path)
    return Checked(None) if content is None else read_logo(content, path)


@query(kept=True)
def logo_file(db: Build, own: str) -> bytes:
    """The logo; empty where there is none."""
    return db.read(f"{THEMES}/{own}/{LOGO}") or b"" if logo(db, own).value else b""


@query(kept=True)
def css_of_city(db: Build, city: str) -> str:
    """Where the style sheet of a city's own theme is published; "" where it has none."""
    own = theme_of_city(db, city)
    content = city_css(db, own) if own else b""
    return asset_address(content, CITY_CSS) if content else ""


@query(kept=True)
def logo_of_city(db: Build, city: str) -> str:
    """Where a city's logo is published; "" where it has none."""
    own = theme_of_city(db, city)
    content = logo_file(db, own) if own else b""
    return asset_address(content, LOGO) if content else ""


def with_mark(db: Build, page: P) -> P:
    """``page`` with its city's logo and name in the head, where the city has a logo."""
    city = page.frame.city
    address = logo_of_city(db, city.id) if city else ""
    measures = logo(db, theme_of_city(db, city.id)).value if city and address else None
    if city is None or measures is None:
        return page
    return replace(page, frame=replace(page.frame, mark=city_mark(city, address, measures)))


def city_theme_routes(db: Build) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Path below output/, kind and arguments of each style sheet; logos are published as icons."""
    for city in city_ids(db):
        if address := css_of_city(db, city):
            yield address, "city_css", (city,)


MAKERS: Mapping[str, Callable[..., bytes]] = {"city_css": city_css}
