"""Each city's pages wear its colours and its logo, legibly; pages of no city wear none."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from support.browsing import Visit, sideways, violations

PAGES = {
    "taipei": "taipei/112-performance-report/",
    "hsinchu": "duties/hsinchu/",
    "taoyuan": "courses/taoyuan/113/ai-1/",
    "taitung": "rules/taitung/109/",
}
NAMES = {"taipei": "臺北市", "hsinchu": "新竹市", "taoyuan": "桃園市", "taitung": "臺東縣"}
TOKENS = ("ground", "ground-aside", "ink", "line", "accent")
SAID = """names => {
    const said = getComputedStyle(document.documentElement);
    return Object.fromEntries(names.map(name => [name, said.getPropertyValue(`--${name}`).trim()]));
}"""


def colours(page: Page) -> dict[str, str]:
    """What the tokens of a page are."""
    found: dict[str, str] = page.evaluate(SAID, list(TOKENS))
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_city_has_colours_of_its_own_on_the_grounds_of_the_site(visit: Visit, scheme: str) -> None:
    plain = colours(visit.open("about/", color_scheme=scheme))
    cities = {city: colours(visit.open(path, color_scheme=scheme)) for city, path in PAGES.items()}
    for name in ("accent", "ground-aside", "line"):
        assert len({plain[name], *(one[name] for one in cities.values())}) == 5, name
    for name in ("ground", "ink"):
        assert {one[name] for one in cities.values()} == {plain[name]}, name


def test_the_accent_is_that_of_the_record_also_beside_other_cities(visit: Visit) -> None:
    assert colours(visit.open(PAGES["taoyuan"]))["accent"] == "#a3195b"
    link = visit.open("").locator("[data-city=taoyuan] .city__name a")
    assert link.evaluate("one => getComputedStyle(one).getPropertyValue('--accent')") == "#a3195b"


def test_forced_colours_and_paper_are_left_as_they_are(visit: Visit) -> None:
    page = visit.open(PAGES["taoyuan"])
    page.emulate_media(forced_colors="active")
    assert colours(page)["line"] == "CanvasText"
    page.emulate_media(forced_colors="none", media="print")
    assert colours(page)["line"] == "#999999"


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("city", PAGES)
def test_its_logo_and_name_stand_first_in_the_head_and_lead_to_its_page(
    visit: Visit, city: str, width: int
) -> None:
    page = visit.open(PAGES[city], width=width)
    mark = page.locator(".header__city")
    logo = mark.locator("img")
    assert logo.is_visible()
    box, words = logo.bounding_box(), page.locator(".header__site a").last.bounding_box()
    assert box is not None
    assert words is not None
    assert (round(box["width"]), round(box["height"])) == (28, 28)
    assert logo.evaluate("one => one.complete && one.naturalWidth > 0")
    assert box["x"] >= 0
    assert words["y"] < box["y"] + box["height"], "beside the name of the site"
    assert words["y"] + words["height"] > box["y"]
    assert sideways(page) <= 0
    expect(mark).to_have_accessible_name(NAMES[city])
    assert page.request.get(page.locator("link[rel=icon]").evaluate("one => one.href")).ok
    mark.click()
    assert page.url == f"{visit.address}{city}/"


def test_a_page_of_no_city_has_neither_logo_nor_style_of_one(visit: Visit) -> None:
    for path in ("", "about/", "catalog/", "compare/", "search/"):
        page = visit.open(path)
        assert page.locator(".header__city").count() == 0, path
        assert page.locator("link[href$='/city.css']").count() == 0, path


@pytest.mark.parametrize("city", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_in_its_colours_is_accessible(visit: Visit, city: str, scheme: str) -> None:
    assert violations(visit.open(PAGES[city], color_scheme=scheme)) == []


def test_the_style_guide_shows_every_accent(visit: Visit) -> None:
    page = visit.open("styleguide/")
    shown = page.locator("[data-city] .guide__colour").evaluate_all(
        "all => all.map(one => getComputedStyle(one).backgroundColor)"
    )
    assert len(set(shown)) == len(PAGES)
    assert "rgb(163, 25, 91)" in shown
    assert violations(page) == []
