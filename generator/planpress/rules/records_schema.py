"""The JSON Schema of the open data of rules, made from the records, so that it cannot lag behind."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields as value_fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from planpress.model.records import Record
from planpress.model.rules import Rules
from planpress.model.values import Unstated, Written

Json: TypeAlias = dict[str, Any]
_PLAIN: Mapping[object, Json] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"},
    Fraction: {"type": "string", "pattern": r"^-?[0-9]+(/[1-9][0-9]*)?$"},
    date: {"type": "string", "format": "date"},
}
_UNSTATED: Json = {
    "type": "object",
    "description": "未載明 not stated, 不限 no limit, 另依法令 left to another law; never zero",
    "properties": {"unstated": {"enum": [word.value for word in Unstated]}},
    "required": ["unstated"],
    "additionalProperties": False,
}


def rule_schemas() -> tuple[Json, Json]:
    """The schema of a rule by its group's name, and the definitions that these refer to."""
    definitions: dict[str, Json] = {}
    Rules.model_rebuild()
    groups = {name: _of(_member(info.annotation), definitions) for name, info in Rules.model_fields.items()}
    return groups, definitions


def _member(annotation: Any) -> Any:
    """The record of a mapping from ids to records."""
    return get_args(annotation)[1]


def _of(kind: Any, found: dict[str, Json]) -> Json:
    """The schema of a type; records and values become definitions of their own."""
    origin = get_origin(kind)
    if origin is Annotated:
        return _of(get_args(kind)[0], found)
    if origin in (Union, types.UnionType):
        options = [_of(one, found) for one in get_args(kind) if one is not type(None)]
        return options[0] if len(options) == 1 else {"anyOf": options}
    if origin is tuple:
        return {"type": "array", "items": _of(get_args(kind)[0], found)}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of(get_args(kind)[1], found)}
    return _of_class(kind, found)


def _of_class(kind: Any, found: dict[str, Json]) -> Json:
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if not isinstance(kind, type):
        return {}
    if kind is Unstated:
        found.setdefault("Unstated", _UNSTATED)
    elif issubclass(kind, StrEnum):
        return {"enum": [one.value for one in kind]}
    elif issubclass(kind, Record) and kind.__name__ not in found:
        found[kind.__name__] = {}
        found[kind.__name__] = _of_record(kind, found)
    elif issubclass(kind, Written):
        found.setdefault(kind.__name__, _of_value(kind, found))
    elif not issubclass(kind, Record):
        return {}
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _of_record(kind: type[BaseModel], found: dict[str, Json]) -> Json:
    kind.model_rebuild()
    properties = {}
    for name, info in kind.model_fields.items():
        told = {"title": info.title, "description": info.description}
        properties[info.alias or name] = _of(info.annotation, found) | {k: v for k, v in told.items() if v}
    needed = [
        info.alias or name
        for name, info in kind.model_fields.items()
        if info.is_required()
        and "items" not in properties[info.alias or name]
        and "additionalProperties" not in properties[info.alias or name]
    ]  # an empty list or mapping is left out
    return {
        "type": "object",
        "description": (kind.__doc__ or "").split("\n")[0],
        "properties": properties,
        **({"required": needed} if needed else {}),
        "additionalProperties": False,
    }


def _of_value(kind: type[Written], found: dict[str, Json]) -> Json:
    """A value: its words as ``text``, and what they mean."""
    hints = get_type_hints(kind)
    names = [one.name for one in value_fields(kind)]
    return {
        "type": "object",
        "description": kind.says,
        "properties": {name: _of(hints[name], found) for name in names},
        "required": names,
        "additionalProperties": False,
    }
