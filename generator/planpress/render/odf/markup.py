"""Elements of OpenDocument: built by their usual names (text:p), written as bytes with their namespaces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from planpress.site.xml_text import clean

NAMESPACES: Mapping[str, str] = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
VERSION = "1.3"
_BLANKS = re.compile("  +|^ | $|\t|\n")

Child = ET.Element | str
for _prefix, _address in NAMESPACES.items():
    ET.register_namespace(_prefix, _address)


def element(
    name: str, attributes: Mapping[str, str] | None = None, children: Iterable[Child] = ()
) -> ET.Element:
    """An element by its usual name; attributes whose value is "" are left out."""
    made = ET.Element(
        _named(name), {_named(key): clean(value) for key, value in (attributes or {}).items() if value}
    )
    append(made, children)
    return made


def append(parent: ET.Element, children: Iterable[Child]) -> None:
    """Puts elements and words behind what ``parent`` holds."""
    for child in children:
        if not isinstance(child, str):
            parent.append(child)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + clean(child)
        else:
            parent.text = (parent.text or "") + clean(child)


def words(text: str) -> Iterator[Child]:
    """``text`` with the blanks, tabs and line ends that OpenDocument would fold into one as elements."""
    end = 0
    for match in _BLANKS.finditer(text):
        yield text[end : match.start()]
        end = match.end()
        yield _blank(match.group())
    yield text[end:]


def _blank(text: str) -> ET.Element:
    if text == "\t":
        return element("text:tab")
    if text == "\n":
        return element("text:line-break")
    return element("text:s", {"text:c": str(len(text))})


def written(root: ET.Element) -> bytes:
    """The file of ``root``."""
    body: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


def _named(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"
