"""Reads what one page or style sheet promises: its ids, and every address and id that it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planpress.publish.markup import Tag, css_addresses, tags
from planpress.publish.targets import Use

_MARKUP = (".html", ".htm", ".svg")
_ODD_TAGS: Mapping[str, Mapping[str, None]] = {"": {"tag": None}, "base": {"base": None}}
_RUN = {"script", "iframe", "frame", "embed", "object"}
_GOING_TAGS = {"a", "area"}
_GOING_RELATIONS = frozenset(
    ("alternate", "author", "canonical", "help", "index", "license", "me", "next", "prev", "search", "up")
)
_ARIA = (
    "activedescendant",
    "controls",
    "describedby",
    "details",
    "errormessage",
    "flowto",
    "labelledby",
    "owns",
)
_REFERENCES = {
    "for",
    "form",
    "list",
    "headers",
    "popovertarget",
    "commandfor",
    *(f"aria-{name}" for name in _ARIA),
}
_STYLES = (
    "style",
    "fill",
    "stroke",
    "filter",
    "mask",
    "clip-path",
    "marker-start",
    "marker-mid",
    "marker-end",
)
_ONE_ADDRESS = ("href", "xlink:href", "src", "poster", "background", "data", "action", "formaction", "cite")
_REFRESH = re.compile(r"\s*[\d.]*\s*[;,]?\s*(?:url\s*=)?\s*['\"]?([^'\"]*)", re.IGNORECASE)
_CANDIDATE = re.compile(r"[\s,]*([^\s,](?:\S*[^\s,])?)(?:,+|\s+[^,]*|$)")


@dataclass(frozen=True, slots=True)
class PageLinks:
    """What one page or style sheet promises: its ids, and the addresses and ids that it names.

    ``links`` holds (use, address); ``references`` (attribute, id). Equal pages give equal values, so the
    reading of an unchanged page may be remembered between builds. ``faults``: "tag" (one that cannot be
    read for certain), "base" (a base element, which would give every link another meaning).
    """

    path: str
    ids: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()
    links: tuple[tuple[Use, str], ...] = ()
    references: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()


def read_page(path: str, content: bytes) -> PageLinks | None:
    """The links of an HTML page, SVG picture or style sheet; None for a file of another kind."""
    if path.endswith(_MARKUP):
        return _read_markup(path, content.decode("utf-8", "replace"))
    if path.endswith(".css"):
        addresses = css_addresses(content.decode("utf-8", "replace"))
        found = dict.fromkeys(("load", one) for one in addresses if not one.startswith("#"))
        return PageLinks(path, links=tuple(found))  # type: ignore[arg-type]  # the literal widens to str
    return None


def _read_markup(path: str, html: str) -> PageLinks:
    ids: list[str] = []
    anchors: list[str] = []
    links: dict[tuple[Use, str], None] = {}
    references: dict[tuple[str, str], None] = {}
    faults: dict[str, None] = {}
    for tag in tags(html):
        faults.update(_ODD_TAGS.get(tag.name, {}))
        for name, value in tag.attributes:
            if name == "id":
                ids.append(value)
            elif name in _ADDRESSES:
                links.update(dict.fromkeys(_links(tag, name, value)))
            elif name in _REFERENCES:
                references.update(dict.fromkeys((name, one) for one in value.split()))
            elif name == "name" and tag.name == "a":
                anchors.append(value)
        if tag.text:
            links.update((("load", one), None) for one in css_addresses(tag.text))
    repeated = tuple(one for one, count in Counter(ids).items() if count > 1)
    every = tuple(dict.fromkeys([*ids, *anchors]))
    return PageLinks(path, every, repeated, tuple(links), tuple(references), tuple(faults))


def _links(tag: Tag, name: str, value: str) -> list[tuple[Use, str]]:
    """Every address that the attribute ``name`` of a tag holds, with its use."""
    if tag.name == "base":
        return []
    if name == "content":
        return _refresh(tag)
    use = _use(tag, name)
    return [(use, one) for one in _ADDRESSES[name](value)]


def _styles(value: str) -> list[str]:
    return list(css_addresses(value))


_ADDRESSES: Mapping[str, Callable[[str], list[str]]] = {
    **dict.fromkeys(_ONE_ADDRESS, lambda value: [value]),
    **dict.fromkeys(_STYLES, _styles),
    "srcset": _CANDIDATE.findall,
    "imagesrcset": _CANDIDATE.findall,
    "ping": str.split,
    "content": str.split,
}


def _use(tag: Tag, attribute: str) -> Use:
    if attribute in ("href", "xlink:href"):
        return _use_of_href(tag)
    if attribute in ("action", "formaction", "cite"):
        return "go"
    return "run" if attribute == "ping" or tag.name in _RUN else "load"


def _use_of_href(tag: Tag) -> Use:
    if tag.name in _GOING_TAGS:
        return "go"
    relations = set(dict(tag.attributes).get("rel", "").lower().split())
    return "go" if tag.name == "link" and relations and relations <= _GOING_RELATIONS else "load"


def _refresh(tag: Tag) -> list[tuple[Use, str]]:
    """Where a redirect page leads."""
    attributes = dict(tag.attributes)
    if tag.name != "meta" or attributes.get("http-equiv", "").lower() != "refresh":
        return []
    match = _REFRESH.match(attributes["content"])
    return [("go", match.group(1))] if match else []
