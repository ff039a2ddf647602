"""The table of courses as a plan prints it: chosen columns, groups merged, every row as written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from planpress.model.courses import COURSE_HEADS, Course
from planpress.model.plan import TableSpec
from planpress.site.cells import cell, columns
from planpress.site.notes import print_notes
from planpress.site.runs import Filling, words
from planpress.site.views import CellView, ColumnView, RowView, TableView

_RIGHT = frozenset({"seats"})
"""Fields whose figures stand below each other, at the end of the line."""


def course_table(
    table_id: str, spec: TableSpec, courses: Sequence[Course], filling: Filling, root: str
) -> TableView:
    """The courses in the order of their file; neighbours with the same word in the group column are merged.

    ``root`` is the address below which each course has its page ("courses/taitung/109/").
    """
    names = [str(column) for column in spec.columns]
    heads = [spec.heads.get(name, name) for name in names]
    grid = [[course.printed(name) for name in names] for course in courses]
    grouped = bool(spec.group) and any(course.group for course in courses)
    texts = [list(column) for column in zip(*grid, strict=True)]
    aligns = ["end" if COURSE_HEADS.get(name, name) in _RIGHT else "start" for name in names]
    if grouped:
        labels = [course.group for course in courses]
        views = _under_one_head(columns([heads[0], *heads], [labels, *texts], ["start", *aligns]))
    else:
        views = columns(heads, texts, aligns)
    numbered = list(zip(courses, grid, strict=True))
    rows = tuple(_rows(table_id, list(zip(heads, aligns, strict=True)), numbered, grouped, root))
    return TableView(
        table_id,
        tuple(words(spec.caption or "")),
        views,
        rows,
        print_notes(spec.notes, filling),
        anchor=f"table-{table_id}",
    )


def _under_one_head(views: tuple[ColumnView, ...]) -> tuple[ColumnView, ...]:
    """The group's column and the title's, with one head over both."""
    group, title, *rest = views
    return (replace(group, span=2), replace(title, label="", span=0), *rest)


def _rows(
    table_id: str,
    heads: Sequence[tuple[str, str]],
    numbered: Sequence[tuple[Course, list[str]]],
    grouped: bool,
    root: str,
) -> Iterator[RowView]:
    """``heads`` are (words, alignment), ``numbered`` each course with its texts."""
    for label, members in groupby(numbered, key=lambda pair: pair[0].group if grouped else ""):
        group = list(members)
        for place, (course, texts) in enumerate(group):
            merged = grouped and not label
            cells = [
                _title(texts[0], heads[0][0], 2 if merged else 1, f"{root}{course.id}/"),
                *_rest(texts, heads),
            ]
            starts = list(range(1 if grouped else 0, len(heads) + (1 if grouped else 0)))
            if merged:
                starts[0] = 0
            elif grouped and place == 0:
                cells.insert(0, cell(label, rows=len(group), head=True))
                starts.insert(0, 0)
            yield RowView(tuple(cells), tuple(starts), f"{table_id}-{course.id}")


def _title(text: str, head: str, cols: int, href: str) -> CellView:
    return replace(cell(text, head, cols=cols, head=True), href=href)


def _rest(texts: Sequence[str], heads: Sequence[tuple[str, str]]) -> list[CellView]:
    return [cell(text, head, align=align) for text, (head, align) in zip(texts[1:], heads[1:], strict=True)]
