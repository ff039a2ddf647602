"""Opens pages in a browser and notes every request that leaves the site or fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, Route

from support.project import REPOSITORY

AXE = REPOSITORY / "tests/node/node_modules/axe-core/axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """options => axe.run(document, options).then(found => found.violations.flatMap(one =>
    one.nodes.slice(0, 5).map(node => `${one.id}: ${node.target.join(" ")} ${node.html.slice(0, 160)}`)))"""


@dataclass
class Visit:
    """A visitor's browser at a site."""

    browser: Browser
    address: str
    contexts: list[BrowserContext] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def open(self, path: str, *, width: int = 1440, stay: bool = False, **options: Any) -> Page:
        """The page at ``path``; ``stay`` on one that leads on at once; ``options`` of a browser context."""
        context = self.browser.new_context(viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(30_000)
        self.contexts.append(context)
        page = context.new_page()
        if stay:
            page.route(self.address + path, _without_refresh)
        page.on("request", self._watch)
        page.on("response", self._judge)
        page.on("requestfailed", lambda request: self.astray.append(f"failed: {request.url}"))
        page.goto(self.address + path)
        return page

    def _watch(self, request: Request) -> None:
        if not request.url.startswith(self.address):
            self.astray.append(f"left the site: {request.url}")

    def _judge(self, response: Response) -> None:
        path = response.url.removeprefix(self.address)
        if response.status >= 400 and path not in (*self.expected, "favicon.ico"):
            self.astray.append(f"{response.status}: {path}")


def _without_refresh(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r'<meta http-equiv="refresh"[^>]*>', "", answer.text()))


@contextmanager
def visiting(browser: Browser, address: str) -> Iterator[Visit]:
    """A visit; at its end no request may have gone astray."""
    visit = Visit(browser, address)
    try:
        yield visit
    finally:
        for context in visit.contexts:
            context.close()
    assert visit.astray == []


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds against WCAG 2.2 AA and good practice, or against ``rules`` only."""
    page.add_script_tag(path=str(AXE))
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": STANDARDS}
    found: list[str] = page.evaluate(RUN, {"runOnly": only, "resultTypes": ["violations"]})
    return found


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider
