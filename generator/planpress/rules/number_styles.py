"""Finds numbers that one text writes in several styles: （一） beside (一), 1、 beside 1."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic, notice
from planpress.rules.sources import place_of

_CHINESE = "一二三四五六七八九十\u3127"
_BRACKETED = re.compile(rf"([（(])([{_CHINESE}]{{1,3}}|[0-9]{{1,2}}|[０-９]{{1,2}})([)）])")
_TYPED = re.compile(
    rf"^[ \t\u3000]*((?:[{_CHINESE}]{{1,3}}|[0-9０-９]{{1,2}}))([、.．)）])(?![0-9])", re.MULTILINE
)


def check_number_styles(text: str, file: str, *, typed: bool = False) -> Iterator[Diagnostic]:
    """One R72 for each kind of number in more than one style, at the first of the rarest.

    ``typed`` also looks at the numbers that begin a line without brackets, which in a document.md are marks.
    """
    kinds: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for match in _BRACKETED.finditer(text):
        left, numeral, right = match.groups()
        kinds["brackets", _kind(numeral)][left + _sample(numeral) + right].append(match.start())
    for match in _TYPED.finditer(text) if typed else ():
        numeral, mark = match.groups()
        kinds["plain", _kind(numeral)][_sample(numeral) + mark].append(match.start(1))
    for styles in kinds.values():
        if len(styles) > 1:
            rarest = min(styles, key=lambda style: (len(styles[style]), styles[style]))
            counts = "、".join(f"「{style}」{len(places)} 處" for style, places in styles.items())
            english = ", ".join(f"“{style}” {len(places)} times" for style, places in styles.items())
            at = place_of(text, styles[rarest][0], file)
            yield notice("R72", at, rare=rarest, counts=counts, counts_en=english)


def _kind(numeral: str) -> str:
    return "digits" if numeral.isdecimal() else "chinese"


def _sample(numeral: str) -> str:
    """The same for all numerals of a width: 一, 1 or １."""
    if not numeral.isdecimal():
        return "一"
    return "1" if numeral.isascii() else "１"
