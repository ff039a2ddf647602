"""An editor marks a plan as a draft: its paper says so across every page and in the running head."""

from __future__ import annotations

import datetime
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from planpress.diagnostics.diagnostic import Ref
from planpress.pipeline.office_files import odt
from planpress.pipeline.papers import pdf
from planpress.pipeline.press import Press
from planpress.pipeline.run import PROGRAM, open_press
from planpress.render.conformance.check import check_pdf
from planpress.render.conformance.pdf_file import PdfFile
from planpress.render.typesetter import ChildTypesetter
from support.office import text_words
from support.project import Project
from support.small import PLAN, small_project

MARK = "草案"
TITLE = "星湖市政府114年度訓練計畫"


def _press(project: Project) -> Iterator[Press]:
    day = datetime.date(2026, 1, 2)
    with open_press(project.root, PROGRAM, day, ChildTypesetter(), None) as press:
        yield press


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    """The small project, whose plan is a draft."""
    yield from _press(small_project(tmp_path_factory.mktemp("draft") / "small"))


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Press]:
    """The same plan, issued."""
    project = small_project(tmp_path_factory.mktemp("issued") / "small")
    yield from _press(project.edit(f"{PLAN}/plan.yaml", "state: draft", "state: issued"))


def pages(content: bytes, folder: Path) -> list[str]:
    """The words of each page without blanks."""
    file = folder / "paper.pdf"
    file.write_bytes(content)
    said = subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, check=True, text=True).stdout
    return [re.sub(r"\s", "", page) for page in said.split("\f")[:-1]]


def test_every_page_of_a_draft_says_so(draft: Press, tmp_path: Path) -> None:
    said = pages(pdf(draft, "xinghu", "114"), tmp_path)
    assert len(said) >= 2
    assert all(MARK in re.sub(rf"（{MARK}）", "", page) for page in said)
    assert all(f"{TITLE}（{MARK}）" in page for page in said[1:])
    assert said[0].count(MARK) == 2  # across the page, and in its head


def test_the_mark_is_no_part_of_what_is_read_aloud(draft: Press) -> None:
    content = pdf(draft, "xinghu", "114")
    assert check_pdf(content, Ref("draft.pdf")) == ()
    file = PdfFile.read(content)
    tagged = {piece for tag in file.tags for piece in tag.pieces}
    assert all((number, one) in tagged for number, page in enumerate(file.painted, 1) for one in page.ids)


def test_an_issued_plan_bears_no_mark(issued: Press, tmp_path: Path) -> None:
    said = pages(pdf(issued, "xinghu", "114"), tmp_path)
    assert said
    assert not any(MARK in page for page in said)


def test_the_office_text_says_it_too(draft: Press, issued: Press) -> None:
    assert MARK in text_words(odt(draft, "xinghu", "114"))
    assert MARK not in text_words(odt(issued, "xinghu", "114"))
