"""A month's sessions as a list to print: day by day, with hours, course, place, audience and seats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planpress.model.dates import RocDate
from planpress.model.site import Site
from planpress.site import routes
from planpress.site.calendar_pages import MonthAbout, by_day, day_anchor, month_name
from planpress.site.cells import cell, run_cell
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import LinkView
from planpress.site.runs import words
from planpress.site.session_calendars import SessionInCalendar
from planpress.site.session_views import MonthListPage
from planpress.site.session_words import day_runs
from planpress.site.views import (
    CellView,
    ColumnView,
    ParagraphView,
    RowView,
    Run,
    RunKind,
    TableView,
)
from planpress.site.wording import Wording

_WIDTHS = (17, 12, 28, 18, 16, 9)


def month_list_page(site: Site, say: Wording, about: MonthAbout) -> MonthListPage:
    """The list of the month at ``about``."""
    name = month_name(about.id, say)
    title = say("calendar_list_of", month=name)
    above = (
        LinkView(say("calendar"), routes.CALENDAR),
        LinkView(say("calendar_of_month", month=name), routes.month(about.id)),
    )
    place = PagePlace(
        "month_list", routes.month_list(about.id), title, say("calendar_list_about", month=name), above
    )
    return MonthListPage(
        frame(site, say, place),
        title,
        tuple(words(say("calendar_list_lead", sessions=len(about.sessions)))),
        _table(about, say),
        (LinkView(say("calendar_of_month", month=name), routes.month(about.id)),),
    )


def _table(about: MonthAbout, say: Wording) -> TableView:
    heads = (
        say("session_date"),
        say("session_time"),
        say("session_course"),
        say("session_venue"),
        say("session_audience"),
        say("session_seats"),
    )
    columns = tuple(ColumnView(head, width=width) for head, width in zip(heads, _WIDTHS, strict=True))
    held = by_day(about.sessions)
    lines = _Lines(heads, say, about.has_many_cities)
    days = sorted(day for day in held if f"{day:%Y-%m}" == about.id)
    rows = tuple(row for day in days for row in lines.of_day(day, held[day]))
    caption = tuple(words(month_name(about.id, say)))
    return TableView("sessions", caption, columns, rows, anchor="sessions")


@dataclass(frozen=True, slots=True)
class _Lines:
    """The rows of the table below its ``heads``; with the names of cities where there are several."""

    heads: tuple[str, ...]
    say: Wording
    with_city: bool

    def of_day(self, day: date, sessions: Sequence[SessionInCalendar]) -> Iterator[RowView]:
        """A row for each session of a day, with the day merged over them."""
        for number, one in enumerate(sessions):
            cells = tuple(self._cells(one, day))
            if number:
                yield RowView(cells, (1, 2, 3, 4, 5))
                continue
            told = day_runs(RocDate.of(day), self.say)
            head = run_cell(told, self.heads[0], rows=len(sessions), head=True)
            yield RowView((head, *cells), (0, 1, 2, 3, 4, 5), day_anchor(day))

    def _cells(self, one: SessionInCalendar, day: date) -> Iterator[CellView]:
        yield cell(one.time, self.heads[1])
        yield CellView((ParagraphView(tuple(self._title(one, day))),), label=self.heads[2])
        yield cell(one.place, self.heads[3])
        yield cell(one.audience, self.heads[4])
        yield cell(one.seats, self.heads[5])

    def _title(self, one: SessionInCalendar, day: date) -> Iterator[Run]:
        yield Run(one.title, RunKind.LINK, href=one.href)
        notes = [one.city] if self.with_city else []
        notes.extend([one.state] if one.gone else [])
        if len(one.days) > 1:
            number = one.days.index(day) + 1
            notes.append(self.say("calendar_nth_day", number=number, days=len(one.days)))
        if notes:
            yield Run(self.say("calendar_notes", notes=self.say.listed(notes)), RunKind.QUIET)
