"""A spreadsheet of courses: one cell, one row, another order, another id."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.project import Project
from support.small import COURSES, many_courses

LISTS = {
    "catalog_page": 1,
    "document_page": 1,
    "ods": 1,
    "odt": 1,
    "pdf": 1,
    "series_page": 1,
    "sheet": 1,
    "track_page": 1,
} | {
    "rule_courses": 1  # the courses that fill hours, as the self-check reads them
}
COVERED = LISTS | {
    "rule_page": 1,  # the page on hours lists the courses that fill them
    "booklet_pdf": 1,
}
SEATS = {"all_indicators_page": 1}  # tells how many courses and seats a plan has
COUNTED = {"city_page": 1, "earlier_page": 1, "home_page": 1, "site_map_page": 1}  # say how many there are


@pytest.mark.long
def test_one_cell_among_a_thousand_rows(tmp_path: Path) -> None:
    project = many_courses(tmp_path, 1000).build()
    assert project.ran("course_page") == 1000
    project.edit(COURSES, "第555班,一般人員,30", "第555班,一般人員,31").build()
    project.page("courses/xinghu/114/all-555/").shows("31")
    lists = {name: count for name, count in LISTS.items() if name != "catalog_page"}  # it lists series here
    assert project.rendered == lists | {"course_page": 1} | SEATS


def test_the_catalog_of_a_long_plan_lists_its_series(tmp_path: Path) -> None:
    project = many_courses(tmp_path, 501).build()
    project.page("catalog/").shows("系列51").shows("10門課程").shows("1門課程").hides("第501班")
    project.page("tracks/xinghu/114/digital/").shows("系列51").hides("第501班")
    project.page("series/xinghu/114/s-51/").shows("第501班")


def test_the_catalog_of_a_shorter_plan_lists_its_courses(tmp_path: Path) -> None:
    project = many_courses(tmp_path, 500).build()
    project.page("catalog/").shows("第500班")
    project.page("tracks/xinghu/114/digital/").shows("第500班")


def test_a_title_is_on_the_pages_beside_it_too(small: Project) -> None:
    small.edit(COURSES, "提示的寫法", "提示詞的寫法").build()
    small.page("courses/xinghu/114/data-1/").shows("提示詞的寫法")
    assert small.rendered == COVERED | {"course_page": 3}


def test_a_row_put_in_and_taken_out(tmp_path: Path) -> None:
    project = many_courses(tmp_path, 60).build()
    before = project.tree()
    project.edit(COURSES, "all-25,", "new-1,digital,s-3,新班,一般人員,30,6小時,\nall-25,").build()
    project.page("series/xinghu/114/s-3/").shows("新班")
    assert project.rendered == COVERED | COUNTED | SEATS | {"course_page": 3, "site_map_file": 1}
    project.edit(COURSES, "new-1,digital,s-3,新班,一般人員,30,6小時,\n", "").build()
    gone = [path for path in project.published.deleted if not path.startswith(("catalog/", "search/index/"))]
    assert gone == ["courses/xinghu/114/new-1/index.html"]
    assert project.ran("course_page") == 2
    assert project.tree() == before


def test_rows_in_another_order_render_their_lists_and_the_pages_beside_them(tmp_path: Path) -> None:
    project = many_courses(tmp_path, 60).build()
    head, *rows = (tmp_path / COURSES).read_text("utf-8").splitlines()
    rows[30:32] = reversed(rows[30:32])
    project.write(COURSES, "\n".join([head, *rows]) + "\n").build()
    assert project.rendered == COVERED | {"course_page": 4}
    assert project.published.deleted == ()
    project.write(COURSES, "\n".join([head, *reversed(rows)]) + "\n").build()
    assert project.published.deleted == ()
    assert project.ran("series_page") == 6


def test_a_course_with_a_new_id_leaves_a_page_that_leads_on(small: Project) -> None:
    small.edit(COURSES, "ai-2,digital,ai,用生成式工具寫公文,一般人員,30,6小時,", RENAMED).build()
    small.page("courses/xinghu/114/ai-9/").shows("用生成式工具寫公文")
    old = small.page("courses/xinghu/114/ai-2/")
    assert "../ai-9/" in old.html
    assert "http-equiv" in old.html
    assert small.ran("redirect_page") == 1
    assert small.published.deleted == ()


def test_a_course_with_a_new_id_and_no_old_one_leaves_nothing(small: Project) -> None:
    small.edit(COURSES, "ai-2,", "ai-9,").build()
    assert small.published.deleted == ("courses/xinghu/114/ai-2/index.html",)


def test_a_session_appears_on_the_page_of_its_course(small: Project) -> None:
    head = "編號,課程,梯次,開始,結束,時間,地點,名額,方式,狀態,報名連結,備註"
    row = "ai-1-a,ai-1,1,114年5月6日,114年5月7日,09:00至16:00,301教室,40,實體,開放報名,,"
    small.write("plans/xinghu/114/sessions.csv", f"{head}\n{row}\n").build()
    small.page("courses/xinghu/114/ai-1/").shows("114年5月6日")
    small.page("sessions/xinghu/114/ai-1-a/").shows("301教室")
    assert small.ran("course_page") == small.ran("session_page") == 1


RENAMED = "ai-9,digital,ai,用生成式工具寫公文,一般人員,30,6小時,ai-2"
