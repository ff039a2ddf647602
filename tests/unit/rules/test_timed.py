"""What a timeline takes from the records of a plan: sessions before months, days of every year, in order."""

from __future__ import annotations

from datetime import date

import pytest

from planpress.rules.timed import Timed, timed
from support.plans import plan_of

COURSES = """\
digital:
  title: 數位
  courses:
    late: {title: 成果發表, months: "9月、11至12月"}
    early: {title: 願景共識營, months: 2至3月}
    lost: {title: 另行通知}
  series:
    ai:
      title: 人工智慧系列
      courses: {ai-1: {title: 初階, months: 5月}, ai-2: {title: 進階, months: 6月}}
"""
SESSIONS = """\
編號,課程,開始,結束,狀態
ai-1-a,ai-1,113年5月6日,113年5月8日,開放報名
ai-1-b,ai-1,113年4月2日；113年4月9日,,
ai-1-c,ai-1,113年1月2日,,取消
"""
RULES = """\
deadlines:
  report: {clause: report, what: 提報成果, who: 各機關, by: 每年12月31日}
  once: {clause: report, what: 選讀課程, who: 各機關, by: 113年9月30日}
"""
PLAN = "title: 計畫\nkind: plan\nperiod: {period}\ntables: {{all: {{of: courses, columns: [課程名稱]}}}}\n"


def _rows(timeline: str, period: str = "113年", **texts: str) -> tuple[Timed, ...]:
    given = {
        "plan.yaml": PLAN.format(period=period),
        "courses.yaml": COURSES,
        "rules.yaml": RULES,
        "document.md": "# 成果 {#report}\n\n各機關提報成果。\n",
        "figures.yaml": f"timelines:\n  year: {{title: 時程, {timeline}}}\n",
        **{name.replace("_", "."): text for name, text in texts.items()},
    }
    plan, _, _ = plan_of(given)
    return timed(plan.figures.timelines["year"], plan)


def test_courses_of_a_table_stand_in_the_order_of_their_first_days_and_those_without_last() -> None:
    assert [(row.name, row.when) for row in _rows("of: all")] == [
        ("願景共識營", "2至3月"),
        ("初階", "5月"),
        ("進階", "6月"),
        ("成果發表", "9月、11至12月"),
        ("另行通知", "未載明"),
    ]


def test_neighbouring_months_are_one_stretch_and_others_several() -> None:
    (row,) = _rows("of: late")
    assert row.stretches == (
        (date(2024, 9, 1), date(2024, 9, 30)),
        (date(2024, 11, 1), date(2024, 12, 31)),
    )


def test_a_plan_over_two_years_has_its_months_in_both_and_joins_them_over_new_year() -> None:
    (row,) = _rows("items: [{title: 開課, when: 12月、1月}]", period="113年8月1日至114年7月31日")
    assert row.stretches == ((date(2024, 12, 1), date(2025, 1, 31)),)


def test_sessions_go_before_months_and_a_cancelled_one_is_left_out() -> None:
    (row,) = _rows("of: ai-1", sessions_csv=SESSIONS)
    assert row.when == "113年4月2日、113年4月9日、113年5月6日至113年5月8日"
    assert row.stretches[-1] == (date(2024, 5, 6), date(2024, 5, 8))
    assert len(row.stretches) == 3


@pytest.mark.parametrize(("name", "count"), [("digital", 5), ("ai", 2), ("ai-2", 1), ("all", 5)])
def test_a_track_a_series_and_a_table_are_their_courses(name: str, count: int) -> None:
    assert len(_rows(f"of: {name}")) == count


def test_what_is_named_twice_stands_once() -> None:
    assert len(_rows("of: [ai, ai-2]")) == 2


def test_deadlines_stand_on_their_day_in_each_year_of_the_plan() -> None:
    once, report = _rows("of: [report, once]", period="113年至114年")
    assert (once.name, once.stretches) == ("選讀課程", ((date(2024, 9, 30), date(2024, 9, 30)),))
    assert (report.name, report.when) == ("提報成果", "每年12月31日")
    assert [first for first, _ in report.stretches] == [date(2024, 12, 31), date(2025, 12, 31)]


def test_without_a_period_months_have_no_days() -> None:
    (row,) = _rows("of: early", period="未載明")
    assert (row.when, row.stretches) == ("2至3月", ())
