"""A hand that does a task on a screen, and counts what it had to do for it."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page


@dataclass
class Hand:
    """Clicks, keystrokes (a character each) and screens scrolled by a visitor of ``page``."""

    page: Page
    clicks: int = 0
    keys: int = 0
    screens: float = 0.0

    def __str__(self) -> str:
        return f"{self.clicks} clicks, {self.keys} keystrokes, {self.screens:.1f} screens scrolled"

    def tap(self, there: Locator) -> None:
        """Scrolls to the one element ``there`` and clicks it."""
        self._reach(there)
        there.click()

    def save(self, there: Locator) -> bytes:
        """Taps a link that gives a file: what the file holds."""
        self._reach(there)
        address: str = there.evaluate("one => one.href")
        return self.page.request.get(address).body()

    def choose(self, there: Locator, value: str) -> None:
        """Opens a list of choices and takes one: two clicks."""
        self.tap(there)
        self.clicks += 1
        there.select_option(value)

    def type(self, text: str, *, enter: bool = False) -> None:
        """Writes where the last click was."""
        self.keys += len(text) + enter
        self.page.keyboard.type(text)
        if enter:
            self.page.keyboard.press("Enter")

    def _reach(self, there: Locator) -> None:
        there.wait_for()
        before = self._top()
        there.scroll_into_view_if_needed()
        self.screens += abs(self._top() - before)
        self.clicks += 1

    def _top(self) -> float:
        top: float = self.page.evaluate("scrollY / innerHeight")
        return top
