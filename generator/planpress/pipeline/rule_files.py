"""Queries for the files of rules that browsers answer from: records, words, and what all rules share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from planpress.engine.core import Build, query
from planpress.pipeline.asking import asked_rules, national_rules, world
from planpress.pipeline.languages import address_in, languages
from planpress.pipeline.records import all_courses
from planpress.pipeline.theming import wording
from planpress.rules.answers.asked import AskedRule
from planpress.rules.answers.sentences import texts
from planpress.rules.records_json import asked_json, world_json
from planpress.site import routes
from planpress.site.rule_courses import filling_courses
from planpress.site.wording import CHINESE

Route = tuple[str, str, tuple[str, ...]]
NATIONAL = "national"
ANSWERS_IN = {CHINESE: "zh"}
"""How answers name the languages that pages are in; others by the same name."""
_SAID = ("answer_", "ask_value", "comma", "colon", "pair", "list_separator")


def shared_routes(db: Build) -> Iterator[Route]:
    """What every rule is answered with, in each language."""
    for language in languages(db):
        yield address_in(routes.WORLD, language), "rule_world", (language,)
        yield address_in(routes.RULE_WORDS, language), "rule_words", (language,)


def record_routes(db: Build, city: str, plan_id: str, rule_id: str) -> Iterator[Route]:
    """The files beside the page of a rule."""
    key = (city, plan_id, rule_id)
    address = "/".join(filter(None, key))
    yield routes.rule_record(address), "rule_record", key
    if city != NATIONAL and fills_hours(db, *key):
        yield routes.rule_courses(address), "rule_courses", key


@query
def asked_rule(db: Build, city: str, plan_id: str, rule_id: str) -> AskedRule:
    """One rule alone: a page of another rule does not notice when this one changes."""
    found = national_rules(db) if city == NATIONAL else asked_rules(db, city, plan_id)
    return next(one for one in found if one.id == rule_id)


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
def rule_world(db: Build, language: str) -> bytes:
    """What all rules are read in: exams, kinds of staff, working days, laws, and the sentences of answers."""
    name = ANSWERS_IN.get(language, language)
    said = {code: {name: words[name]} for code, words in texts().items()}
    return _json(world_json(world(db), said))


@query(kept=True)
def rule_words(db: Build, language: str) -> bytes:
    """The words of answers."""
    words = wording(db, language).words
    return _json({key: text for key, text in words.items() if key.startswith(_SAID)})


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


FILE_MAKERS: Mapping[str, Callable[..., bytes]] = {
    "rule_record": rule_record,
    "rule_courses": rule_courses,
    "rule_world": rule_world,
    "rule_words": rule_words,
}
