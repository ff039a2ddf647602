"""Numbers of clauses as a city prints them: 壹、 一、 (一) 1. (1) and their habits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_DIGITS = "一二三四五六七八九"
_FORMAL = "壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
UNNUMBERED = "無"
ELEVENS = ("拾壹", "壹拾壹", "十一", "一十一")
"""How eleven may be written."""
_LONG_TEN = {"壹拾壹": "formal", "一十一": "chinese"}


class HabitNotRead(ValueError):
    """A sample of a numbering habit that no style looks like; ``sample`` is the sample."""

    def __init__(self, sample: str) -> None:
        super().__init__(sample)
        self.sample = sample


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """How one level is numbered: ``before`` and ``after`` stand around the numeral of ``kind``."""

    kind: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Habit:
    """The styles of all levels, outermost first.

    ``long_ten`` names the kind of numeral that writes 壹拾壹 for 拾壹 (and 壹拾 for 拾), "" if none does.
    """

    levels: tuple[LevelStyle, ...]
    long_ten: str = ""

    def number(self, level: int, count: int) -> str:
        """The printed number of the ``count``-th clause at ``level`` (both from 1); "" if unnumbered.

        Below the last level the habit goes on with its last style.
        """
        style = self.levels[min(level, len(self.levels)) - 1]
        if style.kind == UNNUMBERED:
            return ""
        return style.before + _NUMERALS[style.kind](count, style.kind == self.long_ten) + style.after

    def level_of(self, sample: str) -> int | None:
        """The level (from 1) whose style looks like ``sample``, or None.

        The width of brackets and what stands behind the numeral count only where two levels differ in it.
        """
        try:
            wanted = read_style(sample)
        except HabitNotRead:
            return None
        looser = [_folded(style, after=False) for style in self.levels]
        for styles, like in (
            (list(self.levels), wanted),
            ([_folded(style) for style in self.levels], _folded(wanted)),
            (looser, _folded(wanted, after=False)),
        ):
            if like in styles:
                return styles.index(like) + 1
        return None


def read_habit(levels: str, eleven: str = "拾壹") -> Habit:
    """A habit from its samples (``壹、 一、 (一) 1. (1)``) and its way to write eleven.

    Raises HabitNotRead with the sample that no style looks like, or with "" if there is none.
    """
    if not levels.split():
        raise HabitNotRead("")
    return Habit(tuple(read_style(sample) for sample in levels.split()), _LONG_TEN.get(eleven, ""))


def read_style(sample: str) -> LevelStyle:
    """The style that ``sample`` shows; HabitNotRead if none."""
    if sample == UNNUMBERED:
        return LevelStyle(UNNUMBERED)
    match = re.match(r"([(（]?)([壹一1１甲iA])([)）]?[、.．]?)$", sample)
    if match is None:
        raise HabitNotRead(sample)
    return LevelStyle(_KINDS[match.group(2)], match.group(1), match.group(3))


def join_numbers(numbers: tuple[str, ...]) -> str:
    """A full number as references print it: 玖、二、(一), without the last one's 、 or stop."""
    return "".join(numbers).rstrip("、.．")


def chinese(count: int, long_ten: bool = False) -> str:
    """Chinese numerals: 一, 十, 十一 (with ``long_ten`` 一十一), 二十, 一百零一."""
    return _words(count, long_ten, _DIGITS, "十百千萬")


def _formal(count: int, long_ten: bool) -> str:
    return _words(count, long_ten, _FORMAL, "拾佰仟萬")


def _words(count: int, long_ten: bool, digits: str, units: str) -> str:
    """A numeral of 1 to 99,999 with its units; a gap between two figures is one 零."""
    text, gap = "", False
    for place in range(len(units), -1, -1):
        figure = count // 10**place % 10
        if not figure:
            gap = bool(text)
            continue
        text += "零" if gap else ""
        bare_ten = place == 1 and figure == 1 and not text and not long_ten
        text += ("" if bare_ten else digits[figure - 1]) + (units[place - 1] if place else "")
        gap = False
    return text


def _roman(count: int, long_ten: bool) -> str:
    text = ""
    for value, letters in _ROMAN:
        while count >= value:
            text, count = text + letters, count - value
    return text


def _stem(count: int, long_ten: bool) -> str:
    return _spelled(count, _STEMS)


def _letter(count: int, long_ten: bool) -> str:
    return _spelled(count, _LETTERS)


def _spelled(count: int, letters: str) -> str:
    """A to Z, then AA, AB: no two counts alike."""
    text = ""
    while count:
        count, last = divmod(count - 1, len(letters))
        text = letters[last] + text
    return text


def _folded(style: LevelStyle, *, after: bool = True) -> LevelStyle:
    """``style`` with narrow brackets and stops, and without what stands behind if ``after`` is False."""
    narrow = str.maketrans("（）．", "().")
    return LevelStyle(
        style.kind, style.before.translate(narrow), style.after.translate(narrow) if after else ""
    )


_KINDS = {
    "壹": "formal",
    "一": "chinese",
    "1": "arabic",
    "１": "full",
    "甲": "stem",
    "i": "roman",
    "A": "letter",
}
_NUMERALS: dict[str, Callable[[int, bool], str]] = {
    "formal": _formal,
    "chinese": chinese,
    "arabic": lambda count, long_ten: str(count),
    "full": lambda count, long_ten: str(count).translate({48 + n: 0xFF10 + n for n in range(10)}),
    "stem": _stem,
    "roman": _roman,
    "letter": _letter,
}
