"""A session has an end, and from there its days are counted: on the page and in the calendar."""

from __future__ import annotations

from support.calendars import Component, read_calendar
from support.project import Project
from support.small import PLAN

SESSIONS = "編號,課程,開始,結束,狀態\nai-1-a,ai-1,114年1月20日,114年1月22日,\nai-2-a,ai-2,114年3月3日,,取消\n"
RULES = """\
deadlines:
  register: {clause: hours, what: 登錄時數, who: 主辦機關, within: 7個工作天, after: 訓練辦竣}
  survey: {clause: hours, what: 訓後調查, from: 第3個月, to: 第6個月, after: 訓練結束}
"""
HOLIDAYS = """\
years:
  "114":
    source: 虛構的辦公日曆
    holidays:
      - {date: 114年1月27日, title: 調整放假}
      - {date: 114年1月28日, title: 除夕}
      - {date: 114年1月29日, title: 春節}
      - {date: 114年1月30日, title: 春節}
      - {date: 114年1月31日, title: 春節}
    workdays:
      - {date: 114年2月8日, title: 補行上班}
"""


def _with_sessions(small: Project, holidays: str = HOLIDAYS) -> Project:
    rules = (small.root / f"{PLAN}/rules.yaml").read_text("utf-8")
    small.write(f"{PLAN}/rules.yaml", rules + RULES).write(f"{PLAN}/sessions.csv", SESSIONS)
    if holidays:
        small.write("content/vocabularies/holidays.yaml", holidays)
    return small.build()


def _entries(small: Project) -> dict[str, Component]:
    calendar = read_calendar((small.root / "output/ics/duties/xinghu.ics").read_bytes())
    return {entry.one("UID"): entry for entry in calendar.components}


def test_the_day_is_counted_over_the_new_year_and_told_on_the_page(small: Project) -> None:
    _with_sessions(small)
    entry = _entries(small)["duty-xinghu-114-register-ai-1-a@planpress"]
    assert entry.one("DTSTART") == "20250207"
    assert entry.text("SUMMARY") == "登錄時數：生成式工具入門"
    assert entry.categories() == ["主辦機關"]
    page = small.page("duties/xinghu/").shows("114年2月7日以前", "114年1月22日結束", "訓練辦竣後7個工作天內")
    assert "../../sessions/xinghu/114/ai-1-a/" in page.links()


def test_a_window_of_months_lasts_from_its_first_to_its_last_day(small: Project) -> None:
    _with_sessions(small)
    entry = _entries(small)["duty-xinghu-114-survey-ai-1-a@planpress"]
    assert (entry.one("DTSTART"), entry.one("DTEND")) == ("20250422", "20250723")
    small.page("duties/xinghu/").shows("114年4月22日至114年7月22日")


def test_a_cancelled_session_leaves_the_calendars_that_had_it(small: Project) -> None:
    _with_sessions(small)
    assert _entries(small)["duty-xinghu-114-register-ai-2-a@planpress"].one("STATUS") == "CANCELLED"


def test_without_a_table_of_holidays_no_day_is_guessed(small: Project) -> None:
    _with_sessions(small, holidays="")
    assert "duty-xinghu-114-register-ai-1-a@planpress" not in _entries(small)
    small.page("duties/xinghu/").shows("114年沒有放假日資料，工作天算不出日期。")


def test_another_day_moves_the_entry_and_keeps_its_name(small: Project) -> None:
    _with_sessions(small)
    before = _entries(small)
    small.edit(f"{PLAN}/sessions.csv", "114年1月22日", "114年1月23日").build()
    after = _entries(small)
    assert set(before) == set(after)
    assert after["duty-xinghu-114-register-ai-1-a@planpress"].one("DTSTART") == "20250208"
    stamps = {entry.one("DTSTAMP") for entry in (*before.values(), *after.values())}
    assert stamps == {"20250101T000000Z"}


def test_where_the_site_stands_is_known_the_clause_has_an_address(small: Project) -> None:
    _with_sessions(small)
    small.edit("content/site.yaml", "as_of:", "address: https://example.gov.tw/plans/\nas_of:").build()
    entry = _entries(small)["duty-xinghu-114-register@planpress"]
    assert entry.name == "VTODO"
    assert entry.one("URL") == "https://example.gov.tw/plans/xinghu/114/#hours"


def test_a_last_day_on_a_day_off_is_told_with_the_day_to_which_it_may_move(small: Project) -> None:
    rules = (small.root / f"{PLAN}/rules.yaml").read_text("utf-8")
    list_due = "deadlines:\n  list: {clause: hours, what: 函送名單, who: 各機關, by: 114年1月28日}\n"
    small.write(f"{PLAN}/rules.yaml", rules + list_due)
    small.write("content/vocabularies/holidays.yaml", HOLIDAYS).build()
    small.page("duties/xinghu/").shows("114年1月28日放假；文件沒有寫是否順延至114年2月3日")
    entry = _entries(small)["duty-xinghu-114-list@planpress"]
    assert entry.one("DTSTART") == "20250128"
    assert "114年2月3日" in entry.text("DESCRIPTION")
    small.write("content/vocabularies/holidays.yaml", "years: {}\n").build()
    small.page("duties/xinghu/").shows("函送名單").hides("順延")


def test_a_window_from_the_end_of_a_month_tells_both_readings(small: Project) -> None:
    _with_sessions(small)
    sessions = f"{PLAN}/sessions.csv"
    small.edit(sessions, "114年1月22日", "114年2月28日").build()
    page = small.page("duties/xinghu/").shows("114年5月31日至114年8月28日", "另一種算法")
    page.shows("開始114年5月28日、最後一天114年8月31日", "行政程序法第48條")
    entry = _entries(small)["duty-xinghu-114-survey-ai-1-a@planpress"]
    assert "114年8月31日" in entry.text("DESCRIPTION")


def test_what_waits_for_an_event_is_said_to_have_no_day(small: Project) -> None:
    _with_sessions(small)
    small.page("duties/xinghu/").shows("隨事件起算的期限沒有固定的日期")
    tasks = [entry for entry in _entries(small).values() if entry.name == "VTODO"]
    waiting = [entry for entry in tasks if "訓練辦竣後" in entry.text("SUMMARY")]
    assert waiting
    assert all("沒有固定的日期" in entry.text("DESCRIPTION") for entry in waiting)
