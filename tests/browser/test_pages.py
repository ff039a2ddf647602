"""One page of each kind in a real browser: for everyone, at every width, by keyboard, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from support.browsing import Visit, sideways, violations

KINDS = {
    "home": "",
    "city": "taoyuan/",
    "plan": "taoyuan/113/",
    "report": "taipei/112-performance-report/",
    "form": "taipei/106-training-system-proposal/",
    "catalog": "catalog/",
    "track": "tracks/taoyuan/113/adept/",
    "series": "series/taoyuan/113/ai/",
    "course": "courses/taoyuan/113/ai-1/",
    "rule": "rules/taoyuan/113/english-award/",
    "rules": "rules/taoyuan/113/",
    "attachments": "taipei/106-training-system-proposal/attachments/",
    "comparison": "compare/awards/",
    "comparison of words": "compare/attendance/",
    "figures": "compare/indicators/",
    "topics": "compare/",
    "duties": "duties/hsinchu/",
    "cities with duties": "duties/",
    "earlier": "earlier/",
    "sitemap": "sitemap/",
    "not found": "404.html",
    "prose": "about/",
    "manual": "manual/document/",
    "code": "manual/codes/D01/",
}
SESSION = "sessions/xinghu/114/ai-1-a/"
MOVED = "courses/xinghu/114/data-0/"
WIDTHS = (360, 1440)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_page_is_accessible(visit: Visit, kind: str, width: int) -> None:
    page = visit.open(KINDS[kind], width=width)

    assert violations(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_session_and_a_page_that_moved_are_accessible(small_visit: Visit, width: int) -> None:
    assert violations(small_visit.open(SESSION, width=width)) == []
    assert violations(small_visit.open(MOVED, width=width, stay=True)) == []


def test_the_old_address_of_a_course_leads_to_the_new_one(small_visit: Visit) -> None:
    page = small_visit.open(MOVED)
    page.wait_for_url("**/courses/xinghu/114/data-1/")

    assert page.locator("h1").inner_text() == "試算表與圖表"


@pytest.mark.parametrize("kind", KINDS)
def test_colours_keep_their_contrast_in_the_dark(visit: Visit, kind: str) -> None:
    page = visit.open(KINDS[kind], color_scheme="dark")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 22, 26)"
    assert violations(page, ["color-contrast", "link-in-text-block"]) == []


def test_axe_finds_a_picture_without_words_and_a_pale_text(visit: Visit) -> None:
    page = visit.open("about/")
    page.evaluate("document.querySelector('main').innerHTML += '<img><p style=\"color:#ccc\">太淡的字</p>'")

    found = " ".join(violations(page))

    assert "image-alt" in found
    assert "color-contrast" in found


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_runs_off_a_narrow_screen_or_at_twice_the_size(visit: Visit, kind: str) -> None:
    page = visit.open(KINDS[kind], width=320)
    assert sideways(page) <= 0

    page.set_viewport_size({"width": 1280, "height": 900})
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert sideways(page) <= 0
    assert _cut_texts(page) == []


def test_a_page_too_wide_is_found(visit: Visit) -> None:
    page = visit.open("about/", width=320)
    page.evaluate("document.querySelector('main').style.width = '400px'")

    assert sideways(page) > 0


@pytest.mark.parametrize("kind", ["home", "plan", "catalog", "course"])
def test_all_of_it_is_there_without_scripts(visit: Visit, kind: str) -> None:
    with_scripts = visit.open(KINDS[kind]).inner_text("main")
    without = visit.open(KINDS[kind], java_script_enabled=False)

    assert without.locator("h1").is_visible()
    assert without.locator("main").inner_text() == with_scripts


def test_the_first_stop_of_the_keyboard_leads_to_the_content(visit: Visit) -> None:
    page = visit.open("taoyuan/113/")
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.className") == "skip"
    assert _is_seen(page)
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_guide_bricks_show_when_the_keyboard_reaches_them(visit: Visit) -> None:
    page = visit.open("taoyuan/113/")

    for key, place in (("U", "header"), ("C", "main"), ("Z", "footer")):
        brick = page.locator(f'{place} a[accesskey="{key}"]')
        assert ":::" in (brick.text_content() or "")
        brick.focus()
        assert _is_seen(page), place


@pytest.mark.parametrize(("key", "brick"), [("u", "brick-top"), ("c", "brick-content"), ("z", "brick-foot")])
def test_alt_and_a_letter_lead_to_a_part_of_the_page(visit: Visit, key: str, brick: str) -> None:
    page = visit.open("taoyuan/113/")
    press = {"type": "keyDown", "modifiers": 1, "key": key, "text": key, "unmodifiedText": key}
    page.context.new_cdp_session(page).send(
        "Input.dispatchKeyEvent", press
    )  # Playwright sends no text with Alt

    assert page.evaluate("document.activeElement.id") == brick


def test_the_folded_contents_open_by_keyboard(visit: Visit) -> None:
    page = visit.open("taoyuan/113/", width=360)
    fold, first = page.locator("details.contents__fold"), page.locator(".contents__list a").first
    assert not first.is_visible()

    fold.locator("summary").focus()
    page.keyboard.press("Enter")

    assert first.is_visible()


def test_on_a_wide_screen_the_contents_stand_open(visit: Visit) -> None:
    page = visit.open("taoyuan/113/")

    assert page.locator(".contents__list a").first.is_visible()


def test_a_link_to_a_clause_shows_on_focus(visit: Visit) -> None:
    page = visit.open("taoyuan/113/")
    link = page.locator(".clause__link").first
    assert link.evaluate("one => getComputedStyle(one).opacity") == "0"

    page.keyboard.press("Tab")  # from here on the browser shows where the focus is
    link.focus()

    assert link.evaluate("one => getComputedStyle(one).opacity") == "1"


def test_a_wrong_address_shows_the_way_on(visit: Visit) -> None:
    visit.expected = ("taoyuan/113/nowhere/",)
    page = visit.open("taoyuan/113/nowhere/")

    assert page.locator("h1").inner_text() == "找不到這一頁"
    page.locator(".link-list a").first.click()
    assert page.locator("h1").inner_text() != "找不到這一頁"


def _is_seen(page: Page) -> bool:
    box = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")
    return bool(box["width"] > 20 and box["height"] > 20 and box["top"] >= 0)


def _cut_texts(page: Page) -> list[str]:
    """Elements whose words are cut off by their own box, save those hidden on purpose."""
    found: list[str] = page.evaluate(
        """[...document.querySelectorAll("body *")].filter(one => {
            const style = getComputedStyle(one)
            return ["hidden", "clip"].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1
                && !one.closest(".hidden, .skip, .brick, svg")
        }).map(one => one.outerHTML.slice(0, 120))"""
    )
    return found
