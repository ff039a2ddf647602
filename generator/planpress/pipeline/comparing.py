"""Queries behind the comparison of plans: what is compared, the tables, their pages and CSV files."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from planpress.engine.core import Build, query
from planpress.model.plan import PlanKind
from planpress.model.vocabularies import Audiences, Methods
from planpress.pipeline.asking import asked_rules
from planpress.pipeline.clause_texts import clause_texts
from planpress.pipeline.documents import plan
from planpress.pipeline.duties import bare_plan
from planpress.pipeline.indicators import has_indicators
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import badge_of, plan_ids, site
from planpress.pipeline.sources import record_of
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.compared_figures import MeasureTable, compare_figures
from planpress.rules.compared_methods import compare_methods
from planpress.rules.compared_people import compare_audiences
from planpress.rules.comparison import Compared, ComparisonTable, Topic, compare
from planpress.site import comparison_files, comparison_pages, routes
from planpress.site.pages import LinkView

VOCABULARIES = "content/vocabularies"


@query
def compared_plans(db: Build) -> tuple[tuple[str, str], ...]:
    """The plans that are compared: no reports or proposals, by city, newest first."""
    found = [key for key in plan_ids(db) if plan(db, *key).record.kind is PlanKind.PLAN]
    order = {city: place for place, city in enumerate(dict.fromkeys(city for city, _ in found))}
    return tuple(sorted(found, key=lambda key: (order[key[0]], -_year(key[1]), key[1])))


def _year(plan_id: str) -> int:
    return int(plan_id.partition("-")[0])


@query
def column_name(db: Build, city: str, plan_id: str) -> str:
    """「桃園市113年」, with the rest of its id where a city has two plans in a year."""
    year, _, rest = plan_id.partition("-")
    say = wording(db, LANGUAGE)
    name = say("city_in_year", city=badge_of(db, city).name, year=year)
    return name + (say("in_brackets", words=rest) if rest else "")


@query
def compared(db: Build, city: str, plan_id: str) -> Compared:
    """A plan with what the comparison of rules needs of it; a course that changes changes nothing here."""
    whole = plan(db, city, plan_id)
    bare = replace(bare_plan(db, city, plan_id), rules=whole.rules, titles=whole.titles)
    completed = {one.id: one.rule for one in asked_rules(db, city, plan_id) if one.inherited}
    return Compared(bare, column_name(db, city, plan_id), clause_texts(db, city, plan_id), completed)


@query
def comparison(db: Build, topic: str) -> ComparisonTable:
    """What the plans say on a topic."""
    plans, say = [compared(db, *key) for key in compared_plans(db)], wording(db, LANGUAGE)
    if topic == Topic.AUDIENCES:
        audiences = cast(
            "Audiences | None", record_of(db, f"{VOCABULARIES}/audiences.yaml", "audiences").value
        )
        return compare_audiences(plans, audiences.audiences if audiences else {}, say)
    if topic == Topic.METHODS:
        methods = cast("Methods | None", record_of(db, f"{VOCABULARIES}/methods.yaml", "methods").value)
        return compare_methods(plans, methods.methods if methods else {}, say)
    return compare(Topic(topic), plans, say)


@query
def figures_compared(db: Build) -> tuple[MeasureTable, ...]:
    """The figures of all documents by measure."""
    keys = plan_ids(db)
    plans = [Compared(plan(db, *key), badge_of(db, key[0]).name) for key in keys]
    return compare_figures(plans, wording(db, LANGUAGE))


@query
def document_link(db: Build, city: str, plan_id: str) -> LinkView:
    """A document in a list, by its title alone."""
    return LinkView(plan(db, city, plan_id).record.title, routes.document(city, plan_id))


def links(db: Build, keys: tuple[tuple[str, str], ...]) -> tuple[LinkView, ...]:
    """The same for several."""
    return tuple(document_link(db, *key) for key in keys)


@query
def comparison_note(db: Build, topic: str) -> str:
    """How much a topic compares: another number of a clause changes nothing here."""
    return comparison_pages.comparison_note(comparison(db, topic), wording(db, LANGUAGE))


@query(kept=True)
def comparison_index(db: Build) -> bytes:
    """The index of the comparison."""
    notes = {topic: comparison_note(db, topic.value) for topic in Topic}
    documents = links(db, compared_plans(db))
    say = wording(db, LANGUAGE)
    page = comparison_pages.comparison_index(site(db), say, notes, documents, routes.COMPARE_PDF)
    return rendered(db, page)


@query(kept=True)
def comparison_page(db: Build, topic: str) -> bytes:
    """A topic compared."""
    table = comparison(db, topic)
    page = comparison_pages.comparison_page(
        site(db), wording(db, LANGUAGE), table, links(db, compared_plans(db)), routes.COMPARE_PDF
    )
    return rendered(db, page)


@query(kept=True)
def comparison_csv(db: Build, topic: str) -> bytes:
    """A topic compared, for a spreadsheet."""
    return comparison_files.csv_bytes(
        comparison_files.comparison_lines(comparison(db, topic), wording(db, LANGUAGE))
    )


@query(kept=True)
def figures_page(db: Build) -> bytes:
    """Figures compared."""
    documents = links(db, plan_ids(db))
    say = wording(db, LANGUAGE)
    page = comparison_pages.figures_page(site(db), say, figures_compared(db), documents, routes.COMPARE_PDF)
    more = (LinkView(say("figures_more"), routes.ALL_INDICATORS),) if has_indicators(db) else ()
    return rendered(db, replace(page, topics=(*page.topics, *more)))


@query(kept=True)
def figures_csv(db: Build) -> bytes:
    """Figures compared, for a spreadsheet."""
    return comparison_files.csv_bytes(
        comparison_files.figure_lines(figures_compared(db), wording(db, LANGUAGE))
    )
