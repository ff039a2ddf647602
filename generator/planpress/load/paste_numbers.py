"""Reads the number that an editor typed at the start of a line: 壹、 一、 （一） 1. (1) 甲、 i."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FORMAL = {char: n for n, char in enumerate("壹貳參肆伍陸柒捌玖", 1)} | {"叁": 3, "貮": 2, "弍": 2}
_HAN = {char: n for n, char in enumerate("一二三四五六七八九", 1)} | {"ㄧ": 1, "〇": 0, "零": 0}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100}
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_ROMAN = {"i": 1, "v": 5, "x": 10}
_FORMAL_CLASS = "".join(_FORMAL) + "拾佰"
_HAN_CLASS = "".join(_HAN) + "十百"


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """A number as typed.

    ``rank`` orders the styles from the outermost; ``shown`` is the number itself, ``sample`` its style for
    plan.yaml (``壹、``, ``(一)``); ``length`` is what it takes of the line.
    """

    rank: int
    count: int
    shown: str
    sample: str
    length: int


@dataclass(frozen=True, slots=True)
class _Style:
    rank: int
    one: str
    pattern: re.Pattern[str]


def _style(rank: int, one: str, numeral: str, after: str = r"[、.．]", before: str = "") -> _Style:
    opening = rf"({before})\s*" if before else "()"
    return _Style(rank, one, re.compile(rf"{opening}({numeral})\s*({after})[ \t\u3000\u00a0]*"))


_OPEN = "[（(]"
_CLOSE = r"[）)]\s*[、.．]?"
_STYLES = (
    _style(1, "壹", f"[{_FORMAL_CLASS}]+"),
    _style(2, "一", f"[{_HAN_CLASS}]+"),
    _style(3, "一", f"[{_HAN_CLASS}]+", _CLOSE, _OPEN),
    _style(4, "1", "[0-9０-９]{1,2}", r"、|[.．](?![0-9０-９])"),
    _style(4, "1", "[0-9０-９]{1,2}", r"[）)]"),
    _style(5, "1", "[0-9０-９]{1,2}", _CLOSE, _OPEN),
    _style(6, "甲", f"[{_STEMS}]"),
    _style(7, "甲", f"[{_STEMS}]", _CLOSE, _OPEN),
    _style(8, "i", "[ivx]{1,5}"),
    _style(8, "i", "[ivx]{2,5}", r"(?=[ \t]*[^\x00-\x7f])"),
    _style(9, "A", "[A-Z]", r"[.．](?=[ \t])"),
)
LOWEST_RANK = 9


def read_number(text: str) -> TypedNumber | None:
    """The number at the start of ``text``, or None."""
    for style in _STYLES:
        match = style.pattern.match(text)
        if match is None:
            continue
        before, numeral, after = match.groups()
        count = _count(numeral, style.one)
        if count:
            mark = re.sub(r"\s", "", after) if style.rank != 4 or after not in ")）" else "."
            sample = before + style.one + (mark or ".")
            return TypedNumber(style.rank, count, match.group().strip(), sample, match.end())
    return None


def _count(numeral: str, one: str) -> int:
    """What ``numeral`` counts; 0 if it is none."""
    match one:
        case "壹":
            return _han(numeral, _FORMAL)
        case "一":
            return _han(numeral, _HAN)
        case "甲":
            return _STEMS.index(numeral) + 1
        case "i":
            return _roman(numeral)
        case "A":
            return ord(numeral) - ord("A") + 1
    return int(numeral)


def _han(numeral: str, digits: dict[str, int]) -> int:
    total, figure = 0, 0
    for char in numeral:
        if char in _TENS:
            total += (figure or 1) * _TENS[char]
            figure = 0
        elif figure:
            return 0
        else:
            figure = digits[char]
    return total + figure


def _roman(numeral: str) -> int:
    values = [_ROMAN[char] for char in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
