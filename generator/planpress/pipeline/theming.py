"""Queries for what pages and papers look like: templates, style sheets, words and fonts."""

from __future__ import annotations

import json

from planpress.engine.core import Build, query
from planpress.pipeline.records import badges, site, site_address
from planpress.render.assets import asset_address, bundle_css, city_css, read_theme
from planpress.render.environment import Load
from planpress.render.html import Assets
from planpress.render.typeset_job import FontFile
from planpress.render.words import read_words

DEFAULT = "themes:default"


def loader(db: Build, theme: str) -> Load:
    """A theme's files as text, those of the default theme where it has none of its own."""

    def load(name: str) -> str | None:
        content = theme_file(db, theme, name)
        return None if content is None else content.decode()

    return load


def theme_file(db: Build, theme: str, name: str) -> bytes | None:
    """A file of the project's theme, else of the default theme that comes with the program."""
    own = db.read(f"themes/{theme}/{name}")
    return db.read(f"{DEFAULT}/{name}") if own is None else own


@query(kept=True)
def theme_id(db: Build) -> str:
    """The theme that site.yaml names."""
    return site(db).theme


@query(kept=True)
def words_of(db: Build, language: str) -> dict[str, str]:
    """The interface words of ``language``."""
    content = db.read(f"program:diagnostics/strings/{language}.yaml") or b""
    return dict(read_words(content.decode()))


@query(kept=True)
def screen_css(db: Build) -> bytes:
    """The style sheet of all pages, with the cities' accents."""
    load = loader(db, theme_id(db))
    theme = read_theme(load("theme.yaml") or "")
    return bundle_css(load, theme.screen, city_css(badges(db)))


@query(kept=True)
def paper_css(db: Build) -> bytes:
    """The style sheet of all PDFs."""
    load = loader(db, theme_id(db))
    theme = read_theme(load("theme.yaml") or "")
    return bundle_css(load, theme.paper)


@query(kept=True)
def css_address(db: Build) -> str:
    """Where the style sheet of pages is published."""
    return asset_address(screen_css(db), "site.css")


def assets_of(db: Build) -> Assets:
    """What every page links to."""
    address = site_address(db)
    base = "/" + address.split("/", 3)[3] if address.count("/") >= 3 else "/"
    return Assets(css_address(db), base)


def fonts_of(db: Build) -> tuple[FontFile, ...]:
    """The fonts that the theme's list names, in its order; a project's theme may bring its own list."""
    theme = theme_id(db)
    listed = loader(db, theme)("fonts/fonts.json") or '{"fonts": []}'
    fonts = []
    for font in json.loads(listed)["fonts"]:
        content = theme_file(db, theme, f"fonts/{font['file']}")
        fonts.append(FontFile(font["file"], font["family"], int(font["weight"]), content or b""))
    return tuple(fonts)
