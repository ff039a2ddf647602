"""Finds the tags of a page and the addresses of a style sheet, as browsers do, in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_NAME = r"[^\s\"'<>/=]+"
_VALUE = r"\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+"
_TAG = re.compile(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))|<([a-zA-Z][^\s/>]*)((?:\s+{_NAME}(?:\s*=\s*(?:{_VALUE}))?)*+)\s*/?>|<[a-zA-Z]",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rf"\s+({_NAME})(?:\s*=\s*({_VALUE}))?")
_RAW = ("script", "style", "textarea", "title")
_END = {name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE) for name in _RAW}
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\s\"']*))\s*\)|@import\s+(?:\"([^\"]*)\"|'([^']*)')",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag: names in lower case, values with their entities resolved.

    ``text`` is the content of a style element. A tag with the name "" could not be read: its
    attributes are not written as HTML asks, and browsers would have to guess.
    """

    name: str
    attributes: tuple[tuple[str, str], ...]
    text: str = ""


def tags(html: str) -> Iterator[Tag]:
    """All start tags with attributes or a style in them, outside of comments, scripts and other raw text."""
    at = 0
    while match := _TAG.search(html, at):
        at = match.end()
        written, attributes = match.groups()
        if written is None:
            if not html.startswith("<!--", match.start()):
                yield Tag("", ())
            continue
        name = written.lower()
        text = ""
        if name in _RAW:
            end = _END[name].search(html, at)
            text, at = html[at : end.start()] if end else html[at:], end.start() if end else len(html)
        if attributes or name == "style":
            yield Tag(name, _attributes(attributes), text if name == "style" else "")


def css_addresses(css: str) -> Iterator[str]:
    """Every address that a style sheet or a style attribute loads."""
    for match in _CSS_ADDRESS.finditer(_COMMENT.sub("", css)):
        yield next((group for group in match.groups() if group), "").strip()


def _attributes(text: str) -> tuple[tuple[str, str], ...]:
    return tuple([(name.lower(), _value(value)) for name, value in _ATTRIBUTE.findall(text)])


def _value(written: str) -> str:
    bare = written[1:-1] if written[:1] in ("'", '"') else written
    return unescape(bare) if "&" in bare else bare
