"""The values of a rule in words: figures as printed, and 未載明, 不限, 另依法令 said openly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from planpress.model.awards import Benefit, ScoreRange
from planpress.model.dates import RocDate, YearDay
from planpress.model.plan import AudienceEntry
from planpress.model.rule_parts import Cite, QuestionField, Test, Vague
from planpress.model.rules import Group, Weight
from planpress.model.values import Unstated, Written
from planpress.site.wording import CHINESE, Wording

_YES: Mapping[str, str] = {
    "once_per_level": "value_once_per_level",
    "overlap": "value_overlap",
    "anonymous": "value_anonymous",
    "allowed": "value_allowed",
    "and_above": "value_and_above",
}
_NO: Mapping[str, str] = {
    "once_per_level": "value_again_per_level",
    "overlap": "value_no_overlap",
    "anonymous": "value_named",
    "allowed": "value_not_allowed",
}
_BOUNDS = (
    ("at_least", "value_at_least"),
    ("more_than", "value_more_than"),
    ("at_most", "value_at_most"),
    ("less_than", "value_less_than"),
)


def openly(say: Wording) -> Mapping[Unstated, str]:
    """What stands for a value that is not there: silence, no limit and another law are three things."""
    return {
        Unstated.NOT_STATED: say("value_not_stated"),
        Unstated.UNLIMITED: say("value_unlimited"),
        Unstated.ELSEWHERE: say("value_elsewhere"),
    }


def said(value: object, say: Wording, field: str = "") -> str:
    """``value`` in words; "" for what is not set. ``field`` tells yes and no of what."""
    if isinstance(value, bool):
        return say(_YES.get(field, "value_yes") if value else _NO.get(field, "value_no"))
    for kind, words in _WORDS.items():
        if isinstance(value, kind):
            return words(value, say)
    return "" if value is None else say.term(str(value))


def _pairs(value: Mapping[str, object], say: Wording) -> str:
    told = ((say.term(key), said(one, say)) for key, one in value.items())
    return say("semicolon").join(say("pair", name=name, value=words) for name, words in told if words)


def _list(value: tuple[object, ...], say: Wording) -> str:
    return say.listed(filter(None, (said(one, say) for one in value)))


def _audience(value: AudienceEntry, say: Wording) -> str:
    if not value.condition:
        return say.term(value.title)
    return say("value_noted", value=say.term(value.title), note=say.term(value.condition))


def _day(value: RocDate, say: Wording) -> str:
    """A day as printed; in other languages in both calendars."""
    if say.language == CHINESE:
        return value.text
    day = value.date
    return say("value_day", day=day.day, month=_month(day.month, say), year=day.year)


def _year_day(value: YearDay, say: Wording) -> str:
    if say.language == CHINESE:
        return value.text
    told = say("value_year_day", day=value.day, month=_month(value.month, say))
    return say("value_next_year", day=told) if value.next_year else told


def _month(month: int, say: Wording) -> str:
    return say("answer_months").split()[month - 1]


def score_words(value: ScoreRange, say: Wording) -> str:
    """A range of scores: 550至780分, 785分以上."""
    if value.from_ and value.to:
        return say("value_scores", first=value.from_, last=value.to)
    if value.from_:
        return say("value_score_from", first=value.from_)
    return say("value_score_to", last=value.to)


def benefit_words(benefit: Benefit, say: Wording) -> str:
    """What a benefit gives, and who pays: 全額，上限2,000元（每人每年）；由服務機關負擔."""
    parts = [said(benefit.award, say), said(benefit.amount, say), _share_words(benefit, say)]
    gives = say("comma").join(filter(None, parts))
    if benefit.at_most is not None:
        gives += say("value_and_at_most", most=said(benefit.at_most, say))
    gives += per_words(benefit.per, say)
    payer = say("value_payer", payer=say.term(benefit.payer)) if benefit.payer else ""
    return (gives or said(benefit.text, say) or say("value_no_amount")) + payer


def named_benefit(benefit: Benefit, say: Wording) -> str:
    """The same behind its name: 報名費補助：2,000元."""
    return say("pair", name=say.term(benefit.title), value=benefit_words(benefit, say))


def _benefit(benefit: Benefit, say: Wording) -> str:
    return named_benefit(benefit, say)


def _share_words(benefit: Benefit, say: Wording) -> str:
    if benefit.share is None:
        return ""
    if isinstance(benefit.share, Unstated):
        return said(benefit.share, say)
    return say("value_whole") if benefit.share.share == 1 else said(benefit.share, say)


def per_words(per: tuple[str, ...], say: Wording) -> str:
    """（每人每週）; "" where nothing is said."""
    return say("value_per", per="".join(say("value_each", one=_one(one, say)) for one in per)) if per else ""


def _one(unit: str, say: Wording) -> str:
    """One of a unit: 人 is people as a unit, and person behind "per"; terms write that /人."""
    found = say.term(f"/{unit}")
    return say.term(unit) if found == f"/{unit}" else found


def condition_words(test: Test, asked: QuestionField | None, say: Wording) -> str:
    """What a field must hold: 滿2,000人以上, 現職或約聘."""
    unit = asked.unit or "" if asked else ""
    bounds = ((key, getattr(test, name)) for name, key in _BOUNDS)
    parts = [say(key, value=say.term(f"{value}{unit}")) for key, value in bounds if value]
    if test.any_of:
        parts.insert(0, say("value_or").join(_yes_no(one, say) for one in test.any_of))
    if test.none_of:
        parts.insert(0, say("value_none_of", words=say.listed(_yes_no(one, say) for one in test.none_of)))
    return say.listed(parts)


def _yes_no(word: str, say: Wording) -> str:
    known = {"true": "value_yes", "false": "value_no"}
    return say(known[word]) if word in known else say.term(word)


def cite_words(cite: Cite | None) -> str:
    """第2項, 備註1; "" where nothing is said."""
    return cite.at or "" if cite else ""


def group_words(group: Group, say: Wording) -> str:
    """What a group gets of a quota."""
    if group.each is not None:
        return said(group.each, say)
    return say("value_ratio", ratio=group.ratio) if group.ratio else said(Unstated.NOT_STATED, say)


def weight_words(weight: Weight, say: Wording) -> str:
    """A part of a mark with what it is made of: 期末測驗 60%（筆試 40%、口試 20%）."""
    own = f"{say.term(weight.title)} {said(weight.share, say)}"
    if not weight.parts:
        return own
    parts = say.listed(weight_words(one, say) for one in weight.parts.values())
    return say("value_noted", value=own, note=parts)


_WORDS: Mapping[type, Callable[[Any, Wording], str]] = {
    Unstated: lambda value, say: openly(say)[value],
    RocDate: _day,
    YearDay: _year_day,
    Written: lambda value, say: say.term(str(value)),
    Vague: lambda value, say: say("value_vague", words=say.term(value.words)),
    AudienceEntry: _audience,
    ScoreRange: score_words,
    Benefit: _benefit,
    Mapping: _pairs,
    tuple: _list,
}
