"""Where a pass stands among the levels of a rule's exam: by its own level, or by tables of equivalents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from planpress.load.nearest import fold
from planpress.model.awards import AwardRule
from planpress.model.values import Unstated
from planpress.model.vocabularies import Equivalence, Equivalent, Exam
from planpress.rules.answers.asked import World
from planpress.rules.answers.matching import CEFR, DEFAULT_EXAM
from planpress.rules.answers.names import find_exam, find_level, near_level
from planpress.rules.answers.passes import EarlierOne
from planpress.rules.answers.reading import read_exact

BELOW = -1
"""The rank of a pass below the lowest level."""
UNKNOWN = -2
"""The rank of a pass that a table leaves open."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One reading of where a pass stands: its rank among the levels of the rule's exam.

    ``table`` names the table of equivalents that says so ("" for the exam's own levels or CEFR),
    ``verified`` is False where nobody compared that table with its source.
    """

    rank: int
    table: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Why a pass has no place: ``code`` of the sentence, the ``field`` at fault, a near name.

    ``levels`` are the levels that could be meant, as words.
    """

    code: str
    field: str
    near: str = ""
    levels: str = ""


def exam_of(rule: AwardRule, world: World) -> Exam | None:
    """The exam whose levels the rule's ladder counts in."""
    found = find_exam(rule.exam or DEFAULT_EXAM, world)
    return world.exams.exams[found] if found else None


def place(one: EarlierOne, rule: AwardRule, world: World) -> tuple[Placed, ...] | Unplaced:
    """All readings of where a pass stands; Unplaced where the exam, its level or its score says nothing."""
    home = exam_of(rule, world)
    named = find_exam(one.exam, world) if one.exam else None
    if home is None or (one.exam and named is None):
        return Unplaced("exam_unknown", "exam")
    if one.cefr and one.cefr not in CEFR:
        return Unplaced("cefr_unknown", "cefr")
    if named is not None and world.exams.exams[named] is not home:
        return _by_other(one, named, home, rule, world)
    if not one.level:
        return (_by_cefr(one.cefr, home),) if one.cefr else Unplaced("missing_field", "level")
    level = find_level(one.level, home)
    return no_such_level(one.level, home) if level is None else (Placed(list(home.levels).index(level)),)


def no_such_level(word: str, exam: Exam) -> Unplaced:
    """``word`` is no level of ``exam``: which ones there are."""
    if not exam.levels:
        return Unplaced("level_without", "level")
    levels = "、".join(level.title for level in exam.levels.values())
    return Unplaced("level_unknown", "level", near_level(word, exam), levels)


def _by_other(
    one: EarlierOne, named: str, home: Exam, rule: AwardRule, world: World
) -> tuple[Placed, ...] | Unplaced:
    other = world.exams.exams[named]
    if other.language != home.language or isinstance(rule.equivalents, Unstated):
        return _NO_EQUIVALENT
    if one.level and (other.levels or not _is_test(one.level, named, world)):
        level = find_level(one.level, other)
        if level is None:
            return no_such_level(one.level, other)
        cefr = other.levels[level].cefr
        return (_by_cefr(cefr, home),) if cefr in CEFR else _NO_EQUIVALENT
    if one.score is None and not one.scores:
        return (_by_cefr(one.cefr, home),) if one.cefr else Unplaced("missing_field", "score")
    return tuple(_by_tables(one, named, home, rule, world)) or _NO_EQUIVALENT


_NO_EQUIVALENT = Unplaced("no_equivalent", "exam")


def _is_test(word: str, named: str, world: World) -> bool:
    """True where ``word`` is one of the tests of an exam with scores: KET, FCE."""
    rows = [row.get(named) for table in world.exams.equivalences.values() for row in table.rows.values()]
    tests = [row.test for row in rows if isinstance(row, Equivalent) and row.test]
    return fold(word) in [fold(test) for test in tests]


def _by_cefr(cefr: str, home: Exam) -> Placed:
    """The highest level of ``home`` that is known to need no more than ``cefr``."""
    wanted = CEFR.index(cefr)
    reached = [
        rank
        for rank, level in enumerate(home.levels.values())
        if level.cefr in CEFR and CEFR.index(level.cefr) <= wanted
    ]
    return Placed(max(reached, default=BELOW))


# -- tables ---------------------------------------------------------------------


def tables_of(rule: AwardRule, world: World) -> Mapping[str, Equivalence]:
    """The tables that the rule goes by: the one it names, else all."""
    every = world.exams.equivalences
    if isinstance(rule.equivalents, str) and not isinstance(rule.equivalents, Unstated):
        return {key: one for key, one in every.items() if key == rule.equivalents}
    return every


def _by_tables(one: EarlierOne, named: str, home: Exam, rule: AwardRule, world: World) -> Iterator[Placed]:
    for table in tables_of(rule, world).values():
        rows = [(cefr, row[named]) for cefr, row in table.rows.items() if named in row and cefr in CEFR]
        rows.sort(key=lambda pair: CEFR.index(pair[0]))
        if not any(isinstance(equivalent, Equivalent) for _, equivalent in rows):
            continue
        for cefr in dict.fromkeys(_reached(one, rows)):
            placed = _by_cefr(cefr, home).rank if cefr in CEFR else int(cefr)
            yield Placed(placed, table.title, table.verified)


def _reached(one: EarlierOne, rows: list[tuple[str, Equivalent | Unstated]]) -> Iterator[str]:
    """The CEFR level of each reading of the score: its sum, and its parts where both are known."""
    score = one.sum
    if score is not None:
        yield _highest([(cefr, _meets(row, score, one.level)) for cefr, row in rows])
    if one.scores and _has_parts(rows):
        yield _highest([(cefr, _meets_parts(row, one)) for cefr, row in rows])


def _has_parts(rows: list[tuple[str, Equivalent | Unstated]]) -> bool:
    return any(isinstance(row, Equivalent) and row.listening for _, row in rows)


def _highest(rows: list[tuple[str, bool | None]]) -> str:
    """The highest level met; UNKNOWN where the level below the first one not met is not stated."""
    met = [cefr for cefr, meets in rows if meets]
    if met:
        return met[-1]
    return str(UNKNOWN) if any(meets is None for _, meets in rows) else str(BELOW)


def _meets(row: Equivalent | Unstated, score: Fraction, test: str) -> bool | None:
    if not isinstance(row, Equivalent):
        return None
    least, most = _number(row.total or row.level or row.from_), _number(row.to)
    if least is None:
        return None
    if row.test and test and fold(test) != fold(row.test):
        return False
    if most is not None and score > most:
        return None if row.test and test else False
    return score >= least


def _meets_parts(row: Equivalent | Unstated, one: EarlierOne) -> bool | None:
    if not isinstance(row, Equivalent):
        return None
    pairs = [(one.part(part), _number(getattr(row, part))) for part in ("listening", "reading")]
    if any(need is None for _, need in pairs):
        return None
    return all(done is not None and need is not None and done >= need for done, need in pairs)


def _number(value: str | None) -> Fraction | None:
    return read_exact(value) if value else None
