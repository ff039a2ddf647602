"""What the index knows of a page, and the pieces of it that are indexed one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import combining

from planpress.site.search.folding import fold

PIECE = 600  # characters of a page that are one piece
OVERLAP = 32  # folded characters that a piece shares with the next one


@dataclass(frozen=True, slots=True)
class PageText:
    """A page: its address below output/, its title, where it stands, and all its words in one line.

    ``anchors`` are (place in ``text``, id) of what can be linked to, in order.
    """

    address: str
    title: str
    context: str
    text: str
    anchors: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a page's text. ``own`` characters are its own, the rest belongs to the next piece as well.

    ``anchor`` is the id that holds at its first character; ``anchors`` are those within it.
    """

    text: str
    own: int
    anchor: str = ""
    anchors: tuple[tuple[int, str], ...] = ()


def pieces(page: PageText) -> Iterator[Piece]:
    """The pieces of a page, at least one. What is no longer than the overlap lies whole in one of them."""
    start, anchor = 0, ""
    while True:
        end = _cut(page.text, start + PIECE)
        within = tuple((at - start, one) for at, one in page.anchors if start <= at < end)
        yield Piece(page.text[start : _shared(page.text, end)], end - start, anchor, within)
        anchor = within[-1][1] if within else anchor
        if end >= len(page.text):
            return
        start = end


def _cut(text: str, at: int) -> int:
    """The first place from ``at`` on where no mark hangs on the character before it."""
    while at < len(text) and (combining(text[at]) or text[at] in "ﾞﾟ"):
        at += 1
    return min(at, len(text))


def _shared(text: str, end: int) -> int:
    """Where a piece ends that goes on behind its own end by the overlap."""
    at = end
    while at < len(text) and len(fold(text[end:at])) < OVERLAP:
        at = _cut(text, at + OVERLAP)
    return at
