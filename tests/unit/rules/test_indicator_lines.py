"""Figures of a document line by line: as printed, each with its own unit and years."""

from __future__ import annotations

from planpress.rules.course_counts import course_counts
from planpress.rules.indicator_lines import IndicatorLine, IndicatorPoint, indicator_lines
from support.plans import PLAIN, plan_of

FIGURES = """
tables:
  staff:
    caption: 員額
    subject: 人力
    head: 年度
    unit: 人
    columns: [111, 112]
    rows:
      all: {label: 合計, values: [71, 未載明]}
      share: {label: 比率, unit: 百分比, values: [44.04%, 41.68%]}
values:
  classes: {title: 101年開辦班期, value: 942個, measure: 班, subject: 班期}
  agencies: {title: 合作機關, value: 33個, as_of: 112年底}
  bare: {title: 平均, value: 92.29}
"""


def _lines() -> dict[str, IndicatorLine]:
    plan, _, _ = plan_of({"plan.yaml": PLAIN, "indicators.yaml": FIGURES}, "taipei", "112-report")
    return {line.key: line for line in indicator_lines(plan)}


def test_a_row_of_a_table_is_a_line_with_its_years() -> None:
    line = _lines()["staff-all"]
    assert (line.title, line.unit, line.subject) == ("員額：合計", "人", "人力")
    assert line.points == (IndicatorPoint("111", "71"), IndicatorPoint("112", "未載明"))
    assert _lines()["staff-share"].unit == "%"


def test_a_single_figure_keeps_its_words_its_day_and_what_it_counts() -> None:
    lines = _lines()
    assert lines["indicators-classes"].points == (IndicatorPoint("101", "942個"),)
    assert (lines["indicators-classes"].unit, lines["indicators-classes"].measure) == ("個", "班")
    assert lines["indicators-agencies"].points == (IndicatorPoint("112年底", "33個"),)
    assert (lines["indicators-agencies"].unit, lines["indicators-agencies"].measure) == ("個", "")
    assert (lines["indicators-bare"].unit, lines["indicators-bare"].subject) == ("", "")


def test_courses_are_counted_unit_by_unit() -> None:
    plan, _, _ = plan_of({"courses.csv": "編號,課程名稱,人數,天數\na,甲,30,3天\nb,乙,20,6場\nc,丙,10,2天\n"})
    counts = course_counts("x", "113", plan.courses.courses)
    assert (counts.courses, list(map(str, counts.lengths)), counts.seats.seats) == (3, ["5天", "6場"], 60)
