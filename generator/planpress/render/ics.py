"""Writes calendars as iCalendar text (RFC 5545): escaped, folded at 75 octets, with CRLF."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from planpress.site.calendars import CalendarEntry, CalendarView

ZONE = "Asia/Taipei"
OCTETS = 75
_MIDNIGHT = 24 * 60
# Taiwan has had no summer time since 1979: one rule holds for every plan there is.
_TIMEZONE = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19791001T000000",
    "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
_ESCAPED = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n"))


def render_calendar(view: CalendarView) -> bytes:
    """The .ics file: RFC 5545, the name also as RFC 7986 NAME."""
    timed = any(entry.start is not None for entry in view.entries)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{view.maker}",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped(view.name)}",
        f"X-WR-CALNAME:{escaped(view.name)}",
        f"X-WR-TIMEZONE:{ZONE}",
        *([f"DESCRIPTION:{escaped(view.description)}"] if view.description else []),
        *(_TIMEZONE if timed else ()),
        *(line for entry in view.entries for line in _entry_lines(entry)),
        "END:VCALENDAR",
    ]
    return "".join(f"{fold(line)}\r\n" for line in lines).encode()


def escaped(text: str) -> str:
    """``text`` as a TEXT value: backslash, semicolon, comma and line ends escaped (RFC 5545, 3.3.11)."""
    for plain, written in _ESCAPED:
        text = text.replace(plain, written)
    return "".join(character for character in text if character >= " " or character == "\t")


def fold(line: str) -> str:
    """``line`` in pieces of at most 75 octets, none of which cuts a character (RFC 5545, 3.1)."""
    if len(line.encode()) <= OCTETS:
        return line
    pieces: list[str] = []
    piece, used = "", 0
    for character in line:
        octets = len(character.encode())
        if used + octets > OCTETS:
            pieces.append(piece)
            piece, used = " ", 1
        piece += character
        used += octets
    return "\r\n".join([*pieces, piece])


def _entry_lines(entry: CalendarEntry) -> Iterator[str]:
    kind = "VTODO" if entry.first is None else "VEVENT"
    yield f"BEGIN:{kind}"
    yield f"UID:{escaped(entry.uid)}"
    yield f"DTSTAMP:{entry.stamp:%Y%m%d}T000000Z"
    if entry.sequence is not None:
        yield f"SEQUENCE:{entry.sequence}"
        yield f"LAST-MODIFIED:{entry.stamp:%Y%m%d}T000000Z"
    yield from _time_lines(entry)
    yield f"SUMMARY:{escaped(entry.summary)}"
    for name, text in (("DESCRIPTION", entry.description), ("LOCATION", entry.location)):
        if text:
            yield f"{name}:{escaped(text)}"
    if entry.categories:
        yield "CATEGORIES:" + ",".join(map(escaped, entry.categories))
    if entry.url:
        yield f"URL:{entry.url}"
    if kind == "VEVENT":
        yield "TRANSP:" + ("OPAQUE" if entry.occupies else "TRANSPARENT")
    if entry.cancelled or entry.tentative:
        yield "STATUS:" + ("CANCELLED" if entry.cancelled else "TENTATIVE")
    yield f"END:{kind}"


def _time_lines(entry: CalendarEntry) -> Iterator[str]:
    """The end of whole days is the day after the last (RFC 5545, 3.6.1)."""
    if entry.first is None:
        return
    last = entry.last or entry.first
    if entry.start is None or entry.end is None:
        yield f"DTSTART;VALUE=DATE:{entry.first:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
        return
    yield f"DTSTART;TZID={ZONE}:{_moment(entry.first, entry.start)}"
    yield f"DTEND;TZID={ZONE}:{_moment(last, entry.end)}"


def _moment(day: date, minutes: int) -> str:
    """Local time; 24:00 is the next day's 00:00."""
    day += timedelta(days=minutes // _MIDNIGHT)
    hour, minute = divmod(minutes % _MIDNIGHT, 60)
    return f"{day:%Y%m%d}T{hour:02}{minute:02}00"
