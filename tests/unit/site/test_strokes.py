"""Titles stand in the order of a Taiwanese index: strokes as written here, then radicals, letters last."""

from __future__ import annotations

import re

import pytest

from planpress.site.strokes import OTHER, Strokes, read_strokes
from support.project import REPOSITORY

SITE = REPOSITORY / "generator/planpress/site"
TEXT = (SITE / "strokes.txt").read_text("utf-8")
STROKES = read_strokes(TEXT)


@pytest.mark.parametrize(
    ("char", "count"),
    [("一", 1), ("人", 2), ("公", 4), ("花", 8), ("近", 8), ("政", 9), ("遊", 13), ("臺", 14), ("職", 18)],
)
def test_characters_have_their_strokes_as_written_in_taiwan(char: str, count: int) -> None:
    assert STROKES.count(char) == count


def test_letters_digits_and_marks_have_none() -> None:
    assert [STROKES.count(char) for char in ("A", "3", "「", "あ", "")] == [OTHER] * 5


def test_the_first_character_that_counts_is_no_mark() -> None:
    assert STROKES.head("「人才」培訓") == 2
    assert STROKES.head("「AI」系列") == OTHER
    assert STROKES.head("～") == OTHER


def test_titles_stand_by_strokes_then_radical_and_letters_come_last() -> None:
    titles = ["職場適應", "AI 與治理", "公文寫作", "「人權」教育", "公共治理", "一般行政", "3D列印", "政策"]
    assert sorted(titles, key=STROKES.key) == [
        "一般行政",
        "「人權」教育",
        "公文寫作",
        "公共治理",
        "政策",
        "職場適應",
        "3D列印",
        "AI 與治理",
    ]


def test_width_case_and_marks_make_no_difference() -> None:
    assert STROKES.key("ＡＩ 治理") == STROKES.key("「ai」治理")


def test_the_table_has_every_character_of_big5_and_none_twice() -> None:
    chars = re.sub(r"[#].*|[0-9 ]", "", TEXT).replace("\n", "")
    assert len(chars) == len(set(chars)) > 20_000
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    first = b"".join(bytes([lead, trail]) for lead in range(0xA4, 0xFA) for trail in trails)
    big5 = {char for char in first.decode("big5", errors="ignore") if "\u4e00" <= char <= "\u9fff"}
    assert len(big5) > 13_000
    assert big5 <= set(chars)


def test_an_empty_table_knows_nothing_and_breaks_nothing() -> None:
    assert Strokes(()).key("公文") == "".join(chr((1 << 16) + ord(char)) for char in "公文")


def test_the_licence_of_the_table_lies_beside_it() -> None:
    licence = (SITE / "LICENSE-Unicode-CLDR.txt").read_text("utf-8")
    assert "strokes.txt" in licence
    assert "Copyright © 1991-2022 Unicode, Inc." in licence
