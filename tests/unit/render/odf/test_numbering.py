"""An office program counts the clauses by itself wherever it writes their numbers as the plan does."""

from __future__ import annotations

import pytest

from planpress.model.numbering import read_habit
from planpress.render.odf.numbering import Count, Counter, list_style
from support.office import named, numeral

HABIT = read_habit("壹、 一、 (一) 1. (1)")
LONG = read_habit("壹、 一、 (一) 1. (1)", "壹拾壹")


def test_neighbours_are_counted_on_and_each_level_anew() -> None:
    counter = Counter(HABIT)
    steps = ((1, 1, "壹、"), (2, 1, "一、"), (2, 2, "二、"), (1, 2, "貳、"), (2, 1, "一、"), (3, 1, "(一)"))
    assert [counter.count(*step) for step in steps] == [Count(level) for level, _, _ in steps]


def test_a_clause_that_does_not_follow_the_one_before_says_its_number() -> None:
    counter = Counter(HABIT)
    counter.count(1, 1, "壹、")
    counter.count(2, 1, "一、")
    assert counter.count(2, 3, "三、") == Count(2, 3)
    assert counter.count(2, 1, "一、") == Count(2, 1)


def test_a_level_that_was_passed_over_counts_as_begun() -> None:
    counter = Counter(HABIT)
    assert counter.count(3, 1, "(一)") == Count(3)
    assert counter.count(2, 1, "一、") == Count(2, 1)
    assert counter.count(2, 2, "二、") == Count(2)


def test_eleven_is_counted_only_where_the_program_writes_it_so() -> None:
    assert Counter(HABIT).count(1, 11, "拾壹、") is None
    assert Counter(LONG).count(1, 11, "壹拾壹、") == Count(1, 11)
    assert Counter(HABIT).count(2, 11, "十一、") == Count(2, 11)


def test_below_a_number_that_is_words_the_count_begins_anew() -> None:
    counter = Counter(HABIT)
    counter.count(1, 9, "玖、")
    counter.count(2, 1, "一、")
    assert counter.count(1, 10, "拾、") is None
    assert counter.count(2, 1, "一、") == Count(2, 1)


@pytest.mark.parametrize(("levels", "printed"), [("甲、", "甲、"), ("１、", "１、"), ("無", "")])
def test_numerals_that_programs_do_not_have_stay_words(levels: str, printed: str) -> None:
    assert Counter(read_habit(levels)).count(1, 1, printed) is None


def test_the_list_writes_each_level_as_the_habit_does() -> None:
    levels = list(list_style(read_habit("壹、 (一) 1. i."), 14))
    shown = [
        one.get(named("style:num-prefix"), "")
        + numeral(one.get(named("style:num-format"), ""), 3)
        + one.get(named("style:num-suffix"), "")
        for one in levels[:4]
    ]
    assert shown == ["參、", "(三)", "3.", "iii."]
    assert len(levels) == 10
