"""Checks the fields that rules ask for: declared, of one kind, tested for values they can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem, warning
from planpress.load.nearest import fold, nearest
from planpress.model.records import Record
from planpress.model.rule_parts import FieldKind, QuestionField, Rule, Test
from planpress.rules.answers.days import read_day
from planpress.rules.answers.fields import STANDARD, Sort
from planpress.rules.answers.matching import bare
from planpress.rules.answers.names import read_yes_no
from planpress.rules.answers.reading import read_exact
from planpress.rules.places import Path

_WORDS = frozenset({FieldKind.WORDS, FieldKind.CHOICE, FieldKind.LEVEL})
_KINDS: Mapping[Sort, frozenset[FieldKind]] = {
    Sort.WORD: _WORDS,
    Sort.NUMBER: frozenset({FieldKind.NUMBER}),
    Sort.COUNT: frozenset({FieldKind.NUMBER}),
    Sort.DATE: frozenset({FieldKind.DATE}),
    Sort.YES_NO: frozenset({FieldKind.YES_NO}),
}
"""The kinds that a rule may give a field that all questions have."""
_FIELD_KEYS = ("base", "measures", "received", "claimed", "event")


def check_fields(
    rule: Rule, questions: Mapping[str, QuestionField], path: Path, file: str
) -> Iterator[Diagnostic]:
    """The fields that a rule declares, and those that its tests, bases and events name.

    ``questions`` are all that may be asked: those of the rules that it follows too.
    """
    for name, declared in rule.questions.items():
        yield from _check_declared(name, declared, Ref(file, (*path, "questions", name)))
    known = (*questions, *STANDARD)
    for at, name, test in used_fields(rule, path):
        ref = Ref(file, at)
        if name not in known:
            yield _undeclared(ref, name, known)
        elif test is not None:
            yield from _check_values(test, name, questions.get(name), ref)


def used_fields(record: Record, path: Path) -> Iterator[tuple[Path, str, Test | None]]:
    """Every field that a record names below ``path``, with the test it is put to."""
    for key in _FIELD_KEYS:
        name = getattr(record, key, None)
        if isinstance(name, str):
            yield (*path, key), name, None
    for number, name in enumerate(getattr(record, "once_per", ())):
        yield (*path, "once_per", number), name, None
    yield from (((*path, "or_after", name), name, None) for name in getattr(record, "or_after", ()))
    tests = getattr(record, "when", None)
    if isinstance(tests, Mapping):
        yield from (((*path, "when", name), name, test) for name, test in tests.items())
    for key in ("cases", "requires", "open_points", "steps", "benefits"):
        parts = getattr(record, key, None)
        for number, part in enumerate(parts if isinstance(parts, tuple) else ()):
            yield from used_fields(part, (*path, key, number))


def _check_declared(name: str, declared: QuestionField, at: Ref) -> Iterator[Diagnostic]:
    standard = STANDARD.get(name)
    if standard is not None and declared.kind not in _KINDS.get(standard.sort, ()):
        yield problem("R15", at, name=name, kind=declared.kind, title=standard.zh)
    if declared.kind in (FieldKind.CHOICE, FieldKind.LEVEL) and not declared.choices:
        yield problem("R17", at, wording="none", name=name)
    for key in ("assumed", "at_least", "at_most"):
        word = getattr(declared, key)
        if word is not None:
            yield from _check_word(word, name, declared, Ref(at.file, (*at.path, key)))


def _undeclared(at: Ref, name: str, known: tuple[str, ...]) -> Diagnostic:
    """A slip is an error; a field that is only not declared still works, but nobody learns what it means."""
    guess = nearest(name, known)
    if guess:
        return problem("R16", at, wording="nearest", name=name, guess=guess)
    return warning("R16", at, name=name)


def _check_values(test: Test, name: str, declared: QuestionField | None, at: Ref) -> Iterator[Diagnostic]:
    bounds = (test.at_least, test.more_than, test.at_most, test.less_than)
    for word in (*test.any_of, *test.none_of, *(bound for bound in bounds if bound is not None)):
        yield from _check_word(word, name, declared, at)


def _check_word(word: str, name: str, declared: QuestionField | None, at: Ref) -> Iterator[Diagnostic]:
    """``word`` is a choice of the field, or what its kind can hold."""
    if declared is not None and declared.choices:
        if fold(word) not in map(fold, declared.choices):
            yield problem("R17", at, name=name, word=word, choices="、".join(declared.choices))
        return
    standard = STANDARD.get(name)
    kind = declared.kind if declared is not None else _KIND_OF.get(standard.sort) if standard else None
    if kind is not None and kind in _CAN_HOLD and not _CAN_HOLD[kind](word):
        yield problem("R17", at, wording=kind.value, name=name, word=word)


_CAN_HOLD: Mapping[FieldKind, Callable[[str], bool]] = {
    FieldKind.NUMBER: lambda word: read_exact(bare(word)) is not None,
    FieldKind.DATE: lambda word: read_day(word).day is not None,
    FieldKind.YES_NO: lambda word: read_yes_no(word) is not None,
}
_KIND_OF: Mapping[Sort, FieldKind] = {
    Sort.NUMBER: FieldKind.NUMBER,
    Sort.COUNT: FieldKind.NUMBER,
    Sort.DATE: FieldKind.DATE,
    Sort.YES_NO: FieldKind.YES_NO,
}
