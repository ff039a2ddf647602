"""Answers on hours to be learned: what is done and missing branch by branch, and until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from planpress.load.nearest import fold, nearest
from planpress.model.amounts import Hours, Span
from planpress.model.dates import RocDate, YearDay
from planpress.model.rule_parts import Cite
from planpress.model.rules import HoursParts, HoursRule
from planpress.model.values import Unstated
from planpress.rules.answers.answer import Answer, Open, Outcome, Reason, because, invalid, said_open
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.asking import Asking
from planpress.rules.answers.days import count
from planpress.rules.answers.days_off import settled
from planpress.rules.answers.names import same_word
from planpress.rules.answers.question import Question
from planpress.rules.answers.sentences import say
from planpress.rules.answers.times import fixed_day, month_point, too_late
from planpress.rules.answers.unstated import unstated

ROOT = "total"
ROOT_NAMES = (ROOT, "總時數", "合計")
UNIT = "小時"


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch of the hours: how many it needs (None: not said, so it only counts towards those above)."""

    id: str
    title: str
    need: Fraction | None
    below: tuple[Branch, ...] = ()
    overlap: bool = False

    def every(self) -> Iterator[Branch]:
        """The branch and all below it."""
        yield self
        for branch in self.below:
            yield from branch.every()


@dataclass(frozen=True, slots=True)
class Tally:
    """Hours done in a branch, and what is missing: in it alone (``own``) and with all below (``all``)."""

    branch: Branch
    done: Fraction
    own: Fraction
    all: Fraction
    below: tuple[Tally, ...] = ()

    def every(self) -> Iterator[Tally]:
        """The tally and all below it, from above to below."""
        yield self
        for tally in self.below:
            yield from tally.every()


def answer_hours(asked: AskedRule, rule: HoursRule, question: Question, world: World) -> Answer:
    """``met`` or ``not_met`` with ``missing`` by branch; ``value``, all hours due, where none were told."""
    if not isinstance(rule.total, Hours):
        return unstated(asked, rule, question, world, "total", rule.total or Unstated.NOT_STATED)
    total = Fraction(rule.total.hours)
    root = Branch(ROOT, ROOT_NAMES[1], total, branches_of(rule.parts), rule.overlap)
    told = question.numbers("hours_done")
    if told is None:
        reason = because(asked, rule, question.language, "hours_total", "total", hours=total)
        answer = Answer(asked.address, Outcome.VALUE, value=total, unit=UNIT, reasons=(reason,))
        return _timed(asked, rule, question, world, answer)
    done = _done(asked, question, root, told)
    if isinstance(done, Answer):
        return done
    return _timed(asked, rule, question, world, _compared(asked, rule, question, world, root, done))


def branches_of(parts: HoursParts | Unstated | None) -> tuple[Branch, ...]:
    """The tree of ``parts``; () where they are not split."""
    if not isinstance(parts, Mapping):
        return ()
    return tuple(
        Branch(
            part_id,
            part.title,
            Fraction(part.hours.hours) if isinstance(part.hours, Hours) else None,
            branches_of(part.parts),
            part.overlap,
        )
        for part_id, part in parts.items()
    )


def _done(
    asked: AskedRule, question: Question, root: Branch, told: Mapping[str, Fraction]
) -> Mapping[str, Fraction] | Answer:
    """Hours done by the id of their branch; ``invalid`` for a branch that there is not, or one told twice."""
    branches = [one for part in root.below for one in part.every()]
    names = {fold(name): ROOT for name in ROOT_NAMES}
    names |= {fold(one.title): one.id for one in branches} | {fold(one.id): one.id for one in branches}
    found: dict[str, Fraction] = {}
    for name, hours in told.items():
        field = f"hours_done.{name}"
        branch = names.get(fold(name))
        if branch is None:
            near = nearest(name, [title for one in branches for title in (one.title, one.id)]) or ""
            return invalid(asked, question.language, "unknown_branch", field, near, branch=name)
        if branch in found:
            return invalid(asked, question.language, "branch_twice", field, branch=name)
        found[branch] = hours
    return found


# -- counting -------------------------------------------------------------------


def tally(branch: Branch, done: Mapping[str, Fraction], needs: Mapping[str, Fraction]) -> Tally:
    """What is done and missing in ``branch``; ``needs`` replaces what some branches need.

    Hours told for a branch and for those below it are not added up: the larger counts. A parent is short
    only of what the branches below it are not short of already.
    """
    below = tuple(tally(one, done, needs) for one in branch.below)
    below_done = sum((one.done for one in below), Fraction(0))
    own = done.get(branch.id)
    if own is not None and branch.overlap:
        below_done = max((one.done for one in below), default=Fraction(0))
    hours = below_done if own is None else max(own, below_done)
    need = needs.get(branch.id, branch.need or Fraction(0))
    short = max(Fraction(0), need - hours)
    missing_below = sum((one.all for one in below), Fraction(0))
    alone = max(Fraction(0), short - missing_below)
    return Tally(branch, hours, alone, alone + missing_below, below)


def missing_of(counted: Tally) -> dict[str, Fraction]:
    """What is missing by branch, from above to below."""
    return {one.branch.id: one.own for one in counted.every() if one.own > 0}


def surplus_fills(counted: Tally) -> bool:
    """True where one branch alone is short, and its neighbours have as many hours more than they need."""
    short = [one for one in counted.every() if one.own > 0]
    if len(short) != 1 or short[0] is counted:
        return False
    for parent in counted.every():
        if short[0] in parent.below:
            spare = sum((_spare(one) for one in parent.below), Fraction(0))
            return spare >= short[0].own
    return False


def _spare(counted: Tally) -> Fraction:
    need = counted.branch.need
    return max(Fraction(0), counted.done - need) if need is not None else Fraction(0)


# -- answering ------------------------------------------------------------------


def _compared(
    asked: AskedRule,
    rule: HoursRule,
    question: Question,
    world: World,
    root: Branch,
    done: Mapping[str, Fraction],
) -> Answer:
    exempt = exempt_branches(rule, root, question, world)
    counted = tally(root, done, dict.fromkeys(exempt, Fraction(0)))
    missing = missing_of(counted)
    eased = missing_of(tally(root, done, _eased(root, exempt)))
    points = _points(question, root, counted, done, missing != eased)
    open_outcome = surplus_fills(counted) or (missing and not eased)
    outcome = Outcome.MET if not missing else Outcome.ASK_HR if open_outcome else Outcome.NOT_MET
    reasons = (
        *_exempt_reasons(asked, rule, question, root, exempt),
        *_reasons(asked, rule, question, counted),
    )
    return Answer(
        asked.address,
        outcome,
        value=counted.done,
        unit=UNIT,
        missing=missing,
        reasons=reasons,
        open_points=points,
    )


def exempt_branches(rule: HoursRule, root: Branch, question: Question, world: World) -> tuple[str, ...]:
    """The branches, with those below them, that the kind of staff asked about need not complete."""
    kind = question.word("staff_kind")
    named = [
        part
        for part, kinds in rule.exempt.items()
        if kind and any(same_word(kind, one, world) for one in kinds)
    ]
    return tuple(one.id for branch in root.every() if branch.id in named for one in branch.every())


def _eased(root: Branch, exempt: tuple[str, ...]) -> dict[str, Fraction]:
    """What branches need if those above an exempt one need so many hours less."""
    needs: dict[str, Fraction] = dict.fromkeys(exempt, Fraction(0))
    for branch in root.every():
        if branch.id not in exempt and branch.need is not None:
            needs[branch.id] = max(Fraction(0), branch.need - _spared(branch, exempt))
    return needs


def _spared(branch: Branch, exempt: tuple[str, ...]) -> Fraction:
    """The hours of the topmost exempt branches below ``branch``."""
    hours = Fraction(0)
    for one in branch.below:
        hours += (one.need or Fraction(0)) if one.id in exempt else _spared(one, exempt)
    return hours


def _reasons(asked: AskedRule, rule: HoursRule, question: Question, counted: Tally) -> Iterator[Reason]:
    """Every branch that is short; the total where none is."""
    for one in counted.every():
        if one.own > 0:
            cite = _place(rule, one.branch.id)
            need = one.branch.need or Fraction(0)
            yield because(
                asked,
                rule,
                question.language,
                "hours_missing",
                cite,
                title=one.branch.title,
                missing=one.own,
                need=need,
                done=one.done,
            )
    if counted.all == 0:
        need = counted.branch.need or Fraction(0)
        yield because(asked, rule, question.language, "hours_met", "total", need=need, done=counted.done)


def _place(rule: HoursRule, branch: str) -> Cite | str:
    """Where a branch is printed, else the name of its parameter."""
    for part_id, part in rule.every_part():
        if part_id == branch and part.at is not None:
            return part.at
    return "total" if branch == ROOT else f"parts.{branch}"


def _exempt_reasons(
    asked: AskedRule, rule: HoursRule, question: Question, root: Branch, exempt: tuple[str, ...]
) -> Iterator[Reason]:
    for branch in root.every():
        if branch.id in exempt and branch.id in rule.exempt:
            kind = question.word("staff_kind")
            yield because(asked, rule, question.language, "exempt", "exempt", title=branch.title, kind=kind)


def _points(
    question: Question, root: Branch, counted: Tally, done: Mapping[str, Fraction], eases: bool
) -> tuple[Open, ...]:
    language = question.language
    points = []
    if surplus_fills(counted):
        points.append(said_open(language, "surplus", _readings(language, "surplus")))
    if eases:
        points.append(said_open(language, "exempt", _readings(language, "exempt")))
    if any(
        one.branch.overlap and len(_told(one)) > 1 and one.branch.id not in done for one in counted.every()
    ):
        points.append(said_open(language, "overlap", _readings(language, "overlap")))
    return tuple(points)


def _told(counted: Tally) -> list[Tally]:
    return [one for one in counted.below if one.done > 0]


def _readings(language: str, topic: str) -> tuple[str, ...]:
    return (say(f"open.{topic}.first", language), say(f"open.{topic}.second", language))


# -- until when -------------------------------------------------------------------


def _timed(asked: AskedRule, rule: HoursRule, question: Question, world: World, answer: Answer) -> Answer:
    """``answer`` with the last day, and that it is past where the hours are not met."""
    last, points = _last_day(asked, rule, question, world)
    reasons = answer.reasons
    if last is None and isinstance(rule.within, Span):
        after = rule.after if rule.after and not isinstance(rule.after, Unstated) else ""
        reasons += (
            because(
                asked, rule, question.language, "hours_within", "within", after=after, span=rule.within.text
            ),
        )
    if last is not None:
        reasons += (because(asked, rule, question.language, "hours_until", _time_of(rule), day=last),)
        end = settled(Asking(asked, rule, question, world), last)
        last, points, reasons = end.day, points + end.points, reasons + end.reasons
        if answer.outcome is not Outcome.MET and too_late(question, last):
            reasons += (because(asked, rule, question.language, "late", _time_of(rule), day=last),)
    return replace(answer, last_day=last, reasons=reasons, open_points=(*answer.open_points, *points))


def _time_of(rule: HoursRule) -> str:
    return "within" if isinstance(rule.within, Span) else "by"


def _last_day(
    asked: AskedRule, rule: HoursRule, question: Question, world: World
) -> tuple[date | None, tuple[Open, ...]]:
    if isinstance(rule.within, Span):
        start = question.day(rule.event or "appointed")
        counted = count(start, rule.within, world.calendar.is_working_day) if start else None
        days = counted.days if counted else ()
        return (days[0] if days else None), month_point(question, days)
    if isinstance(rule.by, RocDate | YearDay):
        return fixed_day(rule.by, question, asked, world), ()
    return None, ()
