"""Queries that render the pages of the calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from planpress.engine.core import Build, query
from planpress.pipeline.calendar_files import calendar_links
from planpress.pipeline.calendar_months import (
    is_this_month,
    month_about,
    month_count,
    months,
    sessions_of_month,
)
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import plan_ids, site
from planpress.pipeline.sheet_ways import month_ways
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.site import routes
from planpress.site.calendar_lists import month_list_page
from planpress.site.calendar_pages import calendar_page, month_page

Route = tuple[str, str, tuple[str, ...]]


@query(kept=True)
def calendar_index(db: Build) -> bytes:
    """All years and months."""
    counts = tuple(month_count(db, month) for month in months(db))
    return rendered(db, calendar_page(site(db), wording(db, LANGUAGE), counts, calendar_links(db)))


@query(kept=True)
def calendar_month(db: Build, month: str) -> bytes:
    """A month."""
    about = month_about(db, month)
    page = month_page(site(db), wording(db, LANGUAGE), about, current=is_this_month(db, month))
    return rendered(db, replace(page, ways=(*month_ways(db, month), *page.ways)))


@query(kept=True)
def month_list(db: Build, month: str) -> bytes:
    """A month's sessions as a list to print."""
    return rendered(db, month_list_page(site(db), wording(db, LANGUAGE), month_about(db, month)))


def calendar_routes(db: Build) -> Iterator[Route]:
    """Path, kind and arguments of the calendar's pages."""
    if not months(db):
        return
    yield routes.file_of(routes.CALENDAR), "calendar", ()
    for month in months(db):
        yield routes.file_of(routes.month(month)), "month", (month,)
        if any(sessions_of_month(db, *key, month) for key in plan_ids(db)):
            yield routes.file_of(routes.month_list(month)), "month_list", (month,)


MAKERS: Mapping[str, Callable[..., bytes]] = {
    "calendar": calendar_index,
    "month": calendar_month,
    "month_list": month_list,
}
