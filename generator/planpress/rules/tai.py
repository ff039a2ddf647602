"""Finds words that one plan writes now with 台, now with 臺."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from planpress.diagnostics.diagnostic import Diagnostic, notice
from planpress.rules.sources import MOST, Sources, place_of

_TAI = re.compile("[台臺]")
_HAN = re.compile("[\u4e00-\u9fff]")
Place = tuple[str, int]


def check_tai(sources: Sources) -> Iterator[Diagnostic]:
    """R73 at each place of the rarer form of a word; proper names count for neither.

    A word is 台 with the character after or before it: 台東 is held against 臺東, 平台 against 平臺.
    """
    if not any("台" in text for text in sources.texts.values()):
        return
    texts = sources.masked()
    told: set[Place] = set()
    for forms in _words(texts).values():
        if len(forms) < 2:
            continue
        rare, usual = sorted(forms, key=lambda form: (len(forms[form]), "臺" in form))
        new = [place for place in forms[rare] if place not in told]
        told.update(new)
        for file, offset in islice(new, MOST):
            at = place_of(texts[file], offset, file)
            yield notice("R73", at, word=rare, other=usual, count=len(forms[usual]))


def _words(texts: Mapping[str, str]) -> dict[str, dict[str, list[Place]]]:
    """By word (written with 臺) the places of its two forms; pairs with the next character come first."""
    found: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for step in (1, -1):
        for file, text in texts.items():
            for match in _TAI.finditer(text):
                place = match.start()
                beside = text[place + step : place + step + 1] if place + step >= 0 else ""
                if _HAN.fullmatch(beside):
                    form = match.group() + beside if step > 0 else beside + match.group()
                    found[form.replace("台", "臺")][form].append((file, place))
    return found
