"""Queries that duties and rules share: a plan's own record alone, and on which days offices work."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.model.catalog import Plan
from planpress.model.vocabularies import Holidays
from planpress.pipeline.documents import plan
from planpress.pipeline.sources import record_of
from planpress.rules.working_days import WorkingCalendar


@query
def bare_plan(db: Build, city: str, plan_id: str) -> Plan:
    """A plan with its own record alone: nothing else that changes in it changes this."""
    return Plan(city, plan_id, plan(db, city, plan_id).record)


@query
def working_days(db: Build) -> WorkingCalendar:
    """On which days offices work, by the tables of holidays."""
    return WorkingCalendar.of(known_holidays(db))


@query
def known_holidays(db: Build) -> Holidays:
    """holidays.yaml; no year where it is absent or cannot be read."""
    record = record_of(db, "content/vocabularies/holidays.yaml", "holidays").value
    return record if isinstance(record, Holidays) else Holidays(years={})
