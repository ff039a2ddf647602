"""The job a typesetting child gets and the sheet of paper facts it answers with, as bytes on a pipe."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import IO, Any

_LENGTH_BYTES = 8
MAX_FRAME = 512 * 1024 * 1024
TOO_NARROW = "fonts cut too narrowly"
"""The complaint that makes the parent send the job again, with fonts for all characters."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font: the family and weight by which the style sheet asks for it, and the file's bytes.

    ``packed`` are the bytes as they go into the PDF, where somebody has packed them already.
    ``left_out`` are characters of the document that the font had, and that were cut away.
    """

    name: str
    family: str
    weight: int
    content: bytes
    packed: bytes = b""
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One document to set: markup, style sheet, pictures by address, fonts, and metadata.

    ``whole_fonts``: each font is cut to all characters, not to those that the style sheet seems to set in it.
    """

    html: str
    css: str
    assets: tuple[tuple[str, bytes], ...]
    fonts: tuple[FontFile, ...]
    max_pages: int = 2_000
    whole_fonts: bool = False

    def left_out(self) -> dict[str, frozenset[str]]:
        """Of each family, the characters that one of its fonts lacks because it was cut."""
        families = {font.family for font in self.fonts}
        return {
            family: frozenset().union(*(font.left_out for font in self.fonts if font.family == family))
            for family in families
        }


@dataclass(frozen=True, slots=True)
class BoxOnPage:
    """A heading or table row: its id or first words, page (from 1), top and bottom in 1/100 CSS px."""

    name: str
    page: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page: its area for text (top, bottom) and how far it is filled, in 1/100 CSS px, and its part.

    ``part`` names the kind of page (cover, body, annex); ``words`` are the first words on it.
    """

    number: int
    top: int
    bottom: int
    filled: int
    part: str = ""
    begins: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything came to stand; ``lines`` are the words of each paragraph's lines."""

    pages: tuple[PageFacts, ...]
    headings: tuple[BoxOnPage, ...]
    rows: tuple[BoxOnPage, ...]
    lines: tuple[tuple[str, ...], ...] = ()

    def page_of_row(self) -> dict[str, int]:
        """The page of each table row that has an id."""
        return {row.name: row.page for row in self.rows if row.name}


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the child made: the PDF, where things stand, and every complaint of the typesetter."""

    pdf: bytes
    layout: Layout
    complaints: tuple[str, ...] = ()
    fonts: tuple[str, ...] = field(default=())


def write_frames(stream: IO[bytes], *frames: bytes) -> None:
    """Writes each frame behind its length."""
    for frame in frames:
        stream.write(len(frame).to_bytes(_LENGTH_BYTES, "big"))
        stream.write(frame)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame; None at the end of the stream. ValueError if it is cut or too long."""
    head = stream.read(_LENGTH_BYTES)
    if not head:
        return None
    length = int.from_bytes(head, "big")
    if length > MAX_FRAME:
        raise ValueError(f"frame of {length} bytes")
    body = stream.read(length)
    if len(body) != length:
        raise ValueError("frame cut short")
    return body


def send_job(stream: IO[bytes], job: Job) -> None:
    """Writes ``job``, whose fonts are cut, as a head frame, one for each asset and two for each font."""
    head = {
        "html": job.html,
        "css": job.css,
        "assets": [name for name, _ in job.assets],
        "fonts": [[font.name, font.family, font.weight, font.left_out] for font in job.fonts],
        "max_pages": job.max_pages,
    }
    assets = (content for _, content in job.assets)
    fonts = (blob for font in job.fonts for blob in (font.content, font.packed))
    write_frames(stream, json.dumps(head, ensure_ascii=False).encode(), *assets, *fonts)


def receive_job(stream: IO[bytes]) -> Job | None:
    """The next job; None when the parent has closed the pipe."""
    frame = read_frame(stream)
    if frame is None:
        return None
    head = json.loads(frame)
    assets = tuple((name, _needed(stream)) for name in head["assets"])
    fonts = tuple(
        FontFile(name, family, weight, _needed(stream), _needed(stream), left_out)
        for name, family, weight, left_out in head["fonts"]
    )
    return Job(head["html"], head["css"], assets, fonts, head["max_pages"])


def send_sheet(stream: IO[bytes], sheet: Sheet, peak_kib: int) -> None:
    """Writes ``sheet`` and how much memory the child has used at most, in KiB."""
    head = {
        "pages": [[p.number, p.top, p.bottom, p.filled, p.part, p.begins] for p in sheet.layout.pages],
        "headings": [[b.name, b.page, b.top, b.bottom] for b in sheet.layout.headings],
        "rows": [[b.name, b.page, b.top, b.bottom] for b in sheet.layout.rows],
        "lines": sheet.layout.lines,
        "complaints": list(sheet.complaints),
        "fonts": list(sheet.fonts),
        "peak_kib": peak_kib,
    }
    write_frames(stream, json.dumps(head, ensure_ascii=False).encode(), sheet.pdf)


def receive_sheet(stream: IO[bytes]) -> tuple[Sheet, int]:
    """The child's answer and its peak memory in KiB; ValueError if the child ended without one."""
    head: dict[str, Any] = json.loads(_needed(stream))
    layout = Layout(
        tuple(PageFacts(*page) for page in head["pages"]),
        tuple(BoxOnPage(*box) for box in head["headings"]),
        tuple(BoxOnPage(*box) for box in head["rows"]),
        tuple(map(tuple, head["lines"])),
    )
    sheet = Sheet(_needed(stream), layout, tuple(head["complaints"]), tuple(head["fonts"]))
    return sheet, int(head["peak_kib"])


def _needed(stream: IO[bytes]) -> bytes:
    frame = read_frame(stream)
    if frame is None:
        raise ValueError("stream ended early")
    return frame
