"""Pages are set as Chinese is, hold still, keep to the reader's own colours, and read well on paper."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from support.browsing import Visit, sizes_loaded, violations

AWARD = "rules/taoyuan/113/english-award/?exam=gept&level=intermediate&certificate_date=113-11-30"
SETTING = """place => {
    const style = getComputedStyle(document.querySelector(place));
    return ["line-break", "text-autospace", "text-spacing-trim"].map(name => style.getPropertyValue(name));
}"""
MOVING = """[...document.querySelectorAll("*")].filter(one => {
    const style = getComputedStyle(one);
    const times = `${style.transitionDuration}, ${style.animationDuration}`.split(", ");
    return style.scrollBehavior === "smooth" || times.some(time => parseFloat(time) > 0);
}).map(one => one.outerHTML.slice(0, 80))"""
SMOOTH = "@layer components { a { transition: color 1s } html { scroll-behavior: smooth } }"


# -- Chinese on the screen --------------------------------------------------------------


def test_lines_and_spaces_are_those_of_chinese(visit: Visit) -> None:
    page = visit.open("taoyuan/113/")
    assert page.evaluate(
        "CSS.supports('text-autospace', 'normal') && CSS.supports('text-spacing-trim', 'trim-start')"
    )

    assert page.evaluate(SETTING, ".document .clause__content, .document p") == [
        "strict",
        "normal",
        "trim-start",
    ]


def test_code_stays_as_it_is_typed(visit: Visit) -> None:
    page = visit.open("manual/document/")

    assert page.evaluate(SETTING, "main code")[1:] == ["no-autospace", "space-all"]


# -- movement and colours -----------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "taoyuan/113/", "catalog/", "search/", AWARD])
def test_nothing_moves(visit: Visit, path: str) -> None:
    for motion in ("no-preference", "reduce"):
        assert visit.open(path, reduced_motion=motion).evaluate(MOVING) == [], motion


def test_what_a_theme_moves_holds_still_for_those_who_ask(visit: Visit) -> None:
    page = visit.open("about/", bypass_csp=True)
    page.add_style_tag(content=SMOOTH)
    assert page.evaluate(MOVING) != []

    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(MOVING) == []


@pytest.mark.parametrize("path", ["", "taoyuan/113/", "catalog/?view=table", "calendar/2020-04/", AWARD])
def test_the_colours_of_the_reader_are_kept(visit: Visit, path: str) -> None:
    page = visit.open(path, forced_colors="active")

    assert violations(page, ["color-contrast"]) == []
    assert _tokens(page, "--accent") == {"LinkText"}
    lines = page.locator("nav a[aria-current=true]").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).borderBlockEndWidth))"
    )
    assert all(line > 0 for line in lines)  # where one is, is told by more than a colour


# -- paper ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "words"), [("courses/taoyuan/113/ai-1/", "如何參加"), ("taoyuan/113/", "計畫依據")]
)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_paper_stands_the_text_and_no_control(visit: Visit, path: str, words: str, scheme: str) -> None:
    page = visit.open(path, color_scheme=scheme)
    page.emulate_media(media="print")

    assert page.locator("h1").is_visible()
    assert page.locator("main").get_by_text(words).locator("visible=true").count()
    for control in (
        "nav",
        ".search-box",
        ".header__language",
        ".skip",
        ".brick",
        ".downloads",
        "button",
        "input",
    ):
        assert page.locator(control).locator("visible=true").count() == 0, control
    assert _tokens(page, "--accent") | _tokens(page, "--ink") == {"#000000"}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_course_fits_one_sheet_and_a_plan_leaves_no_heading_behind(visit: Visit) -> None:
    course = _printed(visit.open("courses/taoyuan/113/ai-1/"))
    plan = _printed(visit.open("taoyuan/113/"))

    assert len(course) == 1
    assert "AI 與公共治理" in course[0]
    assert 6 <= len(plan) <= 12
    assert all(len(sheet) > 100 for sheet in plan)
    assert "跳到" not in "".join(course + plan)


def _printed(page: Page) -> list[str]:
    """The words of each sheet."""
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return [sheet.extract_text() for sheet in sheets]


def _tokens(page: Page, name: str) -> set[str]:
    """All that a token is on a page, at its root and wherever a city's colours begin."""
    found: list[str] = page.evaluate(
        """name => [...document.querySelectorAll("html, [data-city]")]
            .map(one => getComputedStyle(one).getPropertyValue(name))""",
        name,
    )
    return set(found)


# -- weight ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["courses/taoyuan/113/ai-1/", "courses/taitung/109/apo/"])
def test_a_course_comes_in_60_kilobytes_on_a_host_that_compresses_nothing(
    visit: Visit, path: str, figure: Callable[[str], None]
) -> None:
    page = visit.open("about/", fresh=True)
    sizes = sizes_loaded(page)
    page.goto(visit.address + path, wait_until="networkidle")

    figure(f"{path}: {sum(sizes) / 1024:.0f} KB in {len(sizes)} files, nothing compressed")
    assert len(sizes) >= 2
    assert sum(sizes) <= 60 * 1024
