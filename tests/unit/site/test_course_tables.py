"""A table of courses ends with what they come to, if the plan asks for it."""

from __future__ import annotations

import pytest

from planpress.model.plan import TableOf, TableSpec
from planpress.model.records import Notes
from planpress.site.course_tables import course_table
from planpress.site.runs import Filling
from planpress.site.views import ParagraphView, TableView
from support.plans import PLAIN, plan_of
from support.theme import wording

COURSES = """編號,類別,系列,課程名稱,地點,人數,天數,時數
a,t,,甲課,本府,30,3天,2.5小時
b,t,,乙課,本府,150,6場,6小時
c,t,,丙課,本府,,2.5天,
"""
FILLING = Filling(lambda *_: None, lambda *_: None, {})


def _table(courses: str = COURSES, **said: object) -> TableView:
    plan, _, _ = plan_of({"plan.yaml": PLAIN, "document.md": "# 壹\n\n文。\n", "courses.csv": courses})
    spec = TableSpec.model_validate(
        {"of": TableOf.COURSES, "columns": ["課程名稱", "地點", "人數", "天數"], **said}
    )
    return course_table("list", spec, plan.courses.courses, FILLING, "courses/a/1/", wording())


def _words(table: TableView, row: int) -> list[str]:
    return [
        "\n".join(run.text for part in cell.content if isinstance(part, ParagraphView) for run in part.runs)
        for cell in table.rows[row].cells
    ]


def _notes(table: TableView) -> list[str]:
    return ["".join(run.text for run in item) for item in table.notes.items] if table.notes else []


def test_lengths_are_added_up_in_a_line_for_each_unit_and_never_turned_into_one_another() -> None:
    table = _table(totals="合計")
    assert _words(table, -1) == ["合計", "180", "5.5天\n6場"]
    assert (table.rows[-1].columns, table.rows[-1].cells[0].cols, table.rows[-1].total) == (
        (0, 2, 3),
        2,
        True,
    )
    assert table.rows[-1].cells[0].head


def test_hours_are_added_up_and_stay_blank_where_no_course_states_any() -> None:
    columns = ["課程名稱", "時數", "地點"]
    assert _words(_table(columns=columns, totals="合計"), -1) == ["合計", "8.5小時", ""]
    none = COURSES.replace("2.5小時", "").replace("6小時", "")
    assert _words(_table(none, columns=columns, totals="合計"), -1) == ["合計", "", ""]


def test_seats_of_courses_held_several_times_are_said_to_be_unclear() -> None:
    assert ["150" in note for note in _notes(_table(totals="合計"))] == [True]
    own = _table(totals="合計", notes=Notes(label="備註", items=("依通知為準。",)))
    assert _notes(own)[0] == "依通知為準。"
    assert len(_notes(own)) == 2
    assert _notes(_table(COURSES.replace("6場", "6天"), totals="合計")) == []
    assert _notes(_table(columns=["課程名稱", "天數"], totals="合計")) == []


@pytest.mark.parametrize("group", [None, "系列"])
def test_the_name_of_the_row_stands_over_all_columns_before_the_figures(group: str | None) -> None:
    table = _table(COURSES.replace("t,,", "t,一般,"), group=group, totals="總計")
    assert sum(cell.cols for cell in table.rows[-1].cells) == len(table.columns)
    assert _words(table, -1)[0] == "總計"


def test_nothing_is_added_up_where_nobody_asks() -> None:
    assert len(_table().rows) == 3
    assert _notes(_table()) == []
