"""Words of Chinese records in another language: whole terms and figures with units, never parts of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from planpress.model.dates import FIRST_YEAR
from planpress.model.numerals import NUMERAL, read_whole

Terms = Mapping[str, str]
"""Chinese to the other language; ``#`` on both sides stands for a number."""

Words = Mapping[str, str]
"""Interface words by key."""

_HAN = "\u3400-\u9fff"
_STRETCH = re.compile(f"[0-9]*[{_HAN}](?:[{_HAN}0-9、，（）()/.%]*[{_HAN}])?")
_DAY = re.compile("([0-9]+)年([0-9]+)月([0-9]+)日")
_LIST = re.compile("(?<=[A-Za-z0-9)])、(?=[A-Za-z0-9(])")
_COLON = re.compile("：(?=[A-Za-z0-9(])")
_NUMBER = r"([0-9][0-9.,/]*)"
_NUMERAL = re.compile(NUMERAL)


@lru_cache(maxsize=8)
def read_terms(text: str) -> Terms:
    """Terms from lines ``嘉獎#次=# × commendation``; #1 and #2 are the first number and the second."""
    pairs = (line.partition("=") for line in text.splitlines() if line.strip())
    return {chinese.strip(): other.strip() for chinese, _, other in pairs}


def glossed(text: str, terms: Terms, *, numerals: bool = True) -> str:
    """``text`` in the other language, as it is where no term is the whole of it.

    ``numerals`` reads Chinese numerals too, which browsers do not.
    """
    if not terms or text.isascii():
        return text
    found = terms.get(text) or _figure(text, terms)
    return found or (numerals and _figure(_in_digits(text), terms)) or text


def told(text: str, words: Words) -> str:
    """A sentence of an answer with what it took from the records in the words' own language, as browsers do.

    Stretches of Chinese that are no term stay as they are.
    """
    terms = read_terms(words["answer_terms"])
    if not terms or text.isascii():
        return text
    text = _DAY.sub(lambda day: _day(day, words), text)
    text = _STRETCH.sub(lambda found: glossed(found[0], terms, numerals=False), text)
    return _LIST.sub(words["list_separator"], _COLON.sub(words["colon"], text))


def _day(found: re.Match[str], words: Words) -> str:
    year, month, day = map(int, found.groups())
    return day_words(year, month, day, words)


def day_words(year: int, month: int, day: int, words: Words) -> str:
    """A day of a year of the Republic in short, by the calendar of the language of ``words``."""
    name = words["answer_months"].split()[month - 1] if 1 <= month <= 12 else str(month)
    shown = year + FIRST_YEAR - 1 if words["answer_calendar"] == "ad" else year
    return words["answer_day_short"].format(year=shown, month=name, day=day)


def _figure(text: str, terms: Terms) -> str:
    """A number with its unit; "" where no term says it."""
    if not re.search("[0-9]", text):
        return ""
    for chinese, other in terms.items():
        if "#" in chinese and (match := _pattern(chinese).fullmatch(text)):
            return _filled(other, match.groups())
    return ""


def _filled(other: str, numbers: tuple[str, ...]) -> str:
    for place, number in enumerate(numbers, start=1):
        other = other.replace(f"#{place}", number) if f"#{place}" in other else other.replace("#", number, 1)
    return other


@lru_cache(maxsize=1024)
def _pattern(chinese: str) -> re.Pattern[str]:
    return re.compile(_NUMBER.join(map(re.escape, chinese.split("#"))))


def _in_digits(text: str) -> str:
    """``text`` with Chinese numerals in digits: 三個月 as 3個月."""
    return _NUMERAL.sub(lambda found: str(read_whole(found[0]) or found[0]), text)
