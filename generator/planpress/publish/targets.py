"""Says where an address on a page leads: to a file of the site, to another host, or nowhere it may."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

Use = Literal["go", "load", "run"]
"""go: followed by a reader's click. load: fetched to show the page. run: fetched and executed or framed."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_WEB = re.compile(r"https?://[^/?#]", re.IGNORECASE)
_ABROAD = {"http", "https", "mailto", "tel", "webcal"}
_PICTURE = re.compile(r"data:(image|font)/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Base:
    """Where the site will stand: ``origin`` ("https://host" or "") and ``folder`` ("/" or "/plans/")."""

    origin: str
    folder: str

    @classmethod
    def of(cls, address: str) -> Base:
        """From "", "/plans/" or "https://host/plans/"."""
        match = re.match(r"(https?://[^/]+)?(.*)", address, re.DOTALL)
        origin, folder = (match.group(1) or "", match.group(2)) if match else ("", "")
        return cls(origin, "/" + (folder.strip("/") + "/").lstrip("/"))


@dataclass(frozen=True, slots=True)
class Target:
    """``path`` below output/ ("a/" is a/index.html) and ``anchor``, or a ``fault``, or neither: elsewhere.

    Faults: "shape", "scheme", "host" (asks another host), "outside" (leaves the site's folder).
    """

    path: str | None = None
    anchor: str = ""
    fault: str = ""


def target_of(address: str, page: str, base: Base, use: Use) -> Target:
    """Where ``address`` on the page or style sheet at path ``page`` leads."""
    if _is_misshapen(address) or (not address and use != "go"):
        return Target(fault="shape")
    if base.origin and address.startswith(base.origin + base.folder):
        return _inside(address[len(base.origin) :], page, base)
    if address.startswith("//"):
        return Target(fault="shape" if use == "go" else "host")
    if scheme := _SCHEME.match(address):
        return Target(fault=_abroad(address, scheme.group(1).lower(), use))
    return _inside(address, page, base)


def _is_misshapen(address: str) -> bool:
    """True for what browsers mend by guessing: backslashes, blanks, control and direction marks."""
    return "\\" in address or " " in address or not address.isprintable()


def _abroad(address: str, scheme: str, use: Use) -> str:
    """The fault of an address that names a scheme."""
    web = scheme in ("http", "https")
    if use == "go":
        return "" if scheme in _ABROAD and (not web or _WEB.match(address)) else "scheme"
    if web:
        return "host"
    return "" if use == "load" and _PICTURE.match(address) else "scheme"


def _inside(address: str, page: str, base: Base) -> Target:
    way, _, anchor = address.partition("#")
    way = way.partition("?")[0]
    anchor = unquote(anchor.partition(":~:")[0])
    if not way:
        return Target(page, anchor)
    start: list[str] = page.split("/")[:-1]
    if way.startswith("/"):
        if not (way + "/").startswith(base.folder):
            return Target(fault="outside")
        start, way = [], way[len(base.folder) :]
    parts = [unquote(part) for part in way.split("/")]
    if any("/" in part or "\\" in part for part in parts):
        return Target(fault="shape")
    path = _walk(start, parts)
    return Target(fault="outside") if path is None else Target(path, anchor)


def _walk(start: list[str], parts: list[str]) -> str | None:
    """The path from folder ``start`` along ``parts``; None if it climbs out of the site."""
    steps = list(start)
    for part in parts[:-1]:
        if part == ".." and not steps:
            return None
        if part == "..":
            steps.pop()
        elif part not in ("", "."):
            steps.append(part)
    if parts[-1] == "..":
        return "/".join([*steps[:-1], ""]) if steps else None
    last = "" if parts[-1] == "." else parts[-1]
    return "/".join([*steps, last])
