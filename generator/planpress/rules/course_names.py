"""Finds one course that a plan names two ways: in its records, in its clauses and in running text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from planpress.diagnostics.diagnostic import Diagnostic, Ref, warning
from planpress.model.catalog import Plan
from planpress.model.courses import Course, Series
from planpress.rules.course_places import CoursePlaces
from planpress.rules.sources import place_of

_SHORTEST = 3
"""A name of two characters is found inside other words once blanks do not count."""
_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
_HAN_FIRST, _HAN_LAST = "\u4e00", "\u9fff"


def fold(text: str) -> str:
    """``text`` without what makes no other name: blanks, full width, capitals, 台 for 臺, hyphens."""
    if text.isascii():
        return "".join(text.split()).casefold()
    return "".join(map(_folded, text))


def check_course_names(plan: Plan, places: CoursePlaces, document: str, file: str) -> Iterator[Diagnostic]:
    """R75 for each name that is written otherwise elsewhere.

    ``document`` is the text of ``file`` (document.md). Names are those of series and courses, their own or
    else their clauses', and the items of lists in plan.yaml.
    """
    first: dict[str, str] = {}
    names: set[str] = set()
    records: tuple[Course | Series, ...] = (*plan.courses.courses, *plan.courses.series)
    for record in records:
        title = plan.titles.get(record.id, "")
        name = record.title or title
        other = first.setdefault(fold(name), name)
        names.add(name)
        if other != name:
            yield warning("R75", _place(places, record), name=name, other=other)
        if record.title and title and title != record.title:
            yield warning("R75", _place(places, record), wording="clause", name=record.title, other=title)
    for theme in plan.record.themes.values():
        for item in theme.items:
            names.add(item)
            first.setdefault(fold(item), item)
    yield from _in_text(first, names, document, file)


def _place(places: CoursePlaces, record: Course | Series) -> Ref:
    return places.course(record) if isinstance(record, Course) else places.series(record.id)


def _in_text(first: Mapping[str, str], names: set[str], document: str, file: str) -> Iterator[Diagnostic]:
    """Where the text has a name but for blanks, width or 台/臺; ``first`` has names by folded form.

    The longest names come first: AI 入門 is not looked for within 進階AI 入門班.
    """
    folded, origins = _with_origins(document)
    found = [key for key in first if len(key) >= _SHORTEST and key in folded]
    told: set[int] = set()
    for key in sorted(found, key=len, reverse=True):
        at = folded.find(key)
        while at >= 0:
            start, end = origins[at], origins[at + len(key) - 1] + 1
            shown = document[start:end]
            if start not in told and not _goes_on(document, start, end):
                told.update(range(start, end))
                if shown not in names:
                    place = place_of(document, start, file)
                    yield warning("R75", place, wording="text", name=shown, other=first[key])
            at = folded.find(key, at + len(key))


def _goes_on(document: str, start: int, end: int) -> bool:
    """True where Latin letters or digits go on beside the name: VR in VRML."""
    return any(
        _latin(outer) and _latin(inner)
        for outer, inner in (
            (document[start - 1 : start], document[start]),
            (document[end : end + 1], document[end - 1]),
        )
    )


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _with_origins(text: str) -> tuple[str, list[int]]:
    """``text`` folded, line ends kept, and for each of its characters the offset it comes from."""
    parts: list[str] = []
    origins: list[int] = []
    for offset, char in enumerate(text):
        part = char if char == "\n" else _folded(char)
        parts.append(part)
        origins.extend([offset] * len(part))
    return "".join(parts), origins


def _folded(char: str) -> str:
    if _HAN_FIRST <= char <= _HAN_LAST:
        return "臺" if char == "台" else char
    plain = unicodedata.normalize("NFKC", char).casefold()
    return _HYPHENS.get(plain, "".join(plain.split()))
