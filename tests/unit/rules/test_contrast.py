"""A city's colours can be read, or the build says which pair cannot."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Ref
from planpress.load.tokens import theme_colours
from planpress.model.city_themes import Shade, Tokens
from planpress.rules.contrast import check_contrast, contrast
from support.theme import load

THEME = theme_colours(load("tokens.css") or "", load("css/schemes.css") or "")
RECORD, TOKENS = "content/cities/xinghu.yaml", "themes/xinghu/tokens.css"


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == 21
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#a3195b", "#a3195b") == 1


def test_good_colours_and_a_city_without_any_are_left_alone() -> None:
    own = Tokens({"accent": Shade("#a3195b")}, {"accent": Shade("#e582b1")})
    assert list(check_contrast(THEME, own, RECORD, TOKENS)) == []
    assert list(check_contrast(THEME, Tokens(), RECORD, TOKENS)) == []


def test_a_pale_accent_is_told_at_the_record_for_the_scheme_it_is_pale_in() -> None:
    own = Tokens({"accent": Shade("#f5a3c7")}, {"accent": Shade("#a3195b")})
    found = list(check_contrast(THEME, own, RECORD, TOKENS))
    assert {(item.code, item.ref, item.wording) for item in found} == {
        ("L27", Ref(RECORD, ("accent",)), "light"),
        ("L27", Ref(RECORD, ("accent_dark",)), "dark"),
    }
    assert dict(found[0].params) == {
        "front": "--accent #f5a3c7",
        "back": "--ground #ffffff",
        "ratio": "1.9",
        "least": "4.5",
    }


@pytest.mark.parametrize(
    ("name", "colour", "pairs"),
    [
        ("ground-aside", "#9a9a9a", {"--ink-muted", "--accent"}),
        ("ink-muted", "#999999", {"--ink-muted"}),
        ("ink", "#cccccc", {"--ink"}),
        ("on-accent", "#a3195b", {"--on-accent"}),
        ("edge", "#cccccc", {"--edge"}),
    ],
)
def test_a_colour_of_its_own_is_told_at_its_line(name: str, colour: str, pairs: set[str]) -> None:
    own = Tokens({"accent": Shade("#a3195b"), name: Shade(colour, 7)}, {})
    found = list(check_contrast(THEME, own, RECORD, TOKENS))
    assert {item.ref for item in found} == {Ref(TOKENS, line=7, column=1)}
    assert {dict(item.params)["front"].split()[0] for item in found} == pairs


def test_a_ratio_a_hair_too_small_is_never_told_as_enough() -> None:
    own = Tokens({"ink-muted": Shade("#777777", 1)}, {})
    found = list(check_contrast(THEME, own, RECORD, TOKENS))
    assert dict(found[0].params)["ratio"] == "4.4"
