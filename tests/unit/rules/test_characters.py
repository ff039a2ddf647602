"""Simplified characters, ㄧ for 一 and misprints are found at their place, and nothing that is right."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.model.vocabularies import Names
from planpress.rules.characters import check_characters, check_text, simplified_places
from planpress.rules.sources import MOST, Sources


def _found(text: str, *names: str, **misprints: str) -> list[Diagnostic]:
    known = Names(names=names, misprints=misprints)
    return list(check_characters(Sources({"plans/a/1/document.md": text}, known)))


def _told(text: str, *names: str, **misprints: str) -> list[tuple[str, int | None, int | None]]:
    return [(item.code, item.ref.line, item.ref.column) for item in _found(text, *names, **misprints)]


def test_each_simplified_character_is_told_with_the_one_to_write_and_the_words_around() -> None:
    (first, second) = _found("# 課程\n\n1. 重視版面设计，走訪各地。\n")
    assert (first.ref.line, first.ref.column, second.ref.column) == (3, 8, 9)
    assert dict(first.params) == {"char": "设", "better": "設", "words": "重視版面设计，走訪"}
    assert dict(second.params)["better"] == "計"


def test_words_around_a_character_do_not_leave_its_line() -> None:
    assert dict(_found("上一行\n设\n下一行").pop().params)["words"] == "设"
    assert dict(_found("设").pop().params)["words"] == "设"
    assert dict(_found("\n甲乙丙丁戊设").pop().params)["words"] == "乙丙丁戊设"
    assert dict(_found("甲\n- 设: 乙\n").pop().params)["words"] == "设: 乙"


@pytest.mark.parametrize(
    "text",
    [
        "皇后、里長、一隻、只有、台灣、干涉、面向、游于藝、后里、子丑寅卯、才能、系統、云云、松柏、表演、鬱金香",
        "溫先生和温女士、恒春老街旁的恒毅",
        "AI、CEDAW、Fun 英文；①②③；一、二、三；ー々〇",
    ],
)
def test_characters_that_are_right_in_taiwan_are_left_alone(text: str) -> None:
    assert _told(text) == []


def test_a_proper_name_may_hold_simplified_characters_and_nothing_around_it() -> None:
    assert _told("參觀风行设计工作室与美術館", "风行设计工作室") == [("R70", 1, 10)]
    assert dict(_found("甲乙风行与丙", "风行").pop().params)["words"] == "甲乙……与丙"


@pytest.mark.parametrize("text", ["(ㄧ)依規定", "ㄧ、依據", "第ㄧ期", "十ㄧ月", "其ㄧ"])
def test_a_bopomofo_sign_among_han_characters_is_told(text: str) -> None:
    assert _told(text) == [("R71", 1, text.index("ㄧ") + 1)]


@pytest.mark.parametrize(
    "text", ["ㄅㄆㄇㄧㄨㄩ", "「ㄧ」", "『ㄧ』", "“ㄧ”", "ㄧˊ", "ㄐㄧ", "ㄧㄝ", "一、(一)"]
)
def test_bopomofo_that_is_meant_is_left_alone(text: str) -> None:
    assert _told(text) == []


def test_a_listed_misprint_is_told_wherever_it_stands() -> None:
    text = "提升競之力。\n國際競之力。"
    assert _told(text, 競之力="競爭力") == [("R74", 1, 3), ("R74", 2, 3)]
    assert dict(_found(text, 競之力="競爭力")[0].params) == {"wrong": "競之力", "right": "競爭力"}
    assert _told("競之力", "競之力", 競之力="競爭力") == []


def test_a_misprint_inside_its_right_words_is_none() -> None:
    assert _told("甲會議廳，乙會議室", 會議="會議廳") == [("R74", 1, 7)]
    assert _told("會議廳", 會議="會議廳") == []
    assert _told("甲大會議廳，會議廳", 會議="大會議") == [("R74", 1, 7)]


def test_more_than_fifty_of_one_kind_are_not_told() -> None:
    assert len(_told("设" * (MOST + 1) + "(ㄧ)" * (MOST + 1))) == 2 * MOST
    assert len(_told("錯" * (MOST + 1), 錯="對")) == MOST


def test_a_pasted_text_is_held_against_no_names() -> None:
    found = list(check_text("设\n(ㄧ)", "pasted.txt"))
    assert [(item.code, item.severity, item.ref.file) for item in found] == [
        ("R70", "warning", "pasted.txt"),
        ("R71", "warning", "pasted.txt"),
    ]


def test_places_of_simplified_characters_are_offsets() -> None:
    assert list(simplified_places("甲设\n计")) == [(1, "设", "設"), (3, "计", "計")]
    assert list(simplified_places("正體")) == []
