"""Pages link the style sheets that style them: what many have is in one file, what few have in another."""

from __future__ import annotations

import re

import pytest

from support.built import Built

RULE = re.compile(r"([^{}]+)\{[^{}]*\}")
NAMED = re.compile(r"[.#](-?[A-Za-z_][\w-]*)")
BRACKETS = re.compile(r"\([^()]*\)")
USED = re.compile(r'\b(?:class|id)="([^"]*)"')
PARTS = re.compile(r'<link rel="stylesheet" href="[^"]*/parts\.css">')


@pytest.fixture(scope="module")
def selectors(built: Built) -> list[frozenset[str]]:
    """The classes and ids of each selector of the second style sheet."""
    return names_of_selectors(next(built.output.glob("assets/*/parts.css")).read_text("utf-8"))


def names_of_selectors(css: str) -> list[frozenset[str]]:
    """The classes and ids that each selector asks for; what stands in :not() and the like is left out."""
    plain = re.sub(r"@(?:layer|media|supports|page)[^{;]*", "", css)
    while BRACKETS.search(plain):
        plain = BRACKETS.sub("", plain)
    inner = [one for rule in RULE.finditer(plain) for one in rule[1].split(",") if one.strip()]
    return [frozenset(NAMED.findall(one)) for one in inner]


def unstyled(html: str, selectors: list[frozenset[str]]) -> list[frozenset[str]]:
    """The selectors that would find something on a page which does not link their style sheet."""
    if PARTS.search(html):
        return []
    used = {name for names in USED.findall(html) for name in names.split()}
    return [names for names in selectors if names <= used]


def test_no_page_lacks_the_style_of_what_it_shows(built: Built, selectors: list[frozenset[str]]) -> None:
    assert len(selectors) > 100
    for file in sorted(built.output.rglob("*.html")):
        assert unstyled(file.read_text("utf-8"), selectors) == [], file


def test_a_page_without_its_style_is_found(built: Built, selectors: list[frozenset[str]]) -> None:
    catalog = (built.output / "catalog/index.html").read_text("utf-8")

    assert unstyled(PARTS.sub("", catalog), selectors)


def test_a_course_and_the_front_page_do_without_the_second_style_sheet(built: Built) -> None:
    for path in ("index.html", "courses/taoyuan/113/ai-1/index.html"):
        assert not PARTS.search((built.output / path).read_text("utf-8")), path
