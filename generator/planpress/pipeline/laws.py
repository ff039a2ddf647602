"""Queries that render the register of laws and the page of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from planpress.engine.core import Build, query
from planpress.pipeline.asking import asked_rules, national_rules
from planpress.pipeline.citing import all_citations, document_name, law_ids, law_record, law_register
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import site
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.answers.asked import AskedRule
from planpress.rules.law_citations import LawCitation, of_law
from planpress.site import law_pages, routes
from planpress.site.law_pages import CitationWorld
from planpress.site.rule_pages import rule_title

Route = tuple[str, str, tuple[str, ...]]


def law_routes(db: Build) -> Iterator[Route]:
    """The register and a page for each law; nothing where no law is registered."""
    laws = law_ids(db)
    if laws:
        yield routes.file_of(routes.LAWS), "laws", ()
    for law_id in laws:
        yield routes.file_of(routes.law(law_id)), "law", (law_id,)


@query
def citations_of_law(db: Build, law_id: str) -> tuple[LawCitation, ...]:
    """What cites one law: another clause changes nothing here."""
    return of_law(all_citations(db), law_id)


@query
def rule_name(db: Build, address: str) -> str:
    """The title of a rule by its address."""
    return rule_title(_rule_at(db, address), wording(db, LANGUAGE))


def _rule_at(db: Build, address: str) -> AskedRule:
    owner = address.split("/")
    rules = national_rules(db) if len(owner) < 3 else asked_rules(db, owner[0], owner[1])
    return next(one for one in rules if one.address == address)


def _world(db: Build, citations: Iterable[LawCitation], newer: str | None = None) -> CitationWorld:
    """The titles of what the citations name."""
    found = tuple(citations)
    documents = dict.fromkeys((one.city, one.plan) for one in found if one.plan)
    rules = dict.fromkeys(one.rule for one in found if one.rule)
    return CitationWorld(
        {key: document_name(db, *key) for key in documents},
        {address: rule_name(db, address) for address in rules},
        {newer: law_record(db, newer).title} if newer in law_ids(db) and newer else {},
    )


@query(kept=True)
def laws_page(db: Build) -> bytes:
    """The register of laws."""
    say, citations = wording(db, LANGUAGE), all_citations(db)
    missing = [one for one in citations if not one.law]
    page = law_pages.laws_page(site(db), say, law_register(db), citations, _world(db, missing))
    return rendered(db, page)


@query(kept=True)
def law_page(db: Build, law_id: str) -> bytes:
    """A law with what cites it."""
    law, citations = law_record(db, law_id), citations_of_law(db, law_id)
    world = _world(db, citations, law.replaced_by)
    return rendered(db, law_pages.law_page(site(db), wording(db, LANGUAGE), law_id, law, citations, world))


MAKERS: Mapping[str, Callable[..., bytes]] = {"laws": laws_page, "law": law_page}
