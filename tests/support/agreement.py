"""Python's answers beside JavaScript's: which rules, which questions, and where the two differ."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from planpress.model.vocabularies import Equivalence
from planpress.rules.answers.answer import to_json
from planpress.rules.answers.ask import answer
from planpress.rules.answers.asked import AskedRule, Citation, Source, World
from planpress.rules.answers.sentences import texts
from planpress.rules.records_json import asked_json, world_json
from planpress.rules.working_days import WorkingCalendar
from support.asking import rules_of_repository, world_of_repository
from support.javascript import MODULES, Asked, javascript_answers
from support.plans import record
from support.project import REPOSITORY

EVERY_KIND = REPOSITORY / "tests/node/rules.yaml"
LANGUAGES = ("zh", "en")


@dataclass(frozen=True)
class Realm:
    """Rules by a name of their own, and the world they are read in."""

    rules: Mapping[str, AskedRule]
    world: World


@dataclass(frozen=True)
class Difference:
    """A question to which the two do not give the same bytes."""

    question: Asked
    python: Any
    javascript: Any

    def __str__(self) -> str:
        told = [json.dumps(one, ensure_ascii=False) for one in (self.question, self.python, self.javascript)]
        return "{}\n  Python:     {}\n  JavaScript: {}".format(*told)


@cache
def repository() -> Realm:
    """The rules of the five documents, and the national ones."""
    return Realm(rules_of_repository(), world_of_repository())


@cache
def every_kind() -> Realm:
    """The rules of tests/node/rules.yaml, which use every parameter, in a small world of their own."""
    day = datetime.date
    cited = {
        "a": Citation("a", "壹、一", "甲條", "條文", "x/1/#a"),
        "b": Citation("b", "", "乙條", "", "x/1/#b"),
    }
    inherited = {"total": Source("全國規定", day(2017, 1, 1)), "parts.environment": Source("全國規定")}
    found = {
        rule_id: AskedRule(
            f"x/1/{rule_id}",
            group,
            rule_id,
            rule,
            cited,
            inherited if rule_id == "h-deep" else {},
            (),
            day(2024, 1, 1),
        )
        for group, rule_id, rule in record(EVERY_KIND.read_text(encoding="utf-8"), "rules").every()
    }
    return Realm(found, _small_world())


def _small_world() -> World:
    """The repository's exams with a second table beside the first, and two years of working days."""
    known = world_of_repository()
    first = {
        "title": "第一表",
        "as_of": "113年",
        "source": "測試",
        "verified": "true",
        "rows": {"B1": {"gept": "中級", "toeic": {"total": "500"}}, "B2": {"gept": "中高級", "ielts": "6.0"}},
    }
    day = datetime.date
    off = {day(2024, 2, 12), day(2024, 9, 17), day(2024, 10, 10)}
    years = {
        113: (frozenset(off), frozenset({day(2024, 2, 17)})),
        114: (frozenset({day(2025, 1, 1)}), frozenset()),
    }
    tables = {**known.exams.equivalences, "first": Equivalence.model_validate(first)}
    exams = known.exams.model_copy(update={"equivalences": tables})
    return World(exams, known.audiences, WorkingCalendar(years), known.laws, day(2024, 11, 21))


def python_answer(realm: Realm, asked: Asked) -> Any:
    """What Python answers, as it comes out of a file."""
    rule, question, language = asked
    return json.loads(json.dumps(to_json(answer(realm.rules[rule], question, realm.world, language))))


def differences(realm: Realm, asked: Sequence[Asked], modules: Path = MODULES) -> list[Difference]:
    """The questions that JavaScript answers otherwise than Python."""
    wanted = {rule for rule, _, _ in asked}
    rules = {name: asked_json(one) for name, one in realm.rules.items() if name in wanted}
    given = javascript_answers(rules, world_json(realm.world, texts()), asked, modules)
    pairs = zip(asked, (python_answer(realm, one) for one in asked), given, strict=True)
    return [Difference(*one) for one in pairs if json.dumps(one[1]) != json.dumps(one[2])]


def told(found: Iterable[Difference], most: int = 5) -> str:
    """The first differences, for a message."""
    several = list(found)
    return "\n".join([f"{len(several)} differences", *map(str, several[:most])])
