"""Tables of a comparison: one for each rule, a row for each thing it says, a column for each plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil

from planpress.rules.compared_figures import Figure, MeasureTable
from planpress.rules.compared_values import Said, Says, says_words
from planpress.rules.compared_words import differing
from planpress.rules.comparison import WORDING, Alike, ComparisonRow, ComparisonTable, Topic
from planpress.site import routes
from planpress.site.cells import cell, run_cell
from planpress.site.runs import words
from planpress.site.views import CellView, ColumnView, RowView, Run, RunKind, Runs, TableView
from planpress.site.wording import Wording

_SILENT = (Says.NOT_STATED, Says.ABSENT, Says.NOT_LISTED)


def topic_titles(say: Wording) -> Mapping[Topic, str]:
    """What each topic is called, in their order."""
    return {
        Topic.AWARDS: say("topic_awards"),
        Topic.HOURS: say("topic_hours"),
        Topic.LIMITS: say("topic_limits"),
        Topic.ATTENDANCE: say("topic_attendance"),
        Topic.AUDIENCES: say("topic_audiences"),
        Topic.METHODS: say("topic_methods"),
        Topic.DUTIES: say("topic_duties"),
        Topic.DEADLINES: say("topic_deadlines"),
    }


def alike_words(alike: Alike, say: Wording) -> str:
    """How the cells of a row stand to each other."""
    return {
        Alike.SAME: say("alike_same"),
        Alike.DIFFERENT: say("alike_different"),
        Alike.PARTLY: say("alike_partly"),
        Alike.ALONE: say("alike_alone"),
        Alike.SILENT: say("alike_silent"),
    }[alike]


def comparison_tables(table: ComparisonTable, say: Wording) -> tuple[TableView, ...]:
    """One table for each rule, in the order of the rows."""
    found: list[TableView] = []
    for subject, group in groupby(table.rows, key=lambda row: (row.subject, row.title)):
        rows = tuple(group)
        anchor = f"{table.topic}-{len(found) + 1}"
        found.append(_table(anchor, subject[1], rows, table, say))
    return tuple(found)


def _table(
    anchor: str, title: str, rows: Sequence[ComparisonRow], table: ComparisonTable, say: Wording
) -> TableView:
    names = [name for _, _, name in table.columns]
    return TableView(
        anchor,
        tuple(words(title)),
        comparison_columns(names, say),
        tuple(_row(f"{anchor}-{index}", row, table, say) for index, row in enumerate(rows, start=1)),
        anchor=anchor,
    )


ABREAST = 4
"""Plans that fit beside each other on a landscape page."""


def paper_tables(table: ComparisonTable, say: Wording) -> tuple[TableView, ...]:
    """All rules of a topic in one table, each rule's name merged over its rows: for paper.

    More plans than fit on a page make several tables of about as many plans each.
    """
    plans = len(table.columns)
    size = ceil(plans / ceil(plans / ABREAST)) if plans else ABREAST
    parts = [_part(table, slice(start, start + size)) for start in range(0, plans, size)]
    several = len(parts) > 1
    return tuple(_paper_table(part, number, say, named=several) for number, part in enumerate(parts))


def _part(table: ComparisonTable, plans: slice) -> ComparisonTable:
    rows = tuple(replace(row, cells=row.cells[plans]) for row in table.rows)
    return replace(table, columns=table.columns[plans], rows=rows)


def _paper_table(table: ComparisonTable, number: int, say: Wording, *, named: bool) -> TableView:
    anchor = f"{table.topic}-{number}" if named else f"{table.topic}"
    rows: list[RowView] = []
    head = say("comparison_rule")
    for subject, group in groupby(table.rows, key=lambda row: (row.subject, row.title)):
        members = tuple(group)
        for index, row in enumerate(members):
            view = _row(f"{anchor}-{len(rows) + 1}", row, table, say, paper=True)
            name = (cell(subject[1], head, rows=len(members), head=True),) if index == 0 else ()
            starts = (0,) if index == 0 else ()
            moved = (*starts, *(column + 1 for column in view.columns))
            rows.append(RowView((*name, *view.cells), moved, view.anchor))
    names = [name for _, _, name in table.columns]
    columns = (ColumnView(head), *comparison_columns(names, say))
    sized = zip(columns, _paper_widths(columns), strict=True)
    widths = tuple(replace(column, width=width) for column, width in sized)
    return TableView(anchor, (), widths, tuple(rows), anchor=anchor)


def _paper_widths(columns: Sequence[ColumnView]) -> list[int]:
    """Rule, item and likeness as narrow as their words allow; the plans share the rest."""
    plans = len(columns) - 3
    group, last = 14, 10
    each = (100 - group - 11 - last) // max(plans, 1)
    return [group, 100 - group - last - each * plans, *[each] * plans, last]


def comparison_columns(names: Sequence[str], say: Wording) -> tuple[ColumnView, ...]:
    """The thing, a column for each plan, and how they stand to each other; all tables alike."""
    first, last = 16, 10
    each = (100 - first - last) // max(len(names), 1)
    first = 100 - last - each * len(names)
    return (
        ColumnView(say("comparison_item"), width=first),
        *(ColumnView(name, width=each) for name in names),
        ColumnView(say("comparison_alike"), width=last),
    )


def _row(
    anchor: str, row: ComparisonRow, table: ComparisonTable, say: Wording, *, paper: bool = False
) -> RowView:
    marked = differing([said.text for said in row.cells]) if row.aspect == WORDING else None
    cells = [cell(row.aspect_title, say("comparison_item"), head=True)]
    for place, ((city, plan, name), said) in enumerate(zip(table.columns, row.cells, strict=True)):
        text = _stretches(marked[place]) if marked and said.text else _words(said, say)
        link = _link(said, (city, plan), paper=paper)
        cells.append(run_cell((*text, *link), name))
    cells.append(cell(alike_words(row.alike, say), say("comparison_alike")))
    return RowView(tuple(cells), tuple(range(len(cells))), anchor)


def said_text(said: Said, say: Wording) -> str:
    """A cell in plain words, its note in brackets."""
    text = said.text or says_words(said.says, say)
    return text + say("in_brackets", words=said.note) if said.note else text


def _words(said: Said, say: Wording) -> Runs:
    """What a plan does not say stands back, in words all the same."""
    kind = RunKind.QUIET if said.says in _SILENT else RunKind.TEXT
    return tuple(words(said_text(said, say), kind))


def _stretches(marked: Sequence[tuple[str, bool]]) -> Runs:
    return tuple(Run(text, RunKind.STRONG if differs else RunKind.TEXT) for text, differs in marked)


def _link(said: Said, plan: tuple[str, str], *, paper: bool) -> Runs:
    """The clause's number; on paper no link, but words that stay on one line."""
    number = clause_number(said)
    if not number:
        return ()
    if paper:
        return (Run("　"), Run(number, RunKind.VALUE))
    href = f"{routes.document(*plan)}#{said.clause}"
    return (Run("　"), Run(number, RunKind.REFERENCE, href=href))


def clause_number(said: Said) -> str:
    """「拾貳、一　備註1」: the clause, and the place in it; "" where no clause is named."""
    return f"{said.number} {said.at}" if said.number and said.at else said.number


# -- figures --------------------------------------------------------------------


def _figure_heads(say: Wording) -> tuple[str, ...]:
    return (
        say("figure_title"),
        say("figure_document"),
        say("figure_year"),
        say("figure_value"),
        say("figure_nature"),
    )


def measure_table(place: int, table: MeasureTable, say: Wording) -> TableView:
    """The figures of one measure, each as published; none is added to another."""
    anchor, heads = f"measure-{place}", _figure_heads(say)
    rows = tuple(
        _figure_row(f"{anchor}-{index}", figure, heads, say)
        for index, figure in enumerate(table.figures, start=1)
    )
    widths = (30, 28, 14, 16, 12)
    sized = zip(heads, _FIGURE_ALIGNS, widths, strict=True)
    columns = tuple(ColumnView(head, align, width) for head, align, width in sized)
    return TableView(anchor, tuple(words(table.measure)), columns, rows, anchor=anchor)


_FIGURE_ALIGNS = ("start", "start", "start", "end", "start")


def _figure_row(anchor: str, figure: Figure, heads: Sequence[str], say: Wording) -> RowView:
    href = figure_href(figure)
    line = (figure.title, document_name(figure), figure.year, figure.text, nature(figure, say))
    cells: list[CellView] = []
    for place, (text, head, align) in enumerate(zip(line, heads, _FIGURE_ALIGNS, strict=True)):
        runs: Runs = (Run(text, RunKind.LINK, href=href),) if place == 0 else tuple(words(text))
        cells.append(replace(run_cell(runs, head, head=place == 0), align=align))
    return RowView(tuple(cells), tuple(range(len(cells))), anchor)


def figure_href(figure: Figure) -> str:
    """Where a figure stands: in the document's list of figures, in the document, or among its courses."""
    if figure.address == "courses":
        return f"{routes.CATALOG}#{figure.city}-{figure.plan}"
    if figure.address == "document":
        return routes.document(figure.city, figure.plan)
    return f"{routes.indicators(figure.city, figure.plan)}#{figure.key}"


def document_name(figure: Figure) -> str:
    """A document's title, after the agency's name where the title does not begin with it."""
    known = figure.name.startswith(figure.agency)
    return figure.name if known else f"{figure.agency}　{figure.name}"


def nature(figure: Figure, say: Wording) -> str:
    """Whether a figure is stated exactly, stated as about so much, or counted from the courses."""
    if figure.address == "courses":
        return say("figure_counted")
    return say("figure_exact") if figure.exact else say("figure_about")
