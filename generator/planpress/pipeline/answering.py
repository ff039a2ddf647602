"""Queries for what can be asked: documents with rules, their rules, and what keeps them from being read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planpress.diagnostics.diagnostic import Checked, Diagnostic, Ref, Severity, problem
from planpress.engine.core import Build, query
from planpress.load.kinds import kind_of
from planpress.model.plan import PlanRecord
from planpress.model.rules import Rules
from planpress.pipeline.asking import asked_rules, national_rules
from planpress.pipeline.documents import reading
from planpress.pipeline.records import (
    CITIES,
    PLANS,
    city_ids,
    courses,
    plan_ids,
    plan_path,
    plan_record,
    sessions,
)
from planpress.pipeline.sources import file_names, record_of
from planpress.rules.answers.asked import AskedRule

NATIONAL = "national"
VOCABULARIES = (
    "exams.yaml",
    "audiences.yaml",
    "laws.yaml",
    "holidays.yaml",
    "hours.yaml",
    "national-rules.yaml",
)
"""What rules are read in, by the names of its files; a project need not have them."""


@dataclass(frozen=True, slots=True)
class Askable:
    """A document that has rules: its address (``taoyuan/113``, ``national``), its title, its rules.

    ``rules`` is the number of its rules, None where rules.yaml cannot be read. The title of the national
    rules is empty.
    """

    address: str
    title: str
    rules: int | None


@query
def askable(db: Build) -> tuple[Askable, ...]:
    """Every document with rules, in order of city and year, and the national rules last."""
    found = [one for key in plan_ids(db) if (one := _askable(db, *key))]
    national = len(national_rules(db))
    return (*found, Askable(NATIONAL, "", national)) if national else tuple(found)


def _askable(db: Build, city: str, plan_id: str) -> Askable | None:
    record = plan_record(db, city, plan_id).value
    title = record.title if isinstance(record, PlanRecord) else ""
    rules = record_of(db, plan_path(city, plan_id, "rules.yaml"), "rules")
    if rules.failed:
        return Askable(f"{city}/{plan_id}", title, None)
    count = len(list(rules.value.every())) if isinstance(rules.value, Rules) else 0
    return Askable(f"{city}/{plan_id}", title, count) if count else None


@query
def rules_of(db: Build, document: str) -> tuple[AskedRule, ...]:
    """The rules of ``taoyuan/113`` or of ``national``, which must be there and have no ``faults_of``."""
    if document == NATIONAL:
        return national_rules(db)
    city, _, plan_id = document.partition("/")
    return asked_rules(db, city, plan_id)


def faults_of(db: Build, document: str) -> tuple[Diagnostic, ...]:
    """The errors that keep the rules of a document from being read: in its files or the vocabularies."""
    city, _, plan_id = document.partition("/")
    parts = [*_vocabularies(db), *(_of_plan(db, city, plan_id) if plan_id else ())]
    found = [item for part in parts for item in part.diagnostics]
    if plan_id and city not in city_ids(db):
        found.append(problem("P60", Ref(f"{PLANS}/{city}"), city=city))
    return tuple(item for item in found if item.severity is Severity.ERROR)


def _vocabularies(db: Build) -> Iterator[Checked[Any]]:
    for name in VOCABULARIES:
        path = f"content/vocabularies/{name}"
        kind = kind_of(path)
        if kind is not None:
            yield record_of(db, path, kind.value)


def _of_plan(db: Build, city: str, plan_id: str) -> Iterator[Checked[Any]]:
    yield plan_record(db, city, plan_id)
    yield record_of(db, f"{CITIES}/{city}.yaml", "city")
    yield courses(db, city, plan_id)
    yield sessions(db, city, plan_id)
    for kind in ("rules", "indicators", "figures"):
        yield record_of(db, plan_path(city, plan_id, f"{kind}.yaml"), kind)
    yield reading(db, city, plan_id)
    if "document.md" not in file_names(db, plan_path(city, plan_id)):
        yield Checked(None, (problem("P61", Ref(plan_path(city, plan_id)), name="document.md"),))
