"""The values of a rule in words: figures as printed, and 未載明, 不限, 另依法令 said openly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from planpress.model.awards import Benefit, ScoreRange
from planpress.model.plan import AudienceEntry
from planpress.model.rule_parts import Cite, QuestionField, Test, Vague
from planpress.model.rules import Group, Weight
from planpress.model.values import Unstated, Written

OPENLY: Mapping[Unstated, str] = {
    Unstated.NOT_STATED: "未載明（文件沒有寫）",
    Unstated.UNLIMITED: "不限（沒有上限）",
    Unstated.ELSEWHERE: "另依法令",
}
_YES: Mapping[str, str] = {
    "once_per_level": "同等級以敘獎1次為限",
    "overlap": "各分項可以重疊計算，不必加總",
    "anonymous": "不記名",
    "allowed": "可以",
    "and_above": "以上各級相同",
}
_NO: Mapping[str, str] = {
    "once_per_level": "同等級再通過，可以再敘獎",
    "overlap": "各分項分別計算",
    "anonymous": "記名",
    "allowed": "不可以",
}
_BOUNDS = (
    ("at_least", "{}以上"),
    ("more_than", "逾{}"),
    ("at_most", "{}以下"),
    ("less_than", "未滿{}"),
)


def said(value: object, field: str = "") -> str:
    """``value`` in words; "" for what is not set. ``field`` tells yes and no of what."""
    if isinstance(value, bool):
        return _YES.get(field, "是") if value else _NO.get(field, "否")
    for kind, words in _WORDS.items():
        if isinstance(value, kind):
            return words(value)
    return "" if value is None else str(value)


def _pairs(value: Mapping[str, object]) -> str:
    return "；".join(f"{key}：{words}" for key, one in value.items() if (words := said(one)))


def _list(value: tuple[object, ...]) -> str:
    return "、".join(filter(None, map(said, value)))


def _audience(value: AudienceEntry) -> str:
    return value.title + (f"（{value.condition}）" if value.condition else "")


def score_words(value: ScoreRange) -> str:
    """A range of scores: 550至780分, 785分以上."""
    if value.from_ and value.to:
        return f"{value.from_}至{value.to}分"
    return f"{value.from_}分以上" if value.from_ else f"{value.to}分以下"


def benefit_words(benefit: Benefit) -> str:
    """What a benefit gives, and who pays: 報名費補助：全額，上限2,000元（每人每年）；由服務機關負擔."""
    parts = [said(benefit.award), said(benefit.amount), _share_words(benefit)]
    gives = "，".join(filter(None, parts))
    if benefit.at_most is not None:
        gives += f"，最多{said(benefit.at_most)}"
    gives += per_words(benefit.per)
    payer = f"；由{benefit.payer}負擔" if benefit.payer else ""
    return f"{benefit.title}：{gives or said(benefit.text) or '未載明數額'}{payer}"


def _share_words(benefit: Benefit) -> str:
    if benefit.share is None:
        return ""
    if isinstance(benefit.share, Unstated):
        return said(benefit.share)
    return "全額" if benefit.share.share == 1 else benefit.share.text


def per_words(per: tuple[str, ...]) -> str:
    """（每人每週）; "" where nothing is said."""
    return "（" + "".join(f"每{one}" for one in per) + "）" if per else ""


def condition_words(test: Test, asked: QuestionField | None) -> str:
    """What a field must hold: 滿2,000人以上, 現職或約聘."""
    unit = asked.unit or "" if asked else ""
    parts = [form.format(f"{value}{unit}") for key, form in _BOUNDS if (value := getattr(test, key))]
    if test.any_of:
        parts.insert(0, "或".join(_yes_no(one) for one in test.any_of))
    if test.none_of:
        parts.insert(0, "不是" + "、".join(_yes_no(one) for one in test.none_of))
    return "、".join(parts)


def _yes_no(word: str) -> str:
    return {"true": "是", "false": "否"}.get(word, word)


def cite_words(cite: Cite | None) -> str:
    """第2項, 備註1; "" where nothing is said."""
    return cite.at or "" if cite else ""


def group_words(group: Group) -> str:
    """What a group gets of a quota."""
    if group.each is not None:
        return said(group.each)
    return f"占比例{group.ratio}" if group.ratio else OPENLY[Unstated.NOT_STATED]


def weight_words(weight: Weight) -> str:
    """A part of a mark with what it is made of: 期末測驗 60%（筆試 40%、口試 20%）."""
    inner = "、".join(weight_words(part) for part in weight.parts.values())
    return f"{weight.title} {said(weight.share)}" + (f"（{inner}）" if inner else "")


_WORDS: Mapping[type, Callable[[Any], str]] = {
    Unstated: OPENLY.__getitem__,
    Written: str,
    Vague: lambda value: f"{value.words}（文件沒有寫成數字）",
    AudienceEntry: _audience,
    ScoreRange: score_words,
    Benefit: benefit_words,
    Mapping: _pairs,
    tuple: _list,
}
