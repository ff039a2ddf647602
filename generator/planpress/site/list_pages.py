"""The front page, city pages, the catalog, earlier years, the site map, not found, and redirects."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from planpress.model.site import City, Site
from planpress.site import routes
from planpress.site.frames import PagePlace, facts, footer_links, frame
from planpress.site.pages import (
    CatalogPage,
    CityBadge,
    CityEntry,
    CityPage,
    CourseGroup,
    DocumentCard,
    Fact,
    HomePage,
    LinkGroup,
    LinkView,
    ListPage,
    RedirectPage,
)
from planpress.site.runs import words


def home_page(site: Site, entries: tuple[CityEntry, ...]) -> HomePage:
    """A sentence of what this is, tasks, then the cities with their documents."""
    lead = site.description or site.title
    tasks = (
        LinkView("找一門課", routes.CATALOG, note="依縣市、類別與系列列出全部課程"),
        LinkView("算時數、查敘獎", routes.RULES, note="選一條規則，當場試算；附條文、設例與期限"),
        LinkView("比較各縣市的規定", routes.COMPARE, note="獎勵、時數、請假、期限並列，附 CSV 與 PDF"),
        LinkView("看誰該在何時做什麼", routes.DUTIES, note="各縣市的應辦事項與期限，附行事曆檔"),
        LinkView("讀計畫與報告", routes.EARLIER, note="各縣市文件，網頁與官方 PDF"),
    )
    return HomePage(frame(site, PagePlace("home", routes.HOME, site.title, lead)), lead, tasks, entries)


def city_page(
    site: Site,
    city: City,
    badge: CityBadge,
    cards: tuple[DocumentCard, ...],
    courses: tuple[LinkView, ...],
    related: tuple[LinkView, ...] = (),
) -> CityPage:
    """A city: its documents by year, and the platforms where the rest is done."""
    place = PagePlace(
        "city", routes.city(badge.id), city.name, f"{badge.government}的訓練計畫與報告。", (), badge
    )
    known = facts([("主辦機關", city.agency or ""), ("英文名稱", city.english or "")])
    portals = tuple(
        Fact(portal.kind or "平臺", tuple(words(portal.title)), portal.url or "")
        for portal in city.portals.values()
    )
    return CityPage(frame(site, place), known, cards, portals, courses, related)


def catalog_page(site: Site, groups: tuple[CourseGroup, ...], total: int) -> CatalogPage:
    """All courses of all plans."""
    place = PagePlace("catalog", routes.CATALOG, "課程目錄", "各縣市訓練計畫的全部課程。")
    lead = tuple(words("各縣市訓練計畫所列的課程與系列；日期、名額以計畫所載為準。"))
    return CatalogPage(frame(site, place), "課程目錄", lead, groups, total)


def earlier_page(site: Site, cards: Sequence[DocumentCard]) -> ListPage:
    """All documents by ROC year, newest first."""
    ordered = sorted(cards, key=lambda card: (-int(card.year), card.href))
    groups = tuple(
        LinkGroup(f"{year}年", "", tuple(LinkView(card.title, card.href, note=card.kind) for card in members))
        for year, members in groupby(ordered, key=lambda card: card.year)
    )
    place = PagePlace("earlier", routes.EARLIER, "歷年文件", "各縣市歷年訓練計畫、報告與提案。")
    return ListPage(frame(site, place), "歷年文件", tuple(words("依年度排列，最近的在前。")), groups)


def site_map_page(site: Site, groups: tuple[LinkGroup, ...]) -> ListPage:
    """The ways to every page, and the keys that lead to the parts of a page."""
    place = PagePlace("sitemap", routes.SITE_MAP, "網站導覽", "到本站各頁的路徑與快速鍵說明。")
    lead = tuple(words("依種類列出到各頁的路徑；每份文件的頁面再列出它的類別、系列與課程。"))
    links = tuple(link for link in footer_links(site) if link.href not in (routes.SITE_MAP, routes.MANUAL))
    about = (LinkGroup("關於本站", "", links),) if links else ()
    return ListPage(frame(site, place), "網站導覽", lead, (*groups, *about))


def not_found_page(site: Site) -> ListPage:
    """What a visitor sees at an address that does not exist."""
    place = PagePlace("not_found", routes.NOT_FOUND, "找不到這一頁", "這個網址沒有頁面。", robots="noindex")
    links = (
        LinkView("首頁", routes.HOME),
        LinkView("課程目錄", routes.CATALOG),
        LinkView("網站導覽", routes.SITE_MAP),
    )
    lead = tuple(words("網址可能打錯了，或頁面已經搬走。"))
    return ListPage(frame(site, place), "找不到這一頁", lead, (LinkGroup("可以從這裡繼續", "", links),))


def redirect_page(site: Site, old: str, target: str, title: str) -> RedirectPage:
    """A page at an old address."""
    place = PagePlace("redirect", old, title, f"已移到新的網址：{title}。", robots="noindex")
    return RedirectPage(frame(site, place), target)
