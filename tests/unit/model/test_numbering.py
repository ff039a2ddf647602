"""Numbers come out as the cities print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planpress.model.numbering import Habit, HabitNotRead, join_numbers, read_habit, read_style

TAOYUAN = "壹、 一、 (一) 1. (1)"
HSINCHU = "壹、 一、 (一) 1、 (1)、"
PROPOSAL = "無 一、 (一) 1. (1) i."
SAMPLES = ("壹、", "一、", "(一)", "（一）", "1.", "1、", "(1)", "(1)、", "１．", "甲、", "(甲)", "i.", "A.")


def numbers(habit: Habit, level: int, counts: list[int]) -> list[str]:
    return [habit.number(level, count) for count in counts]


def test_the_levels_of_taoyuan() -> None:
    habit = read_habit(TAOYUAN)
    assert [habit.number(level, 3) for level in range(1, 6)] == ["參、", "三、", "(三)", "3.", "(3)"]


def test_the_levels_of_hsinchu() -> None:
    habit = read_habit(HSINCHU)
    assert [habit.number(level, 2) for level in range(1, 6)] == ["貳、", "二、", "(二)", "2、", "(2)、"]


@pytest.mark.parametrize(
    ("eleven", "printed"),
    [
        ("拾壹", ["玖、", "拾、", "拾壹、", "拾貳、", "貳拾、", "貳拾壹、"]),
        ("壹拾壹", ["玖、", "壹拾、", "壹拾壹、", "壹拾貳、", "貳拾、", "貳拾壹、"]),
    ],
)
def test_two_ways_to_write_eleven(eleven: str, printed: list[str]) -> None:
    assert numbers(read_habit(TAOYUAN, eleven), 1, [9, 10, 11, 12, 20, 21]) == printed


def test_the_way_to_write_eleven_is_that_of_one_kind_of_numerals() -> None:
    assert read_habit(TAOYUAN, "壹拾壹").number(2, 11) == "十一、"
    assert read_habit(TAOYUAN, "一十一").number(2, 11) == "一十一、"


def test_beyond_a_hundred() -> None:
    habit = read_habit(TAOYUAN)
    assert numbers(habit, 2, [99, 100, 101, 110, 1010]) == [
        "九十九、",
        "一百、",
        "一百零一、",
        "一百一十、",
        "一千零一十、",
    ]
    assert habit.number(1, 205) == "貳佰零伍、"


def test_roman_numerals() -> None:
    printed = numbers(read_habit(PROPOSAL), 6, [1, 2, 3, 4, 5, 9, 10, 40, 90, 400])
    assert printed == ["i.", "ii.", "iii.", "iv.", "v.", "ix.", "x.", "xl.", "xc.", "cd."]


def test_letters_and_stems_go_on_behind_the_last() -> None:
    assert numbers(read_habit("A. 甲、"), 1, [1, 26, 27]) == ["A.", "Z.", "AA."]
    assert numbers(read_habit("A. 甲、"), 2, [1, 10, 11]) == ["甲、", "癸、", "甲甲、"]


def test_full_width_digits_and_brackets_stay_full_width() -> None:
    assert read_habit("１． （一）").number(1, 12) == "１２．"
    assert read_habit("１． （一）").number(2, 12) == "（十二）"


def test_an_unnumbered_level_prints_nothing() -> None:
    assert read_habit(PROPOSAL).number(1, 4) == ""


def test_below_the_last_level_its_style_goes_on() -> None:
    assert read_habit("壹、 一、").number(5, 2) == "二、"


@pytest.mark.parametrize(
    ("levels", "sample", "level"),
    [
        (TAOYUAN, "(一)", 3),
        (TAOYUAN, "（一）", 3),
        (TAOYUAN, "1、", 4),
        (TAOYUAN, "甲、", None),
        (TAOYUAN, "第一", None),
        (PROPOSAL, "無", 1),
        ("1、 1. (1)", "1.", 2),
        ("1、 1. (1)", "1．", 2),
        ("(一) （一）", "（一）", 2),
    ],
)
def test_from_finds_the_level_by_its_look(levels: str, sample: str, level: int | None) -> None:
    assert read_habit(levels).level_of(sample) == level


@pytest.mark.parametrize("levels", ["壹、 第一條", "", "壹、一、", "(一)) 1."])
def test_a_sample_that_looks_like_nothing_is_named(levels: str) -> None:
    with pytest.raises(HabitNotRead) as caught:
        read_habit(levels)
    assert caught.value.sample in levels


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        (("玖、", "二、", "(一)"), "玖、二、(一)"),
        (("玖、", "二、"), "玖、二"),
        (("柒、", "三、", "(二)", "1."), "柒、三、(二)1"),
        (("", "二、"), "二"),
        ((), ""),
    ],
)
def test_full_numbers_for_references(path: tuple[str, ...], printed: str) -> None:
    assert join_numbers(path) == printed


habits = st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=7, unique=True)


@given(
    habits, st.sampled_from(["拾壹", "壹拾壹"]), st.integers(1, 3), st.integers(1, 2000), st.integers(1, 2000)
)
def test_no_two_siblings_have_one_number(
    levels: list[str], eleven: str, level: int, one: int, other: int
) -> None:
    habit = read_habit(" ".join(levels), eleven)
    assert (habit.number(level, one) == habit.number(level, other)) == (one == other)


@given(habits)
def test_the_first_number_of_a_level_leads_back_to_it(levels: list[str]) -> None:
    habit = read_habit(" ".join(levels))
    for level in range(1, len(levels) + 1):
        assert habit.number(level, 1) == levels[level - 1]
        assert habit.level_of(habit.number(level, 1)) == level


@given(st.text(max_size=6))
def test_any_sample_is_read_or_refused(sample: str) -> None:
    try:
        style = read_style(sample)
    except HabitNotRead:
        return
    assert sample == "無" or (sample.startswith(style.before) and sample.endswith(style.after))
