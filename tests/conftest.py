"""Fixtures that all tests share: the clock of the tests, and the site built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.built import Built
from support.project import copy_repository
from support.typesetting import RememberingTypesetter


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1763683200")  # 2025-11-21 in Taipei


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The repository's content built whole, PDFs included, in a folder of its own."""
    import datetime

    from planpress.pipeline.run import run_build

    project: Path = copy_repository(tmp_path_factory.mktemp("site"))
    typesetter = RememberingTypesetter()
    outcome = run_build(project, as_of=datetime.date(2026, 11, 21), typesetter=typesetter)
    assert not outcome.failed, outcome.diagnostics
    return Built(project, outcome, typesetter.sheets)
