"""Queries that render the pages that lead on: earlier years, the site map, not found, old addresses."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.pipeline.calendar_months import ways_to_calendar
from planpress.pipeline.pages import card, rendered
from planpress.pipeline.records import badge_of, city_ids, plan_ids, site
from planpress.pipeline.registers import ways_to_registers
from planpress.pipeline.sources import has_manual
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.site import list_pages, routes
from planpress.site.pages import LinkGroup, LinkView


@query(kept=True)
def earlier_page(db: Build) -> bytes:
    """All documents by year."""
    cards = [card(db, *key) for key in plan_ids(db)]
    return rendered(db, list_pages.earlier_page(site(db), wording(db, LANGUAGE), cards))


@query(kept=True)
def not_found_page(db: Build) -> bytes:
    """404.html."""
    return rendered(db, list_pages.not_found_page(site(db), wording(db, LANGUAGE)))


@query(kept=True)
def redirect_page(db: Build, old: str, target: str, title: str) -> bytes:
    """A page at an old address."""
    return rendered(db, list_pages.redirect_page(site(db), wording(db, LANGUAGE), old, target, title))


@query(kept=True)
def site_map_page(db: Build) -> bytes:
    """The ways to every page."""
    say = wording(db, LANGUAGE)
    documents = tuple(LinkView(one.title, one.href) for one in (card(db, *key) for key in plan_ids(db)))
    cities = tuple(LinkView(badge_of(db, city).name, routes.city(city)) for city in city_ids(db))
    manual = (LinkView(say("nav_manual"), routes.MANUAL),) if has_manual(db) else ()
    lists = (
        LinkView(say("nav_catalog"), routes.CATALOG),
        LinkView(say("nav_earlier"), routes.EARLIER),
        LinkView(say("comparison"), routes.COMPARE),
        LinkView(say("duties"), routes.DUTIES),
        *ways_to_calendar(db),
        *ways_to_registers(db),
        LinkView(say("open_data_title"), routes.DATA),
        LinkView(say("parity"), routes.PARITY),
        *manual,
    )
    groups = (
        LinkGroup(say("site_map_lists"), "", lists),
        LinkGroup(say("site_map_cities"), "", cities),
        LinkGroup(say("site_map_documents"), "", documents),
    )
    return rendered(db, list_pages.site_map_page(site(db), say, groups))
