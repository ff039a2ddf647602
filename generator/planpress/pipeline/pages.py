"""Queries that render pages, one for each kind of page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planpress.engine.core import Build, query
from planpress.pipeline.asking import rule_ids
from planpress.pipeline.calendar_months import calendar_ways, city_ways, series_ways
from planpress.pipeline.charts import chart_ways
from planpress.pipeline.citing import laws_of_basis
from planpress.pipeline.city_themes import with_mark
from planpress.pipeline.documents import (
    courses_beside,
    document_view,
    habit,
    origin,
    origin_of,
    outline,
    plan,
    undated_plan,
)
from planpress.pipeline.duty_lists import cities_with_duties
from planpress.pipeline.languages import spoken
from planpress.pipeline.page_data import with_course_data, with_metadata
from planpress.pipeline.records import (
    badge_of,
    city_record,
    course_record,
    courses_of_group,
    courses_of_track,
    has_courses,
    plan_ids,
    series_of_track,
    series_record,
    site,
    track_record,
)
from planpress.pipeline.scripting import assets_of
from planpress.pipeline.service_records import services
from planpress.pipeline.sessions import sessions_shown
from planpress.pipeline.sheet_ways import booklet_ways, course_ways
from planpress.pipeline.sources import has_manual
from planpress.pipeline.theme_faults import in_city_theme
from planpress.pipeline.theming import LANGUAGE, templates_of, theme_id, theme_of_city, wording, words_in
from planpress.render.html import render_page, template_of
from planpress.render.languages import with_marks
from planpress.site import course_pages, document_pages, list_pages, routes
from planpress.site.document import make_printer
from planpress.site.law_links import with_law_links
from planpress.site.pages import DocumentCard, LinkView, Page
from planpress.site.printing import print_content
from planpress.site.rule_links import with_rule_links
from planpress.site.views import ContentView


def rendered(db: Build, page: Page, language: str = LANGUAGE) -> bytes:
    """The page in the site's theme; what leads to a manual is left out where the site has none."""
    if not has_manual(db):
        links = tuple(link for link in page.frame.navigation if link.href != routes.MANUAL)
        page = replace(page, frame=replace(page.frame, navigation=links))
    city = page.frame.city.id if page.frame.city else ""
    own = theme_of_city(db, city) if city else ""
    page = with_metadata(db, spoken(db, with_mark(db, page), language), language)
    with in_city_theme(own):
        templates = templates_of(db, theme_id(db), own, template_of(page.frame.kind))
        html = render_page(page, words_in(db, language, own), templates.get, assets_of(db, city))
    return html if language == LANGUAGE else with_marks(html)


@query
def card(db: Build, city: str, plan_id: str) -> DocumentCard:
    """A document in a list."""
    return document_pages.document_card(plan(db, city, plan_id), badge_of(db, city), wording(db, LANGUAGE))


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
        site(db),
        wording(db, LANGUAGE, city),
        city_record(db, city),
        badge_of(db, city),
        cards_of(db, city),
        (lists, _more_of(db, city)),
    )
    return rendered(db, page)


def _more_of(db: Build, city: str) -> tuple[LinkView, ...]:
    """Where a city's page leads to beside its documents."""
    say = wording(db, LANGUAGE, city)
    duties = LinkView(say("duties"), routes.duties(city), note=say("city_duties_note"))
    compare = LinkView(say("city_compare"), routes.COMPARE, note=say("city_compare_note"))
    due = [duties] if city in cities_with_duties(db) else []
    where = LinkView(say("service_links"), f"{routes.SERVICE_LINKS}#links-{city}")
    there = [where] if services(db) else []
    return (*_rules_of(db, city), *city_ways(db, city), *due, compare, *there)


def _rules_of(db: Build, city: str) -> Iterator[LinkView]:
    """The way to the rules of each of a city's documents."""
    say = wording(db, LANGUAGE, city)
    for key in plan_ids(db):
        if key[0] == city and (found := rule_ids(db, *key)):
            title = say("rules_and_answers_of", plan=card(db, *key).title)
            yield LinkView(title, routes.rules(*key), note=say("rules_counted", count=len(found)))


@query(kept=True)
def document_page(db: Build, city: str, plan_id: str) -> bytes:
    """A document on one page."""
    one = undated_plan(db, city, plan_id)
    view = with_rule_links(document_view(db, city, plan_id), one.rules)
    view = with_law_links(view, laws_of_basis(db, city, plan_id))
    say = wording(db, LANGUAGE, city)
    page = document_pages.document_page(site(db), say, one, view, origin(db, city, plan_id))
    files = (*page.files, *booklet_ways(db, city, plan_id))
    related = (*page.related, *chart_ways(db, city, plan_id), *calendar_ways(db, city, plan_id))
    return rendered(db, replace(page, files=files, related=related))


@query(kept=True)
def attachments_page(db: Build, city: str, plan_id: str) -> bytes:
    """A document's attachments."""
    annexes = document_view(db, city, plan_id).annexes
    page = document_pages.attachments_page(
        site(db), wording(db, LANGUAGE, city), plan(db, city, plan_id), annexes, badge_of(db, city)
    )
    return rendered(db, page)


@query(kept=True)
def track_page(db: Build, city: str, plan_id: str, track_id: str) -> bytes:
    """A track."""
    series = series_of_track(db, city, plan_id, track_id)
    courses = courses_of_track(db, city, plan_id, track_id)
    shown = origin_of(db, city, plan_id, (track_id, *(one.id for one in series)))
    track = track_record(db, city, plan_id, track_id)
    say = wording(db, LANGUAGE, city)
    return rendered(db, course_pages.track_page(site(db), say, track, series, courses, shown))


@query(kept=True)
def series_page(db: Build, city: str, plan_id: str, series_id: str) -> bytes:
    """A series."""
    series = series_record(db, city, plan_id, series_id)
    page = course_pages.series_page(
        site(db),
        wording(db, LANGUAGE, city),
        series,
        courses_of_group(db, city, plan_id, series_id),
        clause_content(db, city, plan_id, series_id),
        origin_of(db, city, plan_id, (series_id, series.track)),
    )
    ways = series_ways(db, city, plan_id, series_id)
    return rendered(db, replace(page, related=(*ways, *page.related)))


@query
def clause_content(db: Build, city: str, plan_id: str, clause_id: str) -> tuple[ContentView, ...]:
    """What the document says below the clause with this id."""
    numbers = outline(db, city, plan_id)
    item = numbers.by_id().get(clause_id)
    if item is None:
        return ()
    say = wording(db, LANGUAGE, city)
    printer = make_printer(plan(db, city, plan_id), numbers, habit(db, city, plan_id), say)
    return print_content(item.clause.content, item, printer)


@query(kept=True)
def course_page(db: Build, city: str, plan_id: str, course_id: str) -> bytes:
    """A course."""
    course = course_record(db, city, plan_id, course_id)
    page = course_pages.course_page(
        site(db),
        wording(db, LANGUAGE, city),
        course,
        origin_of(db, city, plan_id, (course.id, course.series, course.track)),
        sessions_shown(db, city, plan_id, course_id),
        courses_beside(db, city, plan_id, course_id),
    )
    page = replace(page, related=(*course_ways(db, city, plan_id, course_id), *page.related))
    return rendered(db, with_course_data(db, page, city, plan_id, course_id))
