"""Queries for the clauses of a plan as printed, with their numbers: what comparison and duties cite."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.model.clauses import Paragraph
from planpress.model.outline import Numbered
from planpress.pipeline.documents import outline, plan
from planpress.rules.comparison import ClauseText
from planpress.site.document import filling_with, references
from planpress.site.runs import Filling, fill, text_of


@query
def clause_texts(db: Build, city: str, plan_id: str) -> tuple[ClauseText, ...]:
    """The plan's clauses as printed, and the laws it rests on, which a rule may cite."""
    one = plan(db, city, plan_id)
    numbers = outline(db, city, plan_id)
    found = references(one, numbers)
    filling = filling_with(one, found)
    clauses = tuple(_clause_text(item, filling) for item in numbers.walk())
    basis = one.record.legal_basis.items()
    laws = (ClauseText(key, found[key].text, 0, law.text) for key, law in basis if key in found)
    return (*clauses, *laws)


def _clause_text(item: Numbered, filling: Filling) -> ClauseText:
    below = (block.inlines for block in item.clause.content if isinstance(block, Paragraph))
    parts = (text_of(fill(inlines, filling)) for inlines in (item.clause.words, *below))
    return ClauseText(item.anchor, item.path, item.level, "\n".join(parts))


@query
def clause_numbers(db: Build, city: str, plan_id: str) -> dict[str, str]:
    """The printed number of each clause of a plan by its anchor."""
    return {one.anchor: one.number for one in clause_texts(db, city, plan_id)}
