"""Rows of a printed table lose their ids, but not their names, and not where a link leads to one."""

from __future__ import annotations

from planpress.render.row_names import without_row_ids


def test_a_row_is_named_without_an_id() -> None:
    assert without_row_ids('<tr id="t-1"><td id="h">甲</td>') == '<tr data-row="t-1"><td id="h">甲</td>'


def test_a_row_that_a_link_leads_to_keeps_its_id() -> None:
    html = '<a href="#t-2">二</a><tr id="t-1"></tr><tr id="t-2"></tr>'
    assert without_row_ids(html) == '<a href="#t-2">二</a><tr data-row="t-1"></tr><tr id="t-2"></tr>'


def test_a_link_may_write_its_target_in_percent_signs() -> None:
    html = '<a href="#%E7%94%B2">甲</a><tr id="甲"></tr>'
    assert without_row_ids(html) == html


def test_words_that_look_like_a_row_stay() -> None:
    html = '<tr id="a"><td>&lt;tr id="b"</td></tr>'
    assert without_row_ids(html) == '<tr data-row="a"><td>&lt;tr id="b"</td></tr>'
