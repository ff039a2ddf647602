"""Lengths, counts, shares and spans as documents print them; exact numbers, never binary fractions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Self

from planpress.model.numerals import CHINESE, NUMERAL, read_number, read_whole
from planpress.model.values import NotRead, Written, mended, narrow

_NUMBER = rf"(?:[0-9]+(?:\.[0-9]+)?|[{CHINESE}]+|半)"
LENGTH_UNITS = (
    *("個工作天", "工作天", "個小時", "小時", "堂課", "梯次", "場次", "個月", "學分", "分鐘"),
    *("天", "日", "夜", "週", "場", "堂", "節", "時", "班", "梯", "期", "次", "年"),
)
_LENGTH = re.compile(rf"({_NUMBER})({'|'.join(LENGTH_UNITS)})")
_HOURS = re.compile(rf"({_NUMBER})個?小時")
_GROUPED = r"[0-9]{1,3}(?:,[0-9]{3})+"
_COUNT = re.compile(rf"({_GROUPED}|{_NUMBER})(?:(至)({_GROUPED}|{_NUMBER}))?([^0-9,.\s]*?)(以上|以下|以內)?")
_PERCENT = re.compile(r"([0-9]+(?:\.[0-9]+)?)%")
_PARTS = re.compile(rf"({NUMERAL}|百)分之({_NUMBER})")
_SLASH = re.compile(r"([0-9]+)/([1-9][0-9]*)")
_SPAN = re.compile(rf"(第?)({NUMERAL})(個?(?:工作天|工作日|日曆天|星期|月|小時)|[天日週年])")
_SEATS = re.compile(r"([1-9][0-9]{0,5})(人?)")
_AWARD = re.compile(rf"(嘉獎|記功|記大功)(?:({NUMERAL})次)?")


@dataclass(frozen=True, slots=True)
class Length(Written):
    """How long a course is: ``30天``, ``6場``, ``48堂課``, ``2.5小時``; units are never converted."""

    amount: Decimal
    unit: str

    kind = "length"
    says = "數字加單位：30天、6場、48堂課、2.5小時"
    pattern = rf"^(0|{_NUMBER}({'|'.join(LENGTH_UNITS)}))$"
    examples = ("3天", "6場", "48堂課", "6小時")
    bare_number = True

    @classmethod
    def parse(cls, text: str) -> Self:
        if text == "0":
            return cls(text, Decimal(0), "")
        match = _LENGTH.fullmatch(text)
        amount = read_number(match.group(1)) if match else None
        if match is None or amount is None:
            raise mended("length", text, cls.parse)
        return cls(text, amount, match.group(2))


@dataclass(frozen=True, slots=True)
class Hours(Written):
    """A number of hours: ``20小時``, ``2.5小時``, ``八小時``, ``0``."""

    hours: Decimal

    kind = "hours"
    says = "時數：20小時；沒有就寫 0 或 0小時"
    pattern = rf"^(0|{_NUMBER}個?小時)$"
    examples = ("20小時", "2.5小時", "0小時")
    bare_number = True

    @classmethod
    def parse(cls, text: str) -> Self:
        if text == "0":
            return cls(text, Decimal(0))
        match = _HOURS.fullmatch(text)
        hours = read_number(match.group(1)) if match else None
        if hours is None:
            plain = narrow(text)
            alone = read_number(plain) is not None
            raise NotRead("hours", text, f"{plain}小時") if alone else mended("hours", text, cls.parse)
        return cls(text, hours)


@dataclass(frozen=True, slots=True)
class CountRange(Written):
    """A count or a range of counts: ``八小時``, ``一人``, ``1至2人``, ``40,000人次以上``.

    ``first`` and ``last`` are equal for a single count; ``bound`` is 以上, 以下, 以內 or "".
    """

    first: Decimal
    last: Decimal
    unit: str
    bound: str = ""

    kind = "count"
    says = "數字加單位，可以是範圍：八小時、一人、1至2人"
    pattern = rf"^({_GROUPED}|{_NUMBER})(至({_GROUPED}|{_NUMBER}))?[^0-9,.\s]*$"
    examples = ("八小時", "一人", "1至2人")
    bare_number = True

    @classmethod
    def parse(cls, text: str) -> Self:
        match = _COUNT.fullmatch(text)
        ends = [read_number(part.replace(",", "")) for part in match.group(1, 3) if part] if match else []
        if match is None or None in ends:
            plain = re.sub(r"(?<=[0-9])[-~–—到](?=[0-9])", "至", narrow(text))
            again = _COUNT.fullmatch(plain) if plain != text else None
            raise NotRead("count", text, plain if again else "")
        first, last = ends[0] or Decimal(0), ends[-1] or Decimal(0)
        if match.group(3) and last <= first:
            raise NotRead("count", text, reason="order")
        return cls(text, first, last, match.group(4), match.group(5) or "")


@dataclass(frozen=True, slots=True)
class Share(Written):
    """A part of a whole, exact: ``三分之一``, ``百分之十``, ``30%``, ``1/3``."""

    share: Fraction

    kind = "share"
    says = "幾分之幾或百分比：三分之一、十分之一、30%"
    pattern = rf"^([0-9]+(\.[0-9]+)?%|({NUMERAL}|百)分之{_NUMBER}|[0-9]+/[1-9][0-9]*|半數)$"
    examples = ("三分之一", "十分之一", "30%")

    @classmethod
    def parse(cls, text: str) -> Self:
        if text == "半數":
            return cls(text, Fraction(1, 2))
        match = _PERCENT.fullmatch(text)
        if match:
            return cls(text, Fraction(match.group(1)) / 100)
        match = _SLASH.fullmatch(text)
        if match:
            return cls(text, Fraction(int(match.group(1)), int(match.group(2))))
        match = _PARTS.fullmatch(text)
        below = (100 if match.group(1) == "百" else read_whole(match.group(1))) if match else None
        above = read_number(match.group(2)) if match else None
        if not below or above is None:
            raise mended("share", text, cls.parse)
        return cls(text, Fraction(above) / below)


class SpanUnit(StrEnum):
    """What a span is counted in."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


_SPAN_UNITS = {
    **dict.fromkeys(("天", "日", "日曆天"), SpanUnit.DAYS),
    **dict.fromkeys(("工作天", "工作日"), SpanUnit.WORKING_DAYS),
    **dict.fromkeys(("週", "星期"), SpanUnit.WEEKS),
    "月": SpanUnit.MONTHS,
    "年": SpanUnit.YEARS,
    "小時": SpanUnit.HOURS,
}


@dataclass(frozen=True, slots=True)
class Span(Written):
    """A stretch of time from an event: ``3個月``, ``7個工作天``, ``2週``; ``第3個月`` is ``ordinal``."""

    amount: int
    unit: SpanUnit
    ordinal: bool = False

    kind = "span"
    says = "期間長短：3個月、7個工作天、2週；第3個月"
    pattern = rf"^第?{NUMERAL}(個?(工作天|工作日|日曆天|星期|月|小時)|[天日週年])$"
    examples = ("3個月", "7個工作天", "第3個月")

    @classmethod
    def parse(cls, text: str) -> Self:
        match = _SPAN.fullmatch(text)
        amount = read_whole(match.group(2)) if match else None
        if match is None or amount is None:
            raise mended("span", text, cls.parse)
        return cls(text, amount, _SPAN_UNITS[match.group(3).removeprefix("個")], bool(match.group(1)))


@dataclass(frozen=True, slots=True)
class Seats(Written):
    """How many people a course takes: ``30``, ``30人``."""

    seats: int

    kind = "seats"
    says = "人數，大於 0 的整數"
    pattern = "^[1-9][0-9]{0,5}人?$"
    examples = ("30",)
    bare_number = True

    @classmethod
    def parse(cls, text: str) -> Self:
        match = _SEATS.fullmatch(text)
        if match is None:
            plain = narrow(text).replace(",", "")
            raise NotRead("seats", text, plain if plain != text and _SEATS.fullmatch(plain) else "")
        return cls(text, int(match.group(1)))


class Award(StrEnum):
    """Commendations by weight; ``NONE`` is 不敘獎."""

    NONE = "none"
    COMMENDATION = "commendation"
    MERIT = "merit"
    MAJOR_MERIT = "major_merit"


_AWARDS = {"嘉獎": Award.COMMENDATION, "記功": Award.MERIT, "記大功": Award.MAJOR_MERIT}


@dataclass(frozen=True, slots=True)
class AwardText(Written):
    """An award: ``嘉獎1次``, ``記大功1次``, ``不敘獎``; ``times`` is None where it is not said."""

    award: Award
    times: int | None

    kind = "award"
    says = "敘獎：嘉獎1次、記功1次、記大功1次，或不敘獎"
    pattern = rf"^(不敘獎|(嘉獎|記功|記大功)({NUMERAL}次)?)$"
    examples = ("嘉獎1次", "記功1次", "不敘獎")

    @classmethod
    def parse(cls, text: str) -> Self:
        if text == "不敘獎":
            return cls(text, Award.NONE, 0)
        match = _AWARD.fullmatch(text)
        times = read_whole(match.group(2)) if match and match.group(2) else None
        if match is None or (match.group(2) and not times):
            better = narrow(text).replace("大功", "記大功").replace("記記", "記").replace("支", "次")
            raise NotRead("award", text, better if better != text and _AWARD.fullmatch(better) else "")
        return cls(text, _AWARDS[match.group(1)], times)
