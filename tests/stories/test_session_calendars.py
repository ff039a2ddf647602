"""Sessions as calendar files: whoever subscribes sees what is held, when, and what was cancelled."""

from __future__ import annotations

import pytest

from support.calendars import Component, read_calendar
from support.project import Project
from support.sessions import SESSIONS
from support.small import COURSES

HEAD = "編號,課程,梯次,開始,結束,時間,地點,名額,狀態,更正序,更新日期,報名連結"
TIMED = "ai-1-a,ai-1,1,114年5月6日,114年5月7日,09:00至16:00,room-201,40,開放報名,,,https://s.example.gov.tw/"
APART = "ai-2-a,ai-2,,114年5月9日；114年5月6日,,13:30至16:30,線上,60,,,,"
LONG = "data-1-a,data-1,,114年5月29日,114年6月3日,,市政大樓,30,,,,"
CITY = "ics/city/xinghu.ics"
VENUES = "venues:\n  room-201: {title: 人力發展中心201教室, address: 星湖市中正路1號}\n"
AUDIENCES = "audiences:\n  staff: {title: 一般人員}\n  heads: {title: 主管, also: [主管人員]}\n"
HOSTILE = (
    'x\\,;:"<b>&amp;BEGIN:VEVENT',
    "甲，乙；丙\\n丁" * 20,
    '=HYPERLINK("http://a")',
    "鈴聲🎓𠮷",
    "END:VCALENDAR",
)


def _with(small: Project, *rows: str) -> Project:
    small.write("content/vocabularies/venues.yaml", VENUES)
    small.write("content/vocabularies/audiences.yaml", AUDIENCES)
    return small.write(SESSIONS, "\n".join([HEAD, *rows]) + "\n").build()


def _events(small: Project, file: str = CITY) -> dict[str, Component]:
    calendar = read_calendar((small.root / "output" / file).read_bytes())
    return {one.one("UID"): one for one in calendar.components if one.name == "VEVENT"}


def _days(small: Project, file: str = CITY) -> dict[str, tuple[str, str]]:
    return {uid: (one.one("DTSTART"), one.one("DTEND")) for uid, one in _events(small, file).items()}


def test_two_days_in_a_row_are_two_days_and_the_night_is_free(small: Project) -> None:
    _with(small, TIMED)
    assert _days(small) == {
        "session-xinghu.114.ai-1-a@planpress": ("20250506T090000", "20250506T160000"),
        "session-xinghu.114.ai-1-a.2@planpress": ("20250507T090000", "20250507T160000"),
    }


def test_days_apart_are_each_an_entry_in_their_order(small: Project) -> None:
    _with(small, APART)
    assert [first for first, _ in _days(small).values()] == ["20250506T133000", "20250509T133000"]


def test_without_hours_it_is_one_stretch_of_whole_days(small: Project) -> None:
    _with(small, LONG)
    assert _days(small) == {"session-xinghu.114.data-1-a@planpress": ("20250529", "20250604")}


def test_an_entry_tells_where_for_whom_and_where_to_sign_up(small: Project) -> None:
    _with(small, TIMED)
    event = _events(small)["session-xinghu.114.ai-1-a@planpress"]
    assert event.text("SUMMARY") == "生成式工具入門第1梯次（第1天，共2天）"
    assert event.text("LOCATION") == "人力發展中心201教室、星湖市中正路1號"
    for words in ("對象：一般人員", "名額：40人", "https://s.example.gov.tw/", "狀態：開放報名"):
        assert words in event.text("DESCRIPTION")
    assert event.categories() == ["星湖市", "人工智慧系列"]
    assert event.parameters("DTSTART") == {"TZID": "Asia/Taipei"}
    assert event.one("TRANSP") == "OPAQUE"
    assert event.one("SEQUENCE") == "0"


def test_a_change_keeps_the_name_and_counts_up(small: Project) -> None:
    _with(small, TIMED, APART)
    before = _events(small)
    moved = TIMED.replace("114年5月6日,114年5月7日", "114年9月1日,114年9月2日")
    _with(small, APART, moved.replace("開放報名,,", "開放報名,3,114年4月20日"))
    after = _events(small)
    assert set(before) == set(after)
    event = after["session-xinghu.114.ai-1-a@planpress"]
    assert event.one("DTSTART") == "20250901T090000"
    assert event.one("SEQUENCE") == "3"
    assert event.one("DTSTAMP") == event.one("LAST-MODIFIED") == "20250420T000000Z"
    untouched = "session-xinghu.114.ai-2-a@planpress"
    assert before[untouched].properties == after[untouched].properties


def test_a_cancelled_one_stays_and_leaves_calendars_and_one_put_off_is_open(small: Project) -> None:
    _with(small, TIMED.replace("開放報名,", "取消,1"), LONG.replace("市政大樓,30,,", "市政大樓,30,延期,1"))
    cancelled = _events(small)["session-xinghu.114.ai-1-a@planpress"]
    assert cancelled.one("STATUS") == "CANCELLED"
    assert cancelled.one("TRANSP") == "TRANSPARENT"
    assert cancelled.text("SUMMARY").startswith("【取消】")
    put_off = _events(small)["session-xinghu.114.data-1-a@planpress"]
    assert put_off.one("STATUS") == "TENTATIVE"
    assert put_off.text("SUMMARY").startswith("【延期】")


def test_each_city_series_course_audience_and_session_has_a_file_and_none_is_empty(small: Project) -> None:
    _with(small, TIMED, APART, LONG)
    files = {
        CITY: 5,
        "ics/series/xinghu-114-ai.ics": 4,
        "ics/series/xinghu-114-data.ics": 1,
        "ics/course/xinghu-114-ai-2.ics": 2,
        "ics/audience/staff.ics": 5,
        "ics/session/xinghu-114-data-1-a.ics": 1,
    }
    assert {file: len(_events(small, file)) for file in files} == files
    made = {
        file.relative_to(small.root / "output").as_posix()
        for file in (small.root / "output/ics").rglob("*.ics")
    }
    assert "ics/audience/heads.ics" not in made
    assert "ics/course/xinghu-114-ai-3.ics" not in made
    assert "../../../../ics/series/xinghu-114-ai.ics" in small.page("series/xinghu/114/ai/").links()
    assert {"../ics/city/xinghu.ics", "../ics/audience/staff.ics"} <= set(small.page("calendar/").links())


def test_an_audience_is_known_by_its_other_names(small: Project) -> None:
    _with(small, "ai-3-a,ai-3,,114年5月6日,,,,,,,,")
    assert list(_events(small, "ics/audience/heads.ics")) == ["session-xinghu.114.ai-3-a@planpress"]


def test_where_the_site_stands_is_known_an_entry_has_an_address(small: Project) -> None:
    small.edit("content/site.yaml", "as_of:", "address: https://example.gov.tw/plans/\nas_of:")
    _with(small, LONG)
    (event,) = _events(small).values()
    assert event.one("URL") == "https://example.gov.tw/plans/sessions/xinghu/114/data-1-a/"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_come_back_as_they_were(small: Project, text: str) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    small.edit(COURSES, "試算表與圖表", quoted)
    _with(small, LONG.replace("市政大樓", quoted))
    assert not small.outcome.failed, small.diagnostics
    (event,) = _events(small).values()
    assert event.text("SUMMARY") == text
    assert event.text("LOCATION") == text
    assert f"地點：{text}" in event.text("DESCRIPTION")


def test_the_same_sources_give_the_same_bytes_whatever_the_day(small: Project) -> None:
    _with(small, TIMED, APART, LONG)
    before = (small.root / "output" / CITY).read_bytes()
    head, *rows = (small.root / SESSIONS).read_text("utf-8").splitlines()
    small.write(SESSIONS, "\n".join([head, *reversed(rows)]) + "\n")
    small.edit("content/site.yaml", "115年1月2日", "116年1月2日").build()
    assert (small.root / "output" / CITY).read_bytes() == before
