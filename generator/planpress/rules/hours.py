"""Checks trees of learning hours: parts add up to their whole and agree with the national rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem, warning
from planpress.model.amounts import Hours
from planpress.model.rules import HoursPart, HoursParts, HoursRule, walk_parts
from planpress.model.values import Stated, Unstated, stated
from planpress.model.vocabularies import NationalHours
from planpress.rules.places import Path, unknown

WHOLE = "總時數"
_Tree = HoursParts | Unstated | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of a rule's hours; ``inherited`` where only the national rule states it.

    ``hours`` is None where no figure is stated. ``whole`` is False where parts may be missing from
    ``branches``, so that they need not add up.
    """

    id: str
    title: str
    hours: Decimal | None
    branches: tuple[Branch, ...] = ()
    inherited: bool = False
    whole: bool = True


def hour_tree(rule: HoursRule, national: NationalHours | None) -> Branch:
    """The tree of a rule, with the parts it leaves to the national rule that it follows."""
    above = (national.total, national.parts) if national else None
    branches, whole = _branches(rule.total, rule.parts, above)
    return Branch("", WHOLE, _number(rule.total), branches, whole=whole)


def check_hours(
    rules: Mapping[str, HoursRule], national: Mapping[str, NationalHours], file: str, names: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Sums of each rule of ``file`` (rules.yaml), and its agreement with the national rule it follows.

    ``names`` gives the printed number of each clause id. Source of the national rule: 行政院105年12月19日
    院授人培字第1050062475號函.
    """
    for rule_id, rule in rules.items():
        path: Path = ("hours", rule_id)
        follows = national.get(rule.follows or "")
        if rule.follows and follows is None:
            yield unknown("R03", Ref(file, (*path, "follows")), rule.follows, national)
        name = names.get(rule.clause, rule.clause)
        yield from _check_sums(hour_tree(rule, follows), (*path, "total"), path, file, name)
        if follows:
            yield from _check_agreement(rule, follows, path, file, name)


def check_national(national: Mapping[str, NationalHours], file: str) -> Iterator[Diagnostic]:
    """Sums of the national rules in ``file`` (hours.yaml)."""
    for rule_id, rule in national.items():
        path: Path = ("hours", rule_id)
        branches, whole = _branches(rule.total, rule.parts, None)
        tree = Branch("", WHOLE, _number(rule.total), branches, whole=whole)
        yield from _check_sums(tree, (*path, "total"), path, file, rule.title)


def _branches(
    hours: Stated[Hours], parts: _Tree, above: tuple[Stated[Hours], _Tree] | None
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
    return Branch(id, part.title, _number(part.hours), branches, inherited, whole)


def _check_sums(branch: Branch, at: Path, below: Path, file: str, clause: str) -> Iterator[Diagnostic]:
    slip = _sum_slip(branch)
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


def _sum(branch: Branch) -> Decimal:
    return sum((one.hours for one in branch.branches if one.hours is not None), Decimal(0))


def _sum_slip(branch: Branch) -> str:
    """The wording of what is wrong; "" where nothing is, or nothing is claimed."""
    known = [one.hours for one in branch.branches if one.hours is not None]
    if branch.hours is None or not known:
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


def _differ(one: Stated[Hours], other: Stated[Hours]) -> bool:
    """Only stated figures can differ: silence makes no claim."""
    left, right = _number(one), _number(other)
    return left is not None and right is not None and left != right


def _number(value: Stated[Hours]) -> Decimal | None:
    hours = stated(value)
    return hours.hours if hours else None
