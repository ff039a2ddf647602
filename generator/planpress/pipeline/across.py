"""Artifacts across plans and cities: the comparison, the duties, and the rules as open data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planpress.engine.core import Build
from planpress.pipeline import (
    comparing,
    comparison_papers,
    duty_pages,
    feeds,
    laws,
    open_data,
    parity,
    registers,
    rule_data,
    search_page,
    services,
    styleguide,
)
from planpress.pipeline.duty_lists import cities_with_duties
from planpress.rules.comparison import Topic
from planpress.site import routes

Route = tuple[str, str, tuple[str, ...]]


def across_routes(db: Build) -> Iterator[Route]:
    """Path, kind and arguments of each."""
    yield from _comparison_routes(db)
    yield from _duty_routes(db)
    yield from services.service_routes(db)
    yield from laws.law_routes(db)
    yield from registers.register_routes(db)
    yield routes.RULE_DATA, "rule_data", ()
    yield routes.RULE_SCHEMA, "rule_schema", ()
    yield from open_data.data_routes(db)
    yield routes.file_of(routes.PARITY), "parity", ()
    yield from feeds.feed_routes(db)
    yield routes.file_of(routes.SEARCH), "search", ()
    yield routes.SEARCH_WORDS, "search_words", ()
    yield from styleguide.styleguide_routes(db)


def _comparison_routes(db: Build) -> Iterator[Route]:
    """The comparison; its topics where there is a plan to compare."""
    yield routes.file_of(routes.COMPARE), "comparison_index", ()
    if not comparing.compared_plans(db):
        return
    yield routes.COMPARE_PDF, "comparison_pdf", ()
    for topic in Topic:
        yield routes.file_of(routes.comparison(topic)), "comparison", (topic.value,)
        yield routes.comparison_csv(topic), "comparison_csv", (topic.value,)
    yield routes.file_of(routes.comparison("indicators")), "figures_compared", ()
    yield routes.comparison_csv("indicators"), "figures_csv", ()


def _duty_routes(db: Build) -> Iterator[Route]:
    """Who must do what by when; a page for each city of which some plan says so."""
    yield routes.file_of(routes.DUTIES), "duties_index", ()
    for city in cities_with_duties(db):
        yield routes.file_of(routes.duties(city)), "duties", (city,)
        yield routes.duties_calendar(city), "duties_calendar", (city,)


ACROSS: Mapping[str, Callable[..., bytes]] = {
    "comparison_index": comparing.comparison_index,
    "comparison": comparing.comparison_page,
    "comparison_csv": comparing.comparison_csv,
    "comparison_pdf": comparison_papers.comparison_pdf,
    "figures_compared": comparing.figures_page,
    "figures_csv": comparing.figures_csv,
    "duties_index": duty_pages.duties_index,
    "duties": duty_pages.duties_page,
    "duties_calendar": duty_pages.duties_calendar,
    **services.MAKERS,
    **laws.MAKERS,
    **registers.MAKERS,
    "rule_data": rule_data.rule_data,
    "rule_schema": rule_data.rule_schema,
    **search_page.MAKERS,
    **styleguide.MAKERS,
    **open_data.MAKERS,
    **parity.MAKERS,
    **feeds.MAKERS,
}
