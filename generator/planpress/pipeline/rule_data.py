"""Queries for the rules as open data, and the schema of that data."""

from __future__ import annotations

import json
from typing import Any

from planpress.engine.core import Build, query
from planpress.pipeline.asking import asked_rules, national_rules
from planpress.pipeline.duties import bare_plan
from planpress.pipeline.records import plan_ids, site
from planpress.rules.open_data import rules_document, rules_schema
from planpress.site import routes


@query(kept=True)
def rule_data(db: Build) -> bytes:
    """data/rules.json: the national rules, then those of each document."""
    keys = plan_ids(db)
    documents = [(bare_plan(db, *key), routes.document(*key)) for key in keys]
    rules = [*national_rules(db), *(rule for key in keys for rule in asked_rules(db, *key))]
    updated = site(db).updated
    return _json(rules_document(documents, rules, site(db).title, updated.iso if updated else ""))


@query(kept=True)
def rule_schema(_db: Build) -> bytes:
    """data/rules.schema.json."""
    return _json(rules_schema())


def _json(value: dict[str, Any]) -> bytes:
    """Indented and in the order given, so that two versions can be laid side by side."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
