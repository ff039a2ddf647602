"""A visitor searches: everything that a page says is found, however it is typed, and nothing breaks."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from support.asking_search import found, paths
from support.browsing import Visit, sideways, sizes_loaded, violations
from support.built import Built
from support.page_texts import PageText, holding, page_texts, plain, slips, stretches

SEED = random.randrange(10**6)  # noqa: S311 (a new one each time; a failure tells it)


@pytest.fixture(scope="module")
def pages(built: Built) -> dict[str, PageText]:
    """What every page says."""
    return page_texts(built.output)


@pytest.fixture
def page(visit: Visit) -> Page:
    """The search page."""
    opened = visit.open("search/")
    opened.locator("#search[data-ready]").wait_for(state="attached")
    return opened


# -- what is found ------------------------------------------------------------------


def test_every_stretch_of_every_page_is_found_and_nothing_else(
    page: Page, pages: dict[str, PageText]
) -> None:
    for query in stretches(pages, 25, SEED):
        answer = found(page, query, every=True)
        assert answer["how"] == "exact", (SEED, query)
        assert holding(pages, query) <= set(paths(answer)), (SEED, query)
        others = set(paths(answer)) - holding(pages, query)
        assert not others or any(letter.isdigit() or letter in "一二三四五六七八九十" for letter in query), (
            query
        )
        assert (answer["total"], answer["exact"]) == (len(answer["hits"]), True)


def test_a_page_is_found_by_its_title_among_the_first_ten(page: Page, pages: dict[str, PageText]) -> None:
    odd = random.Random(SEED)  # noqa: S311
    for one in odd.sample(list(pages.values()), 40):
        same = {other.path for other in pages.values() if plain(other.title) == plain(one.title)}
        assert same & set(paths(found(page, one.title))[:10]), (SEED, one.title)


def test_a_title_with_a_slip_in_it_is_found(page: Page, pages: dict[str, PageText]) -> None:
    titles = [one.title for one in pages.values() if 4 <= len(one.title) <= 16]
    told = slips(titles, 40, SEED)
    right = 0
    for title, slip in told:
        answer = found(page, slip)
        right += any(plain(hit["title"]) == plain(title) for hit in answer["hits"])
    assert right >= 0.85 * len(told), (SEED, right)


def test_hits_show_the_words_of_the_page_and_mark_what_was_found(page: Page) -> None:
    for hit in found(page, "台東縣 政府")["hits"]:
        assert hit["marks"], hit
        for start, end in hit["marks"]:
            assert plain(hit["excerpt"][start:end]) == "台東縣政府"


def test_pages_of_the_latest_plan_come_before_earlier_ones(page: Page) -> None:
    plans = [path for path in paths(found(page, "終身學習")) if path in ("/taoyuan/113/", "/hsinchu/109/")]
    assert plans in (["/taoyuan/113/", "/hsinchu/109/"], ["/taoyuan/113/"])


def test_the_number_of_a_clause_leads_straight_to_it(page: Page) -> None:
    hit = found(page, "桃園 玖二")["hits"][0]
    assert hit["url"].startswith("/taoyuan/113/#")
    anchor = hit["url"].partition("#")[2]
    page.goto(page.url.partition("/search/")[0] + hit["url"])
    expect(page.locator(f"[id='{anchor}']")).to_contain_text("二")


@pytest.mark.parametrize("query", ["桃園市113年玖、二", "113 玖二", "ｔａｏｙｕａｎ 玖、二"])
def test_a_clause_may_be_named_in_several_ways(page: Page, query: str) -> None:
    assert found(page, query)["hits"][0]["url"] == found(page, "桃園 玖二")["hits"][0]["url"]


def test_the_number_of_a_document_leads_to_where_it_stands(page: Page) -> None:
    urls = [hit["url"] for hit in found(page, "府人考字第1130042016號")["hits"]]
    assert any(url.startswith("/taoyuan/113/") for url in urls)


def test_numerals_are_found_in_both_forms(page: Page, pages: dict[str, PageText]) -> None:
    both = holding(pages, "3個月") | holding(pages, "三個月")
    assert both
    for query in ("3個月", "三個月"):
        assert set(paths(found(page, query, every=True))) == both


def test_a_single_character_is_looked_for_in_titles(page: Page, pages: dict[str, PageText]) -> None:
    answer = found(page, "班", every=True)
    assert set(paths(answer)) == {path for path, one in pages.items() if "班" in one.title}


def test_words_apart_are_found_where_all_of_them_stand(page: Page) -> None:
    answer = found(page, "微學習 施政主軸")
    assert answer["how"] == "words"
    assert "/courses/taitung/109/micro/" in paths(answer)


def test_a_count_that_may_be_too_high_says_about(page: Page) -> None:
    answer = found(page, "訓練")
    assert (answer["exact"], len(answer["hits"])) == (False, 10)
    page.locator("#q").fill("訓練")
    expect(page.locator("#search-said")).to_contain_text("找到約")


# -- odd queries and broken files ---------------------------------------------------

ODD = {
    "long": "訓練" * 5000,
    "signs": r".*+?^${}()|[]\/",
    "prototype": "__proto__",
    "constructor": "constructor",
    "markup": "<img src=x onerror=alert(1)>",
    "half a character": "\ud83d",
    "marks only": "\u200b\u0301",
    "sql": "'; DROP TABLE pages; --",
}


@pytest.mark.parametrize("query", ODD.values(), ids=ODD)
def test_odd_queries_have_a_decent_answer(visit: Visit, query: str) -> None:
    page = visit.open("search/")
    page.locator("#search[data-ready]").wait_for(state="attached")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.locator("#q").evaluate("(field, query) => { field.value = query }", query)
    page.locator("#q").press("Enter")
    expect(page.locator("#search-said:not([data-working])")).not_to_be_empty()
    assert errors == []
    assert page.locator("#search-hits img").count() == 0


@pytest.mark.parametrize(
    "fault",
    [
        lambda route: route.fulfill(status=404, body="nothing here"),
        lambda route: route.fulfill(status=200, body=b"\x78\x9cnot packed"),
        lambda route: route.abort(),
    ],
    ids=["missing", "broken", "no network"],
)
def test_a_part_of_the_index_that_cannot_be_read_is_said_and_tried_again(visit: Visit, fault: Any) -> None:
    page = visit.open("search/")
    page.locator("#search[data-ready]").wait_for(state="attached")

    def break_it(route: Route) -> None:
        fault(route)

    page.route("**/search/index/terms/**", break_it)
    page.locator("#q").fill("採購")
    expect(page.locator("#search-said")).to_contain_text("沒有完整載入")
    page.unroute("**/search/index/terms/**")
    page.locator("#q").press("Enter")
    expect(page.locator("#search-said")).to_contain_text("找到")
    visit.astray.clear()


def test_without_javascript_the_page_tells_other_ways(visit: Visit) -> None:
    page = visit.open("search/", java_script_enabled=False)
    expect(page.locator(".search__notice")).to_be_visible()
    assert page.locator(".search__others a").count() >= 3


# -- the page -----------------------------------------------------------------------


def test_a_visitor_types_reads_and_comes_back(page: Page) -> None:
    page.keyboard.press("Tab")
    page.locator("#q").focus()
    page.keyboard.type("採購")
    expect(page.locator("#search-said")).to_contain_text("找到")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.locator("#q").fill("環境教育")
    page.keyboard.press("Enter")
    expect(page.locator("#search-hits mark").first).to_have_text("環境教育")
    page.go_back()
    expect(page.locator("#q")).to_have_value("採購")
    expect(page.locator("#search-hits mark").first).to_have_text("採購")


def test_a_link_with_a_query_searches_at_once_and_more_can_be_shown(visit: Visit) -> None:
    page = visit.open("search/?q=訓練")
    expect(page.locator(".search__hit")).to_have_count(10)
    page.locator("#search-more button").click()
    expect(page.locator(".search__hit")).to_have_count(20)
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('.search__hit')[10]"
    )


def test_a_hit_leads_to_the_place_in_a_long_page(page: Page) -> None:
    page.locator("#q").fill("提升客語能力作業要點")
    page.locator(".search__hit a[href*='taoyuan/113/#']").first.click()
    expect(page).to_have_url(re.compile("/taoyuan/113/#[a-z]"))
    expect(page.locator(":target")).to_contain_text("客語")


STATES = {
    "empty": "",
    "found": "訓練",
    "words": "微學習 施政主軸",
    "near": "訓練計晝書表",
    "none": "龘龘龘龘",
}


@pytest.mark.parametrize("query", STATES.values(), ids=STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_is_accessible_and_narrow(visit: Visit, query: str, scheme: str) -> None:
    page = visit.open(f"search/?q={query}", width=320, color_scheme=scheme)
    page.locator("#search[data-ready]").wait_for(state="attached")
    if query:
        expect(page.locator("#search-said:not([data-working])")).not_to_be_empty()
    assert violations(page) == []
    assert sideways(page) == 0


def test_a_query_loads_little(visit: Visit) -> None:
    page = visit.open("search/", fresh=True)
    page.locator("#search[data-ready]").wait_for(state="attached")
    loaded = sizes_loaded(page)
    sizes = []
    for query in ("採購", "環境教育", "嘉獎", "性別主流化", "薦任第九職等"):
        loaded.clear()
        found(page, query)
        sizes.append(sum(loaded) / 1024)
    assert 5 < sizes[0] <= 40
    assert 1 < max(sizes[1:]) <= 55
