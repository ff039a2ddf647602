"""Stories about profiles: a city prints its plans on other paper, and slips are told at their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from planpress.diagnostics.diagnostic import Checked, Ref
from planpress.pipeline.run import located
from planpress.render.typeset_job import Job, Sheet
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
