"""Turns the words of a clause into printed runs: records filled in, dates and Latin phrases marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from planpress.model.clauses import Code, Inline, Link, ListOf, ReferenceTo, Strong, Text, ValueOf
from planpress.site.views import Run, RunKind, Runs

_DATE = re.compile(r"(\d{2,3})年(\d{1,2})月(\d{1,2})日")
_LATIN = re.compile(r"[A-Za-z][A-Za-z'’.]*((?:[ /&]| ?[-–] ?|, )[A-Za-z][A-Za-z'’.]*)*")
"""A Latin word, and in the group the last of those behind it. It takes single words too: a pattern that asks
for two reads a long word again from each of its letters."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reference prints, and where it leads."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Filling:
    """Where words get their records from. A lookup gives None for what is not there; checks report that.

    ``abbreviations`` are Latin ones with what they stand for (CEDAW: 消除對婦女一切形式歧視公約).
    """

    value: Callable[[str, bool], str | None]
    list: Callable[[str, str], str | None]
    references: Mapping[str, Reference]
    abbreviations: Mapping[str, str] = field(default_factory=dict)


def fill(inlines: Iterable[Inline], filling: Filling) -> Runs:
    """The printed runs of ``inlines``; a missing record prints its braces, so that nobody overlooks it."""
    filled = (run for inline in inlines for run in _fill_one(inline, filling))
    if not filling.abbreviations:
        return tuple(filled)
    return tuple(part for run in filled for part in _abbreviated(run, filling.abbreviations))


def _abbreviated(run: Run, known: Mapping[str, str]) -> Iterator[Run]:
    """``run``, with each abbreviation in plain words set apart."""
    if run.kind is not RunKind.TEXT:
        yield run
        return
    longest_first = sorted(known, key=len, reverse=True)
    names = "|".join(map(re.escape, longest_first))
    for text in re.split(rf"(?<![A-Za-z0-9])({names})(?![A-Za-z0-9])", run.text):
        if text in known:
            yield Run(text, RunKind.ABBREVIATION, full=known[text])
        elif text:
            yield replace(run, text=text)


def _fill_one(inline: Inline, filling: Filling) -> Iterator[Run]:
    match inline:
        case Text(text):
            yield from words(text)
        case Strong(text):
            yield Run(text, RunKind.STRONG)
        case Code(text):
            yield Run(text, RunKind.CODE)
        case Link(text, href):
            yield Run(text, RunKind.LINK, href=href)
        case ValueOf(path, bare):
            yield from words(filling.value(path, bare) or f"{{value:{path}}}", RunKind.VALUE)
        case ListOf(path, style):
            yield from words(filling.list(path, style) or f"{{list:{path}}}")
        case ReferenceTo(id):
            target = filling.references.get(id, Reference(f"{{@{id}}}", ""))
            yield Run(target.text, RunKind.REFERENCE, href=target.href)


def words(text: str, kind: RunKind = RunKind.TEXT) -> Iterator[Run]:
    """Runs of plain words: ROC dates carry their machine form, Latin phrases their language."""
    end = 0
    for match in _DATE.finditer(text):
        iso = roc_iso(*(int(part) for part in match.groups()))
        if iso:
            yield from _phrases(text[end : match.start()], kind)
            yield Run(match.group(), RunKind.DATE, iso=iso)
            end = match.end()
    yield from _phrases(text[end:], kind)


def _phrases(text: str, kind: RunKind) -> Iterator[Run]:
    end = 0
    for match in _LATIN.finditer(text):
        if match.group(1) is None:
            continue
        if match.start() > end:
            yield Run(text[end : match.start()], kind)
        yield Run(match.group(), kind, lang="en")
        end = match.end()
    if end < len(text):
        yield Run(text[end:], kind)


def roc_iso(year: int, month: int, day: int) -> str:
    """The ISO form of a ROC date (year + 1911), "" if there is no such day."""
    try:
        return date(year + 1911, month, day).isoformat()
    except ValueError:
        return ""


def text_of(runs: Runs) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)
