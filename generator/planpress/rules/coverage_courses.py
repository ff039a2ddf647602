"""What each course of a plan offers to people of one kind: hours, branches, and whether it is in time."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from planpress.load.nearest import fold
from planpress.model.amounts import Hours
from planpress.model.courses import Course
from planpress.model.dates import MonthRange, Period
from planpress.model.sessions import Session, SessionState
from planpress.model.values import Unstated
from planpress.model.vocabularies import HourBranch, Term
from planpress.rules.answers.asked import World
from planpress.rules.answers.hours import Branch
from planpress.rules.answers.names import find_term, same_word
from planpress.rules.session_days import takes_place

_EVERYBODY = re.compile("全體|所有|不限")


class Lack(StrEnum):
    """What a course does not say, or says only of some people."""

    HOURS = "hours"
    BRANCH = "branch"
    DAY = "day"
    AUDIENCE = "audience"


@dataclass(frozen=True, slots=True)
class Offer:
    """A course that people of one kind can attend, or may be able to.

    ``hours`` is None where they are not stated. It counts for the branches ``sure``, and may count for those
    of ``may``; ``lacks`` tells what leaves it open.
    """

    course: str
    hours: Fraction | None
    sure: frozenset[str]
    may: frozenset[str]
    lacks: tuple[Lack, ...] = ()


@dataclass(frozen=True, slots=True)
class Schedule:
    """When courses take place, by their ids, and until when they count (None: without end)."""

    sessions: Mapping[str, Sequence[Session]]
    period: Period | None
    last_day: datetime.date | None

    def is_in_time(self, course: Course) -> bool | None:
        """Whether it can be attended by the last day; None where nothing tells."""
        own = self.sessions.get(course.id, ())
        if any(one.state is SessionState.POSTPONED for one in own) and not any(map(takes_place, own)):
            return None
        if own:
            held = [one for one in own if takes_place(one)]
            return any(self.last_day is None or one.last_day.date <= self.last_day for one in held)
        return True if self.last_day is None else self._by_month(course, self.last_day)

    def _by_month(self, course: Course, last_day: datetime.date) -> bool | None:
        if self.period is None:
            return None
        if self.period.last <= last_day:
            return True
        if not isinstance(course.months, MonthRange):
            return None
        year = self.period.first.year
        first, last = course.months.months[0], course.months.months[-1]
        if datetime.date(year, first, 1) > last_day:
            return False
        end = datetime.date(year, last, calendar.monthrange(year, last)[1])
        return True if end <= last_day else None


# -- branches -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Branches:
    """The tree of a rule, with the names of its branches: ``chains`` gives each with all above it."""

    root: Branch
    chains: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    terms: Mapping[str, HourBranch]

    @classmethod
    def of(cls, root: Branch, terms: Mapping[str, HourBranch]) -> Branches:
        """``terms`` are the branches of the vocabulary, with other names for those of the rule."""
        chains = dict(_chains(root, ()))
        names = {fold(name): one.id for one in root.every() for name in (one.title, one.id)}
        return cls(root, chains, names, terms)

    def named(self, word: str) -> str | None:
        """The branch of the rule that ``word`` names, or the one that it lies below; None for no branch."""
        if fold(word) in self.names:
            return self.names[fold(word)]
        term = find_term(word, self.terms)
        seen: list[str] = []
        while term is not None and term not in self.chains and term not in seen:
            seen.append(term)
            entry = self.terms.get(term)
            term = self.names.get(fold(entry.title)) or entry.under if entry else None
        return term if term in self.chains else None

    def is_elsewhere(self, word: str) -> bool:
        """True for a branch that the vocabulary knows and this rule does not have."""
        return self.named(word) is None and find_term(word, self.terms) is not None

    def below(self, branch: str) -> frozenset[str]:
        """The branches below ``branch`` that need hours."""
        return frozenset(key for key, chain in self.chains.items() if key != branch and branch in chain)

    def overlap(self, branch: str) -> bool:
        """True where one hour may count for several parts of ``branch``."""
        return any(one.id == branch and one.overlap for one in self.root.every())


def _chains(branch: Branch, above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    chain = (branch.id, *above)
    yield branch.id, chain
    for one in branch.below:
        yield from _chains(one, chain)


Counted = tuple[frozenset[str], frozenset[str]]


def counted_for(words: Sequence[str], branches: Branches) -> Counted | None:
    """The branches that hours count for, and may count for; None if it is for others only.

    ``words`` name branches, as a course does.
    """
    everything = frozenset(branches.chains)
    if not branches.root.below:
        return everything, frozenset()
    known = dict.fromkeys(filter(None, (branches.named(word) for word in words)))
    if not known:
        elsewhere = bool(words) and all(map(branches.is_elsewhere, words))
        return None if elsewhere else (frozenset(), everything)
    chains = [frozenset(branches.chains[key]) for key in known]
    shared = frozenset.intersection(*chains)
    lowest = max(shared, key=lambda key: len(branches.chains[key]))
    sure = frozenset.union(*chains) if branches.overlap(lowest) else shared
    may = frozenset.union(*chains, *(branches.below(key) for key in known))
    return sure, may - sure


# -- people -------------------------------------------------------------------


Words = tuple[tuple[str, ...], str]


def _people_of(course: Course) -> Words:
    """The kinds of people a course is for, and the same in words."""
    text = course.audience_text
    return course.audience, "" if isinstance(text, Unstated) else text


def is_open_to(people: Words, audience: str, world: World) -> bool | None:
    """Whether every person of ``audience`` can attend; None where it depends on the person or is not said."""
    tags, text = people
    words = tags or ((text,) if text else ())
    if not words or any(_EVERYBODY.search(word) for word in words):
        return True
    if not audience:
        return None
    if any(same_word(audience, word, world) for word in words):
        return True
    if not tags and any(fold(name) in fold(text) for name in _names(audience, world)):
        return True
    kinds = {_kind(word, world) for word in words}
    return False if kinds == {_kind(audience, world)} and None not in kinds else None


def _names(audience: str, world: World) -> tuple[str, ...]:
    term = _term(audience, world)
    return (audience, term.title, *term.also) if term else (audience,)


def _kind(word: str, world: World) -> str | None:
    term = _term(word, world)
    return term.kind if term else None


def _term(word: str, world: World) -> Term | None:
    found = find_term(word, world.audiences)
    return world.audiences[found] if found else None


# -- offers -------------------------------------------------------------------


def offers(
    courses: Iterable[Course], audience: str, branches: Branches, schedule: Schedule, world: World
) -> tuple[Offer, ...]:
    """What courses offer to ``audience``; those that it cannot attend in time, or at all, are left out."""
    # Many courses name the same people and branches in the same words: each is looked up once.
    people: dict[Words, bool | None] = {}
    counted: dict[tuple[str, ...], Counted | None] = {}
    found = []
    for course in courses:
        whom = _people_of(course)
        if whom not in people:
            people[whom] = is_open_to(whom, audience, world)
        if course.counts_for not in counted:
            counted[course.counts_for] = counted_for(course.counts_for, branches)
        in_time, share = schedule.is_in_time(course), counted[course.counts_for]
        if people[whom] is not False and in_time is not False and share is not None:
            found.append(_offer(course, share, people[whom], in_time))
    return tuple(found)


def _offer(course: Course, counted: Counted, is_open: bool | None, in_time: bool | None) -> Offer:
    sure, may = counted
    hours = Fraction(course.hours.hours) if isinstance(course.hours, Hours) else None
    lacks = {
        Lack.HOURS: hours is None,
        Lack.BRANCH: bool(may),
        Lack.DAY: in_time is None,
        Lack.AUDIENCE: is_open is None,
    }
    if in_time is None or is_open is None:
        sure, may = frozenset(), sure | may
    return Offer(course.id, hours, sure, may, tuple(lack for lack, holds in lacks.items() if holds))
