"""What one rule says, aspect by aspect, each as a typed cell of a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from planpress.model.amounts import CountRange, Hours, Length, Share
from planpress.model.awards import AwardRule, AwardStep, Benefit
from planpress.model.plan import AudienceEntry
from planpress.model.records import Record
from planpress.model.rule_parts import Cite, OpenPoint, Requirement, Rule, Test, Vague
from planpress.model.rules import Group, HoursPart, HoursRule, LeaveRule, Weight
from planpress.model.values import Unstated, Written
from planpress.rules.rule_titles import field_title, title_key
from planpress.rules.saying import Say


class Says(StrEnum):
    """What kind of thing a cell says; the kinds that give no figure are never mixed up."""

    STATED = "stated"
    ZERO = "zero"
    UNLIMITED = "unlimited"
    ELSEWHERE = "elsewhere"
    NOT_STATED = "not_stated"
    ABSENT = "absent"
    INCLUDED = "included"
    CONDITIONAL = "conditional"
    NOT_LISTED = "not_listed"


@dataclass(frozen=True, slots=True)
class Said:
    """A cell: what kind of thing is said, in which words, on which clause's authority.

    ``clause`` is the clause's anchor, "" for none, ``number`` its printed number; ``meaning`` the value
    apart from how it is written (八小時 and 8小時 are one), "" for mere words.
    """

    says: Says
    text: str
    clause: str = ""
    at: str = ""
    note: str = ""
    meaning: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that a rule says: its key, its title, and the cell."""

    key: str
    title: str
    said: Said


UNSTATED_SAYS = {
    Unstated.NOT_STATED: Says.NOT_STATED,
    Unstated.UNLIMITED: Says.UNLIMITED,
    Unstated.ELSEWHERE: Says.ELSEWHERE,
}
_NOT_COMPARED = frozenset(
    [
        *("clause", "at", "cites", "title", "follows", "issued", "source", "unverified", "questions"),
        *("note", "notes", "examples", "caption", "head", "item", "measures", "base", "event", "or_after"),
        *("unit", "law", "per", "of", "parts", "steps", "benefits", "cases", "exam", "equivalents"),
        "once_per",
    ]
)
_EVERY = "每"
"""What a plan may write before a unit (每人); the words about it say it once."""
_PER = frozenset(["at_most", "less_than", "at_least", "more_than", "each", "total", "value", "amount"])
_ONCE = frozenset(["at_most_times"])


def aspects(rule: Rule, say: Say) -> Iterator[Aspect]:
    """Everything the rule says that can stand beside another plan's rule: its own parameters first."""
    yield from _ladder(rule, say) if isinstance(rule, AwardRule) else ()
    own = [name for name in type(rule).model_fields if name not in Rule.model_fields]
    for name in (*own, *Rule.model_fields):
        aspect = _aspect(rule, name, say)
        if aspect is not None:
            yield aspect
        if name == "total" and isinstance(rule, HoursRule):
            yield from _parts(rule, rule.parts, "", say)
    yield from _cases(rule, say)


def _aspect(rule: Rule, name: str, say: Say) -> Aspect | None:
    if name in _NOT_COMPARED or (name == "when" and isinstance(rule, LeaveRule)):
        return None  # leave is named by when it is given
    said = told(getattr(rule, name), say)
    if said is None:
        return None
    said = _in_place(_qualified(said, rule, name, say), rule, name)
    return Aspect(name, _field_words(title_key(type(rule), name), name, say), said)


def _field_words(key: str, name: str, say: Say) -> str:
    """What a field is called in a table, where some read better under another name than their own."""
    others = {
        "rule_field_since": say("aspect_since"),
        "rule_field_until": say("aspect_until"),
        "rule_field_audience": say("aspect_audience"),
        "rule_field_by": say("aspect_by"),
        "rule_field_from": say("aspect_from"),
        "rule_field_to": say("aspect_to"),
        "rule_field_once_per_level": say("aspect_once_per_level"),
        "rule_field_value": say("aspect_value"),
        "rule_field_rate": say("aspect_rate"),
        "rule_field_obligation": say("aspect_obligation"),
        "rule_field_allowed": say("aspect_allowed"),
    }
    return others.get(key) or say.words.get(key, name)


def _in_place(said: Said, rule: Rule, name: str) -> Said:
    """With the clause that states it: the parameter's own where the rule cites one."""
    cite = rule.cites.get(name) or Cite()
    return replace(said, clause=cite.clause or rule.clause, at=cite.at or rule.at or "")


def _qualified(said: Said, record: Record, name: str, say: Say) -> Said:
    """With what the figure is counted for, of what it is a share, and which law it is left to."""
    if said.says is Says.ELSEWHERE:
        law = getattr(record, "law", None)
        return replace(said, note=str(law)) if law and not isinstance(law, Unstated) else said
    per = getattr(record, "per", ()) if name in _PER | _ONCE else ()
    whole = getattr(record, "of", None) if name == "share" else None
    text = say("value_share_of", whole=whole, share=said.text) if whole else said.text
    if per and said.says in (Says.STATED, Says.ZERO):
        text += say("in_brackets", words=_per_words(per, say))
    return replace(said, text=text, meaning=f"{said.meaning}|{per}|{whole}" if said.meaning else "")


def _per_words(per: Iterable[str], say: Say) -> str:
    """「每人每年」."""
    return "".join(say("value_each", one=unit.removeprefix(_EVERY)) for unit in per).strip()


# -- hours, awards, cases -------------------------------------------------------


def _parts(rule: HoursRule, parts: object, above: str, say: Say) -> Iterator[Aspect]:
    """The branches of an hour tree, each below the name of the one above it."""
    if isinstance(parts, Unstated):
        key = f"{above}.parts" if above else "parts"
        title = say("aspect_parts_of", part=above) if above else say("aspect_parts")
        yield Aspect(key, title, _in_place(Said(UNSTATED_SAYS[parts], say("parts_unstated")), rule, "parts"))
    if not isinstance(parts, Mapping):
        return
    for part_id, part in parts.items():
        if isinstance(part, HoursPart):
            yield Aspect(f"part.{part_id}", part.title, _part(rule, part, say))
            yield from _parts(rule, part.parts, part.title, say)


def _part(rule: HoursRule, part: HoursPart, say: Say) -> Said:
    said = told(part.hours, say) or Said(Says.NOT_STATED, "")
    at = part.at or Cite()
    note = part.obligation or ""
    return replace(said, clause=at.clause or rule.clause, at=at.at or rule.at or "", note=note)


def _ladder(rule: AwardRule, say: Say) -> Iterator[Aspect]:
    """How an award is given, then what each level earns and what else is given."""
    steps = rule.steps if isinstance(rule.steps, tuple) else ()
    way = _qualified(_way(rule, steps, say), rule, "steps", say)
    yield Aspect("ladder", say("aspect_ladder"), _in_place(way, rule, "steps"))
    for step in steps:
        name = (step.exam or "") + (step.level or step.cefr or step.text)
        title = say("value_at_level", level=name) if step.and_above else name
        yield Aspect(f"step.{name}", title, _in_place(_earned(step, say), rule, "steps"))
    for benefit in rule.benefits:
        said = Said(Says.STATED, _benefit_words(benefit, say))
        yield Aspect(f"benefit.{benefit.title}", benefit.title, _in_place(said, rule, "benefits"))


def _way(rule: AwardRule, steps: tuple[AwardStep, ...], say: Say) -> Said:
    if isinstance(rule.steps, Unstated):
        words = say("ladder_unstated") if rule.steps is Unstated.NOT_STATED else ""
        return Said(UNSTATED_SAYS[rule.steps], words)
    if steps:
        return Said(Says.STATED, say("ladder_of", count=len(steps)))
    return told(rule.award, say) or Said(Says.STATED, say("ladder_none"))


def _earned(step: AwardStep, say: Say) -> Said:
    said = told(step.award, say)
    benefits = ((one.title, _benefit_words(one, say)) for one in step.benefits)
    more = say("semicolon").join(say("name_and_value", name=name, value=value) for name, value in benefits)
    if said is None:
        return Said(Says.STATED, more)
    return replace(said, note=more)


def _benefit_words(benefit: Benefit, say: Say) -> str:
    values = (told(value, say) for value in (benefit.award, benefit.amount, benefit.share))
    texts = [said.text or says_words(said.says, say) for said in values if said]
    most = told(benefit.at_most, say)
    if most:
        bound = say("benefit_at_most", most=most.text or says_words(most.says, say))
        per = _per_words(benefit.per, say)
        texts.append(say("benefit_per", per=per, words=bound) if per else bound)
    return say.clauses(texts) or benefit.text or say("benefit_given")


_NOT_OF_CASE = frozenset(["when", "at", "text", "parts", "event"])


def _cases(rule: Rule, say: Say) -> Iterator[Aspect]:
    for case in getattr(rule, "cases", ()):
        title = case.text or say.listed(_test_words(test, say) for test in case.when.values())
        cite = case.at or Cite()
        words = say("semicolon").join(_case_words(case, say))
        said = Said(Says.STATED, words, cite.clause or rule.clause, cite.at or rule.at or "")
        yield Aspect(f"case.{title}", say("aspect_case", case=title), said)


def _case_words(case: Record, say: Say) -> Iterator[str]:
    """What a case says, each thing behind the name of its field."""
    for name in type(case).model_fields:
        said = None if name in _NOT_OF_CASE else told(getattr(case, name), say)
        if said:
            title = field_title(type(case), name, say)
            yield say("name_and_value", name=title, value=said.text or says_words(said.says, say))


def _test_words(test: Test, say: Say) -> str:
    """A test of a case in words: 中級或高級, 逾3人."""
    words = [say("value_or").join(map(str, test.any_of))] if test.any_of else []
    words += [say("test_none_of", words=say.listed(map(str, test.none_of)))] if test.none_of else []
    words += [say("value_at_least", value=test.at_least)] if test.at_least is not None else []
    words += [say("value_more_than", value=test.more_than)] if test.more_than is not None else []
    words += [say("value_at_most", value=test.at_most)] if test.at_most is not None else []
    words += [say("value_less_than", value=test.less_than)] if test.less_than is not None else []
    return say("test_and").join(words)


# -- values ---------------------------------------------------------------------


def says_words(says: Says, say: Say) -> str:
    """What stands in a cell that gives no figure; "" for one that does."""
    words = {
        Says.NOT_STATED: say("says_not_stated"),
        Says.ABSENT: say("says_not_stated"),
        Says.UNLIMITED: say("says_unlimited"),
        Says.ELSEWHERE: say("says_elsewhere"),
        Says.INCLUDED: say("says_included"),
        Says.CONDITIONAL: say("says_conditional"),
        Says.NOT_LISTED: say("says_not_listed"),
    }
    return words.get(says, "")


def told(value: object, say: Say) -> Said | None:
    """The cell of a value; None where a record says nothing (no key, an empty list, a false default)."""
    if value is None or value is False or value in ((), {}):
        return None
    if isinstance(value, Unstated):
        return Said(UNSTATED_SAYS[value], "")
    if isinstance(value, Written):
        return Said(Says.ZERO if _is_zero(value) else Says.STATED, value.text, meaning=_meaning(value))
    return Said(Says.STATED, _words(value, say))


def _is_zero(value: Written) -> bool:
    if isinstance(value, Hours):
        return value.hours == 0
    if isinstance(value, Length):
        return value.amount == 0
    if isinstance(value, CountRange):
        return value.first == value.last == 0
    return isinstance(value, Share) and value.share == 0


def _meaning(value: Written) -> str:
    """All fields of a value but its words."""
    parts = [str(getattr(value, field.name)) for field in fields(value) if field.name != "text"]
    return " ".join([value.kind, *parts])


def _words(value: object, say: Say) -> str:
    if value is True:
        return say("value_yes")
    if isinstance(value, Mapping):
        return say("semicolon").join(_pair(key, one, say) for key, one in value.items())
    if isinstance(value, tuple):
        return say.listed(_words(one, say) for one in value)
    return _record_words(value, say) if isinstance(value, Record) else str(value)


def _record_words(value: Record, say: Say) -> str:  # noqa: PLR0911 (one line a kind of record)
    match value:
        case Vague(words=words):
            return words
        case AudienceEntry(title=title, condition=condition):
            return title + say("in_brackets", words=condition) if condition else title
        case Requirement(what=what, by=by):
            return what + say("in_brackets", words=by) if by else what
        case OpenPoint(topic=topic, text=text):
            return say("pair", name=topic, value=text)
        case Group(title=title, each=each, ratio=ratio):
            return say("name_and_value", name=title, value=_words(each, say) if each else ratio or "")
        case Weight(title=title, share=share):
            return say("name_and_value", name=title, value=share)
    return str(value)


def _pair(key: object, value: object, say: Say) -> str:
    """A record that has a title needs no key."""
    words = _words(value, say)
    return words if isinstance(value, Group | Weight) else say("pair", name=key, value=words)
