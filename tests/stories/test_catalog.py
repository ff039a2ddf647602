"""The catalog: a list for each value, an index by strokes; an edited course renders its own lists alone."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from support.catalog_projects import large_catalog
from support.project import Project
from support.prose_site import prose_project
from support.small import COURSES, PLAN

SESSIONS = f"{PLAN}/sessions.csv"
HELD = """\
編號,課程,開始,時間,地點,狀態
ai-1-a,ai-1,114年5月6日,09:00至16:00,人力發展中心,開放報名
ai-1-b,ai-1,114年8月6日,,人力發展中心,取消
"""
PAGES = ("catalog_page", "catalog_facet", "catalog_value")
FILES = ("catalog_index", "catalog_rows", "catalog_titles")
VALUE = "catalog/audience/supervisors/"


@pytest.fixture
def known(small: Project) -> Project:
    """The small project with the audience 主管 in its vocabulary."""
    audiences = "audiences:\n  supervisors: {title: 主管, also: [主管人員]}\n"
    return small.write("content/vocabularies/audiences.yaml", audiences).build()


def made(project: Project) -> dict[str, int]:
    """How often each of the catalog's queries ran."""
    return {name: project.ran(name) for name in (*PAGES, *FILES) if project.ran(name)}


def rows(project: Project, number: int = 0) -> dict[str, Any]:
    packed = project.tree()[f"catalog/rows/xinghu/114/{number}.bin"]
    found: dict[str, Any] = json.loads(zlib.decompress(packed, -15))
    return found


def test_the_catalog_counts_what_each_value_has_and_leads_to_its_list(known: Project) -> None:
    page = known.page("catalog/").shows(
        "共6門課程", "縣市", "星湖市6", "主管2", "3小時以下3", "逾3小時至6小時3"
    )
    assert "audience/supervisors/" in page.links()

    known.page(VALUE).shows("對象：主管", "共2門課程", "提示的寫法", "問卷的設計").hides("試算表與圖表")
    known.page("catalog/audience/").shows("依對象找課程", "主管2", "一般人員4")


def test_every_list_leads_on_to_the_catalog_with_its_value(known: Project) -> None:
    assert "../../?audience=supervisors" in known.page(VALUE).links()
    words = next(path for path in known.tree() if path.startswith("catalog/series/") and path.count("/") == 3)
    links = known.page(words.removesuffix("index.html")).links()
    assert any(link.startswith("../../?series=%E") for link in links)


def test_courses_stand_by_the_strokes_of_their_first_character(small: Project) -> None:
    page = small.page("catalog/strokes/")
    shown = [
        title
        for title in ("公開資料的應用", "生成式工具入門", "提示的寫法", "試算表與圖表")
        if page.shows(title)
    ]
    places = [page.text.index(title) for title in shown]
    assert places == sorted(places)
    page.shows("4畫1", "5畫2")
    small.page("catalog/strokes/5/").shows("生成式工具入門", "用生成式工具寫公文").hides("公開資料的應用")


def test_sessions_are_found_by_month_and_place_and_a_cancelled_one_is_not(small: Project) -> None:
    small.write(SESSIONS, HELD).build()

    small.page("catalog/month/5/").shows("生成式工具入門")
    small.page("catalog/").shows("地點", "人力發展中心1").hides("8月")
    held = rows(small)["sessions"][0]
    assert [one[:2] for one in held] == [["ai-1-a", "生成式工具入門"], ["ai-1-b", "生成式工具入門"]]
    assert "STATUS:CANCELLED" in held[1][4]


def test_the_files_for_scripts_carry_what_the_pages_show(small: Project) -> None:
    found = rows(small)
    assert found["id"] == ["ai-1", "ai-2", "ai-3", "data-1", "data-2", "data-3"]
    assert found["hours"][0] == "3小時"
    titles = zlib.decompress(small.tree()["catalog/rows/xinghu/114/titles.bin"], -15).decode().split("\n")
    assert titles[1:] == found["title"]
    assert "catalog/index.bin" in small.tree()


def test_an_edited_cell_that_no_list_sorts_by_changes_rows_and_the_lists_that_show_it(known: Project) -> None:
    known.edit(COURSES, "20,3小時,\ndata-1", "21,3小時,\ndata-1").build()

    ran = made(known)
    known.page(VALUE).shows("21人")
    assert ran.pop("catalog_value") == 7  # city, year, audience, track, series, length, strokes
    assert ran == {"catalog_page": 1, "catalog_facet": 1, "catalog_index": 1, "catalog_rows": 1}
    assert known.ran("course_page") == 1


def test_a_purpose_that_no_list_shows_renders_no_list(small: Project) -> None:
    head, *lines = (small.root / COURSES).read_text("utf-8").splitlines()
    text = "\n".join([f"{head},目標", *(f"{line},認識工具" for line in lines)]) + "\n"
    small.write(COURSES, text).build()

    small.write(COURSES, text.replace("認識", "會用", 1)).build()

    assert made(small) == {}
    assert small.ran("course_page") == 1


def test_another_audience_moves_the_course_from_list_to_list(known: Project) -> None:
    known.edit(COURSES, "提示的寫法,主管人員", "提示的寫法,一般人員").build()

    known.page(VALUE).shows("共1門課程", "問卷的設計").hides("提示的寫法")
    known.page("catalog/").shows("主管1", "一般人員5")
    assert known.ran("catalog_part") == 1


def test_a_value_that_nothing_has_any_more_has_no_page(known: Project) -> None:
    assert f"{VALUE}index.html" in known.tree()
    text = (known.root / COURSES).read_text("utf-8")

    known.write(COURSES, text.replace("主管人員", "一般人員")).build()

    assert f"{VALUE}index.html" not in known.tree()
    known.page("catalog/").hides("主管")


def test_a_plan_that_is_edited_leaves_the_parts_of_others_alone(tmp_path: Path) -> None:
    project = large_catalog(tmp_path / "two", plans=2, tracks=1, series=1, courses=3).build()
    file = "plans/xinghu/114/courses.csv"
    title = (project.root / file).read_text("utf-8").splitlines()[1].split(",")[3]

    project.edit(file, f",{title},", ",提示怎麼寫,").build()

    assert project.ran("catalog_part") == 1
    assert {name: made(project)[name] for name in FILES} == dict.fromkeys(FILES, 1)
    project.page("catalog/year/114/").shows("提示怎麼寫").hides(title)


def test_long_lists_come_in_pages(tmp_path: Path) -> None:
    project = large_catalog(tmp_path / "large", plans=1, tracks=1, series=25, courses=10).build()

    project.page("catalog/city/xinghu/").shows("共250門課程")
    first, third = (project.page(f"catalog/city/xinghu/{page}") for page in ("", "3/"))
    assert len(_titles(first.html)) == 100
    assert len(_titles(third.html)) == 50
    assert "catalog/city/xinghu/4/index.html" not in project.tree()
    assert {"2/", "3/"} <= set(first.links())
    third.shows("第3頁")


@pytest.mark.long
def test_a_value_of_thousands_is_listed_by_series(tmp_path: Path) -> None:
    project = large_catalog(tmp_path / "large", plans=1, tracks=3, series=28, courses=25).build()

    page = project.page("catalog/city/xinghu/").shows("共2100門課程", "25門課程")
    assert len(_titles(page.html)) == 84
    assert "../../../series/xinghu/113/t1-s1/" in page.links()


def _titles(html: str) -> list[str]:
    return html.split('class="course-row__title"')[1:]


ODD = ["<b>主管</b>", "../../x", "=1+1"]
MORE = ["主管?x=1&y=2#z", '"主管"', "…"]


@pytest.mark.parametrize("odd", [*ODD, *(pytest.param(one, marks=pytest.mark.long) for one in MORE)])
def test_any_words_make_a_value_with_a_page_of_its_own(small: Project, odd: str) -> None:
    text = (small.root / COURSES).read_text("utf-8")
    cell = '"' + odd.replace('"', '""') + '"'

    small.write(COURSES, text.replace("提示的寫法,主管人員", f"提示的寫法,{cell}")).build()

    paths = [path for path in small.tree() if path.startswith("catalog/audience/") and path.count("/") == 3]
    pages = [small.page(path.removesuffix("index.html")) for path in paths]
    assert len([page for page in pages if "提示的寫法" in page.text]) == 1
    assert "<b>" not in small.page("catalog/").html


def test_a_site_without_courses_has_a_catalog_that_leads_nowhere_else(tmp_path: Path) -> None:
    project = prose_project(tmp_path / "prose", 3, 1).build()

    assert [one for one in project.diagnostics if one.code == "L03"] == []
    assert not [one for one in project.page("catalog/").links() if "strokes" in one]
    assert not (project.root / "output/catalog/strokes").exists()
