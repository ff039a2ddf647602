"""Reads a built page as a visitor would: its text, links and headings."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser

SILENT = frozenset({"script", "style", "template"})


def folded(text: str) -> str:
    """``text`` without white space, in NFKC: how facts are compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


@dataclass
class Page:
    """A page's HTML."""

    html: str
    _text: str = field(default="", repr=False)

    @property
    def text(self) -> str:
        """All text a reader can reach, folded."""
        if not self._text:
            reader = _Text()
            reader.feed(self.html)
            self._text = folded("".join(reader.parts))
        return self._text

    @property
    def main(self) -> str:
        """The HTML of <main>."""
        match = re.search(r"<main\b.*?</main>", self.html, re.DOTALL)
        assert match, "the page has no <main>"
        return match.group()

    def shows(self, *facts: str) -> Page:
        """Fails unless every fact stands in the page's text."""
        missing = [fact for fact in facts if folded(fact) not in self.text]
        assert not missing, f"not on the page: {missing}"
        return self

    def hides(self, *facts: str) -> Page:
        """Fails if any fact stands in the page's text."""
        present = [fact for fact in facts if folded(fact) in self.text]
        assert not present, f"on the page: {present}"
        return self

    def links(self) -> list[str]:
        """Every href of an <a>."""
        return re.findall(r"<a\b[^>]*?\bhref=\"([^\"]*)\"", self.html)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        self.parts.extend(value or "" for name, value in attrs if name == "alt")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)
