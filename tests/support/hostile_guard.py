"""A visitor who looks whether any text of a page became more than words, and hears its complaints."""

from __future__ import annotations

from playwright.sync_api import ConsoleMessage, Dialog, Error, Page

from support.browsing import Visit
from support.hostile_reading import spoilt

FOUND = """() => ({
    quiet: window.ran === undefined,
    elements: [...document.querySelectorAll(`x, iframe, object, embed, base, style, img[src="x"],
        [onerror], [onload], [onclick], [onmouseover], [style]`)].map(one => one.outerHTML.slice(0, 120)),
    scripts: [...document.scripts].filter(one => one.src ? new URL(one.src).origin !== location.origin
        : !["application/json", "application/ld+json"].includes(one.type)).length,
    comments: document.evaluate("count(//comment())", document, null, 1).numberValue,
    values: [...document.querySelectorAll("*")].flatMap(one => [...one.attributes].map(at => at.value))
        .filter(value => value.includes("〔")),
    words: [...function* () {
        const nodes = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
        while (nodes.nextNode()) {
            const node = nodes.currentNode;
            if (node.parentNode.localName !== "script") yield node.data;
        }
    }()].join(""),
})"""


class Guarded:
    """A visitor who notes whatever a page does that no page of this site does."""

    def __init__(self, visit: Visit) -> None:
        self.visit = visit
        self.said: list[str] = []
        self.page = visit.open("about/", fresh=True)
        self.page.on("console", self._listen)
        self.page.on("pageerror", self._err)
        self.page.on("dialog", self._dismiss)

    def open(self, path: str) -> Page:
        """The page at ``path``."""
        self.page.goto(self.visit.address + path)
        return self.page

    def looks(self, page: Page, *, cut: bool = False, excerpts: bool = False) -> None:
        """Fails where a text became more than words; ``excerpts`` begin and end where they want."""
        found = page.evaluate(FOUND)
        where = page.url[:80]
        assert found["quiet"], where
        assert (found["elements"], found["scripts"], found["comments"]) == ([], 0, 0), where
        assert excerpts or spoilt(found["words"], cut=cut, folded=True) == [], where
        assert [name for value in found["values"] for name in spoilt(value, cut=cut)] == [], where
        assert self.said == [], where

    def _listen(self, message: ConsoleMessage) -> None:
        ours = not message.location["url"].endswith("/icon.svg")  # asked for again when the address changes
        if message.type in ("error", "warning") and ours:
            self.said.append(message.text[:300])

    def _err(self, error: Error) -> None:
        self.said.append(str(error)[:300])

    def _dismiss(self, dialog: Dialog) -> None:
        self.said.append(f"dialog: {dialog.message}")
        dialog.dismiss()
