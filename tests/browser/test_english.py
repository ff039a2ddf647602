"""A rule's page in English asks, answers and marks its Chinese words in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from support.browsing import Visit, violations

AWARD = "en/rules/taoyuan/113/english-award/"
HOURS = "en/rules/taoyuan/113/hours/"
ABSENCE = "en/rules/taoyuan/113/absence/"
ASKED = f"{AWARD}?exam=gept&level=intermediate&certificate_date=113-11-30"
UNMARKED = """() => [...document.querySelectorAll("main *")]
  .filter(one => [...one.childNodes].some(node => node.nodeType === 3 && /[\\u3400-\\u9fff]/.test(node.data)))
  .filter(one => !one.closest("[lang]").lang.startsWith("zh"))
  .map(one => one.textContent)"""


def _open(visit: Visit, path: str, width: int = 1440) -> Page:
    page = visit.open(path, width=width)
    page.locator("#ask[data-ready]").wait_for(state="attached")
    return page


def test_the_form_is_asked_and_answered_in_english(visit: Visit) -> None:
    page = _open(visit, AWARD)
    page.get_by_label("Level passed", exact=True).select_option("intermediate")
    page.get_by_label("Date of issue on the certificate").fill("113-11-30")
    page.get_by_role("button", name="Answer", exact=True).click()

    answer = page.locator("#answer")
    expect(answer).to_contain_text("Award: 2 commendations.")
    expect(answer).to_contain_text("Apply to one's agency by 28 February 2025 (ROC 114, Friday).")
    expect(answer).to_contain_text("Reasons")
    assert "level=intermediate" in page.url


def test_a_link_with_a_question_answers_at_once_and_all_chinese_is_marked(visit: Visit) -> None:
    page = _open(visit, ASKED)

    expect(page.locator("#answer")).to_contain_text("2 commendations")
    assert page.evaluate(UNMARKED) == []
    assert violations(page) == []


def test_yes_and_no_are_asked_in_english(visit: Visit) -> None:
    page = _open(visit, f"{ABSENCE}?class_hours=6&hours_absent=1&unexcused=true")
    assert page.get_by_label("Yes", exact=True).is_checked()

    page.get_by_label("No", exact=True).check()
    expect(page.locator("#answer")).to_contain_text("The hours count.")


def test_missing_hours_are_named_in_english(visit: Visit) -> None:
    page = _open(visit, f"{HOURS}?hours_done.environment=3")

    expect(page.locator("#answer")).to_contain_text("environmental education: 1 h missing")


def test_a_reader_goes_from_one_language_to_the_other_and_back(visit: Visit) -> None:
    page = visit.open("rules/taoyuan/113/english-award/", width=360)
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url(f"**/{AWARD}")
    assert page.locator("html").get_attribute("lang") == "en"

    page.get_by_role("link", name="中文", exact=True).click()
    page.wait_for_url("**/rules/taoyuan/113/english-award/")
