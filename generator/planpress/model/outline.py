"""The numbers of a document: each clause's printed number, full number, anchor and level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from planpress.model.clauses import Clause, Document
from planpress.model.numbering import Habit, join_numbers


@dataclass(frozen=True, slots=True)
class Numbered:
    """A clause with its place. ``ordinals`` counts it among its numbered siblings, from the top (9, 2, 1).

    ``number`` is as printed (""for a labelled or unnumbered one); ``path`` the full number for references.
    """

    clause: Clause
    number: str
    path: str
    level: int
    anchor: str
    ordinals: tuple[int, ...]
    content: tuple[Numbered, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """All numbered clauses of a document, its ids, and the habit they are numbered by."""

    clauses: tuple[Numbered, ...]
    habit: Habit

    def walk(self) -> Iterator[Numbered]:
        """Every clause in the order of the text."""
        yield from _walk(self.clauses)

    def by_id(self) -> Mapping[str, Numbered]:
        """The clauses that have an id."""
        return {item.clause.id: item for item in self.walk() if item.clause.id}


def _walk(clauses: tuple[Numbered, ...]) -> Iterator[Numbered]:
    for item in clauses:
        yield item
        yield from _walk(item.content)


@dataclass(frozen=True, slots=True)
class _Above:
    """What a clause hands down to those below it."""

    level: int = 0
    numbers: tuple[str, ...] = ()
    ordinals: tuple[int, ...] = ()
    first_level: str = ""
    columns: frozenset[str] = frozenset()


def number_clauses(document: Document, habit: Habit, columns: Mapping[str, tuple[str, ...]]) -> Outline:
    """Numbers every clause of ``document``.

    ``columns`` gives, by clause id, the column names of a table made of the clauses below it: a clause
    that bears such a name fills a column and has no number (``## 未來精進方向``).
    """
    return Outline(_number_below(document.clauses, _Above(), habit, columns), habit)


def plain_words(clause: Clause) -> str:
    """The clause's words without records filled in."""
    return inline_words(clause.words)


def inline_words(inlines: Iterable[object]) -> str:
    """The words of some inlines without records filled in."""
    return "".join(getattr(inline, "text", "") for inline in inlines)


def every_clause(document: Document) -> Iterator[Clause]:
    """All clauses in the order of the text."""
    stack = list(reversed(document.clauses))
    while stack:
        clause = stack.pop()
        yield clause
        stack.extend(reversed(clause.clauses))


def _number_below(
    clauses: tuple[Clause, ...], above: _Above, habit: Habit, columns: Mapping[str, tuple[str, ...]]
) -> tuple[Numbered, ...]:
    level = (habit.level_of(above.first_level) if above.first_level else None) or above.level + 1
    numbered: list[Numbered] = []
    count = 0
    unnumbered = 0
    for clause in clauses:
        if clause.label or plain_words(clause) in above.columns:
            unnumbered += 1
            here = _Above(
                level, above.numbers, (*above.ordinals, -unnumbered), clause.first_level, above.columns
            )
            numbered.append(_place(clause, "", clause.label, here, habit, columns))
            continue
        count += 1
        number = habit.number(level, count)
        below = frozenset(columns.get(clause.id, ())) | above.columns
        here = _Above(level, (*above.numbers, number), (*above.ordinals, count), clause.first_level, below)
        numbered.append(_place(clause, number, join_numbers(here.numbers), here, habit, columns))
    return tuple(numbered)


def _place(
    clause: Clause, number: str, path: str, here: _Above, habit: Habit, columns: Mapping[str, tuple[str, ...]]
) -> Numbered:
    content = _number_below(clause.clauses, here, habit, columns)
    return Numbered(
        clause, number, path, here.level, clause.id or _anchor(here.ordinals), here.ordinals, content
    )


def _anchor(ordinals: tuple[int, ...]) -> str:
    return "c" + "-".join(str(count) if count > 0 else f"u{-count}" for count in ordinals)
