"""The catalog in a real browser: choices, counts, address, keyboard, files; and what is left without."""

from __future__ import annotations

import csv
import io
import json
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, Route, expect

from support.browsing import Visit, sideways, violations
from support.calendars import read_calendar

STATES = {
    "nothing chosen": "",
    "two chosen": "?audience=一般人員&length=hours-3-6",
    "none found": "?audience=主管人員&length=hours-3-6&q=火星",
    "table": "?view=table&sort=strokes",
    "an address that says too much": "?month=13&colour=red",
}
WIDTHS = (360, 768, 1440)


def catalog(visit: Visit, state: str = "", **options: object) -> Page:
    """The page in a state, settled."""
    page = visit.open(f"catalog/{state}", **options)  # type: ignore[arg-type]
    if options.get("java_script_enabled", True):
        expect(page.locator("#catalog-tools")).to_be_visible()
    if any(f"{name}=" in state for name in ("audience", "length", "sort", "view", "q")):
        expect(page.locator("#catalog-listed")).to_be_hidden()
    return page


def box(page: Page, name: str) -> None:
    """Ticks or unticks a value by its words."""
    line = page.locator(".facet__value", has=page.get_by_text(name, exact=True))
    facet = page.locator("details.facet", has=line)
    if facet.get_attribute("open") is None:
        facet.locator("summary").click()
    line.locator("label").click()


def titles(page: Page) -> list[str]:
    return page.locator("#catalog-results :is(.course-row__title, tbody th) a").all_inner_texts()


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("width", WIDTHS)
def test_every_state_is_accessible_and_fits(small_visit: Visit, state: str, width: int) -> None:
    page = catalog(small_visit, STATES[state], width=width)
    if width < 1100:
        page.locator("#facets > summary").click()

    assert violations(page) == []
    assert sideways(page) <= 0


@pytest.mark.parametrize("state", ["two chosen", "table"])
def test_the_dark_keeps_its_contrast(small_visit: Visit, state: str) -> None:
    assert violations(catalog(small_visit, STATES[state], color_scheme="dark"), ["color-contrast"]) == []


def test_choices_are_combined_counted_and_taken_back(small_visit: Visit) -> None:
    page = catalog(small_visit)
    box(page, "一般人員")
    expect(page.locator("#catalog-found")).to_have_text("找到4項")
    box(page, "主管人員")
    expect(page.locator("#catalog-found")).to_have_text("找到6項")
    box(page, "逾3小時至6小時")
    expect(page.locator("#catalog-found")).to_have_text("找到3項")
    assert set(titles(page)) == {"用生成式工具寫公文", "試算表與圖表", "公開資料的應用"}

    lengths = page.locator('[data-facet="length"] .facet__count').all_inner_texts()
    audiences = page.locator('[data-facet="audience"] .facet__count').all_inner_texts()
    assert lengths == ["3", "3"]  # counted without the choice of a length
    assert audiences == ["3", "0"]
    expect(page.locator("#facets-chosen")).to_have_text("已選3項")

    page.get_by_role("button", name="取消「對象：一般人員」").click()
    expect(page.locator("#catalog-found")).to_have_text("沒有符合的課程")
    expect(page.locator("#catalog-results")).to_contain_text("把它取消")
    page.get_by_role("button", name="全部取消").click()
    expect(page.locator("#catalog-listed")).to_be_visible()
    expect(page.locator("#catalog-found")).to_have_text("共6門課程")
    assert page.url.endswith("catalog/")


def test_the_address_can_be_shared_and_the_back_button_works(small_visit: Visit) -> None:
    page = catalog(small_visit)
    box(page, "一般人員")
    expect(page.locator("#catalog-found")).to_have_text("找到4項")
    page.locator("#catalog-view").select_option("table")
    expect(page.locator("#catalog-results table")).to_be_visible()
    shared = page.url

    page.go_back()
    expect(page.locator("#catalog-results table")).to_have_count(0)
    expect(page.locator("#catalog-found")).to_have_text("找到4項")
    page.go_back()
    expect(page.locator("#catalog-listed")).to_be_visible()
    expect(page.get_by_role("checkbox", name="一般人員")).not_to_be_checked()

    other = catalog(small_visit, "?" + shared.partition("?")[2])
    expect(other.locator("#catalog-results tbody tr")).to_have_count(4)
    expect(other.get_by_role("checkbox", name="一般人員")).to_be_checked()


def test_what_the_address_says_in_vain_is_told(small_visit: Visit) -> None:
    page = small_visit.open("catalog/?month=13&colour=red&audience=主管人員")

    expect(page.locator("#catalog-note")).to_contain_text("month=13、colour=red")
    expect(page.locator("#catalog-found")).to_have_text("找到2項")


def test_words_of_a_title_filter_and_the_best_comes_first(small_visit: Visit) -> None:
    page = catalog(small_visit)
    page.locator("#catalog-q").fill("工具")
    expect(page.locator("#catalog-found")).to_have_text("找到2項")
    expect(page.locator("#catalog-sort")).to_have_value("relevance")
    assert "q=" in page.url

    page.locator("#catalog-q").fill("ＧＯＶ　臺灣")
    expect(page.locator("#catalog-found")).to_have_text("沒有符合的課程")
    expect(page.locator("#catalog-results")).to_contain_text("少打幾個")


def test_orders(small_visit: Visit) -> None:
    strokes = titles(catalog(small_visit, "?sort=strokes"))
    assert strokes[:2] == ["公開資料的應用", "生成式工具入門"]
    assert titles(catalog(small_visit, "?sort=date"))[0] == "生成式工具入門"


def test_all_of_it_goes_by_keyboard(small_visit: Visit) -> None:
    page = catalog(small_visit, width=360)
    page.locator("#facets > summary").focus()
    page.keyboard.press("Enter")
    page.locator('[data-facet="audience"] > summary').focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#catalog-found")).to_have_text("找到4項")
    assert page.evaluate("document.activeElement.type") == "checkbox"

    page.get_by_role("button", name="取消「對象：一般人員」").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#catalog-listed")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "catalog-found"


def test_the_number_is_in_a_live_region(small_visit: Visit) -> None:
    page = catalog(small_visit)
    region = page.get_by_role("status")
    box(page, "主管人員")
    expect(region).to_have_text("找到2項")


def saved(download: Download) -> str:
    path = download.path()
    return Path(path).read_bytes().decode("utf-8")


def test_what_is_shown_is_saved_as_a_table(small_visit: Visit) -> None:
    page = catalog(small_visit, "?audience=主管人員&sort=strokes")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()

    text = saved(waiting.value)
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert text.startswith("\ufeff")
    assert lines[0][:3] == ["課程名稱", "縣市", "年度"]
    assert [line[0] for line in lines[1:]] == titles(page)
    assert lines[1][-1].startswith(f"{small_visit.address}courses/xinghu/114/")
    expect(page.locator("#catalog-note")).to_have_text("已存成檔案，共2筆")


def test_dated_sessions_are_saved_as_a_calendar_and_others_are_not(small_visit: Visit) -> None:
    page = catalog(small_visit, "?audience=一般人員")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="ICS").click()
    calendar = read_calendar(saved(waiting.value).encode())
    (event,) = [one for one in calendar.components if one.name == "VEVENT"]
    assert "生成式工具入門" in event.text("SUMMARY")

    other = catalog(small_visit, "?audience=主管人員")
    other.get_by_role("button", name="ICS").click()
    expect(other.locator("#catalog-note")).to_contain_text("還沒有排定日期")


def test_without_scripts_every_value_leads_to_its_list(small_visit: Visit) -> None:
    page = catalog(small_visit, java_script_enabled=False)
    expect(page.locator("#catalog-tools")).to_be_hidden()
    page.locator('[data-facet="audience"] > summary').click()
    page.get_by_role("link", name="主管人員").click()

    assert page.locator("h1").inner_text() == "對象：主管人員"
    assert page.locator(".course-row").count() == 2
    expect(page.get_by_text("加上其他條件")).to_be_hidden()


@pytest.mark.parametrize("address", ["catalog/audience/", "catalog/strokes/", "catalog/length/hours-3/"])
@pytest.mark.parametrize("width", WIDTHS)
def test_lists_of_values_are_accessible_and_fit(small_visit: Visit, address: str, width: int) -> None:
    page = small_visit.open(address, width=width)

    assert violations(page) == []
    assert sideways(page) <= 0


@pytest.mark.parametrize("broken", ["index.bin", "rows/xinghu/114/0.bin"])
@pytest.mark.parametrize("how", ["gone", "garbage"])
def test_a_file_that_cannot_be_read_leaves_the_page_as_it_was(
    small_visit: Visit, broken: str, how: str
) -> None:
    small_visit.expected = (f"catalog/{broken}",)
    page = small_visit.open("catalog/")
    answer = {"status": 404, "body": "gone"} if how == "gone" else {"status": 200, "body": "x" * 400}
    page.route(f"**/catalog/{broken}", lambda route: route.fulfill(**answer))  # type: ignore[arg-type]

    page.locator("#catalog-sort").select_option("strokes")

    expect(page.locator("#catalog-note")).to_contain_text("讀不到")
    expect(page.locator("#catalog-listed")).to_be_visible()
    page.unroute(f"**/catalog/{broken}")
    page.locator("#catalog-sort").select_option("date")
    expect(page.locator("#catalog-found")).to_have_text("找到6項")


def test_a_site_built_anew_meanwhile_is_read_anew(small_visit: Visit) -> None:
    page = catalog(small_visit)
    old: list[bytes] = []

    def read(route: Route) -> None:
        answer = route.fetch()
        old.append(answer.body())
        route.fulfill(response=answer)

    page.route("**/catalog/index.bin", read)
    page.route("**/rows/xinghu/114/0.bin", lambda route: _stale(route, old))
    page.locator("#catalog-sort").select_option("strokes")

    expect(page.locator("#catalog-found")).to_have_text("找到6項")
    assert len(old) == 2


def _stale(route: Route, reads: list[bytes]) -> None:
    """A file of another version as long as the index was read only once."""
    answer = route.fetch()
    if len(reads) > 1:
        route.fulfill(response=answer)
        return
    content = json.loads(zlib.decompress(answer.body(), -15)) | {"check": "0000"}
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    route.fulfill(response=answer, body=packer.compress(json.dumps(content).encode()) + packer.flush())


def test_nothing_moves_when_the_script_comes(small_visit: Visit) -> None:
    page = small_visit.open("catalog/")
    shift = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list =>
            done(list.getEntries().reduce((sum, one) => sum + one.value, 0))
        ).observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 500))"""
    )

    assert shift < 0.01
