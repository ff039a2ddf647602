"""The calendar: all years and months, and each month with its sessions on their days."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from planpress.model.site import Site
from planpress.site import routes
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import LinkView
from planpress.site.runs import words
from planpress.site.session_calendars import SessionInCalendar
from planpress.site.session_views import (
    CalendarPage,
    DayEntry,
    DayView,
    MonthCell,
    MonthPage,
    PlannedCourses,
    WeekView,
    YearView,
)
from planpress.site.session_words import weekday
from planpress.site.wording import Wording

SHOWN = 5
"""Sessions that a day shows one by one; of more, one line leads to the list of the month."""

FIRST_WEEKDAY = 6  # weeks begin on Sunday, as in the calendars that the government publishes
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class MonthAbout:
    """A month with what is in it.

    ``offs`` names days off and working Saturdays: why, and whether offices work; None where the year has no
    table. ``beside`` are the months before and after it that have a page.
    """

    id: str
    sessions: tuple[SessionInCalendar, ...]
    planned: tuple[PlannedCourses, ...]
    offs: Mapping[date, tuple[str, bool]] | None
    beside: tuple[str, str] = ("", "")

    @property
    def year(self) -> int:
        """Of our era."""
        return int(self.id[:4])

    @property
    def month(self) -> int:
        """1 to 12."""
        return int(self.id[5:])

    @property
    def has_many_cities(self) -> bool:
        """True where its sessions are of several cities, whose names are then told."""
        return len({one.city for one in self.sessions}) > 1


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How much there is in a month."""

    id: str
    sessions: int
    planned: int
    current: bool = False


def month_name(month: str, say: Wording) -> str:
    """「113年5月」 for "2024-05"."""
    return say("calendar_month", year=int(month[:4]) - 1911, month=int(month[5:]))


# -- a month ------------------------------------------------------------------------


def month_page(site: Site, say: Wording, about: MonthAbout, *, current: bool = False) -> MonthPage:
    """Weeks from Sunday with the sessions of each day, then courses planned for the month without a day."""
    name = month_name(about.id, say)
    title = say("calendar_of_month", month=name)
    above = (LinkView(say("calendar"), routes.CALENDAR),)
    place = PagePlace("month", routes.month(about.id), title, say("calendar_month_about", month=name), above)
    days = Days(about, say)
    weeks = calendar.Calendar(FIRST_WEEKDAY).monthdatescalendar(about.year, about.month)
    before, after = (_month_link(month, say) for month in about.beside)
    return MonthPage(
        frame=frame(site, say, place),
        heading=title,
        lead=tuple(words(_count_words(about, say))),
        current=current,
        weekdays=tuple(weekday(day, say) for day in weeks[0]),
        weeks=tuple(WeekView(tuple(days.view(day) for day in week)) for week in weeks),
        planned=about.planned,
        ways=tuple(_ways(about, say)),
        notes=() if about.offs is not None else (say("calendar_no_table", year=about.year - 1911),),
        previous=before,
        following=after,
    )


def _month_link(month: str, say: Wording) -> LinkView | None:
    return LinkView(month_name(month, say), routes.month(month)) if month else None


def _ways(about: MonthAbout, say: Wording) -> Iterator[LinkView]:
    if about.sessions:
        yield LinkView(say("calendar_list"), routes.month_list(about.id), note=say("calendar_list_note"))
    yield LinkView(say("calendar_all"), routes.CALENDAR, note=say("calendar_all_note"))


def _count_words(about: MonthAbout, say: Wording) -> str:
    planned = sum(len(one.courses) for one in about.planned)
    return count_words(MonthCount(about.id, len(about.sessions), planned), say, say("calendar_stop"))


def count_words(count: MonthCount, say: Wording, end: str = "") -> str:
    """「12場班期，另有3門課程只排定月份」."""
    if not count.planned:
        return say("calendar_sessions", sessions=count.sessions) + end
    if not count.sessions:
        return say("calendar_planned", courses=count.planned) + end
    return say("calendar_both", sessions=count.sessions, courses=count.planned) + end


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a month, made one at a time; each shows ``most`` sessions."""

    about: MonthAbout
    say: Wording
    most: int = SHOWN
    held: Mapping[date, Sequence[SessionInCalendar]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "held", by_day(self.about.sessions))

    def view(self, day: date) -> DayView | None:
        """A day of the month; None for one of another month."""
        if day.month != self.about.month:
            return None
        own = self.held.get(day, ())
        shown = own if len(own) <= self.most else own[: self.most - 1]
        why, works = (self.about.offs or {}).get(day, ("", day.weekday() < _SATURDAY))
        return DayView(
            day.day,
            day.isoformat(),
            self.say("calendar_day", month=day.month, day=day.day, weekday=weekday(day, self.say)),
            tuple(day_entry(one, day, self.say, self.about.has_many_cities) for one in shown),
            why,
            not works,
            self._more(day, len(own) - len(shown)),
        )

    def _more(self, day: date, count: int) -> LinkView | None:
        if not count:
            return None
        href = f"{routes.month_list(self.about.id)}#{day_anchor(day)}"
        return LinkView(self.say("calendar_more", sessions=count), href)


def by_day(sessions: Sequence[SessionInCalendar]) -> dict[date, list[SessionInCalendar]]:
    """Sessions on each of their days, those without hours first, then by hour and title."""
    found: dict[date, list[SessionInCalendar]] = {}
    for one in sorted(sessions, key=lambda one: (one.start or 0, one.title, one.key)):
        for day in one.days:
            found.setdefault(day, []).append(one)
    return found


def day_anchor(day: date) -> str:
    """Where the list of a month begins with a day."""
    return f"d-{day.isoformat()}"


def day_entry(one: SessionInCalendar, day: date, say: Wording, with_city: bool) -> DayEntry:
    """A session on one of its days; of several it tells which."""
    notes = [one.state] if one.gone else []
    if len(one.days) > 1:
        notes.append(say("calendar_nth", number=one.days.index(day) + 1))
    first = f"{one.start // 60:02}:{one.start % 60:02}" if one.start is not None else ""
    return DayEntry(one.title, one.href, first, tuple(notes), one.city if with_city else "", one.gone)


# -- all months ---------------------------------------------------------------------


def calendar_page(
    site: Site, say: Wording, counts: Sequence[MonthCount], files: tuple[LinkView, ...]
) -> CalendarPage:
    """Every year that has something in it with its twelve months, the latest year first."""
    title = say("calendar")
    place = PagePlace("calendar", routes.CALENDAR, title, say("calendar_about"))
    years = sorted({count.id[:4] for count in counts}, reverse=True)
    known = {count.id: count for count in counts}
    return CalendarPage(
        frame(site, say, place),
        title,
        tuple(words(say("calendar_lead"))),
        tuple(_year(int(year), known, say) for year in years),
        files,
    )


def _year(year: int, known: Mapping[str, MonthCount], say: Wording) -> YearView:
    cells = (_cell(f"{year}-{month:02}", known, say) for month in range(1, 13))
    return YearView(say("calendar_year", roc=year - 1911, year=year), f"y-{year}", tuple(cells))


def _cell(month: str, known: Mapping[str, MonthCount], say: Wording) -> MonthCell:
    text = say("calendar_month_short", month=int(month[5:]))
    count = known.get(month)
    if count is None:
        return MonthCell(text, month)
    return MonthCell(text, month, routes.month(month), count_words(count, say), count.current)
