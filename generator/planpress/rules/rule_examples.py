"""Runs the worked examples of rules: each must come out as its record says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from fractions import Fraction
from typing import Any

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.load.nearest import fold, nearest
from planpress.model.rule_parts import Example
from planpress.rules.answers.answer import Answer, to_json
from planpress.rules.answers.ask import answer
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.reading import read_exact
from planpress.rules.places import Path

INVALID = "invalid"
KEYS = (*(field.name for field in fields(Answer)), "first_day_ad", "last_day_ad")
"""What an answer may hold, and so an example expect."""


def check_examples(asked: AskedRule, world: World, path: Path, file: str) -> Iterator[Diagnostic]:
    """One finding for each example that does not come out; ``path`` leads to the rule in ``file``."""
    for number, example in enumerate(asked.rule.examples):
        found = to_json(answer(asked, example.ask, world))
        yield from _check_keys(example, Ref(file, (*path, "examples", number, "gives")))
        wrong = _different(example, found)
        if wrong is None:
            continue
        at = Ref(file, (*path, "examples", number))
        if found.get("outcome") == INVALID and example.gives.get("outcome") != INVALID:
            field = str(found.get("field", "ask"))
            yield problem("R09", at, wording="invalid", field=field, message=str(found.get("message", "")))
        else:
            told = _words(found.get(wrong, found.get("outcome", "")))
            yield problem("R09", at, key=wrong, wanted=_words(example.gives[wrong]), given=told)


def _check_keys(example: Example, at: Ref) -> Iterator[Diagnostic]:
    for key in example.gives:
        if key not in KEYS:
            guess = nearest(key, KEYS) or "outcome"
            yield problem("R09", Ref(at.file, (*at.path, key)), wording="key", key=key, guess=guess)


def _different(example: Example, found: Mapping[str, Any]) -> str | None:
    """The first key of the expected answer that the answer does not have so; None where all agree."""
    known = ((key, wanted) for key, wanted in example.gives.items() if key in KEYS)
    return next((key for key, wanted in known if not _agree(wanted, found.get(key))), None)


def _agree(wanted: object, given: object) -> bool:
    """Equal as numbers, else as words; of a list of records, their topics, titles or clauses are compared."""
    if isinstance(wanted, Mapping):
        return (
            isinstance(given, Mapping)
            and set(map(str, wanted)) == set(given)
            and all(_agree(one, given[str(key)]) for key, one in wanted.items())
        )
    if isinstance(given, list | tuple):
        named = [name for one in given for name in _named(one)]
        each = wanted if isinstance(wanted, list | tuple) else (wanted,)
        return all(any(_agree(one, name) for name in named) for one in each)
    return _same(wanted, given)


def _named(one: object) -> tuple[object, ...]:
    if not isinstance(one, Mapping):
        return (one,)
    return tuple(one[key] for key in ("topic", "title", "clause", "code", "text") if key in one)


def _same(wanted: object, given: object) -> bool:
    if isinstance(wanted, bool) or isinstance(given, bool) or given is None:
        return wanted is given or fold(str(wanted)) == fold(str(given))
    left, right = _number(wanted), _number(given)
    return left == right if left is not None and right is not None else fold(str(wanted)) == fold(str(given))


def _number(value: object) -> Fraction | None:
    return read_exact(str(value))


def _words(value: object) -> str:
    if isinstance(value, Mapping):
        return "、".join(f"{key}: {_words(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return "、".join(_words(one) for one in value)
    return str(value)
