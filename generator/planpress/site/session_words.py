"""How a session is said: its title, its days with their weekdays, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from planpress.model.courses import Course
from planpress.model.dates import RocDate, TimeRange
from planpress.model.sessions import Session, SessionState
from planpress.model.values import Unstated
from planpress.model.vocabularies import Venue
from planpress.rules.session_days import Phase
from planpress.site.cells import printed
from planpress.site.runs import text_of, words
from planpress.site.views import Run, RunKind, Runs
from planpress.site.wording import Wording

_STALE = (SessionState.PLANNED, SessionState.OPEN, SessionState.FULL, SessionState.CLOSED)


def session_title(session: Session, course: Course, say: Wording) -> str:
    """「生成式工具入門第1梯次」."""
    batch = printed(session.batch)
    return say("session_batch_title", course=course.title, batch=batch) if batch else course.title


# -- days -----------------------------------------------------------------------


def weekday(day: date, say: Wording) -> str:
    """「星期三」."""
    names = (
        say("weekday_monday"),
        say("weekday_tuesday"),
        say("weekday_wednesday"),
        say("weekday_thursday"),
        say("weekday_friday"),
        say("weekday_saturday"),
        say("weekday_sunday"),
    )
    return names[day.weekday()]


def day_runs(day: RocDate, say: Wording) -> Runs:
    """A day with its machine form and its weekday."""
    return (
        Run(day.text, RunKind.DATE, iso=day.iso),
        Run(say("session_weekday", weekday=weekday(day.date, say))),
    )


def when_runs(session: Session, say: Wording, *, counted: bool = True) -> Runs:
    """The days of a session: from one to another, or each of those that lie apart."""
    days = sorted(session.starts, key=lambda day: day.date)
    if len(days) == 1 and isinstance(session.end, RocDate) and session.end.date != days[0].date:
        count = (session.end.date - days[0].date).days + 1
        return (
            *day_runs(days[0], say),
            Run(say("session_date_to")),
            *day_runs(session.end, say),
            *([Run(say("session_days_count", days=count))] if counted else []),
        )
    return tuple(_one_by_one(days, say))


def _one_by_one(days: Sequence[RocDate], say: Wording) -> Iterator[Run]:
    for number, day in enumerate(days):
        if number:
            yield Run(say.listed(["", ""]))
        yield from day_runs(day, say)


def when_words(session: Session, say: Wording) -> str:
    """The same in plain words."""
    return text_of(when_runs(session, say))


def time_runs(time: TimeRange | Unstated, say: Wording) -> Runs:
    """Hours of a day, both ends with their machine form."""
    if isinstance(time, Unstated):
        return unstated(say)
    first, last = (f"{minutes // 60:02}:{minutes % 60:02}" for minutes in (time.start, time.end))
    return (
        Run(first, RunKind.DATE, iso=first),
        Run(say("session_date_to")),
        Run(last, RunKind.DATE, iso=last),
    )


def unstated(say: Wording) -> Runs:
    """「未載明」, set quietly."""
    return (Run(say("session_unstated"), RunKind.QUIET),)


def stated_runs(text: str, say: Wording) -> Runs:
    """``text``, or that the record does not say."""
    return tuple(words(text)) if text else unstated(say)


# -- where it stands --------------------------------------------------------------


def phase_words(phase: Phase | None, say: Wording) -> str:
    """「尚未開課」; "" for a session that was cancelled or put off."""
    match phase:
        case Phase.TO_COME:
            return say("session_phase_to_come")
        case Phase.UNDER_WAY:
            return say("session_phase_under_way")
        case Phase.HELD:
            return say("session_phase_held")
        case _:
            return ""


def status_words(session: Session, phase: Phase | None, say: Wording) -> tuple[str, ...]:
    """Held or to come, and its state; once it was held it does not matter that it was open or full."""
    told = phase_words(phase, say)
    state = session.state
    if isinstance(state, Unstated) or (phase is Phase.HELD and state in (*_STALE, SessionState.HELD)):
        return (told,) if told else ()
    return tuple(filter(None, (told, say.term(state.value))))


def venue_words(session: Session, venue: Venue | None) -> str:
    """The venue's name from its record, else as the row writes it."""
    return venue.title if venue else printed(session.venue)
