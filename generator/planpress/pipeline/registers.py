"""Queries behind the glossary and the page of all indicators."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from planpress.engine.core import Build, query
from planpress.pipeline.citing import document_name, landings_of, law_ids
from planpress.pipeline.clause_texts import clause_texts
from planpress.pipeline.documents import plan
from planpress.pipeline.indicators import has_indicators, indicator_lines
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import all_courses, plan_ids, site
from planpress.pipeline.service_records import services
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.course_counts import CourseCounts, course_counts
from planpress.rules.defined_terms import DefinedTerm
from planpress.rules.defined_terms import defined_terms as find_terms
from planpress.site import glossary_pages, indicator_lists, routes
from planpress.site.indicator_lists import FigureWorld
from planpress.site.pages import LinkView

Route = tuple[str, str, tuple[str, ...]]


def register_routes(db: Build) -> Iterator[Route]:
    """The glossary, and the indicators where some document publishes any."""
    yield routes.file_of(routes.GLOSSARY), "glossary", ()
    if has_indicators(db):
        yield routes.file_of(routes.ALL_INDICATORS), "all_indicators", ()


@query
def ways_to_registers(db: Build) -> tuple[LinkView, ...]:
    """The registers that the site has, and the entrances."""
    say = wording(db, LANGUAGE)
    there = (
        (services(db) is not None, say("service_all"), routes.SERVICES),
        (bool(law_ids(db)), say("law_all"), routes.LAWS),
        (has_indicators(db), say("figures_all"), routes.ALL_INDICATORS),
        (True, say("glossary"), routes.GLOSSARY),
    )
    return tuple(LinkView(text, href) for found, text, href in there if found)


@query
def defined_terms(db: Build, city: str, plan_id: str) -> tuple[DefinedTerm, ...]:
    """The short names of a document with the clauses that define them."""
    record = plan(db, city, plan_id).record
    if not record.terms:
        return ()
    moved = landings_of(db, city, plan_id)
    found = find_terms(city, plan_id, record, clause_texts(db, city, plan_id))
    return tuple(
        replace(one, clause=moved.get(one.clause, one.clause), used=moved.get(one.used, one.used))
        for one in found
    )


@query(kept=True)
def glossary_page(db: Build) -> bytes:
    """All short names, and the words of this site."""
    terms = tuple(one for key in plan_ids(db) for one in defined_terms(db, *key))
    documents = {key: document_name(db, *key) for key in {(one.city, one.plan) for one in terms}}
    return rendered(db, glossary_pages.glossary_page(site(db), wording(db, LANGUAGE), terms, documents))


@query
def counts_of_plan(db: Build, city: str, plan_id: str) -> CourseCounts:
    """What a plan's courses come to: other words in a course change nothing here."""
    return course_counts(city, plan_id, all_courses(db, city, plan_id).courses)


@query(kept=True)
def all_indicators_page(db: Build) -> bytes:
    """Every indicator of every document, by subject."""
    newest = sorted(plan_ids(db), key=lambda key: (-int(key[1].partition("-")[0]), key))
    lines = tuple(line for key in newest for line in indicator_lines(db, *key))
    counts = tuple(one for key in newest if (one := counts_of_plan(db, *key)).courses)
    named = {(one.city, one.plan) for one in lines} | {(one.city, one.plan) for one in counts}
    world = FigureWorld(
        {key: document_name(db, *key) for key in sorted(named)},
        frozenset(key for key in newest if has_figure_page(db, *key)),
    )
    page = indicator_lists.indicators_page(site(db), wording(db, LANGUAGE), lines, counts, world)
    return rendered(db, page)


@query
def has_figure_page(db: Build, city: str, plan_id: str) -> bool:
    """True for a document with a page of its own figures."""
    return bool(plan(db, city, plan_id).indicators.values)


MAKERS: Mapping[str, Callable[..., bytes]] = {
    "glossary": glossary_page,
    "all_indicators": all_indicators_page,
}
