"""What the pages of dated sessions and of months show, complete and frozen."""

from __future__ import annotations

from dataclasses import dataclass

from planpress.site.pages import Fact, Frame, LinkView, SessionRow, TakePart
from planpress.site.views import Runs, TableView


@dataclass(frozen=True, slots=True)
class SessionPage:
    """A dated session of a course. ``materials`` have the kind and size of their file as note."""

    frame: Frame
    heading: str
    status: tuple[str, ...]
    facts: tuple[Fact, ...]
    take_part: TakePart
    materials: tuple[LinkView, ...]
    downloads: tuple[LinkView, ...]
    related: tuple[LinkView, ...]
    previous: LinkView | None = None
    following: LinkView | None = None


@dataclass(frozen=True, slots=True)
class CourseSessions:
    """What a course's page tells of its sessions: how to take part, the sessions, and ways to calendars."""

    take_part: TakePart
    rows: tuple[SessionRow, ...] = ()
    ways: tuple[LinkView, ...] = ()


# -- months ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DayEntry:
    """A session on a day: its hours, title, city, what stands about it (取消, 第2天)."""

    title: str
    href: str
    time: str = ""
    notes: tuple[str, ...] = ()
    city: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of a month: ``long`` is 5月6日　星期三, ``reason`` why offices are closed (or work).

    ``more`` leads to the sessions that the day does not show.
    """

    number: int
    iso: str
    long: str
    entries: tuple[DayEntry, ...] = ()
    reason: str = ""
    free: bool = False
    more: LinkView | None = None


@dataclass(frozen=True, slots=True)
class WeekView:
    """Seven days from Sunday; None for a day of another month."""

    days: tuple[DayView | None, ...]


@dataclass(frozen=True, slots=True)
class PlannedCourses:
    """Courses that a plan means to hold in the month, without a day."""

    heading: str
    href: str
    courses: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class MonthPage:
    """A month: its weeks, the courses planned for it, and the months beside it."""

    frame: Frame
    heading: str
    lead: Runs
    current: bool
    weekdays: tuple[str, ...]
    weeks: tuple[WeekView, ...]
    planned: tuple[PlannedCourses, ...]
    ways: tuple[LinkView, ...]
    notes: tuple[str, ...] = ()
    previous: LinkView | None = None
    following: LinkView | None = None


@dataclass(frozen=True, slots=True)
class MonthListPage:
    """A month's sessions as a table to print."""

    frame: Frame
    heading: str
    lead: Runs
    table: TableView
    ways: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class MonthCell:
    """A month of a year: leads to its page where there is something in it."""

    text: str
    iso: str
    href: str = ""
    note: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class YearView:
    """The twelve months of a year."""

    heading: str
    anchor: str
    months: tuple[MonthCell, ...]


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """All years and months with what is in them, and the calendar files."""

    frame: Frame
    heading: str
    lead: Runs
    years: tuple[YearView, ...]
    downloads: tuple[LinkView, ...]
