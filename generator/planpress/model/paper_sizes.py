"""Lengths and page sizes on paper as a theme writes them: 2.5cm, 60pt, A4 landscape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from planpress.model.values import Written, mended

INCH = {"pt": Decimal(72), "mm": Decimal("25.4"), "cm": Decimal("2.54")}
"""How many of a unit are an inch."""
NAMED = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "B4": (257, 364), "B5": (182, 257)}
"""Width and height in millimetres, upright; B4 and B5 as Taiwan's offices buy them (JIS)."""
_NUMBER = r"(?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,3})?"
_LENGTH = re.compile(rf"({_NUMBER})(pt|mm|cm)")
_NAMED = re.compile(rf"({'|'.join(NAMED)})( landscape)?")


def in_points(amount: Decimal, unit: str) -> Decimal:
    """``amount`` of ``unit`` (pt, mm, cm) in points of 1/72 inch."""
    return amount * 72 / INCH[unit]


@dataclass(frozen=True, slots=True)
class PaperLength(Written):
    """A length on paper: ``2.5cm``, ``60pt``, ``0``."""

    points: Decimal

    kind = "paper_length"
    says = "數字加 pt、mm 或 cm：60pt、25mm、2.5cm；沒有就寫 0"
    pattern = rf"^(0|{_NUMBER}(pt|mm|cm))$"
    examples = ("2.5cm", "60pt", "0")
    bare_number = True

    @classmethod
    def parse(cls, text: str) -> Self:
        if text == "0":
            return cls(text, Decimal(0))
        match = _LENGTH.fullmatch(text)
        if match is None:
            raise mended("paper_length", text, cls.parse)
        return cls(text, in_points(Decimal(match[1]), match[2]))


@dataclass(frozen=True, slots=True)
class PaperSize(Written):
    """A page: ``A4``, ``A4 landscape``, ``B5``, ``210mm 148mm``; width and height in points."""

    width: Decimal
    height: Decimal

    kind = "paper_size"
    says = "A3、A4、A5、B4、B5，橫式加 landscape；或寬與高：210mm 148mm"
    pattern = rf"^((A3|A4|A5|B4|B5)( landscape)?|{_NUMBER}(pt|mm|cm) {_NUMBER}(pt|mm|cm))$"
    examples = ("A4", "A4 landscape", "210mm 148mm")

    @classmethod
    def parse(cls, text: str) -> Self:
        if named := _NAMED.fullmatch(text):
            short, long = (in_points(Decimal(side), "mm") for side in NAMED[named[1]])
            return cls(text, long, short) if named[2] else cls(text, short, long)
        sides = [_LENGTH.fullmatch(part) for part in text.split(" ")]
        if len(sides) != 2 or None in sides:
            raise mended("paper_size", text, cls.parse)
        width, height = (in_points(Decimal(side[1]), side[2]) for side in sides if side)
        return cls(text, width, height)
