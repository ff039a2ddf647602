"""Queries for the functions of services.yaml, the document they come from, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.engine.core import Build, query
from planpress.model.outline import every_clause
from planpress.model.services import Services
from planpress.model.site import City
from planpress.pipeline.documents import document
from planpress.pipeline.records import CITIES, city_ids, plan_ids
from planpress.pipeline.sources import record_of
from planpress.rules.services import SERVICES, ServicePlaces, check_services, wrong_pages


@query
def services(db: Build) -> Services | None:
    """services.yaml; None where it is absent or cannot be read."""
    record = record_of(db, SERVICES, "services").value
    return record if isinstance(record, Services) else None


def document_key(db: Build) -> tuple[str, str] | None:
    """The document the functions come from; None where none is named or it is not there."""
    record = services(db)
    city, _, plan_id = (record.document or "" if record else "").partition("/")
    return (city, plan_id) if (city, plan_id) in plan_ids(db) else None


def named_clauses(db: Build) -> tuple[str, ...]:
    """The ids of the clauses that entrances and functions name."""
    record = services(db)
    if record is None:
        return ()
    of_users = [one.clause for one in record.entrances.values()]
    named = (*of_users, *(one.clause for one in record.functions.values()))
    return tuple(dict.fromkeys(one for one in named if one))


def service_findings(db: Build) -> Iterator[Diagnostic]:
    """What does not fit in services.yaml, but for its pages, which only a build knows."""
    record = services(db)
    if record is None:
        return
    key = document_key(db)
    clauses = tuple(one.id for one in every_clause(document(db, *key)) if one.id) if key else ()
    portals = {city: _portals(db, city) for city in city_ids(db)}
    documents = tuple("/".join(one) for one in plan_ids(db))
    yield from check_services(record, ServicePlaces(portals, documents, clauses))


def _portals(db: Build, city: str) -> tuple[str, ...]:
    """The platforms of a city; none where its file has errors, which are told by themselves."""
    record = record_of(db, f"{CITIES}/{city}.yaml", "city").value
    return tuple(record.portals) if isinstance(record, City) else ()


def wrong_pages_of_services(db: Build, files: Collection[str]) -> Iterator[Diagnostic]:
    """Pages that functions offer and that are not among the files of the site."""
    record = services(db)
    if record is not None:
        yield from wrong_pages(record, files)
