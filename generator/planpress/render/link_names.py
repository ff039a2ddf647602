"""What links within a printed document lead to, in words: the heading or the caption at each anchor."""

from __future__ import annotations

from html.parser import HTMLParser


def link_names(html: str) -> dict[str, str]:
    """Words by anchor, for every element with an id that has a name (``data-name``) or a caption."""
    reader = _Reader()
    reader.feed(html)
    return {anchor: " ".join(words.split()) for anchor, words in reader.names.items() if words.strip()}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, str] = {}
        self._anchor = ""
        self._in_caption = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "caption":
            self._in_caption = True
        elif "id" in told:
            self._anchor = told["id"]
        if "data-name" in told:
            self.names.setdefault(self._anchor, told["data-name"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "caption":
            self._in_caption = False

    def handle_data(self, data: str) -> None:
        if self._in_caption:
            self.names[self._anchor] = self.names.get(self._anchor, "") + data
