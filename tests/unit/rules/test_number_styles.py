"""Numbers that one text writes in several styles are told once for each kind."""

from __future__ import annotations

import pytest

from planpress.rules.number_styles import check_number_styles


def _told(text: str, *, typed: bool = False) -> list[tuple[int | None, int | None, str, str]]:
    found = list(check_number_styles(text, "a.md", typed=typed))
    params = [dict(item.params) for item in found]
    return [
        (item.ref.line, item.ref.column, one["rare"], one["counts"])
        for item, one in zip(found, params, strict=True)
    ]


def test_the_rarest_style_is_told_at_its_first_place() -> None:
    text = "依（一）及（二）\n辦理(三)。"
    assert _told(text) == [(2, 3, "(一)", "「（一）」2 處、「(一)」1 處")]
    (found,) = check_number_styles(text, "a.md")
    assert (found.severity, dict(found.params)["counts_en"]) == ("notice", "“（一）” 2 times, “(一)” 1 times")


def test_of_equally_rare_styles_the_first_is_told() -> None:
    assert [(column, rare) for _, column, rare, _ in _told("(1)，（2）")] == [(1, "(1)")]


def test_both_ends_of_a_bracket_count_and_the_width_of_digits() -> None:
    assert _told("(一）、(二)")[0][3] == "「(一）」1 處、「(一)」1 處"
    assert _told("(1)、(２)")[0][3] == "「(1)」1 處、「(１)」1 處"


def test_chinese_and_arabic_numbers_are_two_kinds() -> None:
    assert _told("（一）、(1)、（二）、(2)") == []
    assert len(_told("（一）、(1)、(二)、（2）")) == 2


@pytest.mark.parametrize("text", ["計畫（草案）及(修正)", "（一）、（二）", "(十二)、(ㄧ)", "113（年）(113)"])
def test_brackets_around_words_and_one_style_are_fine(text: str) -> None:
    assert _told(text) == []


def test_numbers_that_begin_a_line_count_in_typed_texts_only() -> None:
    text = "一、甲\n二. 乙\n三、丙\n"
    assert _told(text) == []
    assert _told(text, typed=True) == [(2, 1, "一.", "「一、」2 處、「一.」1 處")]
    assert _told("  1、甲\n\u30002.乙", typed=True) == [(1, 3, "1、", "「1、」1 處、「1.」1 處")]


def test_a_figure_with_a_decimal_point_is_no_number_of_a_clause() -> None:
    assert _told("1、甲\n2.5小時", typed=True) == []
    assert _told("1、甲\n說明2.乙", typed=True) == []
