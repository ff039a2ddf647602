"""Finds what a word names: exams, levels and kinds of staff, by id, title or another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from planpress.load.nearest import fold, nearest
from planpress.model.vocabularies import Exam, Term
from planpress.rules.answers.asked import World

YES_WORDS = ("是", "true", "yes")
NO_WORDS = ("否", "false", "no")


def read_yes_no(word: str) -> bool | None:
    """True and False for words of yes and no; None for others."""
    folded = fold(word)
    if folded in YES_WORDS:
        return True
    return False if folded in NO_WORDS else None


def find_term(word: str, terms: Mapping[str, Term]) -> str | None:
    """The id of the entry that ``word`` names by id, title or another name."""
    return _find(word, ((term_id, (term_id, term.title, *term.also)) for term_id, term in terms.items()))


def find_exam(word: str, world: World) -> str | None:
    """The id of an exam: gept for gept, 全民英檢 or GEPT."""
    return find_term(word, world.exams.exams)


def find_level(word: str, exam: Exam) -> str | None:
    """The id of a level of ``exam``: intermediate for intermediate or 中級."""
    return _find(word, ((level_id, (level_id, level.title)) for level_id, level in exam.levels.items()))


def near_exam(word: str, world: World) -> str:
    """The name of an exam that ``word`` may mean, or ""."""
    exams = world.exams.exams.values()
    return nearest(word, [name for exam in exams for name in (exam.title, *exam.also)]) or ""


def near_level(word: str, exam: Exam) -> str:
    """The title of a level of ``exam`` that ``word`` may mean, or ""."""
    return nearest(word, [level.title for level in exam.levels.values()]) or ""


def same_word(one: str, other: str, world: World) -> bool:
    """True where both words mean the same: as written, or as names of one entry of a vocabulary."""
    if fold(one) == fold(other):
        return True
    return any(fold(other) in group for group in _groups(world) if fold(one) in group)


def _groups(world: World) -> Iterator[tuple[str, ...]]:
    """The names, evened out, of each entry of the vocabularies."""
    for term_id, term in (*world.audiences.items(), *world.exams.exams.items()):
        yield tuple(fold(name) for name in (term_id, term.title, *term.also))
    for exam in world.exams.exams.values():
        for level_id, level in exam.levels.items():
            yield (fold(level_id), fold(level.title))


def _find(word: str, entries: Iterable[tuple[str, tuple[str, ...]]]) -> str | None:
    wanted = fold(word)
    for entry_id, names in entries:
        if wanted in [fold(name) for name in names]:
            return entry_id
    return None
