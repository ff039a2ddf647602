"""All rules as open data: one JSON document with its version, and the schema it keeps to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from planpress.model.catalog import Plan
from planpress.rules.answers.asked import AskedRule
from planpress.rules.records_json import asked_json
from planpress.rules.records_schema import rule_schemas

Json: TypeAlias = dict[str, Any]

SCHEMA_VERSION = 1
"""Raised when a key changes its meaning or goes away; a key that is added leaves it as it is."""
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_CITATION = ("clause", "number", "title", "text", "url")
_TEXT: Json = {"type": "string"}
_DAY: Json = {"type": "string", "format": "date"}


def rules_document(
    documents: Sequence[tuple[Plan, str]], rules: Sequence[AskedRule], title: str, updated: str = ""
) -> Json:
    """Documents (with the addresses of their pages) and rules, in the order given."""
    return {
        "$schema": "rules.schema.json",
        "schema_version": SCHEMA_VERSION,
        "title": title,
        **({"updated": updated} if updated else {}),
        "documents": [_document(plan, page) for plan, page in documents],
        "rules": [asked_json(rule) for rule in rules],
    }


def _document(plan: Plan, page: str) -> Json:
    return {
        "city": plan.city,
        "plan": plan.id,
        "title": plan.record.title,
        "kind": plan.record.kind.value,
        "state": str(plan.record.state),
        "period": str(plan.record.period),
        "page": page,
    }


@cache
def rules_schema() -> Json:
    """The JSON Schema of ``rules_document``."""
    groups, definitions = rule_schemas()
    return {
        "$schema": _DIALECT,
        "title": "Rules of training plans",
        "description": "Every rule of every document with the clauses it stands in; values keep their words.",
        **_object(
            {
                "$schema": _TEXT,
                "schema_version": {"const": SCHEMA_VERSION},
                "title": _TEXT,
                "updated": _DAY,
                "documents": {"type": "array", "items": {"$ref": "#/$defs/document"}},
                "rules": {"type": "array", "items": {"$ref": "#/$defs/asked"}},
            },
            ("schema_version", "title", "documents", "rules"),
        ),
        "$defs": {
            "document": _all_of_text("city", "plan", "title", "kind", "state", "period", "page"),
            "citation": _object(dict.fromkeys(_CITATION, _TEXT), ("clause",)),
            "source": _object({"name": _TEXT, "since": _DAY, "until": _DAY}, ("name",)),
            "asked": _asked(groups),
            **definitions,
        },
    }


def _asked(groups: Mapping[str, Json]) -> Json:
    """A rule with where it stands; what its record may hold depends on its group."""
    shape = _object(
        {
            "address": {**_TEXT, "description": "what `planpress ask` takes"},
            "group": {"enum": list(groups)},
            "id": _TEXT,
            "rule": {"type": "object"},
            "citations": {"type": "object", "additionalProperties": {"$ref": "#/$defs/citation"}},
            "inherited": {"type": "object", "additionalProperties": {"$ref": "#/$defs/source"}},
            "versions": {"type": "array", "items": {"type": "object"}},
            "day": {**_DAY, "description": "the first day of the plan"},
            "issued": {**_DAY, "description": "the day the document was issued"},
        },
        ("address", "group", "id", "rule", "citations", "inherited", "versions"),
    )
    by_group = [
        {
            "if": {"properties": {"group": {"const": group}}},
            "then": {"properties": {"rule": schema, "versions": {"type": "array", "items": schema}}},
        }
        for group, schema in groups.items()
    ]
    return {**shape, "allOf": by_group}


def _all_of_text(*names: str) -> Json:
    return _object(dict.fromkeys(names, _TEXT), names)


def _object(properties: Mapping[str, Json], required: Sequence[str]) -> Json:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(required),
        "additionalProperties": False,
    }
