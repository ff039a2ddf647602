"""Names are joined into a sentence as the documents join them."""

from __future__ import annotations

import pytest

from planpress.model.catalog import ListItem
from planpress.site.lists import join_list


def names(*texts: str) -> list[ListItem]:
    return [ListItem(text) for text in texts]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("", "甲、乙、丙"),
        ("及", "甲、乙及丙"),
        ("和", "甲、乙和丙"),
        ("與", "甲、乙與丙"),
        ("或", "甲、乙或丙"),
        ("「」", "「甲」、「乙」、「丙」"),
        ("；", "甲；乙；丙"),
        ("1、", "1、甲；2、乙；3、丙"),
        ("(1) ，", "(1)甲，(2)乙，(3)丙"),
        ("一、 。", "一、甲。二、乙。三、丙"),
    ],
)
def test_three_names(style: str, expected: str) -> None:
    assert join_list(names("甲", "乙", "丙"), style) == expected


@pytest.mark.parametrize(
    ("style", "expected"), [("", "甲"), ("及", "甲"), ("「」", "「甲」"), ("1.", "1.甲")]
)
def test_one_name_needs_nothing_between(style: str, expected: str) -> None:
    assert join_list(names("甲"), style) == expected


def test_two_names_with_a_word_between() -> None:
    assert join_list(names("甲", "乙"), "及") == "甲及乙"


def test_names_below_a_name_have_numbers_in_brackets() -> None:
    items = [ListItem("甲", tuple(names("子", "丑"))), ListItem("乙")]
    assert join_list(items, "1、") == "1、甲：(1)、子；(2)、丑；2、乙"
    assert join_list(items, "(1)") == "(1)甲：(1)子；(2)丑；(2)乙"
