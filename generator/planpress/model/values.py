"""What every value type shares: the words as written, a strict reading, and its JSON Schema in Chinese."""

from __future__ import annotations

import unicodedata
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self, TypeAlias, TypeVar, Union, get_args

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

T = TypeVar("T")


class NotRead(ValueError):
    """Words that a value type cannot read.

    ``kind`` names what was wanted (``date``, ``length`` …), ``suggestion`` is the right form of the same
    value ("" where there is none), ``reason`` is ``form``, ``no_day`` (a day no calendar has) or ``order``
    (a range whose end comes before its beginning).
    """

    def __init__(self, kind: str, text: str, suggestion: str = "", reason: str = "form") -> None:
        super().__init__(f"{kind}: {text}")
        self.kind = kind
        self.text = text
        self.suggestion = suggestion
        self.reason = reason


class Unstated(StrEnum):
    """Words that stand where a figure is not: they are values, not the absence of a key. (0 is a number.)"""

    NOT_STATED = "未載明"
    UNLIMITED = "不限"
    ELSEWHERE = "另依法令"


UNSTATED_WORDS: Mapping[str, Unstated] = {word.value: word for word in Unstated}


@dataclass(frozen=True, slots=True)
class Written:
    """A value that keeps its words: ``text`` is printed, the other fields are what it means."""

    text: str

    kind: ClassVar[str] = ""
    says: ClassVar[str] = ""
    pattern: ClassVar[str] = ""
    examples: ClassVar[tuple[str, ...]] = ()
    bare_number: ClassVar[bool] = False  # an editor's YAML service takes ``30`` for a number

    @classmethod
    @abstractmethod
    def parse(cls, text: str) -> Self:
        """The value that ``text`` writes; NotRead otherwise."""

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def _validate(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        return cls.parse_field(value)

    @classmethod
    def parse_field(cls, value: object) -> Self:
        """As ``parse``, with NotRead turned into the error that loading translates."""
        if not isinstance(value, str):
            raise PydanticCustomError("string_type", "text is wanted")
        try:
            return cls.parse(value)
        except NotRead as error:
            raise not_read(error.kind, error.text, error.suggestion, error.reason) from None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {
            "type": ["string", "number"] if cls.bare_number else "string",
            "pattern": cls.pattern,
            "description": cls.says,
            "examples": list(cls.examples),
        }


def not_read(kind: str, text: str, suggestion: str = "", reason: str = "form") -> PydanticCustomError:
    """The error of type ``not_read`` that load/records translates."""
    values = {"kind": kind, "text": text, "suggestion": suggestion, "reason": reason}
    return PydanticCustomError("not_read", "not read", values)


def narrow(text: str) -> str:
    """``text`` in half width without blanks: where a suggestion begins."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def mended(kind: str, text: str, parse: Any) -> NotRead:
    """NotRead for ``text``, with its half-width form as suggestion where ``parse`` reads that."""
    narrowed = narrow(text)
    if narrowed == text:
        return NotRead(kind, text)
    try:
        parse(narrowed)
    except NotRead as error:
        return NotRead(kind, text, error.suggestion, error.reason)
    return NotRead(kind, text, narrowed)


@dataclass(frozen=True, slots=True)
class OrWords:
    """Marks ``T | Unstated``: one of the words, or else what T reads; an empty value asks for the words."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        kinds = tuple(kind for kind in get_args(source) if kind is not Unstated)
        inner = handler.generate_schema(Union[kinds])  # noqa: UP007 (made at run time)
        return core_schema.no_info_wrap_validator_function(
            _word_or, inner, serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(self, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        inner = handler(schema)
        words = {"enum": list(UNSTATED_WORDS), "description": "文件沒有寫、沒有上限，或另有法令規定"}
        return {"anyOf": [inner, words]}


def _word_or(value: object, inner: core_schema.ValidatorFunctionWrapHandler) -> object:
    if isinstance(value, Unstated):
        return value
    word = UNSTATED_WORDS.get(value) if isinstance(value, str) else None
    return inner(value) if word is None else word


Stated: TypeAlias = Annotated[T | Unstated, OrWords()]


def stated(value: T | Unstated) -> T | None:
    """The value, or None where one of the words stands."""
    return None if isinstance(value, Unstated) else value
