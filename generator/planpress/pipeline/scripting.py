"""Queries for the theme's scripts, small modules published as they are, and what pages link to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planpress.engine.core import Build, query
from planpress.pipeline.city_themes import css_of_city
from planpress.pipeline.hosting import icon_address, site_base
from planpress.pipeline.theming import (
    DEFAULT,
    css_address,
    further_address,
    further_templates,
    theme_file,
    theme_id,
)
from planpress.render.assets import StyleRefused, folder_address
from planpress.render.html import Assets, FurtherCss

SCRIPTS = "scripts"
_IMPORT = re.compile(
    r"""^(?:import|export)\b[^'"]*?\bfrom\s*["']([^"'\n]+)["']|^import\s*["']([^"'\n]+)["']""", re.MULTILINE
)


@query(kept=True)
def script_names(db: Build) -> tuple[str, ...]:
    """The modules of the default theme and those the project's own theme adds: ``rules/ask.mjs``."""
    folders = (DEFAULT, f"themes/{theme_id(db)}")
    return tuple(sorted({name for folder in folders for name in _below(db, f"{folder}/{SCRIPTS}", "")}))


def _below(db: Build, folder: str, inner: str) -> Iterator[str]:
    for entry in db.listing(f"{folder}/{inner}".rstrip("/")) or ():
        name = f"{inner}{entry.name}"
        if entry.is_folder:
            yield from _below(db, folder, f"{name}/")
        elif name.endswith(".mjs"):
            yield name


@query(kept=True)
def script(db: Build, name: str) -> bytes:
    """A module. Raises StyleRefused for one that imports from outside the theme's scripts."""
    content = theme_file(db, theme_id(db), f"{SCRIPTS}/{name}") or b""
    for match in _IMPORT.finditer(content.decode("utf-8", errors="replace")):
        if not (match[1] or match[2]).startswith(("./", "../")):
            raise StyleRefused(f"{SCRIPTS}/{name}", "outside")
    return content


@query(kept=True)
def scripts_address(db: Build) -> str:
    """``assets/<digest of all modules>/scripts/``; modules name one another by relative addresses."""
    names = script_names(db)
    return folder_address({name: script(db, name) for name in names}, SCRIPTS)


def script_routes(db: Build) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Path below output/, kind and arguments of every module."""
    for name in script_names(db):
        yield scripts_address(db) + name, "script", (name,)


@query
def assets_of(db: Build, city: str) -> Assets:
    """What every page links to, and what a page of ``city`` links to besides; "" is for pages of no city."""
    icon, own = icon_address(db, city), css_of_city(db, city) if city else ""
    further = FurtherCss(further_address(db), frozenset(further_templates(db)))
    return Assets(css_address(db), site_base(db), scripts_address(db), icon, own, further)
