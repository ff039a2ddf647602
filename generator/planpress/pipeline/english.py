"""Queries for the front page in English, with what has been translated and what has not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from planpress.engine.core import Build, query
from planpress.model.plan import PlanRecord
from planpress.pipeline.asking import rule_ids
from planpress.pipeline.languages import TRANSLATED_PAGES, has_equivalents, languages
from planpress.pipeline.pages import rendered
from planpress.pipeline.prose import address_of, prose
from planpress.pipeline.records import plan_ids, plan_record, site
from planpress.pipeline.sources import has_manual, page_files
from planpress.pipeline.theming import wording
from planpress.site import routes
from planpress.site.english_pages import EnglishDocument, english_home
from planpress.site.pages import LinkView, ListPage
from planpress.site.wording import ENGLISH

Route = tuple[str, str, tuple[str, ...]]


def english_routes(db: Build) -> Iterator[Route]:
    """The front page in English; the other pages in English are routes of their kinds."""
    if ENGLISH in languages(db):
        yield routes.file_of(routes.in_language(routes.HOME, ENGLISH)), "english_home", ()


@query(kept=True)
def english_home_page(db: Build) -> bytes:
    """en/."""
    say = wording(db, ENGLISH)
    ways = (
        *(
            [LinkView(say("equivalents"), routes.EQUIVALENTS, note=say("english_equivalents_note"))]
            if has_equivalents(db)
            else []
        ),
        *_prose_links(db),
    )
    page = english_home(site(db), say, documents(db), ways)
    return rendered(db, page if has_manual(db) else _without_manual(page), ENGLISH)


def _prose_links(db: Build) -> Iterator[LinkView]:
    for file in page_files(db):
        if file.startswith(TRANSLATED_PAGES):
            yield LinkView(prose(db, file).title, address_of(file.removeprefix(TRANSLATED_PAGES)))


def _without_manual(page: ListPage) -> ListPage:
    kept = (
        replace(group, links=tuple(link for link in group.links if link.href != routes.MANUAL))
        for group in page.groups
    )
    return replace(page, groups=tuple(kept))


@query
def documents(db: Build) -> tuple[EnglishDocument, ...]:
    """Every document with its title in English, if it has one, and the way to its rules, if it has some."""
    return tuple(_document(db, *key) for key in plan_ids(db))


def _document(db: Build, city: str, plan_id: str) -> EnglishDocument:
    record = plan_record(db, city, plan_id).value
    title, english = (record.title, record.english) if isinstance(record, PlanRecord) else ("", None)
    rules = routes.rules(city, plan_id) if rule_ids(db, city, plan_id) else ""
    return EnglishDocument(title, english or "", routes.document(city, plan_id), rules)


MAKERS: Mapping[str, Callable[..., bytes]] = {"english_home": english_home_page}
