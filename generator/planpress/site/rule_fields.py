"""How a form asks each field of a question: its label, its kind, its unit, a hint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from planpress.model.rule_parts import Rule, Test
from planpress.rules.answers.fields import Field, Sort, known_fields
from planpress.rules.answers.names import read_yes_no
from planpress.site.rule_views import ChoiceView, FieldView

DAY_HINT = "民國或西元都可以，例如 113-11-30、2024-11-30。"


@dataclass(frozen=True, slots=True)
class _Asking:
    """How a field is asked of a visitor: a question, a hint, what a choice says while nothing is chosen."""

    label: str
    hint: str = ""
    empty: str = ""
    unit: str = ""


_ASKED: Mapping[str, _Asking] = {
    "exam": _Asking("哪一種檢定", empty="規則所寫的檢定"),
    "level": _Asking("通過的等級"),
    "score": _Asking("總分", "不分等級的檢定填總分。"),
    "scores.listening": _Asking("聽力", unit="分"),
    "scores.reading": _Asking("閱讀", unit="分"),
    "certificate_date": _Asking("證書的發證日期"),
    "received_date": _Asking("收到成績單的日期"),
    "prior_awards": _Asking("以前敘過獎的最高等級", empty="沒有敘過"),
    "passed_before_joining": _Asking("任職以前就通過的最高等級", empty="沒有"),
    "passed": _Asking("通過了嗎"),
    "today": _Asking("今天的日期", "填了就一併看期限過了沒有。"),
    "as_on": _Asking("依哪一天的規定", "不填就依計畫的年度。"),
    "hours_done": _Asking("已經完成的時數", "打勾，或填時數。"),
    "weekly_hours": _Asking("每週幾小時"),
    "studying": _Asking("已經有幾人"),
    "class_hours": _Asking("課程一共幾小時"),
    "hours_absent": _Asking("請假或缺課幾小時"),
    "unexcused": _Asking("有沒有未請假就缺課"),
    "class_end": _Asking("課程結束的日期"),
    "event_date": _Asking("起算的日期"),
    "appointed": _Asking("到職的日期"),
    "nominated": _Asking("遴薦幾人"),
    "approved": _Asking("已經同意或核准了嗎"),
    "hours": _Asking("幾小時"),
    "year": _Asking("民國幾年", unit="年"),
    "students": _Asking("學員幾人"),
    "teachers": _Asking("老師幾人"),
    "applicant": _Asking("誰申請"),
}
_KINDS: Mapping[Sort, str] = {
    **dict.fromkeys((Sort.NUMBER, Sort.COUNT, Sort.YEAR), "number"),
    **dict.fromkeys((Sort.NUMBERS, Sort.HOURS), "parts"),
    **dict.fromkeys((Sort.YES_NO, Sort.ABSENCE), "yes_no"),
    Sort.DATE: "date",
}


def titles(rule: Rule) -> Mapping[str, str]:
    """What each field of a question to ``rule`` is called; the rule's own titles come first."""
    asked = {name: one.label for name, one in _ASKED.items()}
    own = {name: field.title for name, field in rule.questions.items()}
    return {name: field.zh for name, field in known_fields((rule,)).items()} | asked | own


def units(rule: Rule) -> Mapping[str, str]:
    """The unit of each field that is a number."""
    own = {name: field.unit or "" for name, field in rule.questions.items()}
    return {name: field.units[0] for name, field in known_fields((rule,)).items() if field.units} | own


def own_field(name: str, rule: Rule) -> FieldView:
    """A field by what a question may hold; what only tests name is asked as they look at it."""
    known = known_fields((rule,)).get(name, Field(Sort.NUMBER, name, name))
    asking = _Asking(known.zh) if name in rule.questions else _ASKED.get(name, _Asking(known.zh))
    words = known.choices or tested_fields(rule).get(name, ())
    kind = _kind_of_tests(words) if known.sort is Sort.ANY else _KINDS.get(known.sort, "choice")
    hints = (asking.hint, DAY_HINT if kind == "date" else "", _assumed(known))
    unit = asking.unit or (known.units[0] if known.units and kind == "number" else "")
    choices = tuple(ChoiceView(one, one) for one in words) if kind == "choice" else ()
    return FieldView(name, asking.label, kind, "".join(hints), unit=unit, empty=asking.empty, choices=choices)


def _assumed(known: Field) -> str:
    return f"不填就當作{known.assumed}。" if known.assumed else ""


def _kind_of_tests(words: tuple[str, ...]) -> str:
    """Yes or no where the tests name only these, a number where they name bounds alone, else a choice."""
    if not words:
        return "number"
    return "yes_no" if all(read_yes_no(word) is not None for word in words) else "choice"


def tested_fields(record: BaseModel) -> Mapping[str, tuple[str, ...]]:
    """Every field that a test of ``record`` looks at, at any depth, with the words the tests name."""
    found: dict[str, dict[str, None]] = {}
    for name, test in _tests(record):
        found.setdefault(name, {}).update(dict.fromkeys((*test.any_of, *test.none_of)))
    return {name: tuple(words) for name, words in found.items()}


def _tests(value: object) -> Iterator[tuple[str, Test]]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            if isinstance(one, Test):
                yield str(key), one
            else:
                yield from _tests(one)
    elif isinstance(value, tuple):
        for one in value:
            yield from _tests(one)
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _tests(getattr(value, name))
