"""Where the rows of each kind of open data come from: the records of a plan, or of the site as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from planpress.engine.core import Build
from planpress.model.records import Record
from planpress.model.services import Services
from planpress.model.vocabularies import (
    Audiences,
    Exams,
    HourBranches,
    Laws,
    Methods,
    Venues,
)
from planpress.pipeline.asking import asked_rules, national_rules
from planpress.pipeline.clause_texts import clause_texts
from planpress.pipeline.documents import plan
from planpress.pipeline.duties import bare_plan, known_holidays
from planpress.pipeline.duty_lists import duties_of_plan
from planpress.pipeline.records import city_ids, city_record, site_address
from planpress.pipeline.sources import record_of
from planpress.site import data_of_courses, data_of_plans, data_of_vocabularies
from planpress.site.data_fields import Home, Row
from planpress.site.data_of_vocabularies import equivalent_rows, level_rows, service_rows, term_rows

R = TypeVar("R", bound=Record)
Rows = Iterable[object]
VOCABULARIES = "content/vocabularies"


def _home(db: Build, city: str = "", plan_id: str = "") -> Home:
    address = site_address(db)
    return Home(city, plan_id, f"{address.rstrip('/')}/" if address else "")


def _listed(name: str, kind: type[R], rows: Callable[[R], Rows]) -> Callable[[Build], Rows]:
    """The rows of a vocabulary; none where its file is absent or cannot be read."""

    def read(db: Build) -> Rows:
        record = record_of(db, f"{VOCABULARIES}/{name}.yaml", name).value
        return rows(record) if isinstance(record, kind) else ()

    return read


# -- of a plan -------------------------------------------------------------------


def _documents(db: Build, city: str, plan_id: str) -> Rows:
    return data_of_plans.document_rows(bare_plan(db, city, plan_id), _home(db, city, plan_id))


def _clauses(db: Build, city: str, plan_id: str) -> Rows:
    return data_of_plans.clause_rows(clause_texts(db, city, plan_id), _home(db, city, plan_id))


def _legal_bases(db: Build, city: str, plan_id: str) -> Rows:
    home = _home(db, city, plan_id)
    return (Row(home, key, one) for key, one in bare_plan(db, city, plan_id).record.legal_basis.items())


def _attachments(db: Build, city: str, plan_id: str) -> Rows:
    return data_of_plans.attachment_rows(bare_plan(db, city, plan_id), _home(db, city, plan_id))


def _terms(db: Build, city: str, plan_id: str) -> Rows:
    home = _home(db, city, plan_id)
    return (Row(home, key, one) for key, one in bare_plan(db, city, plan_id).record.terms.items())


def _people(db: Build, city: str, plan_id: str) -> Rows:
    return data_of_plans.people_rows(bare_plan(db, city, plan_id), _home(db, city, plan_id))


def _tracks(db: Build, city: str, plan_id: str) -> Rows:
    return data_of_courses.track_rows(plan(db, city, plan_id), _home(db, city, plan_id))


def _series(db: Build, city: str, plan_id: str) -> Rows:
    return data_of_courses.series_rows(plan(db, city, plan_id), _home(db, city, plan_id))


def _courses(db: Build, city: str, plan_id: str) -> Rows:
    return data_of_courses.course_rows(plan(db, city, plan_id), _home(db, city, plan_id))


def _sessions(db: Build, city: str, plan_id: str) -> Rows:
    return data_of_courses.session_rows(plan(db, city, plan_id), _home(db, city, plan_id))


def _rules(db: Build, city: str, plan_id: str) -> Rows:
    """Those of a plan; without one the national rules."""
    rules = asked_rules(db, city, plan_id) if city else national_rules(db)
    return data_of_plans.rule_rows(rules, _home(db, city, plan_id))


def _duties(db: Build, city: str, plan_id: str) -> Rows:
    return data_of_plans.duty_rows(duties_of_plan(db, city, plan_id), _home(db, city, plan_id))


def _indicators(db: Build, city: str, plan_id: str) -> Rows:
    return data_of_plans.indicator_rows(plan(db, city, plan_id).indicators, _home(db, city, plan_id))


OF_PLAN: Mapping[str, Callable[[Build, str, str], Rows]] = {
    "documents": _documents,
    "clauses": _clauses,
    "legal-bases": _legal_bases,
    "attachments": _attachments,
    "terms": _terms,
    "people": _people,
    "tracks": _tracks,
    "series": _series,
    "courses": _courses,
    "sessions": _sessions,
    "rules": _rules,
    "duties": _duties,
    "indicators": _indicators,
}
"""The rows of a plan, by kind."""


# -- of the site -----------------------------------------------------------------


def _cities(db: Build) -> Rows:
    cities = {city: city_record(db, city) for city in city_ids(db)}
    return data_of_vocabularies.city_rows(cities, _home(db))


def _portals(db: Build) -> Rows:
    return data_of_vocabularies.portal_rows({city: city_record(db, city) for city in city_ids(db)})


def _national(db: Build) -> Rows:
    return _rules(db, "", "")


def _holidays(db: Build) -> Rows:
    return data_of_vocabularies.holiday_rows(known_holidays(db).years)


OF_SITE: Mapping[str, Callable[[Build], Rows]] = {
    "cities": _cities,
    "portals": _portals,
    "rules": _national,
    "laws": _listed("laws", Laws, lambda one: term_rows(one.laws)),
    "venues": _listed("venues", Venues, lambda one: term_rows(one.venues)),
    "audiences": _listed("audiences", Audiences, lambda one: term_rows(one.audiences)),
    "methods": _listed("methods", Methods, lambda one: term_rows(one.methods)),
    "hour-branches": _listed("hour-branches", HourBranches, lambda one: term_rows(one.hour_branches)),
    "exams": _listed("exams", Exams, lambda one: term_rows(one.exams)),
    "exam-levels": _listed("exams", Exams, lambda one: level_rows(one.exams)),
    "equivalences": _listed("exams", Exams, lambda one: equivalent_rows(one.equivalences)),
    "holidays": _holidays,
    "services": _listed("services", Services, service_rows),
}
"""The rows of the site as a whole, by kind; national rules stand before those of plans."""


def rows_of(db: Build, kind: str, city: str, plan_id: str) -> Iterator[object]:
    """The rows of a kind in a plan, or, without a plan, in the site as a whole."""
    yield from OF_PLAN[kind](db, city, plan_id) if city else OF_SITE[kind](db)
