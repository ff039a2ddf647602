"""Rules as other cities and agencies print them are said as data, pass the checks, and are answered right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from planpress.rules.answers.answer import to_json
from planpress.rules.answers.ask import answer
from planpress.rules.answers.asked import AskedRule, World
from support.foreign import SNIPPETS, foreign_project, foreign_rules
from support.project import Project

OTHER_THAN_NATIONAL = "R02"


def _every_question() -> Iterator[Any]:
    for plan_id, snippet in SNIPPETS.items():
        for number, asked in enumerate(snippet["questions"], 1):
            yield pytest.param(plan_id, asked, id=f"{plan_id}-{number}")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return foreign_project(tmp_path_factory.mktemp("foreign"))


@pytest.fixture(scope="module")
def realm(project: Project) -> tuple[Mapping[str, AskedRule], World]:
    return foreign_rules(project)


def test_the_checks_find_nothing_wrong(project: Project) -> None:
    found = [item for item in project.check().diagnostics if item.ref and "rules.yaml" in item.ref.file]
    differing = [item.code for item in found if item.code == OTHER_THAN_NATIONAL]
    assert [(item.ref, item.code, item.params) for item in found if item.code != OTHER_THAN_NATIONAL] == []
    assert len(differing) == 1, "only the one that adds to the national hours differs from them"


@pytest.mark.parametrize(("plan_id", "asked"), list(_every_question()))
def test_a_rule_of_another_city_is_answered_as_its_text_says(
    plan_id: str, asked: dict[str, Any], realm: tuple[Mapping[str, AskedRule], World]
) -> None:
    rules, city = realm
    given = to_json(answer(rules[plan_id], asked["ask"], city))
    wanted = asked.get("gives", {})
    assert {key: given.get(key) for key in wanted} == wanted, given
    assert [key for key in asked.get("without", ()) if key in given] == []
    for reason in asked.get("because", ()):
        assert any(_is(one, reason) for one in given["reasons"]), (reason, given)
    for code in asked.get("not_because", ()):
        assert code not in [one["code"] for one in given["reasons"]]
    if "benefits" in asked:
        named = {one["title"]: one for one in given.get("benefits", ())}
        assert list(named) == list(asked["benefits"]), given
        for title, parts in asked["benefits"].items():
            assert {key: named[title].get(key) for key in parts} == parts
    if "open" in asked:
        topics = [point["topic"] for point in given.get("open_points", ())]
        assert topics == asked["open"], given


def _is(reason: Mapping[str, str], wanted: str | Mapping[str, str]) -> bool:
    """Whether a reason has the code, or all that is wanted of it; ``text`` need only hold the words."""
    if isinstance(wanted, str):
        return reason["code"] == wanted
    return all(
        value in reason["text"] if key == "text" else reason.get(key) == value
        for key, value in wanted.items()
    )


def test_every_snippet_asks_two_questions_at_least() -> None:
    few = [plan_id for plan_id, one in SNIPPETS.items() if len(one["questions"]) < 2]
    assert len(SNIPPETS) >= 45
    assert few == []
