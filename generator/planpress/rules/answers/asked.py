"""What a question is put to: a rule with its citations and national parents, and the world it is read in."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from planpress.model.rule_parts import Rule
from planpress.model.vocabularies import Exams, Law, Term
from planpress.rules.working_days import WorkingCalendar


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause as an answer names it: ``number`` as printed (拾貳、一), ``url`` from the site's root."""

    clause: str
    number: str = ""
    title: str = ""
    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where an inherited value stands: the national rule, and when it is in force."""

    name: str
    since: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class AskedRule:
    """A rule that can be asked.

    ``address`` is ``taoyuan/113/english-award``; ``rule`` is merged with the national rules it follows and
    ``inherited`` tells which parameters come from there (``total``, ``parts.environment``). ``versions`` are
    all versions of a national rule, oldest first. ``day`` is the plan's first day, used where the question
    names none; ``issued`` the day the document was issued.
    """

    address: str
    group: str
    id: str
    rule: Rule
    citations: Mapping[str, Citation] = field(default_factory=dict)
    inherited: Mapping[str, Source] = field(default_factory=dict)
    versions: tuple[Rule, ...] = ()
    day: datetime.date | None = None
    issued: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class World:
    """What all rules share: vocabularies, working days, and the clock (None where nothing may look at it)."""

    exams: Exams
    audiences: Mapping[str, Term] = field(default_factory=dict)
    calendar: WorkingCalendar = field(default_factory=WorkingCalendar)
    laws: Mapping[str, Law] = field(default_factory=dict)
    clock: datetime.date | None = None
