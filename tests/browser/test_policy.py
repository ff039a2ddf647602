"""The site lives under the policy, at the root of a host and in any folder of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect

from planpress.serve.server import Answer, Asked, serve_site
from planpress.serve.static import Folder, missing
from support.browsing import Visit, visiting
from support.project import REPOSITORY
from support.small import small_project

PAGES = (
    "",
    "xinghu/",
    "xinghu/114/",
    "catalog/",
    "courses/xinghu/114/ai-1/",
    "rules/xinghu/114/",
    "rules/",
    "compare/awards/",
    "duties/",
    "search/",
    "sitemap/",
    "about/",
)
ASKED = "rules/xinghu/114/english-award/?level=%E4%B8%AD%E9%AB%98%E7%B4%9A"
STYLED = (
    "getComputedStyle(document.body).maxInlineSize + [...document.styleSheets].map(s => s.cssRules.length)"
)


@dataclass(frozen=True)
class InFolder:
    """A host whose folder ``prefix`` is the site; the rest of it belongs to others."""

    prefix: str
    site: Folder

    def answer(self, asked: Asked) -> Answer:
        """The site's answer below the folder."""
        if not asked.target.startswith(self.prefix):
            return missing(None)
        return self.site.answer(Asked("/" + asked.target.removeprefix(self.prefix), asked.as_page))


@pytest.fixture(scope="module", params=["/", "/a/b/"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The small site at a folder that its configuration names."""
    project = small_project(tmp_path_factory.mktemp("folder"))
    project.edit("content/site.yaml", "as_of:", f"address: https://plans.example.org{request.param}\nas_of:")
    exams = (REPOSITORY / "content/vocabularies/exams.yaml").read_text("utf-8")
    project.write("content/vocabularies/exams.yaml", exams).build()
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics
    server = serve_site(InFolder(request.param, Folder(project.root / "output")), 0, print)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server.address.rstrip("/") + request.param
    server.shutdown()
    server.server_close()


@pytest.fixture
def folder_visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Opens pages of that site; nothing may go astray."""
    with visiting(browser, address) as visit:
        yield visit


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_its_style_and_every_link_leads_somewhere(folder_visit: Visit, path: str) -> None:
    page = folder_visit.open(path)
    assert page.evaluate(STYLED)
    links: list[str] = page.evaluate(
        "[...new Set([...document.querySelectorAll('a[href]')].map(one => one.href))]"
    )
    own = {one.partition("#")[0] for one in links if one.startswith(folder_visit.address)}
    assert own
    assert {one: page.request.get(one).status for one in sorted(own)} == dict.fromkeys(sorted(own), 200)
    home = f"{folder_visit.address.split('/', 3)[0]}//{folder_visit.address.split('/', 3)[2]}/"
    assert [one for one in links if one.startswith(home) and not one.startswith(folder_visit.address)] == []


def test_a_rule_answers_there_too(folder_visit: Visit) -> None:
    page = folder_visit.open(ASKED)
    expect(page.locator("#answer")).to_contain_text("記功1次", timeout=30_000)


def test_a_wrong_address_at_any_depth_looks_like_the_site(folder_visit: Visit) -> None:
    wrong = "xinghu/114/no/such/page/"
    folder_visit.expected = (wrong,)
    page = folder_visit.open(wrong)
    assert page.evaluate(STYLED)
    page.locator("header a").first.evaluate("one => one.href")
    page.goto(page.locator("main .link-list a").first.evaluate("one => one.href"))
    assert page.url.startswith(folder_visit.address)
    assert page.locator("h1").inner_text() != "找不到這一頁"


def test_the_icon_is_a_file_in_the_citys_colour(folder_visit: Visit) -> None:
    page = folder_visit.open("xinghu/114/")
    address = page.locator("link[rel=icon]").evaluate("one => one.href")
    got = page.request.get(address)
    assert got.headers["content-type"].startswith("image/svg+xml")
    assert "#0b6e6e" in got.text()
    plain = page.request.get(
        folder_visit.open("about/").locator("link[rel=icon]").evaluate("one => one.href")
    )
    assert "#0b6e6e" not in plain.text()


@pytest.mark.parametrize(
    "deed",
    [
        "document.body.append(Object.assign(new Image(), {src: 'data:image/gif;base64,R0lGODlh'}))",
        "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
        "document.body.setAttribute('style', 'color: red')",
        "document.body.append(Object.assign(document.createElement('style'), {textContent: 'p{}'}))",
    ],
)
def test_what_breaks_the_policy_is_noticed(browser: Browser, address: str, deed: str) -> None:
    visit = Visit(browser, address)
    page = visit.open("about/")
    assert visit.astray == []
    page.evaluate(f"try {{ {deed} }} catch {{ }}")
    page.wait_for_timeout(200)
    assert [one for one in visit.astray if one.startswith("policy: ")]
    visit.leave()
