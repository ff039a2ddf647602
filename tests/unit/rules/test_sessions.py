"""Stories about dated sessions: who and what is booked twice, and which days and hours are odd."""

from __future__ import annotations

from datetime import date

import pytest

from planpress.model.sessions import Session
from planpress.rules.session_days import is_held_on, minutes_taught, shared_day
from planpress.rules.working_days import WorkingCalendar
from support.plans import findings, plan_of

HOLIDAYS = """\
years:
  "113":
    source: 虛構的辦公日曆
    holidays:
      - {date: 113年4月4日, title: 兒童節}
      - {date: 113年4月5日, title: 清明節}
      - {date: 113年10月10日, title: 國慶日}
    workdays:
      - {date: 113年2月17日, title: 補行上班}
"""
VENUES = "venues:\n  room-201: {title: 201教室, also: [二樓教室], seats: 40}\n"
CALENDAR_113 = WorkingCalendar({113: (frozenset([date(2024, 4, 4), date(2024, 4, 5)]), frozenset())})
COURSES = "編號,類別,系列,課程名稱\nai-1,,,生成式工具\nai-2,,,資料分析\n"


def _codes(sessions: str, courses: str = COURSES, plan: str = "period: 113年") -> list[str]:
    texts = {
        "plan.yaml": f"title: 計畫\nkind: plan\n{plan}\n",
        "courses.csv": courses,
        "sessions.csv": sessions,
        "holidays.yaml": HOLIDAYS,
        "venues.yaml": VENUES,
    }
    found = [item for item in findings(texts) if item.code[:2] == "R9"]
    return [f"{item.code} {item.wording} {'/'.join(map(str, item.ref.path))}" for item in found]


def _session(row: str, heads: str = "編號,課程,開始,結束,時間") -> Session:
    plan, _, _ = plan_of({"sessions.csv": f"{heads}\n{row}\n", "courses.csv": COURSES})
    return plan.sessions[0]


# -- booked twice ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("ai-2-a,ai-2,113年5月6日,,11:59至13:00,t-7", ["R90 default ai-2-a/講師"]),
        ("ai-2-a,ai-2,113年5月6日,,12:00至13:00,t-7", []),
        ("ai-2-a,ai-2,113年5月6日,,08:00至09:01,Ｔ-7", ["R90 default ai-2-a/講師"]),
        ("ai-2-a,ai-2,113年5月6日,,08:00至09:00,t-7", []),
        ("ai-2-a,ai-2,113年5月6日,,09:00至12:00,t-8", []),
        ("ai-2-a,ai-2,113年5月7日,,09:00至12:00,t-7", []),
        ("ai-2-a,ai-2,113年5月3日,113年5月8日,09:00至12:00,t-9；t-7", ["R90 default ai-1-a/講師"]),
        ("ai-2-a,ai-2,113年5月3日；113年5月8日,,09:00至12:00,t-7", []),
        ("ai-2-a,ai-2,113年5月6日,,,t-7", ["R90 untimed ai-2-a/講師"]),
        ("ai-2-a,ai-2,113年5月6日,,,-", []),
    ],
)
def test_an_instructor_is_in_one_room_at_a_time(second: str, found: list[str]) -> None:
    first = "ai-1-a,ai-1,113年5月6日,,09:00至12:00,t-7"
    assert _codes(f"編號,課程,開始,結束,時間,講師\n{first}\n{second}\n") == found


@pytest.mark.parametrize(
    ("venues", "found"),
    [
        (("room-201,", "二樓教室,實體"), ["R91 default ai-2-a/地點"]),
        (("臺北 201,", "台北201,"), ["R91 default ai-2-a/地點"]),
        (("301教室,", "302教室,"), []),
        (("301教室,線上", "301教室,線上"), []),
        (("301教室,實體與線上", "301教室,"), ["R91 default ai-2-a/地點"]),
        (("線上,", "線上,"), []),
        (("另擇地辦理,", "另擇地辦理,"), []),
        ((",", ","), []),
    ],
)
def test_a_room_holds_one_class_at_a_time(venues: tuple[str, str], found: list[str]) -> None:
    rows = [
        f"ai-{number}-a,ai-{number},113年5月6日,09:00至12:00,{venue}"
        for number, venue in enumerate(venues, 1)
    ]
    assert _codes("\n".join(["編號,課程,開始,時間,地點,方式", *rows]) + "\n") == found


@pytest.mark.parametrize("state", ["取消", "延期"])
def test_what_does_not_take_place_books_nothing(state: str) -> None:
    rows = "ai-1-a,ai-1,112年5月6日,09:00至12:00,201教室,\n"
    rows += f"ai-2-a,ai-2,112年5月6日,09:00至12:00,201教室,{state}\n"
    heads = "編號,課程,開始,時間,地點,狀態\n"
    assert _codes(heads + rows) == ["R92 default ai-1-a/開始", "R93 no_table ai-1-a/開始"]


def test_of_three_in_one_room_each_is_told_once() -> None:
    rows = [f"ai-1-{name},ai-1,{name},113年5月6日,09:00至12:00,201教室" for name in ("1", "2", "3")]
    found = _codes("\n".join(["編號,課程,梯次,開始,時間,地點", *rows]) + "\n")
    assert found == ["R91 default ai-1-2/地點", "R91 default ai-1-3/地點"]


def test_days_off_in_between_are_not_held() -> None:
    long = _session("ai-1-a,ai-1,113年4月1日,113年4月9日,")
    on_the_day_off = _session("ai-2-a,ai-2,113年4月4日,113年4月5日,")
    assert not is_held_on(long, date(2024, 4, 4), CALENDAR_113)
    assert is_held_on(on_the_day_off, date(2024, 4, 4), CALENDAR_113)
    assert shared_day(long, on_the_day_off, CALENDAR_113) is None
    assert shared_day(long, on_the_day_off, WorkingCalendar()) == date(2024, 4, 4)
    later = _session("ai-2-b,ai-2,113年4月5日,113年4月8日,")
    assert shared_day(long, later, CALENDAR_113) == date(2024, 4, 8)


# -- days -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("113年1月1日,113年1月3日,跨年班（假日）", []),
        ("112年12月29日,113年1月3日,", ["R92 default ai-1-a/開始", "R93 no_table ai-1-a/開始"]),
        ("113年12月30日,114年1月2日,", ["R92 default ai-1-a/結束", "R93 no_table ai-1-a/開始"]),
        ("113年2月17日,,", []),
        ("113年2月18日,,", ["R93 default ai-1-a/開始"]),
        ("113年2月18日,,星期日上課", []),
        ("113年10月10日,,", ["R93 default ai-1-a/開始"]),
        ("113年10月11日,113年10月14日,", []),
        ("113年10月9日,113年10月11日,", ["R93 between ai-1-a/結束"]),
        ("113年5月6日；113年5月11日,,", ["R93 default ai-1-a/開始"]),
        ("113年5月6日；113年5月8日,113年5月8日,", ["R98 default ai-1-a/結束"]),
        ("113年5月6日；113年5月6日,,", ["R98 twice ai-1-a/開始"]),
    ],
)
def test_days_of_a_session(row: str, found: list[str]) -> None:
    assert _codes(f"編號,課程,開始,結束,備註\nai-1-a,ai-1,{row}\n") == found


def test_a_plan_without_a_period_limits_no_session() -> None:
    assert _codes("編號,課程,開始\nai-1-a,ai-1,113年5月6日\n", plan="period: 未載明") == []


def test_years_without_a_table_are_told_once() -> None:
    rows = "ai-1-a,ai-1,112年5月8日\nai-1-b,ai-1,111年5月9日\nai-1-c,ai-1,112年6月5日\n"
    found = _codes(f"編號,課程,開始\n{rows}", plan="period: 111至113年")
    assert found == ["R93 no_table ai-1-a/開始"]


@pytest.mark.parametrize(
    ("months", "found"), [("5月", []), ("3至6月", []), ("6月", ["R99 default ai-1-a/開始"])]
)
def test_a_class_begins_in_a_month_of_its_course(months: str, found: list[str]) -> None:
    courses = f"編號,類別,系列,課程名稱,預定開訓月份\nai-1,,,生成式工具,{months}\n"
    rows = "ai-1-b,ai-1,113年6月3日\nai-1-a,ai-1,113年5月6日\n"
    assert _codes(f"編號,課程,開始\n{rows}", courses) == found


# -- hours ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("time", "taught"),
    [
        ("09:00至17:00", 7 * 60),
        ("09:00至12:30", 210),
        ("12:30至18:00", 330),
        ("13:00至18:00", 300),
        ("11:00至13:00", 120),
    ],
)
def test_the_hour_from_noon_counts_not_for_who_goes_on_over_it(time: str, taught: int) -> None:
    assert minutes_taught(_session(f"ai-1-a,ai-1,113年5月6日,,{time}")) == taught


@pytest.mark.parametrize(
    ("time", "found"),
    [
        ("09:00至17:00", []),
        ("09:00至17:01", ["R94 noon ai-1-a/時間"]),
        ("09:00至18:00", ["R94 noon ai-1-a/時間"]),
        ("09:00至18:01", ["R94 default ai-1-a/時間"]),
        ("13:00至21:00", []),
        ("13:00至21:30", ["R94 default ai-1-a/時間"]),
        ("", []),
    ],
)
def test_a_day_has_eight_hours(time: str, found: list[str]) -> None:
    assert _codes(f"編號,課程,開始,時間\nai-1-a,ai-1,113年5月6日,{time}\n") == found


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ("ai-1,1,113年5月6日,13:00至18:00", ["R94 together ai-1-b/時間"]),
        ("ai-1,1,113年5月6日,13:00至17:00", []),
        ("ai-1,2,113年5月6日,13:00至18:00", []),
        ("ai-2,1,113年5月6日,13:00至18:00", []),
        ("ai-1,1,113年5月7日,13:00至18:00", []),
        ("ai-1,1,113年5月6日,09:00至14:00", []),
    ],
)
def test_sessions_of_one_class_share_a_day(second: str, found: list[str]) -> None:
    rows = f"ai-1-a,ai-1,1,113年5月6日,08:00至12:00\nai-1-b,{second}\n"
    assert _codes(f"編號,課程,梯次,開始,時間\n{rows}") == found


@pytest.mark.parametrize(
    ("hours", "rows", "found"),
    [
        ("6小時", "ai-1-a,ai-1,113年5月6日,,09:00至12:00\n", ["R96 default ai-1-a/時間"]),
        ("6小時", "ai-1-a,ai-1,113年5月6日,113年5月7日,09:00至12:00\n", []),
        ("6.5小時", "ai-1-a,ai-1,113年5月6日；113年5月8日,,09:00至12:00\n", ["R96 default ai-1-a/時間"]),
        ("3小時", "ai-1-a,ai-1,113年5月6日,,09:00至12:00\n", []),
        ("6小時", "ai-1-a,ai-1,113年5月6日,,\n", []),
        ("未載明", "ai-1-a,ai-1,113年5月6日,,09:00至10:00\n", []),
    ],
)
def test_sessions_are_as_long_as_their_course(hours: str, rows: str, found: list[str]) -> None:
    courses = f"編號,類別,系列,課程名稱,時數\nai-1,,,生成式工具,{hours}\n"
    assert _codes(f"編號,課程,開始,結束,時間\n{rows}", courses) == found


def test_hours_learned_online_need_no_session() -> None:
    courses = "編號,類別,系列,課程名稱,時數,辦理方式\nai-1,,,生成式工具,6小時,{}\n"
    rows = "編號,課程,開始,時間,方式\nai-1-a,ai-1,113年5月6日,09:00至12:00,{}\n"
    assert _codes(rows.format("實體"), courses.format("混成學習")) == []
    assert _codes(rows.format("實體＋數位"), courses.format("專班訓練")) == []
    assert _codes(rows.format("實體"), courses.format("專班訓練")) == ["R96 default ai-1-a/時間"]


# -- seats ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("people", "seats", "found"),
    [
        ("80", ("room-201,40", "301教室,40"), []),
        ("81", ("room-201,40", "301教室,40"), ["R95 course ai-1-b/名額"]),
        ("81", ("room-201,40", "301教室,"), []),
        ("未載明", ("room-201,40", "301教室,40"), []),
        ("", ("room-201,41", "301教室,400"), ["R95 default ai-1-a/名額"]),
        ("", ("二樓教室,41", "room-201,40"), ["R95 default ai-1-a/名額"]),
    ],
)
def test_people_find_a_seat(people: str, seats: tuple[str, str], found: list[str]) -> None:
    courses = f"編號,類別,系列,課程名稱,人數\nai-1,,,生成式工具,{people}\n"
    rows = f"ai-1-a,ai-1,1,113年5月6日,{seats[0]}\nai-1-b,ai-1,2,113年5月7日,{seats[1]}\n"
    assert _codes(f"編號,課程,梯次,開始,地點,名額\n{rows}", courses) == found


def test_a_session_of_no_known_course_is_still_looked_at() -> None:
    assert _codes("編號,課程,開始\nai-9-a,ai-9,113年10月10日\n") == ["R93 default ai-9-a/開始"]
