"""What a feed of changes holds: documents and sessions that changed, on days that their records tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from planpress.model.catalog import Plan
from planpress.model.dates import RocDate
from planpress.model.plan import PlanRecord
from planpress.model.sessions import Session, SessionState
from planpress.model.site import Site
from planpress.model.values import Unstated
from planpress.site import routes
from planpress.site.wording import Wording


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A change: the address of the page below output/, which is also what it is known by, and its day."""

    page: str
    title: str
    updated: date
    published: date | None = None
    summary: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: ``root`` is the site's address with a slash at its end, "" where it is not known."""

    title: str
    author: str
    root: str
    updated: date
    entries: tuple[FeedEntry, ...]

    def uid(self, page: str) -> str:
        """An id that stays for as long as the page's address does."""
        return uuid5(NAMESPACE_URL, f"{self.root or 'planpress:'}{page}").urn


@dataclass(frozen=True, slots=True)
class SearchBox:
    """The search of a site as browsers take it in; ``template`` has a place for the words."""

    name: str
    description: str
    template: str
    address: str = ""


def site_feed(site: Site, say: Wording, entries: Sequence[FeedEntry]) -> Feed:
    """The feed of all changes, newest first; its own day is that of the newest."""
    found = [*entries, *_site_entries(site, say)]
    ordered = sorted(found, key=lambda one: (-one.updated.toordinal(), one.page))
    fallback = site.as_of.date if site.as_of else date(1970, 1, 1)
    return Feed(
        say("feed_title", site=site.title),
        site.owner or site.title,
        root_of(site),
        ordered[0].updated if ordered else fallback,
        tuple(ordered),
    )


def root_of(site: Site) -> str:
    """The site's address with a slash at its end, "" where it is not known."""
    return f"{site.address.rstrip('/')}/" if site.address else ""


def _site_entries(site: Site, say: Wording) -> Iterator[FeedEntry]:
    """The days on which the site and its open data say they were updated."""
    if site.updated:
        yield FeedEntry(routes.HOME, say("feed_site"), site.updated.date)
    told = site.data_terms
    if told.updated:
        published = told.published.date if told.published else None
        yield FeedEntry(routes.DATA, say("feed_data"), told.updated.date, published)


def document_day(record: PlanRecord) -> date | None:
    """The day a document was last updated, else issued; None where it tells neither."""
    issued = record.issue.date if record.issue else None
    days = (one for one in (record.updated, issued) if isinstance(one, RocDate))
    return next((day.date for day in days), None)


def document_entries(plan: Plan, say: Wording, government: str) -> Iterator[FeedEntry]:
    """The document, where its record tells a day."""
    record, day = plan.record, document_day(plan.record)
    if day is None:
        return
    issue = record.issue
    issued = issue.date.date if issue and isinstance(issue.date, RocDate) else None
    said = (issue.date, issue.number, issue.act) if issue else ()
    summary = "".join(str(one) for one in said if not isinstance(one, Unstated))
    page = routes.document(plan.city, plan.id)
    yield FeedEntry(page, record.title, day, issued, summary or record.title, government)


def session_entries(
    plan: Plan, sessions: Sequence[Session], titles: Mapping[str, str], say: Wording, government: str
) -> Iterator[FeedEntry]:
    """The sessions that were put off, cancelled or corrected; the day is their own, else the document's."""
    fallback = document_day(plan.record)
    for session in sessions:
        title = _changed(session, titles.get(session.course, session.course), say)
        day = session.updated.date if session.updated else fallback
        if title and day:
            page = routes.session(plan.city, plan.id, session.id)
            when = say.listed(one.text for one in session.starts)
            yield FeedEntry(page, title, day, summary=when, author=government)


def _changed(session: Session, title: str, say: Wording) -> str:
    """What became of a session, "" where nothing did."""
    if session.state is SessionState.CANCELLED:
        return say("feed_cancelled", title=title)
    if session.state is SessionState.POSTPONED:
        return say("feed_postponed", title=title)
    return say("feed_corrected", title=title) if session.sequence or session.updated else ""


def search_box(site: Site, say: Wording) -> SearchBox:
    """The search as browsers take it in."""
    root = root_of(site)
    about = say("search_of", site=site.title)
    return SearchBox(site.title, about, f"{root}search/?q={{searchTerms}}", root and root + routes.SEARCH_BOX)
