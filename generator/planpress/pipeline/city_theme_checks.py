"""Checks the folders below themes/: whose they are, and whether what lies in those of cities can be used."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice, problem
from planpress.engine.core import Build
from planpress.load.nearest import nearest
from planpress.model.city_themes import Shade, Tokens
from planpress.model.site import City
from planpress.pipeline.city_themes import LOGO, TOKENS, city_tokens, colours_of_theme, logo
from planpress.pipeline.profiles import PROFILES
from planpress.pipeline.records import CITIES, city_ids
from planpress.pipeline.sources import files_below, folder_names, record_of, refusal_of
from planpress.pipeline.theme_faults import CityThemeFault, theme_fault
from planpress.pipeline.theming import (
    CITY_WORDS,
    DEFAULT_THEME,
    TEMPLATE,
    THEMES,
    city_words,
    loader,
    theme_id,
    theme_of_city,
)
from planpress.render.environment import TemplateRefused, macros_of, template_closure
from planpress.rules.contrast import check_contrast

OWN = (TOKENS, LOGO, CITY_WORDS, PROFILES)
SHARED = (".css", ".mjs", ".js", "theme.yaml", "fonts.json", "icon.svg", "component.yaml")
"""What all pages share, and a city cannot have otherwise."""


def city_theme_findings(db: Build) -> Iterator[Diagnostic]:
    """What is wrong with folders of themes, and with the colours of cities."""
    for folder in folder_names(db, THEMES):
        if theme_of_city(db, folder):
            yield from _theme_findings(db, folder)
        elif folder not in (DEFAULT_THEME, theme_id(db)):
            yield _nobodys(db, folder)
    for city in city_ids(db):
        yield from _contrast_findings(db, city)


def _nobodys(db: Build, folder: str) -> Diagnostic:
    """A folder of no city, which is no error: a site may keep a theme that it does not wear today."""
    place, meant = Ref(f"{THEMES}/{folder}"), nearest(folder, city_ids(db))
    if meant:
        return problem("L23", place, wording="folder_near", name=folder, meant=meant)
    return notice("L23", place, wording="folder", name=folder)


def _theme_findings(db: Build, own: str) -> Iterator[Diagnostic]:
    """Of one city's folder."""
    for name in files_below(db, f"{THEMES}/{own}"):
        refusal = refusal_of(db, f"{THEMES}/{own}/{name}")
        found = refusal or (None if name in OWN else _other_file(db, own, name))
        if found is not None:
            yield found
    for checked in (city_tokens(db, own), logo(db, own), city_words(db, own)):
        yield from checked.diagnostics


def _other_file(db: Build, own: str, name: str) -> Diagnostic | None:
    """What is wrong with a file that is none of OWN; None for a template that takes the place of another."""
    place = Ref(f"{THEMES}/{own}/{name}")
    if name.endswith(TEMPLATE):
        try:
            return _template(db, own, name)
        except TemplateRefused as fault:
            return theme_fault(db, CityThemeFault(own, fault))
    if name.endswith(SHARED):
        return problem("L23", place, wording="shared", name=name)
    meant = nearest(name, OWN)
    if meant:
        return problem("L23", place, wording="file_near", name=name, meant=meant)
    return notice("L23", place, wording="file", name=name, names="、".join(OWN))


def _template(db: Build, own: str, name: str) -> Diagnostic | None:
    """A template must be able to do what the one does whose place it takes. Raises TemplateRefused."""
    place, load = Ref(f"{THEMES}/{own}/{name}"), loader(db, theme_id(db), own)
    first = loader(db, theme_id(db))(name)
    if first is None:
        return problem("L23", place, wording="template", name=name)
    template_closure(name, load)
    offered = macros_of(name, load(name) or "")
    for macro, given in macros_of(name, first).items():
        if macro not in offered or not set(given) <= set(offered[macro]):
            wanted = f"{macro}({', '.join(given)})"
            return problem("L21", place, wording="macro", name=name, detail=wanted)
    return None


def _contrast_findings(db: Build, city: str) -> Iterator[Diagnostic]:
    """Whether the city's accent and its own colours can be read."""
    path = f"{CITIES}/{city}.yaml"
    record = record_of(db, path, "city").value
    if not isinstance(record, City):
        return
    own = theme_of_city(db, city)
    said = (city_tokens(db, own).value if own else None) or Tokens()
    light = {"accent": Shade(record.accent)} if record.accent else {}
    dark = {"accent": Shade(record.accent_dark)} if record.accent_dark else {}
    colours = Tokens({**said.light, **light}, {**said.dark, **dark})
    yield from check_contrast(colours_of_theme(db), colours, path, f"{THEMES}/{own}/{TOKENS}")
