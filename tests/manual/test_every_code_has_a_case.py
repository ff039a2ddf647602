"""Every code of the codebook is raised by the program, and a test expects it.

What counts: a case folder (tests/cases/R/R01), or the code as a text of its own or at the beginning of one
("Y07", "Y07 default 1:1") in a test. What does not: comments and docstrings, and diagnostics that a test
makes up itself to see how they are printed.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from planpress.diagnostics.codebook import FAMILIES
from support.codebook import codebook

TESTS = Path(__file__).parents[1]
PROGRAM = TESTS.parent / "generator" / "planpress"
CODES = tuple(codebook(*FAMILIES).entries)
MADE_UP = {"problem", "warning", "notice", "Diagnostic", "planpress", "run", "invoke"}
_CODE = re.compile(r"([A-Z][0-9]{2})(?![0-9A-Za-z])")


def expected_in(text: str) -> set[str]:
    """The codes that a test's text expects."""
    tree = ast.parse(text)
    left_out = {id(node) for node in _not_expected(tree)}
    words = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in left_out
    )
    return {match.group(1) for word in words for part in word.split(", ") if (match := _CODE.match(part))}


def _not_expected(tree: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, and what is given to calls that make a diagnostic up or that only ask about a code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        if isinstance(node, ast.Call) and _name(node.func) in MADE_UP:
            for given in (*node.args, *(keyword.value for keyword in node.keywords)):
                yield from ast.walk(given)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


@lru_cache
def all_expected() -> frozenset[str]:
    """The codes that any test expects, and those with a folder of cases."""
    folders = {path.name for path in (TESTS / "cases").glob("*/*") if (path / "expected.txt").is_file()}
    files = [file for file in TESTS.rglob("test_*.py") if "node_modules" not in file.parts]
    return frozenset(folders.union(*(expected_in(file.read_text("utf-8")) for file in files)))


@lru_cache
def all_raised() -> frozenset[str]:
    """The codes that stand as texts in the program."""
    found: set[str] = set()
    for file in PROGRAM.rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        found.update(_whole(node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)))
    return frozenset(found)


def _whole(values: Iterable[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str) and _CODE.fullmatch(value):
            yield value


@pytest.mark.parametrize("code", CODES)
def test_a_test_expects_it(code: str) -> None:
    assert code in all_expected(), f"no case in tests raises {code}"


@pytest.mark.parametrize("code", CODES)
def test_the_program_raises_it(code: str) -> None:
    assert code in all_raised(), f"nothing in the program raises {code}"


def test_the_program_raises_no_code_without_words() -> None:
    assert {code for code in all_raised() if code[0] in FAMILIES} <= set(CODES)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('assert project.says("E21").wording', {"E21"}),
        ('SLIPS = [Slip("甲", "D01 default 3:1, D09 default 3:3")]', {"D01", "D09"}),
        ('BYTES = [(b"x", "a.csv", "Y01 csv_big5", 0, 0)]', {"Y01"}),
        ('item = problem("F03", Ref("a"), chars="E21")', set()),
        ('"""E21 is raised."""\n# E22\n', set()),
        ('run("explain", "D07")', set()),
        ('name = "E2100"', set()),
    ],
)
def test_what_counts_as_a_case(text: str, codes: set[str]) -> None:
    assert expected_in(text) == codes
