"""Stories about profiles: a city prints its plans on other paper, and slips are told at their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from planpress.diagnostics.diagnostic import Checked, Ref
from planpress.pipeline.run import located
from planpress.render.typeset_job import Job, Sheet
from support.office import contents_words, named, parts_of, root_of
from support.project import Project
from support.small import PLAN, small_project
from support.typesetting import FakeTypesetter

OWN = "themes/xinghu/profiles.yaml"


class Watching(FakeTypesetter):
    """Keeps the jobs by the file they are of."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: dict[str, Job] = {}

    def typeset(self, job: Job, ref: Ref) -> Checked[Sheet]:
        self.seen[ref.file] = job
        return super().typeset(job, ref)


@pytest.fixture
def press() -> Watching:
    return Watching()


@pytest.fixture
def project(tmp_path: Path, press: Watching) -> Project:
    made = small_project(tmp_path / "small")
    made.typesetter = press
    return made


def test_a_city_prints_on_b5_and_both_sides(project: Project, press: Watching) -> None:
    project.write(OWN, "profiles:\n  plan: {page: B5, sides: double, margins: {outer: 2cm}}\n").build()
    assert project.diagnostics == ()
    job = press.seen[f"{PLAN}/document.md"]
    assert "size:515.9055pt 728.5039pt" in job.css
    assert "@page :left{" in job.css
    assert "margin:60pt 56.6929pt 70.8661pt 73.6pt" in job.css  # what it does not say is the theme's


def test_the_office_text_stands_on_the_same_paper(project: Project) -> None:
    project.write(OWN, "profiles:\n  plan: {page: B5, sides: double, numbers: none, margins: {outer: 2cm}}\n")
    project.build()
    styles = parts_of(_odt(project))["styles.xml"].decode()
    assert 'fo:page-width="515.91pt" fo:page-height="728.5pt"' in styles
    assert 'style:page-usage="mirrored"' in styles
    assert 'fo:margin-left="73.6pt" fo:margin-right="56.69pt"' in styles
    assert "<style:header-left>" in styles
    assert "<style:footer>" not in styles


def test_a_report_has_a_cover_in_the_office_text_too(project: Project) -> None:
    project.build()
    assert _first_pages(project) == ["First"]
    project.edit(f"{PLAN}/plan.yaml", "kind: plan", "kind: plan\nprofile: report").build()
    assert _first_pages(project) == ["Cover", "Standard"]


def test_the_office_text_lists_its_contents_where_its_profile_does(project: Project) -> None:
    project.build()
    assert contents_words(_odt(project))
    project.write(OWN, "profiles:\n  plan: {contents: false}\n").build()
    assert contents_words(_odt(project)) == ""


def _odt(project: Project) -> bytes:
    return (project.root / "output/xinghu/114/xinghu-114.odt").read_bytes()


def _first_pages(project: Project) -> list[str]:
    """The pages that the paragraphs before the first clause begin."""
    root = root_of(_odt(project))
    pages = {
        one.get(named("style:name")): one.get(named("style:master-page-name"))
        for one in root.iter(named("style:style"))
    }
    body = root.find(f".//{named('office:text')}")
    assert body is not None
    styles = [one.get(named("text:style-name")) for one in body.findall(named("text:p"))]
    return [page for style in styles[:4] if (page := pages.get(style))]


def test_a_plan_takes_another_profile_and_only_its_papers_are_set_again(
    project: Project, press: Watching
) -> None:
    project.build()
    before = dict(press.seen)
    press.seen.clear()
    project.edit(f"{PLAN}/plan.yaml", "kind: plan", "kind: plan\nprofile: report").build()
    assert project.diagnostics == ()
    assert set(press.seen) == {file for file in before if file.startswith(PLAN)}
    assert "paper--cover" in press.seen[f"{PLAN}/document.md"].html
    assert "paper--cover" not in before[f"{PLAN}/document.md"].html


def test_a_form_has_the_profile_of_forms(project: Project, press: Watching) -> None:
    project.edit(f"{PLAN}/plan.yaml", "kind: plan", "kind: plan\nlayout: form").build()
    assert "paper--form" in press.seen[f"{PLAN}/document.md"].html
    assert 'class="toc' not in press.seen[f"{PLAN}/document.md"].html


@pytest.mark.parametrize(
    ("text", "code", "wording", "shown"),
    [
        ("profiles: {plan: {margin: {top: 2cm}}}\n", "P01", "near", "margin:"),
        ("profiles: {plan: {margins: {top: 2 ems}}}\n", "P03", "paper_length", "2 ems"),
        ("profiles: {plan: {page: A9}}\n", "P03", "paper_size", "A9"),
        ("profiles: {plan: {binding: lefft}}\n", "P05", "near", "lefft"),
        ("profiles: {plan: {margins: {inner: 14cm}}}\n", "L28", "width", "plan"),
        ("profiles: {plan: {margins: {top: 26cm}}}\n", "L28", "height", "plan"),
        ("profiles: {plan: {line: 9pt}}\n", "L28", "line", "plan"),
        ("profiles: {plan: {faces: {text: [Comic]}}}\n", "L28", "face", "plan"),
    ],
)
def test_a_slip_is_told_at_its_line_and_nothing_is_built(
    project: Project, text: str, code: str, wording: str, shown: str
) -> None:
    project.write(OWN, text).build()
    said = project.says(code)
    assert (said.ref.file, said.wording) == (OWN, wording)
    (line,) = located(project.root, [said])
    assert shown in line.source
    assert project.outcome is not None
    assert project.outcome.failed
    assert not (project.root / "output").exists()


def test_a_profile_that_is_not_there_is_named_with_the_one_that_was_meant(project: Project) -> None:
    project.edit(f"{PLAN}/plan.yaml", "kind: plan", "kind: plan\nprofile: reprot").check()
    said = project.says("L28")
    assert (said.ref.file, said.wording) == (f"{PLAN}/plan.yaml", "near")
    assert dict(said.params)["meant"] == "report"
