"""The report on the words of all files follows each edit, reads only what changed, and tells what differs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from planpress.engine.core import Build
from planpress.pipeline import parity
from planpress.pipeline.preview import looks, make_late
from planpress.pipeline.run import PROGRAM, open_press
from planpress.publish import read_page
from support.project import Project
from support.small import DOCUMENT, small_project
from support.typesetting import FakeTypesetter

FORMS = 7
DAY = datetime.date(2026, 1, 2)


def test_a_file_that_says_nothing_differs_with_the_first_words(small: Project) -> None:
    """The stand-in typesetter sets an empty page."""
    page = small.page("parity/").shows("不同", "本檔:「」")
    told = re.findall("原始內容:「([^」]*)」;本檔:「」", page.text)
    assert [one[:7] for one in told] == ["星湖市政府11"] * 4  # PDF and PDF/A of two documents


def test_an_altered_form_is_told_with_its_first_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def altered(db: Build, city: str, plan_id: str) -> Iterator[str]:
        return (piece.replace("提升同仁", "加強同仁") for piece in _odt(db, city, plan_id))

    _odt = parity.FORMS["parity_odt"].read
    forms = {**parity.FORMS, "parity_odt": parity.FORMS["parity_odt"]._replace(read=altered)}
    monkeypatch.setattr(parity, "FORMS", forms)
    page = small_project(tmp_path / "altered").build().page("parity/")
    told = re.findall("原始內容:「([^」]*)」;本檔:「([^」]*)」", page.text)
    differing = [(source, file) for source, file in told if file]
    assert ("計畫目標一、提升同仁之數位能力。二、", "計畫目標一、加強同仁之數位能力。二、") in differing


def test_an_edit_reads_the_files_of_its_document_again(small: Project) -> None:
    small.edit(DOCUMENT, "提升同仁", "加強同仁").build()
    # Its tables are as they were; the data files of all documents are one, and read for each.
    assert small.ran("form_words") == FORMS - 1 + 2
    assert small.ran("parity_page") == 1


def test_the_outline_has_the_links_and_anchors_of_the_report(tmp_path: Path) -> None:
    project = small_project(tmp_path / "small").build()
    path = "parity/index.html"
    report = read_page(path, (project.root / "output" / path).read_bytes())
    with open_press(project.root, PROGRAM, DAY, FakeTypesetter(), None) as press:
        outline = read_page(path, parity.parity_outline(press))
    assert report is not None
    assert len(report.ids) > 3
    assert report == outline


def test_the_preview_makes_the_report_when_somebody_asks_for_it(tmp_path: Path) -> None:
    """Else each edit would wait for the papers of all documents."""
    project = small_project(tmp_path / "small")
    typesetter = FakeTypesetter()
    with open_press(project.root, PROGRAM, DAY, typesetter, None) as press:
        *_, look = looks(press, (), lambda: False)
        assert look.errors == ()
        assert typesetter.jobs == 0
        assert "parity/index.html" in look.late
        made = make_late(press, "parity/index.html")
        assert b"<h1" in made.files["parity/index.html"]
        assert typesetter.jobs >= 2
