"""Queries for the pages of rules and for the records that browsers answer from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from planpress.engine.core import Build, query
from planpress.model.awards import AwardRule
from planpress.pipeline.asking import asked_rules, national_rules, rule_ids, world
from planpress.pipeline.coverage import coverage_of
from planpress.pipeline.documents import origin_of, outline, plan
from planpress.pipeline.pages import LANGUAGE, rendered
from planpress.pipeline.records import all_courses, badge_of, plan_ids, site
from planpress.pipeline.theming import words_of
from planpress.rules.answers.answer import to_json
from planpress.rules.answers.ask import answer
from planpress.rules.answers.asked import AskedRule
from planpress.rules.answers.sentences import texts
from planpress.rules.records_json import asked_json, world_json
from planpress.site import equivalent_pages, routes, rule_pages
from planpress.site.award_tables import award_table
from planpress.site.document import make_filling
from planpress.site.pages import LinkView
from planpress.site.rule_courses import filling_courses
from planpress.site.rule_pages import RulePlace
from planpress.site.views import TableView

Route = tuple[str, str, tuple[str, ...]]
NATIONAL = "national"
ANSWERS_IN = "zh"
"""The language that the pages ask their rules in."""


def rule_routes(db: Build) -> Iterator[Route]:
    """Every page and file that rules give."""
    yield routes.file_of(routes.RULES), "all_rules", ()
    yield routes.WORLD, "rule_world", ()
    if has_equivalents(db):
        yield routes.file_of(routes.EQUIVALENTS), "equivalents", ()
    yield routes.RULE_WORDS, "rule_words", ()
    for asked in national_rules(db):
        yield from _rule_routes(NATIONAL, "", asked.id)
    for key in plan_ids(db):
        found = rule_ids(db, *key)
        if found:
            yield routes.file_of(routes.rules(*key)), "plan_rules", key
        for rule_id in found:
            yield from _rule_routes(*key, rule_id)
            if fills_hours(db, *key, rule_id):
                yield routes.rule_courses("/".join((*key, rule_id))), "rule_courses", (*key, rule_id)


def _rule_routes(city: str, plan_id: str, rule_id: str) -> Iterator[Route]:
    address = "/".join(filter(None, (city, plan_id, rule_id)))
    yield routes.file_of(routes.rule(address)), "rule", (city, plan_id, rule_id)
    yield routes.rule_record(address), "rule_record", (city, plan_id, rule_id)


@query
def asked_rule(db: Build, city: str, plan_id: str, rule_id: str) -> AskedRule:
    """One rule alone: a page of another rule does not notice when this one changes."""
    found = national_rules(db) if city == NATIONAL else asked_rules(db, city, plan_id)
    return next(one for one in found if one.id == rule_id)


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
def ladder(db: Build, city: str, plan_id: str, rule_id: str) -> TableView | None:
    """The table that the document prints of an award rule."""
    rule = asked_rule(db, city, plan_id, rule_id).rule
    if city == NATIONAL or not isinstance(rule, AwardRule) or not isinstance(rule.steps, tuple):
        return None
    filling = make_filling(plan(db, city, plan_id), outline(db, city, plan_id))
    return award_table(rule_id, rule, filling)


@query(kept=True)
def rule_page(db: Build, city: str, plan_id: str, rule_id: str) -> bytes:
    """A rule."""
    asked, around, words = asked_rule(db, city, plan_id, rule_id), world(db), words_of(db, LANGUAGE)
    page = rule_pages.rule_page(
        site(db),
        asked,
        around,
        _place(db, city, plan_id, rule_id),
        lambda question: to_json(answer(asked, question, around)),
        words,
    )
    return rendered(db, page)


def _place(db: Build, city: str, plan_id: str, rule_id: str) -> RulePlace:
    if city == NATIONAL:
        above = (LinkView("規則", routes.RULES),)
        return RulePlace("全國規定", above, related=above)
    origin = origin_of(db, city, plan_id, ())
    index = LinkView("規則", routes.rules(city, plan_id))
    home = LinkView(origin.title, routes.document(city, plan_id))
    return RulePlace(
        document=origin.title,
        above=(*origin.crumbs, index),
        city=origin.city,
        parent=parent_of(db, city, plan_id, rule_id),
        ladder=ladder(db, city, plan_id, rule_id),
        courses=fills_hours(db, city, plan_id, rule_id),
        coverage=coverage_of(db, city, plan_id, rule_id),
        related=(*_equivalents(db, city, plan_id, rule_id), LinkView("這份文件的全部規則", index.href), home),
    )


def _equivalents(db: Build, city: str, plan_id: str, rule_id: str) -> Iterator[LinkView]:
    """The way to the tables of equivalents, from a rule on awards."""
    if asked_rule(db, city, plan_id, rule_id).group == "awards" and has_equivalents(db):
        yield LinkView(equivalent_pages.TITLE, routes.EQUIVALENTS)


@query
def has_equivalents(db: Build) -> bool:
    """True where a table of equivalent exams is kept."""
    return bool(world(db).exams.equivalences)


@query
def fills_hours(db: Build, city: str, plan_id: str, rule_id: str) -> bool:
    """True for a rule on hours in a plan that lists courses."""
    return asked_rule(db, city, plan_id, rule_id).group == "hours" and bool(
        all_courses(db, city, plan_id).courses
    )


@query(kept=True)
def rule_record(db: Build, city: str, plan_id: str, rule_id: str) -> bytes:
    """A rule as the browser reads it."""
    return _json(asked_json(asked_rule(db, city, plan_id, rule_id)))


@query(kept=True)
def rule_courses(db: Build, city: str, plan_id: str, rule_id: str) -> bytes:
    """The courses that fill branches of a rule's hours."""
    asked = asked_rule(db, city, plan_id, rule_id)
    return _json(filling_courses(asked.rule, all_courses(db, city, plan_id), city, plan_id))


@query(kept=True)
def rule_world(db: Build) -> bytes:
    """What all rules are read in: exams, kinds of staff, working days, laws."""
    said = {code: {ANSWERS_IN: words[ANSWERS_IN]} for code, words in texts().items()}
    return _json(world_json(world(db), said))


@query(kept=True)
def rule_words(db: Build) -> bytes:
    """The words of answers."""
    words = words_of(db, LANGUAGE)
    return _json({key: text for key, text in words.items() if key.startswith(("answer_", "ask_value"))})


@query(kept=True)
def plan_rules(db: Build, city: str, plan_id: str) -> bytes:
    """All rules of a document."""
    origin = origin_of(db, city, plan_id, ())
    home = LinkView(origin.title, routes.document(city, plan_id))
    related = (home, LinkView("各文件的規則", routes.RULES))
    place = RulePlace(origin.title, origin.crumbs, badge_of(db, city), related=related)
    page = rule_pages.plan_rules_page(
        site(db), origin.title, asked_rules(db, city, plan_id), place, routes.rules(city, plan_id)
    )
    return rendered(db, page)


@query(kept=True)
def all_rules(db: Build) -> bytes:
    """The national rules, and the way to those of each document."""
    plans = tuple(
        LinkView(origin_of(db, *key, ()).title, routes.rules(*key), note=f"{len(rule_ids(db, *key))}條規則")
        for key in plan_ids(db)
        if rule_ids(db, *key)
    )
    more = (LinkView(equivalent_pages.TITLE, routes.EQUIVALENTS, note=equivalent_pages.ABOUT),)
    lists = more if has_equivalents(db) else ()
    return rendered(db, rule_pages.all_rules_page(site(db), national_rules(db), plans, lists))


@query(kept=True)
def equivalents(db: Build) -> bytes:
    """The tables of equivalent exams side by side."""
    return rendered(db, equivalent_pages.equivalents_page(site(db), world(db).exams))


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


MAKERS: Mapping[str, Callable[..., bytes]] = {
    "rule": rule_page,
    "rule_record": rule_record,
    "rule_courses": rule_courses,
    "rule_world": rule_world,
    "rule_words": rule_words,
    "plan_rules": plan_rules,
    "all_rules": all_rules,
    "equivalents": equivalents,
}
