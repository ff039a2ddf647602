"""Queries that render the pages that lead on: earlier years, the site map, not found, old addresses."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.pipeline.pages import card, rendered
from planpress.pipeline.records import badge_of, city_ids, plan_ids, site
from planpress.pipeline.sources import has_manual
from planpress.site import list_pages, routes
from planpress.site.pages import LinkGroup, LinkView

_ACROSS = (LinkView("規定比較", routes.COMPARE), LinkView("應辦事項與期限", routes.DUTIES))


@query(kept=True)
def earlier_page(db: Build) -> bytes:
    """All documents by year."""
    return rendered(db, list_pages.earlier_page(site(db), [card(db, *key) for key in plan_ids(db)]))


@query(kept=True)
def not_found_page(db: Build) -> bytes:
    """404.html."""
    return rendered(db, list_pages.not_found_page(site(db)))


@query(kept=True)
def redirect_page(db: Build, old: str, target: str, title: str) -> bytes:
    """A page at an old address."""
    return rendered(db, list_pages.redirect_page(site(db), old, target, title))


@query(kept=True)
def site_map_page(db: Build) -> bytes:
    """The ways to every page."""
    documents = tuple(LinkView(one.title, one.href) for one in (card(db, *key) for key in plan_ids(db)))
    cities = tuple(LinkView(badge_of(db, city).name, routes.city(city)) for city in city_ids(db))
    manual = (LinkView("使用手冊", routes.MANUAL),) if has_manual(db) else ()
    lists = (LinkView("課程目錄", routes.CATALOG), LinkView("歷年文件", routes.EARLIER), *_ACROSS, *manual)
    groups = (
        LinkGroup("查詢", "", lists),
        LinkGroup("縣市", "", cities),
        LinkGroup("文件", "", documents),
    )
    return rendered(db, list_pages.site_map_page(site(db), groups))
