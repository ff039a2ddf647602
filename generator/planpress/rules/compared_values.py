"""What one rule says, aspect by aspect, each as a typed cell of a comparison."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from planpress.model.amounts import CountRange, Hours, Length, Share
from planpress.model.awards import AwardRule, AwardStep, Benefit
from planpress.model.plan import AudienceEntry
from planpress.model.records import Record
from planpress.model.rule_parts import Cite, OpenPoint, Requirement, Rule, Test, Vague
from planpress.model.rules import Group, HoursPart, HoursRule, LeaveRule, Weight
from planpress.model.values import Unstated, Written


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
    """One thing that a rule says: its key, its Chinese title, and the cell."""

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
_TITLES = {
    "自": "開始適用",
    "至": "停止適用",
    "對象": "適用對象",
    "期限": "截止日",
    "從": "期間開始",
    "到": "期間結束",
    "同級一次": "同級只敘獎一次",
    "值": "數額",
    "倍數": "課時折算倍數",
    "程度": "要求程度",
    "可以": "是否可以",
}
"""Names of aspects that read better in a table than the titles of their fields."""
_PER = frozenset(["at_most", "less_than", "at_least", "more_than", "each", "total", "value", "amount"])
_ONCE = frozenset(["at_most_times"])


def aspects(rule: Rule) -> Iterator[Aspect]:
    """Everything the rule says that can stand beside another plan's rule: its own parameters first."""
    yield from _ladder(rule) if isinstance(rule, AwardRule) else ()
    own = [name for name in type(rule).model_fields if name not in Rule.model_fields]
    for name in (*own, *Rule.model_fields):
        aspect = _aspect(rule, name)
        if aspect is not None:
            yield aspect
        if name == "total" and isinstance(rule, HoursRule):
            yield from _parts(rule, rule.parts, "")
    yield from _cases(rule)


def _aspect(rule: Rule, name: str) -> Aspect | None:
    if name in _NOT_COMPARED or (name == "when" and isinstance(rule, LeaveRule)):
        return None  # leave is named by when it is given
    said = told(getattr(rule, name))
    if said is None:
        return None
    title = str(type(rule).model_fields[name].title or name)
    return Aspect(name, _TITLES.get(title, title), _in_place(_qualified(said, rule, name), rule, name))


def _in_place(said: Said, rule: Rule, name: str) -> Said:
    """With the clause that states it: the parameter's own where the rule cites one."""
    cite = rule.cites.get(name) or Cite()
    return replace(said, clause=cite.clause or rule.clause, at=cite.at or rule.at or "")


def _qualified(said: Said, record: Record, name: str) -> Said:
    """With what the figure is counted for, of what it is a share, and which law it is left to."""
    if said.says is Says.ELSEWHERE:
        law = getattr(record, "law", None)
        return replace(said, note=str(law)) if law and not isinstance(law, Unstated) else said
    per = getattr(record, "per", ()) if name in _PER | _ONCE else ()
    whole = getattr(record, "of", None) if name == "share" else None
    text = f"{whole}的{said.text}" if whole else said.text
    if per and said.says in (Says.STATED, Says.ZERO):
        text += f"（{''.join('每' + unit.removeprefix('每') for unit in per)}）"
    return replace(said, text=text, meaning=f"{said.meaning}|{per}|{whole}" if said.meaning else "")


# -- hours, awards, cases -------------------------------------------------------


def _parts(rule: HoursRule, parts: object, above: str) -> Iterator[Aspect]:
    """The branches of an hour tree, each below the name of the one above it."""
    if isinstance(parts, Unstated):
        key, title = (f"{above}.parts", f"{above}的分項") if above else ("parts", "分項")
        yield Aspect(key, title, _in_place(Said(UNSTATED_SAYS[parts], "未分列"), rule, "parts"))
    if not isinstance(parts, Mapping):
        return
    for part_id, part in parts.items():
        if isinstance(part, HoursPart):
            yield Aspect(f"part.{part_id}", part.title, _part(rule, part))
            yield from _parts(rule, part.parts, part.title)


def _part(rule: HoursRule, part: HoursPart) -> Said:
    said = told(part.hours) or Said(Says.NOT_STATED, "")
    at = part.at or Cite()
    note = part.obligation or ""
    return replace(said, clause=at.clause or rule.clause, at=at.at or rule.at or "", note=note)


def _ladder(rule: AwardRule) -> Iterator[Aspect]:
    """How an award is given, then what each level earns and what else is given."""
    steps = rule.steps if isinstance(rule.steps, tuple) else ()
    way = _way(rule, steps)
    yield Aspect("ladder", "敘獎方式", _in_place(_qualified(way, rule, "steps"), rule, "steps"))
    for step in steps:
        name = (step.exam or "") + (step.level or step.cefr or step.text)
        title = f"{name}以上" if step.and_above else name
        yield Aspect(f"step.{name}", title, _in_place(_earned(step), rule, "steps"))
    for benefit in rule.benefits:
        said = Said(Says.STATED, _benefit_words(benefit))
        yield Aspect(f"benefit.{benefit.title}", benefit.title, _in_place(said, rule, "benefits"))


def _way(rule: AwardRule, steps: tuple[AwardStep, ...]) -> Said:
    if isinstance(rule.steps, Unstated):
        words = "方式未載明" if rule.steps is Unstated.NOT_STATED else ""
        return Said(UNSTATED_SAYS[rule.steps], words)
    if steps:
        return Said(Says.STATED, f"分{len(steps)}級敘獎")
    return told(rule.award) or Said(Says.STATED, "不分等級")


def _earned(step: AwardStep) -> Said:
    said = told(step.award)
    more = "；".join(f"{one.title}{_benefit_words(one)}" for one in step.benefits)
    if said is None:
        return Said(Says.STATED, more)
    return replace(said, note=more)


def _benefit_words(benefit: Benefit) -> str:
    values = (told(value) for value in (benefit.award, benefit.amount, benefit.share))
    texts = [said.text or _UNSTATED_TEXT.get(said.says, "") for said in values if said]
    most = told(benefit.at_most)
    if most:
        per = "".join(f"每{unit}" for unit in benefit.per)
        texts.append(f"{per}最多{most.text or _UNSTATED_TEXT.get(most.says, '')}")
    return "，".join(texts) or benefit.text or "給予"


def _cases(rule: Rule) -> Iterator[Aspect]:
    for case in getattr(rule, "cases", ()):
        title = case.text or "、".join(_test_words(test) for test in case.when.values())
        cite = case.at or Cite()
        parts = []
        for name, info in type(case).model_fields.items():
            said = None if name in {"when", "at", "text", "parts", "event"} else told(getattr(case, name))
            if said:
                parts.append(f"{info.title}{said.text or _UNSTATED_TEXT[said.says]}")
        said = Said(Says.STATED, "；".join(parts), cite.clause or rule.clause, cite.at or rule.at or "")
        yield Aspect(f"case.{title}", f"情形：{title}", said)


def _test_words(test: Test) -> str:
    """A test of a case in words: 中級或高級, 逾3人."""
    bounds = (("", "以上", test.at_least), ("逾", "", test.more_than), ("", "以下", test.at_most))
    words = ["或".join(map(str, test.any_of))] if test.any_of else []
    words += [f"非{'、'.join(map(str, test.none_of))}"] if test.none_of else []
    words += [f"{before}{value}{after}" for before, after, value in bounds if value is not None]
    words += [f"未滿{test.less_than}"] if test.less_than is not None else []
    return "且".join(words)


# -- values ---------------------------------------------------------------------

_UNSTATED_TEXT = {
    Says.NOT_STATED: Unstated.NOT_STATED.value,
    Says.UNLIMITED: Unstated.UNLIMITED.value,
    Says.ELSEWHERE: Unstated.ELSEWHERE.value,
}


def told(value: object) -> Said | None:
    """The cell of a value; None where a record says nothing (no key, an empty list, a false default)."""
    if value is None or value is False or value in ((), {}):
        return None
    if isinstance(value, Unstated):
        return Said(UNSTATED_SAYS[value], "")
    if isinstance(value, Written):
        return Said(Says.ZERO if _is_zero(value) else Says.STATED, value.text, meaning=_meaning(value))
    return Said(Says.STATED, _words(value))


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


def _words(value: object) -> str:
    if value is True:
        return "是"
    if isinstance(value, Mapping):
        return "；".join(_pair(key, one) for key, one in value.items())
    if isinstance(value, tuple):
        return "、".join(_words(one) for one in value)
    return _record_words(value) if isinstance(value, Record) else str(value)


def _record_words(value: Record) -> str:  # noqa: PLR0911 (one line a kind of record)
    match value:
        case Vague(words=words):
            return words
        case AudienceEntry(title=title, condition=condition):
            return f"{title}（{condition}）" if condition else title
        case Requirement(what=what, by=by):
            return f"{what}（{by}）" if by else what
        case OpenPoint(topic=topic, text=text):
            return f"{topic}：{text}"
        case Group(title=title, each=each, ratio=ratio):
            return title + (_words(each) if each else ratio or "")
        case Weight(title=title, share=share):
            return f"{title}{share}"
    return str(value)


def _pair(key: object, value: object) -> str:
    """A record that has a title needs no key."""
    return _words(value) if isinstance(value, Group | Weight) else f"{key}：{_words(value)}"
