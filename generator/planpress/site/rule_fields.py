"""How a form asks each field of a question: its label, its kind, its unit, a hint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from planpress.model.rule_parts import Rule, Test
from planpress.rules.answers.fields import Field, Sort, known_fields
from planpress.rules.answers.names import read_yes_no
from planpress.site.rule_views import ChoiceView, FieldView
from planpress.site.wording import CHINESE, Wording


@dataclass(frozen=True, slots=True)
class _Asking:
    """How a field is asked of a visitor: a question, a hint, what a choice says while nothing is chosen.

    All are keys of words, "" for none.
    """

    label: str
    hint: str = ""
    empty: str = ""
    unit: str = ""


_ASKED: Mapping[str, _Asking] = {
    "exam": _Asking("field_exam", empty="field_exam_empty"),
    "level": _Asking("field_level"),
    "score": _Asking("field_score", "field_score_hint"),
    "scores.listening": _Asking("field_scores_listening", unit="unit_points"),
    "scores.reading": _Asking("field_scores_reading", unit="unit_points"),
    "certificate_date": _Asking("field_certificate_date"),
    "received_date": _Asking("field_received_date"),
    "prior_awards": _Asking("field_prior_awards", empty="field_prior_awards_empty"),
    "passed_before_joining": _Asking("field_passed_before", empty="field_passed_before_empty"),
    "passed": _Asking("field_passed"),
    "today": _Asking("field_today", "field_today_hint"),
    "as_on": _Asking("field_as_on", "field_as_on_hint"),
    "hours_done": _Asking("field_hours_done", "field_hours_done_hint"),
    "weekly_hours": _Asking("field_weekly_hours"),
    "studying": _Asking("field_studying"),
    "class_hours": _Asking("field_class_hours"),
    "hours_absent": _Asking("field_hours_absent"),
    "unexcused": _Asking("field_unexcused"),
    "class_end": _Asking("field_class_end"),
    "event_date": _Asking("field_event_date"),
    "appointed": _Asking("field_appointed"),
    "nominated": _Asking("field_nominated"),
    "approved": _Asking("field_approved"),
    "hours": _Asking("field_hours"),
    "year": _Asking("field_year", unit="unit_year"),
    "students": _Asking("field_students"),
    "teachers": _Asking("field_teachers"),
    "applicant": _Asking("field_applicant"),
}
_KINDS: Mapping[Sort, str] = {
    **dict.fromkeys((Sort.NUMBER, Sort.COUNT, Sort.YEAR), "number"),
    **dict.fromkeys((Sort.NUMBERS, Sort.HOURS), "parts"),
    **dict.fromkeys((Sort.YES_NO, Sort.ABSENCE), "yes_no"),
    Sort.DATE: "date",
}


def titles(rule: Rule, say: Wording) -> Mapping[str, str]:
    """What each field of a question to ``rule`` is called; the rule's own titles come first."""
    asked = {name: say(one.label) for name, one in _ASKED.items()}
    own = {name: say.term(field.title) for name, field in rule.questions.items()}
    return {name: _name(field, say) for name, field in known_fields((rule,)).items()} | asked | own


def _name(field: Field, say: Wording) -> str:
    if say.language == CHINESE:
        return field.zh
    name = say.term(field.en)
    return name[:1].upper() + name[1:]


def units(rule: Rule) -> Mapping[str, str]:
    """The unit of each field that is a number."""
    own = {name: field.unit or "" for name, field in rule.questions.items()}
    return {name: field.units[0] for name, field in known_fields((rule,)).items() if field.units} | own


def own_field(name: str, rule: Rule, say: Wording) -> FieldView:
    """A field by what a question may hold; what only tests name is asked as they look at it."""
    known = known_fields((rule,)).get(name, Field(Sort.NUMBER, name, name))
    asking = None if name in rule.questions else _ASKED.get(name)
    words = known.choices or tested_fields(rule).get(name, ())
    kind = _kind_of_tests(words) if known.sort is Sort.ANY else _KINDS.get(known.sort, "choice")
    label, hint, empty, unit = (_said(key, say) for key in _keys(asking))
    hints = (hint, say("field_day_hint") if kind == "date" else "", _assumed(known, say))
    return FieldView(
        name,
        label or _name(known, say),
        kind,
        say("sentences").join(filter(None, hints)),
        unit=unit or (say.term(known.units[0]) if known.units and kind == "number" else ""),
        empty=empty,
        choices=tuple(ChoiceView(one, say.term(one)) for one in words) if kind == "choice" else (),
    )


def _keys(asking: _Asking | None) -> tuple[str, str, str, str]:
    return (asking.label, asking.hint, asking.empty, asking.unit) if asking else ("", "", "", "")


def _said(key: str, say: Wording) -> str:
    return say(key) if key else ""


def _assumed(known: Field, say: Wording) -> str:
    return say("field_assumed", value=say.term(known.assumed)) if known.assumed else ""


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
