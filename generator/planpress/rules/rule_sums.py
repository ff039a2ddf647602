"""Checks figures inside one rule that must fit each other: weights of a mark, groups of a quota."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.model.amounts import CountRange, Share
from planpress.model.rule_parts import Rule
from planpress.model.rules import EvaluationRule, QuotaParameters, QuotaRule, Weight
from planpress.rules.places import Path


def check_sums(rule: Rule, path: Path, file: str) -> Iterator[Diagnostic]:
    """What must add up in the rule at ``path`` of ``file``."""
    if isinstance(rule, EvaluationRule):
        yield from _check_weights(rule.weights, (*path, "weights"), file, rule.what)
    if isinstance(rule, QuotaRule):
        yield from _check_groups(rule, rule.total, (*path, "groups"), file)
        for number, case in enumerate(rule.cases):
            total = rule.total if case.total is None else case.total
            yield from _check_groups(case, total, (*path, "cases", number, "groups"), file)


def _check_weights(weights: Mapping[str, Weight], path: Path, file: str, name: str) -> Iterator[Diagnostic]:
    """Each level comes to 100 %, so far as all its shares are stated."""
    shares = [one.share.share for one in weights.values() if isinstance(one.share, Share)]
    if shares and len(shares) == len(weights) and sum(shares) != 1:
        parts = " + ".join(str(one.share) for one in weights.values())
        yield problem("R14", Ref(file, path), name=name, parts=parts, sum=_percent(sum(shares, Fraction(0))))
    for key, one in weights.items():
        yield from _check_weights(one.parts, (*path, key, "parts"), file, one.title)


def _check_groups(quota: QuotaParameters, total: object, path: Path, file: str) -> Iterator[Diagnostic]:
    """The numbers of the groups come to the whole quota, where all of them are stated."""
    numbers = [one.each for one in quota.groups.values()]
    counts = [one.first for one in numbers if isinstance(one, CountRange) and one.first == one.last]
    if not counts or len(counts) != len(numbers) or not isinstance(total, CountRange):
        return
    if not total.first <= sum(counts) <= total.last:
        parts = " + ".join(f"{count:f}" for count in counts)
        yield problem("R10", Ref(file, path), total=total, parts=parts, sum=f"{sum(counts):f}")


def _percent(share: Fraction) -> str:
    """110% for 11/10; a share that does not end is written as a fraction."""
    percent = share * 100
    return f"{percent.numerator}%" if percent.denominator == 1 else f"{percent}%"
