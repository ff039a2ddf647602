"""A logo is a small drawing: nothing in it runs, and nothing in it leads out."""

from __future__ import annotations

import pytest

from planpress.load.logos import ELEMENTS, MAX_BYTES, read_logo
from planpress.model.city_themes import Logo

FILE = "themes/xinghu/logo.svg"
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 32 32">'
)


def drawing(inner: str, head: str = HEAD) -> bytes:
    """A logo of ``inner``."""
    return f"{head}{inner}</svg>".encode()


def wordings(content: bytes) -> list[str]:
    """Why it is refused."""
    checked = read_logo(content, FILE)
    assert (checked.value is None) == bool(checked.diagnostics)
    assert {item.code for item in checked.diagnostics} <= {"L25"}
    return [item.wording for item in checked.diagnostics]


def test_a_plain_drawing_is_taken_with_its_measures() -> None:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- 標誌 -->\n' + HEAD.replace("0 0 32 32", "0,0 64 32")
    inner = (
        '<title>星湖</title><defs><linearGradient id="a"><stop offset="0" stop-color="#0b6e6e"/>'
        '</linearGradient></defs><path fill="url(#a)" d="M0 0h64v32z"/><use xlink:href="#b" href="#b"/>'
    )
    assert read_logo(drawing(inner, head), FILE).value == Logo(200)


@pytest.mark.parametrize(
    ("inner", "wording"),
    [
        ("<script>alert(1)</script>", "element"),
        ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>", "element"),
        ("<style>path{fill:red}</style>", "element"),
        ("<image href='#a'/>", "element"),
        ("<text>桃</text>", "element"),
        ("<a href='#x'/>", "element"),
        ("<animate attributeName='href' to='#x'/>", "element"),
        ("<set attributeName='onload'/>", "element"),
        ("<p xmlns='http://www.w3.org/1999/xhtml'/>", "element"),
        ("<?xml-stylesheet href='x.css'?>", "element"),
        ("<path onload='alert(1)'/>", "attribute"),
        ("<path ONCLICK='alert(1)'/>", "attribute"),
        ("<path style='fill:red'/>", "attribute"),
        ("<g xml:base='a/'/>", "attribute"),
        ("<use href='other.svg#a'/>", "outside"),
        ("<use xlink:href='https://evil.example/x.svg#a'/>", "outside"),
        ("<use href=''/>", "outside"),
        ("<path fill='url(https://evil.example/x)'/>", "outside"),
        ("<path fill=\"url( 'x.svg#a')\"/>", "outside"),
        ("<path fill='&#x6a;avascript:alert(1)'/>", "outside"),
        ("<path fill='//evil.example'/>", "outside"),
        ("<path", "xml"),
        ("<path d='&nbsp;'/>", "xml"),
    ],
)
def test_what_could_run_or_lead_out_is_refused(inner: str, wording: str) -> None:
    assert wording in wordings(drawing(inner))


@pytest.mark.parametrize(
    ("content", "wording"),
    [
        (drawing("").replace(b'viewBox="0 0 32 32"', b""), "viewbox"),
        (drawing("").replace(b"0 0 32 32", b"0 0 nan inf"), "viewbox"),
        (drawing("").replace(b"0 0 32 32", b"0 0 1e308 1e-308"), "viewbox"),
        (drawing("").replace(b"0 0 32 32", b"0 0 32"), "viewbox"),
        (drawing("").replace(b"0 0 32 32", b"0 0 320 32"), "shape"),
        (drawing("").replace(b"0 0 32 32", b"0 0 4 32"), "shape"),
        (drawing("").replace(b' xmlns="http://www.w3.org/2000/svg"', b""), "element"),
        (b"<!DOCTYPE svg [<!ENTITY a 'x'>]>" + drawing("&a;"), "doctype"),
        (drawing("<![CDATA[x]]>"), "doctype"),
        (drawing("\xff").replace("\xff".encode(), b"\xff"), "xml"),
        (b"", "xml"),
        (b"\x89PNG\r\n", "xml"),
        (drawing("<!--" + "x" * MAX_BYTES + "-->"), "size"),
    ],
)
def test_what_is_no_drawing_of_a_logo_is_refused(content: bytes, wording: str) -> None:
    assert wording in wordings(content)


def test_the_place_is_told() -> None:
    (found,) = read_logo(drawing("\n\n<script/>\n"), FILE).diagnostics
    assert (found.ref.file, found.ref.line) == (FILE, 3)


def test_no_element_that_could_run_anything_is_among_those_allowed() -> None:
    assert ELEMENTS.isdisjoint(
        {"script", "style", "foreignObject", "image", "a", "animate", "set", "handler"}
    )
