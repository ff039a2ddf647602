"""Renders a page's view to HTML: one function for all kinds of pages, one for the printed document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planpress.model.profiles import Profile
from planpress.render.chinese_setting import set_chinese
from planpress.render.environment import Load, environment, render_with, sources_of, template_closure
from planpress.render.json_block import data_block, style_block
from planpress.render.links import leaves_site, readdress, relative
from planpress.site.pages import Page
from planpress.site.routes import FEED, SEARCH, SEARCH_BOX
from planpress.site.sheet_views import Booklet, CourseSheet, MonthSheet
from planpress.site.views import DocumentView

PaperSheet = CourseSheet | Booklet | MonthSheet

TEMPLATES: Mapping[str, str] = {
    "home": "templates/home.html",
    "city": "templates/city.html",
    "document": "templates/document.html",
    "catalog": "templates/courses.html",
    "catalog_facet": "templates/facet.html",
    "catalog_value": "templates/course-list.html",
    "track": "templates/catalog.html",
    "series": "templates/catalog.html",
    "course": "templates/course.html",
    "session": "templates/session.html",
    "calendar": "templates/calendar.html",
    "month": "templates/month.html",
    "month_list": "templates/month_list.html",
    "earlier": "templates/list.html",
    "attachments": "templates/list.html",
    "charts": "templates/list.html",
    "indicators": "templates/list.html",
    "sitemap": "templates/list.html",
    "equivalents": "templates/list.html",
    "english": "templates/list.html",
    "comparison_index": "templates/list.html",
    "comparison": "templates/comparison.html",
    "duties_index": "templates/list.html",
    "duties": "templates/duties.html",
    "services": "templates/list.html",
    "service": "templates/service.html",
    "service_links": "templates/register.html",
    "laws": "templates/register.html",
    "law": "templates/register.html",
    "glossary": "templates/register.html",
    "all_indicators": "templates/register.html",
    "parity": "templates/register.html",
    "rule": "templates/rule.html",
    "rules": "templates/rules.html",
    "data": "templates/data.html",
    "prose": "templates/prose.html",
    "search": "templates/search.html",
    "styleguide": "templates/styleguide.html",
    "component": "templates/component.html",
    "not_found": "templates/not_found.html",
    "redirect": "templates/redirect.html",
}
PRINT_TEMPLATE = "templates/print/document.html"
ALONE_TEMPLATE = "templates/alone.html"
SHEET_TEMPLATES: Mapping[type[PaperSheet], str] = {
    CourseSheet: "templates/print/course.html",
    Booklet: "templates/print/booklet.html",
    MonthSheet: "templates/print/month.html",
}

_PRE = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FurtherCss:
    """The address of a second style sheet and the templates whose pages need it."""

    address: str = ""
    templates: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Assets:
    """Where a page finds what it needs: the style sheet, the folder of scripts, and the site's root.

    ``base`` ("/", "/plans/") is used only by the not-found page, which is shown at any depth. ``city_css`` is
    the style sheet of the page's city, "" for none.
    """

    css: str
    base: str = "/"
    scripts: str = "scripts/"
    icon: str = "icon.svg"
    city_css: str = ""
    further: FurtherCss = FurtherCss()


def template_of(kind: str) -> str:
    """The path of the template for a page of ``kind``; KeyError for a kind that is not known."""
    return TEMPLATES[kind]


def render_page(page: Page, words: Mapping[str, str], load: Load, assets: Assets) -> bytes:
    """The HTML file of ``page``.

    ``words`` are the interface words by key; ``load`` gives a theme's file by its path, None if absent.
    Raises TemplateRefused for a template that is missing or not one.
    """
    frame = page.frame
    base = assets.base if frame.kind == "not_found" else ""

    def move(address: str) -> str:
        return relative(frame.address, address, base)

    context: dict[str, Any] = {
        "page": readdress(page, move),
        "css": move(assets.css),
        "home": move(frame.home),
    }
    context["scripts"], context["search"] = move(assets.scripts), move(SEARCH)
    context["feed"], context["search_box"] = move(FEED), move(SEARCH_BOX)
    context["json_ld"] = data_block(frame.json_ld)
    context["icon"] = move(assets.icon)
    context["city_css"] = move(assets.city_css) if assets.city_css else ""
    templates = template_closure(template_of(frame.kind), load)
    further = assets.further.address if assets.further.templates.intersection(templates) else ""
    context["further_css"] = move(further) if further else ""
    context["frame"] = context["page"].frame
    return tidy(_render(template_of(frame.kind), context, words, sources_of(templates, load))).encode()


def render_print(
    document: DocumentView,
    words: Mapping[str, str],
    load: Load,
    profile: Profile,
    site: str = "",
) -> str:
    """The HTML of ``document`` for the typesetter, begun as ``profile`` says.

    A link within the document stays, one to another page leads to ``site`` ("https://…/") or, where no
    site address is configured, is set as plain words: paper does not know a relative link. Pictures keep
    their addresses: under these the typesetter is given their bytes.
    """

    shown = readdress(document, _on_paper(site), _stay)
    return _paper(PRINT_TEMPLATE, {"document": shown, "profile": profile}, words, load)


def render_sheet(
    sheet: PaperSheet, words: Mapping[str, str], load: Load, profile: Profile, site: str = ""
) -> str:
    """The HTML of a sheet for the typesetter; links as in documents."""
    shown = readdress(sheet, _on_paper(site), _stay)
    return _paper(SHEET_TEMPLATES[type(sheet)], {"sheet": shown, "profile": profile}, words, load)


def _paper(name: str, context: Mapping[str, Any], words: Mapping[str, str], load: Load) -> str:
    return set_chinese(tidy(_render(name, context, words, sources_of(template_closure(name, load), load))))


def _on_paper(site: str) -> Callable[[str], str]:
    """Where a link on paper leads."""

    def move(address: str) -> str:
        if address.startswith("#") or leaves_site(address):
            return address
        return site.rstrip("/") + "/" + address if site else ""

    return move


def render_alone(document: DocumentView, css: str, words: Mapping[str, str], load: Load) -> bytes:
    """The HTML file of ``document`` with its style sheet inside: it needs no other file and no site."""
    sources = sources_of(template_closure(ALONE_TEMPLATE, load), load)
    context = {"document": document, "style": style_block(css)}
    return tidy(_render(ALONE_TEMPLATE, context, words, sources)).encode()


def _stay(address: str) -> str:
    return address


def tidy(html: str) -> str:
    """``html`` without blank lines and blanks at the ends of lines, except within ``<pre>``."""
    parts = _PRE.split(html)
    tidied = [part if index % 2 else "\n".join(_lines(part)) for index, part in enumerate(parts)]
    return "".join(tidied).strip("\n") + "\n"


def _lines(text: str) -> Iterator[str]:
    """The lines of ``text`` with ink; the first and the last keep the joint to their neighbours."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if line.strip() or (index in (0, len(lines) - 1) and len(lines) > 1):
            yield line.rstrip() if index < len(lines) - 1 else line


def _render(
    name: str, context: Mapping[str, Any], words: Mapping[str, str], sources: Mapping[str, str]
) -> str:
    return render_with(environment(sources, words).get_template(name), context)
