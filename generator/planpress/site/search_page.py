"""The page on which visitors search."""

from __future__ import annotations

from dataclasses import dataclass

from planpress.model.site import Site
from planpress.site import routes
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import Frame, LinkView
from planpress.site.wording import Wording


@dataclass(frozen=True, slots=True)
class SearchPage:
    """``index`` and ``words`` are where a browser finds the index and its words; ``root`` is the site."""

    frame: Frame
    heading: str
    others: tuple[LinkView, ...]
    index: LinkView
    words: LinkView
    root: LinkView


def search_page(site: Site, say: Wording) -> SearchPage:
    """The search, with other ways to find something."""
    place = PagePlace("search", routes.SEARCH, say("search"), say("search_about"))
    others = (
        LinkView(say("nav_catalog"), routes.CATALOG),
        LinkView(say("nav_rules"), routes.RULES),
        LinkView(say("nav_earlier"), routes.EARLIER),
        LinkView(say("nav_site_map"), routes.SITE_MAP),
    )
    return SearchPage(
        frame(site, say, place),
        say("search"),
        others,
        LinkView("", routes.SEARCH_INDEX),
        LinkView("", routes.SEARCH_WORDS),
        LinkView("", routes.HOME),
    )
