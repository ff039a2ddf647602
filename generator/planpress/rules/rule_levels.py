"""Checks award ladders: rows are levels of the exam, each once, and a higher one does not earn less."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem, warning
from planpress.load.nearest import nearest
from planpress.model.amounts import AwardText, CountRange
from planpress.model.awards import AwardParameters, AwardRule, AwardStep
from planpress.model.rule_parts import Rule
from planpress.model.values import Unstated
from planpress.model.vocabularies import Exam
from planpress.rules.answers.asked import World
from planpress.rules.answers.commendations import weight
from planpress.rules.answers.ladder import rank_of_step
from planpress.rules.answers.names import find_exam, find_level, near_exam
from planpress.rules.answers.reading import read_exact
from planpress.rules.places import Path, unknown

DEFAULT_EXAM = "gept"
Worth = Mapping[str, Fraction]
"""What a row gives, by commendation or benefit and unit."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a ladder with the exam it belongs to, None where exams.yaml has none of that name."""

    step: AwardStep
    name: str
    exam: Exam | None
    path: Path


def check_ladders(rule: Rule, world: World, path: Path, file: str) -> Iterator[Diagnostic]:
    """Exams, levels, order and table of equivalents of the award rule at ``path`` of ``file``."""
    if not isinstance(rule, AwardRule):
        return
    yield from _check_table(rule, world, path, file)
    yield from _check_ladder(rule, rule.exam, world, path, file)
    for number, case in enumerate(rule.cases):
        where: Path = (*path, "cases", number)
        yield from _check_table(case, world, where, file)
        yield from _check_ladder(case, case.exam or rule.exam, world, where, file)


def _check_table(parameters: AwardParameters, world: World, path: Path, file: str) -> Iterator[Diagnostic]:
    table, known = parameters.equivalents, world.exams.equivalences
    if table is not None and not isinstance(table, Unstated) and table not in known:
        yield unknown("R34", Ref(file, (*path, "equivalents")), table, known)


def _check_ladder(
    parameters: AwardParameters, exam: str | None, world: World, path: Path, file: str
) -> Iterator[Diagnostic]:
    named = [((*path, "exam"), parameters.exam)] if parameters.exam else []
    steps = parameters.steps if isinstance(parameters.steps, tuple) else ()
    rows = [_row(step, exam, world, (*path, "steps", number)) for number, step in enumerate(steps)]
    named += [((*row.path, "exam"), row.step.exam) for row in rows if row.step.exam]
    for where, word in named:
        yield from _check_exam(word, world, Ref(file, where))
    for row in rows:
        yield from _check_level(row, file)
    for alike in _by_exam_and_tests(rows):
        yield from _check_order(alike, file)


def _row(step: AwardStep, exam: str | None, world: World, path: Path) -> Row:
    name = find_exam(step.exam or exam or DEFAULT_EXAM, world)
    return Row(step, name or step.exam or exam or "", world.exams.exams[name] if name else None, path)


def _check_exam(word: str, world: World, at: Ref) -> Iterator[Diagnostic]:
    """Exams that nobody knows are not judged, but a name that is nearly a known one may be a slip."""
    guess = "" if find_exam(word, world) else near_exam(word, world)
    if guess:
        yield warning("R18", at, wording="exam", exam=word, guess=guess)


def _check_level(row: Row, file: str) -> Iterator[Diagnostic]:
    exam, level = row.exam, row.step.level
    if exam is None or not exam.levels or not level or find_level(level, exam):
        return
    names = [one.title for one in exam.levels.values()]
    guess = nearest(level, names)
    at = Ref(file, (*row.path, "level"))
    if guess:
        yield problem("R18", at, wording="nearest", level=level, exam=exam.title, guess=guess)
    else:
        yield problem("R18", at, level=level, exam=exam.title, levels="、".join(names))


# -- order --------------------------------------------------------------------


def _by_exam_and_tests(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Rows that compete: of one exam and with the same tests."""
    left = list(rows)
    while left:
        first = left[0]
        yield [row for row in left if _compete(row, first)]
        left = [row for row in left if not _compete(row, first)]


def _compete(one: Row, other: Row) -> bool:
    return one.name == other.name and one.step.when == other.step.when


def _check_order(rows: Sequence[Row], file: str) -> Iterator[Diagnostic]:
    """A rank twice, and a rank that gives less than the one below it."""
    ranked = [(rank, row) for row in rows if (rank := _rank(row)) is not None]
    for (low, before), (high, after) in itertools.pairwise(sorted(ranked, key=lambda pair: pair[0])):
        words = {"row": _title(after), "other": _title(before)}
        if low[0] != high[0]:
            continue
        if low == high:
            yield problem("R25", Ref(file, after.path), **words)
        elif _is_less(after.step, before.step):
            given = {"less": _gives(after.step), "more": _gives(before.step)}
            yield warning("R24", Ref(file, after.path), **words, **given)


def _rank(row: Row) -> tuple[str, Fraction] | None:
    """Rows by level, or by the score they begin with; rows by several scores have no order."""
    step = row.step
    if step.scores:
        return None
    if step.score:
        least = read_exact(step.score.from_) if step.score.from_ else None
        return None if least is None else ("score", least)
    rank = rank_of_step(step, row.exam) if row.exam else None
    return None if rank is None else ("level", Fraction(rank))


def _is_less(step: AwardStep, below: AwardStep) -> bool:
    """True where nothing that the row below gives is exceeded, and something is not reached."""
    mine, other = _worth(step), _worth(below)
    if mine is None or other is None:
        return False
    pairs = [(mine.get(key, Fraction(0)), other.get(key, Fraction(0))) for key in (*mine, *other)]
    return all(one <= two for one, two in pairs) and any(one < two for one, two in pairs)


def _worth(step: AwardStep) -> Worth | None:
    """None where something is given that is no figure."""
    found: dict[str, Fraction] = {}
    if isinstance(step.award, AwardText):
        found["award"] = Fraction(weight(step.award))
    elif step.award is not None:
        return None
    for one in step.benefits:
        if one.when or one.award is not None or one.share is not None:
            return None
        if not isinstance(one.amount, CountRange):
            return None
        found[f"{one.title} {one.amount.unit}"] = Fraction(one.amount.last)
    return found


def _title(row: Row) -> str:
    step = row.step
    score = f"{step.score.from_}分" if step.score and step.score.from_ else ""
    return step.level or score or step.cefr or step.text


def _gives(step: AwardStep) -> str:
    award = [str(step.award)] if step.award is not None else []
    return "、".join((*award, *(f"{one.title}{one.amount or ''}" for one in step.benefits)))
