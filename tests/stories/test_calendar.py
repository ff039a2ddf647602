"""The calendar: a month as a table of days, a list to print, and what is planned without a day."""

from __future__ import annotations

import re
from datetime import date

import pytest

from support.pages import Page
from support.project import Project
from support.sessions import SESSIONS
from support.small import COURSES, PLAN

HEAD = "編號,課程,開始,結束,時間,地點,名額,狀態,更正序,更新日期"
ROWS = (
    "ai-1-a,ai-1,114年5月6日,114年5月7日,09:00至16:00,201教室,40,開放報名,,",
    "ai-2-a,ai-2,114年5月6日；114年5月9日,,13:30至16:30,線上,60,取消,1,114年4月20日",
    "data-1-a,data-1,114年5月29日,114年6月3日,,市政大樓,30,,,",
)
HOLIDAYS = """\
years:
  "114":
    source: 虛構的辦公日曆
    holidays:
      - {date: 114年5月30日, title: 端午節補假}
    workdays:
      - {date: 114年5月31日, title: 補行上班}
"""


def _with(small: Project, *rows: str, holidays: str = HOLIDAYS) -> Project:
    small.write(SESSIONS, "\n".join([HEAD, *rows]) + "\n")
    if holidays:
        small.write("content/vocabularies/holidays.yaml", holidays)
    return small


def _planned(small: Project, months: str = "4至5月") -> Project:
    """The third course is planned for months."""
    text = (small.root / COURSES).read_text("utf-8")
    rows = [row + ("," + ("預定開訓月份" if n == 0 else "")) for n, row in enumerate(text.splitlines())]
    rows[3] += months
    return small.write(COURSES, "\n".join(rows) + "\n")


def _days(page: Page) -> dict[str, str]:
    """The HTML of each day of the month by its date."""
    cells = re.findall(r"<td class=\"month__day[^>]*>.*?</td>", page.html, re.DOTALL)
    dated = ((re.search(r'datetime="([0-9-]+)"', cell), cell) for cell in cells)
    return {match[1]: cell for match, cell in dated if match}


def test_a_month_has_its_days_in_weeks_from_sunday(small: Project) -> None:
    page = _with(small, *ROWS).build().page("calendar/2025-05/")
    assert re.findall(r'<th scope="col">([^<]+)</th>', page.html)[0] == "星期日"
    weeks = re.findall(r"<tr>(.*?)</tr>", page.html.partition("<tbody>")[2], re.DOTALL)
    assert [week.count("<td") for week in weeks] == [7] * 5
    assert weeks[0].count("month__day--other") == 4, "the first of May 2025 is a Thursday"
    assert list(_days(page)) == [f"2025-05-{day:02}" for day in range(1, 32)]


def test_a_session_stands_on_each_of_its_days_with_its_hours(small: Project) -> None:
    days = _days(_with(small, *ROWS).build().page("calendar/2025-05/"))
    assert [day for day, cell in days.items() if "ai-1-a" in cell] == ["2025-05-06", "2025-05-07"]
    assert "第2天" in days["2025-05-07"]
    assert "09:00" in days["2025-05-07"]
    assert [day for day, cell in days.items() if "ai-2-a" in cell] == ["2025-05-06", "2025-05-09"]


def test_a_cancelled_one_stays_and_says_so(small: Project) -> None:
    day = _days(_with(small, *ROWS).build().page("calendar/2025-05/"))["2025-05-09"]
    assert "month__entry--gone" in day
    assert "取消" in day


def test_a_longer_one_skips_days_off_and_goes_on_in_the_next_month(small: Project) -> None:
    _with(small, *ROWS).build()
    may, june = (_days(small.page(f"calendar/2025-{month}/")) for month in ("05", "06"))
    held = [day for days in (may, june) for day, cell in days.items() if "data-1-a" in cell]
    assert held == ["2025-05-29", "2025-05-31", "2025-06-02", "2025-06-03"]


def test_days_off_and_working_saturdays_are_named(small: Project) -> None:
    days = _days(_with(small, *ROWS).build().page("calendar/2025-05/"))
    assert "端午節補假" in days["2025-05-30"]
    assert "month__day--free" in days["2025-05-30"]
    assert "補行上班" in days["2025-05-31"]
    assert "month__day--free" not in days["2025-05-31"]
    assert "month__day--free" in days["2025-05-24"]


def test_a_year_without_a_table_says_so(small: Project) -> None:
    page = _with(small, *ROWS, holidays="").build().page("calendar/2025-05/")
    page.shows("114年沒有放假日資料")
    assert "data-1-a" in _days(page)["2025-05-30"]
    _with(small, *ROWS).build()
    small.page("calendar/2025-05/").hides("沒有放假日資料")


def test_a_course_with_months_and_no_days_is_below_the_days(small: Project) -> None:
    page = _planned(_with(small, *ROWS)).build().page("calendar/2025-04/")
    page.shows("1門課程只有預定月份", "提示的寫法", "4至5月")
    assert not [cell for cell in _days(page).values() if "ai-3" in cell]
    assert "../../courses/xinghu/114/ai-3/" in page.links()
    small.page("calendar/2025-05/").shows("3個班期，另有1門課程只有預定月份")
    assert not (small.root / "output/calendar/2025-04/list").exists()


def test_a_course_that_has_days_is_not_planned_any_more(small: Project) -> None:
    _planned(_with(small, *ROWS, "ai-3-a,ai-3,114年10月1日,,,,,,,")).build()
    small.page("calendar/2025-10/").shows("提示的寫法")
    assert not (small.root / "output/calendar/2025-04").exists()


def test_months_lead_to_one_another_and_the_index_counts_them(small: Project) -> None:
    _planned(_with(small, *ROWS), "2月").build(as_of=date(2025, 5, 20))
    assert "../2025-05/" in small.page("calendar/2025-02/").links()
    assert {"../2025-02/", "../2025-06/"} <= set(small.page("calendar/2025-05/").links())
    index = small.page("calendar/").shows("114年（2025年）", "3個班期", "1門課程只有預定月份", "本月")
    linked = [link for link in index.links() if re.fullmatch(r"20\d\d-\d\d/", link)]
    assert linked == ["2025-02/", "2025-05/", "2025-06/"]
    assert index.html.count('aria-current="date"') == 1


def test_the_list_of_a_month_has_a_row_for_each_day(small: Project) -> None:
    page = _with(small, *ROWS).build().page("calendar/2025-05/list/")
    page.shows("114年5月6日（星期二）", "09:00至16:00", "201教室", "一般人員", "40人", "第2天，共2天")
    assert page.html.count("sessions/xinghu/114/data-1-a/") == 2
    assert 'id="d-2025-05-09"' in page.html


def test_a_full_day_shows_some_and_leads_to_the_list(small: Project) -> None:
    rows = [f"ai-1-{number},ai-1,114年5月6日,,{8 + number:02}:00至18:00,,,,," for number in range(7)]
    page = _with(small, *rows).build().page("calendar/2025-05/")
    day = _days(page)["2025-05-06"]
    assert day.count("sessions/xinghu/114/") == 4
    assert "另有3個班期" in day
    assert "list/#d-2025-05-06" in page.links()
    small.page("calendar/2025-05/list/").shows("14:00至18:00")


def test_sessions_of_several_cities_tell_theirs(small: Project) -> None:
    _with(small, *ROWS).build()
    assert "星湖市" not in _days(small.page("calendar/2025-05/"))["2025-05-06"]
    small.write("content/cities/yunshan.yaml", "name: 雲山縣\n")
    for name in ("plan.yaml", "document.md", "courses.csv", "rules.yaml", "indicators.yaml"):
        small.write(f"plans/yunshan/114/{name}", (small.root / PLAN / name).read_bytes())
    small.write("plans/yunshan/114/sessions.csv", f"{HEAD}\n{ROWS[0]}\n").build()
    day = _days(small.page("calendar/2025-05/"))["2025-05-06"]
    assert "星湖市" in day
    assert "雲山縣" in day


@pytest.mark.parametrize("last", ["214年5月7日", "999年12月31日"])
def test_a_slip_of_the_year_makes_no_thousand_months(small: Project, last: str) -> None:
    _with(small, f"ai-1-a,ai-1,114年5月6日,{last},09:00至16:00,,,,,").build()
    assert small.says("R88").ref.path == ("ai-1-a", "結束")
    assert len(list((small.root / "output/calendar").glob("*-*/index.html"))) == 2
