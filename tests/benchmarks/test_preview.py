"""How long an editor of the five documents waits in the preview from saving a file to seeing its page."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest

from support.previewing import Preview, previewing
from support.project import Project, copy_repository

pytestmark = [pytest.mark.long, pytest.mark.alone]

AS_OF = datetime.date(2026, 11, 21)
ROUNDS = 7
EDITS = {
    "a clause": ("plans/taoyuan/113/document.md", "持續辦理各項必備職能訓練", "/taoyuan/113/"),
    "a course": ("plans/taoyuan/113/courses.yaml", "AI 與公共治理", "/courses/taoyuan/113/ai-1/"),
    "a rule": ("plans/taoyuan/113/rules.yaml", "其他與業務相關", "/rules/taoyuan/113/hours/"),
    "the title of the site": ("content/site.yaml", "公務訓練計畫", "/about/"),
}
"""Of each: its file, words in it, and a page that holds them."""


def test_from_save_to_page(tmp_path: Path, figure: Callable[[str], None]) -> None:
    project = Project(copy_repository(tmp_path / "five"))
    with previewing(project, as_of=AS_OF) as preview:
        for _, words, page in EDITS.values():
            preview.shows(page, words)
        preview.settle()
        waits = {what: _waits(preview, *edit) for what, edit in EDITS.items()}
        assert preview.codes() == []

    for what, times in waits.items():
        figure(f"save to page, five documents, {what}: median {median(times):.2f} s, most {max(times):.2f} s")


def _waits(preview: Preview, file: str, words: str, page: str) -> list[float]:
    """Seconds from each save until the page that somebody looks at holds what was saved."""
    before = (preview.project.root / file).read_text("utf-8")
    times = []
    with preview.visitor(page):
        for number in range(ROUNDS):
            new = f"{words}甲{number}"
            preview.project.write(file, before.replace(words, new, 1))
            began = time.perf_counter()
            preview.shows(page, new)
            times.append(time.perf_counter() - began)
            time.sleep(1)  # an editor writes on
    return times
