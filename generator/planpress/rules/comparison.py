"""Compares the rules of plans: which stand in one row, what each plan says, and where the words differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from planpress.model.catalog import Plan
from planpress.model.rule_parts import Rule
from planpress.rules.compared_values import Aspect, Said, Says, aspects
from planpress.rules.compared_words import near_each_other
from planpress.rules.saying import Say


class Topic(StrEnum):
    """What is compared: one page, one CSV and one chapter of the PDF each."""

    AWARDS = "awards"
    HOURS = "hours"
    LIMITS = "limits"
    ATTENDANCE = "attendance"
    AUDIENCES = "audiences"
    METHODS = "methods"
    DUTIES = "duties"
    DEADLINES = "deadlines"


GROUPS: Mapping[Topic, tuple[str, ...]] = {
    Topic.AWARDS: ("awards", "leave"),
    Topic.HOURS: ("hours",),
    Topic.LIMITS: ("limits", "quotas", "values"),
    Topic.ATTENDANCE: ("attendance",),
    Topic.DUTIES: ("approvals", "conditions", "evaluation"),
    Topic.DEADLINES: ("deadlines",),
}
"""The groups of rules.yaml that a topic compares; audiences and methods are no rules."""
PHRASES: Mapping[Topic, tuple[str, ...]] = {Topic.ATTENDANCE: ("全程",)}
"""The words of clauses by which a topic is compared too: each tells a sentence."""
_ENDS_OF_PARTS = "[，；。\n]"
_ENDS_OF_NAMES = "：，；。"
MATTER = "what"
WORDING = "wording"
"""The aspect of rows that show the words of clauses, and where they differ."""


class Alike(StrEnum):
    """How the cells of a row stand to each other."""

    SAME = "same"
    DIFFERENT = "different"
    PARTLY = "partly"
    ALONE = "alone"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause as printed: its anchor (its id, where it has one), full number, level, and its own words."""

    anchor: str
    number: str
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A plan in a comparison: its column's name, and its clauses in their order.

    ``completed`` holds, by id, the rules that follow a national one with what it adds.
    """

    plan: Plan
    name: str
    clauses: tuple[ClauseText, ...] = ()
    completed: Mapping[str, Rule] = field(default_factory=dict)

    def words_of(self, anchor: str) -> str:
        """The words of a clause; "" where there is none."""
        return next((one.words for one in self.clauses if one.anchor == anchor), "")


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One thing that plans say: of which ``subject`` (a rule), which aspect of it, a cell for each plan."""

    subject: str
    title: str
    aspect: str
    aspect_title: str
    cells: tuple[Said, ...]
    alike: Alike


@dataclass(frozen=True, slots=True)
class ComparisonTable:
    """What plans say on a topic. ``columns`` are (city, plan, name); a row has a cell for each of them."""

    topic: Topic
    columns: tuple[tuple[str, str, str], ...]
    rows: tuple[ComparisonRow, ...]


@dataclass(slots=True)
class _Subject:
    """Rules of several plans that say the same kind of thing, by the plan's place."""

    group: str
    id: str
    rules: dict[int, Rule] = field(default_factory=dict)
    labels: set[tuple[str, str]] = field(default_factory=set)


def compare(topic: Topic, plans: Sequence[Compared], say: Say) -> ComparisonTable:
    """The rules of a topic side by side; columns in the order of ``plans``."""
    subjects = _subjects(GROUPS[topic], plans)
    rows = tuple(row for subject in subjects for row in _rows(subject, plans, say))
    told = any(row.aspect == "obligation" for row in rows)  # the rules say it themselves
    return comparison_of(topic, plans, rows if told else (*_phrases(topic, plans, say), *rows))


def _phrases(topic: Topic, plans: Sequence[Compared], say: Say) -> Iterator[ComparisonRow]:
    """The sentences that bear a word, side by side; no row where no plan has one."""
    title, aspect = say("phrases_attendance"), say("phrases_whole_time")
    for word in PHRASES.get(topic, ()):
        cells = tuple(_sentence(one, word) for one in plans)
        if any(cell.says is Says.STATED for cell in cells):
            yield ComparisonRow("phrases", title, WORDING, aspect, cells, alike(cells))


def _sentence(one: Compared, word: str) -> Said:
    """The part of a sentence that holds ``word``, from the first clause that does."""
    clause = next((clause for clause in one.clauses if word in clause.words), None)
    if clause is None:
        return Said(Says.ABSENT, "")
    parts = re.split(_ENDS_OF_PARTS, clause.words)
    return Said(Says.STATED, next(part for part in parts if word in part), clause.anchor)


def comparison_of(topic: Topic, plans: Sequence[Compared], rows: Iterable[ComparisonRow]) -> ComparisonTable:
    """The table of ``rows``, each cell with the printed number of its clause."""
    columns = tuple((one.plan.city, one.plan.id, one.name) for one in plans)
    numbers = [{clause.anchor: clause.number for clause in one.clauses} for one in plans]
    numbered = tuple(
        replace(
            row,
            cells=tuple(
                replace(cell, number=known.get(cell.clause, ""))
                for cell, known in zip(row.cells, numbers, strict=True)
            ),
        )
        for row in rows
    )
    return ComparisonTable(topic, columns, numbered)


def _subjects(groups: Sequence[str], plans: Sequence[Compared]) -> list[_Subject]:
    """Rules in rows: by id, else by what they follow or measure, never two of one plan in one row."""
    found: list[_Subject] = []
    for place, one in enumerate(plans):
        for group, rule_id, rule in one.plan.rules.every():
            if group not in groups:
                continue
            labels = _labels(rule_id, rule)
            subject = _row_for(found, group, place, labels)
            if subject is None:
                subject = _Subject(group, rule_id)
                found.append(subject)
            subject.rules[place] = rule
            subject.labels |= labels
    return sorted(found, key=lambda subject: groups.index(subject.group))


def _labels(rule_id: str, rule: Rule) -> set[tuple[str, str]]:
    """What a rule is known by: the same id, or the same national rule, measure or matter."""
    names = {"id": rule_id}
    for key in ("follows", "measures", "what"):
        value = getattr(rule, key, None)
        if isinstance(value, str):
            names[key] = value
    return set(names.items())


def _row_for(
    found: Iterable[_Subject], group: str, place: int, labels: set[tuple[str, str]]
) -> _Subject | None:
    free = [one for one in found if one.group == group and place not in one.rules and one.labels & labels]
    same_id = [one for one in free if ("id", one.id) in labels]
    return next(iter(same_id or free), None)


def _rows(subject: _Subject, plans: Sequence[Compared], say: Say) -> Iterator[ComparisonRow]:
    said = {place: tuple(aspects(rule, say)) for place, rule in subject.rules.items()}
    title = _title(subject, plans, say)
    names = {getattr(rule, MATTER, None) for rule in subject.rules.values()}
    for aspect in _ordered(said.values()):
        if aspect.key == MATTER and len(names) < 2:
            continue  # the row's title says it
        cells = tuple(
            _cell(aspect, said.get(place), subject, (place, one), say) for place, one in enumerate(plans)
        )
        yield ComparisonRow(subject.id, title, aspect.key, aspect.title, cells, alike(cells))
    wording = tuple(_wording(subject.rules.get(place), one) for place, one in enumerate(plans))
    if near_each_other([cell.text for cell in wording if cell.says is Says.STATED]):
        yield ComparisonRow(subject.id, title, WORDING, say("aspect_wording"), wording, alike(wording))


def _ordered(many: Iterable[tuple[Aspect, ...]]) -> list[Aspect]:
    """All aspects once, each after the one that stands before it in the plan that brings it."""
    found: dict[str, Aspect] = {}
    order: list[str] = []
    for said in many:
        after = 0
        for aspect in said:
            if aspect.key not in found:
                order.insert(after, aspect.key)
                found[aspect.key] = aspect
            after = order.index(aspect.key) + 1
    return [found[key] for key in order]


def _cell(
    aspect: Aspect,
    said: tuple[Aspect, ...] | None,
    subject: _Subject,
    plan: tuple[int, Compared],
    say: Say,
) -> Said:
    """What a plan says. A clause that is silent on it is named; a plan without such a clause names none."""
    place, one = plan
    if said is None:
        same = {rule.clause for rule in subject.rules.values()} & set(one.plan.titles)
        return Said(Says.NOT_STATED, "", min(same)) if same else Said(Says.ABSENT, "")
    own = next((other for other in said if other.key == aspect.key), None)
    if own is None:
        return _silent(aspect, subject.rules[place], one, say)
    if own.title != aspect.title and not own.said.note:
        return replace(own.said, note=say("original_words", words=own.title))
    return own.said


def _silent(aspect: Aspect, rule: Rule, one: Compared, say: Say) -> Said:
    """未載明, beside it what the national rule says that the plan's rule follows."""
    said = Said(Says.NOT_STATED, "", clause=rule.clause, at=rule.at or "")
    known = (key for _, key, own in one.plan.rules.every() if own is rule)
    whole = one.completed.get(next(known, ""))
    told = aspects(whole, say) if whole else ()
    parent = next((other.said for other in told if other.key == aspect.key), None)
    if parent is None or not parent.text:
        return said
    return replace(said, note=say("national_words", words=parent.text))


def _wording(rule: Rule | None, one: Compared) -> Said:
    words = one.words_of(rule.clause) if rule else ""
    return Said(Says.STATED, words, clause=rule.clause) if rule and words else Said(Says.ABSENT, "")


_LONG = 18


def _general_title(group: str, say: Say) -> str:
    """What rules of a group are about; "" where they are about many things."""
    titles = {
        "hours": say("compared_hours"),
        "attendance": say("compared_attendance"),
        "quotas": say("compared_quotas"),
        "leave": say("compared_leave"),
        "approvals": say("compared_approvals"),
    }
    return titles.get(group, "")


def _title(subject: _Subject, plans: Sequence[Compared], say: Say) -> str:
    """What the row's rule is called: its title, its matter, its group's name, else its clause's."""
    keys = ("title", "what", "item")
    named = (getattr(rule, key, None) for key in keys for rule in subject.rules.values())
    name = next((one for one in named if isinstance(one, str)), "")
    if name:
        return name
    place, rule = next(iter(subject.rules.items()))
    general = _general_title(subject.group, say)
    when = getattr(rule, "when", None)
    if general and isinstance(when, str):
        return general + say("in_brackets", words=when)
    if general and subject.group in (subject.id, "attendance"):
        return general
    return shortened(plans[place].plan.titles.get(rule.clause, "")) or general or subject.id


def shortened(words: str) -> str:
    """A clause's words up to the first mark that ends a name, at most _LONG of them."""
    for mark in _ENDS_OF_NAMES:
        words = words.partition(mark)[0]
    return words if len(words) <= _LONG else f"{words[: _LONG - 1]}…"


_SPOKEN = frozenset(Says) - {Says.NOT_STATED, Says.ABSENT, Says.NOT_LISTED}


def alike(cells: Sequence[Said]) -> Alike:
    """Whether plans say the same: by what their values mean, not by how they are written."""
    spoken = [cell for cell in cells if cell.says in _SPOKEN]
    if not spoken:
        return Alike.SILENT
    if len({(cell.says, cell.meaning or cell.text) for cell in spoken}) > 1:
        return Alike.DIFFERENT
    if len(spoken) == 1 and len(cells) > 1:
        return Alike.ALONE
    return Alike.SAME if len(spoken) == len(cells) else Alike.PARTLY
