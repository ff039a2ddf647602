"""Profiles: how a kind of paper is laid out, as a theme writes it in profiles.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import Field

from planpress.model.paper_sizes import PaperLength, PaperSize
from planpress.model.records import Id, Record, Words, YesNo, says


class Binding(StrEnum):
    """The side at which the sheets are bound."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    NONE = "none"


class Sides(StrEnum):
    """Whether both sides of a sheet are printed: then margins and running heads are mirrored."""

    SINGLE = "single"
    DOUBLE = "double"


class Opening(StrEnum):
    """What a document begins with."""

    MASTHEAD = "masthead"
    COVER = "cover"


class RunningHead(StrEnum):
    """What stands above the text."""

    TITLE = "title"
    CHAPTER = "chapter"
    NONE = "none"


class PageNumbers(StrEnum):
    """How pages are numbered."""

    OF_TOTAL = "of_total"
    ALONE = "alone"
    NONE = "none"


def _length(text: str) -> PaperLength:
    return PaperLength.parse(text)


class PaperMargins(Record):
    """White space around the text, without what the binding needs."""

    top: Annotated[PaperLength, says("上", "紙的上緣到文字，例如 2.5cm")] = _length("2.5cm")
    bottom: Annotated[PaperLength, says("下", "文字到紙的下緣")] = _length("2.5cm")
    inner: Annotated[PaperLength, says("內側", "裝訂的一側，不含裝訂邊")] = _length("1.5cm")
    outer: Annotated[PaperLength, says("外側", "裝訂的對側")] = _length("2.5cm")


class PaperFaces(Record):
    """Families of fonts, the first that has a character is used."""

    text: Annotated[tuple[Words, ...], says("內文", "內文的字型，依序"), Field(min_length=1)] = (
        "Planpress Latin",
        "Planpress Kai TC",
    )
    headings: Annotated[tuple[Words, ...], says("標題", "標題與粗體的字型"), Field(min_length=1)] = (
        "Planpress Heading TC",
    )


class RunningHeads(Record):
    """What stands above the text of a right-hand page; on a left-hand one the two change places."""

    left: Annotated[RunningHead, says("左", "title 標題、chapter 章名、none 不印")] = RunningHead.TITLE
    right: Annotated[RunningHead, says("右", "title 標題、chapter 章名、none 不印")] = RunningHead.CHAPTER


class Around(NamedTuple):
    """The margins of one page in points."""

    top: Decimal
    right: Decimal
    bottom: Decimal
    left: Decimal


class Profile(Record):
    """A kind of paper. What is not written is as in the profile that it begins from."""

    page: Annotated[PaperSize, says("紙張", "A4、A4 landscape，或寬與高")] = PaperSize.parse("A4")
    margins: Annotated[PaperMargins, says("邊界", "top、bottom、inner、outer")] = (
        PaperMargins.model_construct()
    )
    binding: Annotated[Binding, says("裝訂側", "left、right、top；none 不裝訂")] = Binding.LEFT
    gutter: Annotated[PaperLength, says("裝訂邊", "裝訂側另外留的寬度，例如 1cm")] = _length("1cm")
    sides: Annotated[Sides, says("單雙面", "single 單面；double 雙面，左右頁的邊界與頁首對調")] = Sides.SINGLE
    faces: Annotated[PaperFaces, says("字型", "text 內文、headings 標題")] = PaperFaces.model_construct()
    size: Annotated[PaperLength, says("字級", "內文的大小，例如 14pt")] = _length("14pt")
    line: Annotated[PaperLength, says("行高", "內文一行的高度，例如 21pt")] = _length("21pt")
    running: Annotated[RunningHeads, says("頁首", "left 左邊、right 右邊")] = RunningHeads.model_construct()
    numbers: Annotated[PageNumbers, says("頁碼", "of_total 第幾頁，共幾頁；alone 只印第幾頁；none 不印")] = (
        PageNumbers.OF_TOTAL
    )
    opening: Annotated[Opening, says("開頭", "masthead 標題接著內文；cover 封面自成一頁")] = Opening.MASTHEAD
    contents: Annotated[YesNo, says("目次", "true 印目次，false 不印")] = True

    def around(self, *, left_page: bool = False) -> Around:
        """The margins with the binding's own; those of a left-hand page are mirrored."""
        margins = self.margins
        inner, outer = margins.inner.points, margins.outer.points
        top = margins.top.points
        if self.binding is Binding.TOP:
            top += self.gutter.points
        elif self.binding is not Binding.NONE:
            inner += self.gutter.points
        at_right = (self.binding is Binding.RIGHT) != left_page
        right, left = (inner, outer) if at_right else (outer, inner)
        return Around(top, right, margins.bottom.points, left)


class Profiles(Record):
    """profiles.yaml."""

    profiles: Annotated[Mapping[Id, Profile], says("版面", "編號: 版面")]


def laid_over(base: Profile, own: Profile) -> Profile:
    """``base`` with what ``own`` writes; a part that it writes in part keeps the rest."""
    given: dict[str, object] = {}
    for name in sorted(own.model_fields_set):
        value, before = getattr(own, name), getattr(base, name)
        if isinstance(value, Record):
            parts = {part: getattr(value, part) for part in sorted(value.model_fields_set)}
            value = before.model_copy(update=parts)
        given[name] = value
    return base.model_copy(update=given)
