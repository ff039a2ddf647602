"""Lighthouse in real Chromium: the marks of one page of each main kind, the median of three looks."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planpress.serve.server import SiteServer
from planpress.serve.static import open_server
from support.built import Built
from support.project import REPOSITORY

NODE = REPOSITORY / ".venv/bin/node"
LIGHTHOUSE = REPOSITORY / "tests/node/node_modules/lighthouse/cli/index.js"
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking"
    " --disable-component-update --disable-sync --disable-extensions --no-first-run"
)
PAGES = ("", "catalog/", "taoyuan/113/", "courses/taitung/109/micro/")
ASKED = ("accessibility", "best-practices", "seo")
LEAST = 98
LOOKS = 3

pytestmark = [pytest.mark.long, pytest.mark.alone]


@pytest.fixture(scope="module")
def chromium() -> str:
    """Debian's Chromium; without one the tests are skipped, and say so."""
    reason = os.environ.get("PLANPRESS_NO_BROWSER")
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if reason or not found:
        pytest.skip(reason or "no Chromium on this machine")
    return found


@pytest.fixture(scope="module")
def site(built: Built) -> Iterator[SiteServer]:
    """The repository's content, served on this machine alone."""
    server = open_server(built.output, 0, lambda _complaint: None)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("page", PAGES, ids=["home", "catalog", "document", "course"])
def test_a_page_gets_full_marks(
    page: str, site: SiteServer, chromium: str, tmp_path: Path, figure: Callable[[str], None]
) -> None:
    looks = [_look(site.address + page, chromium, tmp_path / f"{look}.json") for look in range(LOOKS)]
    marks = {name: statistics.median(look[name] for look in looks) for name in (*ASKED, "performance")}
    figure(f"Lighthouse /{page}: " + ", ".join(f"{name} {mark:.0f}" for name, mark in marks.items()))
    lost = sorted({fault for look in looks for fault in look["lost"]})
    assert all(marks[name] >= LEAST for name in ASKED), (marks, lost)


def _look(address: str, chromium: str, report: Path) -> dict[str, float | list[str]]:
    """Marks from 0 to 100 by category, and what cost marks."""
    command = [NODE, LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={report}"]
    options = [f"--only-categories={','.join((*ASKED, 'performance'))}", f"--chrome-flags={FLAGS}"]
    quiet = os.environ | {"CHROME_PATH": chromium, "CI": "1", "HOME": str(report.parent)}
    subprocess.run([*command, *options, "--no-enable-error-reporting"], env=quiet, check=True, timeout=300)
    found = json.loads(report.read_text("utf-8"))
    lost = [
        name
        for name, audit in found["audits"].items()
        if audit.get("score") is not None and audit["score"] < 1 and audit["scoreDisplayMode"] == "binary"
    ]
    return {name: 100 * one["score"] for name, one in found["categories"].items()} | {"lost": lost}
