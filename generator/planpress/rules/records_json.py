"""Writes rules, and what answers need beside them, as plain JSON: for JavaScript and as open data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeAlias

from pydantic.fields import FieldInfo

from planpress.model.records import Record
from planpress.model.rule_parts import Case, Rule
from planpress.model.values import Unstated, Written
from planpress.model.vocabularies import Term
from planpress.rules.answers.asked import AskedRule, Citation, Source, World
from planpress.rules.working_days import WorkingCalendar

Json: TypeAlias = Any
"""What a JSON file holds: objects, lists, text, whole numbers, true and false."""


def rule_json(rule: Rule) -> dict[str, Json]:
    """``rule`` with the keys of its file, what is not given left out, and each value with its meaning.

    Hours are ``{"text", "hours": "20"}``, shares ``{"text", "share": "1/10"}``, days
    ``{"text", "date": "2024-02-27"}``, words for what is not said ``{"unstated": "未載明"}``.
    A case holds only what its file sets.
    """
    return _record(rule)


def asked_json(asked: AskedRule) -> dict[str, Json]:
    """A rule as it is asked: address, group, id, record, citations, parents, versions, the plan's days."""
    return {
        "address": asked.address,
        "group": asked.group,
        "id": asked.id,
        "rule": rule_json(asked.rule),
        "citations": {clause: _fields(cited) for clause, cited in asked.citations.items()},
        "inherited": {name: _fields(source) for name, source in asked.inherited.items()},
        "versions": [rule_json(version) for version in asked.versions],
    } | _days(day=asked.day, issued=asked.issued)


def world_json(world: World, texts: Mapping[str, Mapping[str, str]]) -> dict[str, Json]:
    """What all rules share: exams, audiences, laws, working days, the clock if there is one, and the
    sentences of answers (``texts`` as ``answers.sentences.texts`` gives them).
    """
    return {
        "exams": _record(world.exams),
        "audiences": {term_id: _names(term) for term_id, term in world.audiences.items()},
        "laws": {law_id: _names(law) for law_id, law in world.laws.items()},
        "calendar": _calendar(world.calendar),
        "texts": {code: dict(by_language) for code, by_language in texts.items()},
    } | _days(clock=world.clock)


def _calendar(calendar: WorkingCalendar) -> dict[str, Json]:
    """Days off beside Saturdays and Sundays, and such that are worked, by year of the Republic."""
    return {
        str(year): {"off": sorted(map(str, off)), "on": sorted(map(str, made_up))}
        for year, (off, made_up) in sorted(calendar.years.items())
    }


def _names(term: Term) -> dict[str, Json]:
    return {"title": term.title, "also": list(term.also)}


def _days(**days: date | None) -> dict[str, Json]:
    return {name: day.isoformat() for name, day in days.items() if day is not None}


def _fields(record: Citation | Source) -> dict[str, Json]:
    """The fields of a dataclass, without those that are empty."""
    values = {part.name: _figure(getattr(record, part.name)) for part in fields(record)}
    return {name: value for name, value in values.items() if value not in (None, "")}


def _record(record: Record) -> dict[str, Json]:
    return {name: _plain(value) for name, value in _given(record)}


def _given(record: Record) -> Iterator[tuple[str, object]]:
    """Key and value of what a record says; in a case a false or empty value replaces the rule's own."""
    for field, info in type(record).model_fields.items():
        value = getattr(record, field)
        said = field in record.model_fields_set if isinstance(record, Case) else _differs(value, info)
        if said and value is not None:
            yield info.alias or field, value


def _differs(value: object, info: FieldInfo) -> bool:
    return bool(value) or isinstance(value, Written) or (value is False and info.default is not False)


def _plain(value: object) -> Json:
    if isinstance(value, Record):
        return _record(value)
    if isinstance(value, Unstated):
        return {"unstated": value.value}
    if isinstance(value, Written):
        return {part.name: _figure(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return _figure(value)


def _figure(value: object) -> Json:
    """Numbers that JSON would round are text; fractions are written above/below."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value) if isinstance(value, Fraction) else value
