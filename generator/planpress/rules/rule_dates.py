"""Checks when rules and their cases hold: no day without one, no two on one day, none that never holds."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.model.dates import RocDate, roc_words
from planpress.model.rule_parts import Case, Rule
from planpress.model.values import Stated
from planpress.model.vocabularies import NationalHours
from planpress.rules.places import Path

ONE_DAY = datetime.timedelta(days=1)
FIGURES = (
    *("total", "parts", "at_most", "less_than", "at_least", "more_than", "share", "for_each", "each"),
    *("students_per_teacher", "attended_at_least", "attended_more_than", "hours_more_than", "unexcused"),
    *("by", "within", "before", "from_", "to", "every", "steps", "award", "benefits", "allowed"),
    *("gives", "amount", "rate", "value"),
)
"""What a rule may say by itself or in its cases; units and fields alone decide nothing."""


@dataclass(frozen=True, slots=True)
class Spell:
    """From when to when something is in force; ``known_*`` is False where a bound is 未載明.

    ``path`` is the place of the record; a message calls it ``name``, in English ``name_en``.
    """

    path: Path
    name: str
    name_en: str
    since: datetime.date
    until: datetime.date
    known_since: bool
    known_until: bool


def check_dates(rule: Rule, whole_rule: Rule, path: Path, file: str) -> Iterator[Diagnostic]:
    """The dates of a rule and of its cases; ``path`` leads to the rule in ``file``.

    ``whole_rule`` is the same rule with what it takes from others.
    """
    whole = _spell(rule.since, rule.until, path, (str(path[-1]),) * 2)
    yield from _backwards((whole,), file)
    cases: Sequence[Case] = getattr(rule, "cases", ())
    spells = [(one, _of_case(one, (*path, "cases", number))) for number, one in enumerate(cases)]
    yield from _backwards([spell for _, spell in spells], file)
    dated = [(one, spell) for one, spell in spells if _is_dated(one)]
    for alike in _alike(dated):
        yield from _overlaps(alike, file)
    yield from _unreached(spells, file)
    if dated and len(dated) == len(cases) and not _says_something(whole_rule):
        yield from _gaps(whole, [spell for _, spell in dated], file)


def check_versions(national: Mapping[str, NationalHours], file: str) -> Iterator[Diagnostic]:
    """The versions of the national rule on hours in ``file`` (hours.yaml), oldest first."""
    spells = [_spell(one.since, one.until, ("hours", key), (one.title,) * 2) for key, one in national.items()]
    yield from _backwards(spells, file)
    misplaced = list(_misplaced(spells, file))
    yield from misplaced
    if misplaced:
        return
    for before, after in itertools.pairwise(spells):
        if before.known_until and after.known_since:
            yield from _overlap(before, after, file)
            yield from _gap(before, after, file)


def _misplaced(spells: Sequence[Spell], file: str) -> Iterator[Diagnostic]:
    """Versions that stand below a later one, whatever stands between; 未載明 cannot be out of order."""
    known = [one for one in spells if one.known_since]
    for before, after in itertools.pairwise(known):
        if after.since < before.since:
            yield problem("R27", Ref(file, after.path), second=after.name, first=before.name)


def _spell(
    since: Stated[RocDate] | None, until: Stated[RocDate] | None, path: Path, names: tuple[str, str]
) -> Spell:
    """Where a date is left out there is no bound; where it is 未載明 there may be one."""
    return Spell(
        path,
        *names,
        since.date if isinstance(since, RocDate) else datetime.date.min,
        until.date if isinstance(until, RocDate) else datetime.date.max,
        since is None or isinstance(since, RocDate),
        until is None or isinstance(until, RocDate),
    )


def _of_case(case: Case, path: Path) -> Spell:
    """Called by its own words, else by its place in the list, counted from 1."""
    number = int(path[-1]) + 1
    names = (case.text, case.text) if case.text else (f"第{number}個情形", f"case {number}")
    return _spell(case.since, case.until, path, names)


def _is_dated(case: Case) -> bool:
    return case.since is not None or case.until is not None


def _alike(cases: Sequence[tuple[Case, Spell]]) -> Iterator[Sequence[Spell]]:
    """The spells of cases with the same tests: only those can be in force at once by mistake."""
    found: list[tuple[object, list[Spell]]] = []
    for case, spell in cases:
        same = next((spells for when, spells in found if when == case.when), None)
        if same is None:
            found.append((case.when, [spell]))
        else:
            same.append(spell)
    yield from (spells for _, spells in found)


def _says_something(rule: Rule) -> bool:
    """True where the rule itself gives a figure, so that it holds between its cases."""
    return any(bool(getattr(rule, name, None)) for name in FIGURES)


def _backwards(spells: Sequence[Spell], file: str) -> Iterator[Diagnostic]:
    for one in spells:
        if one.until < one.since:
            at = Ref(file, (*one.path, "until"))
            yield problem("R06", at, name=one.name, since=roc_words(one.since), until=roc_words(one.until))


def _neighbours(spells: Sequence[Spell]) -> Iterator[tuple[Spell, Spell]]:
    """Spells that follow one another in time, with both dates between them known."""
    known = [one for one in spells if one.known_since]
    ordered = sorted(known, key=lambda one: (one.since, one.until))
    yield from (pair for pair in itertools.pairwise(ordered) if pair[0].known_until)


def _overlaps(spells: Sequence[Spell], file: str) -> Iterator[Diagnostic]:
    for before, after in _neighbours(spells):
        yield from _overlap(before, after, file)


def _overlap(before: Spell, after: Spell, file: str) -> Iterator[Diagnostic]:
    if before.until < after.since:
        return
    day = after.since if after.since > datetime.date.min else before.since
    if day > datetime.date.min:
        yield problem("R05", Ref(file, after.path), **_both(before, after), day=roc_words(day))
    else:
        yield problem("R05", Ref(file, after.path), wording="always", **_both(before, after))


def _both(before: Spell, after: Spell) -> dict[str, str]:
    return {
        "first": before.name,
        "first_en": before.name_en,
        "second": after.name,
        "second_en": after.name_en,
    }


def _unreached(cases: Sequence[tuple[Case, Spell]], file: str) -> Iterator[Diagnostic]:
    """Cases behind one that always holds where they do: the first that holds is the one that counts."""
    for number, (case, spell) in enumerate(cases):
        for earlier, before in cases[:number]:
            if not _is_dated(earlier) and earlier.when.items() <= case.when.items():
                yield problem("R28", Ref(file, spell.path), **_both(before, spell))
                break


def _gaps(whole: Spell, spells: Sequence[Spell], file: str) -> Iterator[Diagnostic]:
    """Days of the rule on which none of its cases holds; unknown ends may fill any gap."""
    ordered = sorted(spells, key=lambda one: (one.since, one.until))
    if not all(one.known_since and one.known_until for one in ordered):
        return
    free = whole.since if whole.since > datetime.date.min else ordered[0].since
    for one in ordered:
        if one.since > free:
            yield _no_case(free, one.since - ONE_DAY, Ref(file, one.path), whole.name)
        if one.until == datetime.date.max:
            return
        free = max(free, one.until + ONE_DAY)
    if whole.until != datetime.date.max and free <= whole.until:
        yield _no_case(free, whole.until, Ref(file, ordered[-1].path), whole.name)


def _gap(before: Spell, after: Spell, file: str) -> Iterator[Diagnostic]:
    """Days between two versions that neither holds on."""
    if before.until < datetime.date.max and before.until + ONE_DAY < after.since:
        days = _days(before.until + ONE_DAY, after.since - ONE_DAY)
        names = {"before": before.name, "after": after.name}
        yield problem("R04", Ref(file, after.path), wording="versions", **names, **days)


def _no_case(first: datetime.date, last: datetime.date, at: Ref, name: str) -> Diagnostic:
    return problem("R04", at, name=name, **_days(first, last))


def _days(first: datetime.date, last: datetime.date) -> dict[str, str]:
    return {"first": roc_words(first), "last": roc_words(last)}
