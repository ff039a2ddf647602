"""The pages of the catalog: all courses and what they can be chosen by, lists by value and by strokes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar
from urllib.parse import quote

from planpress.model.site import Site
from planpress.site import routes
from planpress.site.catalog_lists import STROKES
from planpress.site.catalog_views import CatalogIndexPage, CourseListPage, FacetLink, FacetPage, FacetView
from planpress.site.facets import Facet, Value, is_words, slug
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import CourseGroup, LinkView
from planpress.site.runs import words
from planpress.site.wording import Wording

SHOWN = 12  # values of a facet beside the courses; its own page has them all
A_PAGE = 500  # values on a page
_OPEN = (Facet.CITY, Facet.YEAR, Facet.MONTH)

Counted = tuple[tuple[Value, int], ...]
Linked = TypeVar("Linked", CatalogIndexPage, FacetPage)
"""Values with the number of their entries, as lists show them."""


def facet_title(facet: str, say: Wording) -> str:
    """「辦理方式」."""
    return {
        Facet.CITY: say("catalog_city"),
        Facet.YEAR: say("catalog_by_year"),
        Facet.MONTH: say("catalog_by_month"),
        Facet.AUDIENCE: say("catalog_audience"),
        Facet.TRACK: say("catalog_track"),
        Facet.SERIES: say("catalog_series"),
        Facet.METHOD: say("catalog_method"),
        Facet.EVALUATION: say("catalog_evaluation"),
        Facet.VENUE: say("catalog_venue"),
        Facet.ORGANISER: say("catalog_organiser"),
        Facet.PARTNER: say("catalog_partner"),
        Facet.BRANCH: say("catalog_branch"),
        Facet.LENGTH: say("catalog_length"),
        STROKES: say("catalog_strokes"),
    }[facet]


def count_words(courses: int, series: int, say: Wording) -> str:
    """「共11門課程」; series that list no courses are told apart."""
    if not series:
        return say("catalog_count", courses=courses)
    if not courses:
        return say("catalog_count_series", series=series)
    return say("catalog_count_both", courses=courses, series=series)


def index_page(
    site: Site,
    say: Wording,
    facets: Sequence[tuple[Facet, Counted]],
    groups: tuple[CourseGroup, ...],
    found: str,
) -> CatalogIndexPage:
    """All courses of all plans, and what they can be chosen by."""
    place = PagePlace("catalog", routes.CATALOG, say("nav_catalog"), say("catalog_about"))
    views = tuple(_facet_view(facet, values, say) for facet, values in facets if values)
    return CatalogIndexPage(
        frame(site, say, place),
        say("nav_catalog"),
        tuple(words(say("catalog_lead"))),
        found,
        views,
        groups,
    )


def with_strokes(page: Linked, say: Wording) -> Linked:
    """The page with the way to the index by strokes."""
    link = LinkView(say("catalog_strokes"), routes.catalog_facet(STROKES), note=say("catalog_strokes_note"))
    return replace(page, related=(*page.related, link))


def with_more_facets(page: CatalogIndexPage, more: Sequence[Facet], say: Wording) -> CatalogIndexPage:
    """The page with ways to facets of which only plans as a whole say something."""
    links = (
        LinkView(facet_title(facet, say), routes.catalog_facet(facet), note=say("catalog_named"))
        for facet in more
    )
    return replace(page, related=(*page.related, *links))


def _facet_view(facet: Facet, values: Counted, say: Wording) -> FacetView:
    shown = tuple(_link(facet, value, count) for value, count in values[:SHOWN])
    title, href = facet_title(facet, say), routes.catalog_facet(facet)
    return FacetView(facet, title, shown, len(values), href, facet in _OPEN)


def _link(facet: str, value: Value, count: int) -> FacetLink:
    return FacetLink(value.label, routes.catalog_value(facet, slug(value.key)), count, query_key(value))


def query_key(value: Value) -> str:
    """How the address of a choice names a value: by its id, else by its words."""
    return value.label if is_words(value) else value.key


def facet_page(
    site: Site, say: Wording, facet: str, values: Counted, page: int, groups: tuple[CourseGroup, ...] = ()
) -> FacetPage:
    """All values of a facet, each with its number of courses; ``groups`` for the courses by strokes."""
    title = facet_title(facet, say)
    heading = say("catalog_all_values", facet=title) if facet != STROKES else title
    place = PagePlace(
        "catalog_facet",
        routes.catalog_facet(facet, page),
        say("catalog_page_title", title=heading, page=page) if page > 1 else heading,
        say("catalog_strokes_about") if facet == STROKES else say("catalog_facet_about", facet=title),
        (LinkView(say("nav_catalog"), routes.CATALOG),),
    )
    shown = tuple(_link(facet, value, count) for value, count in values[(page - 1) * A_PAGE : page * A_PAGE])
    pages = _pages(
        [routes.catalog_facet(facet, one) for one in range(1, -(-len(values) // A_PAGE) + 1)], page
    )
    lead = _facet_lead(facet, len(values), say)
    catalog = LinkView(say("nav_catalog"), routes.CATALOG)
    return FacetPage(frame(site, say, place), heading, tuple(words(lead)), shown, groups, pages, (catalog,))


def _facet_lead(facet: str, count: int, say: Wording) -> str:
    if facet == STROKES:
        return say("catalog_strokes_lead")
    return say("catalog_facet_lead", n=count) if count else say("catalog_facet_none")


def list_page(
    site: Site,
    say: Wording,
    value: tuple[str, Value],
    found: str,
    groups: tuple[CourseGroup, ...],
    pages: tuple[int, int],
) -> CourseListPage:
    """The courses with a value of a facet; ``pages`` are this page's number and how many there are."""
    facet, one = value
    title = facet_title(facet, say)
    heading = say("catalog_value", facet=title, value=one.label)
    address, page = slug(one.key), pages[0]
    place = PagePlace(
        "catalog_value",
        routes.catalog_value(facet, address, page),
        say("catalog_page_title", title=heading, page=page) if page > 1 else heading,
        say("catalog_value_about", facet=title, value=one.label),
        (LinkView(say("nav_catalog"), routes.CATALOG), LinkView(title, routes.catalog_facet(facet))),
    )
    ways = [routes.catalog_value(facet, address, number) for number in range(1, pages[1] + 1)]
    return CourseListPage(
        frame(site, say, place), heading, found, groups, _pages(ways, page), _refine(facet, one, say)
    )


def _refine(facet: str, value: Value, say: Wording) -> LinkView | None:
    """The way back to the catalog with this value chosen, where scripts add other choices."""
    if facet == STROKES:
        return None
    return LinkView(say("catalog_refine"), f"{routes.CATALOG}?{facet}={quote(query_key(value), safe='')}")


def _pages(ways: Sequence[str], page: int) -> tuple[LinkView, ...]:
    """Numbers of pages; none where there is only one."""
    if len(ways) < 2:
        return ()
    return tuple(
        LinkView(str(number), way, current=number == page) for number, way in enumerate(ways, start=1)
    )
