"""Checks that what one record names in another file or in the document is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.model.catalog import Plan
from planpress.model.courses import COURSE_HEADS, SUMMED, field_of
from planpress.model.figures import Back, Flow, Question
from planpress.model.outline import Outline
from planpress.model.plan import AudienceEntry, TableOf
from planpress.model.records import Record
from planpress.model.rule_parts import Cite
from planpress.rules.check_charts import check_charts
from planpress.rules.check_strategies import check_strategies
from planpress.rules.check_timelines import check_timelines
from planpress.rules.course_places import CoursePlaces
from planpress.rules.places import Path, clauses_with_lines, unknown


def check_records(plan: Plan, outline: Outline, places: CoursePlaces, folder: str) -> Iterator[Diagnostic]:
    """Clauses, figures, tables, courses and steps that the records of a plan name."""
    ids = (*outline.by_id(), *plan.record.legal_basis)
    for file, path, clause in _named_clauses(plan):
        if clause not in ids:
            yield unknown("R40", Ref(folder + file, path), clause, ids)
    yield from _check_courses(plan, outline, places, folder)
    yield from _check_attachments(plan, folder)
    yield from _check_columns(plan, folder)
    yield from _check_totals(plan, folder)
    yield from check_charts(plan, outline, folder)
    yield from check_timelines(plan, folder)
    yield from check_strategies(plan, outline, folder)
    for flow_id, flow in plan.figures.flows.items():
        yield from _check_flow(flow, Ref(folder + "figures.yaml", ("flows", flow_id, "steps")))


def check_levels(outline: Outline, lines: Sequence[int], folder: str) -> Iterator[Diagnostic]:
    """``from=`` shows a level of the document's numbering."""
    habit = outline.habit
    samples = " ".join(habit.number(level, 1) for level in range(1, len(habit.levels) + 1)).strip()
    for line, item in clauses_with_lines(outline, lines):
        sample = item.clause.first_level
        if sample and habit.level_of(sample) is None:
            yield problem("D26", Ref(folder + "document.md", line=line), sample=sample, levels=samples)


def _named_clauses(plan: Plan) -> Iterator[tuple[str, Path, str]]:
    """File, path and id of every clause that a record names (those of themes are checked with them)."""
    for group, rule_id, rule in plan.rules.every():
        yield "rules.yaml", (group, rule_id, "clause"), rule.clause
        yield from cited_clauses(rule, (group, rule_id))
        yield from _of_audience(rule.audience, "rules.yaml", (group, rule_id, "audience"))
    record = plan.record
    yield from _of_audience(record.audience, "plan.yaml", ("audience",))
    for name, many in (("subplans", record.subplans), ("tables", record.tables)):
        yield from _of_records(many, "plan.yaml", name)
    for name in ("tables", "values"):
        yield from _of_records(getattr(plan.indicators, name), "indicators.yaml", name)
    for name in ("flows", "figures", "charts", "timelines", "strategies"):
        yield from _of_records(getattr(plan.figures, name), "figures.yaml", name)


def cited_clauses(value: object, path: Path) -> Iterator[tuple[str, Path, str]]:
    """The clauses that a rule cites for a parameter, a case, a row or an open point."""
    if isinstance(value, Cite):
        if value.clause:
            yield "rules.yaml", (*path, "clause"), value.clause
        return
    for key, one in _inside(value):
        yield from cited_clauses(one, (*path, key))


def _inside(value: object) -> Iterable[tuple[str | int, object]]:
    """What a record, a mapping or a list holds, by name or number."""
    if isinstance(value, Record):
        return [(name, getattr(value, name)) for name in type(value).model_fields]
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value) if isinstance(value, tuple) else ()


def _of_audience(audience: Iterable[AudienceEntry], file: str, path: Path) -> Iterator[tuple[str, Path, str]]:
    for number, entry in enumerate(audience):
        if entry.clause:
            yield file, (*path, number, "clause"), entry.clause


def _of_records(records: Mapping[str, object], file: str, name: str) -> Iterator[tuple[str, Path, str]]:
    for record_id, record in records.items():
        clause = getattr(record, "clause", None)
        if clause:
            yield file, (name, record_id, "clause"), clause


def _check_courses(plan: Plan, outline: Outline, places: CoursePlaces, folder: str) -> Iterator[Diagnostic]:
    """Each track, series and course has a title of its own or a clause; each lies where it says."""
    clauses = outline.by_id()
    records = plan.courses
    above = {"track": [one.id for one in records.tracks], "series": [one.id for one in records.series]}
    titled = [
        *((one.id, one.title, places.track(one.id)) for one in records.tracks),
        *((one.id, one.title, places.series(one.id)) for one in records.series),
    ]
    for one in records.courses:
        if not one.title and one.id not in clauses:
            yield problem("R41", places.course(one), wording="course", id=one.id)
    for name, title, at in titled:
        if not title and name not in clauses:
            yield unknown("R41", at, name, clauses)
    for course in records.courses:
        for field, known in above.items():
            value = getattr(course, field)
            if value and value not in known:
                at = places.course(course, field)
                yield unknown("R42", at, value, known, name=course.title or course.id)
    yield from _check_sessions(plan, folder)


def _check_sessions(plan: Plan, folder: str) -> Iterator[Diagnostic]:
    courses = dict.fromkeys(course.id for course in plan.courses.courses)
    for session in plan.sessions:
        if session.course not in courses:
            at = Ref(folder + "sessions.csv", (session.id, "課程"))
            yield unknown("R42", at, session.course, courses, name=session.id)


def _check_attachments(plan: Plan, folder: str) -> Iterator[Diagnostic]:
    for key, attachment in plan.record.attachments.items():
        for kind, name in (("figure", attachment.figure), ("table", attachment.table)):
            if name and not (plan.figure(name) if kind == "figure" else plan.table(name)):
                at = Ref(folder + "plan.yaml", ("attachments", key, kind))
                yield unknown("R43", at, name, plan.known_ids(kind))


def _check_columns(plan: Plan, folder: str) -> Iterator[Diagnostic]:
    """Tables of courses have columns that courses have; tables of clauses say which clause."""
    heads = (*COURSE_HEADS, *COURSE_HEADS.values())
    for table_id, table in plan.record.tables.items():
        path: Path = ("tables", table_id)
        if table.of is TableOf.CLAUSES:
            if table.clause is None:
                yield problem("R40", Ref(folder + "plan.yaml", path), wording="table", id=table_id)
            continue
        named: list[tuple[Path, str]] = [
            (("columns", number), name) for number, name in enumerate(table.columns)
        ]
        named += [(("group",), table.group)] if table.group else []
        for where, name in named:
            if name not in heads:
                yield unknown("R45", Ref(folder + "plan.yaml", (*path, *where)), name, COURSE_HEADS)


def _check_totals(plan: Plan, folder: str) -> Iterator[Diagnostic]:
    """A table that ends with totals has a column of courses, behind their names, that can be added up."""
    for table_id, table in plan.record.tables.items():
        fields = {field_of(str(name)) for name in table.columns[1:]}
        if table.totals and (table.of is TableOf.CLAUSES or not fields & SUMMED):
            at = Ref(folder + "plan.yaml", ("tables", table_id, "totals"))
            yield problem("R45", at, wording="totals", id=table_id)


def _check_flow(flow: Flow, at: Ref) -> Iterator[Diagnostic]:
    steps = [words for step in flow.steps for words in _step_words(step)]
    for number, step in enumerate(flow.steps):
        if isinstance(step, Question):
            for key, branches in (("then", step.then), ("else", step.otherwise)):
                path = (*at.path, number, key)
                for place, back in enumerate(branches):
                    if isinstance(back, Back) and back.back not in steps:
                        inner: Path = (place, "back") if len(branches) > 1 else ("back",)
                        yield unknown("R44", Ref(at.file, (*path, *inner)), back.back, steps, flow=flow.title)


def _step_words(step: str | tuple[str, ...] | Question) -> tuple[str, ...]:
    if isinstance(step, Question):
        return (step.ask,)
    return (step,) if isinstance(step, str) else step
