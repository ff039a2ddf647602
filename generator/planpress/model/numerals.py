"""Reads whole numbers written in digits or in Chinese numerals."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "兩": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"萬": 10**4, "億": 10**8, "兆": 10**12}
CHINESE = "零〇一二兩三四五六七八九十百千"
NUMERAL = rf"(?:[0-9]+|[{CHINESE}]+)"


def read_whole(text: str) -> int | None:
    """The number of ``30``, ``八``, ``十二``, ``二十一``, ``三百零五``, ``千``; None for anything else.

    Without leading zeros and with ASCII digits only; figures in a row (``一〇九``) are no numeral here.
    """
    if text.isascii() and text.isdecimal():
        return int(text) if len(text) <= 15 and (text == "0" or text[0] != "0") else None
    return _chinese(text)


def _chinese(text: str) -> int | None:
    total, figure, last_place, gap = 0, None, 10_000, False
    for sign in text:
        if sign in PLACES:
            place = PLACES[sign]
            if place >= last_place or (figure == 0) or (figure is None and total and not gap):
                return None
            total += place * (1 if figure is None else figure)
            figure, last_place, gap = None, place, False
        elif sign not in DIGITS or figure is not None:
            return None
        elif DIGITS[sign] == 0 and text not in ("零", "〇"):
            if not total or gap:
                return None
            gap = True
        else:
            figure = DIGITS[sign]
    if figure is None and (gap or not total):
        return None
    return total + (figure or 0)


def read_number(text: str) -> Decimal | None:
    """As ``read_whole``, and decimals: ``2.5``, ``44.04``, ``半`` (one half)."""
    if text == "半":
        return Decimal("0.5")
    whole, stop, rest = text.partition(".")
    if stop:
        good = whole.isascii() and rest.isascii() and rest.isdecimal() and len(text) <= 30
        return Decimal(text) if good and read_whole(whole) is not None else None
    number = read_whole(text)
    return None if number is None else Decimal(number)
