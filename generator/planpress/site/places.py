"""Prints the record that a ``{table:…}`` or ``{figure:…}`` names."""

from __future__ import annotations

from planpress.model.catalog import Plan
from planpress.model.clauses import Place, Printed
from planpress.model.outline import Outline
from planpress.model.plan import TableOf
from planpress.site import routes
from planpress.site.award_tables import award_table
from planpress.site.clause_tables import clause_table
from planpress.site.course_tables import course_table
from planpress.site.flows import figure_view
from planpress.site.indicator_tables import indicator_table
from planpress.site.people_tables import people_table
from planpress.site.printing import Printer
from planpress.site.runs import Filling, words
from planpress.site.views import ContentView
from planpress.site.wording import Wording


def place_record(
    place: Place, plan: Plan, filling: Filling, outline: Outline, printer: Printer, say: Wording
) -> tuple[ContentView, ...]:
    """The views of the record; nothing where there is none, which the check of references reports."""
    if place.what is Printed.FIGURE:
        figure = figure_view(place.id, plan, outline)
        return (figure,) if figure else ()
    return _table(place.id, plan, filling, outline, printer, say)


def _table(
    table_id: str, plan: Plan, filling: Filling, outline: Outline, printer: Printer, say: Wording
) -> tuple[ContentView, ...]:
    if table_id in plan.record.tables:
        return _listed_table(table_id, plan, filling, outline, printer, say)
    if table_id in plan.rules.awards:
        return (award_table(table_id, plan.rules.awards[table_id], filling, say),)
    if table_id in plan.indicators.tables:
        return (indicator_table(table_id, plan.indicators.tables[table_id], filling),)
    if table_id == "people" and plan.record.people:
        return (people_table(table_id, plan.record.people, say),)
    return ()


def _listed_table(
    table_id: str, plan: Plan, filling: Filling, outline: Outline, printer: Printer, say: Wording
) -> tuple[ContentView, ...]:
    listed = plan.record.tables[table_id]
    if listed.of is TableOf.CLAUSES:
        above = outline.by_id().get(listed.clause or "")
        caption = tuple(words(listed.caption or ""))
        return (
            (clause_table(table_id, caption, tuple(map(str, listed.columns)), above, printer),)
            if above
            else ()
        )
    root = routes.course(plan.city, plan.id, "").removesuffix("/")
    return (course_table(table_id, listed, plan.courses.courses, filling, root, say),)
