"""The same sources give the same bytes, PDFs too, in any folder, time zone, locale and order of hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from support.project import copy_repository, tree_of
from support.small import small_project

HERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"}
THERE = {"TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "HOME": "/nonexistent"}
NO_DAY = {"SOURCE_DATE_EPOCH": ""}


def planpress(
    word: str, project: Path, *options: str, cwd: Path, **environ: str
) -> subprocess.CompletedProcess[str]:
    """A command, as a process of its own, in its own circumstances."""
    return subprocess.run(
        [sys.executable, "-m", "planpress", word, "--project", str(project), *options],
        cwd=cwd,
        env={**os.environ, **environ},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def built_twice(one: Path, other: Path) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """The trees of two projects, each built in circumstances as different as may be."""
    first = planpress("build", one, cwd=one, **HERE)
    second = planpress("build", other, cwd=Path("/"), **THERE)
    assert (first.returncode, second.returncode) == (0, 0), first.stdout + second.stdout + second.stderr
    return tree_of(one / "output"), tree_of(other / "output")


def test_two_builds_of_the_small_project(tmp_path: Path) -> None:
    one, other = (small_project(tmp_path / name).root for name in ("a", "b/有 空格/c"))
    first, second = built_twice(one, other)
    assert first == second
    assert first["xinghu/114/xinghu-114.pdf"].startswith(b"%PDF-1.")
    assert str(tmp_path).encode() not in b"".join(first.values())


@pytest.mark.long
def test_two_builds_of_the_whole_repository(tmp_path: Path) -> None:
    one, other = (copy_repository(tmp_path / name) for name in ("a", "b"))
    first, second = built_twice(one, other)
    different = [path for path in first.keys() | second.keys() if first.get(path) != second.get(path)]
    assert different == []
    names = [Path(path).name for path in first if path.endswith(".pdf")]
    booklets, archives = (
        [one for one in names if one.endswith(f"-{kind}.pdf")] for kind in ("courses", "archive")
    )
    assert (len(names) - len(booklets) - len(archives), len(archives)) == (6, 5)  # and the comparison
    assert booklets


def test_a_tree_without_git_builds_from_as_of(tmp_path: Path) -> None:
    result = planpress("build", small_project(tmp_path).root, cwd=tmp_path, **NO_DAY)
    assert result.returncode == 0, result.stdout


def test_a_tree_without_git_and_as_of_says_so(tmp_path: Path) -> None:
    project = small_project(tmp_path).edit("content/site.yaml", "as_of: 115年1月2日\n", "")
    result = planpress("build", project.root, "--language", "both", cwd=tmp_path, **NO_DAY)
    assert result.returncode == 2
    assert "content/site.yaml  錯誤 E22  專案不在 git 裡，也沒有寫基準日" in result.stdout
    assert "as_of: 115年1月2日" in result.stdout
    assert not (tmp_path / "output").exists()
    told = planpress("check", project.root, "--as-of", "115年1月2日", cwd=tmp_path, **NO_DAY)
    assert told.returncode == 0, told.stdout


def test_a_clock_that_is_no_number_says_so(tmp_path: Path) -> None:
    result = planpress("build", small_project(tmp_path).root, cwd=tmp_path, SOURCE_DATE_EPOCH="yesterday")
    assert result.returncode == 2
    assert "SOURCE_DATE_EPOCH" in result.stdout


def test_a_tree_in_git_needs_no_as_of(tmp_path: Path) -> None:
    project = small_project(tmp_path).edit("content/site.yaml", "as_of: 115年1月2日\n", "")
    assert planpress("check", project.root, cwd=tmp_path, **NO_DAY).returncode == 2
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "content", "plans"], [*who, "commit", "-qm", "content"]):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    assert planpress("check", project.root, cwd=tmp_path, **NO_DAY).returncode == 0
