"""All checks of the rules of one file: parents, dates, names, fields, sums, ladders, worked examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planpress.diagnostics.diagnostic import Diagnostic, Ref, Severity, problem
from planpress.model.rule_parts import Rule
from planpress.model.rules import HoursRule, Rules
from planpress.model.vocabularies import Law, NationalHours
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.inherit import circle
from planpress.rules.places import Path, unknown
from planpress.rules.rule_dates import check_dates, check_versions
from planpress.rules.rule_examples import check_examples
from planpress.rules.rule_fields import check_fields
from planpress.rules.rule_levels import check_ladders
from planpress.rules.rule_parameters import check_parameters, check_unverified
from planpress.rules.rule_sums import check_sums


@dataclass(frozen=True, slots=True)
class Parents:
    """The rules that others may follow: the versions of that on hours, and the national rules of any kind."""

    hours: Mapping[str, NationalHours] = field(default_factory=dict)
    rules: Rules = field(default_factory=Rules)


def check_rules(
    rules: Rules, asked: Sequence[AskedRule], world: World, parents: Parents, file: str
) -> Iterator[Diagnostic]:
    """What is wrong with the rules of ``file``; ``asked`` are the same rules, ready to be asked."""
    ready = {one.id: one for one in asked}
    for group, rule_id, rule in rules.every():
        path: Path = (group, rule_id)
        whole = ready.get(rule_id, AskedRule(rule_id, group, rule_id, rule))
        found = [
            *_check_parent(group, rule, parents, Ref(file, (*path, "follows"))),
            *check_dates(rule, whole.rule, path, file),
            *check_parameters(rule, whole.rule, path, file),
            *check_fields(rule, whole.rule.questions, path, file),
            *check_sums(rule, path, file),
            *check_ladders(rule, world, path, file),
        ]
        yield from found
        # a slip in the rule would show again in each of its examples
        if not any(one.severity is Severity.ERROR for one in found):
            yield from check_examples(whole, world, path, file)


def check_national_rules(
    parents: Parents, asked: Sequence[AskedRule], world: World, hours_file: str, rules_file: str
) -> Iterator[Diagnostic]:
    """The same for national rules, whose clauses are laws; versions in time; none may follow itself."""
    yield from check_versions(parents.hours, hours_file)
    yield from check_unverified(parents.hours, hours_file)
    yield from _check_circles("hours", {key: one.follows for key, one in parents.hours.items()}, hours_file)
    for group, rule_id, rule in parents.rules.every():
        yield from _check_law(rule, world.laws, Ref(rules_file, (group, rule_id, "clause")))
        follows = {key: one.follows for _, key, one in parents.rules.every()}
        yield from _check_circles(group, follows, rules_file, rule_id)
    yield from check_rules(parents.rules, asked, world, parents, rules_file)


def _check_parent(group: str, rule: Rule, parents: Parents, at: Ref) -> Iterator[Diagnostic]:
    if rule.follows is None or (isinstance(rule, HoursRule) and rule.follows in parents.hours):
        return
    groups = {key: known for known, key, _ in parents.rules.every()}
    if rule.follows not in groups:
        known = (*parents.hours, *groups) if isinstance(rule, HoursRule) else tuple(groups)
        yield unknown("R03", at, rule.follows, known)
    elif groups[rule.follows] != group:
        yield problem("R03", at, wording="kind", id=rule.follows, group=groups[rule.follows], own=group)


def _check_circles(
    group: str, follows: Mapping[str, str | None], file: str, only: str | None = None
) -> Iterator[Diagnostic]:
    """Each circle once, told at the rule that comes first in the file."""
    for rule_id in follows if only is None else (only,):
        found = circle(rule_id, follows)
        if found and rule_id == min(found, key=list(follows).index):
            yield problem("R07", Ref(file, (group, rule_id, "follows")), circle=" → ".join(found))


def _check_law(rule: Rule, laws: Mapping[str, Law], at: Ref) -> Iterator[Diagnostic]:
    if rule.clause not in laws:
        yield unknown("R83", at, rule.clause, laws)
