"""The table of courses as a plan prints it: chosen columns, groups merged, every row as written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from planpress.model.courses import SUMMED, Course, field_of
from planpress.model.plan import TableSpec
from planpress.model.records import Notes
from planpress.rules.answers.sentences import number_words
from planpress.rules.totals import total_hours, total_seats, totals_by_unit
from planpress.site.cells import cell, columns, lines_cell
from planpress.site.notes import print_notes
from planpress.site.runs import Filling, words
from planpress.site.views import CellView, ColumnView, RowView, TableView
from planpress.site.wording import Wording

_RIGHT = frozenset({"seats"})
"""Fields whose figures stand below each other, at the end of the line."""


def course_table(
    table_id: str, spec: TableSpec, courses: Sequence[Course], filling: Filling, root: str, say: Wording
) -> TableView:
    """The courses in the order of their file; neighbours with the same word in the group column are merged.

    ``root`` is the address below which each course has its page ("courses/taitung/109/").
    """
    names = [str(column) for column in spec.columns]
    heads = [spec.heads.get(name, name) for name in names]
    grid = [[course.printed(name) for name in names] for course in courses]
    grouped = bool(spec.group) and any(course.group for course in courses)
    texts = [list(column) for column in zip(*grid, strict=True)]
    aligns = ["end" if field_of(name) in _RIGHT else "start" for name in names]
    if grouped:
        labels = [course.group for course in courses]
        views = _under_one_head(columns([heads[0], *heads], [labels, *texts], ["start", *aligns]))
    else:
        views = columns(heads, texts, aligns)
    numbered = list(zip(courses, grid, strict=True))
    headed = list(zip(heads, aligns, strict=True))
    rows = [*_rows(table_id, headed, numbered, grouped, root), *_total(spec, courses, headed, grouped, say)]
    return TableView(
        table_id,
        tuple(words(spec.caption or "")),
        views,
        tuple(rows),
        print_notes(_notes(spec, courses, say), filling),
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


# -- what they come to --------------------------------------------------------------


def _total(
    spec: TableSpec, courses: Sequence[Course], heads: Sequence[tuple[str, str]], grouped: bool, say: Wording
) -> Iterator[RowView]:
    """Lengths with a line for each unit, hours and seats; the row's name stands over what is before."""
    fields = [field_of(str(name)) for name in spec.columns]
    summed = [place for place, field in enumerate(fields) if place and field in SUMMED]
    if not spec.totals or not summed:
        return
    hours = total_hours(courses)
    said = {
        "length": [str(total) for total in totals_by_unit(courses)],
        "hours": [] if hours is None else [say("number_of_hours", hours=number_words(hours))],
        "seats": [str(seats)] if (seats := total_seats(courses).seats) else [],
    }
    told = zip(fields[summed[0] :], heads[summed[0] :], strict=True)
    cells = [lines_cell(said.get(field, []), head, align=align) for field, (head, align) in told]
    lead = summed[0] + grouped
    starts = (0, *range(lead, lead + len(cells)))
    yield RowView((cell(spec.totals, cols=lead, head=True), *cells), starts, total=True)


def _notes(spec: TableSpec, courses: Sequence[Course], say: Wording) -> Notes | None:
    """The table's notes; one more where the total of seats is not clear."""
    unclear = total_seats(courses).unclear
    named = {field_of(str(name)) for name in spec.columns}
    if not (spec.totals and unclear and "seats" in named):
        return spec.notes
    held = spec.notes or Notes(label=say("table_notes"), items=())
    return held.model_copy(update={"items": (*held.items, say("totals_unclear", seats=unclear))})
