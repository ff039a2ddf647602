"""The sentences of answers in Chinese and English, with their blanks filled."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias

import yaml

from planpress.model.dates import roc_words

Blank: TypeAlias = str | int | Fraction | date
LANGUAGES = ("zh", "en")


@lru_cache(maxsize=1)
def texts() -> Mapping[str, Mapping[str, str]]:
    """All sentences: code, then ``zh`` and ``en``."""
    text = files("planpress.diagnostics").joinpath("strings", "answers.yaml").read_text("utf-8")
    table: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return table


def say(code: str, language: str, **blanks: Blank) -> str:
    """The sentence ``code`` in ``language`` (Chinese where there is none such), its {blanks} filled."""
    sentence = texts()[code]["en" if language == "en" else "zh"]
    for name, value in blanks.items():
        sentence = sentence.replace("{" + name + "}", words_of(value))
    return sentence


def words_of(value: Blank) -> str:
    """A blank as words: numbers exactly, days as 114年2月28日."""
    if isinstance(value, date):
        return roc_words(value)
    if isinstance(value, Fraction):
        return number_words(value)
    return str(value)


def number_words(number: Fraction) -> str:
    """``20``, ``0.5``; ``10/3`` for what does not end within six places."""
    if number.denominator == 1:
        return str(number.numerator)
    millions = number * 1_000_000
    if millions.denominator != 1:
        return f"{number.numerator}/{number.denominator}"
    digits = str(abs(millions.numerator)).rjust(7, "0")
    sign = "-" if number < 0 else ""
    return f"{sign}{digits[:-6]}.{digits[-6:].rstrip('0')}"
