"""Queries for the pages of rules, in each language of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from planpress.engine.core import Build, query
from planpress.model.awards import AwardRule
from planpress.pipeline.asking import asked_rules, national_rules, rule_ids, world
from planpress.pipeline.coverage import coverage_of
from planpress.pipeline.documents import origin_of, outline, plan
from planpress.pipeline.languages import address_in, has_equivalents, languages, title_in
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import badge_of, plan_ids, site
from planpress.pipeline.rule_files import (
    ANSWERS_IN,
    FILE_MAKERS,
    NATIONAL,
    asked_rule,
    fills_hours,
    record_routes,
    shared_routes,
)
from planpress.pipeline.theming import LANGUAGE, wording
from planpress.rules.answers.answer import to_json
from planpress.rules.answers.ask import answer
from planpress.rules.answers.asked import AskedRule
from planpress.site import equivalent_pages, routes, rule_pages
from planpress.site.award_tables import award_table
from planpress.site.document import make_filling
from planpress.site.pages import LinkView
from planpress.site.rule_pages import RulePlace
from planpress.site.views import TableView

Route = tuple[str, str, tuple[str, ...]]


def rule_routes(db: Build) -> Iterator[Route]:
    """Every page and file that rules give."""
    yield from shared_routes(db)
    for language in languages(db):
        yield from _pages(db, language)
    for key in rule_keys(db):
        yield from record_routes(db, *key)


def _pages(db: Build, language: str) -> Iterator[Route]:
    """The lists and the page of every rule in ``language``."""
    more = () if language == LANGUAGE else (language,)
    yield routes.file_of(address_in(routes.RULES, language)), "all_rules", more
    if has_equivalents(db):
        yield routes.file_of(address_in(routes.EQUIVALENTS, language)), "equivalents", more
    for key in plan_ids(db):
        if rule_ids(db, *key):
            yield routes.file_of(address_in(routes.rules(*key), language)), "plan_rules", (*key, *more)
    for city, plan_id, rule_id in rule_keys(db):
        address = routes.rule("/".join(filter(None, (city, plan_id, rule_id))))
        yield routes.file_of(address_in(address, language)), "rule", (city, plan_id, rule_id, *more)


@query
def rule_keys(db: Build) -> tuple[tuple[str, str, str], ...]:
    """City, plan and id of every rule; the national ones first."""
    national = ((NATIONAL, "", asked.id) for asked in national_rules(db))
    return (*national, *((*key, rule_id) for key in plan_ids(db) for rule_id in rule_ids(db, *key)))


@query
def parent_of(db: Build, city: str, plan_id: str, rule_id: str) -> AskedRule | None:
    """The national rule that a rule follows, with all its versions."""
    asked = asked_rule(db, city, plan_id, rule_id)
    if city == NATIONAL or not asked.rule.follows:
        return None
    follows = asked.rule.follows
    return next((one for one in national_rules(db) if follows in _ways_to_follow(one)), None)


def _ways_to_follow(national: AskedRule) -> tuple[str, ...]:
    """The ids by which a rule may follow a national one: that of a version, else its own."""
    return tuple(version.clause for version in national.versions) or (national.id,)


@query
def ladder(db: Build, city: str, plan_id: str, rule_id: str, language: str) -> TableView | None:
    """The table that the document prints of an award rule."""
    rule = asked_rule(db, city, plan_id, rule_id).rule
    if city == NATIONAL or not isinstance(rule, AwardRule) or not isinstance(rule.steps, tuple):
        return None
    filling = make_filling(plan(db, city, plan_id), outline(db, city, plan_id))
    return award_table(rule_id, rule, filling, wording(db, language, city))


@query(kept=True)
def rule_page(db: Build, city: str, plan_id: str, rule_id: str, language: str = LANGUAGE) -> bytes:
    """A rule."""
    asked, around = asked_rule(db, city, plan_id, rule_id), world(db)
    place = _place(db, (city, plan_id, rule_id), language)
    answers_in = ANSWERS_IN.get(language, language)
    page = rule_pages.rule_page(
        site(db),
        wording(db, language, city),
        asked,
        around,
        place,
        lambda question: to_json(answer(asked, question, around, answers_in)),
    )
    return rendered(db, page, language)


def _place(db: Build, key: tuple[str, str, str], language: str) -> RulePlace:
    (city, plan_id, _) = key
    say = wording(db, language, city)
    all_rules = LinkView(say("rules"), routes.RULES)
    if city == NATIONAL:
        return RulePlace(say("rules_national"), (all_rules,), related=(all_rules,))
    origin = origin_of(db, city, plan_id, ())
    title = title_in(db, city, plan_id, language)
    index = LinkView(say("rules_of_document"), routes.rules(city, plan_id))
    home = LinkView(title, routes.document(city, plan_id))
    above = (*origin.crumbs[:-1], home) if language != LANGUAGE else origin.crumbs
    return RulePlace(
        document=title,
        above=(*above, LinkView(say("rules"), index.href)),
        city=origin.city,
        parent=parent_of(db, *key),
        ladder=ladder(db, *key, language),
        courses=fills_hours(db, *key),
        coverage=coverage_of(db, *key, language),
        related=(*_equivalents(db, key, language), index, home),
    )


def _equivalents(db: Build, key: tuple[str, str, str], language: str) -> Iterator[LinkView]:
    """The way to the tables of equivalents, from a rule on awards."""
    if asked_rule(db, *key).group == "awards" and has_equivalents(db):
        yield LinkView(wording(db, language, key[0])("equivalents"), routes.EQUIVALENTS)


@query(kept=True)
def plan_rules(db: Build, city: str, plan_id: str, language: str = LANGUAGE) -> bytes:
    """All rules of a document."""
    origin, say = origin_of(db, city, plan_id, ()), wording(db, language, city)
    title = title_in(db, city, plan_id, language)
    home = LinkView(title, routes.document(city, plan_id))
    above = (*origin.crumbs[:-1], home) if language != LANGUAGE else origin.crumbs
    related = (home, LinkView(say("rules_of_documents"), routes.RULES))
    place = RulePlace(title, above, badge_of(db, city), related=related)
    address = routes.rules(city, plan_id)
    page = rule_pages.plan_rules_page(site(db), say, title, asked_rules(db, city, plan_id), place, address)
    return rendered(db, page, language)


@query(kept=True)
def all_rules(db: Build, language: str = LANGUAGE) -> bytes:
    """The national rules, and the way to those of each document."""
    say = wording(db, language)
    plans = tuple(
        LinkView(
            title_in(db, *key, language),
            routes.rules(*key),
            note=say("rules_counted", count=len(rule_ids(db, *key))),
        )
        for key in plan_ids(db)
        if rule_ids(db, *key)
    )
    more = (LinkView(say("equivalents"), routes.EQUIVALENTS, note=say("equivalents_about")),)
    lists = more if has_equivalents(db) else ()
    return rendered(db, rule_pages.all_rules_page(site(db), say, national_rules(db), plans, lists), language)


@query(kept=True)
def equivalents(db: Build, language: str = LANGUAGE) -> bytes:
    """The tables of equivalent exams side by side."""
    page = equivalent_pages.equivalents_page(site(db), wording(db, language), world(db).exams)
    return rendered(db, page, language)


MAKERS: Mapping[str, Callable[..., bytes]] = {
    "rule": rule_page,
    "plan_rules": plan_rules,
    "all_rules": all_rules,
    "equivalents": equivalents,
    **FILE_MAKERS,
}
