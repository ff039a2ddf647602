"""A city's tokens.css sets colours of the theme, by day and in the dark, and nothing else."""

from __future__ import annotations

import pytest

from planpress.load.tokens import MAX_CHARACTERS, read_tokens, theme_colours
from planpress.model.city_themes import Shade, Tokens
from support.theme import load

FILE = "themes/xinghu/tokens.css"
THEME = theme_colours(load("tokens.css") or "", load("css/schemes.css") or "")


def read(text: str) -> Tokens:
    """The colours of ``text``, which must be good."""
    checked = read_tokens(text, FILE, THEME)
    assert checked.diagnostics == ()
    assert checked.value is not None
    return checked.value


def refused(text: str) -> list[tuple[int, str]]:
    """Line and wording of every L24 in ``text``."""
    checked = read_tokens(text, FILE, THEME)
    assert checked.value is None
    assert {item.code for item in checked.diagnostics} == {"L24"}
    return [(item.ref.line, item.wording) for item in checked.diagnostics]


def test_the_colours_of_the_theme_are_known_by_day_and_in_the_dark() -> None:
    assert THEME.light["ground"] == THEME.light["raw-white"] == Shade("#ffffff")
    assert THEME.dark["ground"] == Shade("#14161a")
    assert THEME.dark["raw-ink"] == THEME.light["raw-ink"]
    assert "measure" not in THEME.light, "no colour"
    assert "LinkText" not in {shade.colour for shade in THEME.dark.values()}, "forced colours are nobody's"


def test_a_theme_may_order_its_files_as_it_likes() -> None:
    dark = "@media screen and (prefers-color-scheme: dark) { :root { --ink: #eeeeee; } }"
    found = theme_colours(dark, ":root { --ink: #111111; }")
    assert (found.light["ink"].colour, found.dark["ink"].colour) == ("#111111", "#eeeeee")


def test_each_scheme_has_its_own_colours_with_their_lines() -> None:
    found = read(
        "/* 桃園\n   兩行 */\n:root {\n  --line: #DFD2D8;\n}\n"
        "@media (prefers-color-scheme: dark) {\n  :root { --line: #44373e; }\n}\n"
    )
    assert found == Tokens({"line": Shade("#dfd2d8", 4)}, {"line": Shade("#44373e", 7)})


def test_a_city_may_name_raw_colours_of_its_own_and_of_the_theme() -> None:
    found = read(":root { --raw-rose: #faf4f7; --ground-aside: var(--raw-rose); --line: var( --raw-edge ) }")
    assert found.light == {"ground-aside": Shade("#faf4f7", 1), "line": Shade("#8a8984", 1)}


def test_an_empty_file_sets_nothing() -> None:
    assert read("/* nothing yet */\n") == read("") == Tokens()


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("body { background: pink; }", [(1, "rule")]),
        (":root { color: #000000; }", [(1, "rule")]),
        ("\n\nbody { --ink: #000000; }", [(3, "rule")]),
        ("[data-city=taipei] { --ink: #000000; }", [(1, "rule")]),
        ("@media print { :root { --ink: #000000; } }", [(1, "rule")]),
        ('@import "https://evil.example/x.css";', [(1, "rule")]),
        (":root { --ink: #000000; ", [(1, "rule")]),
        (":root { --ink: #000000; } }", [(1, "rule")]),
        (":root { --ink: url(https://evil.example/x); }", [(1, "value")]),
        (":root { --ink: red; }", [(1, "value")]),
        (":root { --ink: #abc; }", [(1, "value")]),
        (":root { --ink: var(--ground); }", [(1, "value")]),
        (":root { --ink: var(--raw-nowhere); }", [(1, "value")]),
        (":root {\n--inc: #000000;\n--measure: #000000 }", [(2, "near"), (3, "unknown")]),
        (":root { --accent: #a3195b; }", [(1, "accent")]),
        ("x" * (MAX_CHARACTERS + 1), [(0, "size")]),
        ("/* open", []),
    ],
)
def test_anything_else_is_refused_at_its_line(css: str, expected: list[tuple[int, str]]) -> None:
    assert (refused(css) if expected else list(read(css).light)) == expected


def test_every_slip_is_told_in_one_run_and_the_near_name_with_it() -> None:
    checked = read_tokens(":root { --ground-asid: #ffffff; --edge: x; }", FILE, THEME)
    assert [item.wording for item in checked.diagnostics] == ["near", "value"]
    assert dict(checked.diagnostics[0].params)["meant"] == "ground-aside"
