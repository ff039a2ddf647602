"""Pages call kinds of rules and their fields as the schema does, and have an English name for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from planpress.model.rule_parts import Case, Rule
from planpress.model.rules import Rules
from planpress.rules.rule_titles import field_title, kind_title
from support.theme import wording


def _below(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


RECORDS = (*_below(Rule), *_below(Case))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_a_field_is_called_on_pages_as_in_the_schema(record: type[BaseModel]) -> None:
    for name, field in record.model_fields.items():
        assert field_title(record, name, wording()) == field.title, name
        assert field_title(record, name, wording("en")).isascii(), name


def test_a_kind_of_rules_is_called_on_pages_as_in_the_schema() -> None:
    for name, field in Rules.model_fields.items():
        assert kind_title(name, wording()) == field.title
        assert kind_title(name, wording("en")).isascii()


def test_what_nobody_named_is_called_by_its_own_name() -> None:
    assert field_title(Rule, "nothing", wording()) == "nothing"
    assert kind_title("nothing", wording()) == "nothing"
