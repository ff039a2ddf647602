"""Queries for the files that other programs ask for: the feed of changes, the search box, robots.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planpress.engine.core import Build, query
from planpress.pipeline.documents import plan
from planpress.pipeline.duties import bare_plan
from planpress.pipeline.records import badge_of, plan_ids, site
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.render.feeds import render_feed, render_robots, render_search_box
from planpress.site import feeds, routes
from planpress.site.sitemap import SITE_MAP

Route = tuple[str, str, tuple[str, ...]]


@query
def changes_of(db: Build, city: str, plan_id: str) -> tuple[feeds.FeedEntry, ...]:
    """What changed in a plan, by its records."""
    say, government = wording(db, LANGUAGE), badge_of(db, city).government
    bare, whole = bare_plan(db, city, plan_id), plan(db, city, plan_id)
    titles = {course.id: course.title for course in whole.courses.courses} if whole.sessions else {}
    return (
        *feeds.document_entries(bare, say, government),
        *feeds.session_entries(bare, whole.sessions, titles, say, government),
    )


@query(kept=True)
def feed(db: Build) -> bytes:
    """atom.xml."""
    entries = [entry for key in plan_ids(db) for entry in changes_of(db, *key)]
    return render_feed(feeds.site_feed(site(db), wording(db, LANGUAGE), entries), routes.FEED)


@query(kept=True)
def search_description(db: Build) -> bytes:
    """opensearch.xml."""
    return render_search_box(feeds.search_box(site(db), wording(db, LANGUAGE)))


@query(kept=True)
def robots(db: Build) -> bytes:
    """robots.txt."""
    root = feeds.root_of(site(db))
    return render_robots(root and root + SITE_MAP)


@query
def day_of_plan(db: Build, city: str, plan_id: str) -> str:
    """The day a plan's record says it was updated, in ISO 8601; "" where it says none."""
    updated = bare_plan(db, city, plan_id).record.updated
    return updated.iso if updated else ""


@query
def days_of_pages(db: Build) -> dict[tuple[str, ...], str]:
    """The day of each plan's pages; ("", "") holds that of all other pages."""
    updated = site(db).updated
    rest = updated.iso if updated else ""
    days: dict[tuple[str, ...], str] = {("", ""): rest}
    return days | {key: day_of_plan(db, *key) or rest for key in plan_ids(db)}


def feed_routes(_db: Build) -> Iterator[Route]:
    """Path below output/, kind and arguments of each."""
    yield routes.FEED, "feed", ()
    yield routes.SEARCH_BOX, "search_description", ()
    yield routes.ROBOTS, "robots", ()


MAKERS: Mapping[str, Callable[..., bytes]] = {
    "feed": feed,
    "search_description": search_description,
    "robots": robots,
}
