"""The form that asks a rule: the fields that matter to its kind first, what may be added after them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from planpress.model.amounts import Hours
from planpress.model.awards import AwardRule
from planpress.model.dates import YearDay
from planpress.model.rule_parts import Rule
from planpress.model.rules import (
    ApprovalRule,
    AttendanceRule,
    DeadlineRule,
    EvaluationRule,
    HoursParts,
    HoursRule,
    LeaveRule,
    LimitRule,
    QuotaRule,
    ValueRule,
)
from planpress.model.values import Unstated
from planpress.model.vocabularies import Exam
from planpress.rules.answers.asked import AskedRule, World
from planpress.site import routes
from planpress.site.pages import LinkView
from planpress.site.rule_fields import own_field, tested_fields
from planpress.site.rule_views import ChoiceView, FieldView, FormView
from planpress.site.rule_words import said
from planpress.site.wording import Wording

DEFAULT_EXAM = "gept"
_CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
_MORE = ("today", "as_on")
STAFF = "身分"
"""The kind of audience in audiences.yaml that a person is; others are posts, grades and years of service."""
_ALWAYS_MORE = frozenset({"passed", "scores", "cefr", *_MORE})


def rule_form(asked: AskedRule, world: World, say: Wording, *, courses: bool = False) -> FormView | None:
    """The form for ``asked``; None where its answer depends on nothing."""
    first = ("as_on",) if len(asked.versions) > 1 else ()
    names = list(dict.fromkeys((*first, *_names(asked.rule))))
    if not names:
        return None
    fields = [field for name in names for field in _fields(name, asked.rule, world, say)]
    if first:
        hint = say("sentences").join((say("field_newest_hint"), say("field_day_hint")))
        fields[0] = replace(fields[0], hint=hint)
    more = [field for name in _MORE for field in _fields(name, asked.rule, world, say) if name not in names]
    later = _ALWAYS_MORE.difference(first)
    return FormView(
        legend=say("field_legend"),
        fields=tuple(field for field in fields if field.name not in later),
        more=(*(field for field in fields if field.name in later), *more),
        record=LinkView("", routes.rule_record(asked.address)),
        world=LinkView("", routes.WORLD),
        words=LinkView("", routes.RULE_WORDS),
        home=LinkView("", routes.HOME),
        courses=LinkView("", routes.rule_courses(asked.address)) if courses else None,
    )


# -- which fields ---------------------------------------------------------------


def _names(rule: Rule) -> Iterator[str]:
    """The fields that the answer of ``rule`` may depend on, those of its kind first."""
    yield from _names_of_kind(rule)
    yield from rule.questions
    yield from tested_fields(rule)
    if rule.audience or rule.excluded:
        yield "staff_kind"
    for example in rule.examples:
        yield from (name for name in example.ask if name not in _MORE)


def _names_of_kind(rule: Rule) -> Iterable[str]:
    return next((names(rule) for kind, names in _KINDS.items() if isinstance(rule, kind)), ())


def _hours_names(rule: HoursRule) -> Iterator[str]:
    yield "hours_done"
    if rule.within is not None:
        yield rule.event or "appointed"
    if rule.exempt:
        yield "staff_kind"


def _award_names(rule: AwardRule) -> Iterator[str]:
    if isinstance(rule.steps, tuple) or rule.cases:
        yield from ("exam", "level", "score")
    since = rule.counted_from if isinstance(rule.counted_from, Mapping) else {}
    if rule.apply_within is not None and not isinstance(rule.apply_within, Unstated):
        words = set(since.values())
        yield from (["certificate_date"] if "發證日期" in words or not words else [])
        yield from (["received_date"] if "收到日期" in words else [])
    elif isinstance(rule.apply_by, YearDay):
        yield "certificate_date"
    if isinstance(rule.steps, tuple):
        yield from ("prior_awards", "passed_before_joining", "scores", "cefr")


def _deadline_names(rule: DeadlineRule) -> Iterator[str]:
    spans = (rule.within, rule.before, rule.from_, rule.to)
    relative = any(span is not None for span in spans)
    relative = relative or any(
        getattr(case, name) is not None for case in rule.cases for name in ("within", "before", "from_", "to")
    )
    if relative:
        yield rule.event or "class_end"
        yield from rule.or_after
    if isinstance(rule.by, YearDay):
        yield "year"


def _bound_names(rule: LimitRule | QuotaRule) -> Iterator[str]:
    if isinstance(rule, QuotaRule):
        yield from ("group", "nominated") if rule.groups else ("nominated",)
    measures = getattr(rule, "measures", None)
    if measures:
        yield measures
    if getattr(rule, "share", None) is not None or getattr(rule, "for_each", None) is not None:
        yield getattr(rule, "base", None) or "posts"
        if not measures and isinstance(rule, LimitRule):
            yield "studying"
    elif getattr(rule, "students_per_teacher", None) is not None:
        yield from ("students", "teachers")
    elif not measures and "週" in getattr(rule, "per", ()):
        yield "weekly_hours"


_KINDS: Mapping[type[Rule], Callable[[Any], Iterable[str]]] = {
    AwardRule: _award_names,
    HoursRule: _hours_names,
    LimitRule: _bound_names,
    QuotaRule: _bound_names,
    DeadlineRule: _deadline_names,
    AttendanceRule: lambda _: ("class_hours", "hours_absent", "unexcused"),
    ApprovalRule: lambda _: ("applicant", "approved"),
    EvaluationRule: lambda rule: ("scores",) if rule.weights else (),
    LeaveRule: lambda rule: ("hours",) if rule.rate is not None else (),
    ValueRule: lambda rule: (rule.base,) if rule.base else (),
}


# -- how each is asked ------------------------------------------------------------


def _fields(name: str, rule: Rule, world: World, say: Wording) -> Iterator[FieldView]:
    field = own_field(name, rule, say)
    makers = {
        "exam": lambda: replace(field, choices=_exam_choices(rule, world, say)),
        "level": lambda: replace(field, choices=_level_choices(rule, world, say)),
        "cefr": lambda: replace(field, choices=tuple(ChoiceView(one, one) for one in _CEFR)),
        "staff_kind": lambda: replace(field, choices=_audience_choices(rule, world, say)),
        "applicant": lambda: replace(field, choices=_applicants(rule, say)),
        "group": lambda: replace(field, choices=_groups(rule, say)),
        "hours_done": lambda: replace(field, parts=tuple(_branches(rule, 1, say))),
        "scores": lambda: replace(field, parts=tuple(_score_parts(rule, say))),
        "posts": lambda: replace(field, label=say.term(getattr(rule, "of", None) or "") or field.label),
        "prior_awards": lambda: _earlier(field, rule, world, say),
        "passed_before_joining": lambda: _earlier(field, rule, world, say),
        "class_end": lambda: _event(field, rule, say),
    }
    made = makers[name]() if name in makers and name not in rule.questions else field
    if made.kind == "choice" and not made.choices:
        made = replace(made, kind="words")
    if made.kind != "parts" or made.parts:
        yield made


def _event(field: FieldView, rule: Rule, say: Wording) -> FieldView:
    """The day something is counted from, in the rule's own words."""
    after = getattr(rule, "after", None)
    if isinstance(after, Unstated) or not after:
        return field
    return replace(field, label=say("field_date_of", event=say.term(after)))


def _exams(rule: Rule, world: World) -> Mapping[str, Exam]:
    """The exam of the rule and those of its language, that exam first."""
    named = getattr(rule, "exam", None) or DEFAULT_EXAM
    exams = world.exams.exams
    own = next((key for key, one in exams.items() if named in (key, one.title, *one.also)), named)
    language = exams[own].language if own in exams else ""
    order = sorted(exams, key=lambda key: key != own)
    return {key: exams[key] for key in order if exams[key].language == language}


def _exam_choices(rule: Rule, world: World, say: Wording) -> tuple[ChoiceView, ...]:
    return tuple(ChoiceView(key, say.term(one.title)) for key, one in _exams(rule, world).items())


def _level_choices(rule: Rule, world: World, say: Wording) -> tuple[ChoiceView, ...]:
    exams = _exams(rule, world)
    several = sum(bool(one.levels) for one in exams.values()) > 1
    return tuple(
        ChoiceView(level_id, say.term(level.title), say.term(one.title) if several else "")
        for one in exams.values()
        for level_id, level in one.levels.items()
    )


def _earlier(field: FieldView, rule: Rule, world: World, say: Wording) -> FieldView:
    """The level of an earlier award or pass; with what else must be equal to count as the same."""
    choices = _level_choices(rule, world, say)
    dimensions: tuple[str, ...] = getattr(rule, "once_per", ())
    if not dimensions:
        return replace(field, choices=choices)
    level = FieldView(f"{field.name}.level", say("rule_level"), "choice", empty=field.empty, choices=choices)
    others = (
        replace(one, name=f"{field.name}.{one.name}") for one in (own_field(d, rule, say) for d in dimensions)
    )
    return replace(field, kind="parts", empty="", parts=(level, *others))


def _audience_choices(rule: Rule, world: World, say: Wording) -> tuple[ChoiceView, ...]:
    """The kinds the rule names, then the others that the vocabulary knows."""
    named = [entry.title for entry in rule.audience] + list(rule.excluded)
    exempt = [word for words in getattr(rule, "exempt", {}).values() for word in words]
    known = [term.title for term in world.audiences.values() if term.kind == STAFF]
    return tuple(ChoiceView(word, say.term(word)) for word in dict.fromkeys((*named, *exempt, *known)))


def _applicants(rule: Rule, say: Wording) -> tuple[ChoiceView, ...]:
    asking = rule.by if isinstance(rule, ApprovalRule) else ()
    return tuple(ChoiceView(word, say.term(word)) for word in asking)


def _groups(rule: Rule, say: Wording) -> tuple[ChoiceView, ...]:
    groups = rule.groups if isinstance(rule, QuotaRule) else {}
    return tuple(ChoiceView(one.title, say.term(one.title)) for one in groups.values())


def _branches(rule: Rule, level: int, say: Wording) -> Iterator[FieldView]:
    parts, total = getattr(rule, "parts", None), getattr(rule, "total", None)
    if isinstance(parts, Mapping):
        yield from _branch_fields(parts, level, say)
    elif isinstance(total, Hours):
        needed = f"{total.hours.normalize():f}"
        yield FieldView(
            "hours_done.total",
            say("hours_total"),
            "number",
            note=said(total, say),
            unit=say("unit_hours"),
            needed=needed,
            branch="total",
        )


def _branch_fields(parts: HoursParts, level: int, say: Wording) -> Iterator[FieldView]:
    for key, part in parts.items():
        hours = "" if isinstance(part.hours, Unstated) else f"{part.hours.hours.normalize():f}"
        field = FieldView(
            f"hours_done.{key}",
            say.term(part.title),
            "number",
            unit=say("unit_hours"),
            branch=key,
            level=level,
            note=said(part.hours, say),
        )
        if isinstance(part.parts, Mapping) and part.parts:
            inner = tuple(_branch_fields(part.parts, level + 1, say))
            yield replace(field, kind="parts", unit="", parts=inner)
        else:
            yield replace(field, needed=hours)


def _score_parts(rule: Rule, say: Wording) -> Iterator[FieldView]:
    if isinstance(rule, EvaluationRule):
        for key, weight in rule.weights.items():
            yield FieldView(f"scores.{key}", say.term(weight.title), "number", unit=say("unit_points"))
    else:
        for name in ("scores.listening", "scores.reading"):
            yield own_field(name, rule, say)
