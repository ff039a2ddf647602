"""Rounds figures as a rule words it: which way, and to which digit; what the words leave open stays open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from planpress.model.numerals import read_whole
from planpress.model.values import Unstated, narrow
from planpress.rules.answers.answer import Open, Reason
from planpress.rules.answers.asking import Asking, OneRule
from planpress.rules.answers.sentences import number_words

_UP, _DOWN, _NEAR = "up", "down", "near"
_WAYS = (("四捨五入", _NEAR), ("捨去", _DOWN), ("不計", _DOWN), ("進位", _UP), ("進一", _UP))
_PLACE = "[0-9]+|[一二三四五六]"
_KEPT = re.compile(rf"[至到](?:小數)?點?後?第?({_PLACE})位")
_FIRST_LOST = re.compile(rf"(?:小數)點?後?第?({_PLACE})位")
_LARGE = (("千", -3), ("百", -2), ("十", -1))


@dataclass(frozen=True, slots=True)
class Rounded:
    """A figure: ``sure`` at least, ``possible`` if rounded up; ``rule`` as it is stated, or ""."""

    sure: Fraction
    possible: Fraction
    rule: str = ""


def rounded(number: Fraction, words: str | Unstated | None) -> Rounded:
    """``number`` as ``words`` say: 四捨五入, 元以下捨去, 四捨五入至小數第2位, 小數第三位無條件進位.

    Where they do not say which way, the sure part and one more of the last digit; 不足一人以一人計 settles
    what is less than one, and leaves open the rest.
    """
    told = "" if words is None or isinstance(words, Unstated) else narrow(words)
    way = next((way for word, way in _WAYS if word in told), "")
    scale = Fraction(10) ** digits_of(told)
    large = number * scale
    below, above = Fraction(large // 1), Fraction(-(-large // 1))
    if below == above:
        return Rounded(number, number)
    if "不足" in told and way == "" and 0 < large < 1:
        return Rounded(above / scale, above / scale, str(words))
    if not way:
        return Rounded(below / scale, above / scale)
    near = Fraction((large + Fraction(1, 2)) // 1)
    whole = {_UP: above, _DOWN: below, _NEAR: near}[way]
    return Rounded(whole / scale, whole / scale, str(words))


def digits_of(words: str) -> int:
    """How many digits after the point are kept; -2 keeps hundreds.

    至小數第2位 keeps two, 小數第3位四捨五入 (the third is rounded) keeps two as well.
    """
    kept = _KEPT.search(words)
    if kept:
        return _places(kept.group(1))
    lost = _FIRST_LOST.search(words)
    if lost:
        return max(0, _places(lost.group(1)) - 1)
    return next((digits for word, digits in _LARGE if f"{word}元" in words or f"{word}位" in words), 0)


def _places(numeral: str) -> int:
    """At most six: no document counts finer."""
    return min(6, read_whole(numeral) or 0)


# -- what is said about it ----------------------------------------------------------


def rounding_reasons(asking: Asking[OneRule], found: Rounded) -> tuple[Reason, ...]:
    """That the figure was rounded as stated."""
    if not found.rule:
        return ()
    return (asking.because("rounded", "rounding", rounding=found.rule, value=found.sure),)


def rounding_points(asking: Asking[OneRule], found: Rounded, unit: str = "") -> tuple[Open, ...]:
    """That nothing tells which way to round: both figures."""
    if found.sure == found.possible:
        return ()
    readings = (f"{number_words(found.sure)}{unit}", f"{number_words(found.possible)}{unit}")
    return (asking.open("rounding", readings, sure=found.sure),)
