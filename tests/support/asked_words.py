"""Which interface words the program, its templates and its scripts ask for, read from their syntax."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, nodes

from support.theme import ROOT, THEME

PROGRAM = ROOT / "generator" / "planpress"
SPEAKING = ("site", "pipeline", "render", "rules", "publish", "serve")
"""The packages whose words stand in the strings files of pages; commands and messages have their own."""
_ANSWERS = "rules/answers/"
"""Answers are said in words of their own (diagnostics/strings/answers.yaml)."""
_QUOTED = re.compile(r"[\"'`]([a-z][a-z0-9_]*)[\"'`]|words\.([a-z][a-z0-9_]*)")
_PATTERN = re.compile(r"`([a-z][a-z0-9]*_)(?:[a-z0-9_]*)\$\{")


@dataclass(frozen=True, slots=True)
class Asked:
    """A word that is asked for, with the blanks it is given; None where they are not written there."""

    place: str
    key: str
    blanks: frozenset[str] | None


@lru_cache
def every_module() -> Mapping[str, ast.Module]:
    """The syntax trees of all modules of these packages."""
    files = (file for name in SPEAKING for file in sorted((PROGRAM / name).rglob("*.py")))
    return {file.relative_to(PROGRAM).as_posix(): ast.parse(file.read_text("utf-8")) for file in files}


@lru_cache
def modules() -> Mapping[str, ast.Module]:
    """Those that say something on pages."""
    return {name: tree for name, tree in every_module().items() if not name.startswith(_ANSWERS)}


@lru_cache
def templates() -> Mapping[str, nodes.Template]:
    """The syntax trees of all templates."""
    files = sorted(THEME.rglob("*.html"))
    return {
        file.relative_to(THEME).as_posix(): Environment(autoescape=True).parse(file.read_text("utf-8"))
        for file in files
    }


def asked_by_name() -> Iterator[Asked]:
    """Every ``say("key", n=3)`` and ``t("key", n=3)``."""
    for place, tree in modules().items():
        for call in (one for one in ast.walk(tree) if isinstance(one, ast.Call)):
            if _name(call.func) == "say" and call.args and isinstance(call.args[0], ast.Constant):
                yield Asked(place, str(call.args[0].value), _blanks(word.arg for word in call.keywords))
    for place, template in templates().items():
        for asked in template.find_all(nodes.Call):
            if isinstance(asked.node, nodes.Name) and asked.node.name == "t":
                key = asked.args[0] if asked.args else None
                if isinstance(key, nodes.Const):
                    named = None if asked.dyn_kwargs else frozenset(word.key for word in asked.kwargs)
                    yield Asked(place, str(key.value), named)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _blanks(names: Iterator[str | None]) -> frozenset[str] | None:
    found = list(names)
    return None if None in found else frozenset(name for name in found if name)


@lru_cache
def mentioned() -> frozenset[str]:
    """Every string that stands by itself anywhere: a table of keys asks for them as well."""
    found = {
        one.value
        for tree in modules().values()
        for one in ast.walk(tree)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }
    found |= {
        one.value
        for template in templates().values()
        for one in template.find_all(nodes.Const)
        if isinstance(one.value, str)
    }
    for file in _scripts():
        for match in _QUOTED.finditer(file.read_text("utf-8")):
            found.add(match.group(1) or match.group(2))
    return frozenset(found)


@lru_cache
def beginnings() -> frozenset[str]:
    """Beginnings of keys that are put together: ``f"rule_field_{name}"``."""
    found = {
        str(one.values[0].value)
        for tree in modules().values()
        for one in ast.walk(tree)
        if isinstance(one, ast.JoinedStr) and isinstance(one.values[0], ast.Constant)
    }
    found |= {
        str(one.nodes[0].value)
        for template in templates().values()
        for one in template.find_all(nodes.Concat)
        if isinstance(one.nodes[0], nodes.Const)
    }
    found |= {match for file in _scripts() for match in _PATTERN.findall(file.read_text("utf-8"))}
    return frozenset(one for one in found if re.fullmatch(r"[a-z][a-z0-9]*_([a-z0-9_]*_)?", one))


def _scripts() -> list[Path]:
    return sorted((THEME / "scripts").rglob("*.mjs"))
