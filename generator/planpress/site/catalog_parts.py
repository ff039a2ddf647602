"""A plan's part of the catalog: an entry for each course, and for each series that lists none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from planpress.model.courses import Course, Courses, Series
from planpress.model.dates import FIRST_YEAR, MonthRange
from planpress.model.sessions import Session
from planpress.rules.session_days import takes_place
from planpress.site import routes
from planpress.site.cells import printed
from planpress.site.facets import Facet, Value, Vocabularies, values_of, year_of
from planpress.site.origins import Origin
from planpress.site.pages import CourseRow
from planpress.site.session_words import session_title, when_words
from planpress.site.strokes import Strokes
from planpress.site.wording import Wording

COLUMNS = (
    "when",
    "audience",
    "length",
    "venue",
    "seats",
    "level",
    "hours",
    "organiser",
    "partner",
    "methods",
    "branches",
    "track",
    "series",
    "topics",
)
"""What a row says beside its title, each as printed, "" where it is not stated."""
_FACTS = ("audience", "length", "venue", "seats", "level")


@dataclass(frozen=True, slots=True)
class Held:
    """A dated session: its id, title and days as printed, its state, and its entry in a calendar file."""

    id: str
    title: str
    when: str
    state: str
    calendar: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the catalog.

    ``series`` is the id of a course's series, "" where it has none.
    ``strokes`` is the number of strokes of its first character, ``order`` sorts it by strokes.
    ``values`` has the keys of the values of each Facet, in the order of Facet; ``first`` is the first day of
    its sessions or else of its planned months (days since year 1; 0 where nothing tells); ``row`` holds
    COLUMNS.
    """

    id: str
    title: str
    is_series: bool
    series: str
    strokes: int
    order: str
    values: tuple[tuple[str, ...], ...]
    first: int
    row: tuple[str, ...]
    sessions: tuple[Held, ...] = ()

    def column(self, name: str) -> str:
        """What the row says of ``name``, one of COLUMNS."""
        return self.row[COLUMNS.index(name)]

    def has(self, facet: Facet, key: str) -> bool:
        """True where the entry has this value."""
        return key in self.values[FACETS.index(facet)]


FACETS = tuple(Facet)


@dataclass(frozen=True, slots=True)
class Part:
    """A plan's entries in their order; ``labels`` has rank and words of each value by facet and key."""

    city: str
    city_name: str
    plan: str
    title: str
    year: int
    labels: Mapping[str, Mapping[str, tuple[int, str]]]
    entries: tuple[Entry, ...]

    def address(self, entry: Entry) -> str:
        """Where the page of ``entry`` stands."""
        make = routes.series if entry.is_series else routes.course
        return make(self.city, self.plan, entry.id)

    def value(self, facet: Facet, key: str) -> Value:
        """The value with this key."""
        rank, label = self.labels[facet][key]
        return Value(rank, key, label)


@dataclass(frozen=True, slots=True)
class PlanCourses:
    """What a part is made from; ``calendars`` has the entry of each session in a calendar file, by its id."""

    courses: Courses
    sessions: Mapping[str, Sequence[Session]]
    origin: Origin
    calendars: Mapping[str, str]
    strokes: Strokes


def make_part(plan: PlanCourses, known: Vocabularies, say: Wording) -> Part:
    """The part of a plan."""
    labels: dict[str, dict[str, tuple[int, str]]] = {facet: {} for facet in FACETS}
    entries = []
    for course in _listed(plan.courses):
        sessions = plan.sessions.get(course.id, ()) if isinstance(course, Course) else ()
        values = values_of(course, sessions, plan.origin, known, say)
        for facet, found in values.items():
            for value in found:
                labels[facet].setdefault(value.key, (value.rank, value.label))
        keys = tuple(tuple(value.key for value in values.get(facet, ())) for facet in FACETS)
        entries.append(_entry(course, sessions, keys, plan, say))
    origin = plan.origin
    return Part(
        origin.city.id,
        origin.city.name,
        origin.plan,
        origin.title,
        year_of(origin),
        labels,
        tuple(entries),
    )


def _listed(courses: Courses) -> Iterator[Course | Series]:
    """By track and series, as the plan has them; a series without courses stands for itself."""
    tracks = {track.id: place for place, track in enumerate(courses.tracks)}
    series = {one.id: place for place, one in enumerate(courses.series)}
    full = {course.series for course in courses.courses}

    def place(one: Course | Series) -> tuple[int, int]:
        own = one.id if isinstance(one, Series) else one.series
        return (tracks.get(one.track, len(tracks)), series.get(own, len(series)))

    found: list[Course | Series] = [one for one in courses.series if one.id not in full]
    found.extend(courses.courses)
    yield from sorted(found, key=place)


def _entry(
    course: Course | Series,
    sessions: Sequence[Session],
    keys: tuple[tuple[str, ...], ...],
    plan: PlanCourses,
    say: Wording,
) -> Entry:
    title = plan.origin.titles[course.id] if isinstance(course, Series) else course.title
    held = tuple(_held(one, course, plan, say) for one in sessions if isinstance(course, Course))
    return Entry(
        id=course.id,
        title=title,
        is_series=isinstance(course, Series),
        series=course.series if isinstance(course, Course) else "",
        strokes=plan.strokes.head(title),
        order=plan.strokes.key(title),
        values=keys,
        first=_first(course, sessions, year_of(plan.origin)),
        row=_row(course, plan.origin, say),
        sessions=held,
    )


def _held(session: Session, course: Course, plan: PlanCourses, say: Wording) -> Held:
    title, when = session_title(session, course, say), when_words(session, say)
    return Held(session.id, title, when, printed(session.state), plan.calendars.get(session.id, ""))


def _first(course: Course | Series, sessions: Sequence[Session], year: int) -> int:
    days = [one.first_day.date for one in sessions if takes_place(one)]
    if days:
        return min(days).toordinal()
    months = getattr(course, "months", None)
    if isinstance(months, MonthRange):
        return date(year + FIRST_YEAR - 1, months.months[0], 1).toordinal()
    return 0


def _row(course: Course | Series, origin: Origin, say: Wording) -> tuple[str, ...]:
    """The columns; of a series, those that it has."""
    track = origin.titles.get(course.track, "")
    if isinstance(course, Series):
        known = {
            "audience": say.listed(course.audience),
            "level": printed(course.level),
            "organiser": printed(course.organiser),
            "methods": say.listed(course.methods),
            "topics": say.listed(course.topics),
        }
        return tuple(known.get(name, track if name == "track" else "") for name in COLUMNS)
    series = origin.titles.get(course.series, "") or course.group
    return (
        printed(course.months),
        _text(course.printed("audience_text")),
        printed(course.length),
        _text(printed(course.venue)),
        printed(course.seats),
        printed(course.level),
        printed(course.hours),
        printed(course.organiser),
        printed(course.partner),
        say.listed(course.methods),
        say.listed(course.counts_for),
        track,
        series,
        say.listed(course.topics),
    )


def _text(words: str) -> str:
    return "" if words == "-" else words


def course_row(part: Part, entry: Entry, say: Wording) -> CourseRow:
    """An entry as a row of a list."""
    known = {name: entry.column(name) for name in _FACTS}
    known["length"] = known["length"] or entry.column("hours")
    if known["seats"].isdigit():
        known["seats"] = say("course_seats_of", seats=known["seats"])
    own = (entry.column("topics"), say("catalog_is_series")) if entry.is_series else ()
    facts = (*known.values(), *own)
    when = entry.column("when") or say.listed(one.when for one in entry.sessions[:1])
    return CourseRow(
        entry.title,
        part.address(entry),
        tuple(filter(None, facts)),
        when,
        entry.column("series"),
        part.city_name,
    )


def events_of(calendar: str) -> str:
    """The events of a calendar file, without what stands around them: a script puts them into its own."""
    begin = calendar.find("\r\nBEGIN:VEVENT\r\n") + 2  # a line of its own: a name may hold these words too
    return calendar[begin : calendar.rindex("END:VCALENDAR")] if begin > 1 else ""


# -- kept as text ------------------------------------------------------------


def pack_part(part: Part) -> str:
    """``part`` as text, so that the engine can keep it."""
    return _packed(astuple(part))


@lru_cache(maxsize=256)
def read_part(text: str) -> Part:
    """What ``pack_part`` packed."""
    city, city_name, plan, title, year, labels, entries = json.loads(text)
    words = {
        facet: {key: (rank, label) for key, (rank, label) in one.items()} for facet, one in labels.items()
    }
    return Part(city, city_name, plan, title, year, words, tuple(map(_read_entry, entries)))


def pack_entries(entries: Sequence[Entry]) -> str:
    """A few entries as text: what changes in others is cut off from who reads it."""
    return _packed([astuple(entry) for entry in entries])


@lru_cache(maxsize=8192)
def read_entries(text: str) -> tuple[Entry, ...]:
    """What ``pack_entries`` packed."""
    return tuple(map(_read_entry, json.loads(text)))


def _packed(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _read_entry(packed: Sequence[Any]) -> Entry:
    record, title, is_series, series, strokes, order, values, first, row, sessions = packed
    keys, held = tuple(map(tuple, values)), tuple(Held(*one) for one in sessions)
    return Entry(record, title, is_series, series, strokes, order, keys, first, tuple(row), held)
