"""The part of a quota that falls to one group: its own number, or its share of the whole by ratio."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from planpress.load.nearest import fold, nearest
from planpress.model.amounts import CountRange
from planpress.model.rules import Group, QuotaRule
from planpress.rules.answers.reading import read_exact


@dataclass(frozen=True, slots=True)
class Part:
    """A group's part of ``whole`` people, exact: ``ratio`` of the ``sum`` of all ratios."""

    title: str
    ratio: Fraction
    sum: Fraction
    whole: Fraction
    number: Fraction


def find_group(rule: QuotaRule, word: str) -> Group | None:
    """The group that ``word`` names by id or title."""
    wanted = fold(word)
    for group_id, group in rule.groups.items():
        if wanted in (fold(group_id), fold(group.title)):
            return group
    return None


def near_group(rule: QuotaRule, word: str) -> str:
    """The title of a group that ``word`` may mean, or ""."""
    return nearest(word, [group.title for group in rule.groups.values()]) or ""


def part_of(rule: QuotaRule, group: Group) -> Part | None:
    """What falls to ``group`` by ratio; None where the whole or a ratio is not stated as one figure."""
    ratios = [read_exact(one.ratio) if one.ratio else None for one in rule.groups.values()]
    mine = read_exact(group.ratio) if group.ratio else None
    known = [ratio for ratio in ratios if ratio is not None]
    if mine is None or len(known) != len(ratios) or not isinstance(rule.total, CountRange):
        return None
    whole, every = Fraction(rule.total.first), sum(known, Fraction(0))
    if rule.total.first != rule.total.last or every <= 0:
        return None
    return Part(group.title, mine, every, whole, whole * mine / every)
