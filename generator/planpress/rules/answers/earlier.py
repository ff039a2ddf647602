"""What earlier awards, and passes before joining, leave to a new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from planpress.model.awards import AwardRule, EarlierPass
from planpress.model.values import Unstated
from planpress.rules.answers.asking import Asking
from planpress.rules.answers.equivalence import BELOW, UNKNOWN, Unplaced
from planpress.rules.answers.ladder import Lacking, Rung, among_rows_of, rungs
from planpress.rules.answers.matching import same_dims
from planpress.rules.answers.names import find_exam
from planpress.rules.answers.passes import EarlierOne

AWARDED = "prior_awards"
JOINED = "passed_before_joining"
_PARAMETERS = {AWARDED: "earlier_pass", JOINED: "before_joining"}


class Left(StrEnum):
    """What is left: everything, the difference to the earlier award, nothing, or the text does not say."""

    ALL = "all"
    DIFFERENCE = "difference"
    UNSAID = "unsaid"
    NOTHING = "nothing"


_GRAVEST = (Left.NOTHING, Left.UNSAID, Left.DIFFERENCE, Left.ALL)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What is left, by which sentence ``code`` and ``parameter``; ``before`` is the earlier row."""

    left: Left
    code: str = ""
    parameter: str = ""
    before: Rung | None = None


@dataclass(frozen=True, slots=True)
class Misplaced:
    """An earlier pass of which nobody can say where it stands; ``field`` holds it."""

    why: Unplaced
    field: str


def ruling(now: Rung, asking: Asking[AwardRule]) -> Ruling | Lacking | Misplaced:
    """What all earlier ones together leave: the gravest decides."""
    found: list[Ruling] = []
    for field in (AWARDED, JOINED):
        for one in asking.question.passes(field) or ():
            of_one = _of_one(now, one, field, asking)
            if not isinstance(of_one, Ruling):
                return of_one
            found.append(of_one)
    return min(found, key=lambda one: _GRAVEST.index(one.left), default=Ruling(Left.ALL))


def _of_one(
    now: Rung, one: EarlierOne, field: str, asking: Asking[AwardRule]
) -> Ruling | Lacking | Misplaced:
    """What one earlier pass leaves; unsaid where its readings differ."""
    if _other_language(one, asking):
        return Ruling(Left.ALL)
    dims = same_dims(asking.rule, one, asking.question, asking.world)
    if dims.holds is False:
        return Ruling(Left.ALL)
    if dims.holds is None:
        asked = asking.question.values.get(dims.field) is None
        return Lacking(dims.field if asked else f"{field}.{dims.field}")
    placed = _place(one, field, asking)
    if not isinstance(placed, tuple):
        return placed
    rulings = [_ruled(now, among_rows_of(now, before, asking), one, field, asking) for before in placed]
    if any(one.left is not rulings[0].left for one in rulings):
        return Ruling(Left.UNSAID, "earlier_differs", _PARAMETERS[field])
    return rulings[0]


def _place(one: EarlierOne, field: str, asking: Asking[AwardRule]) -> tuple[Rung, ...] | Lacking | Misplaced:
    placed = rungs(one, asking)
    if isinstance(placed, Unplaced):
        return Misplaced(placed, field)
    return Lacking(f"{field}.{placed.field}") if isinstance(placed, Lacking) else placed


def _other_language(one: EarlierOne, asking: Asking[AwardRule]) -> bool:
    """True for a pass in another language than the one asked for: it is no earlier pass of this award."""
    mine = find_exam(asking.question.word("exam") or asking.rule.exam or "gept", asking.world)
    other = find_exam(one.exam, asking.world) if one.exam else mine
    exams = asking.world.exams.exams
    return mine is not None and other is not None and exams[mine].language != exams[other].language


def _ruled(now: Rung, before: Rung, one: EarlierOne, field: str, asking: Asking[AwardRule]) -> Ruling:
    """By the rule's words; unsaid where the earlier one differs in a dimension that the rule leaves out."""
    found = _by_policy(now, before, field, asking.rule)
    if found.code == "same_level" and any(_differing_dims(one, asking)):
        return Ruling(Left.UNSAID, "dims_unsaid", found.parameter)
    return found


def _differing_dims(one: EarlierOne, asking: Asking[AwardRule]) -> Iterator[str]:
    for name, value in one.dims.items():
        now = asking.question.values.get(name)
        if name not in asking.rule.once_per and now is not None and now != value:
            yield name


def _by_policy(now: Rung, before: Rung, field: str, rule: AwardRule) -> Ruling:
    if before.placed.rank == BELOW:
        return Ruling(Left.ALL)
    parameter = _PARAMETERS[field]
    if UNKNOWN in (before.placed.rank, now.placed.rank):
        return Ruling(Left.UNSAID, "earlier_differs", parameter)
    policy = rule.earlier_pass if field == AWARDED else rule.before_joining or rule.earlier_pass
    if field == JOINED and rule.before_joining is None:
        parameter = "earlier_pass"
    match policy:
        case EarlierPass.NEVER:
            return Ruling(Left.NOTHING, "once_only", parameter)
        case EarlierPass.NO_EFFECT:
            return _no_effect(now, before, field, rule)
        case EarlierPass():
            return _higher_only(now, before, policy, parameter, rule)
        case _:
            return _unsaid(now, before, field, parameter, rule)


def _no_effect(now: Rung, before: Rung, field: str, rule: AwardRule) -> Ruling:
    same = field == AWARDED and rule.once_per_level is True and now.placed.rank == before.placed.rank
    return Ruling(Left.NOTHING, "same_level", "once_per_level") if same else Ruling(Left.ALL)


def _higher_only(now: Rung, before: Rung, policy: EarlierPass, parameter: str, rule: AwardRule) -> Ruling:
    if now.placed.rank < before.placed.rank:
        return Ruling(Left.NOTHING, "higher_before", parameter)
    if now.placed.rank == before.placed.rank:
        cited = "once_per_level" if rule.once_per_level is True else parameter
        return Ruling(Left.NOTHING, "same_level", cited)
    if policy is EarlierPass.DIFFERENCE:
        return Ruling(Left.DIFFERENCE, "difference", parameter, before)
    return Ruling(Left.ALL, "higher_now", parameter)


def _unsaid(now: Rung, before: Rung, field: str, parameter: str, rule: AwardRule) -> Ruling:
    """Where the rule says at most that each level counts once (or more often)."""
    if field == JOINED or rule.once_per_level is None or isinstance(rule.once_per_level, Unstated):
        return Ruling(Left.UNSAID, "earlier_unsaid", parameter)
    if now.placed.rank < before.placed.rank:
        return Ruling(Left.UNSAID, "lower_unsaid", "once_per_level")
    if rule.once_per_level and now.placed.rank == before.placed.rank:
        return Ruling(Left.NOTHING, "same_level", "once_per_level")
    return Ruling(Left.ALL)
