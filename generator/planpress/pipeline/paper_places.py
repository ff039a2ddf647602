"""Finds where in the sources of a plan that stands which paper cannot show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planpress.diagnostics.diagnostic import Diagnostic, Ref
from planpress.engine.core import Build
from planpress.pipeline.sources import file_names, text_of

TOLD = (".md", ".csv", ".yaml")
"""The sources of a plan, in the order in which they are looked through."""


def placed(db: Build, folder: str, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """``found`` with missing characters and tables at their first place in ``folder`` ("" for none)."""
    texts = dict(_texts(db, folder)) if folder else {}
    return tuple(one for item in found for one in _at_home(item, texts))


def _at_home(item: Diagnostic, texts: dict[str, str]) -> Iterator[Diagnostic]:
    if item.code == "F03":
        yield from _each(item, texts)
    elif item.code == "F11":
        table = dict(item.params)["table"].removeprefix("table-")
        ref = _place(f"{{table:{table}}}", texts) or _place(dict(item.params)["words"], texts)
        params = tuple((name, table if name == "table" else text) for name, text in item.params)
        yield replace(item, ref=ref or item.ref, params=params)
    else:
        yield item


def _texts(db: Build, folder: str) -> Iterator[tuple[str, str]]:
    names = file_names(db, folder)
    for ending in TOLD:
        for name in names:
            path = f"{folder}/{name}"
            if name.endswith(ending):
                yield path, text_of(db, path).value or ""


def _each(item: Diagnostic, texts: dict[str, str]) -> Iterator[Diagnostic]:
    """One diagnostic for each character that is found, and one for all the others."""
    chars = dict(item.params)["chars"]
    places = {char: _place(char, texts) for char in chars}
    for char, ref in places.items():
        if ref is not None:
            yield replace(item, ref=ref, params=(("chars", char),))
    others = "".join(char for char, ref in places.items() if ref is None)
    if others:
        yield replace(item, params=(("chars", others),))


def _place(words: str, texts: dict[str, str]) -> Ref | None:
    for path, text in texts.items():
        at = text.find(words)
        if at >= 0:
            line = text.count("\n", 0, at) + 1
            return Ref(path, line=line, column=at - text.rfind("\n", 0, at))
    return None
