"""A dated session has a page that tells when, where, for whom and how to take part, and where it stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from support.project import Project
from support.sessions import SESSIONS, year_of_sessions
from support.small import PLAN

HEAD = (
    "編號,課程,梯次,開始,結束,時間,地點,名額,方式,狀態,報名連結,報名截止,核定,時數,時數類別,教材,"
    "備註,更正序,更新日期"
)
FULL = (
    "ai-1-a,ai-1,1,114年5月6日,114年5月7日,09:00至16:00,room-201,40,實體,開放報名,"
    "https://signup.example.gov.tw/ai-1?c=1&d=2,114年4月30日,人事處,,job,"
    "講義：ai-1.pdf；錄影：https://example.gov.tw/v,自備電腦。,,"
)
SECOND = "ai-1-b,ai-1,2,114年9月9日,,,,,,,,,,,,,,,"
VENUES = (
    "venues:\n  room-201: {title: 人力發展中心201教室, address: 星湖市中正路1號, seats: 45, access: 有電梯}\n"
)
PAGE = "sessions/xinghu/114/ai-1-a/"
APPROVALS = """\
approvals:
  before: {clause: hours, when: 報名前, by: {參訓人員: 服務機關同意}}
  study: {clause: hours, when: 入學前, by: {一般人員: 機關首長同意}}
"""


def _with(small: Project, *rows: str) -> Project:
    small.write(f"{PLAN}/attachments/ai-1.pdf", b"%PDF-1.4" + bytes(200_000))
    small.write("content/vocabularies/venues.yaml", VENUES)
    small.write("content/vocabularies/hour-branches.yaml", "hour_branches:\n  job: {title: 其他與業務相關}\n")
    return small.write(SESSIONS, "\n".join([HEAD, *rows]) + "\n")


def _turned(small: Project) -> dict[str, int]:
    """What another day rendered, but for the front page, which lists the sessions that come next."""
    return {name: count for name, count in small.rendered.items() if name != "home_page"}


def test_the_page_tells_everything_that_row_course_and_venue_say(small: Project) -> None:
    page = _with(small, FULL).build().page(PAGE)
    page.shows("生成式工具入門第1梯次", "114年5月6日（星期二）至114年5月7日（星期三），共2天")
    page.shows("人力發展中心201教室", "星湖市中正路1號；座位45個；無障礙：有電梯", "一般人員", "40人")
    page.shows("3小時，計入其他與業務相關", "自備電腦。", "114年4月30日", "人事處")
    for machine in ('"2025-05-06"', '"2025-05-07"', '"09:00"', '"16:00"', '"2025-04-30"'):
        assert f"<time datetime={machine}>" in page.html


def test_how_to_take_part_leads_elsewhere_and_says_that_this_site_takes_no_sign_up(small: Project) -> None:
    page = _with(small, FULL).build().page(PAGE)
    page.shows("如何參加", "不受理報名", "報名網頁（signup.example.gov.tw）")
    assert "https://signup.example.gov.tw/ai-1?c=1&amp;d=2" in page.links()
    searching = page.html[page.html.index('<form class="search-box"') : page.html.index("</form>")]
    elsewhere = page.html.replace(searching, "")
    assert "<form" not in elsewhere
    assert "<input" not in elsewhere


def test_what_is_handed_out_has_its_kind_and_size_and_can_be_had(small: Project) -> None:
    page = _with(small, FULL).build().page(PAGE)
    page.shows("講義", "PDF，196 KB", "錄影", "其他網站")
    assert "../../../../xinghu/114/attachments/ai-1.pdf" in page.links()
    assert len((small.root / "output/xinghu/114/attachments/ai-1.pdf").read_bytes()) == 200_008


def test_what_is_handed_out_and_is_not_there_stops_the_build(small: Project) -> None:
    _with(small, FULL).remove(f"{PLAN}/attachments/ai-1.pdf").build()
    assert small.says("R51").ref.path == ("ai-1-a", "教材")
    assert small.outcome.failed


def test_what_nobody_states_is_said_to_be_unstated_with_whom_to_ask(small: Project) -> None:
    page = _with(small, SECOND).build().page("sessions/xinghu/114/ai-1-b/")
    for term in ("時間", "地點", "名額", "到哪裡報名", "由誰決定", "報名截止"):
        page.shows(f"{term}未載明")
    page.shows("洽詢星湖市政府人事處", "3小時；計入哪一類未載明")


def test_who_decides_is_what_the_plan_says_of_classes_with_its_clause(small: Project) -> None:
    rules = (small.root / f"{PLAN}/rules.yaml").read_text("utf-8")
    small.write(f"{PLAN}/rules.yaml", rules + APPROVALS)
    page = _with(small, SECOND).build().page("sessions/xinghu/114/ai-1-b/")
    page.shows("參訓人員：服務機關同意（報名前）肆、一").hides("機關首長同意")
    assert "../../../../xinghu/114/#hours" in page.links()
    small.page("courses/xinghu/114/data-1/").shows("參訓人員：服務機關同意（報名前）")


def test_a_course_leads_to_the_sign_up_of_its_sessions(small: Project) -> None:
    page = _with(small, FULL, SECOND).build().page("courses/xinghu/114/ai-1/")
    page.shows("各班期有自己的報名網頁", "由誰決定人事處")
    small.page("courses/xinghu/114/ai-2/").shows("到哪裡報名未載明")


def test_a_portal_that_takes_sign_up_is_named_on_every_course(small: Project) -> None:
    portals = "portals:\n  class: {title: 星湖e學, kind: 班期報名, url: 'https://e.example.gov.tw/'}\n"
    city = "content/cities/xinghu.yaml"
    small.write(city, (small.root / city).read_text("utf-8") + portals)
    _with(small, FULL, SECOND).build()
    small.page("sessions/xinghu/114/ai-1-b/").shows("到哪裡報名星湖e學")
    assert "https://e.example.gov.tw/" in small.page("courses/xinghu/114/data-1/").links()
    assert "https://e.example.gov.tw/" not in small.page(PAGE).links(), "it has a page of its own"


def test_the_course_lists_its_sessions_by_day_and_each_leads_to_the_next(small: Project) -> None:
    third = "ai-1-0,ai-1,,114年1月20日,,,,,,,,,,,,,,,"
    _with(small, FULL, SECOND, third).build()
    page = small.page("courses/xinghu/114/ai-1/").shows("人力發展中心201教室")
    places = [page.html.index(f"sessions/xinghu/114/{one}/") for one in ("ai-1-0", "ai-1-a", "ai-1-b")]
    assert places == sorted(places)
    between = small.page(PAGE)
    assert {"../ai-1-0/", "../ai-1-b/"} <= set(between.links())
    assert "../../../../calendar/2025-05/" in between.links()
    assert "../../../../ics/session/xinghu-114-ai-1-a.ics" in between.links()


@pytest.mark.parametrize(
    ("day", "told"), [("2025-05-05", "尚未開課"), ("2025-05-07", "辦理中"), ("2025-05-08", "已辦理")]
)
def test_the_day_of_the_build_tells_where_it_stands(small: Project, day: str, told: str) -> None:
    _with(small, FULL, SECOND).build(as_of=date.fromisoformat(day))
    others = {"尚未開課", "辦理中", "已辦理"} - {told}
    small.page(PAGE).shows(told).hides(*others)
    listed = small.page("courses/xinghu/114/ai-1/").text
    assert told in listed
    assert "尚未開課" in listed, "the second one is in September"


def test_once_it_was_held_nobody_is_told_that_it_is_open(small: Project) -> None:
    _with(small, FULL).build(as_of=date(2025, 4, 1))
    small.page(PAGE).shows("開放報名")
    small.build(as_of=date(2025, 6, 1))
    small.page(PAGE).hides("開放報名").shows("這個班期已辦理")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("取消", "這個班期已取消"),
        ("延期", "這個班期已延期"),
        ("額滿", "已額滿"),
        ("截止報名", "的報名已截止"),
    ],
)
def test_a_state_that_matters_is_said_first(small: Project, state: str, words: str) -> None:
    page = _with(small, FULL.replace("開放報名", state)).build(as_of=date(2025, 4, 1)).page(PAGE)
    page.shows(state, words)
    if state in ("取消", "延期"):
        page.hides("尚未開課")


def test_another_day_renders_only_the_sessions_that_turned(small: Project) -> None:
    _with(small, FULL, SECOND).build(as_of=date(2025, 5, 5))
    small.build(as_of=date(2025, 5, 6))
    assert _turned(small) == {"course_page": 1, "session_page": 1}
    small.build(as_of=date(2025, 5, 7))
    assert small.rendered == {}
    small.build(as_of=date(2025, 5, 8))
    assert _turned(small) == {"course_page": 1, "session_page": 1}


def test_another_month_renders_the_months_that_are_or_were_the_current_one(small: Project) -> None:
    _with(small, FULL, SECOND).build(as_of=date(2025, 6, 30))
    small.build(as_of=date(2025, 7, 1))
    assert small.rendered == {}
    small.build(as_of=date(2025, 9, 1))
    assert _turned(small) == {"calendar_index": 1, "calendar_month": 1}
    small.page("calendar/2025-09/").shows("本月")
    small.page("calendar/2025-05/").hides("本月")


def test_one_cell_of_a_year_of_sessions_renders_what_shows_it(tmp_path: Path) -> None:
    project = year_of_sessions(tmp_path, 240).build()
    assert not project.outcome.failed, project.diagnostics
    assert project.ran("session_page") == 240
    rows = (tmp_path / SESSIONS).read_text("utf-8").splitlines()
    row = next(one for one in rows if one.startswith("all-30-b,"))
    project.edit(SESSIONS, row, row.replace("30,實體", "31,實體")).build()
    project.page("sessions/xinghu/114/all-30-b/").shows("31人")
    shown = {
        name: project.rendered.get(name, 0) for name in ("session_page", "course_page", "calendar_month")
    }
    assert shown == {"session_page": 1, "course_page": 1, "calendar_month": 1}
    assert project.rendered["session_calendar"] == project.rendered["course_calendar"] == 1
    assert "document_page" not in project.rendered, "the document does not show sessions"


def test_a_hostile_cell_stays_words(small: Project) -> None:
    nasty = "<script>alert(1)</script>\"'&{{7*7}}"
    row = FULL.replace("自備電腦。", '"' + nasty.replace('"', '""') + '"').replace("人事處", "<b>處</b>")
    page = _with(small, row).build().page(PAGE)
    page.shows(nasty, "<b>處</b>")
    assert "<script>alert" not in page.main
    assert "<b>處" not in page.main


def test_a_document_and_its_city_lead_to_the_calendar_and_one_without_days_does_not(small: Project) -> None:
    _with(small, FULL).build()
    assert "../../calendar/#y-2025" in small.page("xinghu/114/").links()
    assert "../calendar/#y-2025" in small.page("xinghu/").links()
    assert "../ics/city/xinghu.ics" in small.page("xinghu/").links()
    assert not [link for link in small.page("xinghu/113/").links() if "calendar" in link]
    small.remove(SESSIONS).build()
    assert not (small.root / "output/calendar").exists()
    assert not (small.root / "output/ics/city").exists()
    assert not [link for link in small.page("xinghu/").links() if "calendar" in link or "ics/city" in link]
