"""Compares how plans hold and evaluate courses: which methods each names, in its own words, and where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from planpress.model.vocabularies import Term
from planpress.rules.compared_values import Said, Says
from planpress.rules.comparison import (
    Compared,
    ComparisonRow,
    ComparisonTable,
    Topic,
    alike,
    comparison_of,
)
from planpress.rules.saying import Say


def compare_methods(plans: Sequence[Compared], methods: Mapping[str, Term], say: Say) -> ComparisonTable:
    """A row for each method of the vocabulary that some plan names, by kind."""
    found = [_named(one, methods, say) for one in plans]
    kinds = dict.fromkeys(method.kind or "" for method in methods.values())
    rows = []
    for kind in kinds:
        for method_id, method in methods.items():
            if (method.kind or "") != kind or not any(method_id in named for named in found):
                continue
            cells = tuple(named.get(method_id, Said(Says.NOT_LISTED, "")) for named in found)
            title = kind or say("methods_other")
            rows.append(ComparisonRow(kind, title, method_id, method.title, cells, alike(cells)))
    return comparison_of(Topic.METHODS, plans, rows)


def _named(one: Compared, methods: Mapping[str, Term], say: Say) -> dict[str, Said]:
    """Each method that the plan names, with the first clause that does so; the longest name wins.

    The note has the plan's own words where it never uses the vocabulary's.
    """
    names = {name: key for key, method in methods.items() for name in (method.title, *method.also)}
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    places: dict[str, str] = {}
    used: dict[str, dict[str, None]] = {}
    for clause in one.clauses if names else ():
        for word in pattern.findall(clause.words):
            places.setdefault(names[word], clause.anchor)
            used.setdefault(names[word], {})[word] = None
    return {key: _said(methods[key].title, place, tuple(used[key]), say) for key, place in places.items()}


def _said(title: str, place: str, used: tuple[str, ...], say: Say) -> Said:
    own = "" if title in used else say("original_words", words=say.listed(used))
    return Said(Says.INCLUDED, "", place, note=own)
