"""What people come for takes few clicks and keys from the front page, on the screen of a phone."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from planpress.serve.server import SiteServer
from support.browsing import Visit, serving, visiting
from support.calendars import read_calendar
from support.hand import Hand
from support.small import COURSES, FILES, small_project

PHONE = 360
SESSIONS = """\
編號,課程,梯次,開始,結束,時間,地點,名額,方式,狀態,報名連結,備註
ai-2-a,ai-2,1,115年3月4日,,09:00至16:00,人力發展中心,30,實體,籌備中,,
law-1-a,law-1,1,115年3月18日,,09:00至16:00,人力發展中心,30,實體,籌備中,,
law-1-b,law-1,2,115年10月7日,,09:00至16:00,人力發展中心,30,實體,籌備中,,
"""
HOLIDAYS = """\
years:
  "115": {source: 虛構的辦公日曆, holidays: [{date: 115年5月1日, title: 勞動節}]}
"""
PROCUREMENT = "law-1,digital,data,政府採購實務,一般人員,30,6小時,\n"
SPRING = "sessions/xinghu/114/law-1-a/"
Figure = Callable[[str], None]


@pytest.fixture(scope="module")
def dated_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """A small site with a class on procurement in spring and in autumn."""
    project = small_project(tmp_path_factory.mktemp("dated"))
    project.write("content/vocabularies/holidays.yaml", HOLIDAYS)
    project.write("plans/xinghu/114/sessions.csv", SESSIONS).write(COURSES, FILES[COURSES] + PROCUREMENT)
    project.build(as_of=datetime.date(2026, 1, 2))
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics
    with serving(project.root / "output") as server:
        yield server


@pytest.fixture
def dated_visit(browser: Browser, dated_site: SiteServer) -> Iterator[Visit]:
    with visiting(browser, dated_site.address) as visit:
        yield visit


def _hand(visit: Visit, path: str = "") -> Hand:
    return Hand(visit.open(path, width=PHONE))


def _done(figure: Figure, task: str, hand: Hand, *, clicks: int, keys: int = 0, screens: float = 3) -> None:
    """Notes what the task took, and holds it to the most that it may take."""
    figure(f"{task}, from the front page at {PHONE} px: {hand}")
    assert hand.clicks <= clicks, hand
    assert hand.keys <= keys, hand
    assert hand.screens <= screens, hand


def _heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def test_the_procurement_class_in_spring_is_found_by_search(dated_visit: Visit, figure: Figure) -> None:
    hand = _hand(dated_visit)
    hand.tap(hand.page.get_by_role("searchbox"))
    hand.type("採購", enter=True)
    hand.tap(hand.page.get_by_role("link", name="政府採購實務", exact=True).first)
    row = hand.page.locator(".session-row", has_text="3月18日")
    hand.tap(row.get_by_role("link"))

    expect(hand.page).to_have_url(f"{dated_visit.address}{SPRING}")
    _done(figure, "the procurement class in spring by search", hand, clicks=3, keys=3, screens=1)


def test_the_procurement_class_in_spring_is_found_in_the_catalog(dated_visit: Visit, figure: Figure) -> None:
    hand = _hand(dated_visit)
    hand.tap(hand.page.get_by_role("link", name="找一門課"))
    hand.tap(hand.page.get_by_label("名稱裡有"))
    hand.type("採購")
    expect(hand.page.locator("#catalog-found")).to_have_text("找到1項")
    expect(hand.page.locator("#catalog-results")).to_contain_text("115年3月18日")
    hand.tap(hand.page.locator("#catalog-results").get_by_role("link", name="政府採購實務"))

    assert _heading(hand.page) == "政府採購實務"
    _done(figure, "the procurement class by the catalog", hand, clicks=3, keys=2, screens=1)


def test_all_classes_in_spring_are_found_in_the_calendar(dated_visit: Visit, figure: Figure) -> None:
    hand = _hand(dated_visit)
    hand.tap(hand.page.get_by_role("link", name="全部日期在行事曆"))
    hand.tap(hand.page.locator("a[href*='2026-03']").first)
    hand.tap(hand.page.get_by_role("link", name="政府採購實務"))

    expect(hand.page).to_have_url(f"{dated_visit.address}{SPRING}")
    _done(figure, "the procurement class in the calendar of March", hand, clicks=3, screens=5)


def test_a_session_is_put_in_a_calendar(dated_visit: Visit, figure: Figure) -> None:
    hand = _hand(dated_visit)
    hand.tap(hand.page.get_by_role("link", name="政府採購實務第1梯次"))
    saved = hand.save(hand.page.get_by_role("link", name=re.compile("加到行事曆")))

    (event,) = [one for one in read_calendar(saved).components if one.name == "VEVENT"]
    assert "政府採購實務" in event.text("SUMMARY")
    _done(figure, "the class put in a calendar", hand, clicks=2, screens=3)


def test_a_class_of_the_plan_is_found_by_search(visit: Visit, figure: Figure) -> None:
    hand = _hand(visit)
    hand.tap(hand.page.get_by_role("searchbox"))
    hand.type("採購", enter=True)
    hand.tap(hand.page.get_by_role("link", name="政府採購法與案例解析", exact=True).first)

    expect(hand.page).to_have_url(f"{visit.address}courses/taoyuan/113/law-2/")
    _done(figure, "a class by search", hand, clicks=2, keys=3, screens=1)


def test_hours_are_checked(visit: Visit, figure: Figure) -> None:
    hand = _hand(visit)
    hand.tap(_task(hand.page, "算我的學習時數").get_by_role("link", name="桃園市113年"))
    hand.page.locator("#ask[data-ready]").wait_for()
    hand.tap(hand.page.get_by_label(re.compile("^環境教育")))
    hand.type("1.5", enter=True)

    expect(hand.page.locator("#answer")).to_contain_text("環境教育還差2.5小時")
    _seen(hand.page, "#answer")
    _done(figure, "hours checked", hand, clicks=2, keys=4, screens=4)


def test_the_award_for_a_certificate_is_found(visit: Visit, figure: Figure) -> None:
    hand = _hand(visit)
    hand.tap(_task(hand.page, "查證書能敘什麼獎").get_by_role("link", name="桃園市113年"))
    hand.page.locator("#ask[data-ready]").wait_for()
    hand.choose(hand.page.get_by_label("通過的等級"), "intermediate")
    hand.tap(hand.page.get_by_label("證書的發證日期"))
    hand.type("113-11-30", enter=True)

    expect(hand.page.locator("#answer")).to_contain_text("嘉獎2次")
    expect(hand.page.locator("#answer")).to_contain_text("114年2月28日")
    _seen(hand.page, "#answer")
    _done(figure, "the award for a certificate", hand, clicks=4, keys=10, screens=4)


def test_the_plan_is_printed(visit: Visit, figure: Figure) -> None:
    hand = _hand(visit)
    saved = hand.save(hand.page.get_by_role("link", name="下載 PDF：桃園市政府113年度公務菁英培訓計畫"))

    assert saved.startswith(b"%PDF-")
    _done(figure, "the plan as PDF", hand, clicks=1, screens=4)


def test_two_cities_are_compared(visit: Visit, figure: Figure) -> None:
    hand = _hand(visit)
    hand.tap(hand.page.locator("header").get_by_role("link", name="比較"))
    hand.tap(hand.page.locator("main").get_by_role("link", name=re.compile("獎")).first)

    shown = hand.page.locator("main").inner_text()
    assert "桃園市" in shown
    assert "新竹市" in shown
    _done(figure, "two cities compared", hand, clicks=2, screens=2)


def _task(page: Page, title: str) -> Locator:
    return page.locator(".task", has=page.get_by_role("heading", name=title))


def _seen(page: Page, place: str) -> None:
    """The answer comes where it is read: without scrolling to it."""
    box = page.locator(place).bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 900 - 40, box
