"""The style sheet: one file, nothing from outside, an address that changes with its content."""

import re

import pytest

from planpress.model.city_themes import Shade, Tokens
from planpress.render.assets import (
    StyleRefused,
    asset_address,
    bundle_css,
    city_css,
    compact,
    read_theme,
    tokens_css,
)
from planpress.site.pages import CityBadge
from support.theme import THEME, load

TAOYUAN = CityBadge("taoyuan", "桃園市", "桃園市政府", "#a3195b", "#e582b1")
SPACES = {4, 8, 12, 16, 24, 32, 48, 64, 96}


def test_files_are_joined_in_their_order_without_comments() -> None:
    files = {"a.css": "/* 甲 */\np { margin: 0; }\n", "b.css": "q { content: '/* not a comment */'; }"}
    assert (
        bundle_css(files.get, ["a.css", "b.css"])
        == b"p { margin: 0; }\nq { content: '/* not a comment */'; }\n"
    )


@pytest.mark.parametrize(
    "css",
    [
        '@import "x.css";',
        "p{background:url(https://evil.example/x)}",
        "p{background:url( '//evil.example')}",
        "p{background:URL(data:x)}",
    ],
)
def test_nothing_is_fetched_from_outside(css: str) -> None:
    with pytest.raises(StyleRefused):
        bundle_css({"a.css": css}.get, ["a.css"])


def test_a_missing_file_is_named() -> None:
    with pytest.raises(StyleRefused, match="gone"):
        bundle_css({}.get, ["gone.css"])


def test_each_city_has_its_accent_in_light_and_dark() -> None:
    css = city_css([TAOYUAN, TAOYUAN])
    assert css.count('[data-city="taoyuan"]{--accent:#a3195b}') == 1
    assert css.index("prefers-color-scheme: dark") < css.index("#e582b1")


def test_an_accent_is_a_colour_and_nothing_more() -> None:
    with pytest.raises(StyleRefused):
        city_css([CityBadge("x", "", "", "red}body{display:none", "#000000")])


def test_a_citys_own_colours_are_for_its_pages_on_a_screen_by_day_or_in_the_dark() -> None:
    css = tokens_css("taoyuan", Tokens({"line": Shade("#dfd2d8", 2), "ink": Shade("#111111")}, {})).decode()
    assert css == (
        "@layer city{\n@media screen and (prefers-color-scheme: light) and (forced-colors: none){\n"
        '[data-city="taoyuan"]{--ink:#111111;--line:#dfd2d8}\n}\n}\n'
    )
    assert tokens_css("taoyuan", Tokens()) == b""


@pytest.mark.parametrize(("city", "colour"), [('x"]', "#000000"), ("x", "red}body{display:none")])
def test_nothing_but_a_colour_gets_into_them(city: str, colour: str) -> None:
    with pytest.raises(StyleRefused):
        tokens_css(city, Tokens({}, {"ink": Shade(colour)}))


def test_another_content_has_another_address() -> None:
    first, second = asset_address(b"a", "site.css"), asset_address(b"b", "site.css")
    assert first != second
    assert re.fullmatch(r"assets/[0-9a-f]{16}/site\.css", first)


def test_compacting_keeps_every_rule() -> None:
    assert compact("a {\n\n  b: c;\n}\n") == "a {\nb: c;\n}"


def test_the_theme_bundles_and_says_all_layers_first() -> None:
    theme = read_theme(load("theme.yaml") or "")
    css = bundle_css(load, theme.screen).decode()
    assert css.startswith("@layer reset, tokens, base, layout, components, utilities, city;")
    assert bundle_css(load, theme.paper)
    listed = {*theme.screen, *theme.further, *theme.paper, *theme.alone}
    assert {path.relative_to(THEME).as_posix() for path in THEME.rglob("*.css")} == listed


def test_a_theme_may_have_one_style_sheet_for_all_pages() -> None:
    theme = read_theme("{name: a, screen: [a.css], paper: [b.css], fonts: f.json}")
    assert (theme.further, theme.templates) == ((), frozenset())


GOOD = "name: a\nscreen: []\npaper: []\nfonts: f.json\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "[]",
        "name: a",
        f"{GOOD}further: 3",
        f"{GOOD}further: {{}}",
        f"{GOOD}further: {{screen: [3]}}",
    ],
)
def test_what_is_no_theme_is_refused(text: str) -> None:
    with pytest.raises((KeyError, TypeError)):
        read_theme(text)


def test_a_component_with_its_style_in_the_second_file_asks_for_it() -> None:
    more = "{screen: [components/month/month.css, css/a.css], templates: [templates/a.html]}"
    theme = read_theme(f"{{name: a, screen: [], further: {more}, paper: [], fonts: f.json}}")
    assert theme.templates == {"components/month/macro.html", "templates/a.html"}


def test_colours_stand_in_the_tokens_and_nowhere_else_on_screen() -> None:
    theme = read_theme(load("theme.yaml") or "")
    for name in (*theme.screen, *theme.further):
        if name not in ("tokens.css", "css/paper.css"):
            assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", compact(load(name) or "")), name


def test_no_space_but_those_of_the_scale() -> None:
    tokens = load("tokens.css") or ""
    assert {int(size) for size in re.findall(r"--space-\d: (\d+)px", tokens)} == SPACES
    theme = read_theme(load("theme.yaml") or "")
    for name in (*theme.screen, *theme.further):
        rules = re.findall(r"(?:margin|padding|gap)[a-z-]*:([^;}]+)", load(name) or "")
        assert not [rule for rule in rules if re.search(r"\b[1-9]\d*px", rule)], name


@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("raw-ink", "raw-white", 4.5),
        ("raw-grey", "raw-white", 4.5),
        ("raw-grey", "raw-pale", 4.5),
        ("raw-blue", "raw-white", 4.5),
        ("raw-blue", "raw-pale", 4.5),
        ("raw-edge", "raw-white", 3.0),
        ("raw-night-ink", "raw-night", 4.5),
        ("raw-night-grey", "raw-night", 4.5),
        ("raw-night-grey", "raw-night-pale", 4.5),
        ("raw-night-blue", "raw-night", 4.5),
        ("raw-night-edge", "raw-night", 3.0),
    ],
)
def test_every_pair_of_colours_can_be_read(ink: str, ground: str, least: float) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", load("tokens.css") or ""))
    assert _contrast(colours[ink], colours[ground]) >= least


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_light(one), _light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
