"""Stories about names: folders become addresses, the footer leads to pages, the theme has a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from planpress.pipeline.run import located
from support.codebook import codebook
from support.project import Project
from support.small import FILES, PLAN, small_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return small_project(tmp_path / "small")


def test_a_good_project_has_nothing_to_say(project: Project) -> None:
    assert [item.code for item in project.build().diagnostics] == []


@pytest.mark.parametrize("name", ["115年度", "2026", "Draft", "114_rev"])
def test_a_plans_folder_is_named_by_its_year(project: Project, name: str) -> None:
    project.write(f"plans/xinghu/{name}/plan.yaml", FILES[f"{PLAN}/plan.yaml"])
    project.write(f"plans/xinghu/{name}/document.md", "# 目標\n\n提升能力。\n").build()
    said = project.says("P64")
    assert said.ref.file == f"plans/xinghu/{name}"
    assert name in codebook("P").says(said, "zh")
    assert project.outcome is not None
    assert project.outcome.failed


def test_a_second_document_of_a_year_has_a_word_behind_it(project: Project) -> None:
    project.write("plans/xinghu/114-report/plan.yaml", FILES[f"{PLAN}/plan.yaml"].split("tables:")[0])
    project.write("plans/xinghu/114-report/document.md", "# 目標\n\n提升能力。\n").build()
    assert [item.code for item in project.diagnostics] == []


def test_a_citys_file_has_no_chinese_name(project: Project) -> None:
    project.write("content/cities/桃園.yaml", "name: 桃園市\n").build()
    assert (project.says("P64").ref.file, project.says("P64").wording) == ("content/cities/桃園.yaml", "city")


def test_a_page_of_the_footer_that_is_not_there_is_told_once_and_at_its_line(project: Project) -> None:
    project.edit("content/site.yaml", "page: about", "page: abuot").build()
    said = project.says("P65")
    assert (said.wording, dict(said.params)["meant"]) == ("page_near", "about")
    (shown,) = located(project.root, [said])
    assert "abuot" in shown.source
    assert [item.code for item in project.diagnostics] == ["P65"]


def test_the_footer_may_lead_to_pages_that_are_made_by_the_program(project: Project) -> None:
    project.edit("content/site.yaml", "page: about", "page: catalog").build()
    assert [item.code for item in project.diagnostics] == []


def test_a_theme_without_a_folder_is_an_error(project: Project) -> None:
    project.write("content/site.yaml", FILES["content/site.yaml"] + "theme: calm\n").build()
    assert project.says("P65").wording == "theme"
    project.write("themes/clam/tokens.css", ":root {}\n").build()
    assert project.says("P65").wording == "theme_near"


def test_an_old_id_that_is_in_use_is_told(project: Project) -> None:
    project.edit(
        f"{PLAN}/courses.csv", "生成式工具入門,一般人員,40,3小時,", "生成式工具入門,一般人員,40,3小時,ai-2"
    ).build()
    said = project.says("P66")
    assert said.ref.file == "output/courses/xinghu/114/ai-2/index.html"
    assert {name for name, _ in said.params} == {"first", "second"}
    assert "plans/xinghu/114 ai-2" in codebook("P").says(said, "zh")
    assert not (project.root / "output").exists()
    assert project.check().says("P66") == said


def test_a_page_named_like_a_city_is_told(project: Project) -> None:
    project.write("content/pages/xinghu.md", "# 星湖市\n\n文字。\n").build()
    said = project.says("P66")
    assert dict(said.params) == {"first": "content/cities/xinghu.yaml", "second": "content/pages/xinghu.md"}


def test_a_list_of_fonts_is_read_before_anything_is_set(project: Project) -> None:
    project.write("content/site.yaml", FILES["content/site.yaml"] + "theme: calm\n")
    project.write("themes/calm/fonts/fonts.json", '{"fonts": ["MyRare.ttf"]}').build()
    assert (project.says("L21").wording, project.says("L21").ref.file) == (
        "fonts",
        "themes/calm/fonts/fonts.json",
    )
    listed = '{"fonts": [{"file": "MyRare.ttf", "family": "My Rare", "weight": 400}]}'
    project.write("themes/calm/fonts/fonts.json", listed).build()
    assert dict(project.says("F09").params) == {"file": "MyRare.ttf"}


def test_a_macro_of_a_theme_that_takes_too_little_is_told(project: Project) -> None:
    less = "{% macro pager(following) %}<hr>{% endmacro %}\n"
    project.write("themes/default/components/pager/macro.html", less).build()
    assert project.says("L21").wording == "fails"
    assert "'pager'" in dict(project.says("L21").params)["detail"]
    assert not (project.root / "output").exists()
