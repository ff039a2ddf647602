"""What tells the pages of one language from those of another: the frame in English, and the way between."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from planpress.model.site import Site
from planpress.site import routes
from planpress.site.frames import facts
from planpress.site.pages import Frame, LinkView
from planpress.site.rule_words import said
from planpress.site.runs import text_of
from planpress.site.wording import CHINESE, ENGLISH, Wording

TAGS: Mapping[str, str] = {CHINESE: "zh-Hant-TW", ENGLISH: ENGLISH}
"""How pages name the language they are in."""
ONLY_CHINESE = "chinese"
"""The part of the English front page that lists what is in Chinese only."""


def with_english(frame: Frame, say: Wording, *, translated: bool) -> Frame:
    """A Chinese frame with the way to English: to the same page if ``translated``, else to the first page."""
    address = frame.address if translated else routes.HOME
    href = routes.in_language(address, ENGLISH)
    site = frame.canonical.removesuffix(frame.address)
    twin = site + href if site and translated else ""
    return replace(frame, other=_link(say, href, ENGLISH), twin=twin)


def english_frame(frame: Frame, site: Site, say: Wording) -> Frame:
    """The frame of a page in English: its own address, its own ways through the site, the way back.

    ``frame`` is that of the Chinese page; its links lead to pages in English already.
    """
    address = routes.in_language(frame.address, ENGLISH)
    title = site.english or site.title
    return replace(
        frame,
        address=address,
        site_title=title,
        home=routes.in_language(routes.HOME, ENGLISH),
        title=title if frame.address == routes.HOME else frame.title,
        navigation=_navigation(say, frame.address),
        footer=facts((one.term, say.term(text_of(one.runs))) for one in frame.footer),
        footer_links=tuple(replace(link, text=say.term(link.text)) for link in frame.footer_links),
        crumbs=tuple(replace(link, text=say.term(link.text)) for link in frame.crumbs),
        mark=replace(frame.mark, name=say.term(frame.mark.name)) if frame.mark else None,
        canonical=f"{site.address.rstrip('/')}/{address}" if site.address else "",
        twin=f"{site.address.rstrip('/')}/{frame.address}" if site.address else "",
        updated=said(site.updated, say),
        language=TAGS[ENGLISH],
        other=_link(say, frame.address, CHINESE),
    )


def _link(say: Wording, href: str, language: str) -> LinkView:
    return LinkView(say("language_switch"), href, language=TAGS[language])


def _navigation(say: Wording, address: str) -> tuple[LinkView, ...]:
    home = routes.in_language(routes.HOME, ENGLISH)
    rules = routes.in_language(routes.RULES, ENGLISH)
    return (
        LinkView(say("nav_home"), home, current=address == routes.HOME),
        LinkView(say("nav_rules"), rules, current=address.startswith(routes.RULES)),
        LinkView(say("nav_only_chinese"), f"{home}#{ONLY_CHINESE}"),
    )
