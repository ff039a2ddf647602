"""What ``planpress new`` makes is checked without a word by the real pipeline, and builds from the wheel."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
ROOT = Path(__file__).parents[3]


def test_everything_new_is_valid_at_once(
    planpress: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (
        ["new", "site", str(tmp_path / "mine")],
        ["new", "city", "newtown", "--name", "新城市"],
        ["new", "plan", "newtown/115"],
        ["new", "course", "newtown/115", "managers", "--title", "帶領團隊"],
        ["new", "plan", "xinghu/116", "--from", "xinghu/115"],
        ["new", "course", "xinghu/116", "data", "--title", "地圖: 入門"],
        ["tidy", "--check"],
    ):
        result = planpress(*words)
        assert result.exit_code == 0, result.output
        monkeypatch.chdir(tmp_path / "mine")
    checked = planpress("check")
    assert checked.stdout == "No problem found.\n"
    assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == [
        ".gitignore",
        "README.md",
        "content",
        "plans",
    ]


def test_a_slip_in_what_is_new_is_found(
    planpress: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planpress("new", "site", str(tmp_path / "mine"))
    monkeypatch.chdir(tmp_path / "mine")
    document = Path("plans/xinghu/115/document.md")
    document.write_text(document.read_text("utf-8").replace("{@hours}", "{@huors}"), "utf-8")
    checked = planpress("check", "--format", "github")
    assert checked.exit_code == 1
    assert "::error file=plans/xinghu/115/document.md,line=" in checked.stdout


@pytest.mark.long
def test_a_new_site_builds_from_the_wheel(tmp_path: Path) -> None:
    def python(*words: str, cwd: Path, **more: str) -> str:
        return subprocess.run(
            [sys.executable, *words],
            cwd=cwd,
            env={**os.environ, **more},
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    python("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "wheel"), cwd=ROOT)
    (wheel,) = (tmp_path / "wheel").iterdir()
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    empty = tmp_path / "empty"
    empty.mkdir()
    installed = {"PYTHONPATH": str(tmp_path / "installed"), "LANG": "en_US.UTF-8"}
    program = python("-c", "import planpress; print(planpress.__file__)", cwd=empty, **installed)
    assert program.startswith(str(tmp_path))
    python("-m", "planpress", "new", "site", "mine", cwd=empty, **installed)
    said = python("-m", "planpress", "build", cwd=empty / "mine", **installed)
    assert "output/xinghu/115/xinghu-115.pdf" in said
    output = empty / "mine/output/xinghu/115"
    assert (output / "xinghu-115.pdf").read_bytes().startswith(b"%PDF")
    assert "星湖市政府115年度訓練計畫" in (output / "index.html").read_text(encoding="utf-8")
