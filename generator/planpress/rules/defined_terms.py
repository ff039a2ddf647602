"""Finds where a document says what a short name stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planpress.model.plan import PlanRecord, Term
from planpress.rules.comparison import ClauseText
from planpress.rules.terms import whole


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A short name of a document with what it stands for.

    ``clause`` is the anchor of the clause that defines it and ``number`` its printed number, or its title
    where it has none; both are "" where the text nowhere gives both names. ``used`` is the first clause
    that has the short name, "" for none.
    """

    city: str
    plan: str
    short: str
    full: str
    english: str = ""
    clause: str = ""
    number: str = ""
    used: str = ""


def defined_terms(
    city: str, plan_id: str, record: PlanRecord, clauses: Sequence[ClauseText]
) -> tuple[DefinedTerm, ...]:
    """The short names of ``record`` in the order in which it writes them."""
    return tuple(_defined(city, plan_id, term, clauses) for term in record.terms.values())


def _defined(city: str, plan_id: str, term: Term, clauses: Sequence[ClauseText]) -> DefinedTerm:
    used = re.compile(whole(term.short))
    having = [one for one in clauses if used.search(one.words)]
    defining = next((one for one in having if used.search(one.words.partition(term.full)[2])), None)
    return DefinedTerm(
        city,
        plan_id,
        term.short,
        term.full,
        term.english or "",
        defining.anchor if defining else "",
        (defining.number or defining.words.partition("\n")[0]) if defining else "",
        having[0].anchor if having else "",
    )
