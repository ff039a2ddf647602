"""Queries for the rules as they are asked: with their citations, their national parents, and their world."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.engine.core import Build, query
from planpress.model.dates import Period, RocDate
from planpress.model.rule_parts import Rule
from planpress.model.vocabularies import (
    Audiences,
    Exams,
    HoursVocabulary,
    Law,
    Laws,
    NationalHours,
    NationalRules,
    Term,
)
from planpress.pipeline.clause_texts import clause_texts
from planpress.pipeline.documents import plan
from planpress.pipeline.duties import working_days
from planpress.pipeline.sources import record_of
from planpress.rules.answers.asked import AskedRule, Citation, World
from planpress.rules.inherit import national_asked, with_parents
from planpress.rules.references import cited_clauses
from planpress.site import routes

VOCABULARIES = "content/vocabularies"


@query
def world(db: Build) -> World:
    """The vocabularies that all rules are read in; without a clock."""
    exams = record_of(db, f"{VOCABULARIES}/exams.yaml", "exams").value
    return World(
        exams=exams if isinstance(exams, Exams) else Exams(exams={}),
        audiences=_audiences(db),
        calendar=working_days(db),
        laws=_laws(db),
    )


def _audiences(db: Build) -> dict[str, Term]:
    record = record_of(db, f"{VOCABULARIES}/audiences.yaml", "audiences").value
    return dict(record.audiences) if isinstance(record, Audiences) else {}


def _laws(db: Build) -> dict[str, Law]:
    record = record_of(db, f"{VOCABULARIES}/laws.yaml", "laws").value
    return dict(record.laws) if isinstance(record, Laws) else {}


@query
def citations(db: Build, city: str, plan_id: str) -> dict[str, Citation]:
    """The clauses of a plan by id, as answers name them."""
    home = routes.document(city, plan_id)
    found = {}
    for one in clause_texts(db, city, plan_id):
        title, _, text = one.words.partition("\n")
        found[one.anchor] = Citation(one.anchor, one.number, title, text, f"{home}#{one.anchor}")
    return found


@query
def asked_rules(db: Build, city: str, plan_id: str) -> tuple[AskedRule, ...]:
    """The rules of a plan."""
    whole, cited = plan(db, city, plan_id), citations(db, city, plan_id)
    period, issue = whole.record.period, whole.record.issue
    day = period.first if isinstance(period, Period) else None
    issued = issue.date.date if issue and isinstance(issue.date, RocDate) else None
    rules = (
        AskedRule(
            address=f"{city}/{plan_id}/{rule_id}",
            group=group,
            id=rule_id,
            rule=rule,
            citations={key: cited[key] for key in _named(rule) if key in cited},
            day=day,
            issued=issued,
        )
        for group, rule_id, rule in whole.rules.every()
    )
    return tuple(with_parents(one, national_hours(db), other_national(db)) for one in rules)


@query
def rule_ids(db: Build, city: str, plan_id: str) -> tuple[str, ...]:
    """The ids of a plan's rules in their order."""
    return tuple(rule_id for _, rule_id, _ in plan(db, city, plan_id).rules.every())


def _named(rule: Rule) -> Iterator[str]:
    """The clauses that a rule names, for itself or for a part of it."""
    yield rule.clause
    yield from (clause for _, _, clause in cited_clauses(rule, ()))


@query
def national_rules(db: Build) -> tuple[AskedRule, ...]:
    """The national rules: on hours with all their versions, and those of any kind."""
    return national_asked(national_hours(db), other_national(db), _laws(db))


@query
def other_national(db: Build) -> NationalRules:
    """The national rules of national-rules.yaml, of any kind."""
    record = record_of(db, f"{VOCABULARIES}/national-rules.yaml", "national-rules").value
    return record if isinstance(record, NationalRules) else NationalRules()


@query
def national_hours(db: Build) -> dict[str, NationalHours]:
    """The versions of the national rule on hours, by id."""
    record = record_of(db, f"{VOCABULARIES}/hours.yaml", "hours").value
    return dict(record.hours) if isinstance(record, HoursVocabulary) else {}
