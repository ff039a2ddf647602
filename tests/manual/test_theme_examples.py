"""The manual's page on themes of cities: its examples hold as they stand, its limits are the program's."""

from __future__ import annotations

import re
from pathlib import Path

from planpress.load.city_words import decode_city_words
from planpress.load.logos import MAX_BYTES, WIDEST
from planpress.load.tokens import RAW, read_tokens, theme_colours
from planpress.load.yaml_nodes import read_yaml
from planpress.rules.contrast import EDGE, TEXT, check_contrast
from planpress.site.city_marks import HEIGHT
from support.theme import load, words

PAGE = (Path(__file__).parents[2] / "content/pages/manual/themes.md").read_text("utf-8")
CSS, STRINGS = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
THEME = theme_colours(load("tokens.css") or "", load("css/schemes.css") or "")


def test_the_colours_can_be_copied_and_read() -> None:
    checked = read_tokens(CSS, "tokens.css", THEME)
    assert checked.diagnostics == ()
    assert checked.value is not None
    assert list(check_contrast(THEME, checked.value, "", "")) == []


def test_the_words_can_be_copied() -> None:
    node = read_yaml(STRINGS, "strings.yaml")
    assert node.value is not None
    known = {language: words(language) for language in ("zh-Hant", "en")}
    checked = decode_city_words(node.value, "strings.yaml", known)
    assert checked.diagnostics == ()


def test_every_colour_that_a_city_may_set_is_named() -> None:
    rows = "".join(line for line in PAGE.splitlines() if line.startswith("| `"))
    named = set(re.findall(r"`([a-z-]+)`", rows))
    assert {name for name in THEME.light if not name.startswith(RAW)} - {"accent"} <= named


def test_the_limits_are_those_of_the_program() -> None:
    for said in (
        f"{WIDEST:g} 倍",
        f"{HEIGHT} 點",
        f"{MAX_BYTES // 1024} KB",
        f"文字 {TEXT:g}",
        f"框線 {EDGE:g}",
    ):
        assert said in PAGE, said
