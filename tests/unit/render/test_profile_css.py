"""The style sheet of a profile: page, margins, heads and numbers, mirrored where both sides are printed."""

from __future__ import annotations

import re

import pytest

from planpress.model.profiles import Profile
from planpress.render.profile_css import profile_css, quoted
from support.theme import words


def css(**said: object) -> str:
    return profile_css(Profile.model_validate(said), words())


def rule(text: str, head: str) -> str:
    found = re.search(rf"^{re.escape(head)}\{{.*$", text, re.MULTILINE)
    assert found, text
    return found[0]


def test_the_page_has_its_size_margins_and_letters() -> None:
    made = css(
        page="200mm 100mm",
        margins={"top": "1pt", "bottom": "2pt", "inner": "3pt", "outer": "4pt"},
        gutter="0.5pt",
        size="12pt",
        line="18pt",
        faces={"text": ["A", "B"], "headings": ["C"]},
    )
    page = rule(made, "@page")
    assert "size:566.9291pt 283.4646pt;margin:1pt 4pt 2pt 3.5pt" in page
    assert ':root{--face-text:"A","B";--face-heading:"C"}' in made
    assert 'html{font-family:"A","B";font-size:12pt;line-height:18pt}' in made


def test_one_side_is_not_mirrored_and_two_sides_are() -> None:
    margins = {"inner": "10pt", "outer": "20pt"}
    assert ":left" not in css(margins=margins)
    made = css(margins=margins, gutter="5pt", sides="double", running={"left": "title", "right": "chapter"})
    right, left = rule(made, "@page"), rule(made, "@page :left")
    assert re.search(r"margin:[^ ]+ 20pt [^ ]+ 15pt;", right)
    assert re.search(r"margin:[^ ]+ 15pt [^ ]+ 20pt;", left)
    assert "@top-left{content:string(running)}" in right
    assert "@top-right{content:string(running)}" in left


@pytest.mark.parametrize(
    ("numbers", "content"),
    [
        ("of_total", '"第 " counter(page) " 頁，共 " counter(pages) " 頁"'),
        ("alone", '"第 " counter(page) " 頁"'),
        ("none", "none"),
    ],
)
def test_page_numbers_are_said_as_the_profile_wants(numbers: str, content: str) -> None:
    assert f"@bottom-center{{content:{content}}}" in css(numbers=numbers)


def test_a_running_head_can_be_left_out() -> None:
    assert "@top-left{content:none}@top-right{content:none}" in css(running={"left": "none", "right": "none"})


def test_words_cannot_leave_their_string() -> None:
    assert quoted('a"b\\c\nd') == '"a\\"b\\\\c d"'
