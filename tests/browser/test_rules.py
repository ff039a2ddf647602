"""A rule answers in the browser: from the form, from a link, by keyboard, on paper, and without scripts."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from playwright.sync_api import Page, expect

from support.browsing import Visit, sideways, violations

AWARD = "rules/taoyuan/113/english-award/"
HOURS = "rules/taoyuan/113/hours/"
ABSENCE = "rules/taoyuan/113/absence/"
INDEX = "rules/taoyuan/113/"
ASKED = f"{AWARD}?exam=gept&level=intermediate&certificate_date=113-11-30"
PAGES = {"award": AWARD, "hours": HOURS, "national": "rules/national/hours/", "list": INDEX, "all": "rules/"}


def _open(visit: Visit, path: str, width: int = 1440) -> Page:
    page = visit.open(path, width=width)
    page.locator("#ask[data-ready]").wait_for(state="attached")
    return page


def _answer(page: Page) -> str:
    return page.locator("#answer").inner_text()


# -- asking ---------------------------------------------------------------------


def test_the_award_form_tells_the_award_and_the_last_day(visit: Visit) -> None:
    page = _open(visit, AWARD)
    page.get_by_label("通過的等級").select_option("intermediate")
    page.get_by_label("證書的發證日期").fill("113-11-30")
    page.get_by_role("button", name="查答案").click()

    expect(page.locator("#answer")).to_contain_text("嘉獎2次")
    expect(page.locator("#answer")).to_contain_text("114年2月28日（西元2025年，星期五）")
    assert re.search(r"\?.*level=intermediate.*certificate_date=113-11-30", page.url)


def test_the_answer_names_its_clause_and_leads_to_it(visit: Visit) -> None:
    page = _open(visit, ASKED)
    link = page.locator("#answer a[href*='taoyuan/113/#']").first
    link.click()

    expect(page).to_have_url(f"{visit.address}taoyuan/113/#english")


def test_a_link_that_holds_a_question_answers_at_once_and_fills_the_form(visit: Visit) -> None:
    page = _open(visit, ASKED)

    expect(page.locator("#answer")).to_contain_text("嘉獎2次")
    expect(page.locator("#answer")).to_contain_text("這條規則自113年1月1日起適用。")
    assert page.get_by_label("通過的等級").input_value() == "intermediate"
    assert page.get_by_label("證書的發證日期").input_value() == "113-11-30"


def test_an_answer_that_appears_moves_nothing_that_stood_there(visit: Visit) -> None:
    for width in (360, 1440):
        page = _open(visit, ASKED, width)
        shifted = page.evaluate(
            """() => new Promise(done => new PerformanceObserver(list =>
                done(list.getEntries().reduce((sum, one) => sum + one.value, 0)))
                .observe({type: "layout-shift", buffered: true})
                || setTimeout(() => done(0), 300))"""
        )
        assert shifted < 0.02, width


def test_an_earlier_award_of_the_same_level_leaves_nothing(visit: Visit) -> None:
    page = _open(visit, ASKED)
    page.get_by_label("以前敘過獎的最高等級").select_option("intermediate")

    expect(page.locator("#answer")).to_contain_text("不另敘獎")
    assert "prior_awards=intermediate" in page.url


def test_back_returns_to_the_question_before(visit: Visit) -> None:
    page = _open(visit, AWARD)
    for level in ("elementary", "intermediate"):
        page.get_by_label("通過的等級").select_option(level)
        page.get_by_role("button", name="查答案").click()
    expect(page.locator("#answer")).to_contain_text("嘉獎2次")
    page.go_back()

    expect(page.locator("#answer")).to_contain_text("嘉獎1次")
    assert page.get_by_label("通過的等級").input_value() == "elementary"


def test_hours_ticked_and_typed_leave_what_is_missing(visit: Visit) -> None:
    page = _open(visit, HOURS)
    page.get_by_label(re.compile("已完成：當前政府重大政策")).check()
    page.get_by_label(re.compile("^環境教育")).fill("1.5")
    page.get_by_role("button", name="查答案").click()

    answer = page.locator("#answer")
    expect(answer).to_contain_text("環境教育還差2.5小時")
    expect(answer).to_contain_text("民主治理價值還差5小時")
    expect(answer).not_to_contain_text("當前政府重大政策還差")
    assert "hours_done.policy-hours=1" in page.url


def test_absence_beyond_a_third_costs_the_hours(visit: Visit) -> None:
    page = _open(visit, f"{ABSENCE}?class_hours=6&hours_absent=2")
    expect(page.locator("#answer")).to_contain_text("時數予以登錄")

    page.get_by_label("請假或缺課幾小時").fill("2.1")
    page.keyboard.press("Enter")
    expect(page.locator("#answer")).to_contain_text("時數不予登錄")


# -- faults -----------------------------------------------------------------------


def test_a_fault_is_told_at_its_field_and_the_focus_goes_there(visit: Visit) -> None:
    page = _open(visit, AWARD)
    page.get_by_label("通過的等級").select_option("intermediate")
    page.get_by_label("證書的發證日期").fill("113-02-30")
    page.get_by_role("button", name="查答案").click()

    field = page.get_by_label("證書的發證日期")
    expect(field).to_be_focused()
    assert field.get_attribute("aria-invalid") == "true"
    error = page.locator("#ask-certificate-date-error")
    expect(error).to_be_visible()
    assert "ask-certificate-date-error" in (field.get_attribute("aria-describedby") or "")


def test_a_link_with_a_field_nobody_knows_says_so(visit: Visit) -> None:
    page = _open(visit, f"{AWARD}?lewel=intermediate")

    expect(page.locator("#answer")).to_contain_text("lewel")
    expect(page.locator("#answer")).to_contain_text("level")


def test_words_in_a_link_are_never_markup(visit: Visit) -> None:
    page = _open(visit, f"{AWARD}?level=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")

    assert page.locator("#answer img, #ask img").count() == 0


def test_clearing_the_form_clears_the_address_and_the_answer(visit: Visit) -> None:
    page = _open(visit, ASKED)
    page.get_by_role("button", name="清除").click()

    expect(page.locator("#answer")).to_have_text("填了問題，答案就在這裡。")
    assert "?" not in page.url


# -- without scripts, on paper, for everyone -----------------------------------------


@pytest.mark.parametrize("path", [AWARD, HOURS])
def test_without_scripts_the_rule_stands_and_the_form_does_not(visit: Visit, path: str) -> None:
    page = visit.open(path, java_script_enabled=False)

    assert page.locator("#table-hours, [id^=table-english-award], #table-ladder").first.is_visible()
    assert not page.locator("#ask").is_visible()
    assert page.locator(".example").count() == 0 or page.locator(".example").first.is_visible()


def test_the_paper_holds_question_answer_clause_and_date(visit: Visit) -> None:
    page = _open(visit, ASKED)
    page.emulate_media(media="print")

    sheet = page.locator("#answer-sheet")
    expect(sheet).to_be_visible()
    expect(sheet).to_contain_text("中級")
    expect(sheet).to_contain_text("查詢日期")
    expect(page.locator("#answer")).to_be_visible()
    expect(page.locator(".rule__clause")).to_be_visible()
    assert not page.locator("#ask").is_visible()
    assert not page.locator(".rule__text").is_visible()


def test_the_paper_of_a_page_not_asked_holds_the_rule(visit: Visit) -> None:
    page = _open(visit, AWARD)
    page.emulate_media(media="print")

    assert page.locator(".rule__text").is_visible()
    assert not page.locator(".reply").is_visible()


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_of_rules_are_accessible(visit: Visit, kind: str, scheme: str) -> None:
    page = visit.open(PAGES[kind], width=360, color_scheme=scheme)
    assert violations(page) == []
    assert sideways(page) <= 0


def test_an_answered_page_and_a_faulty_one_are_accessible(visit: Visit) -> None:
    for path in (
        ASKED,
        f"{HOURS}?hours_done.environment=1",
        f"{AWARD}?certificate_date=113-02-30&level=初級",
    ):
        assert violations(_open(visit, path)) == [], path


def test_the_form_is_filled_and_sent_by_keyboard_alone(visit: Visit) -> None:
    page = _open(visit, ABSENCE)
    page.get_by_label("課程一共幾小時").focus()
    page.keyboard.type("6")
    page.keyboard.press("Tab")
    page.keyboard.type("3")
    page.keyboard.press("Enter")

    expect(page.locator("#answer[role=status]")).to_contain_text("時數不予登錄")


def test_nothing_is_sent_and_no_script_is_not_the_sites_own(visit: Visit) -> None:
    page = visit.open("about/", fresh=True)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(f"{request.method} {PurePosixPath(request.url).name}"))
    page.route("**/*", _with_policy)
    page.goto(visit.address + ASKED)
    page.locator("#ask[data-ready]").wait_for(state="attached")
    expect(page.locator("#answer")).to_contain_text("嘉獎2次")
    before = len(requests)
    page.get_by_label("通過的等級").select_option("elementary")
    expect(page.locator("#answer")).to_contain_text("嘉獎1次")

    assert set(requests[before:]) <= {"GET icon.svg", "GET logo.svg"}  # icons, fetched at any time
    assert {one.partition(" ")[0] for one in requests} == {"GET"}
    page.unroute_all(behavior="wait")


def _with_policy(route: object) -> None:
    """Serves every page under the policy that lets no script run but the site's own."""
    answer = route.fetch()  # type: ignore[attr-defined]
    headers = {**answer.headers, "content-security-policy": "default-src 'self'; img-src 'self' data:"}
    route.fulfill(response=answer, headers=headers)  # type: ignore[attr-defined]
