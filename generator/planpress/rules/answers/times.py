"""Last days shared by several kinds of rules: fixed days, lateness, and what stays open about a day."""

from __future__ import annotations

from datetime import date

from planpress.model.dates import RocDate, YearDay
from planpress.rules.answers.answer import Open, roc_day, said_open
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.days import next_working_day
from planpress.rules.answers.question import Question
from planpress.rules.answers.sentences import say


def asked_day(asked: AskedRule, question: Question) -> date | None:
    """The day a rule is asked for: ``as_on``, else ``today``, else the plan's first day."""
    return question.day("as_on") or question.day("today") or asked.day


def asked_year(asked: AskedRule, question: Question, world: World) -> int | None:
    """The western year a rule is asked for; None where nothing tells it."""
    year = question.number("year")
    if year is not None and year.denominator == 1:
        return int(year)
    day = asked_day(asked, question) or world.clock
    return day.year if day else None


def fixed_day(day: RocDate | YearDay, question: Question, asked: AskedRule, world: World) -> date | None:
    """A day as it stands; one of every year in the year asked for (None where nothing tells the year)."""
    if isinstance(day, RocDate):
        return day.date
    year = asked_year(asked, question, world)
    return None if year is None else day.in_year(year)


def too_late(question: Question, last: date) -> bool:
    """True where the question's today is past ``last``."""
    today = question.day("today")
    return today is not None and today > last


def month_point(question: Question, days: tuple[date, ...], field: str = "last_day") -> tuple[Open, ...]:
    """That months from the last day of a month have two readings, where they differ."""
    if len(days) < 2:
        return ()
    readings = tuple(roc_day(day) for day in days)
    safe = days[0] if field == "last_day" else days[-1]
    return (said_open(question.language, "month_end", readings, day=safe),)


def holiday_point(question: Question, last: date, world: World) -> tuple[Open, ...]:
    """That a last day on a day off may move to the next working day; nothing where no table tells."""
    works = world.calendar.is_working_day
    if works(last) is not False:
        return ()
    following = next_working_day(last, works)
    moved = roc_day(following) if following else say("open.holiday_shift.unknown", question.language)
    return (said_open(question.language, "holiday_shift", (roc_day(last), moved), day=last),)
