"""The rules of the repository's own documents, ready to be asked in tests."""

from __future__ import annotations

from functools import cache

from planpress.engine.inputs import Inputs
from planpress.engine.store import MemoryStore
from planpress.pipeline.asking import asked_rules, national_rules, world
from planpress.pipeline.press import Press
from planpress.pipeline.run import PROGRAM
from planpress.rules.answers.asked import AskedRule, World
from support.project import REPOSITORY
from support.typesetting import FakeTypesetter


@cache
def _press() -> Press:
    return Press(Inputs(REPOSITORY, program=PROGRAM), MemoryStore(), "test", FakeTypesetter())


@cache
def rules_of_repository() -> dict[str, AskedRule]:
    """Every rule by its address: ``taoyuan/113/english-award``, ``national/hours``."""
    from planpress.pipeline.records import plan_ids

    db = _press()
    found = [one for key in plan_ids(db) for one in asked_rules(db, *key)]
    return {one.address: one for one in (*found, *national_rules(db))}


def asked_of_repository(address: str) -> AskedRule:
    """The rule at an address."""
    return rules_of_repository()[address]


@cache
def world_of_repository() -> World:
    """What the rules are read in."""
    return world(_press())
