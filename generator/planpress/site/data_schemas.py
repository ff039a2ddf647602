"""What open data hold, told to programs: JSON Schema of the JSON files, Table Schema of the CSV files."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from planpress.site.data_fields import DataField, DataKind, DataType, Reference
from planpress.site.wording import Wording

Json: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY: Json = {"type": "string", "format": "date"}
_JSON_TYPES: Mapping[DataType, Json] = {
    DataType.TEXT: {"type": "string"},
    DataType.ADDRESS: {"type": "string", "format": "uri-reference"},
    DataType.INTEGER: {"type": "integer"},
    DataType.NUMBER: {"type": "number"},
    DataType.YES_NO: {"type": "boolean"},
    DataType.DATE: _DAY,
    DataType.TEXTS: {"type": "array", "items": {"type": "string"}},
    DataType.INTEGERS: {"type": "array", "items": {"type": "integer"}},
    DataType.DATES: {"type": "array", "items": _DAY},
}
_LIST: Json = {"type": "list", "delimiter": "；"}
_TABLE_TYPES: Mapping[DataType, Json] = {
    DataType.TEXT: {"type": "string"},
    DataType.ADDRESS: {"type": "string"},
    DataType.INTEGER: {"type": "integer"},
    DataType.NUMBER: {"type": "number"},
    DataType.YES_NO: {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
    DataType.DATE: {"type": "date", "format": "%Y-%m-%d"},
    DataType.TEXTS: {**_LIST, "itemType": "string"},
    DataType.INTEGERS: {**_LIST, "itemType": "integer"},
    DataType.DATES: {**_LIST, "itemType": "date"},
}


def kind_title(kind: DataKind, say: Wording) -> str:
    """What a kind is called."""
    return say.words[_kind_key(kind)]


def kind_meaning(kind: DataKind, say: Wording) -> str:
    """A sentence on a kind."""
    return say.words[f"{_kind_key(kind)}_is"]


def _kind_key(kind: DataKind) -> str:
    return f"data_kind_{kind.key.replace('-', '_')}"


def json_schema(kind: DataKind, say: Wording) -> Json:
    """The JSON Schema of ``data/<kind>.json``: an array of rows, each with the keys that say something."""
    return {
        "$schema": DIALECT,
        "title": kind_title(kind, say),
        "description": kind_meaning(kind, say),
        "type": "array",
        "items": {
            "type": "object",
            "properties": {field.key: _property(field, say) for field in kind.fields},
            "required": list(kind.unique),
            "additionalProperties": False,
        },
    }


def _property(field: DataField, say: Wording) -> Json:
    return _told(field, say) | _JSON_TYPES[field.type] | _example(field)


def _told(field: DataField, say: Wording) -> Json:
    return {"title": say.words[field.title_key], "description": say.words[field.meaning_key]}


def _example(field: DataField) -> Json:
    """How the model writes such a value, for words and days: others would have to be read first."""
    plain = field.type in (DataType.TEXT, DataType.DATE)
    return {"examples": [field.example]} if field.example and plain else {}


def table_schema(kind: DataKind, say: Wording) -> Json:
    """The Frictionless Table Schema of ``data/<kind>.csv``."""
    schema: Json = {
        "fields": [
            {"name": field.key, **_told(field, say), **_TABLE_TYPES[field.type]} for field in kind.fields
        ],
        "missingValues": [""],
    }
    if kind.unique:
        schema["primaryKey"] = list(kind.unique)
    if kind.references:
        schema["foreignKeys"] = [_foreign(reference) for reference in kind.references]
    return schema


def _foreign(reference: Reference) -> Json:
    return {
        "fields": list(reference.fields),
        "reference": {"resource": reference.kind, "fields": list(reference.keys)},
    }
