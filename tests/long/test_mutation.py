"""Small changes to the logic that matters are noticed by the unit tests of the module they are made in."""

from __future__ import annotations

import multiprocessing
import os
import random
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from support.mutation import REPOSITORY, Mutant, mutants_of, stands, survives, warm_up

SEED = 113
SAMPLE = 10  # changes tried in each module
OF_RULES = 4  # and in each module of rules, of which there are many
KILLED = 0.85  # of all of them
KILLED_OF_RULES = 0.90

UNIT = REPOSITORY / "tests/unit"


def _tests_in(folder: str) -> tuple[str, ...]:
    return tuple(sorted(path.relative_to(UNIT).as_posix() for path in (UNIT / folder).glob("test_*.py")))


CHECKS = _tests_in("rules")
ANSWERS = (*_tests_in("rules/answers"), "../rules/test_questions.py", "../rules/test_foreign.py")


def _modules(folder: str) -> list[str]:
    below = (REPOSITORY / "generator/planpress" / folder).glob("*.py")
    return sorted(f"{folder}/{path.name}" for path in below if path.name != "__init__.py")


TESTS: Mapping[str, tuple[str, ...]] = {
    "engine/core.py": ("engine/test_core.py", "engine/test_lean.py", "engine/test_store.py"),
    "engine/digest.py": ("engine/test_digest.py",),
    "engine/kept.py": ("engine/test_core.py", "engine/test_store.py"),
    "model/numbering.py": ("model/test_numbering.py",),
    "model/outline.py": ("model/test_outline.py",),
    "model/quantities.py": ("model/test_quantities.py",),
    "model/amounts.py": ("model/test_amounts.py",),
    "model/dates.py": ("model/test_dates.py",),
    "load/document_tree.py": ("load/test_document_tree.py", "load/test_document_slips.py"),
    "load/document_lines.py": ("load/test_document_tree.py", "load/test_document_slips.py"),
    "site/page_breaks.py": ("site/test_page_breaks.py",),
    "site/lists.py": ("site/test_lists.py",),
    "publish/plan.py": ("publish/test_plan.py", "publish/test_publish.py"),
    **dict.fromkeys(_modules("rules"), CHECKS),
    **dict.fromkeys(_modules("rules/answers"), ANSWERS),
}

pytestmark = pytest.mark.long


def _tests(module: str) -> list[str]:
    return [str(Path("tests/unit") / test) for test in TESTS[module]]


def _sample(module: str) -> list[Mutant]:
    every = mutants_of(module)
    most = OF_RULES if module.startswith("rules/") else SAMPLE
    return random.Random(f"{SEED} {module}").sample(every, min(most, len(every)))  # noqa: S311


def test_the_tests_notice_what_changes_the_program(figure: Callable[[str], None]) -> None:
    tried = [mutant for module in TESTS for mutant in _sample(module)]
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count(), mp_context=spawn, initializer=warm_up) as pool:
        firsts = {TESTS[module]: module for module in TESTS}.values()
        green = pool.map(stands, firsts, map(_tests, firsts))
        assert [module for module, one in zip(firsts, green, strict=True) if not one] == [], "red unchanged"
        lives = pool.map(survives, tried, [_tests(mutant.module) for mutant in tried])
        alive = [mutant for mutant, one in zip(tried, lives, strict=True) if one]
    rate, of_rules = _rate(tried, alive), _rate(_in_rules(tried), _in_rules(alive))
    figure(f"{len(tried)} changes in {len(TESTS)} modules, {rate:.1%} noticed, in rules {of_rules:.1%}; not:")
    for mutant in alive:
        figure(f"  {mutant}")
    assert rate >= KILLED, "\n".join(map(str, alive))
    assert of_rules >= KILLED_OF_RULES, "\n".join(map(str, alive))


def _rate(tried: list[Mutant], alive: list[Mutant]) -> float:
    return 1 - len(alive) / len(tried)


def _in_rules(mutants: list[Mutant]) -> list[Mutant]:
    return [mutant for mutant in mutants if mutant.module.startswith("rules/")]
