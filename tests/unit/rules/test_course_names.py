"""One course that is written two ways is told; two courses and parts of other words are not."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.rules.course_names import fold
from support.plans import PLAIN, findings


def _found(texts: dict[str, str]) -> list[Diagnostic]:
    return [item for item in findings(texts) if item.code == "R75"]


def _told(document: str, *titles: str) -> list[tuple[str, str, int | None, int | None]]:
    rows = "".join(f'c-{number},"{title}"\n' for number, title in enumerate(titles))
    found = _found({"document.md": document, "courses.csv": "編號,課程名稱\n" + rows})
    params = [dict(item.params) for item in found]
    return [
        (one["name"], one["other"], item.ref.line, item.ref.column)
        for item, one in zip(found, params, strict=True)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("英文 E Z GO 班", "英文EZGO班"),
        ("ＡＩ入門", "ai 入門"),
        ("台東走讀", "臺東走讀"),
        ("A\u2013B", "a-b"),
        ("日語（越語）", "日語(越語)"),
        ("a B", "AB"),
        ("甲\u3000乙", "甲乙"),
    ],
)
def test_blanks_widths_capitals_hyphens_and_tai_make_no_other_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("AI入門", "AI進階"), ("甲、乙", "甲乙"), ("甲一", "甲二"), ("a-b", "ab")]
)
def test_other_words_make_another_name(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_text_is_told_at_the_place_where_it_writes_a_course_otherwise() -> None:
    assert _told("# 課程\n\n開辦「英文 E Z GO 班」及英文EZGO班。\n", "英文EZGO班") == [
        ("英文 E Z GO 班", "英文EZGO班", 3, 4)
    ]
    assert _told("開辦台東走讀、台東走讀。\n", "臺東走讀") == [
        ("台東走讀", "臺東走讀", 1, 3),
        ("台東走讀", "臺東走讀", 1, 8),
    ]


def test_two_rows_that_write_one_course_two_ways_are_told_at_the_second() -> None:
    (found,) = _found({"courses.csv": "編號,課程名稱\na,AI入門\nb,AI 入門\n"})
    assert (found.severity, found.wording, found.ref.path) == ("warning", "default", ("b", "課程名稱"))
    assert _found({"courses.csv": "編號,課程名稱\na,AI入門\nb,AI入門\n"}) == []


def test_both_written_ways_of_two_rows_are_known_to_the_text() -> None:
    found = _found(
        {"document.md": "AI 入門、AI入門、ＡＩ入門\n", "courses.csv": "編號,課程名稱\na,AI入門\nb,AI 入門\n"}
    )
    assert [(item.wording, dict(item.params)["name"]) for item in found] == [
        ("default", "AI 入門"),
        ("text", "ＡＩ入門"),
    ]


def test_a_title_of_its_own_is_held_against_the_clause() -> None:
    document = "# 公文寫作 {#writing}\n\n# 數位力 {#digital}\n\n甲。\n"
    courses = "digital:\n  series:\n    writing: {title: 公文 寫作, courses: {a: 甲班}}\n"
    found = _found({"document.md": document, "courses.yaml": courses})
    assert [(item.wording, dict(item.params)["name"], item.ref.path) for item in found] == [
        ("clause", "公文 寫作", ("digital", "series", "writing")),
        ("text", "公文寫作", ()),
    ]


def test_names_of_lists_are_looked_for_too() -> None:
    plan = PLAIN + "themes:\n  six: {items: [觀光 領航]}\n"
    (found,) = _found({"document.md": "以觀光領航為題。\n", "plan.yaml": plan})
    assert dict(found.params) == {"name": "觀光領航", "other": "觀光 領航"}


@pytest.mark.parametrize(
    ("document", "title"),
    [
        ("VRML 建模", "VR M"),
        ("學VRMs，再學", "VR M"),
        ("MyVRM", "VR M"),
        ("2VRM", "VR M"),
        ("-AVRM", "VR M"),
        ("甲 乙", "甲乙"),
        ("英文\n\n入門班", "英文入門班"),
        ("英文EZGO班", "英文EZGO班"),
        ("別的課", "英文EZGO班"),
    ],
)
def test_parts_of_words_short_names_and_other_lines_are_no_course(document: str, title: str) -> None:
    assert _told(document + "\n", title) == []


def test_a_longer_name_is_not_taken_for_the_shorter_one_in_it() -> None:
    assert _told("開辦AI 入門進階班。\n", "AI入門進階班", "AI 入門") == [
        ("AI 入門進階班", "AI入門進階班", 1, 3)
    ]


def test_a_name_within_a_longer_one_is_not_told() -> None:
    assert _told("開辦進階AI 入門班。\n", "進階AI 入門班", "AI入門") == []
    assert _told("開辦進階AI 入門班及AI 入門。\n", "進階AI 入門班", "AI入門") == [
        ("AI 入門", "AI入門", 1, 12)
    ]


def test_a_name_of_three_characters_is_looked_for() -> None:
    assert _told("甲 乙丙", "甲乙丙") == [("甲 乙丙", "甲乙丙", 1, 1)]


def test_a_name_that_ends_the_text_is_found() -> None:
    assert _told("開辦AI 入門", "AI入門") == [("AI 入門", "AI入門", 1, 3)]
    assert _told("AI 入門", "AI入門") == [("AI 入門", "AI入門", 1, 1)]
