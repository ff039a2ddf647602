"""Plain Markdown shows the same tree: Python-Markdown, CommonMark and our reader agree on every document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from planpress.load.document import read_document
from planpress.model.clauses import (
    Block,
    Clause,
    Inline,
    Paragraph,
    Picture,
    PipeTable,
    Place,
    Shape,
    Ticks,
)

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(ROOT.glob("plans/**/document.md"))
Node = tuple[str, str, tuple["Node", ...]]
"""(what, words, below): what is h1 … h6, li or p; words are without marks, braces and blanks."""


def squeeze(words: str) -> str:
    """Words as all three see them: without what stands in braces, and without blanks and marks."""
    return re.sub(r"\s", "", re.sub(r"\{[^{}]*\}", "", words))


# -- the tree of our reader ---------------------------------------------------


def our_tree(text: str) -> list[Node]:
    checked = read_document(text, "document.md")
    assert not checked.failed, checked.diagnostics
    assert checked.value is not None
    return list(ours(checked.value.document.content, 1))


def ours(content: tuple[Block | Clause, ...], level: int) -> Iterator[Node]:
    """Headings stand beside what is below them, as in HTML; points hold it."""
    for item in content:
        if not isinstance(item, Clause):
            yield from our_block(item)
        elif item.shape in (Shape.HEADING, Shape.SENTENCE):
            yield (f"h{level}", squeeze(plain(item.words)), ())
            yield from ours(item.content, level + 1)
        else:
            yield ("li", "", (("p", squeeze(plain(item.words)), ()), *ours(item.content, level + 1)))


def our_block(block: Block) -> Iterator[Node]:
    match block:
        case Ticks():
            for box in block.boxes:
                words = squeeze(f"[{box.state.value}]" + plain(box.inlines))
                yield ("li", "", (("p", words, ()),))
        case Paragraph():
            yield ("p", squeeze(plain(block.inlines)), ())
        case Place() | Picture():
            yield ("p", "", ())
        case PipeTable():
            yield ("p", "(a table)", ())


def plain(inlines: tuple[Inline, ...]) -> str:
    return "".join(getattr(run, "text", "") for run in inlines)


# -- the tree of CommonMark ---------------------------------------------------


def commonmark_tree(text: str) -> list[Node]:
    return list(from_tokens(SyntaxTreeNode(MarkdownIt("commonmark").parse(text)).children))


def from_tokens(nodes: list[SyntaxTreeNode]) -> Iterator[Node]:
    for node in nodes:
        match node.type:
            case "heading":
                yield (node.tag, squeeze(token_words(node)), ())
            case "paragraph":
                yield ("p", table_or(token_words(node)), ())
            case "ordered_list" | "bullet_list":
                yield from (("li", "", tuple(from_tokens(item.children))) for item in node.children)
            case _:
                yield (node.type, "", ())


def token_words(node: SyntaxTreeNode) -> str:
    if node.type in ("text", "code_inline"):
        return node.content
    if node.type in ("softbreak", "hardbreak"):
        return "\n"
    return "" if node.type == "image" else "".join(token_words(child) for child in node.children)


def table_or(words: str) -> str:
    return "(a table)" if words.startswith("|") else squeeze(words)


# -- the tree of Python-Markdown ----------------------------------------------


def python_markdown_tree(text: str) -> list[Node]:
    return list(from_elements(ElementTree.fromstring(f"<div>{markdown.markdown(text)}</div>")))  # noqa: S314


def from_elements(parent: ElementTree.Element) -> Iterator[Node]:
    for element in parent:
        if element.tag in ("ol", "ul"):
            yield from (("li", "", tuple(from_item(item))) for item in element)
        elif element.tag == "p":
            yield ("p", table_or("".join(element.itertext())), ())
        else:
            yield (element.tag, squeeze("".join(element.itertext())), ())


def from_item(item: ElementTree.Element) -> Iterator[Node]:
    """In a list without empty lines the words stand in the item itself."""
    blocks = ("p", "ol", "ul")
    loose = item.text or ""
    for child in item:
        if child.tag in blocks:
            break
        loose += "".join(child.itertext()) + (child.tail or "")
    if loose.strip():
        yield ("p", squeeze(loose), ())
    holder = ElementTree.Element("li")
    holder.extend([child for child in item if child.tag in blocks])
    yield from from_elements(holder)


# -- the proof ----------------------------------------------------------------


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: "-".join(path.parts[-3:-1]))
@pytest.mark.parametrize("stock", [commonmark_tree, python_markdown_tree])
def test_every_document_has_the_same_tree(path: Path, stock: Callable[[str], list[Node]]) -> None:
    text = path.read_text("utf-8")
    assert stock(text) == our_tree(text)


def test_the_documents_are_found() -> None:
    assert len(DOCUMENTS) >= 5


def test_the_proof_can_fail() -> None:
    assert commonmark_tree("1. 甲\n  1. 乙\n") != commonmark_tree("1. 甲\n    1. 乙\n")
    assert commonmark_tree("1. 甲\n\n乙\n") != commonmark_tree("1. 甲\n\n    乙\n")


words = st.text("甲乙丙丁，：「」（）－0123aBc%+=/", min_size=1, max_size=8).map(
    lambda text: "文" + text + "字"
)
sentences = words.map(lambda text: text + "。") | words.map(lambda text: text + "{value:a.b}人。")
blocks = st.one_of(
    sentences,
    sentences.map(lambda text: text + "\n並" + text),
    st.sampled_from(["{table:x}", "{items:x}", "![說明](media/x.png)", "- [x] 是\n- [ ] 否"]),
)


@dataclass(frozen=True)
class Point:
    """A point of a generated document."""

    words: str
    titled: bool
    body: tuple[str, ...]
    below: tuple[Point, ...]
    closing: tuple[str, ...]


points = st.recursive(
    st.builds(Point, words, st.booleans(), st.lists(blocks, max_size=2).map(tuple), st.just(()), st.just(())),
    lambda below: st.builds(
        Point,
        words,
        st.booleans(),
        st.lists(blocks, max_size=1).map(tuple),
        st.lists(below, min_size=1, max_size=3).map(tuple),
        st.lists(blocks, max_size=1).map(tuple),
    ),
    max_leaves=6,
)
sections = st.tuples(
    words,
    st.lists(blocks, max_size=2),
    st.lists(points, max_size=3),
    st.lists(blocks, max_size=1),
    st.integers(1, 3),
)


def write_point(point: Point, tight: bool) -> str:
    """A point in our format; ``tight`` leaves out the empty lines that may be left out."""
    first = f"1. **{point.words}**" if point.titled else f"1. {point.words}"
    below = [write_point(one, tight) for one in point.below]
    listed = ["\n".join(below)] if tight else below
    text = "\n\n".join([first, *point.body, *listed, *point.closing])
    if tight and not point.body:
        text = text.replace("\n\n", "\n", 1) if below else text
    head, *rest = text.split("\n")
    return "\n".join([head, *(f"    {line}" if line else "" for line in rest)])


def write_document(parts: list[tuple[str, list[str], list[Point], list[str], int]], tight: bool) -> str:
    lines: list[str] = []
    level = 0
    listed = False
    for title, above, below, closing, wanted in parts:
        level = 1 if listed and level == 0 else min(wanted, level + 1)
        lines += ["#" * level + " " + title, *above]
        lines += [write_point(one, tight) for one in below]
        lines += closing if below else []
        listed = bool(below)
        level = level - 1 if listed else level
    return "\n\n".join(lines) + "\n"


@given(st.lists(sections, min_size=1, max_size=4), st.booleans())
def test_any_document_in_our_format_has_the_same_tree(
    parts: list[tuple[str, list[str], list[Point], list[str], int]], tight: bool
) -> None:
    text = write_document(parts, tight)
    assert commonmark_tree(text) == our_tree(text)
