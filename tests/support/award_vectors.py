"""Questions to rules on awards: every exam, level and score at a boundary, alone and after each other."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from planpress.model.awards import AwardParameters, AwardStep
from planpress.model.rule_parts import Rule
from planpress.model.vocabularies import Equivalent, Exams
from planpress.rules.answers.asked import AskedRule, World
from support.odd_values import DAYS, JUNK, JUNK_MORE, around_text, combined

Question = dict[str, Any]


def award_questions(asked: AskedRule, world: World) -> Iterator[Question]:
    """Passes of every kind, their days, and what people type wrongly."""
    passes = list(_passes(asked.rule, world.exams))
    yield from _passes_again(passes, world.exams)
    for one, day in itertools.product((passes[0], passes[len(passes) // 2]), DAYS):
        for more in ({}, {"today": "113-06-01"}, {"received_date": "113-03-05"}, {"as_on": "113-06-01"}):
            yield one | {"certificate_date": day} | more
            yield one | {"received_date": day} | more
    for value in (*JUNK, *JUNK_MORE):
        for field in ("exam", "level", "score", "scores", "cefr", "prior_awards", "passed_before_joining"):
            yield {"level": "中級"} | {field: value}
            yield {field: value}
        yield {"exam": "toeic", "score": value}
        yield {"exam": "toeic", "scores": {"listening": value, "reading": 300}}


def again_questions(asked: AskedRule, told: Question) -> Iterator[Question]:
    """The rule's own rows and some levels after each other, in every way that an earlier pass can be told.

    ``told`` holds a good value for each field of the rule.
    """
    if not isinstance(asked.rule, AwardParameters):
        return
    own = [*map(_step_pass, _steps(asked.rule)), *OTHER_PASSES]
    dims = {
        name: _two(asked.rule, name)
        for name in (*asked.rule.once_per, *_choices(asked.rule))
        if name != "exam"
    }
    days = (None, "113-05-01", "112-05-01", "113-02-30")
    names = ("prior_awards", "prior_awards", "passed_before_joining")
    pairs = [*itertools.product(dims, (0, 1, None), (0, 1, None))] or [(None, None, None)]
    todays = (None, "113-05-15", "113-05-14", "113-08-15", "113-08-16")
    for one, before, name, day, today, (dim, now, then) in combined(
        asked.address, own, own, names, days, todays, pairs, most=2_000
    ):
        earlier = before | ({"date": day} if day else {})
        question = told | one | {"certificate_date": "113-05-15"} | ({"today": today} if today else {})
        if dim is not None:
            question = {key: value for key, value in question.items() if key != dim}
            question |= {} if now is None else {dim: dims[dim][now]}
            earlier |= {} if then is None else {dim: dims[dim][then]}
        yield question | {name: [earlier, before] if day == "112-05-01" else earlier}


OTHER_PASSES: tuple[Question, ...] = (
    *({"level": level} for level in ("初級", "中級", "中高級", "高級", "優級")),
    *({"exam": "toeic", "score": score} for score in (200, 600, 800)),
    {"exam": "多益", "scores": {"listening": 275, "reading": 400}},
    {"exam": "toeic", "scores": {"聽力": 400, "閱讀": 200}},
    {"exam": "劍橋英語認證", "level": "FCE", "score": 150},
    {"exam": "cambridge", "level": "KET", "score": 145},
    {"exam": "ielts", "score": "5.5"},
    {"exam": "hakka", "level": "初級"},
    {"exam": "閩南語認證", "level": "B1"},
    {"exam": "原住民族語認證", "cefr": "B2"},
    {"cefr": "b1"},
    {"level": "N2", "exam": "jlpt"},
    {"level": "初級", "grade": "甲"},
    {"level": "初級", "datum": "甲"},
)


def _step_pass(step: AwardStep) -> Question:
    """A pass that just reaches a row."""
    score = {"score": step.score.from_ or step.score.to} if step.score else {}
    scores = (
        {"scores": {name: one.from_ or one.to for name, one in step.scores.items()}} if step.scores else {}
    )
    named = {"exam": step.exam, "level": step.level, "cefr": step.cefr}
    return {name: value for name, value in named.items() if value} | score | scores or {"level": "初級"}


def _two(rule: Rule, name: str) -> tuple[Any, Any]:
    """Two values of a field."""
    field = rule.questions.get(name)
    return (field.choices[0], field.choices[-1]) if field and field.choices else ("甲", "乙")


def _choices(rule: Rule) -> list[str]:
    return [name for name, field in rule.questions.items() if field.choices]


def _passes_again(passes: Sequence[Question], exams: Exams) -> Iterator[Question]:
    """Each pass alone and after each other one, written in several ways."""
    earlier = [*(one for one in passes if "level" in one), *_scores_at(exams)[:6]]
    words = [one["level"] for one in earlier if "level" in one]
    for one in passes:
        yield from (one, one | {"prior_awards": []}, one | {"passed_before_joining": False})
        yield from (one | {"passed": False}, one | {"prior_awards": ["初級", "中級"]})
    for one, before, how in combined("again", passes, [*words[:9], *earlier], range(4)):
        name = "prior_awards" if how < 2 else "passed_before_joining"
        yield one | {name: [before] if how % 2 else before} | ({"prior_awards": ["初級"]} if how == 3 else {})


def _passes(rule: Rule, exams: Exams) -> Iterator[Question]:
    """Every exam with every level, score at a boundary and CEFR level, and words for none of them."""
    for exam_id, exam in exams.exams.items():
        for level_id, level in exam.levels.items():
            yield {"level": level.title, "exam": exam_id}
            yield {"level": level_id, "exam": exam.title}
            yield {"level": level.title}
        for name in exam.also:
            yield {"exam": name, "level": "中級", "score": 600}
        yield {"exam": exam_id}
    yield from _scores_at(exams)
    yield from ({"cefr": cefr} for cefr in ("A1", "A2", "B1", "b2", "C1", "C2", "D1"))
    for level in ("初", "中高", "N1", "初級", "優級", "基礎級", "特優級", "intermediate", "Ｂ１"):
        for exam in ("jlpt", "gpet", "GEPT", "全民英語檢定", None):
            yield {"level": level} | ({"exam": exam} if exam else {})
    for step in _steps(rule):
        yield from _step_questions(step)


def _scores_at(exams: Exams) -> list[Question]:
    found: list[Question] = []
    for table in exams.equivalences.values():
        for row in table.rows.values():
            for exam, line in row.items():
                if isinstance(line, Equivalent):
                    found += _equivalent_questions(exam, line)
    return found


def _equivalent_questions(exam: str, line: Equivalent) -> Iterator[Question]:
    for bound in (line.level, line.total, line.from_, line.to):
        if bound is None:
            continue
        for score in around_text(bound):
            yield {"exam": exam, "score": score}
        yield {"exam": exam, "level": bound}
    if line.listening and line.reading:
        for listening, reading in itertools.product(around_text(line.listening), around_text(line.reading)):
            yield {"exam": exam, "scores": {"listening": listening, "reading": reading}}


def _step_questions(step: AwardStep) -> Iterator[Question]:
    base = {key: value for key, value in (("exam", step.exam), ("level", step.level)) if value}
    yield base | ({"cefr": step.cefr} if step.cefr else {})
    for bound in (step.score and step.score.from_, step.score and step.score.to):
        for score in around_text(bound) if bound else ():
            yield base | {"score": score}
    if step.scores:
        ends = {name: around_text(one.from_ or one.to or "1") for name, one in step.scores.items()}
        for values in itertools.product(*ends.values()):
            yield base | {"scores": dict(zip(ends, values, strict=True))}


def _steps(rule: Rule) -> Iterator[AwardStep]:
    for parameters in (rule, *getattr(rule, "cases", ())):
        if isinstance(parameters, AwardParameters) and isinstance(parameters.steps, tuple):
            yield from parameters.steps
