"""The kinds of open data that all documents share: cities, laws, venues, audiences, exams, days off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planpress.model.services import Elsewhere, Services
from planpress.model.site import City
from planpress.model.values import Unstated
from planpress.model.vocabularies import Equivalence, Equivalent, Exam, Holiday, HolidayYear, Term
from planpress.site import routes
from planpress.site.data_fields import (
    DataField,
    DataKind,
    DataType,
    Home,
    Reference,
    Row,
    day_fields,
    field,
    of,
    record_fields,
    seats_fields,
)
from planpress.site.data_of_plans import ID, OF_CITY, PAGE

_TERM = (*ID, *record_fields("title", "also", "kind", texts=("also",)))
_NOTE = record_fields("note")
_SITE = ("id",)


@dataclass(frozen=True, slots=True)
class EquivalentRow:
    """What an exam needs for a CEFR level, by one table of equivalents."""

    table: str
    record: Equivalence
    cefr: str
    exam: str
    needs: Equivalent | Unstated


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A day off, or a Saturday or Sunday that is worked."""

    year: str
    record: Holiday
    works: bool
    source: str


def _needs(name: str, word: str = "") -> tuple[DataField, ...]:
    return field(name.rstrip("_"), lambda row: getattr(row.needs, name, None), word=word)


CITIES = DataKind(
    "cities",
    (
        *field("city", lambda row: row.id, word="city_id"),
        *record_fields("name", "government", "agency"),
        *field("english", of("english"), word="city_english"),
        *record_fields("aliases", texts=("aliases",)),
        *PAGE,
    ),
    ("city",),
    from_plans=False,
)
PORTALS = DataKind(
    "portals",
    (
        *field("city", lambda row: row.home.city),
        *ID,
        *record_fields("title", "kind"),
        *field("url", of("url"), DataType.ADDRESS),
    ),
    ("city", "id"),
    from_plans=False,
    references=(OF_CITY,),
)
LAWS = DataKind(
    "laws",
    (
        *_TERM,
        *day_fields("date", of("date")),
        *record_fields("number", "issued_by"),
        *day_fields("since", of("since")),
        *day_fields("until", of("until")),
        *record_fields("replaced_by"),
        *field("url", of("url"), DataType.ADDRESS),
        *_NOTE,
    ),
    _SITE,
    from_plans=False,
)
VENUES = DataKind(
    "venues",
    (*_TERM, *record_fields("city", "address"), *seats_fields(of("seats")), *record_fields("access"), *_NOTE),
    _SITE,
    from_plans=False,
)
AUDIENCES = DataKind("audiences", (*_TERM, *_NOTE), _SITE, from_plans=False)
METHODS = DataKind("methods", (*_TERM, *_NOTE), _SITE, from_plans=False)
HOUR_BRANCHES = DataKind("hour-branches", (*_TERM, *record_fields("under"), *_NOTE), _SITE, from_plans=False)
EXAMS = DataKind(
    "exams",
    (*_TERM, *field("language", of("language"), word="exam_language"), *record_fields("score"), *_NOTE),
    _SITE,
    from_plans=False,
)
EXAM_LEVELS = DataKind(
    "exam-levels",
    (
        *field("exam", lambda row: row.home.document),
        *ID,
        *record_fields("title", "cefr"),
        *_NOTE,
    ),
    ("exam", "id"),
    from_plans=False,
    references=(Reference(("exam",), "exams", ("id",)),),
)
EQUIVALENCES = DataKind(
    "equivalences",
    (
        *field("table", lambda row: row.table, word="equivalence"),
        *record_fields("title", "as_of"),
        *field("source", of("source")),
        *field("verified", of("verified"), DataType.YES_NO),
        *field("cefr", lambda row: row.cefr),
        *field("exam", lambda row: row.exam),
        *field("needs", lambda row: row.needs if isinstance(row.needs, Unstated) else None),
        *_needs("level", "needs_level"),
        *_needs("test"),
        *_needs("listening"),
        *_needs("reading"),
        *_needs("total"),
        *_needs("from_", "score_from"),
        *_needs("to", "score_to"),
        *_NOTE,
    ),
    ("table", "cefr", "exam"),
    from_plans=False,
    references=(Reference(("exam",), "exams", ("id",)),),
)
HOLIDAYS = DataKind(
    "holidays",
    (
        *field("year", lambda row: row.year),
        *day_fields("date", of("date")),
        *record_fields("title"),
        *field("works", lambda row: row.works, DataType.YES_NO),
        *field("source", lambda row: row.source, word="holiday_source"),
    ),
    ("date_iso",),
    from_plans=False,
)
SERVICES = DataKind(
    "services",
    (
        *ID,
        *record_fields("title"),
        *field("users", of("users"), DataType.TEXTS),
        *field("state", of("state"), word="service_state"),
        *field("offers", lambda row: tuple(one.text for one in row.record.offers), DataType.TEXTS),
        *record_fields("later"),
        *field("elsewhere", lambda row: tuple(map(_elsewhere, row.record.elsewhere)), DataType.TEXTS),
        *field("document", lambda row: row.home.document, word="service_document"),
        *field("clause", of("clause"), word="rule_clause"),
    ),
    _SITE,
    from_plans=False,
)


def _elsewhere(one: Elsewhere) -> str:
    """A name, or the ids of a city and of one of its portals."""
    return one.title or f"{one.city}/{one.portal}"


SHARED_KINDS = (
    LAWS,
    VENUES,
    AUDIENCES,
    METHODS,
    HOUR_BRANCHES,
    EXAMS,
    EXAM_LEVELS,
    EQUIVALENCES,
    HOLIDAYS,
    SERVICES,
)


# -- rows ------------------------------------------------------------------------


def city_rows(cities: Mapping[str, City], home: Home) -> Iterator[Row]:
    """The cities, by id."""
    for key, city in cities.items():
        yield Row(home, key, city, city.name, home.page(routes.city(key)))


def portal_rows(cities: Mapping[str, City]) -> Iterator[Row]:
    """The websites that cities lead to."""
    for city, record in cities.items():
        for key, portal in record.portals.items():
            yield Row(Home(city), key, portal)


def term_rows(terms: Mapping[str, Term]) -> Iterator[Row]:
    """The entries of a vocabulary."""
    for key, term in terms.items():
        yield Row(Home(), key, term)


def service_rows(services: Services) -> Iterator[Row]:
    """The functions of a training system."""
    for key, service in services.functions.items():
        yield Row(Home(document=services.document or ""), key, service)


def level_rows(exams: Mapping[str, Exam]) -> Iterator[Row]:
    """The levels of exams, from low to high."""
    for exam, record in exams.items():
        for key, level in record.levels.items():
            yield Row(Home(document=exam), key, level)


def equivalent_rows(tables: Mapping[str, Equivalence]) -> Iterator[EquivalentRow]:
    """What each exam needs for each level, table by table."""
    for key, table in tables.items():
        for cefr, exams in table.rows.items():
            for exam, needs in exams.items():
                yield EquivalentRow(key, table, cefr, exam, needs)


def holiday_rows(years: Mapping[str, HolidayYear]) -> Iterator[HolidayRow]:
    """Days off, then such that make up for them, year by year."""
    for year, table in years.items():
        yield from _days(year, table.holidays, False, table.source)
        yield from _days(year, table.workdays, True, table.source)


def _days(year: str, days: Iterable[Holiday], works: bool, source: str) -> Iterator[HolidayRow]:
    return (HolidayRow(year, day, works, source) for day in days)
