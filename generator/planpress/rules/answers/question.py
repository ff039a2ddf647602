"""A question to a rule, read: exact numbers, days, words; what cannot be read is named, nothing guessed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

from planpress.load.nearest import nearest
from planpress.rules.answers.answer import Answer, invalid
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.fields import STANDARD, Field, Sort, known_fields
from planpress.rules.answers.passes import EarlierOne, read_numbers, read_passes
from planpress.rules.answers.reading import Single, Unread, read_single

Value: TypeAlias = Single | Mapping[str, Fraction] | tuple[EarlierOne, ...]
MOST_FIELDS = 200


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, by field, with what is assumed for fields that were not given (``given`` tells)."""

    values: Mapping[str, Value] = field(default_factory=dict)
    fields: Mapping[str, Field] = field(default_factory=dict)
    given: frozenset[str] = frozenset()
    language: str = "zh"

    def number(self, name: str) -> Fraction | None:
        """The number in a field; None where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, Fraction) else None

    def day(self, name: str) -> date | None:
        """The day in a field; None where there is none."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def word(self, name: str) -> str:
        """The words in a field; "" where there are none."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def flag(self, name: str) -> bool | None:
        """Yes or no in a field; None where it is neither."""
        value = self.values.get(name)
        return value if isinstance(value, bool) else None

    def numbers(self, name: str) -> Mapping[str, Fraction] | None:
        """The numbers by name in a field; None where there are none."""
        value = self.values.get(name)
        return value if isinstance(value, Mapping) else None

    def passes(self, name: str) -> tuple[EarlierOne, ...] | None:
        """The earlier passes in a field, () for "none"; None where nothing was said."""
        value = self.values.get(name)
        return value if isinstance(value, tuple) else None

    def title(self, name: str) -> str:
        """What a field is called in the language of the question."""
        one = self.fields.get(name) or STANDARD.get(name)
        return name if one is None else one.en if self.language == "en" else one.zh


def read_question(asked: AskedRule, raw: object, world: World, language: str = "zh") -> Question | Answer:
    """The question that ``raw`` (JSON) asks of ``asked``; the answer ``invalid`` naming a faulty field."""
    fields = known_fields((asked.rule, *asked.versions))
    if not isinstance(raw, Mapping) or len(raw) > MOST_FIELDS:
        return invalid(asked, language, "not_a_question", "")
    values: dict[str, Value] = {}
    for key, value in raw.items():
        name = str(key)
        if name not in fields:
            near = nearest(name, _names(asked, fields)) or ""
            return invalid(
                asked, language, "unknown_near" if near else "unknown_field", name, near, near=near
            )
        read = _read(value, fields[name], fields, asked, world)
        if isinstance(read, Unread):
            return _refused(asked, language, name, fields[name], read)
        values[name] = read
    given = frozenset(values)
    values |= dict(_assumed(values, fields, world))
    return Question(values, fields, given, language)


def _names(asked: AskedRule, fields: Mapping[str, Field]) -> list[str]:
    """The names of fields, the rule's own first."""
    return [*asked.rule.questions, *fields]


def _read(
    raw: object, one: Field, fields: Mapping[str, Field], asked: AskedRule, world: World
) -> Value | Unread:
    match one.sort:
        case Sort.NUMBERS | Sort.HOURS:
            return read_numbers(raw, one)
        case Sort.PASSES | Sort.PASSES_OR_NO:
            if raw is False and one.sort is Sort.PASSES_OR_NO:
                return ()
            return read_passes(raw, _own(fields), world)
        case _:
            return read_single(raw, one, world)


def _own(fields: Mapping[str, Field]) -> Mapping[str, Field]:
    return {name: one for name, one in fields.items() if STANDARD.get(name) is not one}


def _refused(asked: AskedRule, language: str, name: str, one: Field, read: Unread) -> Answer:
    """The faulty field, down to its part: hours_done.environment."""
    path = f"{name}.{read.field}" if read.field else name
    title = one.en if language == "en" else one.zh
    return invalid(
        asked,
        language,
        read.code,
        path,
        read.suggestion,
        title=title,
        bound=read.bound,
        choices=read.choices,
    )


def _assumed(
    values: Mapping[str, Value], fields: Mapping[str, Field], world: World
) -> Iterator[tuple[str, Value]]:
    for name, one in fields.items():
        if one.assumed is not None and name not in values:
            read = read_single(one.assumed, one, world)
            if not isinstance(read, Unread):
                yield name, read


# -- what may be asked ------------------------------------------------------------

_NUMBER_SCHEMA = {"type": ["number", "string"]}
_SCHEMAS: Mapping[Sort, Mapping[str, Any]] = {
    Sort.WORD: {"type": ["string", "number"]},
    Sort.NUMBER: _NUMBER_SCHEMA,
    Sort.COUNT: {"type": ["integer", "string"]},
    Sort.DATE: {"type": "string", "examples": ["113-11-30", "113年11月30日", "2024-11-30"]},
    Sort.YES_NO: {"enum": [True, False, "是", "否"]},
    Sort.CHOICE: {"type": ["string", "number"]},
    Sort.NUMBERS: {"type": "object", "additionalProperties": _NUMBER_SCHEMA},
    Sort.HOURS: {"type": "object", "additionalProperties": _NUMBER_SCHEMA},
    Sort.PASSES: {"type": ["string", "number", "object", "array"]},
    Sort.PASSES_OR_NO: {"type": ["string", "number", "object", "array", "boolean"]},
    Sort.YEAR: {"type": ["integer", "string"], "examples": [113, "113年", 2024]},
    Sort.ABSENCE: {"type": ["boolean", "number", "string"]},
    Sort.ANY: {"type": ["string", "number", "boolean"]},
}


def schema(asked: AskedRule, _world: World) -> dict[str, Any]:
    """The JSON Schema of a question to ``asked``: its own fields first, then those of all rules."""
    fields = known_fields((asked.rule, *asked.versions))
    names = list(dict.fromkeys(_names(asked, fields)))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": asked.address,
        "type": "object",
        "properties": {name: _field_schema(fields[name]) for name in names},
        "additionalProperties": False,
    }


def _field_schema(one: Field) -> dict[str, Any]:
    found: dict[str, Any] = {"title": one.zh if one.zh == one.en else f"{one.zh} ({one.en})"}
    found |= _SCHEMAS[one.sort]
    if one.choices:
        found["examples"] = list(one.choices)
    if one.assumed is not None:
        found["default"] = one.assumed
    if one.units:
        found["description"] = "／".join(one.units)
    return found
