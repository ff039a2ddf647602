"""The fields that questions may hold: those of all rules, and those that a rule itself declares or tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from planpress.model.awards import AwardParameters
from planpress.model.records import Record
from planpress.model.rule_parts import FieldKind, QuestionField, Rule


class Sort(StrEnum):
    """What a field holds; ``COUNT`` is a whole number, ``ANY`` a number, a word, or yes and no."""

    WORD = "word"
    NUMBER = "number"
    COUNT = "count"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    NUMBERS = "numbers"
    HOURS = "hours"
    PASSES = "passes"
    PASSES_OR_NO = "passes_or_no"
    YEAR = "year"
    ABSENCE = "absence"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a question: its names, what it holds, in which units, between which bounds.

    ``more_than_zero`` refuses 0; ``at_least`` and ``at_most`` are as written. ``optional`` fields need no
    answer, ``assumed`` is what stands for a field that is not given.
    """

    sort: Sort
    zh: str
    en: str
    units: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    at_least: str = "0"
    at_most: str | None = None
    more_than_zero: bool = False
    assumed: str | None = None
    optional: bool = False


HOUR_UNITS = ("小時", "個小時", "hours", "hour", "h")
PERSON_UNITS = ("人", "名", "位", "個")

STANDARD: Mapping[str, Field] = {
    "exam": Field(Sort.WORD, "檢定", "exam"),
    "level": Field(Sort.WORD, "等級", "level"),
    "score": Field(Sort.NUMBER, "分數", "score", ("分",)),
    "scores": Field(Sort.NUMBERS, "各項分數", "scores by part", ("分",)),
    "cefr": Field(Sort.WORD, "CEFR 等級", "CEFR level"),
    "certificate_date": Field(Sort.DATE, "發證日期", "date of the certificate"),
    "received_date": Field(Sort.DATE, "收到日期", "date of receipt"),
    "prior_awards": Field(Sort.PASSES, "先前敘獎", "earlier awards"),
    "passed_before_joining": Field(Sort.PASSES_OR_NO, "任職前已通過", "passed before joining"),
    "passed": Field(Sort.YES_NO, "通過", "passed", assumed="是"),
    "today": Field(Sort.DATE, "今天", "today"),
    "as_on": Field(Sort.DATE, "適用日期", "day the rule is asked for"),
    "hours_done": Field(Sort.HOURS, "已完成時數", "hours done", HOUR_UNITS),
    "weekly_hours": Field(Sort.NUMBER, "每週時數", "hours a week", HOUR_UNITS),
    "mode": Field(Sort.WORD, "方式", "mode"),
    "posts": Field(Sort.COUNT, "員額", "posts", PERSON_UNITS, more_than_zero=True),
    "studying": Field(Sort.COUNT, "進修人數", "people studying", PERSON_UNITS),
    "class_hours": Field(Sort.NUMBER, "課程時數", "hours of the class", HOUR_UNITS, more_than_zero=True),
    "hours_absent": Field(Sort.NUMBER, "請假時數", "hours absent", HOUR_UNITS),
    "unexcused": Field(Sort.ABSENCE, "未請假缺課", "absent without leave", HOUR_UNITS),
    "class_end": Field(Sort.DATE, "訓練結束日", "last day of the class"),
    "staff_kind": Field(Sort.WORD, "人員類別", "kind of staff"),
    "role": Field(Sort.WORD, "職務", "role"),
    "grade": Field(Sort.WORD, "官職等", "grade"),
    "appointed": Field(Sort.DATE, "到職日", "day of appointment"),
    "event_date": Field(Sort.DATE, "起算日", "day of the event"),
    "nominated": Field(Sort.COUNT, "遴薦人數", "people named", PERSON_UNITS),
    "approved": Field(Sort.YES_NO, "已同意", "consent given"),
    "hours": Field(Sort.NUMBER, "時數", "hours", HOUR_UNITS),
    "year": Field(Sort.YEAR, "年度", "year"),
    "students": Field(Sort.COUNT, "學員人數", "students", PERSON_UNITS),
    "teachers": Field(Sort.COUNT, "老師人數", "teachers", PERSON_UNITS, more_than_zero=True),
    "applicant": Field(Sort.WORD, "申請人", "applicant"),
}
"""The fields that every rule may be asked with."""

GROUP = Field(Sort.WORD, "組別", "group")
"""The field of the questions to a quota that is divided among groups."""

_SORTS: Mapping[FieldKind, Sort] = {
    FieldKind.NUMBER: Sort.NUMBER,
    FieldKind.DATE: Sort.DATE,
    FieldKind.CHOICE: Sort.CHOICE,
    FieldKind.LEVEL: Sort.CHOICE,
    FieldKind.YES_NO: Sort.YES_NO,
    FieldKind.WORDS: Sort.WORD,
}


def known_fields(rules: Sequence[Rule]) -> Mapping[str, Field]:
    """All fields by name that a question to one of ``rules`` (a rule and its versions) may hold.

    A field that the rule declares stands before a standard one of the same name.
    """
    found = dict(STANDARD)
    for rule in rules:
        for name, one in _used(rule):
            found.setdefault(name, one)
    for rule in rules:
        for name, declared in rule.questions.items():
            found[name] = _declared(declared)
    return found


def _declared(one: QuestionField) -> Field:
    return Field(
        sort=Sort.WORD if one.kind is FieldKind.CHOICE and not one.choices else _SORTS[one.kind],
        zh=one.title,
        en=one.title,
        units=(one.unit,) if one.unit else (),
        choices=one.choices,
        at_least=one.at_least or "0",
        at_most=one.at_most,
        assumed=one.assumed,
        optional=one.optional,
    )


def _used(record: Record) -> Iterator[tuple[str, Field]]:
    """Fields that tests, bases and events name, though the rule may not declare them."""
    for sort, names in _names(record):
        for name in names:
            if name:
                yield name, Field(sort, name, name)
    if getattr(record, "groups", None):
        yield "group", GROUP
    for part in _below(record):
        yield from _used(part)


def _names(record: Record) -> Iterator[tuple[Sort, Iterable[str | None]]]:
    yield Sort.NUMBER, (getattr(record, name, None) for name in ("base", "measures", "received", "claimed"))
    yield Sort.DATE, (getattr(record, "event", None), *getattr(record, "or_after", ()))
    yield Sort.ANY, record.once_per if isinstance(record, AwardParameters) else ()
    when = getattr(record, "when", None)
    yield Sort.ANY, when if isinstance(when, Mapping) else ()


def _below(record: Record) -> Iterator[Record]:
    for name in ("cases", "requires", "open_points", "steps", "benefits"):
        parts = getattr(record, name, None)
        if isinstance(parts, tuple):
            yield from parts
