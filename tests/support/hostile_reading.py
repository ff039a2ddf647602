"""Reads the files of a hostile site back, by other means than those that wrote them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from support.hostile_records import BOMB

NAMED = re.compile(r"〔([\w.]+)〕")
MARKED = {"Notes.items", "LegalBasis.text"}
"""What these fields say is Markdown: stars and backslashes in them are marks."""
_UNMARKED = BOMB.replace("*", "").replace("\\;", ";")


class Html(HTMLParser):
    """A page: its words, the values of its attributes, its elements, its scripts with what they hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.tags: set[str] = set()
        self.scripts: list[tuple[dict[str, str], str]] = []
        self.comments = 0
        self._open = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.extend((tag, name, value or "") for name, value in attrs)
        if tag == "script":
            self._open = True
            self.scripts.append(({name: value or "" for name, value in attrs}, ""))

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._open:
            attributes, held = self.scripts[-1]
            self.scripts[-1] = (attributes, held + data)
        else:
            self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments += 1

    @property
    def text(self) -> str:
        """All words in a row."""
        return "".join(self.words)

    def values(self, name: str) -> list[str]:
        """The values of every attribute of this name."""
        return [value for _, one, value in self.attributes if one == name]

    def blocks(self) -> list[Any]:
        """What its data blocks hold."""
        return [json.loads(held) for attributes, held in self.scripts if "json" in attributes.get("type", "")]


def pages_of(output: Path) -> Iterator[tuple[str, Html]]:
    """Every page with its path."""
    for file in sorted(output.rglob("*.html")):
        yield file.relative_to(output).as_posix(), Html(file.read_text("utf-8"))


def strings(value: object) -> Iterator[str]:
    """Every text in what a JSON file holds, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def spoilt(text: str, *, cut: bool = False, folded: bool = False) -> list[str]:
    """The names of the hostile texts in ``text`` that are not whole.

    ``cut``: they may end with an ellipsis; ``folded``: white space in them does not count.
    """
    found = NAMED.finditer(text)
    return [one[1] for one in found if not _whole(one[1], text[one.end() :], cut=cut, folded=folded)]


def _whole(name: str, rest: str, *, cut: bool, folded: bool) -> bool:
    rest = rest[: 2 * len(BOMB)]
    whole = [BOMB, _UNMARKED] if name in MARKED else [BOMB]
    if folded:
        rest, whole = "".join(rest.split()), ["".join(one.split()) for one in whole]
    if any(rest.startswith(one) for one in whole):
        return True
    return cut and "…" in rest and whole[0].startswith(rest.partition("…")[0])
