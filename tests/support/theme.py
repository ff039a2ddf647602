"""The default theme as tests see it: its files, its words, and views made from plain values."""

from __future__ import annotations

import types
from dataclasses import is_dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

from planpress.render.words import read_words
from planpress.site import pages, rule_views, views

ROOT = Path(__file__).parents[2]
THEME = ROOT / "themes" / "default"
STRINGS = ROOT / "generator" / "planpress" / "diagnostics" / "strings" / "pages"
PLAIN: dict[str, Any] = {
    "str": str,
    "int": int,
    "bool": bool,
    "Runs": views.Runs,
    "ContentView": views.ContentView,
}


def load(name: str) -> str | None:
    """A file of the default theme."""
    file = THEME / name
    return file.read_text("utf-8") if file.is_file() else None


@lru_cache
def words(language: str = "zh-Hant") -> dict[str, str]:
    """The interface words."""
    return dict(read_words(language, *(path.read_text("utf-8") for path in sorted(STRINGS.glob("*.yaml")))))


def kind_of(name: str) -> Any:
    """The type that a component.yaml names: "ClauseView", "LinkView[]", "LinkView?"."""
    if name.endswith("[]"):
        return tuple[kind_of(name[:-2]), ...]  # type: ignore[misc]
    if name.endswith("?"):
        return kind_of(name[:-1]) | None
    found = (vars(module).get(name) for module in (views, pages, rule_views))
    return PLAIN.get(name) or next(filter(None, found))


def made(kind: Any, value: Any) -> Any:
    """``value`` (from YAML) as a ``kind``; plain text stands for a run; TypeError if it does not fit."""
    origin = get_origin(kind)
    if origin is tuple:
        inner = get_args(kind)[0]
        if inner is views.Run and isinstance(value, str):
            return (views.Run(value),)
        return tuple(made(inner, item) for item in value)
    if origin in (Union, types.UnionType):
        return _one_of(get_args(kind), value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind, vars(rule_views) | vars(pages) | vars(views))
        return kind(**{name: made(hints[name], item) for name, item in value.items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind}")
    return value


def _one_of(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None:
        return None
    fitting = [kind for kind in kinds if kind is not type(None)]
    if len(fitting) == 1:
        return made(fitting[0], value)
    return made(
        next(kind for kind in fitting if kind.__dataclass_fields__["kind"].default == value["kind"]), value
    )
