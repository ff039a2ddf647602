"""What a build of the five documents costs: cold, unchanged, after an edit; counts exact, times as ratios."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.measured import seconds_of, write_same_files
from support.project import Project, copy_repository

COURSES = "plans/taitung/109/courses.csv"

pytestmark = [pytest.mark.long, pytest.mark.alone]


def test_the_five_documents_cold_unchanged_and_edited(tmp_path: Path, figure: Callable[[str], None]) -> None:
    project = Project(copy_repository(tmp_path / "site"))
    cold = seconds_of(project.build)
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics
    pages, queries = project.outcome.pages, sum(project.outcome.ran.values())
    assert project.rendered["document_page"] == project.rendered["sheet"] == project.rendered["pdf"] == 5

    unchanged = seconds_of(project.build)
    assert project.outcome.ran == {}
    assert not project.published.exchanged

    head, first, *rest = (project.root / COURSES).read_text("utf-8").splitlines()
    project.write(COURSES, "\n".join([head, first + " ", *rest]) + "\n").build()
    assert project.rendered == {}

    title = project.root / "content/pages/about.md"
    project.write("content/pages/about.md", title.read_text("utf-8") + "\n再加一句。\n")
    edited = seconds_of(project.build)
    assert project.rendered == {"prose_page": 1}

    peer = seconds_of(lambda: write_same_files(project.root / "output", tmp_path / "peer"))
    figure(
        f"five documents, {pages} pages, {queries:,} queries; against writing the same files ({peer:.2f} s)"
    )
    figure(f"  cold {cold / peer:.1f} times, unchanged {unchanged / peer:.2f}, one page {edited / peer:.2f}")
