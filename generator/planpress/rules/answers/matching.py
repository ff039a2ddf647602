"""Whether the tests of a case or a condition hold for a question: yes, no, or a field is lacking."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from planpress.load.nearest import fold
from planpress.model.awards import AwardRule
from planpress.model.numerals import NUMERAL, read_whole
from planpress.model.rule_parts import Rule, Test, When
from planpress.rules.answers.asked import World
from planpress.rules.answers.days import read_day
from planpress.rules.answers.names import find_exam, find_level, read_yes_no, same_word
from planpress.rules.answers.passes import EarlierOne
from planpress.rules.answers.question import Question, Value
from planpress.rules.answers.reading import read_exact

DEFAULT_EXAM = "gept"
CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
UNLIKE = 9
"""Where two values cannot be compared."""
_GRADE = re.compile(rf".*?({NUMERAL})職等.*")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether tests hold; None where a field is lacking, which ``field`` names."""

    holds: bool | None
    field: str = ""


def holds(when: When, question: Question, rule: Rule, world: World) -> Verdict:
    """All tests of ``when``: one that fails decides, else one whose field is lacking, else they hold."""
    lacking = ""
    for name, test in when.items():
        value = question.values.get(name)
        told = None if value is None else passes_test(test, value, name, question, rule, world)
        if told is False:
            return Verdict(False)
        if told is None and not lacking:
            lacking = name
    return Verdict(None, lacking) if lacking else Verdict(True)


def is_optional(name: str, question: Question) -> bool:
    """True for a field that a question need not hold."""
    one = question.fields.get(name)
    return one is not None and one.optional


def passes_test(
    test: Test, value: Value, name: str, question: Question, rule: Rule, world: World
) -> bool | None:
    """Whether ``value`` of the field ``name`` passes; None where it cannot be compared."""
    if test.any_of and not any(_equals(word, value, world) for word in test.any_of):
        return False
    if any(_equals(word, value, world) for word in test.none_of):
        return False
    least, more, most, less = (
        None if bound is None else _compare(value, bound, name, question, rule, world)
        for bound in (test.at_least, test.more_than, test.at_most, test.less_than)
    )
    if UNLIKE in (least, more, most, less):
        return None
    return not (
        (least is not None and least < 0)
        or (more is not None and more <= 0)
        or (most is not None and most > 0)
        or (less is not None and less >= 0)
    )


def _equals(word: str, value: Value, world: World) -> bool:
    if isinstance(value, bool):
        return read_yes_no(word) is value
    if isinstance(value, Fraction):
        return read_exact(bare(word)) == value
    if isinstance(value, date):
        return read_day(word).day == value
    return isinstance(value, str) and same_word(word, value, world)


def bare(word: str) -> str:
    """The number at the beginning of 5,000元."""
    match = re.match(r"[0-9.,/]+|" + NUMERAL, word)
    return match.group(0) if match else word


def _compare(value: Value, bound: str, name: str, question: Question, rule: Rule, world: World) -> int:
    """-1, 0, 1 as ``value`` is below, at, above ``bound``; UNLIKE where they cannot be compared."""
    one, other = None, None
    if isinstance(value, Fraction):
        one, other = value, read_exact(bare(bound))
    elif isinstance(value, date):
        day = read_day(bound).day
        one, other = Fraction(value.toordinal()), None if day is None else Fraction(day.toordinal())
    elif isinstance(value, str):
        one, other = (rank_of(word, name, question, rule, world) for word in (value, bound))
    return UNLIKE if one is None or other is None else (one > other) - (one < other)


def rank_of(word: str, name: str, question: Question, rule: Rule, world: World) -> Fraction | None:
    """How high a word stands: among the choices of its field, the levels of the exam, CEFR, 職等, numbers."""
    one = question.fields.get(name)
    if one is not None and one.choices:
        return _place(word, one.choices, world)
    if name == "level":
        return level_rank(word, question.word("exam"), rule, world)
    if name == "cefr":
        return _place(word, CEFR, world)
    grade = _GRADE.fullmatch(word)
    if grade:
        number = read_whole(grade.group(1))
        return None if number is None else Fraction(number)
    return read_exact(word)


def level_rank(word: str, exam: str, rule: Rule, world: World) -> Fraction | None:
    """The rank of a level, 0 for the lowest, in the exam named, else in that of the rule."""
    named = exam or getattr(rule, "exam", None) or DEFAULT_EXAM
    exam_id = find_exam(named, world)
    if exam_id is None:
        return None
    levels = world.exams.exams[exam_id].levels
    level = find_level(word, world.exams.exams[exam_id])
    return None if level is None else Fraction(list(levels).index(level))


def _place(word: str, choices: Sequence[str], world: World) -> Fraction | None:
    for place, choice in enumerate(choices):
        if same_word(word, choice, world):
            return Fraction(place)
    return None


def same_dims(rule: AwardRule, earlier: EarlierOne, question: Question, world: World) -> Verdict:
    """Whether an earlier pass agrees with the question in further fields (dialect); None where one lacks.

    The exam of a pass that names none is that of the rule.
    """
    home = rule.exam or DEFAULT_EXAM
    lacking = ""
    for name in rule.once_per:
        now, before = question.values.get(name), earlier.dims.get(name)
        if name == "exam":
            now, before = now or home, earlier.exam or home
        if now is None or before is None:
            lacking = lacking or name
        elif not _same(now, before, world):
            return Verdict(False)
    return Verdict(None, lacking) if lacking else Verdict(True)


def _same(one: Value, other: Value, world: World) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        return fold(one) == fold(other) or same_word(one, other, world)
    return one == other
