"""strings.yaml of a city: the program's keys and blanks, in one language or both."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Checked
from planpress.load.city_words import decode_city_words
from planpress.load.yaml_nodes import read_yaml
from planpress.model.city_themes import CityWords

FILE = "themes/xinghu/strings.yaml"
KNOWN: CityWords = {
    "zh-Hant": {"nav_home": "首頁", "courses_total": "共{total}門"},
    "en": {"nav_home": "Home", "courses_total": "{total} courses"},
}


def read(text: str) -> Checked[CityWords]:
    """What a file says."""
    node = read_yaml(text, FILE).value
    assert node is not None
    return decode_city_words(node, FILE, KNOWN)


def test_words_are_laid_over_in_the_languages_that_are_written() -> None:
    found = read("nav_home: {zh-Hant: 訓練首頁}\ncourses_total: {zh-Hant: '{total}門', en: All courses}\n")
    assert found == Checked(
        {
            "zh-Hant": {"nav_home": "訓練首頁", "courses_total": "{total}門"},
            "en": {"courses_total": "All courses"},
        }
    )
    assert read("").value == {"zh-Hant": {}, "en": {}}


@pytest.mark.parametrize(
    ("text", "path", "wording"),
    [
        ("- a", (), "table"),
        ("nav_hom: {zh-Hant: 甲}", ("nav_hom",), "near"),
        ("something_else: {zh-Hant: 甲}", ("something_else",), "unknown"),
        ("nav_home: 甲", ("nav_home",), "languages"),
        ("nav_home: {}", ("nav_home",), "languages"),
        ("nav_home: {zh: 甲}", ("nav_home", "zh"), "languages"),
        ("nav_home: {zh-Hant: }", ("nav_home", "zh-Hant"), "empty"),
        ("nav_home: {zh-Hant: [甲]}", ("nav_home", "zh-Hant"), "empty"),
        ("nav_home: {zh-Hant: '{x}'}", ("nav_home", "zh-Hant"), "no_blanks"),
        ("courses_total: {zh-Hant: '{totl}'}", ("courses_total", "zh-Hant"), "blanks"),
        ("courses_total: {zh-Hant: '{total'}", ("courses_total", "zh-Hant"), "blanks"),
        ("courses_total: {zh-Hant: '{}'}", ("courses_total", "zh-Hant"), "blanks"),
        ("courses_total: {zh-Hant: '{total.__class__}'}", ("courses_total", "zh-Hant"), "blanks"),
        ("courses_total: {zh-Hant: '{total!r}'}", ("courses_total", "zh-Hant"), "blanks"),
        ("courses_total: {zh-Hant: '{total:>9999999}'}", ("courses_total", "zh-Hant"), "blanks"),
    ],
)
def test_what_would_break_a_page_is_told_at_its_place(text: str, path: tuple[str, ...], wording: str) -> None:
    checked = read(text)
    assert checked.value is None
    assert [(item.code, item.ref.path, item.wording) for item in checked.diagnostics] == [
        ("L26", path, wording)
    ]
