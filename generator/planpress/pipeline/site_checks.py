"""Checks of what the site as a whole names: its theme and fonts, pages of the footer, names of folders."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.engine.core import Build
from planpress.load.nearest import nearest
from planpress.pipeline.prose import address_of
from planpress.pipeline.records import SITE, site
from planpress.pipeline.sources import PAGES, file_names, folder_names, has_manual, page_files
from planpress.pipeline.theming import DEFAULT_THEME, ENGLISH_TERMS, FONTS, own_terms, theme_file
from planpress.render.font_list import FontListNotRead, font_list
from planpress.rules.translations import check_languages, check_pages, check_terms
from planpress.site import routes
from planpress.site.wording import ENGLISH

THEMES = "themes"
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAN = re.compile(r"[0-9]{2,3}(?:-[a-z0-9]+)*")


def theme_findings(db: Build) -> Iterator[Diagnostic]:
    """The theme that site.yaml names has a folder, and its list of fonts can be read and names files."""
    theme = site(db).theme
    if theme == DEFAULT_THEME:
        return
    themes = folder_names(db, THEMES)
    if theme not in themes:
        yield _not_there("theme", ("theme",), theme, (*themes, DEFAULT_THEME))
        return
    place = Ref(f"{THEMES}/{theme}/{FONTS}")
    try:
        listed = font_list(db.read(place.file))
    except FontListNotRead as error:
        yield problem("L21", place, wording="fonts", name=FONTS, detail=str(error))
        return
    for font in listed:
        if theme_file(db, theme, f"fonts/{font.file}") is None:
            yield problem("F09", place, file=font.file)


def footer_findings(db: Build) -> Iterator[Diagnostic]:
    """Every page that the footer names is there."""
    addresses = {address_of(file) for file in page_files(db)} | {
        routes.CATALOG,
        routes.EARLIER,
        routes.SITE_MAP,
        routes.GLOSSARY,
        routes.LAWS,
        routes.ALL_INDICATORS,
        routes.SERVICES,
    }
    if has_manual(db):
        addresses.add(routes.CODES)
    pages = sorted(address.rstrip("/") for address in addresses)
    for number, item in enumerate(site(db).footer):
        if item.page is not None and item.page not in pages:
            yield _not_there("page", ("footer", number, "page"), item.page, pages)


def language_findings(db: Build) -> Iterator[Diagnostic]:
    """What is said in English has its counterpart in Chinese."""
    languages = site(db).languages
    yield from check_languages(languages, SITE)
    yield from check_pages(page_files(db), PAGES, english=ENGLISH in languages)
    yield from check_terms(own_terms(db), ENGLISH_TERMS)


def _not_there(
    what: str, path: tuple[str | int, ...], name: str, known: tuple[str, ...] | list[str]
) -> Diagnostic:
    meant = nearest(name, known)
    if meant is None:
        return problem("P65", Ref(SITE, path), wording=what, name=name)
    return problem("P65", Ref(SITE, path), wording=f"{what}_near", name=name, meant=meant)


def name_findings(db: Build, cities: str, plans: str) -> Iterator[Diagnostic]:
    """Names of cities' files and of plans' folders become addresses: small letters, digits and hyphens."""
    for name in file_names(db, cities):
        if name.endswith(".yaml") and not _ID.fullmatch(name.removesuffix(".yaml")):
            yield problem("P64", Ref(f"{cities}/{name}"), wording="city", name=name.removesuffix(".yaml"))
    for city in folder_names(db, plans):
        for plan_id in folder_names(db, f"{plans}/{city}"):
            if file_names(db, f"{plans}/{city}/{plan_id}") and not _PLAN.fullmatch(plan_id):
                yield problem("P64", Ref(f"{plans}/{city}/{plan_id}"), name=plan_id)
