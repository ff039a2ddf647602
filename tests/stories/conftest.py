"""The projects that the stories are about."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.project import Project
from support.small import small_project


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """The small project, built once."""
    return small_project(tmp_path / "small").build()
