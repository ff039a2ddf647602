"""Finds simplified characters, the bopomofo sign ㄧ written for 一, and known misprints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from planpress.diagnostics.diagnostic import Diagnostic, warning
from planpress.load.characters import shown
from planpress.rules.simplified import TRADITIONAL
from planpress.rules.sources import MOST, Sources, offsets, place_of

_SIMPLIFIED = frozenset(TRADITIONAL)
_BOPOMOFO = "\u3105-\u3126\u3128-\u312f\u31a0-\u31bfˊˇˋ˙"
_STROKE = re.compile(rf"(?<![{_BOPOMOFO}「『“\"'])\u3127(?![{_BOPOMOFO}])")
_AROUND = 4


def check_characters(sources: Sources) -> Iterator[Diagnostic]:
    """R70, R71 and R74 for the texts of a plan; proper names are left as they are."""
    for file, text in sources.masked().items():
        yield from check_text(text, file)
        yield from _misprints(text, file, sources.names.misprints)


def check_text(text: str, file: str) -> Iterator[Diagnostic]:
    """R70 and R71 for one text, such as a pasted one."""
    yield from islice(_simplified(text, file), MOST)
    yield from islice(_strokes(text, file), MOST)


def simplified_places(text: str) -> Iterator[tuple[int, str, str]]:
    """Offset, character and the Traditional one for each simplified character of ``text``."""
    if not _SIMPLIFIED.isdisjoint(text):
        yield from (
            (place, char, TRADITIONAL[char]) for place, char in enumerate(text) if char in _SIMPLIFIED
        )


def _simplified(text: str, file: str) -> Iterator[Diagnostic]:
    for place, char, better in simplified_places(text):
        at = place_of(text, place, file)
        yield warning("R70", at, char=char, better=better, words=_around(text, place))


def _strokes(text: str, file: str) -> Iterator[Diagnostic]:
    for match in _STROKE.finditer(text):
        yield warning("R71", place_of(text, match.start(), file), words=_around(text, match.start()))


def _misprints(text: str, file: str, known: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Words of the list of misprints; where the right words stand around the wrong ones, nothing is said."""
    for wrong, right in known.items():
        for place in islice(offsets(text, wrong), MOST):
            before = right.find(wrong)
            inside = before >= 0 and text.startswith(right, max(0, place - before))
            if not inside:
                yield warning("R74", place_of(text, place, file), wrong=wrong, right=right)


def _around(text: str, place: int) -> str:
    """The words in which a character stands, on one line."""
    line = text[text.rfind("\n", 0, place) + 1 :].partition("\n")[0]
    column = place - text.rfind("\n", 0, place) - 1
    return shown(line[max(0, column - _AROUND) : column + _AROUND + 1].replace("\0", "…").strip(" .:,-"))
