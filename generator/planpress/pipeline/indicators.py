"""Queries for the indicators of documents, line by line."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.pipeline.documents import plan
from planpress.pipeline.records import plan_ids
from planpress.rules.indicator_lines import IndicatorLine
from planpress.rules.indicator_lines import indicator_lines as find_lines


@query
def indicator_lines(db: Build, city: str, plan_id: str) -> tuple[IndicatorLine, ...]:
    """A document's indicators."""
    return find_lines(plan(db, city, plan_id))


@query
def has_indicators(db: Build) -> bool:
    """True where some document publishes a figure."""
    return any(indicator_lines(db, *key) for key in plan_ids(db))
