"""Stories about PDFs that cannot be made: libraries that are missing, tables that never settle."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from planpress.diagnostics.diagnostic import Checked, Ref
from planpress.engine.inputs import Inputs
from planpress.render.typeset_job import BoxOnPage, Job, Layout, Sheet
from support.codebook import codebook
from support.small import COURSES, PLAN, small_project
from support.typesetting import FakeTypesetter


class RestlessTypesetter(FakeTypesetter):
    """Sets the rows of tables on other pages each time."""

    def typeset(self, job: Job, ref: Ref) -> Checked[Sheet]:
        """A sheet on which every second row lies on a page that it did not lie on before."""
        made = super().typeset(job, ref)
        assert made.value is not None
        ids = [part.split('"', 1)[0] for part in job.html.split('<tr id="')[1:]]
        rows = tuple(
            BoxOnPage(name, 1 + (number >= self.jobs % 5 + 1), 0, 100) for number, name in enumerate(ids)
        )
        return Checked(replace(made.value, layout=Layout(made.value.layout.pages, (), rows)))


def test_a_missing_library_is_named_with_the_line_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Inputs, "environment", lambda self, name: None if name == "pango" else "1.0")
    project = small_project(tmp_path / "small").build()
    said = codebook("F").says(project.says("F07"), "zh")
    assert "pango" in said
    assert "harfbuzz" not in said
    assert "apt-get" in codebook("F").mend(project.says("F07"), "zh")


def test_a_table_whose_groups_never_settle_ends_in_an_error(tmp_path: Path) -> None:
    project = small_project(tmp_path / "small")
    rows = "\n".join(f"x-{number},digital,甲組,第{number}班,一般人員,30,6小時," for number in range(8))
    head = (project.root / COURSES).read_text("utf-8").splitlines()[0]
    project.write(COURSES, f"{head}\n{rows}\n")
    project.edit(f"{PLAN}/plan.yaml", "columns: [課程名稱", "group: 系列\n    columns: [課程名稱")
    text = (project.root / f"{PLAN}/document.md").read_text("utf-8")
    for series in ("ai", "data"):
        text = text.replace(f"開辦{{list:{series} 及}}等課程。", "開辦課程。")
    project.write(f"{PLAN}/document.md", text)
    project.typesetter = RestlessTypesetter()
    project.build()
    assert project.says("F08").ref.file == f"{PLAN}/document.md"
