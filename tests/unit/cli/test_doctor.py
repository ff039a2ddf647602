"""``doctor`` finds what the machine lacks, from the same list as ./build and ./test."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from planpress.cli import machine

Run = Callable[..., Result]


@pytest.fixture
def theme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A theme with one small font."""
    fonts = tmp_path / "theme/fonts"
    fonts.mkdir(parents=True)
    (fonts / "Kai.ttf").write_bytes(b"kai")
    digest = "8e9bde3de6b6ae8dcbbd7bc4c2d1b1bd1a0c6a1d5a4a4a5a4a4a5a4a4a5a4a4a"
    (fonts / "fonts.json").write_text(json.dumps({"fonts": [{"file": "Kai.ttf", "sha256": digest}]}), "utf-8")
    monkeypatch.setattr(machine, "find_theme", lambda _: tmp_path / "theme")
    return tmp_path / "theme"


def have(monkeypatch: pytest.MonkeyPatch, *, libraries: bool = True, commands: bool = True) -> None:
    """A machine that has all libraries or none, all commands or none."""
    monkeypatch.setattr(machine, "has_library", lambda _: libraries)
    monkeypatch.setattr(machine, "has_command", lambda _: commands)
    monkeypatch.setattr(machine, "has_font", lambda _: libraries)


def test_a_whole_machine_is_good(planpress: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    have(monkeypatch)
    result = planpress("doctor", "--for", "test")
    assert result.exit_code == 0
    assert "✗" not in result.stdout
    assert "apt-get" not in result.stdout
    assert "Everything needed is here." in result.stdout
    assert [path for path in project.iterdir() if path.name.startswith(".doctor")] == []


def test_missing_packages_come_with_the_line_to_type(
    planpress: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    have(monkeypatch, libraries=False)
    result = planpress("doctor", "--language", "both")
    assert result.exit_code == 3
    assert "✗ 沒有程式庫 libpango-1.0.so.0（PDF 排版）" in result.stdout
    assert "  The library libpango-1.0.so.0 is missing (sets the text of the PDF)" in result.stdout
    assert (
        "  sudo apt-get update && sudo apt-get install -y --no-install-recommends"
        " libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n"
    ) in result.stdout


def test_only_the_tests_need_a_browser(
    planpress: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    have(monkeypatch, commands=False)
    assert "chromium" not in planpress("doctor").stdout
    assert "poppler-utils chromium\n" in planpress("doctor", "--for", "test").stdout


def test_what_is_only_nice_to_have_fails_nothing(
    planpress: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    have(monkeypatch)
    monkeypatch.setattr(machine, "has_command", lambda name: name not in ("git", "uv"))
    result = planpress("doctor")
    assert result.exit_code == 0
    assert "– No git" in result.stdout


def test_an_altered_font_is_found(
    planpress: Run, project: Path, theme: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    have(monkeypatch)
    result = planpress("doctor")
    assert result.exit_code == 3
    assert "✗ The font Kai.ttf is missing or altered" in result.stdout


def test_the_themes_own_fonts_are_whole(project: Path) -> None:
    theme = machine.find_theme(project)
    assert theme is not None
    checks = list(machine._fonts(theme))
    assert len(checks) >= 3
    assert all(check.good for check in checks)


def test_a_full_disk_is_found(planpress: Run, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    have(monkeypatch)
    usage = type("Usage", (), {"free": 5 * 2**20})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    result = planpress("doctor")
    assert result.exit_code == 3
    assert "Only 5 MiB are free" in result.stdout


def test_outside_a_project_the_machine_is_still_looked_at(
    planpress: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    have(monkeypatch)
    result = planpress("doctor")
    assert result.exit_code == 0
    assert "This is no project" in result.stdout
    assert planpress("doctor", "--project", ".").exit_code == 2


@pytest.mark.skipif(sys.platform != "linux", reason="names of libraries are those of Linux")
def test_libraries_are_really_loaded() -> None:
    assert machine.has_library("libc.so.6")
    assert not machine.has_library("libnonsense-9.so.0")


@pytest.mark.skipif(sys.platform != "linux", reason="fonts are asked for as on Linux")
def test_fonts_are_really_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine.has_font("zh-tw")
    assert not machine.has_font("tlh")
    monkeypatch.setenv("PATH", "/nowhere")
    assert not machine.has_font("zh-tw")


def test_the_list_is_well_formed() -> None:
    everything = machine.needs("long")
    assert {need.purpose for need in machine.needs("build")} == {"build"}
    assert {need.purpose for need in machine.needs("test")} == {"build", "test"}
    assert {need.purpose for need in everything} == {"build", "test", "long"}
    assert {need.kind for need in everything} == {"library", "command", "language"}
    assert all(need.names and need.package and all(need.use) for need in everything)
