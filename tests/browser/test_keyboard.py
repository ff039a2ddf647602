"""By keyboard alone: every stop is seen, every task is done, every control can be hit and has a name."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.test_pages import COURSE, KINDS, MONTH, SESSION
from support.browsing import Visit
from support.keyboard import focused, names_not_chinese, press_with_alt, reach, small_targets, stops

# One kind for each way in which a page is laid out; the others are made of the same parts.
NARROW = (
    *(
        "home",
        "city",
        "plan",
        "catalog",
        "courses of a value",
        "strokes",
        "series",
        "course",
        "rule",
        "rules",
    ),
    *("comparison", "duties", "laws", "month", "sitemap", "manual", "open data", "search", "component"),
)
WIDE = ("home", "plan", "catalog", "course", "rule", "comparison", "calendar", "rule in English")
EVERY_DAY = (("plan", 360), ("catalog", 360), ("rule", 360), ("catalog", 1440))
KINDS_AND_WIDTHS = [
    one if one in EVERY_DAY else pytest.param(*one, marks=pytest.mark.long)
    for one in [*((kind, 360) for kind in NARROW), *((kind, 1440) for kind in WIDE)]
]
IN_ENGLISH = tuple(kind for kind in KINDS if KINDS[kind].startswith("en/"))
OPEN = "for (const one of document.querySelectorAll('details')) one.open = true"


# -- every stop ---------------------------------------------------------------------


def _hidden(page: Page) -> tuple[int, list[str]]:
    """How many stops a page has, and those that are not well seen."""
    found = list(stops(page))
    return len(found), [f"{stop.faults} {stop.tag}" for stop in found if stop.faults]


@pytest.mark.parametrize(("kind", "width"), KINDS_AND_WIDTHS)
def test_every_stop_of_the_keyboard_is_seen(visit: Visit, kind: str, width: int) -> None:
    count, hidden = _hidden(visit.open(KINDS[kind], width=width))

    assert hidden == []
    assert count >= 12


@pytest.mark.parametrize("path", [SESSION, MONTH, COURSE])
def test_every_stop_of_a_session_and_its_month_is_seen(small_visit: Visit, path: str) -> None:
    assert _hidden(small_visit.open(path, width=360))[1] == []


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("a { outline: none !important }", "no outline"),
        ("header { position: sticky; top: 0; z-index: 9; height: 95vh; background: white }", "covered"),
        ("main a { position: absolute; left: -999px }", "outside the window"),
        ("main a { opacity: 0 }", "not to be seen"),
    ],
)
def test_a_stop_that_is_not_seen_is_found(visit: Visit, style: str, fault: str) -> None:
    page = visit.open("taoyuan/113/", width=360, bypass_csp=True)
    page.add_style_tag(content=style)

    assert fault in " ".join(_hidden(page)[1])


# -- fingers and screen readers -------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_finger_hits_every_control_and_a_screen_reader_names_it(visit: Visit, kind: str) -> None:
    page = visit.open(KINDS[kind], width=360)
    page.evaluate(OPEN)

    assert small_targets(page) == []
    assert kind in IN_ENGLISH or names_not_chinese(page) == []


@pytest.mark.parametrize("path", ["", SESSION, MONTH, f"{MONTH}list/", COURSE, "catalog/?audience=一般人員"])
def test_so_it_is_where_there_are_sessions_and_choices(small_visit: Visit, path: str) -> None:
    page = small_visit.open(path, width=360)
    if "?" in path:
        expect(page.locator("#catalog-chips button").first).to_be_visible()
    page.evaluate(OPEN)

    assert small_targets(page) == []
    assert names_not_chinese(page) == []


def test_small_neighbours_and_foreign_names_are_found(visit: Visit) -> None:
    page = visit.open("about/", width=360, bypass_csp=True)
    page.evaluate(
        """document.querySelector("main").innerHTML = `
            <p>一句話裡的<a href="#a">連結</a>不算。</p>
            <p><a href="#b" lang="en">Marked</a></p>
            <ul><li><a href="#c">甲</a></li><li><a href="#d">乙</a></li></ul><button>Send</button><input>`"""
    )
    page.add_style_tag(content="main li { line-height: 18px } main button { padding: 9px }")

    assert [re.sub(r"^\S+ ", "", one) for one in small_targets(page)] == [
        '<a href="#c">甲</a>',
        '<a href="#d">乙</a>',
    ]
    assert names_not_chinese(page) == ["button 'Send'", "textbox ''"]


# -- bricks and keys ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "field"), [("", "home-q"), ("search/", "q"), ("about/", "site-q"), ("en/", "site-q")]
)
def test_alt_s_leads_to_the_search_field(visit: Visit, path: str, field: str) -> None:
    page = visit.open(path)
    press_with_alt(page, "s")

    assert page.evaluate("document.activeElement.id") == field
    assert page.locator(f"#{field}").get_attribute("title") == (
        "Search field (Alt+S)" if path == "en/" else "搜尋欄（Alt+S）"
    )


def test_after_a_brick_the_keyboard_goes_on_in_its_part_of_the_page(visit: Visit) -> None:
    for key, part in (("u", "header"), ("c", "main"), ("z", "footer")):
        page = visit.open("taoyuan/113/", width=360)
        press_with_alt(page, key)
        brick = focused(page)
        assert brick is not None
        assert brick.faults == ()
        page.keyboard.press("Tab")
        assert page.evaluate("part => document.activeElement.closest(part) !== null", part), part


def test_the_site_map_names_every_key(visit: Visit) -> None:
    page = visit.open("sitemap/")
    keys = page.locator("[accesskey]").evaluate_all("all => all.map(one => one.accessKey.toUpperCase())")
    told = page.locator(".bricks li").evaluate_all(
        "all => all.map(one => one.querySelectorAll('kbd')[1].innerText)"
    )

    assert sorted(keys) == sorted(told) == ["C", "S", "U", "Z"]


# -- tasks ----------------------------------------------------------------------------


def test_a_class_is_found_and_opened(visit: Visit) -> None:
    page = visit.open("", width=360)
    press_with_alt(page, "s")
    page.keyboard.type("採購")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.locator("#search-said[role=status]")).to_contain_text("找到")

    page.keyboard.press("Tab")  # the link past the head
    page.keyboard.press("Enter")
    hit = page.locator("#search-hits").get_by_role("link", name="政府採購法與案例解析").first
    assert reach(page, hit) <= 5
    page.keyboard.press("Enter")

    page.wait_for_url("**/courses/taoyuan/113/law-2/")


def test_the_catalog_is_narrowed_twice_and_taken_back(small_visit: Visit) -> None:
    page = small_visit.open("catalog/", width=360)
    expect(page.locator("#catalog-tools")).to_be_visible()
    reach(page, page.locator("#facets > summary"))
    page.keyboard.press("Enter")
    for facet, value, count in (("audience", "一般人員", 4), ("length", "逾3小時至6小時", 3)):
        summary = page.locator(f'[data-facet="{facet}"] > summary')
        reach(page, summary)
        if page.locator(f'[data-facet="{facet}"]').get_attribute("open") is None:
            page.keyboard.press("Enter")
        reach(page, page.get_by_role("checkbox", name=value))
        page.keyboard.press("Space")
        expect(page.get_by_role("status")).to_have_text(f"找到{count}項")
        assert page.evaluate("document.activeElement.type") == "checkbox"

    page.go_back()  # Alt and the left arrow; a browser without a window has no such key
    expect(page.get_by_role("status")).to_have_text("找到4項")
    page.go_back()
    expect(page.locator("#catalog-listed")).to_be_visible()


def test_a_course_of_the_catalog_is_opened(small_visit: Visit) -> None:
    page = small_visit.open("catalog/?audience=主管人員", width=360)
    row = page.locator("#catalog-results").get_by_role("link").first
    expect(row).to_be_visible()
    reach(page, row)
    page.keyboard.press("Enter")

    page.wait_for_url("**/courses/xinghu/114/**")


def test_a_rule_is_asked_and_its_answer_is_read_out(visit: Visit) -> None:
    page = visit.open("", width=360)
    reach(page, page.locator(".task", has_text="查證書能敘什麼獎").get_by_role("link", name="桃園市113年"))
    page.keyboard.press("Enter")
    page.locator("#ask[data-ready]").wait_for(state="attached")

    level = page.get_by_label("通過的等級")
    reach(page, level)
    while level.input_value() != "intermediate":
        page.keyboard.press("ArrowDown")
    reach(page, page.get_by_label("證書的發證日期"))
    page.keyboard.type("113-11-30")
    page.keyboard.press("Enter")

    expect(page.locator("#answer[role=status]")).to_contain_text("嘉獎2次")
    expect(page.locator("#answer")).to_be_in_viewport()


def test_the_next_month_is_opened(visit: Visit) -> None:
    page = visit.open("", width=360)
    reach(page, page.get_by_role("link", name="全部日期在行事曆"), 60)
    page.keyboard.press("Enter")
    page.wait_for_url("**/calendar/")
    month = page.locator("main a[href*='-']").first
    reach(page, month)
    page.keyboard.press("Enter")
    page.wait_for_url("**/calendar/*-*/")
    first = page.locator("h1").inner_text()

    reach(page, page.locator("a[rel=next]"))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).not_to_have_text(first)


def test_the_language_is_changed_and_back(visit: Visit) -> None:
    page = visit.open("rules/taoyuan/113/english-award/", width=360)
    assert reach(page, page.get_by_role("link", name="English", exact=True)) <= 5
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/rules/taoyuan/113/english-award/")

    reach(page, page.get_by_role("link", name="中文", exact=True))
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant-TW")
