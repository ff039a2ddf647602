"""Finds who cites a law: the legal basis of plans, clauses that name it, and rules that rest on it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from planpress.model.catalog import Plan
from planpress.model.plan import LegalBasis
from planpress.model.rule_parts import Rule
from planpress.model.values import Unstated
from planpress.model.vocabularies import Law, NationalHours, NationalRules
from planpress.rules.comparison import ClauseText
from planpress.rules.sources import offsets

HOURS_RULE = "national/hours"
_ENDS = "。；\n"
_LAW_WORD = "法|條例|細則|要點|辦法|規則|規程|準則|規範|作業規定|作業原則|公約"
_QUOTED = re.compile(rf"[「『《]([^「」『』《》。；\n]{{2,60}}(?:{_LAW_WORD}))[」』》]")


class CitedAs(StrEnum):
    """In which way a law is cited."""

    BASIS = "basis"
    TEXT = "text"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class LawCitation:
    """A place that cites a law.

    ``law`` is its id in the register, "" for one that is not there; ``name`` is what the place calls it.
    ``city`` and ``plan`` are "" for a national rule. ``clause`` is the anchor of the clause and ``number``
    its printed number, of a national rule the article; ``words`` the sentence that names the law. ``rule``
    is the address of the rule that cites it, "" where a clause does.
    """

    law: str
    name: str
    how: CitedAs
    city: str = ""
    plan: str = ""
    clause: str = ""
    number: str = ""
    words: str = ""
    rule: str = ""


def named_in(text: str, laws: Mapping[str, Law]) -> Iterator[tuple[int, int, str]]:
    """Where laws are named: from, to and id; the longest name first, for one title may begin another."""
    names = {name: law_id for law_id, law in laws.items() for name in (*law.also, law.title)}
    taken: list[tuple[int, int]] = []
    for name in sorted(names, key=len, reverse=True):
        for at in offsets(text, name):
            end = at + len(name)
            if not any(first < end and at < last for first, last in taken):
                taken.append((at, end))
                yield at, end, names[name]


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence around a place, without the mark that ends it."""
    first = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
    ends = [at for mark in _ENDS if (at := text.find(mark, end)) >= 0]
    return text[first : min(ends, default=len(text))]


def law_citations(
    plan: Plan,
    clauses: Sequence[ClauseText],
    laws: Mapping[str, Law],
    behind: Mapping[str, tuple[str, ...]],
) -> tuple[LawCitation, ...]:
    """Everything in a plan that cites a law, in the order of its legal basis, its text and its rules.

    ``behind`` has, by id, the laws that a national rule comes from.
    """
    numbers = {one.anchor: one.number for one in clauses}
    here = LawCitation("", "", CitedAs.TEXT, plan.city, plan.id)
    basis = plan.record.legal_basis
    found = (
        *(one for key, entry in basis.items() for one in _of_basis(here, key, entry, laws)),
        *(one for clause in clauses if clause.anchor not in basis for one in _of_text(here, clause, laws)),
        *(one for _, key, rule in plan.rules.every() for one in _of_rule(here, key, rule, laws, behind)),
    )
    return tuple(replace(one, number=numbers.get(one.clause, "")) for one in found)


def _of_basis(
    here: LawCitation, key: str, basis: LegalBasis, laws: Mapping[str, Law]
) -> Iterator[LawCitation]:
    cited = replace(here, how=CitedAs.BASIS, clause=key, words=basis.text)
    named = [basis.law] if basis.law else list(dict.fromkeys(one for _, _, one in named_in(basis.text, laws)))
    for law_id in named:
        yield replace(cited, law=law_id, name=laws[law_id].title if law_id in laws else law_id)
    if not named:
        yield replace(cited, name=basis.text.partition("：")[0].rstrip("。；"))


def _of_text(here: LawCitation, clause: ClauseText, laws: Mapping[str, Law]) -> Iterator[LawCitation]:
    """Each law once a clause, with the first sentence that names it; then quoted names nobody knows."""
    text = clause.words
    cited = replace(here, clause=clause.anchor)
    told: set[str] = set()
    places = sorted(named_in(text, laws))
    for start, end, law_id in places:
        if law_id not in told:
            told.add(law_id)
            sentence = sentence_at(text, start, end)
            yield replace(cited, law=law_id, name=text[start:end], words=sentence)
    for match in _QUOTED.finditer(text):
        name, (start, end) = match.group(1), match.span(1)
        if name not in told and not any(first < end and start < last for first, last, _ in places):
            told.add(name)
            yield replace(cited, name=name, words=sentence_at(text, start, end))


def _of_rule(
    here: LawCitation,
    rule_id: str,
    rule: Rule,
    laws: Mapping[str, Law],
    behind: Mapping[str, tuple[str, ...]],
) -> Iterator[LawCitation]:
    """The law that a rule says holds instead, and those behind the national rule that it follows."""
    address = f"{here.city}/{here.plan}/{rule_id}"
    cited = replace(here, how=CitedAs.RULE, clause=rule.clause, rule=address)
    followed = behind.get(rule.follows or "", ())
    for law_id in dict.fromkeys((*_laws_of(rule, laws), *followed)):
        yield replace(cited, law=law_id, name=laws[law_id].title)


def _laws_of(rule: Rule, laws: Mapping[str, Law]) -> Iterator[str]:
    """The laws that a rule names by id or by their title."""
    law = rule.law
    if law is None or isinstance(law, Unstated):
        return
    if law in laws:
        yield law
    else:
        yield from (one for _, _, one in sorted(named_in(law, laws)))


def laws_behind(
    hours: Mapping[str, NationalHours], others: NationalRules, laws: Mapping[str, Law]
) -> dict[str, tuple[str, ...]]:
    """The laws of the register that each national rule comes from, by the id of the rule."""
    found = {key: tuple(_sources_of(version, laws)) for key, version in hours.items()}
    return found | {key: (rule.clause,) for _, key, rule in others.every() if rule.clause in laws}


def _sources_of(version: NationalHours, laws: Mapping[str, Law]) -> Iterator[str]:
    """Those of the same number or name."""
    for law_id, law in laws.items():
        numbered = not isinstance(law.number, Unstated) and law.number == version.source.number
        if numbered or law.title == version.source.text:
            yield law_id


def national_citations(
    hours: Mapping[str, NationalHours], others: NationalRules, laws: Mapping[str, Law]
) -> tuple[LawCitation, ...]:
    """The national rules with the laws they come from; one whose law is not in the register has none."""
    behind = laws_behind(hours, others, laws)
    told = dict.fromkeys((law_id, HOURS_RULE, "") for key in hours for law_id in behind[key])
    told |= dict.fromkeys(
        (law_id, f"national/{key}", rule.at or "")
        for _, key, rule in others.every()
        for law_id in behind.get(key, ())
    )
    return tuple(
        LawCitation(law_id, laws[law_id].title, CitedAs.RULE, number=number, rule=rule)
        for law_id, rule, number in told
    )


def of_law(citations: Iterable[LawCitation], law_id: str) -> tuple[LawCitation, ...]:
    """The citations of one law."""
    return tuple(one for one in citations if one.law == law_id)
