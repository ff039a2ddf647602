"""Makes views from plain values, as the examples of a component write them in YAML."""

from __future__ import annotations

import types
from dataclasses import is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from planpress.site import (
    catalog_views,
    data_pages,
    home_page,
    pages,
    rule_views,
    service_views,
    session_views,
    views,
)

_MODULES = (views, pages, rule_views, session_views, service_views, data_pages, catalog_views, home_page)
_PLAIN: dict[str, Any] = {
    "str": str,
    "int": int,
    "bool": bool,
    "Runs": views.Runs,
    "ContentView": views.ContentView,
    "DrawnView": views.DrawnView,
}


def kind_of(name: str) -> Any:
    """The type that a component.yaml names: "ClauseView", "LinkView[]", "LinkView?"; KeyError for another."""
    if name.endswith("[]"):
        return tuple[kind_of(name[:-2]), ...]  # type: ignore[misc]
    if name.endswith("?"):
        return kind_of(name[:-1]) | None
    return _PLAIN.get(name) or _names()[name]


@cache
def _hints(kind: type[Any]) -> dict[str, Any]:
    return get_type_hints(kind, _names())


@cache
def _names() -> dict[str, Any]:
    return {name: found for module in _MODULES for name, found in vars(module).items()}


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
        hints = _hints(kind)
        return kind(**{name: made(hints[name], item) for name, item in value.items()})
    if isinstance(kind, type) and issubclass(kind, Enum | Decimal):
        return kind(value)
    if type(value) is not kind:
        raise TypeError(f"{value!r} is no {kind}")
    return value


def _one_of(kinds: tuple[Any, ...], value: Any) -> Any:
    """The kind of a union that ``value`` names by its own ``kind``."""
    if value is None:
        return None
    fitting = [kind for kind in kinds if kind is not type(None)]
    if len(fitting) == 1:
        return made(fitting[0], value)
    return made(
        next(kind for kind in fitting if kind.__dataclass_fields__["kind"].default == value["kind"]), value
    )
