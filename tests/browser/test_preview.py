"""The preview in a browser: a page follows what is saved and stays where a reader was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from support.browsing import Visit, violations, visiting
from support.previewing import Preview, previewing
from support.small import DOCUMENT, small_project

PAGE = "xinghu/114/"
SLOW = 60_000  # milliseconds: a machine that runs other tests beside these
LONG = "\n".join(f"1. 第{number}點，說明這一點的內容。" for number in range(1, 121))


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """A preview of the small project with a long document."""
    project = small_project(tmp_path / "small")
    project.edit(DOCUMENT, "1. 提升同仁之數位能力。\n", f"{LONG}\n")
    with previewing(project) as running:
        running.shows(f"/{PAGE}", "第120點")
        yield running


@pytest.fixture
def visit(browser: Browser, preview: Preview) -> Iterator[Visit]:
    """A visitor of it; nothing may go astray or break the policy."""
    with visiting(browser, preview.server.address) as visit:
        yield visit


def top_of(page: Page, text: str) -> float:
    """How far below the top of the window a text stands."""
    place: float = page.get_by_text(text).first.evaluate("one => one.getBoundingClientRect().top")
    return place


def test_a_page_follows_and_stays_where_the_reader_was(visit: Visit, preview: Preview) -> None:
    page = visit.open(PAGE)
    page.get_by_text("第60點").first.evaluate("one => one.scrollIntoView({block: 'start'})")
    before = top_of(page, "第60點")

    preview.project.edit(DOCUMENT, "1. 第1點，", "1. 新的一點。\n1. 又一點。\n1. 第1點，")

    expect(page.get_by_text("又一點。").first).to_be_attached(timeout=SLOW)
    preview.until(lambda: page.evaluate("scrollY") > 0, "the page is where it was")
    assert abs(top_of(page, "第60點") - before) < 3
    assert page.evaluate("history.scrollRestoration") == "auto"


def test_folds_fields_and_the_focus_stay(visit: Visit, preview: Preview) -> None:
    page = visit.open("rules/xinghu/114/english-award/", width=1440)
    page.locator("#ask[data-ready]").wait_for(state="attached")
    fold = page.locator("main details").first
    fold.locator("summary").click()
    choice = page.locator("main select").first
    value = choice.locator("option").nth(1).get_attribute("value")
    choice.select_option(value)
    choice.focus()
    name = choice.get_attribute("id")

    preview.project.edit("plans/xinghu/114/rules.yaml", "text: 通過初級者,", "text: 通過英語初級者,")

    expect(page.get_by_text("通過英語初級者").first).to_be_attached(timeout=SLOW)
    expect(page.locator("main details").first).to_have_attribute("open", "", timeout=SLOW)
    assert page.locator("main select").first.input_value() == value
    assert page.evaluate("document.activeElement.id") == name


@pytest.mark.parametrize("width", [360, 1440])
def test_errors_lie_over_the_page_until_they_are_mended(visit: Visit, preview: Preview, width: int) -> None:
    page = visit.open(PAGE, width=width)
    preview.project.edit(DOCUMENT, "# 計畫目標", "#計畫目標")

    box = page.get_by_role("region", name="內容有1個錯誤")
    expect(box).to_contain_text(f"{DOCUMENT}:1:1", timeout=SLOW)
    expect(box).to_contain_text("「#」後面要有一個空格。", timeout=SLOW)
    expect(box.locator("mark")).to_have_text("#", timeout=SLOW)
    expect(page.get_by_text("第120點").first).to_be_attached(timeout=SLOW)
    assert violations(page) == []

    page.reload()
    expect(box).to_contain_text("D03", timeout=SLOW)

    preview.project.edit(DOCUMENT, "#計畫目標", "# 計畫目標")
    expect(box).to_have_count(0, timeout=SLOW)
    expect(page.get_by_role("status").filter(has_text="都改好了。")).to_be_attached(timeout=SLOW)


def test_errors_can_be_folded_by_keyboard_and_stay_so(visit: Visit, preview: Preview) -> None:
    page = visit.open(PAGE)
    preview.project.edit(DOCUMENT, "# 計畫目標", "#計畫目標")
    fold = page.get_by_role("button", name="收起")
    fold.focus()
    page.keyboard.press("Escape")
    expect(page.get_by_text("後面是上一次做好的頁面")).to_be_hidden(timeout=SLOW)

    preview.project.edit(DOCUMENT, "#計畫目標", "##計畫目標")
    expect(page.get_by_role("button", name="展開")).to_have_attribute("aria-expanded", "false", timeout=SLOW)
    page.get_by_role("button", name="展開").press("Enter")
    expect(page.get_by_text("後面是上一次做好的頁面")).to_be_visible(timeout=SLOW)


def test_a_page_that_is_gone_and_comes_back(visit: Visit, preview: Preview) -> None:
    visit.expected = ("new/",)
    page = visit.open("new/")
    expect(page.locator("h1")).to_have_text("找不到這一頁", timeout=SLOW)

    preview.project.write("content/pages/new.md", "# 新的一頁\n\n文字。\n")

    expect(page.locator("h1")).to_have_text("新的一頁", timeout=SLOW)


def test_a_project_that_begins_with_errors_opens_by_itself(browser: Browser, tmp_path: Path) -> None:
    project = small_project(tmp_path / "small").edit(DOCUMENT, "# 計畫目標", "#計畫目標")
    with previewing(project) as preview:
        preview.says("D03")
        with visiting(browser, preview.server.address) as visit:
            visit.expected = (PAGE,)
            page = visit.open(PAGE)
            expect(page.locator("h1")).to_have_text("還沒有做好的頁面", timeout=SLOW)
            expect(page.get_by_role("region", name="內容有1個錯誤")).to_be_visible(timeout=SLOW)
            assert violations(page) == []
            project.edit(DOCUMENT, "#計畫目標", "# 計畫目標")
            expect(page.locator("h1")).not_to_have_text("還沒有做好的頁面", timeout=SLOW)


def test_a_hidden_page_listens_no_more_and_catches_up(visit: Visit, preview: Preview) -> None:
    page = visit.open(PAGE)
    hide = "value => { Object.defineProperty(document, 'hidden', {value, configurable: true});"
    hide += "document.dispatchEvent(new Event('visibilitychange')) }"
    preview.until(preview.resident.board.watched, "a visitor")
    page.evaluate(hide, True)
    preview.project.edit(DOCUMENT, "第7點，", "第七點，")
    preview.shows(f"/{PAGE}", "第七點，")
    page.wait_for_timeout(300)
    assert page.get_by_text("第七點，").count() == 0

    page.evaluate(hide, False)

    expect(page.get_by_text("第七點，").first).to_be_attached(timeout=SLOW)
