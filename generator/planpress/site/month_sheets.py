"""A month of the calendar on paper: every session on its day, nothing left to a further page."""

from __future__ import annotations

import calendar

from planpress.model.site import Site
from planpress.site.calendar_pages import FIRST_WEEKDAY, Days, MonthAbout, month_name
from planpress.site.session_views import WeekView
from planpress.site.session_words import weekday
from planpress.site.sheet_views import MonthSheet
from planpress.site.wording import Wording


def month_sheet(site: Site, say: Wording, about: MonthAbout) -> MonthSheet:
    """Weeks from Sunday with all sessions of each day, then the courses planned without a day."""
    weeks = calendar.Calendar(FIRST_WEEKDAY).monthdatescalendar(about.year, about.month)
    days = Days(about, say, most=len(about.sessions))
    return MonthSheet(
        title=say("calendar_of_month", month=month_name(about.id, say)),
        agency=site.owner or site.title,
        weekdays=tuple(weekday(day, say) for day in weeks[0]),
        weeks=tuple(WeekView(tuple(days.view(day) for day in week)) for week in weeks),
        planned=about.planned,
        notes=() if about.offs is not None else (say("calendar_no_table", year=about.year - 1911),),
    )
