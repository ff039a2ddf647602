"""Fixtures that all tests share: the clock of the tests, and the site built once."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest

from support.built import Built, built_once


def pytest_collection_finish() -> None:
    """Called by pytest: ten thousand tests stay to the end, and to look for garbage in them takes time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True, scope="session")
def _fixed_clock() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1763683200")  # 2025-11-21 in Taipei
        yield


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Built:
    """The repository's content built whole, PDFs included, once for all processes that run tests."""
    own = tmp_path_factory.getbasetemp()
    return built_once(own if worker_id == "master" else own.parent)


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Notes a line with something measured; all of them stand at the end of the run."""
    return lambda line: request.node.user_properties.append(("figure", line))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Called by pytest: writes what was measured, also where the tests passed or ran in other processes."""
    reports = [one for many in terminalreporter.stats.values() for one in many]
    noted = [one for one in reports if isinstance(one, pytest.TestReport) and one.when == "call"]
    lines = [line for one in noted for name, line in one.user_properties if name == "figure"]
    if lines:
        terminalreporter.section("measured")
    for line in lines:
        terminalreporter.write_line(str(line))
