"""Compares whom plans are for: who is named, who may only take part, who is not listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planpress.model.plan import AudienceEntry
from planpress.model.values import narrow
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

CLAUSE, WORD = "audience", "對象"
_MAY = "得"
"""The word with which a plan lets somebody take part without asking it of them."""
_COLON = "："


def compare_audiences(plans: Sequence[Compared], terms: Mapping[str, Term], say: Say) -> ComparisonTable:
    """A row for each kind of staff that some plan names, in the order in which plans name them."""
    kinds: dict[str, str] = {}
    for one in plans:
        for entry in one.plan.record.audience:
            kind, title = _kind(entry.title, terms)
            kinds.setdefault(kind, title)
    rows = []
    for kind, title in kinds.items():
        cells = tuple(_cell(one, kind, terms) for one in plans)
        rows.append(ComparisonRow("audience", say("topic_audiences"), kind, title, cells, alike(cells)))
    return comparison_of(Topic.AUDIENCES, plans, rows)


def _kind(title: str, terms: Mapping[str, Term]) -> tuple[str, str]:
    """Id and title of the vocabulary's kind that bears the name; the name itself where none does."""
    plain = narrow(title)
    for kind, term in terms.items():
        if plain in map(narrow, (term.title, *term.also)):
            return kind, term.title
    return plain, title


def _cell(one: Compared, kind: str, terms: Mapping[str, Term]) -> Said:
    clause = clause_about(one, CLAUSE, WORD)
    entries = one.plan.record.audience
    entry = next((entry for entry in entries if _kind(entry.title, terms)[0] == kind), None)
    if not entries:
        return Said(Says.ABSENT, "")
    if entry is None:
        return Said(Says.NOT_LISTED, "", clause)
    return _listed(entry, clause)


def _listed(entry: AudienceEntry, clause: str) -> Said:
    if entry.condition is None:
        return Said(Says.INCLUDED, "", clause)
    words, place = entry.condition, entry.clause or clause
    if words.startswith(_MAY):
        return Said(Says.CONDITIONAL, words, place)
    return Said(Says.CONDITIONAL, "", place, note=words)


def clause_about(one: Compared, clause_id: str, word: str) -> str:
    """The clause with this id, else the first of the top level whose title ends in ``word``; "" for none."""
    if any(clause.anchor == clause_id for clause in one.clauses):
        return clause_id
    for clause in one.clauses:
        title = clause.words.partition(_COLON)[0].partition("\n")[0]
        if clause.level == 1 and title.endswith(word):
            return clause.anchor
    return ""
