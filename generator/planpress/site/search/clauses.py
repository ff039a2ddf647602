"""Which clause stands at which number, so that 「桃園 玖二」 leads straight to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from planpress.site.pages import CityBadge
from planpress.site.search.folding import fold
from planpress.site.views import ClauseView, ContentView, DocumentView, Runs

_BETWEEN = re.compile(r"[\s、,.()第點條款項]")
_WORDS = 60  # characters of a clause that are shown
_ENDING = re.compile("[市縣]$")

Clause = tuple[str, str, str, str]
"""Number as it is looked up, anchor, number as printed, first words."""


def number_key(path: str) -> str:
    """A full number as it is looked up, without what stands between: 玖、二、(一) as 玖二一."""
    return _BETWEEN.sub("", normalize("NFKC", path)).replace("壹拾", "拾")


def numbered_clauses(document: DocumentView) -> tuple[Clause, ...]:
    """The clauses of a document that have a number, in order."""
    return tuple(_clauses((*document.content, *document.annexes)))


def _clauses(content: Iterable[ContentView]) -> Iterator[Clause]:
    for item in content:
        if isinstance(item, ClauseView):
            path = item.path or item.number
            if path:
                yield number_key(path), item.anchor, path, _said(item.name, item.runs)
            yield from _clauses(item.content)


def _said(name: str, runs: Runs) -> str:
    words = name or "".join(run.text for run in runs)
    return words if len(words) <= _WORDS else words[: _WORDS - 1] + "…"


def city_names(city: CityBadge) -> tuple[str, ...]:
    """What a city may be called in a query, folded, the longest first: 桃園市政府, 桃園市, 桃園."""
    names = {fold(city.government), fold(city.name), fold(_ENDING.sub("", city.name)), fold(city.id)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
