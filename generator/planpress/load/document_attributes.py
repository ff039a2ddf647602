"""Reads what stands in braces behind a heading or point: ``{#id label=附表 from=(一)}``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.load.nearest import nearest

_BEHIND = re.compile(r"[{｛]((?:#|from=|label=)[^{}｛｝]*)[}｝]$")
_ID = re.compile(r"[a-z][a-z0-9-]*\Z")
_ANCHOR = re.compile(r"cu?[0-9]+(?:-u?[0-9]+)*\Z")
_KEYS = ("label", "from")


@dataclass(frozen=True, slots=True)
class Attributes:
    """A clause's id, label and first level; each "" where not given."""

    id: str = ""
    label: str = ""
    first_level: str = ""


def split_attributes(text: str, ref: Ref) -> tuple[str, Attributes, list[Diagnostic]]:
    """The words without their attributes, the attributes, and what is wrong with them."""
    match = _BEHIND.search(text)
    if match is None:
        return text, Attributes(), []
    place = Ref(ref.file, line=ref.line, column=ref.column + match.start(1))
    values = {"id": "", "label": "", "from": ""}
    found: list[Diagnostic] = []
    for part in match.group(1).split():
        found.extend(_read_part(part, values, place))
    return text[: match.start()].rstrip(), Attributes(values["id"], values["label"], values["from"]), found


def _read_part(part: str, values: dict[str, str], ref: Ref) -> list[Diagnostic]:
    if part.startswith("#"):
        values["id"] = part[1:]
        return _id_slips(part[1:], ref)
    key, equals, value = part.partition("=")
    if equals and key in _KEYS and value:
        values[key] = value
        return []
    guess = nearest(key, _KEYS) or "label"
    return [problem("D13", ref, wording="attribute", word=part, guess=guess)]


def _id_slips(name: str, ref: Ref) -> list[Diagnostic]:
    if not is_id(name):
        return [problem("D11", ref, id=name[:40], guess=_as_id(name[:40]))]
    return [problem("D11", ref, wording="anchor", id=name)] if _ANCHOR.match(name) else []


def is_id(text: str) -> bool:
    """True for small letters, digits and hyphens, beginning with a letter."""
    return _ID.match(text) is not None


def _as_id(text: str) -> str:
    return re.sub(r"[^a-z0-9-]+", "-", text.lower()).strip("-0123456789") or "my-id"
