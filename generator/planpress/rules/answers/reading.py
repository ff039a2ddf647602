"""Reads a value of a question: numbers exactly, days, yes and no, words; what it cannot read it names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from planpress.load.nearest import fold, nearest
from planpress.model.dates import FIRST_YEAR
from planpress.model.numerals import CHINESE, read_number
from planpress.model.values import narrow
from planpress.rules.answers.answer import roc_day
from planpress.rules.answers.asked import World
from planpress.rules.answers.days import read_day
from planpress.rules.answers.fields import Field, Sort
from planpress.rules.answers.names import read_yes_no, same_word
from planpress.rules.answers.sentences import number_words

Single: TypeAlias = Fraction | date | bool | str
LONGEST_WORD = 200
_NUMBER = re.compile(
    rf"([+-]?)(?:([0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,12}})(?:\.([0-9]{{1,6}}))?(?:/([1-9][0-9]{{0,5}}))?"
    rf"|([{CHINESE}]{{1,12}}|半))([^0-9.,/+\-]*)"
)
_YEAR = re.compile(r"(?:中華民國|民國)?([1-9][0-9]{0,3})(?:年度?)?")


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a value cannot be read: a code of a sentence, what to write instead, and the bound in question."""

    code: str
    suggestion: str = ""
    bound: str = ""
    choices: str = ""
    field: str = ""


def read_single(raw: object, one: Field, world: World) -> Single | Unread:
    """The value that ``raw`` gives ``one``, a field of any sort that holds a single value."""
    if one.sort in (Sort.NUMBER, Sort.COUNT):
        return read_figure(raw, one)
    if one.sort is Sort.CHOICE:
        return _read_choice(raw, one, world)
    if one.sort is Sort.ABSENCE:
        flag = _read_yes_no(raw)
        return read_figure(raw, one) if isinstance(flag, Unread) else flag
    return _READERS.get(one.sort, _read_word)(raw)


# -- numbers ----------------------------------------------------------------------


def read_exact(raw: object, units: tuple[str, ...] = ()) -> Fraction | None:
    """A number as JSON or as words (2.5, 八小時, 10/3, 1,000元), exactly; None for anything else.

    At most twelve digits before the point and six after it; a unit must be one of ``units``.
    """
    text = _number_text(raw)
    match = _NUMBER.fullmatch(text) if text is not None else None
    if match is None:
        return None
    sign, whole, decimals, below, chinese, unit = match.groups()
    if unit and fold(unit) not in [fold(known) for known in units]:
        return None
    if (decimals and below) or (whole and len(whole.replace(",", "")) > 12):
        return None
    number = _chinese(chinese) if chinese else Fraction(f"{whole.replace(',', '')}.{decimals or 0}")
    if number is None:
        return None
    return (-number if sign == "-" else number) / int(below or 1)


def _number_text(raw: object) -> str | None:
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int):
        return str(raw) if abs(raw) < 10**12 else None
    if isinstance(raw, float):
        return _float_text(raw)
    return narrow(raw) if isinstance(raw, str) and len(raw) <= LONGEST_WORD else None


def _float_text(raw: float) -> str | None:
    """The digits that JSON wrote, without an exponent."""
    if not -(10**12) < raw < 10**12:
        return None
    text = f"{Decimal(repr(raw)):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _chinese(text: str) -> Fraction | None:
    number = read_number(text)
    return None if number is None else Fraction(number)


def read_figure(raw: object, one: Field) -> Fraction | Unread:
    """A number within the bounds of ``one``."""
    number = read_exact(raw, one.units)
    if number is None:
        return Unread("not_a_number")
    if one.more_than_zero and number <= 0:
        return Unread("not_positive")
    least, most = read_exact(one.at_least), read_exact(one.at_most)
    if least is not None and number < least:
        return Unread("negative" if least == 0 else "too_small", bound=number_words(least))
    if most is not None and number > most:
        return Unread("too_large", bound=number_words(most))
    if one.sort is Sort.COUNT and number.denominator != 1:
        return Unread("not_whole")
    return number


def _read_year(raw: object) -> Fraction | Unread:
    """The western year of 113, "113年" or 2024."""
    match = _YEAR.fullmatch(narrow(str(raw))) if isinstance(raw, int | str) else None
    if isinstance(raw, bool) or match is None:
        return Unread("not_a_year")
    year = int(match.group(1))
    if 999 < year < FIRST_YEAR or year > FIRST_YEAR + 998:
        return Unread("not_a_year")
    return Fraction(year if year >= FIRST_YEAR else year + FIRST_YEAR - 1)


# -- days and words -----------------------------------------------------------------


def _read_date(raw: object) -> date | Unread:
    if not isinstance(raw, str) or len(raw) > LONGEST_WORD:
        return Unread("not_a_date")
    read = read_day(raw)
    if read.day is not None:
        return read.day
    return Unread("no_such_day", roc_day(read.near)) if read.near else Unread("not_a_date")


def _read_yes_no(raw: object) -> bool | Unread:
    if isinstance(raw, bool):
        return raw
    told = read_yes_no(raw) if isinstance(raw, str) and len(raw) <= LONGEST_WORD else None
    return Unread("not_yes_no") if told is None else told


def _read_word(raw: object) -> str | Unread:
    """Words, or a number written as JSON, which then is its digits."""
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _number_text(raw) or Unread("not_words")
    word = raw.strip() if isinstance(raw, str) and len(raw) <= LONGEST_WORD else ""
    return word or Unread("not_words")


def _read_choice(raw: object, one: Field, world: World) -> str | Unread:
    word = _read_word(raw)
    if isinstance(word, Unread):
        return word
    for choice in one.choices:
        if same_word(word, choice, world):
            return choice
    return Unread("not_a_choice", nearest(word, one.choices) or "", choices="、".join(one.choices))


def _read_any(raw: object) -> Single | Unread:
    return raw if isinstance(raw, bool) else _read_word(raw)


_READERS: Mapping[Sort, Callable[[object], Single | Unread]] = {
    Sort.DATE: _read_date,
    Sort.YES_NO: _read_yes_no,
    Sort.YEAR: _read_year,
    Sort.ANY: _read_any,
}
