"""Where veraPDF is installed its opinion is told beside ours; where it is not, nothing is missed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planpress.cli.app import app
from support.pdf_files import pdf_file

REPORT = """<?xml version="1.0" encoding="utf-8"?>
<report><jobs><job><validationReport profileName="PDF/UA-1" isCompliant="{good}"><details>{rules}</details>
</validationReport></job></jobs></report>
"""
BROKEN = (
    '<rule specification="ISO 14289-1:2014" clause="7.1" testNumber="3" status="failed" failedChecks="2"/>'
    '<rule specification="ISO 14289-1:2014" clause="7.2" testNumber="1" status="passed"></rule>'
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "file.pdf"
    made.write_bytes(pdf_file())
    return made


def installed(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A veraPDF that answers as ``script`` says, and what it was asked."""
    asked = folder / "asked"
    verapdf = folder / "verapdf"
    verapdf.write_text(f'#!/bin/sh\necho "$@" > "{asked}"\n{script}\n', "utf-8")
    verapdf.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return asked


def answers(file: Path, report: str) -> str:
    said = file.with_suffix(".xml")
    said.write_text(report, "utf-8")
    return f'cat "{said}"'


def check(file: Path) -> Result:
    return CliRunner().invoke(app, ["check", "--pdf", str(file), "--language", "en"])


def test_what_verapdf_finds_is_told_with_its_clause(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = answers(file, REPORT.format(good="false", rules=BROKEN)) + "\nexit 1"
    asked = installed(file.parent, script, monkeypatch)
    result = check(file)
    assert result.exit_code == 1
    assert "F23  veraPDF: ISO 14289-1:2014 7.1-3 is broken in 2 place(s)." in result.output
    assert "7.2-1" not in result.output
    assert asked.read_text("utf-8").split() == ["--flavour", "0", "--format", "xml", str(file)]


def test_a_file_that_verapdf_finds_good_is_good(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed(file.parent, answers(file, REPORT.format(good="true", rules="")), monkeypatch)
    assert check(file).exit_code == 0


@pytest.mark.parametrize("script", ["exit 1", "echo nonsense", "echo '<report/>'"])
def test_a_verapdf_that_does_not_answer_is_told(
    script: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(file.parent, script, monkeypatch)
    result = check(file)
    assert result.exit_code == 1
    assert "veraPDF gave no answer" in result.output


def test_without_verapdf_only_our_list_is_asked(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(file.parent))
    assert check(file).exit_code == 0
