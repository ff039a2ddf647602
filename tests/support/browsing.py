"""Opens pages in a browser and notes every request that leaves the site, fails or breaks the policy."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, Route

from planpress.serve.server import SiteServer
from planpress.serve.static import open_server
from support.project import REPOSITORY

AXE = REPOSITORY / "tests/node/node_modules/axe-core/axe.min.js"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
POLICY = re.compile(r"Content Security Policy|requires 'Trusted|MIME type")
EXAMINED: WeakSet[Page] = WeakSet()  # pages on which axe has tried out styles of its own
FREE: WeakKeyDictionary[Browser, dict[str, list[Page]]] = WeakKeyDictionary()  # windows by their options
PLAIN = {"color_scheme": "light", "reduced_motion": "no-preference", "forced_colors": "none"}
ICONS = ("/icon.svg", "/logo.svg")  # a city's logo is the icon of its pages
RUN = """options => axe.run(document, options).then(found => found.violations.flatMap(one =>
    one.nodes.slice(0, 5).map(node => `${one.id}: ${node.target.join(" ")} ${node.html.slice(0, 160)}`)))"""


def sizes_loaded(page: Page) -> list[int]:
    """Grows by the bytes of each answer that the page gets from now on, as the server says them."""
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(int(response.headers["content-length"])))
    return sizes


@dataclass
class Visit:
    """A visitor's browser at a site."""

    browser: Browser
    address: str
    opened: list[tuple[Page, dict[str, Any], bool]] = field(default_factory=list)
    astray: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def open(
        self, path: str, *, width: int = 1440, stay: bool = False, fresh: bool = False, **options: Any
    ) -> Page:
        """The page at ``path``; ``stay`` on one that leads on at once; ``options`` of a browser context.

        A window is used again after the visit; ask for a ``fresh`` one where a test listens to it.
        """
        page = _window(self.browser, options, fresh=fresh)
        self.opened.append((page, options, fresh))
        page.set_viewport_size({"width": width, "height": 900})
        if stay:
            page.route(self.address + path, _without_refresh)
        for event, heard in self._heard():
            page.on(event, heard)  # type: ignore[call-overload]
        page.goto(self.address + path)
        return page

    def leave(self) -> None:
        """Ends the visit; the windows stay for the next one."""
        for page, options, fresh in self.opened:
            for event, heard in self._heard():
                page.remove_listener(event, heard)
            if fresh:
                page.context.close()
            elif not page.is_closed():
                _clear(page, options)
                FREE.setdefault(self.browser, {}).setdefault(repr(options), []).append(page)
        self.opened.clear()

    def _heard(self) -> tuple[tuple[str, Callable[[Any], None]], ...]:
        return (
            ("request", self._watch),
            ("response", self._judge),
            ("console", self._listen),
            ("requestfailed", self._fail),
        )

    def _listen(self, message: ConsoleMessage) -> None:
        """The browser says on its console what the policy of the page forbids."""
        if message.type == "error" and POLICY.search(message.text) and message.page not in EXAMINED:
            self.astray.append(f"policy: {message.text[:200]}")

    def _watch(self, request: Request) -> None:
        if not request.url.startswith(self.address):
            self.astray.append(f"left the site: {request.url}")

    def _fail(self, request: Request) -> None:
        left = request.url.endswith(ICONS)  # a page that leads on at once is gone before its icon comes
        if not left and not request.url.startswith(f"{self.address}@planpress/events"):  # it stops listening
            self.astray.append(f"failed: {request.url}")

    def _judge(self, response: Response) -> None:
        path = response.url.removeprefix(self.address)
        if response.status >= 400 and path not in (*self.expected, "favicon.ico"):
            self.astray.append(f"{response.status}: {path}")


def _window(browser: Browser, options: dict[str, Any], *, fresh: bool) -> Page:
    """A window nobody uses: a new one takes the browser longer than most of what tests do in it."""
    free = FREE.setdefault(browser, {}).setdefault(repr(options), [])
    if free and not fresh:
        return free.pop()
    context = browser.new_context(**options)
    context.set_default_timeout(30_000)
    return context.new_page()


def _clear(page: Page, options: dict[str, Any]) -> None:
    """As a new window would be: on line, nothing stopped on its way, the mouse in a corner."""
    EXAMINED.discard(page)
    page.unroute_all(behavior="wait")
    page.context.set_offline(False)
    page.goto("about:blank")
    page.emulate_media(media="null", **{name: options.get(name, PLAIN[name]) for name in PLAIN})
    page.mouse.move(0, 0)


def _without_refresh(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=re.sub(r'<meta http-equiv="refresh"[^>]*>', "", answer.text()))


@contextmanager
def serving(output: Path) -> Iterator[SiteServer]:
    """A built site, served to this machine alone; the server may have had nothing to complain of."""
    complaints: list[str] = []
    server = open_server(output, 0, complaints.append)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
    assert complaints == []


@contextmanager
def visiting(browser: Browser, address: str) -> Iterator[Visit]:
    """A visit; at its end no request may have gone astray."""
    visit = Visit(browser, address)
    try:
        yield visit
    finally:
        visit.leave()
    assert visit.astray == [], visit.astray


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What axe finds against WCAG 2.2 AA and good practice, or against ``rules`` only."""
    EXAMINED.add(page)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": STANDARDS}
    found: list[str] = page.evaluate(RUN, {"runOnly": only, "resultTypes": ["violations"]})
    return found


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider
