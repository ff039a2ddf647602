"""Reads OpenDocument files as an office program does: words in their order, numbers counted by its lists."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from planpress.render.odf.markup import NAMESPACES

FORMAL = "壹貳參肆伍陸柒捌玖"
CHINESE = "一二三四五六七八九"


def named(name: str) -> str:
    """``text:p`` as ElementTree calls it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def parts_of(content: bytes) -> dict[str, bytes]:
    """The files of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def root_of(content: bytes, part: str = "content.xml") -> ET.Element:
    """The document of one part."""
    return ET.fromstring(parts_of(content)[part])  # noqa: S314 (written by ourselves)


def numeral(style: str, count: int) -> str:
    """A number as LibreOffice writes it: measured with its own export of 1 to 111."""
    if style == "壹, 貳, 參, ...":
        return _spelled(count, FORMAL, "拾", "佰", long_ten=True)
    if style == "一, 二, 三, ...":
        return _spelled(count, CHINESE, "十", "百", long_ten=False)
    if style == "i":
        return {1: "i", 2: "ii", 3: "iii", 4: "iv", 5: "v", 6: "vi"}[count]
    return str(count)


def _spelled(count: int, digits: str, ten: str, hundred: str, *, long_ten: bool) -> str:
    assert count < 100, hundred
    tens, ones = divmod(count, 10)
    first = "" if not tens else ten if tens == 1 and not long_ten else digits[tens - 1] + ten
    return first + (digits[ones - 1] if ones else "")


@dataclass
class Reader:
    """Walks through a text; ``levels`` are the styles of its list, ``reached`` what it has counted so far."""

    levels: Mapping[int, ET.Element]
    reached: dict[int, int] = field(default_factory=dict)

    def words(self, element: ET.Element, depth: int = 0) -> Iterator[str]:
        """The words of an element; a paragraph that is the first of a list item begins with its number."""
        if element.tag in (named("text:table-of-content"), named("svg:title"), named("svg:desc")):
            return  # titles and descriptions of pictures are for those who do not see them
        if element.tag == named("text:list"):
            depth += 1
        if element.tag == named("text:list-item") and element[0].tag != named("text:list"):
            yield self._number(depth, element.get(named("text:start-value")))
        if element.tag == named("text:s"):
            yield " " * int(element.get(named("text:c"), "1"))
        yield element.text or ""
        for child in element:
            yield from self.words(child, depth)
            yield child.tail or ""

    def _number(self, depth: int, start: str | None) -> str:
        self.reached[depth] = int(start) if start else self.reached.get(depth, 0) + 1
        above = {level: self.reached.get(level, 1) for level in range(1, depth)}
        self.reached = above | {depth: self.reached[depth]}
        style = self.levels[depth]
        said = numeral(style.get(named("style:num-format"), ""), self.reached[depth])
        before, after = (style.get(named(f"style:num-{end}"), "") for end in ("prefix", "suffix"))
        return before + said + after


def contents_words(content: bytes) -> str:
    """The words of a text document's list of contents, without pages."""
    found = root_of(content).find(f".//{named('text:index-body')}")
    return "" if found is None else "".join(found.itertext())


def text_words(content: bytes) -> str:
    """All words of a text document but its list of contents."""
    styles = root_of(content, "styles.xml").iter(named("text:list-level-style-number"))
    levels = {int(one.get(named("text:level"), "0")): one for one in styles}
    body = root_of(content).find(f".//{named('office:text')}")
    assert body is not None
    return "".join(Reader(levels).words(body))
