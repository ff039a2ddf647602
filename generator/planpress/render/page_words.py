"""Reads the words of a rendered page: its title, where it stands, all it says, and what can be linked to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_MAIN = re.compile(r"<main\b[^>]*>(.*?)</main>", re.DOTALL)
_SILENT = re.compile(r"<(script|style|template)\b.*?</\1>|<!--.*?-->", re.DOTALL)
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_CRUMBS = re.compile(r'<nav class="breadcrumbs".*?</nav>', re.DOTALL)
_CRUMB = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)
_IN_LINE = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|dfn|em|i|kbd|mark|q|s|small|span|strong|sub|sup|time|u|wbr)\b[^>]*>"
)
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r'<[a-z][^>]*?\sid="([^"]*)"[^>]*>')
_SPACE = re.compile(r"[ \t\n\r\f]+")
_MARKED = re.compile("\x01([^\x02]*)\x02")


@dataclass(frozen=True, slots=True)
class PageWords:
    """``crumbs`` lead from below the front page to the page above; ``anchors`` are (place in text, id)."""

    title: str
    crumbs: tuple[str, ...]
    text: str
    anchors: tuple[tuple[int, str], ...]


def page_words(html: str) -> PageWords | None:
    """The words of a page that our templates made; None for one without ``<main>``.

    Blocks are set apart by a blank, words within a line are not.
    """
    main = _MAIN.search(html)
    if main is None:
        return None
    inner = _SILENT.sub(" ", main[1].replace("\x01", "").replace("\x02", ""))
    heading = _HEADING.search(inner) or _TITLE.search(html)
    crumbs = _CRUMBS.search(html)
    above = tuple(_plain(one) for one in _CRUMB.findall(crumbs[0])[1:]) if crumbs else ()
    text, anchors = _parted(_spaced(_ID.sub("\x01\\1\x02\\g<0>", inner)))
    return PageWords(_plain(heading[1]) if heading else "", above, text, anchors)


def _plain(html: str) -> str:
    return _spaced(html).strip()


def _spaced(html: str) -> str:
    return _SPACE.sub(" ", unescape(_TAG.sub(" ", _IN_LINE.sub("", html))))


def _parted(marked: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """The text without the marks of ids, and where they stood. Blanks at a mark are not doubled."""
    found: list[str] = []
    anchors: list[tuple[int, str]] = []
    length = 0
    for index, part in enumerate(_MARKED.split(marked)):
        if index % 2:
            anchors.append((length, part))
            continue
        said = part.lstrip(" ") if not found or found[-1].endswith(" ") else part
        if said:
            found.append(said)
            length += len(said)
    text = "".join(found).rstrip()
    return text, tuple((min(at, len(text)), one) for at, one in anchors)
