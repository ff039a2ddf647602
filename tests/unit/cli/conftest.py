"""Runs commands as a person would, in a folder of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planpress.cli.app import app

Run = Callable[..., Result]
COURSES = """# 編號: 課程名稱
digital:
  series:
    ai:            # 人工智慧
      courses:
        ai-1: 入門
        ai-2: 進階

    data: {}
    maps: {audience: [主管]}
    old:
      topics: [甲, 乙]
      # 這裡有一句註解
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, and the current folder."""
    files = {
        "content/site.yaml": "title: 試\n",
        "content/cities/xinghu.yaml": "name: 星湖市\ngovernment: 星湖市政府\n",
        "plans/xinghu/114/plan.yaml": "title: 星湖市政府114年度訓練計畫\nkind: plan\n",
        "plans/xinghu/114/courses.yaml": COURSES,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def planpress(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Calls the program with words; the language is English unless the test says otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "PLANPRESS_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, **more: object) -> Result:
        return CliRunner().invoke(app, list(arguments), catch_exceptions=False, **more)  # type: ignore[arg-type]

    return run
