"""Queries for what cites which law, and for how documents and their clauses are named and reached."""

from __future__ import annotations

from dataclasses import replace

from planpress.engine.core import Build, query
from planpress.model.vocabularies import Law
from planpress.pipeline.asking import national_hours, other_national
from planpress.pipeline.clause_texts import clause_texts
from planpress.pipeline.documents import document_view, outline, plan
from planpress.pipeline.records import city_record, plan_ids
from planpress.pipeline.source_texts import known_laws
from planpress.rules.law_citations import (
    CitedAs,
    LawCitation,
    law_citations,
    laws_behind,
    national_citations,
)
from planpress.site.landings import landings


@query
def law_register(db: Build) -> dict[str, Law]:
    """laws.yaml by id."""
    return known_laws(db)


@query
def law_ids(db: Build) -> tuple[str, ...]:
    """The ids of the laws of the register."""
    return tuple(law_register(db))


@query
def law_record(db: Build, law_id: str) -> Law:
    """One law."""
    return law_register(db)[law_id]


@query
def citations_of_plan(db: Build, city: str, plan_id: str) -> tuple[LawCitation, ...]:
    """Everything in a plan that cites a law."""
    laws = law_register(db)
    behind = laws_behind(national_hours(db), other_national(db), laws)
    found = law_citations(plan(db, city, plan_id), clause_texts(db, city, plan_id), laws, behind)
    moved = landings_of(db, city, plan_id)
    return tuple(replace(one, clause=moved.get(one.clause, one.clause)) for one in found)


@query
def landings_of(db: Build, city: str, plan_id: str) -> dict[str, str]:
    """Where links to clauses arrive that a document shows in a table and not by themselves."""
    return landings(document_view(db, city, plan_id), outline(db, city, plan_id))


@query
def all_citations(db: Build) -> tuple[LawCitation, ...]:
    """What cites laws in all plans, then in the national rules."""
    plans = (one for key in plan_ids(db) for one in citations_of_plan(db, *key))
    return (*plans, *national_citations(national_hours(db), other_national(db), law_register(db)))


@query
def document_name(db: Build, city: str, plan_id: str) -> str:
    """A document's title, behind the name of its city where the title does not tell it."""
    title, name = plan(db, city, plan_id).record.title, city_record(db, city).name
    return title if name in title else f"{name}{title}"


@query
def laws_of_basis(db: Build, city: str, plan_id: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """By the id of a legal basis: id and title of each law of the register that it names."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for one in citations_of_plan(db, city, plan_id):
        if one.how is CitedAs.BASIS and one.law in law_ids(db):
            found[one.clause] = (*found.get(one.clause, ()), (one.law, one.name))
    return found
