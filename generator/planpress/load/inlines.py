"""Reads the words of one paragraph: Python-Markdown for the marks, one processor of ours for {…}."""

from __future__ import annotations

import re
import string
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from planpress.model.clauses import Code, Inline, Link, ListOf, ReferenceTo, Strong, Text, ValueOf

BRACE = re.compile(r"\{([^{}]*)\}")
INLINE_WORDS = ("value", "list")
_MARKS = re.compile(r"\\[!-/:-@\[-`{-~]|`.*`|\*.*\*|_.*_|\]\([^)]*\)|\{[^{}]*\}")
_UNUSED = (
    *("image_link", "image_reference", "short_image_ref", "reference", "short_reference"),
    *("autolink", "automail", "linebreak", "html", "entity", "not_strong", "em_strong2"),
)
_BRACE_TAG = "brace"
_PARSER_MARKS = {2: None, 3: None}  # Python-Markdown keeps its own notes between these two


def read_inlines(text: str) -> tuple[Inline, ...]:
    """The runs of ``text``, one paragraph without line breaks. Anything not understood stays as typed.

    The time grows with the square of the marks: ask ``is_too_long`` before.
    """
    plain = text.translate(_PARSER_MARKS)
    if not _MARKS.search(plain):
        return (Text(plain),) if plain else ()
    root = Element("div")
    paragraph = SubElement(root, "p")
    paragraph.text = plain
    parser = _parser()
    parser.reset()
    tree = parser.treeprocessors["inline"].run(root) or root
    tree = parser.treeprocessors["unescape"].run(tree) or tree
    return _join(_runs(tree[0]))


@cache
def _parser() -> Markdown:
    parser = Markdown()
    parser.ESCAPED_CHARS = list(string.punctuation)  # as CommonMark does
    for name in _UNUSED:
        if name in parser.inlinePatterns:
            parser.inlinePatterns.deregister(name)
    parser.inlinePatterns.register(_Braces(BRACE.pattern, parser), _BRACE_TAG, 185)
    return parser


class _Braces(InlineProcessor):
    """``{value:…}``, ``{list:…}`` and ``{@…}`` become elements of their own; other braces stay text."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the name is Python-Markdown's)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if read_brace(m.group(1)) is None:
            return None, None, None
        element = Element(_BRACE_TAG)
        element.set("source", m.group(1))
        return element, m.start(0), m.end(0)


def read_brace(source: str) -> ValueOf | ListOf | ReferenceTo | None:
    """What stands between braces in running text; None if it is none of the inline words."""
    if source.startswith("@"):
        return ReferenceTo(source[1:].strip())
    word, colon, rest = source.replace("：", ":", 1).partition(":")
    if not colon or word not in INLINE_WORDS or not rest.strip():
        return None
    if word == "value":
        path = rest.strip()
        return ValueOf(path.removesuffix(".bare"), path.endswith(".bare"))
    path, _, style = rest.strip().partition(" ")
    return ListOf(path, style.strip())


def _runs(element: Element) -> list[Inline]:
    runs: list[Inline] = [Text(element.text)] if element.text else []
    for child in element:
        runs.extend(_child(child))
        if child.tail:
            runs.append(Text(child.tail))
    return runs


def _child(child: Element) -> list[Inline]:
    words = "".join(child.itertext())
    readers: dict[str, Any] = {
        "strong": lambda: Strong(words),
        "code": lambda: Code(_as_typed(words)),
        "a": lambda: Link(words, child.get("href", "")),
        _BRACE_TAG: lambda: read_brace(child.get("source", "")),
    }
    holds_brace = child.find(f".//{_BRACE_TAG}") is not None
    if child.tag not in readers or (holds_brace and child.tag != _BRACE_TAG):
        return _runs(child)
    return [readers[child.tag]()]


def _as_typed(code: str) -> str:
    """Python-Markdown hands on code with & < > already escaped for HTML."""
    return code.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _join(runs: list[Inline]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for run in runs:
        previous = joined[-1] if joined else None
        if isinstance(run, Text) and isinstance(previous, Text):
            joined[-1] = Text(previous.text + run.text)
        else:
            joined.append(run)
    return tuple(joined)
