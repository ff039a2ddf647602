"""What every record shares: frozen, strict about keys, each field with a title and a sentence in Chinese."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from planpress.model.values import narrow, not_read

T = TypeVar("T")
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Record(BaseModel):
    """A record as its file writes it; unknown keys are errors."""

    # Validators are built when first needed: a build that finds nothing changed needs none of them.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


def says(title: str, description: str, **more: Any) -> Any:
    """A field's Chinese title and explanation, which become an editor's completion."""
    return Field(title=title, description=description, **more)


def needs_one(record: Record, *fields: str) -> None:
    """Raises the error of type ``needs_one`` where none of ``fields`` is given, or each is an empty list."""
    if all(getattr(record, field) in (None, (), {}) for field in fields):
        names = ", ".join(type(record).model_fields[field].alias or field for field in fields)
        raise PydanticCustomError("needs_one", "one is needed", {"keys": names})


# -- words --------------------------------------------------------------------

Words: TypeAlias = Annotated[str, StringConstraints(min_length=1)]
Label: TypeAlias = Annotated[
    str,
    StringConstraints(min_length=1),
    WithJsonSchema({"type": ["string", "number"], "minLength": 1}),
]
"""Words that may look like a number to an editor's YAML service: 109."""


def _id(value: object) -> object:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "text is wanted")
    if not ID.fullmatch(value):
        better = re.sub(r"[^a-z0-9]+", "-", "-".join(map(narrow, value.split())).lower()).strip("-")
        raise not_read("id", value, better)
    return value


Id: TypeAlias = Annotated[
    str,
    BeforeValidator(_id),
    WithJsonSchema({"type": "string", "pattern": f"^{ID.pattern}$"}),
]
"""Small letters, digits and hyphens."""


def _id_or_none(value: object) -> object:
    return value if value == "" else _id(value)


IdOrNone: TypeAlias = Annotated[str, BeforeValidator(_id_or_none)]
"""An id, or "" for none."""


def _yes_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        yes = str(value).lower() in ("yes", "是", "true", "1", "y", "on")
        no = str(value).lower() in ("no", "否", "false", "0", "n", "off")
        raise not_read("yes_no", str(value), "true" if yes else "false" if no else "")
    return value == "true"


YesNo: TypeAlias = Annotated[bool, BeforeValidator(_yes_no)]


def _whole(value: object) -> object:
    if isinstance(value, int):
        return value
    text = str(value)
    if not re.fullmatch(r"0|[1-9][0-9]{0,11}", text):
        plain = narrow(text).replace(",", "")
        raise not_read("whole", text, plain if plain != text and re.fullmatch(r"[0-9]+", plain) else "")
    return int(text)


Whole: TypeAlias = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": "integer", "minimum": 0})]


def _several(value: object) -> object:
    return [value] if isinstance(value, str) else value


Several: TypeAlias = Annotated[
    tuple[Words, ...],
    BeforeValidator(_several),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "array", "items": {"type": "string", "minLength": 1}},
            ]
        }
    ),
]
"""One word, or a list of them."""


# -- records written short ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class OrText:
    """Marks a record that may be written as plain words, which then are its ``field``."""

    field: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._widen, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": ["string", "number"], "minLength": 1}, handler(schema)]}

    def _widen(self, value: object) -> object:
        return {self.field: value} if isinstance(value, str) and value else value


class Notes(Record):
    """Notes that belong to a table and travel with it."""

    label: Annotated[Words, says("標示", '註解前面的字，例如 備註、註；用星號要加引號："*"')]
    items: Annotated[tuple[Words, ...], says("各點", "一點一項；可以用 {value:…} 引用紀錄")]


class Numbering(Record):
    """How clauses are numbered: one sample a level, as printed."""

    levels: Annotated[
        Words,
        says(
            "各層編號",
            "照印出來的樣子，一層一個，用空格分開；第一層不編號就寫 無",
            examples=["壹、 一、 (一) 1. (1)", "無 一、 (一) 1. (1) i."],
        ),
    ]
    eleven: Annotated[
        Words, says("第十一怎麼印", "拾壹、壹拾壹、十一或一十一", examples=["拾壹", "壹拾壹"])
    ] = "拾壹"


def by_id(records: Mapping[str, T] | None) -> tuple[tuple[str, T], ...]:
    """Ids and records in the order of the file; nothing for None."""
    return tuple((records or {}).items())
