"""Which row of an award ladder a pass reaches, reading by reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from planpress.load.nearest import fold
from planpress.model.amounts import AwardText, CountRange
from planpress.model.awards import AwardRule, AwardStep, ScoreRange
from planpress.model.vocabularies import Exam
from planpress.rules.answers.asking import Asking
from planpress.rules.answers.commendations import weight
from planpress.rules.answers.equivalence import (
    BELOW,
    UNKNOWN,
    Placed,
    Unplaced,
    exam_of,
    no_such_level,
    place,
)
from planpress.rules.answers.matching import CEFR, holds, is_optional
from planpress.rules.answers.names import find_exam, find_level
from planpress.rules.answers.passes import EarlierOne
from planpress.rules.answers.reading import read_exact


@dataclass(frozen=True, slots=True)
class Rung:
    """A reading of the question: the row reached (None: none), at which rank, by which table.

    ``unsaid`` is True where the ladder says nothing about this level: it lies above the last row or
    between two of them.
    """

    step: AwardStep | None
    placed: Placed
    unsaid: bool = False


@dataclass(frozen=True, slots=True)
class Lacking:
    """A field that the ladder tests and the question lacks."""

    field: str


def rungs(one: EarlierOne, asking: Asking[AwardRule]) -> tuple[Rung, ...] | Unplaced | Lacking:
    """The rows that a pass may reach, one for each reading of where it stands."""
    steps = _open_steps(asking)
    if isinstance(steps, Lacking):
        return steps
    if any(step.score or step.scores or step.exam for step in steps):
        return _by_rows(one, steps, asking)
    if not any(step.level or step.cefr for step in steps):
        return (Rung(_richest(steps), Placed(0)),)
    placed = place(one, asking.rule, asking.world)
    if isinstance(placed, Unplaced):
        return placed
    home = exam_of(asking.rule, asking.world)
    return tuple(_rung(reading, steps, home) for reading in placed) if home else ()


def _open_steps(asking: Asking[AwardRule]) -> list[AwardStep] | Lacking:
    """The rows whose own tests hold."""
    rule, question = asking.rule, asking.question
    found = []
    for step in rule.steps if isinstance(rule.steps, tuple) else ():
        verdict = holds(step.when, question, rule, asking.world)
        if verdict.holds is None and not is_optional(verdict.field, question):
            return Lacking(verdict.field)
        if verdict.holds:
            found.append(step)
    return found


def _richest(steps: Sequence[AwardStep]) -> AwardStep | None:
    """The row that gives most, the last of equal ones: rows may stand in either order."""
    best: AwardStep | None = None
    for step in steps:
        if best is None or _worth(step) >= _worth(best):
            best = step
    return best


def _worth(step: AwardStep) -> tuple[int, Fraction]:
    awards = weight(step.award) if isinstance(step.award, AwardText) else 0
    amounts = [Fraction(one.amount.last) for one in step.benefits if isinstance(one.amount, CountRange)]
    return awards, sum(amounts, Fraction(0))


def _rung(placed: Placed, steps: list[AwardStep], home: Exam) -> Rung:
    """The row of a rank: the same level, or the nearest below it that counts for all above."""
    if placed.rank == UNKNOWN:
        return Rung(None, placed, unsaid=True)
    ranks = [(rank_of_step(step, home), step) for step in steps]
    exact = [step for rank, step in ranks if rank == placed.rank]
    if exact:
        return Rung(exact[-1], placed)
    below = [(rank, step) for rank, step in ranks if rank is not None and rank < placed.rank]
    if placed.rank == BELOW or not below:
        return Rung(None, placed)
    _, nearest = max(below, key=lambda pair: pair[0])
    return Rung(nearest, placed) if nearest.and_above else Rung(None, placed, unsaid=True)


def rank_of_step(step: AwardStep, home: Exam) -> int | None:
    """The rank of a row among the levels of ``home``; None where it names none of them."""
    levels = list(home.levels)
    if step.level:
        found = find_level(step.level, home)
        return None if found is None else levels.index(found)
    fitting = [rank for rank, one in enumerate(home.levels.values()) if step.cefr and one.cefr == step.cefr]
    return fitting[0] if fitting else None


# -- rows by exam and score --------------------------------------------------------


def _by_rows(
    one: EarlierOne, steps: list[AwardStep], asking: Asking[AwardRule]
) -> tuple[Rung, ...] | Unplaced | Lacking:
    """The best row that the exam, level or score of the pass meets, where rows name them themselves.

    The rank is the place among the rows of the same exam, from the row that gives least.
    """
    pass_, named = _of_rule(one, asking)
    mine = _upwards([step for step in steps if _same_exam(step, pass_.exam, named, asking)])
    if not mine:
        return _without_row(one, named)
    lacking = _lacking(mine, pass_)
    if lacking:
        return Lacking(lacking)
    met = [place_ for place_, step in enumerate(mine) if _meets(step, pass_, named, asking)]
    if met:
        return (Rung(mine[met[-1]], Placed(met[-1])),)
    if pass_.level and any(step.level for step in mine):
        return _no_such_row(pass_.level, _exam(named, asking))
    return (Rung(None, Placed(BELOW)),)


def _lacking(mine: list[AwardStep], one: EarlierOne) -> str:
    """The field that all rows ask for and the pass does not give, or ""."""
    if all(step.scores for step in mine):
        if not one.scores:
            return "scores"
        missing = (name for step in mine for name in step.scores if one.part(name) is None)
        return next((f"scores.{name}" for name in missing), "")
    if all(step.score for step in mine) and one.sum is None:
        return "score"
    return "level" if all(step.level for step in mine) and not one.level else ""


def _no_such_row(level: str, exam: Exam | None) -> tuple[Rung, ...] | Unplaced:
    """Below all rows; to be asked where nobody knows the order of the levels; no level of a known exam."""
    if exam is None or not exam.levels:
        return (Rung(None, Placed(UNKNOWN), unsaid=True),)
    found = find_level(level, exam)
    return no_such_level(level, exam) if found is None else (Rung(None, Placed(BELOW)),)


def among_rows_of(now: Rung, before: Rung, asking: Asking[AwardRule]) -> Rung:
    """``before`` as a place among the rows of the exam of ``now``, where rows name different exams.

    It stands as high as the highest of those rows that gives no more than its own.
    """
    if now.step is None or before.step is None or now.step.exam is None or before.step.exam is None:
        return before
    named = find_exam(now.step.exam, asking.world)
    if _same_exam(before.step, now.step.exam, named, asking):
        return before
    steps = _open_steps(asking)
    mine = [] if isinstance(steps, Lacking) else steps
    rows = _upwards([step for step in mine if _same_exam(step, now.step.exam, named, asking)])
    reached = [place_ for place_, step in enumerate(rows) if _worth(step) <= _worth(before.step)]
    return replace(before, placed=Placed(max(reached, default=BELOW)))


def _upwards(steps: list[AwardStep]) -> list[AwardStep]:
    """From the row that gives least; rows that give the same stay in the order of the ladder."""
    downwards = steps and _worth(steps[0]) > _worth(steps[-1])
    return sorted(reversed(steps) if downwards else steps, key=_worth)


def _of_rule(one: EarlierOne, asking: Asking[AwardRule]) -> tuple[EarlierOne, str | None]:
    """The pass with the rule's exam where it names none itself, and the id of its exam."""
    full = one if one.exam else replace(one, exam=asking.rule.exam or "")
    return full, find_exam(full.exam, asking.world) if full.exam else None


def _exam(named: str | None, asking: Asking[AwardRule]) -> Exam | None:
    return asking.world.exams.exams[named] if named else None


def _same_exam(step: AwardStep, exam: str, named: str | None, asking: Asking[AwardRule]) -> bool:
    wanted = step.exam or asking.rule.exam
    if wanted is None or fold(wanted) == fold(exam):
        return True
    return named is not None and find_exam(wanted, asking.world) == named


def _without_row(one: EarlierOne, named: str | None) -> Unplaced | Lacking:
    if not one.exam:
        return Lacking("exam")
    return Unplaced("exam_unknown" if named is None else "no_equivalent", "exam")


def _meets(step: AwardStep, one: EarlierOne, named: str | None, asking: Asking[AwardRule]) -> bool:
    if step.level and not _meets_level(step, one.level, _exam(named, asking)):
        return False
    if step.cefr and (one.cefr not in CEFR or not _meets_cefr(step, one.cefr)) and not step.score:
        return False
    if step.score and (one.sum is None or not _within(step.score, one.sum)):
        return False
    parts = ((one.part(name), bounds) for name, bounds in step.scores.items())
    return all(score is not None and _within(bounds, score) for score, bounds in parts)


def _meets_level(step: AwardStep, level: str, exam: Exam | None) -> bool:
    mine = find_level(level, exam) if exam and level else None
    wanted = find_level(step.level or "", exam) if exam else None
    if exam is None or mine is None or wanted is None:
        return bool(level) and fold(level) == fold(step.level or "")
    order = list(exam.levels)
    return mine == wanted or (step.and_above and order.index(mine) > order.index(wanted))


def _meets_cefr(step: AwardStep, cefr: str) -> bool:
    return cefr == step.cefr or (
        step.and_above and step.cefr in CEFR and CEFR.index(cefr) > CEFR.index(step.cefr)
    )


def _within(bounds: ScoreRange, score: Fraction) -> bool:
    least, most = (read_exact(one) if one else None for one in (bounds.from_, bounds.to))
    return (least is None or score >= least) and (most is None or score <= most)
