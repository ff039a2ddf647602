"""Reads a finished PDF: its pages, texts, fonts, bookmarks and metadata, beside the typesetter's layout."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from planpress.render.typeset_job import Layout, Sheet

SHOWS = (b"Tj", b"TJ", b"'", b'"')


@dataclass(frozen=True)
class Bookmark:
    """A line of the outline or the contents: level from 1, its words without blanks, the page it leads to."""

    level: int
    words: str
    page: int


@dataclass(frozen=True)
class Word:
    """A word on a page: its left and right edge in points from the left of the page."""

    page: int
    left: float
    right: float
    text: str


@dataclass(frozen=True)
class Paper:
    """A PDF. ``texts``, ``heads`` (their first lines) and bookmarks are without blanks.

    ``sizes`` are points, width before height.
    ``blanks`` are the numbers of pages that show the glyph for "no such character".
    """

    layout: Layout
    texts: tuple[str, ...]
    heads: tuple[str, ...]
    sizes: tuple[tuple[float, float], ...]
    words: tuple[Word, ...]
    bookmarks: tuple[Bookmark, ...]
    fonts: frozenset[str]
    blanks: tuple[int, ...]
    title: str
    language: str
    standard: str
    tagged: bool


def read_paper(sheet: Sheet) -> Paper:
    """Reads the PDF of ``sheet``."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(sheet.pdf))
    root = reader.trailer["/Root"]
    return Paper(
        layout=sheet.layout,
        texts=tuple(map(squeezed, _poppler(sheet.pdf, "-raw").split("\f")[:-1])),
        heads=tuple(
            squeezed(text.lstrip().partition("\n")[0])
            for text in _poppler(sheet.pdf, "-layout").split("\f")[:-1]
        ),
        sizes=tuple((float(page.mediabox.width), float(page.mediabox.height)) for page in reader.pages),
        words=tuple(_words(sheet.pdf)),
        bookmarks=tuple(_bookmarks(reader, reader.outline, 1)),
        fonts=frozenset(_fonts(page for page in reader.pages)),
        blanks=tuple(n for n, page in enumerate(reader.pages, start=1) if _shows_blank(reader, page)),
        title=str(reader.metadata.title if reader.metadata else ""),
        language=str(root.get("/Lang", "")),
        standard=root["/Metadata"].get_data().decode() if "/Metadata" in root else "",
        tagged=bool(root.get("/MarkInfo", {}).get("/Marked")) and "/StructTreeRoot" in root,
    )


def words_of_pdf(pdf: bytes) -> str:
    """All words of any PDF, without blanks."""
    return squeezed(_poppler(pdf, "-raw"))


def squeezed(text: str) -> str:
    """``text`` in NFKC without any blank."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def _poppler(pdf: bytes, *options: str) -> str:
    made = subprocess.run(["pdftotext", *options, "-", "-"], input=pdf, capture_output=True, check=True)
    return made.stdout.decode()


def _words(pdf: bytes) -> Iterator[Word]:
    for number, page in enumerate(_poppler(pdf, "-bbox").split("<page ")[1:], start=1):
        for left, right, text in re.findall(r'<word xMin="([\d.-]+)".*?xMax="([\d.-]+)".*?>(.*?)<', page):
            yield Word(number, float(left), float(right), text)


def _bookmarks(reader: Any, entries: Iterable[Any], level: int) -> Iterator[Bookmark]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _bookmarks(reader, entry, level + 1)
        else:
            page = reader.get_destination_page_number(entry) + 1
            yield Bookmark(level, squeezed(entry.title), page)


def _fonts(pages: Iterable[Any]) -> Iterator[str]:
    """The names of all fonts, also of those that drawings bring, without the prefix of a subset."""
    for page in pages:
        yield from _fonts_of(page.get("/Resources", {}).get_object(), 0)


def _fonts_of(resources: Any, depth: int) -> Iterator[str]:
    for font in resources.get("/Font", {}).values():
        yield re.sub(r"^/?[A-Z]{6}\+", "", str(font.get_object()["/BaseFont"])).removeprefix("/")
    for drawing in resources.get("/XObject", {}).values() if depth < 3 else ():
        inner = drawing.get_object().get("/Resources")
        if inner is not None:
            yield from _fonts_of(inner.get_object(), depth + 1)


def _shows_blank(reader: Any, page: Any) -> bool:
    """True if a text of the page shows glyph 0."""
    from pypdf.generic import ContentStream

    streams = [page.get_contents()]
    drawings = page["/Resources"].get("/XObject", {}).values()
    streams += [one.get_object() for one in drawings if one.get_object().get("/Subtype") == "/Form"]
    operations = (step for stream in streams for step in ContentStream(stream, reader).operations)
    return any(
        b"\0\0" in (codes[at : at + 2] for at in range(0, len(codes), 2))
        for operands, operator in operations
        if operator in SHOWS
        for codes in _codes(operands)
    )


def _codes(operands: Iterable[Any]) -> Iterator[bytes]:
    for one in operands:
        if isinstance(one, list):
            yield from _codes(one)
        elif isinstance(one, bytes):
            yield one
        elif hasattr(one, "original_bytes"):
            yield one.original_bytes
