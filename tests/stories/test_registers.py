"""Stories about registers: they appear with their records, name what is wrong, and render what changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from planpress.pipeline.run import located
from support.codebook import codebook
from support.project import Project
from support.small import DOCUMENT, PLAN, small_project

LAWS, SERVICES = "content/vocabularies/laws.yaml", "content/vocabularies/services.yaml"
REGISTER = """\
laws:
  act: {title: 訓練進修法, kind: 法律, date: 未載明, number: 未載明}
  leave: {title: 請假規則, date: 未載明, number: 未載明}
"""
FUNCTIONS = """\
document: xinghu/114
entrances:
  staff: {title: 辦班人員}
  learners: {title: 學員}
functions:
  catalog:
    title: 班期資訊
    users: [learners]
    state: 靜態提供
    offers: [{text: 課程目錄, page: catalog/}]
    clause: ai
  signup: {title: 線上報名, users: [staff, learners], state: 連結, elsewhere: [星湖市人事處]}
  roster: {title: 名冊, users: [staff], state: 表單, later: 可列印的名冊}
"""


@pytest.fixture(scope="module")
def whole_built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project with a register of laws, functions, a short name and a law in its text."""
    project = small_project(tmp_path_factory.mktemp("registers") / "small")
    project.write(LAWS, REGISTER).write(SERVICES, FUNCTIONS)
    project.edit(DOCUMENT, "提升同仁之數位能力。", "依訓練進修法提升數位能力，以虛擬實境（VR）授課。")
    project.edit(f"{PLAN}/plan.yaml", "audience:", "terms:\n  vr: {short: VR, full: 虛擬實境}\naudience:")
    return project.build()


@pytest.fixture
def whole(whole_built: Project, tmp_path: Path) -> Project:
    """The same, for one test."""
    return whole_built.copy(tmp_path / "small")


def test_registers_show_what_the_records_say(whole: Project) -> None:
    assert [item.code for item in whole.diagnostics] == []
    whole.page("laws/act/").shows("星湖市政府114年度訓練計畫", "條文提到", "依訓練進修法提升數位能力")
    assert "../../xinghu/114/#c1-1" in whole.page("laws/act/").links()
    whole.page("laws/").shows("請假規則", "沒有文件引用")
    whole.page("glossary/").shows("VR", "虛擬實境", "星湖市政府114年度訓練計畫　壹、一")
    whole.page("indicators/").shows("參訓人次：合計", "770", "人次", "6門")
    whole.page("services/staff/").shows("線上報名", "星湖市人事處", "可列印的名冊")
    assert "../../xinghu/114/#ai" in whole.page("services/learners/").links()


def test_what_has_no_records_has_no_pages(small: Project) -> None:
    folders = {path.partition("/")[0] for path in small.tree()}
    assert not folders & {"services", "laws"}
    assert {"glossary", "indicators"} <= folders
    links = small.page("sitemap/").links()
    assert {"../glossary/", "../indicators/"} <= set(links)
    assert not {"../services/", "../laws/"} & set(links)


def test_a_page_that_is_offered_and_not_there_keeps_the_old_site_and_is_told_at_its_line(
    whole: Project,
) -> None:
    before = whole.tree()
    whole.edit(SERVICES, "page: catalog/", "page: catalogue/").build()
    said = whole.says("L30")
    assert (said.wording, dict(said.params)["meant"]) == ("page_near", "catalog/")
    (shown,) = located(whole.root, [said])
    assert "catalogue/" in shown.source
    assert "catalog/" in codebook("L").mend(said, "zh")
    assert whole.tree() == before


def test_a_function_that_claims_to_be_here_needs_a_page(whole: Project) -> None:
    whole.edit(SERVICES, "    offers: [{text: 課程目錄, page: catalog/}]\n", "").build()
    assert (whole.says("L31").wording, whole.says("L31").severity) == ("given", "error")


def test_a_document_with_errors_is_told_once(whole: Project) -> None:
    whole.edit(f"{PLAN}/plan.yaml", "kind: plan", "kind: plna").build()
    assert {item.ref.file for item in whole.diagnostics} == {f"{PLAN}/plan.yaml"}


def test_a_clause_without_a_law_renders_no_register(whole: Project) -> None:
    whole.edit(DOCUMENT, "所定時數安排課程", "所定時數開辦課程").build()
    registers = {
        "laws_page",
        "law_page",
        "glossary_page",
        "all_indicators_page",
        "services_page",
        "service_page",
    }
    assert whole.ran("document_page") == 1
    assert not registers & set(whole.rendered)


def test_a_clause_that_names_a_law_renders_that_law_and_the_register(whole: Project) -> None:
    whole.edit(DOCUMENT, "所定時數安排", "所定時數並依請假規則安排").build()
    assert (whole.ran("law_page"), whole.ran("laws_page"), whole.ran("glossary_page")) == (1, 1, 0)
    whole.page("laws/leave/").shows("並依請假規則安排")


def test_one_figure_renders_the_list_of_figures_and_no_law(whole: Project) -> None:
    whole.edit(f"{PLAN}/indicators.yaml", "values: [420, 560]", "values: [420, 570]")
    whole.edit(f"{PLAN}/indicators.yaml", "values: [600, 770]", "values: [600, 780]").build()
    whole.page("indicators/").shows("780")
    assert (whole.ran("all_indicators_page"), whole.ran("law_page"), whole.ran("service_page")) == (1, 0, 0)


def test_registers_that_go_leave_no_trace(whole: Project) -> None:
    whole.remove(SERVICES).remove(LAWS).build()
    assert not [path for path in whole.tree() if path.startswith(("services/", "laws/"))]
