"""Queries that render pages, one for each kind of page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planpress.engine.core import Build, query
from planpress.pipeline.asking import rule_ids
from planpress.pipeline.documents import (
    courses_beside,
    document_view,
    habit,
    origin,
    origin_of,
    outline,
    plan,
)
from planpress.pipeline.duty_lists import cities_with_duties
from planpress.pipeline.records import (
    badge_of,
    city_ids,
    city_record,
    course_order,
    course_record,
    courses_of_group,
    courses_of_track,
    has_courses,
    plan_ids,
    series_of_track,
    series_record,
    sessions_of_course,
    site,
    track_record,
)
from planpress.pipeline.scripting import assets_of
from planpress.pipeline.sources import has_manual
from planpress.pipeline.theming import templates_of, theme_id, words_of
from planpress.render.html import render_page, template_of
from planpress.site import course_pages, document_pages, list_pages, routes
from planpress.site.document import make_printer
from planpress.site.pages import (
    CatalogPage,
    CityEntry,
    CityPage,
    ComparisonPage,
    CourseGroup,
    CoursePage,
    DocumentCard,
    DocumentPage,
    DutiesPage,
    HomePage,
    LinkView,
    ListPage,
    ProsePage,
    RedirectPage,
)
from planpress.site.printing import print_content
from planpress.site.rule_links import with_rule_links
from planpress.site.rule_views import RulePage, RulesPage
from planpress.site.views import ContentView

LANGUAGE = "zh-Hant"


AnyPage = (
    HomePage
    | CityPage
    | DocumentPage
    | CatalogPage
    | CoursePage
    | ListPage
    | ProsePage
    | RedirectPage
    | ComparisonPage
    | DutiesPage
    | RulePage
    | RulesPage
)


def rendered(db: Build, page: AnyPage) -> bytes:
    """The page in the site's theme; what leads to a manual is left out where the site has none."""
    if not has_manual(db):
        links = tuple(link for link in page.frame.navigation if link.href != routes.MANUAL)
        page = replace(page, frame=replace(page.frame, navigation=links))
    templates = templates_of(db, theme_id(db), template_of(page.frame.kind))
    return render_page(page, words_of(db, LANGUAGE), templates.get, assets_of(db))


@query
def card(db: Build, city: str, plan_id: str) -> DocumentCard:
    """A document in a list."""
    return document_pages.document_card(plan(db, city, plan_id), badge_of(db, city))


@query(kept=True)
def home_page(db: Build) -> bytes:
    """The front page."""
    entries = tuple(
        CityEntry(badge_of(db, city), routes.city(city), cards_of(db, city)) for city in city_ids(db)
    )
    return rendered(db, list_pages.home_page(site(db), entries))


@query
def cards_of(db: Build, city: str) -> tuple[DocumentCard, ...]:
    """A city's documents, newest first."""
    found = [card(db, owner, plan_id) for owner, plan_id in plan_ids(db) if owner == city]
    return tuple(sorted(found, key=lambda one: (-int(one.year), one.href)))


@query(kept=True)
def city_page(db: Build, city: str) -> bytes:
    """A city's page."""
    here = [key for key in plan_ids(db) if key[0] == city]
    lists = tuple(
        LinkView(card(db, *key).title, f"{routes.CATALOG}#{'-'.join(key)}")
        for key in here
        if has_courses(db, *key)
    )
    page = list_pages.city_page(
        site(db), city_record(db, city), badge_of(db, city), cards_of(db, city), lists, _more_of(db, city)
    )
    return rendered(db, page)


def _more_of(db: Build, city: str) -> tuple[LinkView, ...]:
    """Where a city's page leads to beside its documents."""
    duties = LinkView("應辦事項與期限", routes.duties(city), note="依辦理的人分列，附行事曆檔")
    compare = LinkView("和其他縣市比較", routes.COMPARE, note="獎勵、時數、請假、期限並列")
    return (*_rules_of(db, city), *([duties] if city in cities_with_duties(db) else []), compare)


def _rules_of(db: Build, city: str) -> Iterator[LinkView]:
    """The way to the rules of each of a city's documents."""
    for key in plan_ids(db):
        if key[0] == city and (found := rule_ids(db, *key)):
            title = f"規則與試算：{card(db, *key).title}"
            yield LinkView(title, routes.rules(*key), note=f"{len(found)}條規則")


@query(kept=True)
def document_page(db: Build, city: str, plan_id: str) -> bytes:
    """A document on one page."""
    one = plan(db, city, plan_id)
    view = with_rule_links(document_view(db, city, plan_id), one.rules)
    return rendered(db, document_pages.document_page(site(db), one, view, origin(db, city, plan_id)))


@query(kept=True)
def attachments_page(db: Build, city: str, plan_id: str) -> bytes:
    """A document's attachments."""
    annexes = document_view(db, city, plan_id).annexes
    page = document_pages.attachments_page(site(db), plan(db, city, plan_id), annexes, badge_of(db, city))
    return rendered(db, page)


@query
def catalog_group(db: Build, city: str, plan_id: str) -> CourseGroup:
    """A plan's courses by track and series."""
    one = plan(db, city, plan_id)
    return course_pages.plan_group(one.record.title, one.courses, origin(db, city, plan_id))


@query(kept=True)
def catalog_page(db: Build) -> bytes:
    """All courses."""
    with_courses = [key for key in plan_ids(db) if has_courses(db, *key)]
    groups = tuple(catalog_group(db, *key) for key in with_courses)
    total = sum(len(course_order(db, *key)) for key in with_courses)
    return rendered(db, list_pages.catalog_page(site(db), groups, total))


@query(kept=True)
def track_page(db: Build, city: str, plan_id: str, track_id: str) -> bytes:
    """A track."""
    series = series_of_track(db, city, plan_id, track_id)
    courses = courses_of_track(db, city, plan_id, track_id)
    shown = origin_of(db, city, plan_id, (track_id, *(one.id for one in series)))
    track = track_record(db, city, plan_id, track_id)
    return rendered(db, course_pages.track_page(site(db), track, series, courses, shown))


@query(kept=True)
def series_page(db: Build, city: str, plan_id: str, series_id: str) -> bytes:
    """A series."""
    series = series_record(db, city, plan_id, series_id)
    page = course_pages.series_page(
        site(db),
        series,
        courses_of_group(db, city, plan_id, series_id),
        clause_content(db, city, plan_id, series_id),
        origin_of(db, city, plan_id, (series_id, series.track)),
    )
    return rendered(db, page)


@query
def clause_content(db: Build, city: str, plan_id: str, clause_id: str) -> tuple[ContentView, ...]:
    """What the document says below the clause with this id."""
    numbers = outline(db, city, plan_id)
    item = numbers.by_id().get(clause_id)
    if item is None:
        return ()
    return print_content(
        item.clause.content, item, make_printer(plan(db, city, plan_id), numbers, habit(db, city, plan_id))
    )


@query(kept=True)
def course_page(db: Build, city: str, plan_id: str, course_id: str) -> bytes:
    """A course."""
    course = course_record(db, city, plan_id, course_id)
    page = course_pages.course_page(
        site(db),
        course,
        origin_of(db, city, plan_id, (course.id, course.series, course.track)),
        sessions_of_course(db, city, plan_id, course_id),
        courses_beside(db, city, plan_id, course_id),
    )
    return rendered(db, page)


@query(kept=True)
def session_page(db: Build, city: str, plan_id: str, session_id: str) -> bytes:
    """A dated session."""
    session = next(one for one in plan(db, city, plan_id).sessions if one.id == session_id)
    course = course_record(db, city, plan_id, session.course)
    return rendered(db, course_pages.session_page(site(db), session, course, origin(db, city, plan_id)))
