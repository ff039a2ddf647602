"""Checks lists of names: as many as the text says, and worded as the clauses they stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from planpress.diagnostics.diagnostic import Diagnostic, Ref, warning
from planpress.load.nearest import nearest
from planpress.model.clauses import Shape
from planpress.model.outline import Numbered, Outline, plain_words
from planpress.model.plan import PlanRecord, TableOf, Theme
from planpress.rules.places import unknown


def check_themes(record: PlanRecord, outline: Outline, file: str) -> Iterator[Diagnostic]:
    """Each theme of ``file`` (plan.yaml): ``count`` against its items, ``same_as`` against titles."""
    clauses = outline.by_id()
    for theme_id, theme in record.themes.items():
        path = ("themes", theme_id)
        if theme.count is not None and theme.count != len(theme.items):
            at = Ref(file, (*path, "count"))
            yield warning("R21", at, id=theme_id, count=theme.count, items=len(theme.items))
        if theme.same_as is None:
            continue
        clause = clauses.get(theme.same_as)
        if clause is None:
            yield unknown("R40", Ref(file, (*path, "same_as")), theme.same_as, clauses)
        else:
            titles = titles_below(clause, _columns(record).get(theme.same_as, frozenset()))
            yield from _compare(theme, titles, Ref(file, (*path, "items")), clause)


def titles_below(clause: Numbered, columns: frozenset[str]) -> tuple[str, ...]:
    """Titles of the clauses directly below, without those that only fill a column of a table."""
    titled = (item for item in clause.content if item.clause.shape is not Shape.POINT)
    return tuple(words for item in titled if (words := plain_words(item.clause)) not in columns)


def _columns(record: PlanRecord) -> Mapping[str, frozenset[str]]:
    shown = [table for table in record.tables.values() if table.of is TableOf.CLAUSES]
    return {table.clause: frozenset(table.columns) for table in shown if table.clause}


def _compare(theme: Theme, titles: tuple[str, ...], at: Ref, clause: Numbered) -> Iterator[Diagnostic]:
    """Names that have no title of the same words, and titles left over."""
    left = [title for title in titles if title not in theme.items]
    name = clause.path or clause.clause.id
    for number, item in enumerate(theme.items):
        if item in titles:
            continue
        place = Ref(at.file, (*at.path, number))
        same_place = titles[number] if len(titles) == len(theme.items) else ""
        other = same_place if same_place in left else nearest(item, left)
        if other is None:
            yield warning("R22", place, wording="missing", item=item, clause=name)
        else:
            left.remove(other)
            yield warning("R22", place, item=item, title=other, clause=name)
    for title in left:
        yield warning("R22", at, wording="extra", title=title, clause=name)
