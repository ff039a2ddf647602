"""Finds 全年 said of figures that cover several years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic, notice
from planpress.rules.sources import Sources, place_of

_YEARS = r"(?<![0-9])([1-9][0-9]{1,2})年?[ ]?(?:-|－|–|—|~|～|至|到)[ ]?([1-9][0-9]{1,2})年(?!級)"
_WHOLE_YEAR = re.compile(rf"{_YEARS}(?![0-9]{{1,2}}月)([^。；\n]*?)(?<!每)全年(?!度|齡|無休|開放)")


def check_year_words(sources: Sources) -> Iterator[Diagnostic]:
    """R82 where one sentence of a document speaks of several years and then of 全年 (99-105年 … 全年)."""
    for file, text in sources.texts.items():
        for match in _WHOLE_YEAR.finditer(text) if file.endswith(".md") else ():
            first, last = int(match.group(1)), int(match.group(2))
            if last > first:
                at = place_of(text, match.end() - 2, file)
                yield notice("R82", at, years=f"{first}至{last}年", count=last - first + 1)
