"""The words of an OpenDocument file as an office program shows them: numbers counted by its lists."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from planpress.model.numbering import Habit, LevelStyle
from planpress.render.odf.markup import NAMESPACES
from planpress.render.odf.numbering import FORMATS
from planpress.site.word_sequence import END

_KINDS = {shown: kind for kind, shown in FORMATS.items()}


def _named(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


_CONTENTS, _LIST, _ITEM, _BLANKS = map(
    _named, ("text:table-of-content", "text:list", "text:list-item", "text:s")
)
_BLOCKS = frozenset(map(_named, ("text:p", "text:h", "table:table-cell")))
_UNSEEN = frozenset(map(_named, ("svg:desc", "svg:title")))


def odf_words(content: bytes) -> Iterator[str]:
    """The words of a text or of a sheet, but for a list of contents."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body, styles = (ET.fromstring(package.read(f"{part}.xml")) for part in ("content", "styles"))  # noqa: S314 (written by us)
    levels = {int(one.get(_named("text:level"), "0")): one for one in styles.iter(_LEVEL)}
    for found in body.iter(_named("office:body")):
        yield from _Reader(levels).words(found)


_LEVEL = _named("text:list-level-style-number")


@dataclass(slots=True)
class _Reader:
    """Walks through a file; ``levels`` are the styles of its list, ``reached`` what it has counted so far."""

    levels: Mapping[int, ET.Element]
    reached: dict[int, int] = field(default_factory=dict)

    def words(self, element: ET.Element, depth: int = 0) -> Iterator[str]:
        """The words of an element; the first paragraph of a list item begins with its number."""
        if element.tag == _CONTENTS or element.tag in _UNSEEN:
            return
        depth += element.tag == _LIST
        if element.tag == _ITEM and element[0].tag != _LIST:
            yield self._number(depth, element.get(_named("text:start-value")))
        if element.tag == _BLANKS:
            yield " "
        yield element.text or ""
        for child in element:
            yield from self.words(child, depth)
            yield child.tail or ""
        if element.tag in _BLOCKS:
            yield END

    def _number(self, depth: int, start: str | None) -> str:
        count = int(start) if start else self.reached.get(depth, 0) + 1
        above = {level: self.reached.get(level, 1) for level in range(1, depth)}
        self.reached = above | {depth: count}
        style = self.levels[depth]
        before, after = (style.get(_named(f"style:num-{end}"), "") for end in ("prefix", "suffix"))
        kind = _KINDS.get(style.get(_named("style:num-format"), ""), "")
        if not kind:
            return before + after
        shown = LevelStyle(kind, before, after)
        return Habit((shown,), "formal" if kind == "formal" else "").number(1, count)
