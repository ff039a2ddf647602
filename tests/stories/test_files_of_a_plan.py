"""Stories about a plan's files: a name that nobody reads, one that is missing, two where one belongs."""

from __future__ import annotations

from pathlib import Path

import pytest

from planpress.pipeline.run import run_check
from support.codebook import codebook
from support.project import Project
from support.small import COURSES, DOCUMENT, FILES, PLAN, small_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return small_project(tmp_path / "small")


def test_a_city_that_has_no_file_is_told_with_the_one_that_was_meant(project: Project) -> None:
    project.write("plans/xingho/114/plan.yaml", FILES[f"{PLAN}/plan.yaml"]).build()
    assert (project.says("P60").wording, dict(project.says("P60").params)["meant"]) == ("near", "xinghu")
    project.remove("plans/xingho").write("plans/elsewhere/114/plan.yaml", "title: x\n").build()
    assert project.says("P60").wording == "default"


def test_a_plan_needs_its_two_files(project: Project) -> None:
    project.remove(f"{PLAN}/document.md").build()
    said = project.says("P61")
    assert (said.ref.file, dict(said.params)) == (PLAN, {"name": "document.md"})


@pytest.mark.parametrize(
    ("name", "wording", "fails"), [("rule.yaml", "near", True), ("會議紀錄.docx", "default", False)]
)
def test_a_file_that_nobody_reads_is_told(project: Project, name: str, wording: str, fails: bool) -> None:
    project.write(f"{PLAN}/{name}", "a: b\n").build()
    assert project.says("P62").wording == wording
    assert project.outcome is not None
    assert project.outcome.failed is fails


def test_courses_stand_in_one_file(project: Project) -> None:
    project.write(f"{PLAN}/courses.yaml", "digital: {series: {ai: {courses: {ai-1: 入門}}}}\n").build()
    assert project.says("P63").ref.file == f"{PLAN}/courses.yaml"


def test_a_course_of_an_unknown_series_is_told_in_its_row(project: Project) -> None:
    from planpress.pipeline.run import located

    project.edit(COURSES, "data-2,digital,data,", "data-2,digital,dota,").build()
    (shown,) = [one for one in located(project.root, project.diagnostics) if one.item.code == "R41"]
    assert (shown.line, shown.source.split(",")[0]) == (6, "data-2")


def test_a_page_begins_with_its_title(project: Project) -> None:
    project.write("content/pages/about.md", "這是虛構的縣市。\n").build()
    assert (project.says("L20").ref.file, project.says("L20").ref.line) == ("content/pages/about.md", 1)


def test_a_site_has_its_settings(project: Project) -> None:
    project.remove("content/site.yaml")
    (item,) = [item for item in run_check(project.root).diagnostics if item.code == "E21"]
    assert item.ref.file == "content/site.yaml"
    assert codebook("E").mend(item, "zh")


def test_a_picture_may_lie_in_a_folder_of_a_folder(project: Project) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'
    project.write(f"{PLAN}/media/maps/north.svg", drawing)
    project.edit(DOCUMENT, "1. 提升", "![北區地圖](media/maps/north.svg)\n\n1. 提升").build()
    assert [item.code for item in project.diagnostics if item.code.startswith(("R51", "L"))] == []
    assert project.tree()["xinghu/114/media/maps/north.svg"] == drawing.encode()
    assert 'src="media/maps/north.svg"' in project.page("xinghu/114/").html


def test_a_link_out_of_the_project_is_not_followed(project: Project) -> None:
    outside = project.root.parent / "secret.md"
    outside.write_text("# 別處的檔案\n", encoding="utf-8")
    project.remove(f"{PLAN}/document.md")
    (project.root / PLAN / "document.md").symlink_to(outside)
    project.build()
    said = project.says("E20")
    assert said.ref.file == f"{PLAN}/document.md"
    assert codebook("E").says(said, "zh")
    assert not (project.root / "output").exists()


def test_a_folder_in_place_of_a_file_is_told(project: Project) -> None:
    project.remove(f"{PLAN}/rules.yaml").write(f"{PLAN}/rules.yaml/note.txt", "x").build()
    assert project.outcome is not None
    assert project.outcome.failed
    assert {item.ref.file for item in project.diagnostics} & {f"{PLAN}/rules.yaml", f"{PLAN}/document.md"}


def test_without_any_day_the_build_stops(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    project.edit("content/site.yaml", "as_of: 115年1月2日\n", "").build()
    assert project.says("E22").ref.file == "content/site.yaml"
