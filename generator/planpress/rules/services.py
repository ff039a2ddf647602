"""Checks of services.yaml: what it names is there, and no function claims what this site has not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem, warning
from planpress.load.nearest import nearest
from planpress.model.records import by_id
from planpress.model.services import Elsewhere, Service, Services, ServiceState
from planpress.rules.places import Path

SERVICES = "content/vocabularies/services.yaml"


@dataclass(frozen=True, slots=True)
class ServicePlaces:
    """What services may name: platforms by city, documents (taipei/106-…), and the clauses of theirs.

    No clauses where the document cannot be read: that is told by itself.
    """

    portals: Mapping[str, tuple[str, ...]]
    documents: tuple[str, ...]
    clauses: tuple[str, ...] = ()


def check_services(services: Services, places: ServicePlaces) -> Iterator[Diagnostic]:
    """L30 for a name that leads nowhere, L31 for a function that says too little or an empty entrance."""
    if services.document is not None and services.document not in places.documents:
        yield unknown_name("document", ("document",), services.document, places.documents)
    elif places.clauses:
        yield from _clauses(services, places)
    for key, service in by_id(services.functions):
        yield from _users(services, key, service)
        yield from _elsewhere(key, service, places)
        yield from _claims(key, service)
    used = {user for service in services.functions.values() for user in service.users}
    for key, entrance in by_id(services.entrances):
        if key not in used:
            at = Ref(SERVICES, ("entrances", key))
            yield warning("L31", at, wording="empty", title=entrance.title)


def unknown_name(what: str, path: Path, name: str, known: Collection[str]) -> Diagnostic:
    """L30: ``what`` is "page", "users", "city", "portal", "document" or "clause"."""
    meant = nearest(name, known)
    if meant is None:
        return problem("L30", Ref(SERVICES, path), wording=what, name=name)
    return problem("L30", Ref(SERVICES, path), wording=f"{what}_near", name=name, meant=meant)


def _clauses(services: Services, places: ServicePlaces) -> Iterator[Diagnostic]:
    named = [(("entrances", key, "clause"), one.clause) for key, one in by_id(services.entrances)]
    named += [(("functions", key, "clause"), one.clause) for key, one in by_id(services.functions)]
    for path, clause in named:
        if clause is not None and clause not in places.clauses:
            yield unknown_name("clause", path, clause, places.clauses)


def _users(services: Services, key: str, service: Service) -> Iterator[Diagnostic]:
    for number, user in enumerate(service.users):
        if user not in services.entrances:
            yield unknown_name("users", ("functions", key, "users", number), user, services.entrances)


def _elsewhere(key: str, service: Service, places: ServicePlaces) -> Iterator[Diagnostic]:
    for number, place in enumerate(service.elsewhere):
        wrong = _wrong_place(place, places)
        if wrong is not None:
            what, name, known = wrong
            yield unknown_name(what, ("functions", key, "elsewhere", number, what), name, known)


def _wrong_place(place: Elsewhere, places: ServicePlaces) -> tuple[str, str, Collection[str]] | None:
    """The field that leads nowhere, its name, and those that are there."""
    if place.city is None:
        return None
    if place.city not in places.portals:
        return "city", place.city, places.portals
    if place.portal is not None and place.portal not in places.portals[place.city]:
        return "portal", place.portal, places.portals[place.city]
    return None


def _claims(key: str, service: Service) -> Iterator[Diagnostic]:
    """What is said to be here must be somewhere; what is done elsewhere should say where."""
    at = Ref(SERVICES, ("functions", key, "state"))
    if service.state is ServiceState.GIVEN and not any(offer.page for offer in service.offers):
        yield problem("L31", at, wording="given", title=service.title)
    elif service.state is ServiceState.LINK and not service.elsewhere:
        yield warning("L31", at, wording="nowhere", title=service.title)


def wrong_pages(services: Services, files: Collection[str]) -> Iterator[Diagnostic]:
    """L30 for pages that the site does not have; ``files`` are the paths below output/."""
    addresses = {file.removesuffix("index.html") for file in files}
    for key, service in by_id(services.functions):
        for number, offer in enumerate(service.offers):
            page = (offer.page or "").partition("#")[0]
            if offer.page is not None and page not in addresses:
                yield unknown_name("page", ("functions", key, "offers", number, "page"), page, addresses)
