"""Questions over the whole grid of a rule: each boundary of its figures, and what people type wrongly."""

from __future__ import annotations

import datetime
import itertools
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from planpress.model.amounts import CountRange, Hours, Share
from planpress.model.dates import RocDate
from planpress.model.rule_parts import FieldKind, QuestionField, Rule, Test, When
from planpress.model.rules import HoursRule, walk_parts
from planpress.rules.answers.asked import AskedRule, World
from support.award_vectors import again_questions, award_questions
from support.odd_values import DAYS, JUNK, JUNK_MORE, NUMERALS, around, around_text, combined, number

Question = dict[str, Any]
STANDARD = (
    *("exam", "level", "score", "scores", "cefr", "certificate_date", "received_date", "prior_awards"),
    *("passed_before_joining", "passed", "today", "as_on", "hours_done", "weekly_hours", "mode", "posts"),
    *("studying", "class_hours", "hours_absent", "unexcused", "class_end", "staff_kind", "role", "grade"),
    *(
        "appointed",
        "event_date",
        "nominated",
        "approved",
        "hours",
        "year",
        "students",
        "teachers",
        "applicant",
    ),
)


def grid(asked: AskedRule, world: World, limit: int = 700) -> tuple[Question, ...]:
    """The questions of a rule: at most about ``limit`` of each sort, the same ones at every call."""
    sorts: tuple[Iterable[Question], ...] = (
        _by_kind(asked, world),
        _by_field(asked, world),
        _by_time(asked),
        _by_people(asked, world),
        _wrong(asked),
    )
    bases = [_thinned(list(sort), limit, asked.address) for sort in sorts]
    bases += [_thinned(list(again_questions(asked, _told(asked.rule))), 3 * limit, asked.address)]
    return tuple(_unique(itertools.chain.from_iterable(bases)))


def _thinned(questions: list[Question], limit: int, seed: str) -> list[Question]:
    if len(questions) <= limit:
        return questions
    chosen = random.Random(seed).sample(range(len(questions)), limit)  # noqa: S311 (the same at every call)
    return [questions[index] for index in sorted(chosen)]


def _unique(questions: Iterator[Question]) -> Iterator[Question]:
    seen = set()
    for question in questions:
        if repr(question) not in seen:
            seen.add(repr(question))
            yield question


# -- what the kind of rule asks -------------------------------------------------


def _by_kind(asked: AskedRule, world: World) -> Iterator[Question]:
    make = {
        "hours": _hours,
        "limits": _limits,
        "quotas": _limits,
        "attendance": _attendance,
        "deadlines": _deadlines,
        "awards": award_questions,
        "approvals": _approvals,
        "leave": _leave,
        "evaluation": _evaluation,
    }.get(asked.group)
    told = _told(asked.rule)
    for question in make(asked, world) if make else ():
        yield question
        yield told | question


def _told(rule: Rule) -> Question:
    """A good value for every field that the rule itself declares."""
    return {name: values[0] for name, values in _values(rule).items() if values}


def _hours(asked: AskedRule, world: World) -> Iterator[Question]:
    versions = [rule for rule in (asked.rule, *asked.versions) if isinstance(rule, HoursRule)]
    parts = {part_id: part for rule in versions for part_id, part in walk_parts(rule.parts)}
    done = {
        part_id: [*around(part.hours.hours if isinstance(part.hours, Hours) else 1), None]
        for part_id, part in parts.items()
    }
    for figures in combined(asked.address, *done.values()):
        yield {
            "hours_done": {
                part_id: one for part_id, one in zip(done, figures, strict=True) if one is not None
            }
        }
    for part_id, part in parts.items():
        for value in (*JUNK, *JUNK_MORE, "4小時", "2.5"):
            yield {"hours_done": {part_id: value}}
        yield {"hours_done": {part.title: 3}}
        yield {"hours_done": {part_id[:-1]: 3, part.title[1:]: 2}}
        yield {"hours_done": {part_id: 1, part.title: 2}}
    for value in (*JUNK, *JUNK_MORE):
        yield {"hours_done": value}
    for day in DAYS:
        yield {"hours_done": {}, "appointed": day}
        yield {"appointed": day}
    for term in world.audiences.values():
        yield {"hours_done": {}, "staff_kind": term.title}


def _limits(asked: AskedRule, _world: World) -> Iterator[Question]:
    for posts in range(46):
        yield {"posts": posts}
        for studying in {posts // 10 - 1, posts // 10, posts // 10 + 1, posts}:
            yield {"posts": posts, "studying": studying}
    figures = [value for amount in _figures(asked.rule) for value in around(amount)]
    for figure in dict.fromkeys((*figures, 0, 1, 100)):
        for field in ("weekly_hours", "studying", "nominated", "hours", "students", "posts"):
            yield {field: number(figure)}
        yield {"students": number(figure), "teachers": 2}
        yield {"weekly_hours": f"{number(figure)}小時", "mode": "公餘進修"}
    for value in (*JUNK, *JUNK_MORE):
        for field in ("posts", "weekly_hours", "students", "teachers", "nominated"):
            yield {field: value, "studying": 1}
    for students, teachers in itertools.product((0, 1, 4, 5, 10, 11, 21), (0, 1, 2, 5)):
        yield {"students": students, "teachers": teachers}
    yield from _groups(asked)


def _groups(asked: AskedRule) -> Iterator[Question]:
    """Each group of a quota by its id and title, and with a slip; figures written in many ways."""
    for group, one in getattr(asked.rule, "groups", {}).items():
        for word in (group, group.upper(), one.title, one.title[1:]):
            yield {"group": word}
            yield {"group": word, "posts": 15}
    for value in NUMERALS:
        yield {"weekly_hours": value, "fee": value}
        yield {"posts": value}


def _attendance(asked: AskedRule, _world: World) -> Iterator[Question]:
    shares = [value for value in _every(asked.rule) if isinstance(value, Share)]
    for whole in (0, 1, 2, 3, 6, 7, 10, 12.5, 30, "36小時"):
        size = Fraction(str(whole).removesuffix("小時"))
        for share in {one.share for one in shares} | {Fraction(1, 3)}:
            for cut in {share * size, (1 - share) * size}:
                for absent in {*around(cut), cut // 1, cut // 1 + 1, 0, size, size + 1}:
                    for unexcused in (None, True, False, 0, 2, "是"):
                        question = {"class_hours": whole, "hours_absent": number(absent)}
                        yield question if unexcused is None else question | {"unexcused": unexcused}
    for value in (*JUNK, *JUNK_MORE):
        yield {"class_hours": value, "hours_absent": 1}
        yield {"class_hours": 6, "hours_absent": value}
        yield {"class_hours": 6, "hours_absent": 1, "unexcused": value}
    yield from ({"hours_absent": 2}, {"class_hours": 6}, {"unexcused": True}, {"unexcused": 3})


def _deadlines(asked: AskedRule, _world: World) -> Iterator[Question]:
    names = {"class_end", "event_date", "appointed", "certificate_date", *_values(asked.rule)}
    named = [value for value in _every(asked.rule) if isinstance(value, str)]
    for name in sorted(names | {word for word in named if word.isascii() and word.isidentifier()}):
        for day in DAYS:
            yield {name: day}
            yield {name: day, "today": "113-10-05"}
            yield {"class_end": "113-03-15", name: day}
    starts = ["class_end", *_starts(asked.rule)]
    for one, other, day in itertools.product(starts, starts, ("113-01-31", "113-06-30", "113-07-01")):
        yield {one: "113-03-31", other: day}
    first = datetime.date(2023, 12, 20)
    for step in range(0, 400, 3):
        yield {"class_end": (first + datetime.timedelta(step)).isoformat()}
    for year in ("108", "113", 114, 2024, "113年", "x", 0):
        yield {"year": year}
        yield {"year": year, "class_end": "113-05-31"}


def _starts(rule: Rule) -> list[str]:
    """The events from which a deadline may count, but the usual one."""
    return [getattr(rule, "event", None) or "event_date", *getattr(rule, "or_after", {})]


# -- the other kinds ----------------------------------------------------------------


def _approvals(asked: AskedRule, world: World) -> Iterator[Question]:
    people = [*getattr(asked.rule, "by", ()), *(term.title for term in world.audiences.values()), *JUNK]
    for field, person in itertools.product(("applicant", "role", "staff_kind"), people):
        for more in ({}, {"approved": True}, {"approved": "否"}):
            yield {field: person} | more
    yield from ({"approved": value} for value in (*JUNK, *JUNK_MORE))


def _leave(_asked: AskedRule, _world: World) -> Iterator[Question]:
    for hours in (0, 1, "2.5", 3, "八小時", "10/3", 8, 16, 100, -1, *JUNK, *JUNK_MORE, *NUMERALS):
        yield {"hours": hours}
        yield {"class_hours": hours}


def _evaluation(asked: AskedRule, _world: World) -> Iterator[Question]:
    weights = list(getattr(asked.rule, "weights", ()))
    for mark in (0, 50, 69.5, 70, 100, 101, -1, "x"):
        yield {"scores": dict.fromkeys(weights, mark)}
        yield {"scores": {weights[0]: mark}} if weights else {"score": mark}
        yield {"scores": {"甲": mark}}


# -- what all rules ask -------------------------------------------------------------


def _by_field(asked: AskedRule, world: World) -> Iterator[Question]:
    """Every combination of the values at which a test or a declared field of the rule turns."""
    values = _values(asked.rule)
    bases = [{}, *itertools.islice(_by_kind(asked, world), 1, None, 97)][:6]
    questions = [
        dict(zip(values, figures, strict=True))
        for figures in combined(asked.address, *([None, *several] for several in values.values()), most=400)
    ]
    questions += [_told(asked.rule) | {name: one} for name, several in values.items() for one in several]
    for base, question in itertools.product(bases, questions):
        yield base | {name: value for name, value in question.items() if value is not None}


def _values(rule: Rule) -> dict[str, list[Any]]:
    """Field: the values around which an answer may change."""
    found: dict[str, list[Any]] = {}
    for name, field in rule.questions.items():
        found.setdefault(name, []).extend(_declared(field))
    for when in _whens(rule):
        for name, test in when.items():
            found.setdefault(name, []).extend(_tested(test))
    return {name: list(dict.fromkeys(map(_hashable, values))) for name, values in found.items()}


def _hashable(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool) else str(value)


def _declared(field: QuestionField) -> Iterator[Any]:
    if field.kind is FieldKind.YES_NO:
        yield from ("是", "否")
    elif field.kind is FieldKind.DATE:
        yield from ("113-05-31", "113-02-29", "114-01-01")
    elif field.kind is FieldKind.NUMBER:
        bounds = [bound for bound in (field.at_least, field.at_most) if bound]
        yield from (value for bound in bounds for value in around_text(bound))
        yield from (0, 1, 100, 5000)
    elif field.choices:
        yield from (*field.choices, "甲")
    else:
        yield "甲"


def _tested(test: Test) -> Iterator[Any]:
    yield from (*test.any_of, *test.none_of)
    for bound in (test.at_least, test.more_than, test.at_most, test.less_than):
        if bound:
            yield from around_text(bound)


def _whens(rule: Rule) -> Iterator[When]:
    for value in _records(rule):
        when = getattr(value, "when", None)
        if isinstance(when, Mapping):
            yield when


def _by_time(asked: AskedRule) -> Iterator[Question]:
    days = {value.date for value in _every(asked.rule) if isinstance(value, RocDate)}
    days |= {
        value.date for version in asked.versions for value in _every(version) if isinstance(value, RocDate)
    }
    days |= {asked.day} if asked.day else set()
    around = {
        day + datetime.timedelta(step) for day in days for step in (-1, 0, 1, 366) if 1913 <= day.year <= 2200
    }
    told = _told(asked.rule)
    for day in (*sorted(one.isoformat() for one in around), *DAYS):
        for base in ({}, told, {"level": "中級"}, {"class_end": "113-05-31"}, {"hours_done": {}}):
            yield base | {"as_on": day}
            yield base | {"today": day}
    yield {"as_on": "113-06-01", "today": "112-06-01"}


def _by_people(asked: AskedRule, world: World) -> Iterator[Question]:
    told = [one.title for one in asked.rule.audience] + list(asked.rule.excluded)
    known = [word for term in world.audiences.values() for word in (term.title, *term.also)]
    for person in (*told, *known, *world.audiences, *JUNK, *JUNK_MORE, "教師", "替代役"):
        for base in ({}, _told(asked.rule), {"level": "中級"}, {"hours_done": {}}, {"posts": 15}):
            yield base | {"staff_kind": person}
        yield {"role": person, "grade": "薦任", "mode": person}


def _wrong(asked: AskedRule) -> Iterator[Question]:
    """Fields that nobody knows, and values that a field cannot hold."""
    yield {}
    yield _told(asked.rule)
    for name in (*STANDARD, *asked.rule.questions):
        for value in (*JUNK, *JUNK_MORE):
            yield {name: value}
            yield _told(asked.rule) | {name: value}
        yield {name[:-1] + "x": "1"}
        yield {name.upper(): "1"}
    yield from ({name: 1} for name in ("", "甲", "1", "__proto__", "constructor", "toString", "x" * 100))


# -- what a rule holds -----------------------------------------------------------------


def _figures(rule: Rule) -> list[Any]:
    counts = [value for value in _every(rule) if isinstance(value, CountRange)]
    return [end for count in counts for end in (count.first, count.last)]


def _every(record: Any) -> Iterator[Any]:
    """All values of a record at any depth."""
    if isinstance(record, Mapping):
        record = list(record.values())
    if isinstance(record, Sequence) and not isinstance(record, str):
        for item in record:
            yield from _every(item)
    elif hasattr(type(record), "model_fields"):
        for name in type(record).model_fields:
            yield from _every(getattr(record, name))
    elif record is not None:
        yield record


def _records(record: Any) -> Iterator[Any]:
    """A record and those in it at any depth, without examples."""
    if isinstance(record, Mapping):
        record = list(record.values())
    if isinstance(record, Sequence) and not isinstance(record, str):
        for item in record:
            yield from _records(item)
    elif hasattr(type(record), "model_fields"):
        yield record
        for name in type(record).model_fields:
            if name != "examples":
                yield from _records(getattr(record, name))
