"""Says whether people can earn all required hours from a plan's courses in time, branch by branch."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from planpress.diagnostics.diagnostic import Diagnostic, Ref, warning
from planpress.model.amounts import Hours, Span
from planpress.model.catalog import Plan
from planpress.model.dates import Period, RocDate, YearDay, roc_words
from planpress.model.rules import HoursRule
from planpress.model.vocabularies import HourBranch
from planpress.rules.answers.answer import Answer
from planpress.rules.answers.ask import chosen_case, with_case
from planpress.rules.answers.asked import AskedRule, World
from planpress.rules.answers.force import rule_on
from planpress.rules.answers.hours import ROOT, ROOT_NAMES, Branch, branches_of, exempt_branches
from planpress.rules.answers.names import same_word
from planpress.rules.answers.question import Question, read_question
from planpress.rules.answers.sentences import number_words
from planpress.rules.coverage_courses import Branches, Lack, Offer, Schedule, offers
from planpress.rules.session_days import by_course


class Can(StrEnum):
    """Whether the hours can be earned from the courses of the plan."""

    YES = "yes"
    NO = "no"
    UNTOLD = "cannot be told"


class Open(StrEnum):
    """What leaves every branch open: a deadline by person, a case not decided, a plan without courses."""

    RELATIVE = "relative"
    CASE = "case"
    COURSES = "courses"


@dataclass(frozen=True, slots=True)
class BranchCoverage:
    """A branch that needs hours: ``level`` is 0 for the total; all figures are hours.

    ``offered`` counts what is certain. ``gap`` is what is missing even if everything that is unclear counted
    for this branch, 0 unless ``can`` is NO. ``unclear`` are the ids of the courses that leave it open.
    """

    id: str
    title: str
    level: int
    need: Fraction
    offered: Fraction
    gap: Fraction
    can: Can
    unclear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AudienceCoverage:
    """Coverage for people of one kind ("" for all): ``listed`` is false where the rule does not name them.

    ``last_day`` is None where no day limits; ``condition`` is on which they may attend.
    """

    audience: str
    listed: bool = True
    condition: str = ""
    last_day: datetime.date | None = None
    branches: tuple[BranchCoverage, ...] = ()
    open: Open | None = None

    @property
    def can(self) -> Can:
        """The worst of all branches."""
        found = {one.can for one in self.branches}
        return Can.NO if Can.NO in found else Can.UNTOLD if Can.UNTOLD in found or not found else Can.YES


@dataclass(frozen=True, slots=True)
class Unclear:
    """A course that leaves coverage open, and what it does not say."""

    course: str
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the courses of a plan cover of a rule's hours, for each kind of people."""

    audiences: tuple[AudienceCoverage, ...]
    unclear: tuple[Unclear, ...]


def coverage(
    asked: AskedRule, plan: Plan, world: World, terms: Mapping[str, HourBranch] | None = None
) -> Coverage | None:
    """Coverage of a rule on hours, merged with its national parents; None where it states no total.

    ``terms`` are the branches of the vocabulary, for their other names. A course counts once however often
    it is held; seats and sessions at the same time are not looked at.
    """
    rule = asked.rule
    if not isinstance(rule, HoursRule) or not isinstance(rule.total, Hours):
        return None
    told = [_of_audience(one, asked, plan, world, terms or {}) for one in _audiences(rule, plan, world)]
    lacks: dict[str, dict[Lack, None]] = {}
    for offer in (offer for _, found in told for offer in found if offer.lacks):
        lacks.setdefault(offer.course, {}).update(dict.fromkeys(offer.lacks))
    order = [course.id for course in plan.courses.courses if course.id in lacks]
    unclear = tuple(Unclear(one, tuple(lack for lack in Lack if lack in lacks[one])) for one in order)
    return Coverage(tuple(one for one, _ in told), unclear)


def _audiences(rule: HoursRule, plan: Plan, world: World) -> list[AudienceCoverage]:
    """The kinds of people whom the rule or the plan names, but for those whom the rule leaves out."""
    found: list[AudienceCoverage] = []
    for one in (*rule.audience, *plan.record.audience):
        known = any(same_word(one.title, other.audience, world) for other in found)
        if known or any(same_word(one.title, other, world) for other in rule.excluded):
            continue
        listed = any(same_word(one.title, other.title, world) for other in rule.audience)
        found.append(AudienceCoverage(one.title, listed or not rule.audience, one.condition or ""))
    return found or [AudienceCoverage("")]


def _of_audience(
    whom: AudienceCoverage,
    asked: AskedRule,
    plan: Plan,
    world: World,
    terms: Mapping[str, HourBranch],
) -> tuple[AudienceCoverage, tuple[Offer, ...]]:
    if not whom.listed:
        return whom, ()
    rule, open_end, question = _rule_for(whom.audience, asked, world)
    if rule is None or not isinstance(rule.total, Hours):
        return replace(whom, listed=False), ()
    period = plan.record.period if isinstance(plan.record.period, Period) else None
    last = last_day(rule, period)
    root = Branch(ROOT, ROOT_NAMES[1], Fraction(rule.total.hours), branches_of(rule.parts), rule.overlap)
    schedule = Schedule(by_course(plan.sessions), period, last)
    found = offers(plan.courses.courses, whom.audience, Branches.of(root, terms), schedule, world)
    spared = exempt_branches(rule, root, question, world)
    open_end = open_end if plan.courses.courses else Open.COURSES
    branches = tuple(_branches(root, 0, found, spared, open_end))
    return replace(whom, last_day=last, branches=branches, open=open_end), found


def _rule_for(
    audience: str, asked: AskedRule, world: World
) -> tuple[HoursRule | None, Open | None, Question]:
    """The rule as it is for these people, with its case; None where it is not in force or not theirs."""
    read = read_question(asked, {"staff_kind": audience} if audience else {}, world)
    question = Question() if isinstance(read, Answer) else read
    rule = rule_on(asked, question)
    if isinstance(rule, Answer) or not isinstance(rule, HoursRule):
        return None, None, question
    case = chosen_case(asked, rule, question, world)
    if isinstance(case, Answer):
        return rule, Open.CASE, question
    merged = with_case(rule, case) if case else rule
    if not isinstance(merged, HoursRule):
        return None, None, question
    return merged, Open.RELATIVE if isinstance(merged.within, Span) else None, question


def last_day(rule: HoursRule, period: Period | None) -> datetime.date | None:
    """The last day for the hours: as the rule says, else that of the plan's first year; None if untold."""
    if isinstance(rule.within, Span):
        return None
    if isinstance(rule.by, RocDate):
        return rule.by.date
    if period is None:
        return None
    if isinstance(rule.by, YearDay):
        return rule.by.in_year(period.first.year)
    return min(period.last, datetime.date(period.first.year, 12, 31))


# -- branch by branch ---------------------------------------------------------


def _branches(
    branch: Branch, level: int, found: Sequence[Offer], spared: Sequence[str], open_end: Open | None
) -> Iterator[BranchCoverage]:
    """The branches with stated hours, a branch before those below it."""
    if branch.need is not None and branch.id not in spared:
        told = _branch(branch, level, branch.need, found)
        eased = told.can is Can.NO and any(one.id in spared for one in branch.every())
        settled = told.can is Can.UNTOLD or not (eased or open_end)
        yield told if settled else replace(told, can=Can.UNTOLD, gap=Fraction(0))
    for one in branch.below:
        yield from _branches(one, level + 1, found, spared, open_end)


def _branch(branch: Branch, level: int, need: Fraction, found: Sequence[Offer]) -> BranchCoverage:
    here = [one for one in found if branch.id in one.sure or branch.id in one.may]
    certain = [one.hours for one in here if branch.id in one.sure and one.hours is not None]
    untold = [one for one in here if branch.id not in one.sure or one.hours is None]
    offered = sum(certain, Fraction(0))
    short = max(Fraction(0), need - offered)
    more = sum((one.hours for one in untold if one.hours is not None), Fraction(0))
    enough = more >= short or any(one.hours is None for one in untold)
    can = Can.YES if not short else Can.UNTOLD if enough else Can.NO
    gap = short - more if can is Can.NO else Fraction(0)
    unclear = tuple(one.course for one in untold) if can is Can.UNTOLD else ()
    return BranchCoverage(branch.id, branch.title, level, need, offered, gap, can, unclear)


# -- told by planpress check ----------------------------------------------------


def check_coverage(
    asked: Sequence[AskedRule], plan: Plan, world: World, terms: Mapping[str, HourBranch], file: str
) -> Iterator[Diagnostic]:
    """Hours that certainly cannot be earned: every course says all, and still there are too few.

    ``asked`` are the rules of ``file`` (rules.yaml). Of branches within each other the lower ones are told;
    nothing is said of people who may attend on a condition only.
    """
    for one in asked:
        found = coverage(one, plan, world, terms) if one.group == "hours" else None
        if found is None or found.unclear:
            continue
        for whom in (one for one in found.audiences if not one.condition):
            for branch in _lowest(whom.branches):
                yield _gap(whom, branch, Ref(file, ("hours", one.id)))


def _gap(whom: AudienceCoverage, branch: BranchCoverage, at: Ref) -> Diagnostic:
    """What is missing, for whom, and by when where a day is stated."""
    if whom.audience:
        wording = "by" if whom.last_day else "default"
    else:
        wording = "everybody_by" if whom.last_day else "everybody"
    told = {
        "branch": branch.title,
        "need": number_words(branch.need),
        "offered": number_words(branch.offered),
        "gap": number_words(branch.gap),
    }
    if whom.audience:
        told["audience"] = whom.audience
    if whom.last_day:
        told["deadline"] = roc_words(whom.last_day)
    return warning("R97", at, wording=wording, **told)


def _lowest(branches: Sequence[BranchCoverage]) -> Iterator[BranchCoverage]:
    """The branches that are NO and have none below them that is."""
    for number, branch in enumerate(branches):
        if branch.can is Can.NO and not any(one.can is Can.NO for one in _under(branches, number)):
            yield branch


def _under(branches: Sequence[BranchCoverage], number: int) -> Iterator[BranchCoverage]:
    for one in branches[number + 1 :]:
        if one.level <= branches[number].level:
            return
        yield one
