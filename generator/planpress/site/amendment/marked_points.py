"""A point in both versions with the words marked that the other version does not have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache

from planpress.site.amendment.changed_words import ALIKE, Stretches, compare, likeness, wholly
from planpress.site.amendment.points import lines_of
from planpress.site.runs import text_of
from planpress.site.views import ClauseView, ContentView, ParagraphView, Run, RunKind, Runs

MOST_PAIRS = 2_500
"""Pairs of lines that are compared with one another; in longer stretches line stands against line."""

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Marked:
    """A line as it is to be shown: whether its number changed, and its words."""

    number_changed: bool
    words: Stretches


def marked_pair(old: ClauseView, new: ClauseView) -> tuple[ClauseView, ClauseView]:
    """Both plain clauses with their marks."""
    before, after = list(lines_of(old)), list(lines_of(new))
    told: list[Marked | None] = [None] * len(before)
    said: list[Marked | None] = [None] * len(after)
    for i, j in _pairs([text for _, text in before], [text for _, text in after]):
        told[i], said[j] = _marked_lines(before[i], after[j])
    return (
        _painted(old, iter([mark or _new(line) for mark, line in zip(told, before, strict=True)])),
        _painted(new, iter([mark or _new(line) for mark, line in zip(said, after, strict=True)])),
    )


def wholly_marked(view: ClauseView) -> ClauseView:
    """A plain clause that the other version does not have."""
    return _painted(view, iter([_new(line) for line in lines_of(view)]))


def _new(line: Line) -> Marked:
    return Marked(bool(line[0]), wholly(line[1], changed=True))


def _marked_lines(old: Line, new: Line) -> tuple[Marked, Marked]:
    renumbered = old[0] != new[0]
    before, after = compare(old[1], new[1])
    return Marked(renumbered, before), Marked(renumbered, after)


# -- which line is which -------------------------------------------------------


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines that answer one another, in order: equal ones, and between these the likeliest."""
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal" or (b - a) * (d - c) > MOST_PAIRS:
            yield from zip(range(a, b), range(c, d), strict=False)
        elif kind == "replace":
            yield from ((a + i, c + j) for i, j in _likeliest(old[a:b], new[c:d]))


def _likeliest(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs in order with the most in common; a line unlike all others stays alone."""

    @cache
    def gain(i: int, j: int) -> float:
        return likeness(old[i], new[j], ALIKE)

    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], gain(i, j) + best[i + 1][j + 1])
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if gain(i, j) and best[i][j] == gain(i, j) + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


# -- marks on words ------------------------------------------------------------


def _painted(view: ClauseView, marks: Iterator[Marked]) -> ClauseView:
    """``view`` with the next marks, one for each of its lines."""
    if view.number or view.runs:
        mark = next(marks)
        view = replace(view, number_changed=mark.number_changed, runs=_runs(view.runs, mark.words))
    return replace(view, content=tuple(_painted_item(item, marks) for item in view.content))


def _painted_item(item: ContentView, marks: Iterator[Marked]) -> ContentView:
    if isinstance(item, ClauseView):
        return _painted(item, marks)
    if isinstance(item, ParagraphView):
        return replace(item, runs=_runs(item.runs, next(marks).words))
    return item


def _runs(runs: Runs, words: Stretches) -> Runs:
    """``runs`` cut where the stretches end; a date that is cut is no date any more."""
    cuts = _ends(len(stretch.text) for stretch in words)
    changed = [stretch.changed for stretch in words]
    found: list[Run] = []
    start = at = 0
    for run in runs:
        end = start + len(run.text)
        while start < end:
            stop = min(end, cuts[at])
            found.append(_part(run, text_of(runs)[start:stop], changed=changed[at]))
            start = stop
            at += start == cuts[at]
    return tuple(found)


def _part(run: Run, text: str, *, changed: bool) -> Run:
    if text != run.text and run.kind is RunKind.DATE:
        return Run(text, changed=changed)
    return replace(run, text=text, changed=changed)


def _ends(lengths: Iterator[int]) -> list[int]:
    ends: list[int] = []
    for length in lengths:
        ends.append((ends[-1] if ends else 0) + length)
    return ends
