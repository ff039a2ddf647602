"""The frame of every page: title, crumbs, navigation and footer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planpress.model.site import City, Site
from planpress.site import routes
from planpress.site.cells import printed
from planpress.site.pages import CityBadge, Fact, Frame, LinkView
from planpress.site.runs import words
from planpress.site.wording import Wording

ACCENT, ACCENT_DARK = "#1f4e79", "#8ab4d8"


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a page stands: its kind, address and titles, the pages above it, and its city if it has one."""

    kind: str
    address: str
    title: str
    description: str
    above: tuple[LinkView, ...] = ()
    city: CityBadge | None = None
    updated: str = ""
    robots: str = ""


def frame(site: Site, say: Wording, place: PagePlace) -> Frame:
    """The frame of the page at ``place``."""
    here = LinkView(place.title, place.address, current=True)
    home = LinkView(say("nav_home"), routes.HOME)
    crumbs = (home, *place.above, here) if place.address != routes.HOME else ()
    return Frame(
        kind=place.kind,
        address=place.address,
        title=place.title,
        description=place.description,
        site_title=site.title,
        crumbs=crumbs,
        navigation=tuple(_navigation(say, place.address)),
        footer=footer(site, say),
        footer_links=footer_links(site, say),
        city=place.city,
        canonical=f"{site.address.rstrip('/')}/{place.address}" if site.address else "",
        updated=place.updated or printed(site.updated),
        robots=place.robots,
    )


def _navigation(say: Wording, address: str) -> Iterable[LinkView]:
    ways = (
        (say("nav_home"), routes.HOME),
        (say("nav_catalog"), routes.CATALOG),
        (say("nav_rules"), routes.RULES),
        (say("nav_compare"), routes.COMPARE),
        (say("nav_earlier"), routes.EARLIER),
        (say("nav_manual"), routes.MANUAL),
    )
    for text, href in ways:
        current = address == href if href == routes.HOME else address.startswith(href)
        yield LinkView(text, href, current=current)


def footer(site: Site, say: Wording) -> tuple[Fact, ...]:
    """The lines at the foot that say who is responsible and whom to ask; empty ones are left out."""
    lines = [(say("site_owner"), site.owner or "")]
    lines.extend(
        (contact.unit, "　".join(filter(None, [contact.phone, contact.email, contact.url])))
        for contact in site.contacts
    )
    return facts(lines)


def footer_links(site: Site, say: Wording) -> tuple[LinkView, ...]:
    """The links at the foot: those of site.yaml, then the site map."""
    links = [LinkView(item.title, f"{item.page}/" if item.page else item.url or "") for item in site.footer]
    return (*links, LinkView(say("nav_site_map"), routes.SITE_MAP))


def badge(city_id: str, city: City) -> CityBadge:
    """A city's mark on its pages."""
    government = city.government or city.name
    return CityBadge(city_id, city.name, government, city.accent or ACCENT, city.accent_dark or ACCENT_DARK)


def facts(pairs: Iterable[tuple[str, str]]) -> tuple[Fact, ...]:
    """Facts from (term, words) pairs, without those that say nothing."""
    return tuple(Fact(term, tuple(words(text))) for term, text in pairs if text)
