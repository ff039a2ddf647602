"""Queries for the languages of the site: which there are, what stands in both, and the way between twins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from planpress.engine.core import Build, query
from planpress.model.plan import PlanRecord
from planpress.pipeline.asking import national_rules, rule_ids, world
from planpress.pipeline.records import plan_ids, plan_record, site
from planpress.pipeline.sources import page_files
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.render.links import leaves_site, readdress
from planpress.site import routes
from planpress.site.languages import english_frame, with_english
from planpress.site.pages import Page
from planpress.site.rule_views import RulePage
from planpress.site.wording import ENGLISH

P = TypeVar("P", bound=Page)

TRANSLATED_PAGES = f"{ENGLISH}/"
"""The folder of content/pages that holds pages in English."""


@query(kept=True)
def languages(db: Build) -> tuple[str, ...]:
    """The languages that pages are built in: Chinese, and English where site.yaml names it."""
    return (LANGUAGE, *((ENGLISH,) if ENGLISH in site(db).languages else ()))


def address_in(address: str, language: str) -> str:
    """Where the page or file at ``address`` stands in ``language``."""
    return routes.in_language(address, language)


@query
def twins(db: Build) -> frozenset[str]:
    """The addresses of pages and files that stand in English too, below en/."""
    return frozenset(_twins(db)) if ENGLISH in languages(db) else frozenset()


def _twins(db: Build) -> Iterator[str]:
    yield from (routes.HOME, routes.RULES, routes.WORLD, routes.RULE_WORDS)
    if has_equivalents(db):
        yield routes.EQUIVALENTS
    for asked in national_rules(db):
        yield routes.rule(asked.address)
    for key in plan_ids(db):
        found = rule_ids(db, *key)
        if found:
            yield routes.rules(*key)
        yield from (routes.rule("/".join((*key, rule_id))) for rule_id in found)
    for file in page_files(db):
        if file.startswith(TRANSLATED_PAGES):
            yield f"{file.removeprefix(TRANSLATED_PAGES).removesuffix('.md')}/"


@query
def has_twin(db: Build, address: str) -> bool:
    """True for an address that stands in English too: what leads to others does not notice them."""
    return address in twins(db)


@query
def has_equivalents(db: Build) -> bool:
    """True where a table of equivalent exams is kept."""
    return bool(world(db).exams.equivalences)


@query
def title_in(db: Build, city: str, plan_id: str, language: str) -> str:
    """A document's title in ``language``; as printed where nobody translated it."""
    record = plan_record(db, city, plan_id).value
    if not isinstance(record, PlanRecord):
        return ""
    return record.title if language == LANGUAGE else record.english or record.title


# -- a page in its language --------------------------------------------------------


def spoken(db: Build, page: P, language: str) -> P:
    """``page`` with the way to the other language; in English its links lead to English pages, if there are.

    A page is made with the addresses of the Chinese pages, whatever its language.
    """
    if language != LANGUAGE:
        return _english(db, page)
    if ENGLISH not in languages(db):
        return page
    translated = has_twin(db, page.frame.address)
    say = wording(db, LANGUAGE, _city(page))
    return replace(page, frame=with_english(page.frame, say, translated=translated))


def _english(db: Build, page: P) -> P:
    def twin(address: str) -> str:
        path = re.split("[?#]", address, maxsplit=1)[0]
        elsewhere = address.startswith("#") or leaves_site(address)
        return address if elsewhere or not has_twin(db, path) else address_in(address, ENGLISH)

    moved = readdress(page, twin)
    if isinstance(moved, RulePage) and isinstance(page, RulePage) and moved.form and page.form:
        # What the browser's answers link to is named from the root of the site.
        moved = replace(moved, form=replace(moved.form, home=page.form.home))
    return replace(moved, frame=english_frame(moved.frame, site(db), wording(db, ENGLISH, _city(page))))


def _city(page: Page) -> str:
    return page.frame.city.id if page.frame.city else ""
