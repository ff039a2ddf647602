"""Queries that render the duties of a city as a page and as a calendar file."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.pipeline.duty_lists import cities_with_duties, duties_of_city
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import badge_of, site
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.render.ics import render_calendar
from planpress.site import duty_pages


@query(kept=True)
def duties_page(db: Build, city: str) -> bytes:
    """A city's duties by role."""
    say = wording(db, LANGUAGE, city)
    page = duty_pages.duties_page(site(db), say, badge_of(db, city), duties_of_city(db, city))
    return rendered(db, page)


@query(kept=True)
def duties_index(db: Build) -> bytes:
    """The cities that have such a page."""
    badges = tuple(badge_of(db, city) for city in cities_with_duties(db))
    return rendered(db, duty_pages.duties_index(site(db), wording(db, LANGUAGE), badges))


@query(kept=True)
def duties_calendar(db: Build, city: str) -> bytes:
    """A city's duties as a calendar file."""
    say = wording(db, LANGUAGE, city)
    view = duty_pages.duties_calendar(site(db), say, badge_of(db, city), duties_of_city(db, city))
    return render_calendar(view)
