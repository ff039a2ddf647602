"""Python and JavaScript answer the rules of other cities alike."""

from __future__ import annotations

import pytest

from support.agreement import LANGUAGES, Realm, differences, told
from support.foreign import SNIPPETS, foreign_project, foreign_rules
from support.javascript import Asked
from support.vectors import grid

GROUPS = sorted({plan_id.rpartition("-")[0] for plan_id in SNIPPETS})


@pytest.fixture(scope="module")
def realm(tmp_path_factory: pytest.TempPathFactory) -> Realm:
    return Realm(*foreign_rules(foreign_project(tmp_path_factory.mktemp("foreign"))))


@pytest.mark.parametrize("group", GROUPS)
def test_both_answer_alike(group: str, realm: Realm) -> None:
    asked = [
        (plan_id, one["ask"], language)
        for plan_id, snippet in SNIPPETS.items()
        if plan_id.rpartition("-")[0] == group
        for one in snippet["questions"]
        for language in LANGUAGES
    ]
    found = differences(realm, asked)
    assert not found, told(found)


def grid_of(realm: Realm, limit: int) -> list[Asked]:
    """The grid of every rule, every tenth question in English."""
    return [
        (name, one, LANGUAGES[place % 10 == 7])
        for name, asked in realm.rules.items()
        for place, one in enumerate(grid(asked, realm.world, limit))
    ]


@pytest.mark.long
def test_both_answer_alike_over_the_whole_grid(realm: Realm) -> None:
    found = differences(realm, grid_of(realm, 150))
    assert not found, told(found)
