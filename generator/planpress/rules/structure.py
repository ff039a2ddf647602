"""The structure of a plan as a map draws it: what stands on top, the branches, and the items of each."""

from __future__ import annotations

from dataclasses import dataclass

from planpress.model.catalog import Plan
from planpress.model.charts import Chart
from planpress.model.clauses import Shape
from planpress.model.outline import Numbered, Outline, plain_words

TITLED = frozenset((Shape.HEADING, Shape.TITLED_POINT))


@dataclass(frozen=True, slots=True)
class Branch:
    """A clause, track or series by its title, with the titles of what lies below it."""

    name: str
    items: tuple[str, ...]


def branches(chart: Chart, plan: Plan, outline: Outline) -> tuple[Branch, ...]:
    """A branch for each clause, track or series that ``chart`` names and that has a title."""
    clauses = outline.by_id()
    found = (_branch(name, clauses.get(name), plan) for name in chart.of)
    return tuple(one for one in found if one.name)


def map_sources(plan: Plan, outline: Outline) -> tuple[str, ...]:
    """All ids that may be a branch of a map."""
    clauses = (key for key, item in outline.by_id().items() if _title(item))
    records = (one.id for one in (*plan.courses.tracks, *plan.courses.series))
    return tuple(dict.fromkeys((*clauses, *records)))


def top_words(name: str, plan: Plan, outline: Outline) -> str | None:
    """What stands on top of a map: a list joined, a value, or the title of a clause; None for neither."""
    clause = outline.by_id().get(name)
    return _joined(name, plan) or plan.value_text(name) or (_title(clause) if clause else None)


def box_words(name: str, item: Numbered | None, plan: Plan) -> str:
    """The title of a clause, track or series, else a list joined or a value; "" for none of them."""
    return _branch_title(name, item, plan) or _joined(name, plan) or plan.value_text(name) or ""


def _joined(name: str, plan: Plan) -> str:
    return "、".join(item.text for item in plan.list_items(name) or ())


def _branch(name: str, item: Numbered | None, plan: Plan) -> Branch:
    below = items_below(name, item, plan)
    return Branch(_branch_title(name, item, plan), tuple(text for _, text in below))


def _branch_title(name: str, item: Numbered | None, plan: Plan) -> str:
    title = (_title(item) if item else "") or plan.title_of(name)
    return "" if title == name else title


def items_below(name: str, item: Numbered | None, plan: Plan) -> tuple[tuple[str, str], ...]:
    """Anchor and title of each titled clause below a clause; else the names of a list, without anchors."""
    titled = [(one.anchor, _title(one)) for one in item.content] if item else []
    named = (("", one.text) for one in plan.list_items(name) or ())
    return tuple((anchor, title) for anchor, title in titled if title) or tuple(named)


def _title(item: Numbered) -> str:
    """The title of a clause that has one; "" for a sentence or a point without a title."""
    return plain_words(item.clause).rstrip("：:") if item.clause.shape in TITLED else ""
