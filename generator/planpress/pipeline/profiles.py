"""Queries for profiles of paper: the theme's with a city's own laid over, their style sheet, their faults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.engine.core import Build, query
from planpress.model.plan import Layout, PlanRecord
from planpress.model.profiles import Profile, Profiles, laid_over
from planpress.pipeline.records import city_ids, plan_ids, plan_path, plan_record
from planpress.pipeline.sources import record_of
from planpress.pipeline.theming import (
    DEFAULT,
    DEFAULT_THEME,
    LANGUAGE,
    THEMES,
    fonts_listed,
    paper_css,
    theme_id,
    theme_of_city,
    words_in,
)
from planpress.render.profile_css import profile_css
from planpress.rules.profiles import check_profile, check_profile_name

PROFILES = "profiles.yaml"
FIRST = "plan"
"""The profile that every other one begins as."""


@query
def profiles_in(db: Build, own: str) -> Mapping[str, Profile]:
    """All profiles by name: the default theme's, the site's laid over, then those of ``own``, a city's."""
    found: dict[str, Profile] = {}
    for file in _files(db, own):
        record = record_of(db, file, "profiles").value
        given = dict(record.profiles) if isinstance(record, Profiles) else {}
        first = laid_over(found.get(FIRST, Profile()), given.get(FIRST, Profile()))
        names = dict.fromkeys((*found, *given))
        found = {name: laid_over(found.get(name, first), given.get(name, Profile())) for name in names}
    return found


def _files(db: Build, own: str) -> Iterator[str]:
    """Where profiles stand, the most general first."""
    yield f"{DEFAULT}/{PROFILES}"
    if theme_id(db) != DEFAULT_THEME:
        yield f"{THEMES}/{theme_id(db)}/{PROFILES}"
    if own:
        yield f"{THEMES}/{own}/{PROFILES}"


def profile(db: Build, city: str, name: str) -> Profile:
    """A profile as it holds for a city's papers ("" for those of no city)."""
    return profiles_in(db, theme_of_city(db, city) if city else "")[name]


@query
def profile_of_plan(db: Build, city: str, plan_id: str) -> str:
    """The name of a document's profile: its own, else that of its layout."""
    record = plan_record(db, city, plan_id).value
    if not isinstance(record, PlanRecord):
        return FIRST
    return record.profile or ("form" if record.layout is Layout.FORM else FIRST)


@query(kept=True)
def css_of_profile(db: Build, own: str, name: str) -> str:
    """The style sheet of the papers of a profile; ``own`` is the folder of a city's theme, "" for none."""
    rules = profile_css(profiles_in(db, own)[name], words_in(db, LANGUAGE, own))
    return rules + paper_css(db).decode()


def profile_findings(db: Build) -> Iterator[Diagnostic]:
    """What is wrong with the profiles of the site's theme and of cities, and with those that plans name."""
    if theme_id(db) != DEFAULT_THEME:
        yield from _of_theme(db, "", theme_id(db))
    for own in filter(None, (theme_of_city(db, city) for city in city_ids(db))):
        yield from _of_theme(db, own, own)
    for city, plan_id in plan_ids(db):
        known = profiles_in(db, theme_of_city(db, city))
        yield from check_profile_name(
            profile_of_plan(db, city, plan_id), known, plan_path(city, plan_id, "plan.yaml")
        )


def _of_theme(db: Build, own: str, folder: str) -> Iterator[Diagnostic]:
    """Of one file: each profile is looked at as it holds, with all that it takes over."""
    file = f"{THEMES}/{folder}/{PROFILES}"
    record = record_of(db, file, "profiles")
    yield from record.diagnostics
    if isinstance(record.value, Profiles):
        whole = profiles_in(db, own)
        for name in record.value.profiles:
            yield from check_profile(name, whole[name], fonts_listed(db), file)
