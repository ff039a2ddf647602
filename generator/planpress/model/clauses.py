"""The clause tree of a document as its editor wrote it: no numbers, no records filled in yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Text:
    """Words as written."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """``**words**``."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Words in backticks, printed as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """``[words](address)``."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class ValueOf:
    """``{value:id.part}``: a figure or date from a record; ``bare`` leaves 逾/約/餘 out."""

    path: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class ListOf:
    """``{list:id style}``: the names a record holds, joined by ``style`` ("", "及", "「」", "1、 ；")."""

    path: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceTo:
    """``{@id}``: the printed number of a clause, attachment or labelled table."""

    id: str


Inline = Text | Strong | Code | Link | ValueOf | ListOf | ReferenceTo


class Printed(StrEnum):
    """What a ``{table:…}`` line in a document places there."""

    TABLE = "table"
    FIGURE = "figure"
    ITEMS = "items"


class Tick(StrEnum):
    """The state of a tick box: ``[x]``, ``[ ]`` or ``[?]`` (the source lost the mark)."""

    YES = "x"
    NO = " "
    UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """``{table:id}``, ``{figure:id}`` or ``{items:id}`` alone in a paragraph."""

    what: Printed
    id: str


@dataclass(frozen=True, slots=True)
class Picture:
    """``![words](media/x.png)``; ``alt`` is never empty."""

    src: str
    alt: str


@dataclass(frozen=True, slots=True)
class TickBox:
    """``- [x] words``."""

    state: Tick
    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """Neighbouring tick boxes."""

    boxes: tuple[TickBox, ...]


@dataclass(frozen=True, slots=True)
class PipeTable:
    """A small Markdown table of words; every row has as many cells as ``head``."""

    head: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


Block = Paragraph | Place | Picture | Ticks | PipeTable


class Shape(StrEnum):
    """How a clause was written: ``# title`` with a body, a point with a bold title, a plain point,
    or ``# sentence。`` with nothing below."""

    HEADING = "heading"
    TITLED_POINT = "titled_point"
    POINT = "point"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Clause:
    """A numbered point. ``content`` holds paragraphs and sub-clauses in the order of the text.

    ``words`` is the title, or the whole sentence of an untitled point. ``label`` replaces the number
    (附表). ``first_level`` is the sample of the level at which the points below start (``(一)``).
    """

    shape: Shape
    words: tuple[Inline, ...]
    id: str = ""
    content: tuple[Block | Clause, ...] = ()
    label: str = ""
    first_level: str = ""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The sub-clauses alone."""
        return tuple(item for item in self.content if isinstance(item, Clause))


@dataclass(frozen=True, slots=True)
class Document:
    """All of a document.md: blocks before the first heading (rare) and its clauses."""

    content: tuple[Block | Clause, ...]

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The top-level clauses."""
        return tuple(item for item in self.content if isinstance(item, Clause))
