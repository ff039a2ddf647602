"""Changes a module in one small way at a time and sees whether its unit tests notice."""

from __future__ import annotations

import ast
import copy
import importlib.abc
import importlib.machinery
import os
import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

REPOSITORY = Path(__file__).parents[2]  # planpress may not be imported here: the mutant comes first
SOURCE = REPOSITORY / "generator"
PATIENCE = (
    120  # seconds of the processor, whatever else the machine does; a mutant that never ends was noticed
)
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A module (``engine/core.py``), which of its possible changes this is, and how it reads."""

    module: str
    number: int
    line: int
    change: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.change}"


# -- what can be changed -----------------------------------------------------


def mutants_of(module: str) -> tuple[Mutant, ...]:
    """Every change that can be made to ``module``."""
    tree = ast.parse(_text(module))
    found = []
    for number, (node, new) in enumerate(_changes(tree)):
        found.append(Mutant(module, number, node.lineno, f"{_short(node)} -> {_short(new)}"))
    return tuple(found)


def mutated(mutant: Mutant) -> ast.Module:
    """The module's tree with that one change."""
    tree = ast.parse(_text(mutant.module))
    for number, (node, new) in enumerate(_changes(tree)):
        if number == mutant.number:
            tree = _Put(node, new).visit(tree)
            break
    return ast.fix_missing_locations(tree)


class _Put(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old = old
        self.new = new

    def visit(self, node: ast.AST) -> ast.AST:
        return ast.copy_location(self.new, node) if node is self.old else self.generic_visit(node)


def _changes(tree: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, ast.expr | ast.stmt]]:
    """(node, what stands in its place) for every change below ``tree``, inside functions only."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            for statement in node.body:
                yield from _changes_in(statement)


def _changes_in(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, ast.expr | ast.stmt]]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.JoinedStr) or _says_nothing(node):
        return
    if isinstance(node, ast.expr | ast.stmt):
        yield from ((node, new) for new in _others(node))
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "type_comment", "ops", "op", "msg"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from _changes_in(child)


def _says_nothing(node: ast.AST) -> bool:
    """Docstrings, messages for programmers and casts for the type checker."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True
    cast = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "cast"
    return cast or isinstance(node, ast.Raise | ast.Assert)


def _others(node: ast.expr | ast.stmt) -> Iterator[ast.expr | ast.stmt]:
    for kind, change in CHANGES.items():
        if isinstance(node, kind):
            yield from change(node)


def _other_comparison(node: ast.Compare) -> Iterator[ast.expr]:
    first, *rest = node.ops
    if type(first) in COMPARISONS:
        yield _with(node, ops=[COMPARISONS[type(first)](), *rest])


def _other_junction(node: ast.BoolOp) -> Iterator[ast.expr]:
    yield _with(node, op=ast.Or() if isinstance(node.op, ast.And) else ast.And())


def _without_not(node: ast.UnaryOp) -> Iterator[ast.expr]:
    if isinstance(node.op, ast.Not):
        yield copy.deepcopy(node.operand)


def _other_sum(node: ast.BinOp) -> Iterator[ast.expr]:
    if type(node.op) in OPERATORS:
        yield _with(node, op=OPERATORS[type(node.op)]())


def _exchanged(node: ast.IfExp) -> Iterator[ast.expr]:
    yield _with(node, body=node.orelse, orelse=node.body)


def _other_way(node: ast.If) -> Iterator[ast.stmt]:
    yield _with(node, test=ast.UnaryOp(ast.Not(), copy.deepcopy(node.test)))


def _other_constant(node: ast.Constant) -> Iterator[ast.expr]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
    elif isinstance(node.value, str):
        yield ast.Constant("" if node.value else "x")


def _nothing_returned(node: ast.Return) -> Iterator[ast.stmt]:
    if node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
        yield ast.Return(ast.Constant(None))


CHANGES: dict[type[ast.AST], Callable[[Any], Iterator[Any]]] = {
    ast.Compare: _other_comparison,
    ast.BoolOp: _other_junction,
    ast.UnaryOp: _without_not,
    ast.BinOp: _other_sum,
    ast.IfExp: _exchanged,
    ast.If: _other_way,
    ast.Constant: _other_constant,
    ast.Return: _nothing_returned,
}


def _with(node: Any, **changes: object) -> Any:
    new = copy.deepcopy(node)
    for name, value in changes.items():
        setattr(new, name, copy.deepcopy(value))
    return new


def _short(node: ast.AST) -> str:
    text = ast.unparse(ast.fix_missing_locations(copy.deepcopy(node))).split("\n")[0]
    return text if len(text) <= 60 else text[:57] + "..."


def _text(module: str) -> str:
    return (SOURCE / "planpress" / module).read_text(encoding="utf-8")


# -- what the tests say ------------------------------------------------------


def warm_up() -> None:
    """Imports what is slow and does not change, once for all mutants of a process."""
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    import jinja2  # noqa: F401
    import jsonschema  # noqa: F401
    import markdown  # noqa: F401
    import nh3  # noqa: F401
    import pydantic  # noqa: F401
    import pytest  # noqa: F401
    import yaml  # noqa: F401


def survives(mutant: Mutant, tests: Sequence[str]) -> bool:
    """True if ``tests`` pass with the mutant in the module's place. Those of its name are asked first."""
    tree = mutated(mutant)
    stem = Path(mutant.module).stem
    near = [test for test in tests if stem in Path(test).stem]
    return all(_passes_in_child(tree, mutant.module, some) for some in (near, tests) if some)


def stands(module: str, tests: Sequence[str]) -> bool:
    """True if ``tests`` pass with the module as it is, read in the same way."""
    return _passes_in_child(ast.parse(_text(module)), module, tests)


def _passes_in_child(tree: ast.Module, module: str, tests: Sequence[str]) -> bool:
    child = os.fork()
    if child == 0:
        code = 70
        try:
            code = _run(tree, module, tests)
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return status == 0


def _run(tree: ast.Module, module: str, tests: Sequence[str]) -> int:
    import pytest

    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.chdir(REPOSITORY)
    name = "planpress." + module.removesuffix(".py").replace("/", ".")
    sys.meta_path.insert(0, _Finder(name, compile(tree, str(SOURCE / "planpress" / module), "exec")))
    options = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=no", "--hypothesis-profile=ci"]
    return int(pytest.main([*options, *tests]))


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Gives the mutant wherever the module is imported."""

    def __init__(self, name: str, code: object) -> None:
        self.name = name
        self.code = code

    def find_spec(
        self, fullname: str, path: object, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The mutant's spec; None for every other module."""
        if fullname != self.name:
            return None
        return spec_from_loader(fullname, self, origin=str(SOURCE / (fullname.replace(".", "/") + ".py")))

    def get_source(self, fullname: str) -> str | None:
        """Not needed: the code is given."""
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Runs the mutant's code as the module."""
        module.__file__ = str(SOURCE / (self.name.replace(".", "/") + ".py"))
        exec(self.code, module.__dict__)  # noqa: S102 - our own code, changed in one place
