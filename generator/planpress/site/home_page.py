"""The front page: what the site is, four tasks, each city's documents, and the next sessions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planpress.model.site import Site
from planpress.site import routes
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import CityEntry, Frame, LinkView, SessionRow
from planpress.site.wording import Wording

COMING = 6  # sessions that the front page tells of


@dataclass(frozen=True, slots=True)
class Task:
    """Something a visitor comes for: where it is done, and short ways to it for each city."""

    title: str
    href: str
    note: str
    links: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class HomePage:
    """The front page."""

    frame: Frame
    lead: str
    tasks: tuple[Task, ...]
    cities: tuple[CityEntry, ...]
    coming: tuple[SessionRow, ...] = ()
    more: tuple[LinkView, ...] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """What the site has: courses in all, and the pages that answer, by task ("hours", "award", "read")."""

    courses: int
    links: Mapping[str, tuple[LinkView, ...]]
    coming: tuple[SessionRow, ...] = ()
    calendar: bool = False


def home_page(site: Site, say: Wording, entries: Iterable[CityEntry], offer: Offer) -> HomePage:
    """The front page."""
    lead = site.description or site.title
    place = PagePlace("home", routes.HOME, site.title, lead)
    return HomePage(
        frame(site, say, place), lead, _tasks(say, offer), tuple(entries), offer.coming, _more(say, offer)
    )


def _tasks(say: Wording, offer: Offer) -> tuple[Task, ...]:
    """The four tasks; those for which the site has nothing are left out."""
    found = (
        Task(say("home_task_course"), routes.CATALOG, say("home_task_course_note", total=offer.courses)),
        Task(say("home_task_hours"), routes.RULES, say("home_task_hours_note"), offer.links["hours"]),
        Task(say("home_task_award"), routes.RULES, say("home_task_award_note"), offer.links["award"]),
        Task(say("home_task_read"), routes.EARLIER, say("home_task_read_note"), offer.links["read"]),
    )
    needed = (offer.courses, *map(len, (offer.links["hours"], offer.links["award"], offer.links["read"])))
    return tuple(task for task, count in zip(found, needed, strict=True) if count)


def _more(say: Wording, offer: Offer) -> tuple[LinkView, ...]:
    """What else is here."""
    calendar = [LinkView(say("home_calendar"), routes.CALENDAR)] if offer.calendar else []
    return (
        *calendar,
        LinkView(say("task_compare"), routes.COMPARE, note=say("task_compare_note")),
        LinkView(say("task_duties"), routes.DUTIES, note=say("task_duties_note")),
    )
