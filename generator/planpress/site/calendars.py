"""What a calendar file holds: entries on days, at hours of a day, or tasks that wait for an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An entry of a calendar.

    ``first`` and ``last`` are its days, both included; both None make it a task without a day. ``start``
    and ``end`` are minutes from midnight in Taipei, None for whole days. ``stamp`` is the day its content is
    from. ``uid`` stays the same for as long as it is the same entry, also when its day changes. ``url`` is a
    whole address or "". A ``cancelled`` entry stays in the file, so that calendars take it out; a
    ``tentative`` one may still change. One that ``occupies`` makes a person busy: a session does, a duty
    does not. ``sequence`` counts the changes since it was first published, None where nobody counts them.
    """

    uid: str
    summary: str
    stamp: date
    first: date | None = None
    last: date | None = None
    start: int | None = None
    end: int | None = None
    description: str = ""
    url: str = ""
    location: str = ""
    categories: tuple[str, ...] = ()
    cancelled: bool = False
    occupies: bool = False
    tentative: bool = False
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class CalendarView:
    """A calendar file: its name, a sentence about it, the program's version-free mark, and its entries."""

    name: str
    description: str
    entries: tuple[CalendarEntry, ...]
    maker: str = "-//planpress//planpress//ZH"
