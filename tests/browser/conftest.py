"""A real browser, and the built site served to it from this machine alone."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from planpress.serve.server import SiteServer
from support.browsing import Visit, serving, visiting
from support.built import Built
from support.project import Project
from support.small import COURSES, small_project

QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--disable-features=PreloadTopChromeWebUI",
    "--no-first-run",
    "--no-default-browser-check",
)
SESSIONS = """\
編號,課程,梯次,開始,結束,時間,地點,名額,方式,狀態,報名連結,備註
ai-1-a,ai-1,1,115年5月6日,,09:00至16:00,人力發展中心,40,實體,籌備中,,
"""
HOLIDAYS = """\
years:
  "115": {source: 虛構的辦公日曆, holidays: [{date: 115年5月1日, title: 勞動節}]}
"""
BEFORE = "試算表與圖表,一般人員,30,6小時,"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once; without one the tests are skipped, and say so."""
    reason = os.environ.get("PLANPRESS_NO_BROWSER")
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if reason or not program:
        pytest.skip(reason or "no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(built: Built) -> Iterator[SiteServer]:
    """The repository's content, served."""
    with serving(built.output) as server:
        yield server


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SiteServer]:
    """A small site with a session and a course that has moved."""
    project: Project = small_project(tmp_path_factory.mktemp("small"))
    project.write("content/vocabularies/holidays.yaml", HOLIDAYS)
    project.write("plans/xinghu/114/sessions.csv", SESSIONS).edit(COURSES, BEFORE, BEFORE + "data-0").build()
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics
    with serving(project.root / "output") as server:
        yield server


@pytest.fixture
def visit(browser: Browser, site: SiteServer) -> Iterator[Visit]:
    """Opens pages of the repository's site."""
    with visiting(browser, site.address) as visit:
        yield visit


@pytest.fixture
def small_visit(browser: Browser, small_site: SiteServer) -> Iterator[Visit]:
    """Opens pages of the small site."""
    with visiting(browser, small_site.address) as visit:
        yield visit
