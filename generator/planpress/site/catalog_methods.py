"""Which plans name a method in their clauses: what no course says of itself, a plan may say of all."""

from __future__ import annotations

from planpress.model.methods import EVALUATION
from planpress.rules.compared_values import Said, Says
from planpress.rules.comparison import ComparisonRow, ComparisonTable
from planpress.site import routes
from planpress.site.facets import Facet
from planpress.site.pages import CourseGroup, CourseRow
from planpress.site.wording import Wording


def named_methods(table: ComparisonTable, facet: str, say: Wording) -> tuple[CourseGroup, ...]:
    """The methods (or ways to evaluate) that plans name, each with the clauses; none for other facets.

    ``table`` is the comparison of methods.
    """
    if facet not in (Facet.METHOD, Facet.EVALUATION):
        return ()
    wanted = [row for row in table.rows if (row.subject == EVALUATION) == (facet == Facet.EVALUATION)]
    groups = tuple(_group(row, table, say) for row in wanted)
    if not groups:
        return ()
    return (CourseGroup(say("catalog_named"), "", (), groups, say("catalog_named_note"), "named"),)


def _group(row: ComparisonRow, table: ComparisonTable, say: Wording) -> CourseGroup:
    said = [
        _row(cell, column, say)
        for cell, column in zip(row.cells, table.columns, strict=True)
        if cell.says is Says.INCLUDED
    ]
    return CourseGroup(row.aspect_title, "", tuple(said))


def _row(cell: Said, column: tuple[str, str, str], say: Wording) -> CourseRow:
    city, plan, name = column
    place = routes.document(city, plan) + (f"#{cell.clause}" if cell.clause else "")
    number = (say("plan_clause_number", number=cell.number),) if cell.number else ()
    return CourseRow(name, place, tuple(filter(None, (*number, cell.note))))
