"""What paper can hardly hold: told at its place with a way out, or set so that nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planpress.render import typesetter
from planpress.render.typeset_job import Sheet
from support import paper_checks as checks
from support.codebook import codebook
from support.papers import Paper, read_paper
from support.pictures import flat_png
from support.project import Project
from support.small import COURSES, DOCUMENT, PLAN, small_project
from support.typesetting import RememberingTypesetter

SENTENCE = "各機關應於期限內完成，並將第{}次的結果函報本府。"
YEARS = 60
MOST_KIB = 600 * 1024


@pytest.fixture(scope="module")
def setter() -> Iterator[RememberingTypesetter]:
    made = RememberingTypesetter()
    yield made
    made.close()


@pytest.fixture
def project(tmp_path: Path, setter: RememberingTypesetter) -> Project:
    """The small project, issued: so no mark lies across its pages."""
    setter.sheets.clear()
    made = small_project(tmp_path / "small").edit(f"{PLAN}/plan.yaml", "state: draft", "state: issued")
    made.typesetter = setter
    return made


def _paper(project: Project) -> Paper:
    setter = project.typesetter
    assert isinstance(setter, RememberingTypesetter)
    return read_paper(setter.sheets[DOCUMENT])


def _years(project: Project, count: int) -> Project:
    """The table of figures with a column for each of ``count`` years."""
    file = f"{PLAN}/indicators.yaml"
    project.edit(file, "[112, 113]", str([f"{53 + year}年" for year in range(count)]).replace("'", ""))
    for row in ("[420, 560]", "[180, 210]", "[600, 770]"):
        project.edit(file, row, str([int(row[1:4])] * count))
    return project


def _cell(project: Project, words: str) -> Project:
    table = f"| 項目 | 內容 |\n|---|---|\n| 甲 | {words} |\n| 乙 | 短。 |"
    return project.edit(DOCUMENT, "# 獎勵", f"# 說明\n\n{table}\n\n# 獎勵")


def test_a_table_wider_than_any_page_is_told_where_the_text_prints_it(project: Project) -> None:
    _years(project, YEARS).build()
    found = project.says("F11")
    line = (project.root / DOCUMENT).read_text("utf-8").splitlines().index("{table:trainees}") + 1
    assert (found.ref.file, found.ref.line, found.wording) == (DOCUMENT, line, "table")
    assert "trainees" in codebook("F").says(found, "zh")
    assert "兩張以上" in codebook("F").mend(found, "zh")
    assert "two or more tables" in codebook("F").mend(found, "en")
    assert project.outcome is not None
    assert project.outcome.failed


def test_a_table_of_many_columns_that_fits_is_set(project: Project) -> None:
    _years(project, 12).build()
    assert [item.code for item in project.diagnostics if item.code.startswith("F")] == []
    said = "".join("".join(_paper(project).texts).split())
    assert [year for year in range(53, 65) if f"{year}年" not in said] == []


@pytest.mark.parametrize("stops", [True, pytest.param(False, marks=pytest.mark.long)])
def test_a_cell_longer_than_a_page_goes_on_under_repeated_heads(project: Project, *, stops: bool) -> None:
    words = "".join(SENTENCE.format(number) for number in range(100))
    _cell(project, words if stops else words.replace("。", "、")[:-1] + "。").build()
    assert [item.code for item in project.diagnostics if item.code.startswith("F")] == []
    paper = _paper(project)
    said = "".join(paper.texts)
    assert all(f"第{number}次" in said for number in range(100))
    assert len(paper.layout.pages) > 4
    assert checks.cut_rows(paper.layout) == []
    assert checks.lonely_headings(paper.layout) == []
    assert checks.half_empty_pages(paper.layout) == []
    assert checks.words_over_the_edge(paper) == []


def test_characters_that_no_font_has_are_told_where_they_stand(project: Project) -> None:
    project.edit(DOCUMENT, "提升同仁", "提升\U0001f600同仁").edit(
        COURSES, "問卷的設計", "問卷\U00030edd的設計"
    ).build()
    found = {
        (item.ref.file, item.ref.line, item.ref.column, dict(item.params)["chars"])
        for item in project.diagnostics
        if item.code == "F03" and item.ref.line
    }
    assert found == {(DOCUMENT, 3, 6, "\U0001f600"), (COURSES, 7, 23, "\U00030edd")}


@pytest.mark.long
def test_the_largest_picture_that_is_taken_is_set_within_the_limits(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    peaks = []
    exchange = typesetter._exchange

    def noted(*given: object) -> tuple[Sheet, int]:
        sheet, peak = exchange(*given)  # type: ignore[arg-type]
        peaks.append(peak)
        return sheet, peak

    monkeypatch.setattr(typesetter, "_exchange", noted)
    project.write(f"{PLAN}/media/map.png", flat_png(6_300, 6_300))
    project.edit(DOCUMENT, "1. 提升", "![全區地圖](media/map.png)\n\n1. 提升").build()
    assert [item.code for item in project.diagnostics if item.code.startswith("F")] == []
    assert checks.words_over_the_edge(_paper(project)) == []
    assert max(peaks) < MOST_KIB
