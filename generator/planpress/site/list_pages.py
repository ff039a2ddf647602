"""The front page, city pages, earlier years, the site map, not found, and redirects."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planpress.model.site import City, Site
from planpress.site import routes
from planpress.site.frames import PagePlace, facts, footer_links, frame
from planpress.site.pages import (
    CityBadge,
    CityPage,
    DocumentCard,
    Fact,
    LinkGroup,
    LinkView,
    ListPage,
    RedirectPage,
)
from planpress.site.runs import words
from planpress.site.wording import Wording


def city_page(
    site: Site,
    say: Wording,
    city: City,
    badge: CityBadge,
    cards: tuple[DocumentCard, ...],
    ways: tuple[tuple[LinkView, ...], tuple[LinkView, ...]] = ((), ()),
) -> CityPage:
    """A city: its documents by year, the platforms where the rest is done, ``ways`` to courses and on."""
    about = say("city_about", government=badge.government)
    place = PagePlace("city", routes.city(badge.id), city.name, about, (), badge)
    known = facts([(say("city_agency"), city.agency or ""), (say("city_english"), city.english or "")])
    portals = tuple(
        Fact(portal.kind or say("portal"), tuple(words(portal.title)), portal.url or "")
        for portal in city.portals.values()
    )
    return CityPage(frame(site, say, place), known, cards, portals, *ways)


def earlier_page(site: Site, say: Wording, cards: Sequence[DocumentCard]) -> ListPage:
    """All documents by ROC year, newest first."""
    ordered = sorted(cards, key=lambda card: (-int(card.year), card.href))
    groups = tuple(
        LinkGroup(
            say("roc_year", year=year),
            "",
            tuple(LinkView(card.title, card.href, note=card.kind) for card in members),
        )
        for year, members in groupby(ordered, key=lambda card: card.year)
    )
    place = PagePlace("earlier", routes.EARLIER, say("nav_earlier"), say("earlier_about"))
    return ListPage(frame(site, say, place), say("nav_earlier"), tuple(words(say("earlier_lead"))), groups)


def site_map_page(site: Site, say: Wording, groups: tuple[LinkGroup, ...]) -> ListPage:
    """The ways to every page, and the keys that lead to the parts of a page."""
    place = PagePlace("sitemap", routes.SITE_MAP, say("nav_site_map"), say("site_map_about"))
    lead = tuple(words(say("site_map_lead")))
    left_out = (routes.SITE_MAP, routes.MANUAL)
    links = tuple(link for link in footer_links(site, say) if link.href not in left_out)
    about = (LinkGroup(say("site_map_site"), "", links),) if links else ()
    return ListPage(frame(site, say, place), say("nav_site_map"), lead, (*groups, *about))


def not_found_page(site: Site, say: Wording) -> ListPage:
    """What a visitor sees at an address that does not exist."""
    title = say("not_found")
    place = PagePlace("not_found", routes.NOT_FOUND, title, say("not_found_about"), robots="noindex")
    links = (
        LinkView(say("nav_home"), routes.HOME),
        LinkView(say("nav_catalog"), routes.CATALOG),
        LinkView(say("nav_site_map"), routes.SITE_MAP),
    )
    lead = tuple(words(say("not_found_why")))
    return ListPage(frame(site, say, place), title, lead, (LinkGroup(say("not_found_ways"), "", links),))


def redirect_page(site: Site, say: Wording, old: str, target: str, title: str) -> RedirectPage:
    """A page at an old address."""
    place = PagePlace("redirect", old, title, say("moved_about", title=title), robots="noindex")
    return RedirectPage(frame(site, say, place), target)
