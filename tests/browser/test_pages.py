"""One page of each kind in a real browser: for everyone, at every width, by keyboard, without scripts."""

from __future__ import annotations

from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from support.browsing import Visit, sideways, violations

KINDS = {
    "home": "",
    "city": "taoyuan/",
    "plan": "taoyuan/113/",
    "report": "taipei/112-performance-report/",
    "form": "taipei/106-training-system-proposal/",
    "catalog": "catalog/",
    "values": "catalog/audience/",
    "courses of a value": "catalog/month/4/",
    "strokes": "catalog/strokes/",
    "track": "tracks/taoyuan/113/adept/",
    "series": "series/taoyuan/113/ai/",
    "course": "courses/taoyuan/113/ai-1/",
    "rule": "rules/taoyuan/113/english-award/",
    "rules": "rules/taoyuan/113/",
    "rule in English": "en/rules/taoyuan/113/english-award/",
    "home in English": "en/",
    "attachments": "taipei/106-training-system-proposal/attachments/",
    "comparison": "compare/awards/",
    "comparison of words": "compare/attendance/",
    "charts and a strategy map": "hsinchu/109/charts/",
    "a timeline": "taitung/109/charts/",
    "figures": "compare/indicators/",
    "topics": "compare/",
    "duties": "duties/hsinchu/",
    "cities with duties": "duties/",
    "entrances": "services/",
    "entrance": "services/organisers/",
    "platforms": "services/links/",
    "laws": "laws/",
    "law": "laws/hours-letter/",
    "glossary": "glossary/",
    "all indicators": "indicators/",
    "calendar": "calendar/",
    "month": "calendar/2020-04/",
    "earlier": "earlier/",
    "sitemap": "sitemap/",
    "not found": "404.html",
    "prose": "about/",
    "manual": "manual/document/",
    "code": "manual/codes/D01/",
    "open data": "data/",
    "parity": "parity/",
    "search": "search/",
    "style guide": "styleguide/",
    "component": "styleguide/rule-form/",
}
SESSION = "sessions/xinghu/114/ai-1-a/"
MONTH = "calendar/2026-05/"
COURSE = "courses/xinghu/114/ai-1/"
MOVED = "courses/xinghu/114/data-0/"


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_for_everyone_by_day_by_night_narrow_and_large(visit: Visit, kind: str) -> None:
    page = visit.open(KINDS[kind], width=320)
    assert sideways(page) <= 0
    assert violations(page) == []

    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 22, 26)"
    assert violations(page, ["color-contrast", "link-in-text-block"]) == []

    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert sideways(page) <= 0
    assert _cut_texts(page) == []


@pytest.mark.parametrize("path", [SESSION, MONTH, f"{MONTH}list/", COURSE])
def test_a_session_and_its_month_fit_every_screen_and_everybody(small_visit: Visit, path: str) -> None:
    page = small_visit.open(path, width=320)
    assert violations(page) == []
    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways(page) <= 0, width
    assert violations(page) == []


def test_a_month_is_a_table_on_a_wide_screen_and_a_list_by_day_on_a_narrow_one(small_visit: Visit) -> None:
    page = small_visit.open(MONTH)
    assert page.get_by_role("columnheader").count() == 7
    assert page.locator(".month__day:visible").count() == 42
    page.set_viewport_size({"width": 360, "height": 900})
    assert page.locator(".month__day:visible").count() == 2
    assert page.locator(".month__long:visible").all_inner_texts() == ["5月1日　星期五", "5月6日　星期三"]


def test_a_month_is_printed_on_a_page_that_lies_on_its_side(small_visit: Visit) -> None:
    for path in (MONTH, f"{MONTH}list/"):
        printed = small_visit.open(path).pdf(prefer_css_page_size=True)
        sheet = PdfReader(BytesIO(printed)).pages[0]
        assert sheet.mediabox.width > sheet.mediabox.height, path
        assert "跳到" not in sheet.extract_text()


def test_a_page_that_moved_is_accessible(small_visit: Visit) -> None:
    assert violations(small_visit.open(MOVED, width=360, stay=True)) == []


def test_the_old_address_of_a_course_leads_to_the_new_one(small_visit: Visit) -> None:
    page = small_visit.open(MOVED)
    page.wait_for_url("**/courses/xinghu/114/data-1/")

    assert page.locator("h1").inner_text() == "試算表與圖表"


def test_axe_finds_a_picture_without_words_and_a_pale_text(visit: Visit) -> None:
    page = visit.open("about/", bypass_csp=True)
    page.evaluate("document.querySelector('main').innerHTML += '<img><p style=\"color:#ccc\">太淡的字</p>'")

    found = " ".join(violations(page))

    assert "image-alt" in found
    assert "color-contrast" in found


def test_a_page_too_wide_is_found(visit: Visit) -> None:
    page = visit.open("about/", width=320)
    page.evaluate("document.querySelector('main').style.width = '400px'")

    assert sideways(page) > 0


@pytest.mark.parametrize("kind", ["home", "plan", "series", "course"])
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

    for key, place in (("U", "header"), ("C", "header"), ("Z", "footer")):
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
