"""What courses can be chosen by (city, year, months, audience …), and the values that a course has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2b

from planpress.load.nearest import fold
from planpress.model.courses import Course, Series
from planpress.model.dates import MonthRange
from planpress.model.length_ranges import LengthRange, range_of
from planpress.model.methods import EVALUATION
from planpress.model.sessions import Session
from planpress.model.values import Unstated
from planpress.model.vocabularies import Term
from planpress.rules.session_days import takes_place
from planpress.site.cells import printed
from planpress.site.origins import Origin
from planpress.site.wording import Wording

_SAFE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 40
_WORDS = 1_000_000  # the rank of values that have only words: after those of a vocabulary


class Facet(StrEnum):
    """What courses are chosen by, in the order in which pages show it."""

    CITY = "city"
    YEAR = "year"
    MONTH = "month"
    AUDIENCE = "audience"
    TRACK = "track"
    SERIES = "series"
    METHOD = "method"
    EVALUATION = "evaluation"
    VENUE = "venue"
    ORGANISER = "organiser"
    PARTNER = "partner"
    BRANCH = "branch"
    LENGTH = "length"


@dataclass(frozen=True, slots=True, order=True)
class Value:
    """A value of a facet: ``rank`` sorts, ``key`` is an id or the evened-out words, ``label`` is printed."""

    rank: int
    key: str
    label: str


Values = Mapping[Facet, tuple[Value, ...]]


class Names:
    """The entries of a vocabulary by each of their names, evened out."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self.terms = terms
        self._by_name: dict[str, Value] = {}
        for rank, (key, term) in enumerate(terms.items()):
            for name in (key, term.title, *term.also):
                self._by_name.setdefault(fold(name), Value(rank, key, term.title))

    def value(self, words: str) -> Value:
        """The entry that ``words`` name, else the words themselves."""
        return self._by_name.get(fold(words)) or said(words)

    def kind(self, value: Value) -> str:
        """The kind of an entry; "" where there is none."""
        term = self.terms.get(value.key)
        return (term.kind or "") if term else ""


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """The vocabularies that courses are sorted into."""

    audiences: Names
    methods: Names
    venues: Names
    branches: Names


def said(words: str) -> Value:
    """A value that is its words."""
    return Value(_WORDS, fold(words), words.strip())


def is_words(value: Value) -> bool:
    """True for a value that no vocabulary knows."""
    return value.rank == _WORDS


def slug(key: str) -> str:
    """The part of an address that stands for a value: its id, else the Latin in its words and a digest."""
    if _SAFE.fullmatch(key) and len(key) <= LONGEST_ID:
        return key
    latin = "-".join(re.findall(r"[a-z0-9]+", key))[:24].strip("-")
    digest = blake2b(key.encode(), digest_size=5).hexdigest()
    return f"{latin}-{digest}" if latin else digest


def values_of(
    course: Course | Series, sessions: Sequence[Session], origin: Origin, known: Vocabularies, say: Wording
) -> Values:
    """The values of a course, or of a series that lists no courses, together with its sessions."""
    held = [one for one in sessions if takes_place(one)]
    methods = _methods(course, held, known)
    found = {
        Facet.CITY: (Value(0, origin.city.id, origin.city.name),),
        Facet.YEAR: (_year(origin, say),),
        Facet.MONTH: tuple(
            Value(month, str(month), say("catalog_month", n=month)) for month in _months(course, held)
        ),
        Facet.AUDIENCE: _each(_audiences(course), known.audiences),
        Facet.TRACK: _stated([origin.titles.get(course.track, course.track)]),
        Facet.SERIES: _stated([_series(course, origin)]),
        Facet.METHOD: tuple(one for one in methods if known.methods.kind(one) != EVALUATION),
        Facet.EVALUATION: tuple(one for one in methods if known.methods.kind(one) == EVALUATION),
        Facet.VENUE: _each([_field(course, "venue"), *(printed(one.venue) for one in held)], known.venues),
        Facet.ORGANISER: _stated([printed(course.organiser)]),
        Facet.PARTNER: _stated([_field(course, "partner")]),
        Facet.BRANCH: _each(_branches(course, held), known.branches),
        Facet.LENGTH: _lengths(course, held, say),
    }
    return {facet: tuple(dict.fromkeys(values)) for facet, values in found.items() if values}


def year_of(origin: Origin) -> int:
    """The year of the Republic that a plan is for: 113 of 113-performance-report."""
    return int(origin.plan.partition("-")[0])


def months_of(session: Session) -> tuple[int, ...]:
    """The months in which a session has a day."""
    if len(session.starts) > 1:
        return tuple(sorted({day.date.month for day in session.starts}))
    first, last = session.first_day.date, session.last_day.date
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(sorted({(first.month - 1 + step) % 12 + 1 for step in range(max(1, min(count, 12)))}))


def _year(origin: Origin, say: Wording) -> Value:
    year = year_of(origin)
    return Value(1000 - year, str(year), say("catalog_year", n=year))


def _months(course: Course | Series, held: Iterable[Session]) -> list[int]:
    months = getattr(course, "months", None)
    planned = months.months if isinstance(months, MonthRange) else ()
    return sorted({*planned, *(month for one in held for month in months_of(one))})


def _audiences(course: Course | Series) -> Sequence[str]:
    if course.audience:
        return course.audience
    return [_field(course, "audience_text")]


def _methods(course: Course | Series, held: Iterable[Session], known: Vocabularies) -> tuple[Value, ...]:
    return _each([*course.methods, *(printed(one.method) for one in held)], known.methods)


def _branches(course: Course | Series, held: Iterable[Session]) -> Sequence[str]:
    return [*getattr(course, "counts_for", ()), *(name for one in held for name in one.counts_for)]


def _series(course: Course | Series, origin: Origin) -> str:
    """A course's series, or the words of its merged cell; a series is its own."""
    if isinstance(course, Series):
        return origin.titles.get(course.id, course.id)
    return origin.titles.get(course.series, course.series) or course.group


def _lengths(course: Course | Series, held: Iterable[Session], say: Wording) -> tuple[Value, ...]:
    stated = (getattr(course, "length", None), getattr(course, "hours", None), *(one.hours for one in held))
    ranges = [one for one in map(range_of, stated) if one]
    return tuple(Value(one.rank, one.id, _range_words(one, say)) for one in ranges)


def _range_words(one: LengthRange, say: Wording) -> str:
    if not one.over:
        return say("catalog_length_most", most=one.most, unit=one.word)
    if not one.most:
        return say("catalog_length_over", over=one.over, unit=one.word)
    return say("catalog_length_between", over=one.over, most=one.most, unit=one.word)


def _field(course: Course | Series, name: str) -> str:
    value = getattr(course, name, Unstated.NOT_STATED)
    return printed(value)


def _each(words: Iterable[str], names: Names) -> tuple[Value, ...]:
    return tuple(names.value(one) for one in words if one.strip())


def _stated(words: Iterable[str]) -> tuple[Value, ...]:
    return tuple(said(one) for one in words if one.strip())


def in_order(values: Mapping[Value, int]) -> Iterator[Value]:
    """Values as lists show them: those of a vocabulary in its order, then words, the most frequent first."""
    yield from sorted(values, key=lambda one: (one.rank, -values[one] if is_words(one) else 0, one.key))
