"""The page of a dated session, and the rows in which other pages list sessions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planpress.model.amounts import Hours
from planpress.model.catalog import Plan
from planpress.model.courses import Course
from planpress.model.materials import Material
from planpress.model.sessions import Session
from planpress.model.site import Site
from planpress.model.vocabularies import Venue
from planpress.rules.session_days import Phase
from planpress.site import routes
from planpress.site.cells import printed
from planpress.site.frames import PagePlace, facts, frame
from planpress.site.origins import Origin
from planpress.site.pages import Fact, LinkView, SessionRow
from planpress.site.session_views import SessionPage
from planpress.site.session_words import (
    session_title,
    stated_runs,
    status_words,
    time_runs,
    venue_words,
    when_runs,
    when_words,
)
from planpress.site.taking_part import Access, take_part
from planpress.site.wording import Wording

KIB, MIB = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class SessionAbout:
    """A session with what its page tells beside the row itself.

    ``branches`` are the names of what its hours count for, ``sizes`` the octets of its files by their path
    in attachments/; ``beside`` are the sessions of the course before and after it.
    """

    session: Session
    course: Course
    origin: Origin
    phase: Phase | None
    venue: Venue | None = None
    branches: tuple[str, ...] = ()
    sizes: Mapping[str, int] = field(default_factory=dict)
    beside: tuple[LinkView | None, LinkView | None] = (None, None)

    @property
    def address(self) -> str:
        """Where the page stands."""
        return routes.session(self.origin.city.id, self.origin.plan, self.session.id)


def session_page(site: Site, say: Wording, about: SessionAbout, access: Access) -> SessionPage:
    """When, where, for whom, how to take part, what is handed out, and the way to course and calendar."""
    session, course, origin = about.session, about.course, about.origin
    parent = LinkView(course.title, routes.course(origin.city.id, origin.plan, course.id))
    title = session_title(session, course, say)
    told = say("session_description", title=title, when=when_words(session, say))
    place = PagePlace("session", about.address, title, told, (*origin.crumbs, parent), origin.city)
    return SessionPage(
        frame=frame(site, say, place),
        heading=title,
        status=status_words(session, about.phase, say),
        facts=tuple(_facts(about, say)),
        take_part=take_part(say, access, printed(course.organiser), session, about.phase),
        materials=tuple(_material(about, one, say) for one in session.materials),
        downloads=(_calendar(about, say),),
        related=(parent, *_months(session, say), LinkView(origin.title, origin.crumbs[-1].href)),
        previous=about.beside[0],
        following=about.beside[1],
    )


def _facts(about: SessionAbout, say: Wording) -> Iterator[Fact]:
    session, course = about.session, about.course
    yield Fact(say("session_date"), when_runs(session, say))
    yield Fact(say("session_time"), time_runs(session.time, say))
    yield Fact(
        say("session_venue"),
        stated_runs(venue_words(session, about.venue), say),
        _venue_note(about.venue, say),
    )
    yield Fact(say("session_audience"), stated_runs(course.printed("audience_text"), say))
    yield Fact(say("session_seats"), stated_runs(_seats(session, say), say))
    yield Fact(say("session_hours"), stated_runs(hours_words(about, say), say))
    method = printed(session.method) or course.printed("methods")
    yield from facts([(say("session_method"), method), (say("session_note"), session.note or "")])


def _venue_note(venue: Venue | None, say: Wording) -> str:
    if venue is None:
        return ""
    seats = printed(venue.seats)
    parts = (
        venue.address or "",
        say("session_venue_seats", seats=seats) if seats.isdigit() else seats,
        say("session_venue_access", access=venue.access) if venue.access else "",
        venue.note or "",
    )
    return say("session_venue_separator").join(filter(None, parts))


def _seats(session: Session, say: Wording) -> str:
    seats = printed(session.seats)
    return say("session_seats_people", seats=seats) if seats.isdigit() else seats


def hours_words(about: SessionAbout, say: Wording) -> str:
    """How many hours count and for what, by the session or else by its course."""
    hours = hours_of(about.session, about.course)
    branches = say.listed(about.branches)
    if not hours:
        return say("session_hours_branch", branches=branches) if branches else ""
    if not branches:
        return say("session_hours_unclassed", hours=hours)
    return say("session_hours_both", hours=hours, branches=branches)


def hours_of(session: Session, course: Course) -> str:
    """「3小時」 as printed, "" where neither the session nor its course says."""
    own = session.hours if isinstance(session.hours, Hours) else course.hours
    return printed(own)


def branches_of(session: Session, course: Course) -> tuple[str, ...]:
    """What its hours count for, as written: by the session or else by its course."""
    return session.counts_for or course.counts_for


# -- what is handed out -----------------------------------------------------------


def material_address(city: str, plan: str, material: Material) -> str:
    """Where a file lies below output/, or the address of a page elsewhere."""
    return routes.attachments(city, plan) + material.file if material.file else material.target


def material_files(plan: Plan) -> tuple[str, ...]:
    """The addresses of all files that the sessions of a plan hand out."""
    every = (one for session in plan.sessions for one in session.materials if one.file)
    return tuple(dict.fromkeys(material_address(plan.city, plan.id, one) for one in every))


def _material(about: SessionAbout, material: Material, say: Wording) -> LinkView:
    href = material_address(about.origin.city.id, about.origin.plan, material)
    if not material.file:
        return LinkView(material.title, href, note=say("session_materials_elsewhere"))
    size = size_words(about.sizes.get(material.file, 0), say)
    note = say("session_file_note", kind=material.ending.upper(), size=size)
    return LinkView(material.title, href, note=note)


def size_words(octets: int, say: Wording) -> str:
    """「812 KB」, 「1.2 MB」: rounded up, so that nobody gets more than was told."""
    if octets < MIB:
        return say("session_file_size_kb", size=max(1, -(-octets // KIB)))
    tenths = -(-octets * 10 // MIB)
    return say("session_file_size_mb", size=f"{tenths // 10}.{tenths % 10}")


# -- ways on ----------------------------------------------------------------------


def _calendar(about: SessionAbout, say: Wording) -> LinkView:
    href = routes.session_calendar(about.origin.city.id, about.origin.plan, about.session.id)
    return LinkView(say("session_calendar_file"), href, note=say("session_calendar_note"))


def course_calendar_link(city: str, plan: str, course: str, say: Wording) -> LinkView:
    """All sessions of a course as a calendar file."""
    href = routes.course_calendar(city, plan, course)
    return LinkView(say("session_calendar_course"), href, note=say("session_calendar_note"))


def _months(session: Session, say: Wording) -> Iterator[LinkView]:
    """The calendar of the month in which it begins."""
    first = session.first_day.date
    month = say("calendar_month", year=first.year - 1911, month=first.month)
    yield LinkView(say("session_month", month=month), routes.month(f"{first:%Y-%m}"))


def session_row(about: SessionAbout, say: Wording) -> SessionRow:
    """A session in a list of its course's sessions."""
    session = about.session
    known = (
        printed(session.time),
        venue_words(session, about.venue),
        printed(session.method),
        _seats(session, say),
    )
    return SessionRow(
        session_title(session, about.course, say),
        about.address,
        when_runs(session, say, counted=False),
        tuple(filter(None, known)),
        status_words(session, about.phase, say),
    )


def session_link(session: Session, course: Course, origin: Origin, say: Wording) -> LinkView:
    """A session beside another one: its title and its first day."""
    text = say("session_link", title=session_title(session, course, say), day=session.first_day.text)
    return LinkView(text, routes.session(origin.city.id, origin.plan, session.id))
