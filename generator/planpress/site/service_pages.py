"""The entrances of a training system: their functions, and the platforms where the rest is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from planpress.model.records import by_id
from planpress.model.services import Elsewhere, Entrance, Offer, Service, Services, ServiceState
from planpress.model.site import City, Portal, Site
from planpress.model.values import Unstated
from planpress.site import routes
from planpress.site.cells import cell, columns, run_cell
from planpress.site.frames import PagePlace, facts, frame
from planpress.site.pages import LinkGroup, LinkView, ListPage
from planpress.site.register_views import RegisterPage, RegisterSection
from planpress.site.runs import words
from planpress.site.service_views import ServiceGroup, ServicePage, ServiceRow
from planpress.site.views import RowView, Run, RunKind, Runs, TableView
from planpress.site.wording import Wording

STATES = tuple(ServiceState)


@dataclass(frozen=True, slots=True)
class ServiceWorld:
    """The functions, the cities whose platforms they name, and the clauses of their document by id."""

    services: Services
    cities: Mapping[str, City]
    clauses: Mapping[str, LinkView] = field(default_factory=dict)

    def of_users(self, entrance: str) -> tuple[tuple[str, Service], ...]:
        """The functions of an entrance in the order of the file."""
        return tuple(pair for pair in by_id(self.services.functions) if entrance in pair[1].users)

    def portal(self, place: Elsewhere) -> Portal | None:
        """The platform that is named; None for a bare name, and for one that is not there."""
        city = self.cities.get(place.city or "")
        return city.portals.get(place.portal or "") if city else None


# -- the list of entrances ------------------------------------------------------


def services_page(site: Site, say: Wording, world: ServiceWorld, document: LinkView | None) -> ListPage:
    """The entrances with how much each holds, the platforms, and the document the functions come from."""
    title = say("service_all")
    place = PagePlace("services", routes.SERVICES, title, say("service_all_about"))
    entrances = tuple(
        LinkView(entrance.title, routes.service(key), note=count_words(say, world, key))
        for key, entrance in world.services.entrances.items()
    )
    groups = (
        LinkGroup(say("service_entrances"), "", entrances),
        LinkGroup(say("service_elsewhere"), "", (LinkView(say("service_links"), routes.SERVICE_LINKS),)),
        LinkGroup(say("service_all_document"), "", (document,) if document else ()),
    )
    lead = tuple(words(say("service_all_lead")))
    return ListPage(frame(site, say, place), title, lead, tuple(group for group in groups if group.links))


def count_words(say: Wording, world: ServiceWorld, entrance: str) -> str:
    """「共25項：靜態提供8項、…」."""
    found = Counter(one.state for _, one in world.of_users(entrance))
    states = (say("service_state_count", state=one.value, count=found[one]) for one in STATES if found[one])
    return say("service_count", count=found.total(), states=say.listed(states))


# -- an entrance ----------------------------------------------------------------


def service_page(site: Site, say: Wording, world: ServiceWorld, key: str) -> ServicePage:
    """An entrance: the functions that its own clause lists, then those that others mention."""
    entrance = world.services.entrances[key]
    place = PagePlace(
        "service",
        routes.service(key),
        entrance.title,
        say("service_about", users=entrance.title),
        (LinkView(say("service_all"), routes.SERVICES),),
    )
    return ServicePage(
        frame(site, say, place),
        entrance.title,
        tuple(words(entrance.lead or "")),
        count_words(say, world, key),
        (say("service_statement_signup"), say("service_statement_later")),
        tuple(_groups(say, world, key, entrance)),
        facts(zip((one.value for one in STATES), state_words(say), strict=True)),
        tuple(_others(say, world, key)),
    )


def state_words(say: Wording) -> tuple[str, ...]:
    """What each of the kinds means, in their order."""
    return (
        say("service_state_given"),
        say("service_state_link"),
        say("service_state_form"),
        say("service_state_import"),
        say("service_state_not"),
    )


def _groups(say: Wording, world: ServiceWorld, key: str, entrance: Entrance) -> Iterator[ServiceGroup]:
    found = world.of_users(key)
    own = [pair for pair in found if entrance.clause and pair[1].clause == entrance.clause]
    more = [pair for pair in found if pair not in own]
    if own:
        rows = tuple(replace(service_row(say, world, *pair), clause=None) for pair in own)
        clause = world.clauses.get(entrance.clause or "")
        yield ServiceGroup("services-own", say("service_own", users=entrance.title), rows, clause)
    if more:
        rows = tuple(service_row(say, world, *pair) for pair in more)
        yield ServiceGroup("services-more", say("service_more") if own else say("service_listed"), rows)


def service_row(say: Wording, world: ServiceWorld, key: str, service: Service) -> ServiceRow:
    """A function; what is not there is said, never left to be guessed."""
    offers = tuple(_offer(one) for one in service.offers)
    if not offers and not service.later:
        refused = service.state is ServiceState.NOT
        offers = (tuple(words(say("service_nothing") if refused else say("service_not_yet"))),)
    places = tuple(_elsewhere(say, world, one) for one in service.elsewhere)
    if not places and service.state is not ServiceState.GIVEN:
        places = (tuple(words(Unstated.NOT_STATED.value, RunKind.QUIET)),)
    return ServiceRow(
        key,
        service.title,
        service.state.value,
        offers,
        service.later or "",
        places,
        world.clauses.get(service.clause or ""),
    )


def _offer(offer: Offer) -> Runs:
    """Words, or a link to the page that has what they say."""
    if not offer.page:
        return tuple(words(offer.text))
    return (Run(offer.text, RunKind.LINK, href=offer.page),)


def _elsewhere(say: Wording, world: ServiceWorld, place: Elsewhere) -> Runs:
    """A platform with its city before it; a link where its address is known."""
    portal = world.portal(place)
    if portal is None:
        return tuple(words(place.title or place.portal or ""))
    text = say("service_of_city", city=world.cities[place.city or ""].name, portal=portal.title)
    return (Run(text, RunKind.LINK, href=portal.url),) if portal.url else tuple(words(text))


def _others(say: Wording, world: ServiceWorld, here: str) -> Iterator[LinkView]:
    for key, entrance in world.services.entrances.items():
        if key != here:
            yield LinkView(entrance.title, routes.service(key))
    yield LinkView(say("service_links"), routes.SERVICE_LINKS)


# -- the platforms ----------------------------------------------------------------


def links_page(site: Site, say: Wording, world: ServiceWorld) -> RegisterPage:
    """Every platform that a city's documents name, with what is done there; nobody is signed in here."""
    title = say("service_links")
    place = PagePlace(
        "service_links",
        routes.SERVICE_LINKS,
        title,
        say("service_links_about"),
        (LinkView(say("service_all"), routes.SERVICES),),
    )
    return RegisterPage(
        frame(site, say, place),
        title,
        tuple(words(say("service_links_lead"))),
        tuple(_city_section(say, world, key, city) for key, city in world.cities.items()),
        related=tuple(LinkView(one.title, routes.service(key)) for key, one in _entrances(world)),
    )


def _entrances(world: ServiceWorld) -> tuple[tuple[str, Entrance], ...]:
    return by_id(world.services.entrances)


def _city_section(say: Wording, world: ServiceWorld, key: str, city: City) -> RegisterSection:
    lead = () if city.portals else tuple(words(say("service_links_none")))
    content = (_portal_table(say, world, key, city),) if city.portals else ()
    return RegisterSection(f"links-{key}", city.name, lead, content, routes.city(key))


def _portal_table(say: Wording, world: ServiceWorld, city_id: str, city: City) -> TableView:
    heads = (say("service_portal"), say("service_portal_kind"), say("service_portal_functions"))
    done = {key: _done_at(say, world, city_id, key) for key in city.portals}
    texts = [
        [portal.title for portal in city.portals.values()],
        [portal.kind or "" for portal in city.portals.values()],
        list(done.values()),
    ]
    rows = tuple(
        RowView(
            (
                run_cell(_portal_runs(portal), heads[0], head=True),
                cell(portal.kind or "", heads[1]),
                cell(done[key], heads[2]),
            ),
            (0, 1, 2),
            f"{city_id}-{key}",
        )
        for key, portal in city.portals.items()
    )
    return TableView(
        f"links-{city_id}-table", (), columns(heads, texts), rows, anchor=f"links-{city_id}-table"
    )


def _portal_runs(portal: Portal) -> Runs:
    if portal.url:
        return (Run(portal.title, RunKind.LINK, href=portal.url),)
    return tuple(words(portal.title))


def _done_at(say: Wording, world: ServiceWorld, city: str, portal: str) -> str:
    """The functions that are done on a platform, each within its marks since titles hold 、 themselves."""
    here = [
        service.title
        for service in world.services.functions.values()
        if any((place.city, place.portal) == (city, portal) for place in service.elsewhere)
    ]
    return "".join(say("service_named", title=title) for title in here)
