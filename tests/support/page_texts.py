"""What the pages of a built site say, read by other means than the search index: the truth to hold."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

SILENT = {"script", "style", "template"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(frozen=True)
class PageText:
    """A page's path on its host, its heading, and all the words of its main part."""

    path: str
    title: str
    text: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text: list[str] = []
        self.heading: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "main" in self.open and not SILENT & set(self.open):
            self.text.append(data)
            if "h1" in self.open:
                self.heading.append(data)


def page_texts(output: Path, leave_out: tuple[str, ...] = ("parity/", "search/")) -> dict[str, PageText]:
    """Every page below ``output`` that is none of those left out and leads nowhere else, by its path."""
    found = {}
    for file in sorted(output.rglob("index.html")):
        address = file.relative_to(output).as_posix().removesuffix("index.html")
        html = file.read_text("utf-8")
        if address in leave_out or 'http-equiv="refresh"' in html:
            continue
        reader = _Reader()
        reader.feed(html)
        found[f"/{address}"] = PageText(f"/{address}", "".join(reader.heading), "".join(reader.text))
    return found


def plain(text: str) -> str:
    """``text`` as a search compares it: width, case, 臺 and blanks aside."""
    return "".join(unicodedata.normalize("NFKC", text).lower().replace("臺", "台").split())


def holding(pages: dict[str, PageText], query: str) -> set[str]:
    """The paths of the pages that say ``query``."""
    return {path for path, page in pages.items() if plain(query) in plain(page.text)}


def stretches(pages: dict[str, PageText], count: int, seed: int) -> list[str]:
    """``count`` stretches of 2 to 12 characters, some in another width, with the other 臺 or blanks."""
    odd = random.Random(seed)  # noqa: S311
    texts = [" ".join(page.text.split()) for page in pages.values()]
    found: list[str] = []
    while len(found) < count:
        text = odd.choice(texts)
        start, length = odd.randrange(len(text)), odd.randint(2, 12)
        stretch = odd.choice(_OTHERWISE)(text[start : start + length])
        if len(plain(stretch)) > 1:
            found.append(stretch)
    return found


def slips(titles: list[str], count: int, seed: int) -> list[tuple[str, str]]:
    """(title, the same with one slip): a character wrong, left out, or changed about with the next."""
    odd = random.Random(seed)  # noqa: S311
    found: list[tuple[str, str]] = []
    while len(found) < count:
        title = odd.choice(titles)
        at = odd.randrange(len(title))
        slip = odd.choice(
            (
                title[:at] + odd.choice("的一是在學訓大中小") + title[at + 1 :],
                title[:at] + title[at + 1 :],
                title[:at] + title[at + 1 : at + 2] + title[at : at + 1] + title[at + 2 :],
            )
        )
        if plain(slip) not in plain(title):
            found.append((title, slip))
    return found


def _wide(text: str) -> str:
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


def _other_tai(text: str) -> str:
    return text.translate(str.maketrans("台臺", "臺台"))


def _spaced(text: str) -> str:
    return "\u3000".join(text)


_OTHERWISE = (str, str, _wide, _other_tai, _spaced)
