"""Turns addresses below output/ into links that work under any folder, and a whole view's at once."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache, lru_cache
from typing import Any, TypeVar
from urllib.parse import quote

View = TypeVar("View")
Move = Callable[[str], str]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_LINK_FIELDS = frozenset({"href", "pdf", "target"})
_PICTURE_FIELDS = frozenset({"src"})
_ALWAYS_LINKS = frozenset({"LinkView", "RedirectPage"})


@lru_cache(maxsize=4096)
def relative(origin: str, target: str, base: str = "") -> str:
    """The link from the page at ``origin`` to ``target``, both addresses below output/ ("taoyuan/113/").

    What begins with "#" or has a scheme stays as it is. With ``base`` ("/", "/plans/") the link starts there:
    for pages like 404.html that are shown at addresses of which nobody knows the depth.
    """
    if leaves_site(target) or target.startswith("#"):
        return target
    whole, mark, anchor = target.partition("#")
    path, question, asked = whole.partition("?")
    rest = question + asked + mark + anchor
    if base:
        return base.rstrip("/") + "/" + quote(path) + rest
    if rest and path == origin:
        return rest
    way = posixpath.relpath("/" + path, "/" + posixpath.dirname(origin))
    slash = "/" if path.endswith("/") or not path else ""
    return quote(way) + slash + rest


def leaves_site(target: str) -> bool:
    """True for a link with a scheme (https:, mailto:)."""
    return _SCHEME.match(target) is not None


def readdress(view: View, move: Move, move_picture: Move | None = None) -> View:
    """``view`` with every address in it, at any depth, replaced by ``move`` of it.

    ``move_picture`` is for the addresses of pictures, where they move otherwise than links. An empty
    address means "no link", except in a LinkView or RedirectPage, where it is the home page.
    """
    moves = dict.fromkeys(_LINK_FIELDS, move) | dict.fromkeys(_PICTURE_FIELDS, move_picture or move)
    moved: View = _readdress(view, moves)
    return moved


def _readdress(value: Any, moves: Mapping[str, Move]) -> Any:
    if isinstance(value, tuple):
        moved = tuple(_readdress(item, moves) for item in value)
        return value if all(new is old for new, old in zip(moved, value, strict=True)) else moved
    kind: Any = type(value)
    names = _field_names(kind)
    if not names:
        return value
    changes: dict[str, Any] = {}
    for name in names:
        old = getattr(value, name)
        if name in moves:
            new = moves[name](old) if old or kind.__name__ in _ALWAYS_LINKS else old
        else:
            new = _readdress(old, moves)
        if new is not old:
            changes[name] = new
    return replace(value, **changes) if changes else value


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass; none of anything else."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
