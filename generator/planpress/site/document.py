"""A document as it is shown: masthead, contents, clauses with their records, and its annexes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planpress.model.catalog import Plan
from planpress.model.clauses import Clause, Document, Place, Printed, Tick
from planpress.model.numbering import Habit
from planpress.model.outline import Numbered, Outline
from planpress.model.plan import Layout, PlanState, TableOf
from planpress.site import routes
from planpress.site.annexes import annexes, attachment_number, items_view, legal_basis_numbers
from planpress.site.clause_tables import consumed
from planpress.site.lists import join_list
from planpress.site.masthead import masthead
from planpress.site.pages import CityBadge
from planpress.site.places import place_record
from planpress.site.printing import Printer, print_block, print_clauses
from planpress.site.runs import Filling, Reference
from planpress.site.views import ClauseView, ContentsEntry, ContentView, DocumentView
from planpress.site.wording import Wording


def document_view(
    plan: Plan, city: CityBadge, document: Document, outline: Outline, habit: Habit, say: Wording
) -> DocumentView:
    """The whole document, ready to be shown on a page or on paper."""
    printer = make_printer(plan, outline, habit, say)
    clauses = print_clauses(outline.clauses, printer)
    body = tuple(clause for clause in clauses if not clause.labelled)
    front = tuple(
        view
        for block in document.content
        if not isinstance(block, Clause)
        for view in print_block(block, None, printer)
    )
    annex_views = (*(clause for clause in clauses if clause.labelled), *annexes(plan, outline, say))
    return DocumentView(
        city=plan.city,
        id=plan.id,
        title=plan.record.title,
        short_title=plan.record.title,
        kind=plan.record.kind,
        layout="form" if plan.record.layout is Layout.FORM else "plan",
        masthead=masthead(plan.record, city.government, say),
        contents=contents([*body, *annex_views]),
        content=(*front, *body),
        annexes=annex_views,
        mark=say("state_draft") if plan.record.state is PlanState.DRAFT else "",
    )


def make_printer(plan: Plan, outline: Outline, habit: Habit, say: Wording) -> Printer:
    """How this document's words and places are printed."""
    filling = make_filling(plan, outline)
    by_id = outline.by_id()
    specs = (spec for spec in plan.record.tables.values() if spec.of is TableOf.CLAUSES)
    shown = [by_id[name] for name in (spec.clause or "" for spec in specs) if name in by_id]
    hidden = frozenset().union(*(consumed(above) for above in shown)) if shown else frozenset()

    def place(what: Place, above: Numbered | None) -> tuple[ContentView, ...]:
        if what.what is Printed.ITEMS:
            return items_view(what.id, plan, habit, filling, above)
        return place_record(what, plan, filling, outline, printer, say)

    ticks = {Tick.YES: say("tick_yes"), Tick.NO: say("tick_no"), Tick.UNKNOWN: say("tick_unknown")}
    root = routes.document(plan.city, plan.id)
    printer = Printer(filling, place, ticks, hidden, lambda src: f"{root}{src}")
    return printer


def make_filling(plan: Plan, outline: Outline) -> Filling:
    """Where the words of this document get their records from."""
    return filling_with(plan, references(plan, outline))


def filling_with(plan: Plan, found: Mapping[str, Reference]) -> Filling:
    """The same, from references already made out."""

    def list_text(path: str, style: str) -> str | None:
        items = plan.list_items(path)
        return None if items is None else join_list(items, style)

    latin = {term.short: term.full for term in plan.record.terms.values() if term.short.isascii()}
    return Filling(plan.value_text, list_text, found, latin)


def references(plan: Plan, outline: Outline) -> Mapping[str, Reference]:
    """What each id prints and where it leads: clauses, labelled tables, attachments."""
    found = {
        item.clause.id: Reference(item.path, f"#{item.anchor}") for item in outline.walk() if item.clause.id
    }
    for key, basis in legal_basis_numbers(plan, outline).items():
        found[key] = Reference(basis, f"#{key}")
    for index, attachment in enumerate(plan.record.attachments, start=1):
        found[attachment] = Reference(attachment_number(index), f"#{attachment}")
    return found


def contents(clauses: Iterable[ContentView], depth: int = 2) -> tuple[ContentsEntry, ...]:
    """The contents list: titled clauses to ``depth`` levels, and one-line clauses by name."""
    entries = []
    for clause in clauses:
        if not isinstance(clause, ClauseView) or clause.shape not in ("heading", "sentence", "titled_point"):
            continue
        below = contents(clause.content, depth - 1) if depth > 1 else ()
        entries.append(ContentsEntry(clause.number, clause.name, clause.href, below))
    return tuple(entries)
