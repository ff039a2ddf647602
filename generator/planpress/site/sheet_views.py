"""What sheets show on paper beside documents: one course, the courses of a plan as a booklet, a month."""

from __future__ import annotations

from dataclasses import dataclass

from planpress.site.pages import Fact, LinkView, TakePart
from planpress.site.session_views import PlannedCourses, WeekView
from planpress.site.views import ContentsEntry, MastheadView, Runs

LANGUAGE_ON_PAPER = "zh-Hant-TW"


@dataclass(frozen=True, slots=True)
class SheetSession:
    """A session of a course on paper: its title, days, facts (the hours that count among them), state."""

    title: str
    when: Runs
    facts: tuple[str, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class CourseOnPaper:
    """A course, or a series that lists none, as paper shows it."""

    anchor: str
    title: str
    purpose: Runs = ()
    facts: tuple[Fact, ...] = ()
    topics: tuple[str, ...] = ()
    sessions: tuple[SheetSession, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseSheet:
    """One course for itself. ``mark`` is the word across the page (草案), "" for none.

    ``address`` tells where its page is; ``code`` is what the square code says, "" for no code.
    """

    title: str
    government: str
    agency: str
    plan: str
    course: CourseOnPaper
    take_part: TakePart
    address: str
    code: str = ""
    mark: str = ""
    language: str = LANGUAGE_ON_PAPER


@dataclass(frozen=True, slots=True)
class BookletPart:
    """A track (level 1) or a series (level 2) with the courses below its heading."""

    title: str
    anchor: str
    level: int
    courses: tuple[CourseOnPaper, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """A line of an index (a month, an audience, a series) and the courses with their places below it."""

    label: str
    entries: tuple[LinkView, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """An index of a booklet."""

    title: str
    anchor: str
    groups: tuple[IndexGroup, ...]


@dataclass(frozen=True, slots=True)
class Booklet:
    """All courses of a plan, one after another; ``mark`` is the word across each page, "" for none."""

    title: str
    masthead: MastheadView
    contents: tuple[ContentsEntry, ...]
    parts: tuple[BookletPart, ...]
    take_part: TakePart
    indexes: tuple[IndexView, ...]
    mark: str = ""
    language: str = LANGUAGE_ON_PAPER


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """A month on one page where it fits: every session on its day, then courses planned without a day."""

    title: str
    agency: str
    weekdays: tuple[str, ...]
    weeks: tuple[WeekView, ...]
    planned: tuple[PlannedCourses, ...]
    notes: tuple[str, ...]
    language: str = LANGUAGE_ON_PAPER
