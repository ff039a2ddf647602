"""Queries for coverage: whether a plan's courses reach the hours that a rule requires."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.model.vocabularies import HourBranch, HourBranches
from planpress.pipeline.asking import VOCABULARIES, asked_rules, world
from planpress.pipeline.documents import plan
from planpress.pipeline.sources import record_of
from planpress.pipeline.theming import wording
from planpress.rules.coverage import coverage
from planpress.site.rule_coverage import LONGEST_LIST, CoveragePlace, coverage_view
from planpress.site.rule_views import TablesView


@query
def hour_branches(db: Build) -> dict[str, HourBranch]:
    """The branches of hours by id, with the other words used for them."""
    record = record_of(db, f"{VOCABULARIES}/hour-branches.yaml", "hour-branches").value
    return dict(record.hour_branches) if isinstance(record, HourBranches) else {}


@query
def coverage_of(db: Build, city: str, plan_id: str, rule_id: str, language: str) -> TablesView | None:
    """The tables of a rule's coverage in ``language``; None for other rules and plans without courses."""
    asked = next((one for one in asked_rules(db, city, plan_id) if one.id == rule_id), None)
    whole = plan(db, city, plan_id)
    found = coverage(asked, whole, world(db), hour_branches(db)) if asked else None
    if found is None:
        return None
    titles = {one.course: whole.title_of(one.course) for one in found.unclear[:LONGEST_LIST]}
    return coverage_view(found, CoveragePlace(city, plan_id, titles), wording(db, language, city))
