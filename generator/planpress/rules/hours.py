"""Checks trees of learning hours: parts fit into their whole and agree with the national rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem, warning
from planpress.model.amounts import Hours
from planpress.model.rules import HoursPart, HoursParts, HoursRule, walk_parts
from planpress.model.values import Stated, Unstated
from planpress.model.vocabularies import NationalHours
from planpress.rules.places import Path, unknown

WHOLE = "總時數"
_Tree = HoursParts | Unstated | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of a rule's hours; ``inherited`` where only the national rule states it.

    ``hours`` is None where no figure is stated. ``whole`` is False where parts may be missing from
    ``branches``, so that they need not add up; nor need they where they ``overlap``.
    """

    id: str
    title: str
    hours: Decimal | None
    branches: tuple[Branch, ...] = ()
    inherited: bool = False
    whole: bool = True
    overlap: bool = False


def hour_tree(rule: HoursRule, national: NationalHours | None) -> Branch:
    """The tree of a rule, with the parts it leaves to the national rule that it follows."""
    above = (national.total, national.parts) if national else None
    branches, whole = _branches(rule.total, rule.parts, above)
    return Branch("", WHOLE, _number(rule.total), branches, whole=whole, overlap=rule.overlap)


def check_hours(
    rules: Mapping[str, HoursRule], national: Mapping[str, NationalHours], file: str, names: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Sums of each rule of ``file`` (rules.yaml), and its agreement with the national rule it follows.

    ``names`` gives the printed number of each clause id. Source of the national rule: 行政院105年12月19日
    院授人培字第1050062475號函.
    """
    for rule_id, rule in rules.items():
        path: Path = ("hours", rule_id)
        follows = national.get(rule.follows) if rule.follows else None
        name = names.get(rule.clause, rule.clause)
        yield from _check_sums(hour_tree(rule, follows), (*path, "total"), path, file, name)
        yield from _check_cases(rule, path, file, name)
        if follows:
            yield from _check_agreement(rule, follows, path, file, name)


def _check_cases(rule: HoursRule, path: Path, file: str, clause: str) -> Iterator[Diagnostic]:
    """Sums of the cases, which have the rule's parts where they give none."""
    for number, case in enumerate(rule.cases):
        if case.total is None and case.parts is None:
            continue
        at: Path = (*path, "cases", number)
        total = rule.total if case.total is None else case.total
        branches, whole = _branches(total, case.parts, None)
        tree = Branch("", WHOLE, _number(total), branches, whole=whole, overlap=case.overlap or rule.overlap)
        yield from _check_sums(tree, (*at, "total" if case.total is not None else "parts"), at, file, clause)


def check_national(national: Mapping[str, NationalHours], file: str) -> Iterator[Diagnostic]:
    """Sums and parents of the versions of the national rule in ``file`` (hours.yaml)."""
    for rule_id, rule in national.items():
        path: Path = ("hours", rule_id)
        if rule.follows and rule.follows not in national:
            yield unknown("R03", Ref(file, (*path, "follows")), rule.follows, national)
        branches, whole = _branches(rule.total, rule.parts, None)
        tree = Branch("", WHOLE, _number(rule.total), branches, whole=whole)
        yield from _check_sums(tree, (*path, "total"), path, file, rule.title)


def _branches(
    hours: Stated[Hours] | None, parts: _Tree, above: tuple[Stated[Hours], _Tree] | None
) -> tuple[tuple[Branch, ...], bool]:
    """The branches below a whole of ``hours``, and whether they are all of it."""
    own = parts if isinstance(parts, Mapping) else {}
    given = above[1] if above and isinstance(above[1], Mapping) else {}
    if isinstance(parts, Unstated):
        return (), False
    agree = bool(above) and _number(hours) == _number(above[0]) if above else False
    some_only = set(own) < set(given)
    if not (agree and some_only):
        return tuple(_branch(key, part, given.get(key)) for key, part in own.items()), not some_only
    return tuple(
        _branch(key, own[key], part) if key in own else _branch(key, part, None, inherited=True)
        for key, part in given.items()
    ), True


def _branch(id: str, part: HoursPart, above: HoursPart | None, *, inherited: bool = False) -> Branch:
    branches, whole = _branches(part.hours, part.parts, (above.hours, above.parts) if above else None)
    return Branch(id, part.title, _number(part.hours), branches, inherited, whole, part.overlap)


def _check_sums(branch: Branch, at: Path, below: Path, file: str, clause: str) -> Iterator[Diagnostic]:
    larger = [one for one in branch.branches if _is_larger(one, branch) and not one.inherited]
    for one in larger:
        place = Ref(file, (*below, "parts", one.id, "hours"))
        given = {
            "part": one.title,
            "hours": f"{one.hours:f}",
            "whole": branch.title,
            "sum": f"{branch.hours:f}",
        }
        yield problem("R08", place, clause=clause, **given)
    slip = "" if larger else _sum_slip(branch)
    if slip and not branch.inherited:
        parts = " + ".join(f"{one.hours:f}" for one in branch.branches if one.hours is not None)
        yield problem(
            "R01",
            Ref(file, at),
            wording=slip,
            clause=clause,
            whole=branch.title,
            hours=f"{branch.hours:f}",
            parts=parts,
            sum=f"{_sum(branch):f}",
        )
    for one in branch.branches:
        path = (*below, "parts", one.id)
        yield from _check_sums(one, (*path, "hours"), path, file, clause)


def _is_larger(part: Branch, whole: Branch) -> bool:
    return part.hours is not None and whole.hours is not None and part.hours > whole.hours


def _sum(branch: Branch) -> Decimal:
    return sum((one.hours for one in branch.branches if one.hours is not None), Decimal(0))


def _sum_slip(branch: Branch) -> str:
    """The wording of what is wrong; "" where nothing is, or nothing is claimed."""
    known = [one.hours for one in branch.branches if one.hours is not None]
    if branch.hours is None or not known or branch.overlap:
        return ""
    if branch.whole and len(known) == len(branch.branches):
        return "default" if _sum(branch) != branch.hours else ""
    return "exceeds" if _sum(branch) > branch.hours else ""


def _check_agreement(
    rule: HoursRule, follows: NationalHours, path: Path, file: str, clause: str
) -> Iterator[Diagnostic]:
    if _differ(rule.total, follows.total):
        params = {"clause": clause, "hours": rule.total, "national": follows.total, "rule": follows.title}
        yield warning("R02", Ref(file, (*path, "total")), wording="total", **params)
    there = dict(walk_parts(follows.parts))
    for at, part_id, part in _places(rule.parts, path):
        other = there.get(part_id)
        if other and not part.differs and _differ(part.hours, other.hours):
            yield problem(
                "R02",
                Ref(file, (*at, "hours")),
                clause=clause,
                part=part.title,
                hours=part.hours,
                national=other.hours,
                rule=follows.title,
            )


def _places(parts: _Tree, path: Path) -> Iterator[tuple[Path, str, HoursPart]]:
    if isinstance(parts, Mapping):
        for part_id, part in parts.items():
            at = (*path, "parts", part_id)
            yield at, part_id, part
            yield from _places(part.parts, at)


def _differ(one: Stated[Hours] | None, other: Stated[Hours] | None) -> bool:
    """Only stated figures can differ: silence makes no claim."""
    left, right = _number(one), _number(other)
    return left is not None and right is not None and left != right


def _number(value: Stated[Hours] | None) -> Decimal | None:
    return value.hours if isinstance(value, Hours) else None
