"""Tables of a comparison: one for each rule, a row for each thing it says, a column for each plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil

from planpress.model.values import Unstated
from planpress.rules.compared_figures import Figure, MeasureTable
from planpress.rules.compared_values import Said, Says
from planpress.rules.compared_words import differing
from planpress.rules.comparison import WORDING, Alike, ComparisonRow, ComparisonTable, Topic
from planpress.site import routes
from planpress.site.cells import cell, run_cell
from planpress.site.runs import words
from planpress.site.views import CellView, ColumnView, RowView, Run, RunKind, Runs, TableView

TITLES: Mapping[Topic, str] = {
    Topic.AWARDS: "獎勵與給假",
    Topic.HOURS: "學習時數",
    Topic.LIMITS: "限制與名額",
    Topic.ATTENDANCE: "出席與請假",
    Topic.AUDIENCES: "實施對象",
    Topic.METHODS: "辦理與評估方式",
    Topic.DUTIES: "同意、資格與評估",
    Topic.DEADLINES: "期限",
}
GROUP_HEAD, HEAD, ALIKE_HEAD = "規定", "項目", "異同"
ALIKE = {
    Alike.SAME: "相同",
    Alike.DIFFERENT: "不同",
    Alike.PARTLY: "載明者相同",
    Alike.ALONE: "僅一處載明",
    Alike.SILENT: "均未載明",
}
SAYS = {
    Says.NOT_STATED: Unstated.NOT_STATED.value,
    Says.ABSENT: Unstated.NOT_STATED.value,
    Says.UNLIMITED: Unstated.UNLIMITED.value,
    Says.ELSEWHERE: Unstated.ELSEWHERE.value,
    Says.INCLUDED: "含",
    Says.CONDITIONAL: "有條件",
    Says.NOT_LISTED: "未列",
}
_SILENT = (Says.NOT_STATED, Says.ABSENT, Says.NOT_LISTED)


def comparison_tables(table: ComparisonTable) -> tuple[TableView, ...]:
    """One table for each rule, in the order of the rows."""
    found: list[TableView] = []
    for subject, group in groupby(table.rows, key=lambda row: (row.subject, row.title)):
        rows = tuple(group)
        anchor = f"{table.topic}-{len(found) + 1}"
        found.append(_table(anchor, subject[1], rows, table))
    return tuple(found)


def _table(anchor: str, title: str, rows: Sequence[ComparisonRow], table: ComparisonTable) -> TableView:
    names = [name for _, _, name in table.columns]
    return TableView(
        anchor,
        tuple(words(title)),
        comparison_columns(names),
        tuple(_row(f"{anchor}-{index}", row, table) for index, row in enumerate(rows, start=1)),
        anchor=anchor,
    )


ABREAST = 4
"""Plans that fit beside each other on a landscape page."""


def paper_tables(table: ComparisonTable) -> tuple[TableView, ...]:
    """All rules of a topic in one table, each rule's name merged over its rows: for paper.

    More plans than fit on a page make several tables of about as many plans each.
    """
    plans = len(table.columns)
    size = ceil(plans / ceil(plans / ABREAST)) if plans else ABREAST
    parts = [_part(table, slice(start, start + size)) for start in range(0, plans, size)]
    return tuple(_paper_table(part, number, named=len(parts) > 1) for number, part in enumerate(parts))


def _part(table: ComparisonTable, plans: slice) -> ComparisonTable:
    rows = tuple(replace(row, cells=row.cells[plans]) for row in table.rows)
    return replace(table, columns=table.columns[plans], rows=rows)


def _paper_table(table: ComparisonTable, number: int, *, named: bool) -> TableView:
    anchor = f"{table.topic}-{number}" if named else f"{table.topic}"
    rows: list[RowView] = []
    for subject, group in groupby(table.rows, key=lambda row: (row.subject, row.title)):
        members = tuple(group)
        for index, row in enumerate(members):
            view = _row(f"{anchor}-{len(rows) + 1}", row, table, paper=True)
            name = (cell(subject[1], GROUP_HEAD, rows=len(members), head=True),) if index == 0 else ()
            starts = (0,) if index == 0 else ()
            moved = (*starts, *(column + 1 for column in view.columns))
            rows.append(RowView((*name, *view.cells), moved, view.anchor))
    names = [name for _, _, name in table.columns]
    columns = (ColumnView(GROUP_HEAD), *comparison_columns(names))
    sized = zip(columns, _paper_widths(columns), strict=True)
    widths = tuple(replace(column, width=width) for column, width in sized)
    return TableView(anchor, (), widths, tuple(rows), anchor=anchor)


def _paper_widths(columns: Sequence[ColumnView]) -> list[int]:
    """Rule, item and likeness as narrow as their words allow; the plans share the rest."""
    plans = len(columns) - 3
    group, last = 14, 10
    each = (100 - group - 11 - last) // max(plans, 1)
    return [group, 100 - group - last - each * plans, *[each] * plans, last]


def comparison_columns(names: Sequence[str]) -> tuple[ColumnView, ...]:
    """The thing, a column for each plan, and how they stand to each other; all tables alike."""
    first, last = 16, 10
    each = (100 - first - last) // max(len(names), 1)
    first = 100 - last - each * len(names)
    return (
        ColumnView(HEAD, width=first),
        *(ColumnView(name, width=each) for name in names),
        ColumnView(ALIKE_HEAD, width=last),
    )


def _row(anchor: str, row: ComparisonRow, table: ComparisonTable, *, paper: bool = False) -> RowView:
    marked = differing([said.text for said in row.cells]) if row.aspect == WORDING else None
    cells = [cell(row.aspect_title, HEAD, head=True)]
    for place, ((city, plan, name), said) in enumerate(zip(table.columns, row.cells, strict=True)):
        text = _stretches(marked[place]) if marked and said.text else _words(said)
        link = _link(said, (city, plan), paper=paper)
        cells.append(run_cell((*text, *link), name))
    cells.append(cell(ALIKE[row.alike], ALIKE_HEAD))
    return RowView(tuple(cells), tuple(range(len(cells))), anchor)


def said_text(said: Said) -> str:
    """A cell in plain words, its note in full-width brackets."""
    text = said.text or SAYS.get(said.says, "")
    return f"{text}（{said.note}）" if said.note else text


def _words(said: Said) -> Runs:
    """What a plan does not say stands back, in words all the same."""
    kind = RunKind.QUIET if said.says in _SILENT else RunKind.TEXT
    return tuple(words(said_text(said), kind))


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

FIGURE_HEADS = ("名稱", "機關與文件", "年度", "數值", "性質")


def measure_table(place: int, table: MeasureTable) -> TableView:
    """The figures of one measure, each as published; none is added to another."""
    anchor = f"measure-{place}"
    rows = tuple(
        _figure_row(f"{anchor}-{index}", figure) for index, figure in enumerate(table.figures, start=1)
    )
    aligns = ("start", "start", "start", "end", "start")
    widths = (30, 28, 14, 16, 12)
    columns = tuple(
        ColumnView(head, align, width)
        for head, align, width in zip(FIGURE_HEADS, aligns, widths, strict=True)
    )
    return TableView(anchor, tuple(words(table.measure)), columns, rows, anchor=anchor)


def _figure_row(anchor: str, figure: Figure) -> RowView:
    href = figure_href(figure)
    line = (figure.title, document_name(figure), figure.year, figure.text, nature(figure))
    cells: list[CellView] = []
    for place, (text, head) in enumerate(zip(line, FIGURE_HEADS, strict=True)):
        runs: Runs = (Run(text, RunKind.LINK, href=href),) if place == 0 else tuple(words(text))
        align = "end" if head == "數值" else "start"
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


def nature(figure: Figure) -> str:
    """Whether a figure is stated exactly, stated as about so much, or counted from the courses."""
    if figure.address == "courses":
        return "由課程計數"
    return "確數" if figure.exact else "約數"
