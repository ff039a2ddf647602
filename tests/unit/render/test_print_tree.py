"""Print HTML that is well-formed is read as XML: the same tree that a parser of HTML makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

import pytest

from planpress.render.load_weasyprint import weasyprint
from planpress.render.print_tree import print_tree
from support.built import Built

PAGE = '<!doctype html>\n<html lang="zh-Hant">\n<head><title>甲</title></head>\n<body>{}</body>\n</html>\n'
XMLNS = "{http://www.w3.org/2000/xmlns/}xmlns"


def mended(html: str) -> Any:
    """As WeasyPrint reads HTML by itself."""
    return weasyprint().HTML(string=html).etree_element


def told(element: Element) -> Iterator[tuple[object, ...]]:
    """An element and all below it, with their words, in order; a namespace is said by the tags already."""
    attributes = sorted((key, value) for key, value in element.attrib.items() if key != XMLNS)
    yield element.tag, attributes, element.text or ""
    for child in element:
        yield from told(child)
        yield "after", child.tag, child.tail or ""


def body(root: Element) -> list[tuple[object, ...]]:
    """Its body, without the blanks at its end, where HTML puts those that come behind it."""
    found = root[1]
    if len(found):
        found[-1].tail = (found[-1].tail or "").rstrip()
    return list(told(found))


def test_every_paper_is_read_as_a_parser_of_html_reads_it(built: Built) -> None:
    assert len(built.print_html) >= 8
    for html in built.print_html:
        root = print_tree(html)
        assert root is not None, html[:400]
        whole = mended(html)
        assert (root.tag, root.attrib) == (whole.tag, whole.attrib)
        assert list(told(root[0])) == list(told(whole[0]))
        assert body(root) == body(whole)


def test_elements_that_never_close_hold_nothing() -> None:
    page = PAGE.format('<p>甲<br>乙<img src="a.svg" alt="1 &gt; 0"/>丙<wbr ></p><hr>丁')
    root = print_tree(page)
    assert root is not None
    assert body(root) == body(mended(page))


@pytest.mark.parametrize(
    "within",
    [
        "<ul><li>甲<li>乙</ul>",
        "<p>甲&nbsp;乙</p>",
        "<p hidden>甲</p>",
        "<!-- 甲 -->",
        "<P>甲</P>",
        "<pre>\n甲</pre>",
        "<style>p::before{content:'&amp;'}</style>",
        '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',
        '<p xml:lang="en">a</p>',
        '<base href="https://a.invalid/">',
        "<p>\x01</p>",
    ],
)
def test_what_html_reads_otherwise_is_left_to_a_parser_of_html(within: str) -> None:
    assert print_tree(PAGE.format(within)) is None


@pytest.mark.parametrize(
    "page",
    [
        "<p>甲</p>",
        "<html><body><p>甲</p></body></html>",
        '<!DOCTYPE html [<!ENTITY a "甲">]><html><head></head><body>&a;</body></html>',
        "",
    ],
)
def test_what_is_no_whole_page_is_left_to_a_parser_of_html(page: str) -> None:
    assert print_tree(page) is None
