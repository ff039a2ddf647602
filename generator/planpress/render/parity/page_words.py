"""The words of a document as its finished page says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from planpress.site.word_sequence import END

_HOLDS_DOCUMENT = frozenset({"masthead", "document"})
_LEFT_OUT = frozenset({"clause__link", "clause__rules", "hidden", "table__label"})
"""What only the screen has: links, and words for screen readers and narrow screens."""
_NO_WORDS = frozenset({"script", "style", "svg", "template"})
_IN_LINE = frozenset({"a", "abbr", "code", "span", "strong", "time", "u"})
_VOID = frozenset({"br", "col", "hr", "img", "link", "meta", "wbr"})
_STATE, _STATE_TOLD = "masthead__state", "masthead__mark"
_REPEATED = {"picture__title": "columns__annexes", "flow__title": "clause--labelled"}
"""Names that only repeat the heading above them, by the element in which they do."""


@dataclass(slots=True)
class _Element:
    tag: str
    classes: frozenset[str]
    silent: bool
    begins: int = 0
    held: int = 0
    names: list[int] = field(default_factory=list)


class _Reader(HTMLParser):
    """Walks through a page and keeps what it says within masthead, text and annexes."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._open: list[_Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        classes = frozenset((dict(attrs).get("class") or "").split())
        above = self._open[-1] if self._open else None
        if above:
            above.held += 1
        silent = (above is not None and above.silent) or self._is_left_out(tag, classes)
        self._open.append(_Element(tag, classes, silent, len(self.said)))

    def _is_left_out(self, tag: str, classes: frozenset[str]) -> bool:
        above = self._open[-1].classes if self._open else frozenset()
        quiet = _STATE in above and _STATE_TOLD not in classes
        name = "picture__title" in classes and self._within(_REPEATED["picture__title"])
        return bool(_LEFT_OUT & classes) or tag in _NO_WORDS or quiet or name

    def _within(self, name: str) -> bool:
        return any(name in one.classes for one in self._open)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not self._open:
            return
        one = self._open.pop()
        if "flow__title" in one.classes and len(self._open) > 1:
            self._open[-2].names = list(range(one.begins, len(self.said)))
        above = self._open[-1].classes if self._open else frozenset()
        if "clause__content" in one.classes and one.held == 1 and _REPEATED["flow__title"] in above:
            for at in one.names:
                self.said[at] = ""
        if tag not in _IN_LINE:
            self.said.append(END)

    def handle_data(self, data: str) -> None:
        inside = any(_HOLDS_DOCUMENT & one.classes for one in self._open)
        if inside and not self._open[-1].silent:
            self.said.append(data)


def page_words(content: bytes) -> Iterator[str]:
    """What the page of a document says of it, without its side columns."""
    reader = _Reader()
    reader.feed(content.decode())
    reader.close()
    yield from reader.said
