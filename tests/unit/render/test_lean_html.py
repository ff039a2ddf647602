"""WeasyPrint is given styles for markers and notes of those elements only that may have them."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest

from planpress.render.lean_html import lean_html
from planpress.render.load_weasyprint import weasyprint

NOTES = ("footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback")
PLAIN = "p{color:#a00}.table__notes{margin:0}"


def everywhere(kind: Any) -> Counter[str]:
    """The pseudo-elements that WeasyPrint's own style sheet names for every element."""
    (sheet,) = kind(string="<p>甲</p>")._ua_stylesheets()
    return Counter(pseudo for *_, pseudo, _ in sheet.matcher.other_selectors if pseudo)


def marked(css: str, tag: str) -> bool:
    """Whether a marker of such an element is styled."""
    (sheet,) = lean_html(css)(string="<p>甲</p>")._ua_stylesheets()
    tests = [test for test, _, _, pseudo, _ in sheet.matcher.other_selectors if pseudo == "marker"]
    return any(test(SimpleNamespace(local_name=tag)) for test in tests)


def test_what_no_element_has_is_left_out() -> None:
    assert everywhere(weasyprint().HTML) == Counter((*NOTES, "marker")), "WeasyPrint names others: look anew"
    assert everywhere(lean_html(PLAIN)) == Counter(["marker"])


@pytest.mark.parametrize("css", ["i{float:footnote}", "i { float : note(a) }", "p::footnote-call{color:red}"])
def test_a_style_sheet_that_sets_notes_gets_them(css: str) -> None:
    assert everywhere(lean_html(css)) == Counter((*NOTES, "marker"))


@pytest.mark.parametrize(
    ("css", "tag", "styled"),
    [
        (PLAIN, "li", True),
        (PLAIN, "summary", True),
        (PLAIN, "p", False),
        ("p{display:list-item}", "p", True),
        ("p { display: block list-item }", "p", True),
        ("li::marker{color:red}", "p", True),
    ],
)
def test_markers_are_for_items_of_lists(css: str, tag: str, styled: bool) -> None:
    assert marked(css, tag) == styled


def test_the_sheet_of_others_stays_whole() -> None:
    lean_html(PLAIN)(string="<p>甲</p>")._ua_stylesheets()
    assert everywhere(weasyprint().HTML)["footnote-call"] == 1


def test_a_well_formed_page_is_not_read_by_the_parser_that_mends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint().tinyhtml5, "parse", None)
    page = lean_html(PLAIN)(string="<html><head></head><body><p>甲<br>乙</p></body></html>")
    assert [one.tag for one in page.etree_element.iter()] == ["html", "head", "body", "p", "br"]
