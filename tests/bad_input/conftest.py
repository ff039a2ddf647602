"""A good site to begin with, and the real command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from planpress.cli.app import app
from planpress.pipeline import run
from support.project import Project
from support.small import DOCUMENT, small_project
from support.typesetting import FakeTypesetter


@dataclass(frozen=True)
class Answer:
    """What a command said: its exit code, the errors ("file:line:column CODE") and all its words."""

    exit_code: int
    errors: tuple[str, ...]
    words: str


@pytest.fixture(scope="session")
def good_site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project with a site and, in the spare, the site before it."""
    project = small_project(tmp_path_factory.mktemp("good") / "site")
    project.edit(DOCUMENT, "提升", "增進").build().edit(DOCUMENT, "增進", "提升").build()
    assert project.published.exchanged
    return project


@pytest.fixture
def site(good_site: Project, tmp_path: Path) -> Project:
    """A copy of that project, for one test to spoil."""
    return good_site.copy(tmp_path / "site")


@pytest.fixture
def planpress(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """The command line; only the typesetter is a stand-in."""
    monkeypatch.setattr(run, "ChildTypesetter", FakeTypesetter)

    def answer(command: str, project: Project) -> Answer:
        words = [command, "--project", str(project.root), "--format", "json"]
        result = CliRunner().invoke(app, words, catch_exceptions=False)
        found = [json.loads(line) for line in result.stdout.splitlines()]
        for item in found:
            assert all(item[part][language] for part in ("message", "hint") for language in ("zh", "en")), (
                item
            )
        errors = [_place(item) for item in found if item["severity"] == "error"]
        assert "Traceback" not in result.output
        assert not [error for error in errors if error.endswith("E90")], result.output
        return Answer(result.exit_code, tuple(errors), result.output)

    return answer


def _place(item: dict[str, object]) -> str:
    place = ":".join(str(item[part]) for part in ("file", "line", "column") if item[part])
    return f"{place} {item['code']}".strip()
