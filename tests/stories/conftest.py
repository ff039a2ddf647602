"""The projects that the stories are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.project import Project
from support.small import small_project


@pytest.fixture(scope="session")
def small_built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small project, built; to be copied."""
    return small_project(tmp_path_factory.mktemp("built") / "small").build()


@pytest.fixture
def small(small_built: Project, tmp_path: Path) -> Project:
    """The small project, built once."""
    return small_built.copy(tmp_path / "small")
