"""A rule over the national rule that it follows: what it leaves unsaid comes from there, with its source."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace

from planpress.model.dates import RocDate
from planpress.model.rule_parts import Rule
from planpress.model.rules import HoursPart, HoursParts, HoursRule, Rules
from planpress.model.values import Unstated
from planpress.model.vocabularies import Law, NationalHours
from planpress.rules.answers.asked import AskedRule, Citation, Source

National = Mapping[str, NationalHours]
_Parts = HoursParts | Unstated | None
OWN = frozenset({"clause", "at", "cites", "title", "follows", "since", "until", "issued", "source", "note"})
"""What a rule never takes from the one it follows."""


def chain(id: str, national: National) -> tuple[NationalHours, ...]:
    """The version ``id`` of the national rule and those it follows itself, nearest first.

    It ends before one would come again: ``circle`` tells of that.
    """
    found: dict[str, NationalHours] = {}
    following: str | None = id
    while following is not None and following in national and following not in found:
        found[following] = national[following]
        following = national[following].follows
    return tuple(found.values())


def circle(id: str, follows: Mapping[str, str | None]) -> tuple[str, ...]:
    """The ids from ``id`` back to itself where rules follow one another in a circle; () where they do not.

    ``follows`` gives for each id the one that it follows.
    """
    found = [id]
    following = follows.get(id)
    while following is not None and following not in found:
        found.append(following)
        following = follows.get(following)
    return (*found, id) if following == id else ()


def with_parents(asked: AskedRule, national: National, others: Rules | None = None) -> AskedRule:
    """``asked`` with what the national rules it follows add, and where each addition comes from.

    ``national`` are the versions of the rule on hours, ``others`` the national rules of any kind.
    """
    rule = asked.rule
    if rule.follows is None:
        return asked
    if isinstance(rule, HoursRule) and rule.follows in national:
        return _with_hours(asked, rule, rule.follows, national)
    inherited = dict(asked.inherited)
    for parent in _line(rule, others or Rules()):
        source = Source(parent.title or parent.clause, _day(parent.since), _day(parent.until))
        rule, added = _completed(rule, parent)
        inherited |= dict.fromkeys((name for name in added if name not in inherited), source)
    return replace(asked, rule=rule, inherited=inherited)


def _with_hours(asked: AskedRule, rule: HoursRule, follows: str, national: National) -> AskedRule:
    inherited = dict(asked.inherited)
    for parent in chain(follows, national):
        source = Source(parent.title, _day(parent.since), _day(parent.until))
        rule, added = _over(rule, parent)
        inherited |= dict.fromkeys((name for name in added if name not in inherited), source)
    return replace(asked, rule=rule, inherited=inherited)


def _line(rule: Rule, others: Rules) -> Iterator[Rule]:
    """The national rules that ``rule`` follows, nearest first, each once, so far as they are of its kind."""
    seen: list[str] = []
    following = rule.follows
    while following is not None and following not in seen:
        seen.append(following)
        parent = others.rule(following)
        if parent is None or type(parent) is not type(rule):
            return
        yield parent
        following = parent.follows


def _completed(rule: Rule, parent: Rule) -> tuple[Rule, tuple[str, ...]]:
    """The rule with every parameter that only ``parent`` sets, and their names."""
    taken = {
        name: getattr(parent, name)
        for name in type(parent).model_fields
        if name in parent.model_fields_set and name not in OWN | rule.model_fields_set | {"examples"}
    }
    names = tuple(type(rule).model_fields[name].alias or name for name in taken)
    for name in ("questions", "unverified"):
        if name in rule.model_fields_set:
            taken[name] = {**getattr(parent, name), **getattr(rule, name)}
    if isinstance(rule, HoursRule) and isinstance(parent, HoursRule) and rule.parts is not None:
        whole = rule.total is None or str(rule.total) == str(parent.total)
        parts, added = _merged(rule.parts, parent.parts, whole=whole)
        taken, names = {**taken, "parts": parts}, (*names, *(f"parts.{key}" for key in added))
    return rule.model_copy(update=taken), names


def _over(rule: HoursRule, parent: NationalHours) -> tuple[HoursRule, tuple[str, ...]]:
    """The rule completed from ``parent``, and the names of the parameters that came from there."""
    names: list[str] = []
    total = rule.total
    if total is None:
        total = parent.total
        names.append("total")
    whole = str(total) == str(parent.total)
    parts, added = _merged(rule.parts, parent.parts, whole=whole)
    names.extend(f"parts.{key}" for key in added)
    return rule.model_copy(update={"total": total, "parts": parts}), tuple(names)


def _merged(own: _Parts, above: _Parts, *, whole: bool) -> tuple[_Parts, tuple[str, ...]]:
    """Parts by id, the own ones first in right; with ``whole`` (equal sums) also those not mentioned."""
    if not isinstance(above, Mapping) or isinstance(own, Unstated):
        return own, ()
    if own is None:
        return (above, tuple(_ids(above))) if whole else (None, ())
    found: dict[str, HoursPart] = {}
    added: list[str] = []
    complete = whole and set(own) < set(above)
    for key in above if complete else own:
        if key not in own:
            found[key] = above[key]
            added.extend((key, *_ids(above[key].parts)))
            continue
        part, parent = own[key], above.get(key)
        if parent is not None:
            below, names = _merged(part.parts, parent.parts, whole=str(part.hours) == str(parent.hours))
            part = part.model_copy(update={"parts": below})
            added.extend(names)
        found[key] = part
    return found, tuple(added)


def _ids(parts: _Parts) -> Iterator[str]:
    if isinstance(parts, Mapping):
        for key, part in parts.items():
            yield key
            yield from _ids(part.parts)


def national_asked(
    national: National, others: Rules | None = None, laws: Mapping[str, Law] | None = None
) -> tuple[AskedRule, ...]:
    """The national rules: that on hours with all its versions, oldest first, then those of any kind."""
    return (*_versions(national), *_others(others or Rules(), laws or {}))


def _versions(national: National) -> Iterator[AskedRule]:
    if national:
        versions = tuple(_version(key, one, national) for key, one in national.items())
        cited = {key: Citation(key, "", one.title, one.source.text, "") for key, one in national.items()}
        yield AskedRule("national/hours", "hours", "hours", versions[-1], cited, versions=versions)


def _others(others: Rules, laws: Mapping[str, Law]) -> Iterator[AskedRule]:
    """Their clause is the law they stand in, ``at`` its article."""
    for group, rule_id, rule in others.every():
        law = laws.get(rule.clause)
        cited = {rule.clause: Citation(rule.clause, "", law.title if law else rule.clause, rule.source or "")}
        asked = AskedRule(f"national/{rule_id}", group, rule_id, rule, cited)
        yield with_parents(asked, {}, others)


def _version(key: str, one: NationalHours, national: National) -> Rule:
    fields = {"since": one.since, "until": one.until, "title": one.title, "note": one.note}
    rule = HoursRule(clause=key, total=one.total, parts=one.parts, unverified=one.unverified)
    rule = rule.model_copy(update={**fields, "source": one.source.text})
    for parent in chain(key, national)[1:]:
        rule, _ = _over(rule, parent)
    return rule


def _day(value: RocDate | Unstated | None) -> datetime.date | None:
    return value.date if isinstance(value, RocDate) else None
