"""Checks the names and bounds that a rule's parameters are given: known ones, the lower below the upper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem, warning
from planpress.model.amounts import CountRange, Span
from planpress.model.awards import ScoreRange
from planpress.model.records import Record
from planpress.model.rule_parts import QuestionField, Rule, Test
from planpress.model.rules import HoursRule, walk_parts
from planpress.model.vocabularies import NationalHours
from planpress.rules.answers.reading import read_exact
from planpress.rules.places import Path, unknown

_BOUNDS = (
    *(("at_least", "at_most"), ("at_least", "less_than"), ("more_than", "at_most")),
    *(("more_than", "less_than"), ("from_", "to")),
)
"""Parameters of which the first must not be above the second."""
_NOT_CITED = frozenset({"clause", "cites", "questions", "examples", "unverified", "open_points"})


def check_parameters(rule: Rule, whole: Rule, path: Path, file: str) -> Iterator[Diagnostic]:
    """The rule at ``path`` of ``file``; ``whole`` is the same rule with what it takes from others."""
    for key in ("cites", "unverified"):
        for name in getattr(rule, key):
            yield from _check_name(name, whole, Ref(file, (*path, key, name)))
    if isinstance(rule, HoursRule) and isinstance(whole, HoursRule):
        yield from _check_exempt(rule, whole, path, file)
    yield from _check_bounds(rule, path, file)


def check_unverified(national: Mapping[str, NationalHours], file: str) -> Iterator[Diagnostic]:
    """What the versions of ``file`` (hours.yaml) call unverified are parameters that they set."""
    for key, version in national.items():
        for name in version.unverified:
            yield from _check_name(name, version, Ref(file, ("hours", key, "unverified", name)))


def parameters_of(kind: type[Record]) -> Mapping[str, str]:
    """The parameters that a place may be given for: the name in the file, and in the model."""
    return {field.alias or name: name for name, field in kind.model_fields.items() if name not in _NOT_CITED}


def _check_name(name: str, whole: Record, at: Ref) -> Iterator[Diagnostic]:
    known = parameters_of(type(whole))
    if name not in known:
        yield unknown("R19", at, name, known)
    elif not any(_is_set(one, known[name]) for one in (whole, *getattr(whole, "cases", ()))):
        yield warning("R19", at, wording="absent", id=name)


def _is_set(record: Record, name: str) -> bool:
    value = getattr(record, name, None)
    return value is not None and value not in ((), {})


def _check_exempt(rule: HoursRule, whole: HoursRule, path: Path, file: str) -> Iterator[Diagnostic]:
    """Branches that some need not do are branches of the tree, or of the tree of a case."""
    trees = (whole.parts, *(case.parts for case in whole.cases))
    known = [part_id for parts in trees for part_id, _ in walk_parts(parts)]
    named = [((*path, "exempt"), rule.exempt)]
    named += [((*path, "cases", number, "exempt"), case.exempt) for number, case in enumerate(rule.cases)]
    for where, exempt in named:
        for branch in exempt:
            if branch not in known:
                yield unknown("R29", Ref(file, (*where, branch)), branch, known)


# -- bounds -------------------------------------------------------------------


def _check_bounds(value: object, path: Path, file: str) -> Iterator[Diagnostic]:
    """Bounds of a record and of all that it holds."""
    if isinstance(value, Record):
        for low, high in _BOUNDS:
            yield from _check_pair(value, low, high, path, file)
    for key, one in _inside(value):
        yield from _check_bounds(one, (*path, key), file)


def _inside(value: object) -> Iterator[tuple[str | int, object]]:
    if isinstance(value, Record):
        for name, field in type(value).model_fields.items():
            if name != "examples":
                yield field.alias or name, getattr(value, name)
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)


def _check_pair(record: Record, low: str, high: str, path: Path, file: str) -> Iterator[Diagnostic]:
    lower, upper = getattr(record, low, None), getattr(record, high, None)
    first, last = _bound(record, lower, first=True), _bound(record, upper, first=False)
    if first is None or last is None or first[1] != last[1] or first[0] <= last[0]:
        return
    names = {"low": low.rstrip("_"), "high": high}
    at = Ref(file, (*path, low.rstrip("_")))
    yield problem("R26", at, **names, lower=str(lower), upper=str(upper))


def _bound(record: Record, value: object, *, first: bool) -> tuple[Fraction, str] | None:
    """A bound as a number with its unit; None where it is no figure."""
    if isinstance(value, CountRange):
        return Fraction(value.first if first else value.last), value.unit
    if isinstance(value, Span):
        return Fraction(value.amount), value.unit
    words = isinstance(record, ScoreRange | QuestionField | Test) and isinstance(value, str)
    number = read_exact(value) if words else None
    return None if number is None else (number, "")
