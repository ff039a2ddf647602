"""Queries behind the entrances of a training system: its functions, their clauses and their pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planpress.engine.core import Build, query
from planpress.pipeline.citing import document_name, landings_of
from planpress.pipeline.clause_texts import clause_numbers
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import NoRecord, city_ids, city_record, site
from planpress.pipeline.service_records import document_key, named_clauses, services
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.services import SERVICES
from planpress.site import routes, service_pages
from planpress.site.pages import LinkView
from planpress.site.service_pages import ServiceWorld

Route = tuple[str, str, tuple[str, ...]]


def service_routes(db: Build) -> Iterator[Route]:
    """The entrances and the platforms; nothing where no functions are written."""
    record = services(db)
    if record is None:
        return
    yield routes.file_of(routes.SERVICES), "services", ()
    yield routes.file_of(routes.SERVICE_LINKS), "service_links", ()
    for key in record.entrances:
        yield routes.file_of(routes.service(key)), "service", (key,)


@query
def service_world(db: Build) -> ServiceWorld:
    """The functions with the cities and clauses that they name."""
    record = services(db)
    if record is None:
        raise NoRecord(SERVICES)
    cities = {city: city_record(db, city) for city in city_ids(db)}
    return ServiceWorld(record, cities, service_clauses(db))


@query
def service_clauses(db: Build) -> dict[str, LinkView]:
    """The clauses that functions name, by their printed number."""
    key = document_key(db)
    if key is None:
        return {}
    home, numbers, moved = routes.document(*key), clause_numbers(db, *key), landings_of(db, *key)
    found = (one for one in named_clauses(db) if one in numbers)
    return {one: LinkView(numbers[one], f"{home}#{moved.get(one, one)}") for one in found}


@query(kept=True)
def services_page(db: Build) -> bytes:
    """The list of the entrances."""
    key = document_key(db)
    document = LinkView(document_name(db, *key), routes.document(*key)) if key else None
    page = service_pages.services_page(site(db), wording(db, LANGUAGE), service_world(db), document)
    return rendered(db, page)


@query(kept=True)
def service_page(db: Build, entrance: str) -> bytes:
    """An entrance."""
    page = service_pages.service_page(site(db), wording(db, LANGUAGE), service_world(db), entrance)
    return rendered(db, page)


@query(kept=True)
def service_links_page(db: Build) -> bytes:
    """The platforms of the cities."""
    return rendered(db, service_pages.links_page(site(db), wording(db, LANGUAGE), service_world(db)))


MAKERS: Mapping[str, Callable[..., bytes]] = {
    "services": services_page,
    "service": service_page,
    "service_links": service_links_page,
}
