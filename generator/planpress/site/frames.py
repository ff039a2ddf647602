"""The frame of every page: title, crumbs, navigation and footer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planpress.model.site import City, Site
from planpress.site import routes
from planpress.site.cells import printed
from planpress.site.pages import CityBadge, Fact, Frame, LinkView
from planpress.site.runs import words

ACCENT, ACCENT_DARK = "#1f4e79", "#8ab4d8"
_NAVIGATION = (
    ("首頁", routes.HOME),
    ("課程目錄", routes.CATALOG),
    ("規則", routes.RULES),
    ("比較", routes.COMPARE),
    ("歷年文件", routes.EARLIER),
    ("使用手冊", routes.MANUAL),
)


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


def frame(site: Site, place: PagePlace) -> Frame:
    """The frame of the page at ``place``."""
    here = LinkView(place.title, place.address, current=True)
    crumbs = (LinkView("首頁", routes.HOME), *place.above, here) if place.address != routes.HOME else ()
    return Frame(
        kind=place.kind,
        address=place.address,
        title=place.title,
        description=place.description,
        site_title=site.title,
        crumbs=crumbs,
        navigation=tuple(_navigation(place.address)),
        footer=footer(site),
        footer_links=footer_links(site),
        city=place.city,
        canonical=f"{site.address.rstrip('/')}/{place.address}" if site.address else "",
        updated=place.updated or printed(site.updated),
        robots=place.robots,
    )


def _navigation(address: str) -> Iterable[LinkView]:
    for text, href in _NAVIGATION:
        current = address == href if href == routes.HOME else address.startswith(href)
        yield LinkView(text, href, current=current)


def footer(site: Site) -> tuple[Fact, ...]:
    """The lines at the foot that say who is responsible and whom to ask; empty ones are left out."""
    lines = [("網站負責機關", site.owner or "")]
    lines.extend(
        (contact.unit, "　".join(filter(None, [contact.phone, contact.email, contact.url])))
        for contact in site.contacts
    )
    return facts(lines)


def footer_links(site: Site) -> tuple[LinkView, ...]:
    """The links at the foot: those of site.yaml, then the site map."""
    links = [LinkView(item.title, f"{item.page}/" if item.page else item.url or "") for item in site.footer]
    return (*links, LinkView("網站導覽", routes.SITE_MAP))


def badge(city_id: str, city: City) -> CityBadge:
    """A city's mark on its pages."""
    government = city.government or city.name
    return CityBadge(city_id, city.name, government, city.accent or ACCENT, city.accent_dark or ACCENT_DARK)


def facts(pairs: Iterable[tuple[str, str]]) -> tuple[Fact, ...]:
    """Facts from (term, words) pairs, without those that say nothing."""
    return tuple(Fact(term, tuple(words(text))) for term, text in pairs if text)
