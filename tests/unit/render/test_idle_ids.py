"""Elements on paper lose their ids, but not their names, and not where something asks for the id."""

from __future__ import annotations

import pytest

from planpress.render.idle_ids import without_idle_ids


def test_an_element_is_named_without_an_id() -> None:
    html = '<section class="clause" id="c1" data-running="x"><h2>甲</h2><tr id="t-1"></tr></section>'
    assert without_idle_ids(html) == (
        '<section class="clause" data-id="c1" data-running="x"><h2>甲</h2><tr data-id="t-1"></tr></section>'
    )


def test_what_a_link_leads_to_keeps_its_id() -> None:
    html = '<a href="#t-2">二</a><tr id="t-1"></tr><tr id="t-2"></tr>'
    assert without_idle_ids(html) == '<a href="#t-2">二</a><tr data-id="t-1"></tr><tr id="t-2"></tr>'


def test_a_link_may_write_its_target_in_percent_signs() -> None:
    html = '<a href="#%E7%94%B2">甲</a><tr id="甲"></tr>'
    assert without_idle_ids(html) == html


@pytest.mark.parametrize("tag", ["section", "li"])
def test_a_clause_hands_its_id_to_its_first_element(tag: str) -> None:
    html = f'<a href="#c1">一</a><{tag} class="clause" id="c1">\n<h2 class="x">甲</h2></{tag}>'
    assert without_idle_ids(html) == (
        f'<a href="#c1">一</a><{tag} class="clause" data-id="c1">\n<h2 id="c1" class="x">甲</h2></{tag}>'
    )


@pytest.mark.parametrize("within", ["甲<b>乙</b>", '<h2 id="c2">甲</h2>', "甲"])
def test_a_clause_keeps_it_where_no_element_comes_first_or_that_has_one(within: str) -> None:
    html = f'<a href="#c1">一</a><a href="#c2">二</a><li id="c1">{within}</li>'
    assert without_idle_ids(html) == html


@pytest.mark.parametrize(
    ("html", "css"),
    [
        ('<th id="h1">時數</th><td headers="h0 h1">3</td>', ""),
        ('<figcaption id="t">圖</figcaption><div aria-labelledby="t"></div>', ""),
        ('<svg><marker id="m"></marker><path marker-end="url(#m)"></path></svg>', ""),
        ('<div id="notes">註</div>', "p,#notes > li{color:#a00}"),
    ],
)
def test_what_else_asks_for_an_id_finds_it(html: str, css: str) -> None:
    assert without_idle_ids(html, css) == html


def test_words_that_look_like_a_tag_stay() -> None:
    html = '<tr id="a"><td>&lt;tr id="b"</td></tr>'
    assert without_idle_ids(html) == '<tr data-id="a"><td>&lt;tr id="b"</td></tr>'
