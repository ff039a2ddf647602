"""Checks that what a timeline names is there and has days that can stand on an axis."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem
from planpress.model.catalog import Plan
from planpress.model.dates import Period
from planpress.model.timelines import Timeline
from planpress.rules.places import unknown
from planpress.rules.timed import deadline_days, sources, timed


def check_timelines(plan: Plan, folder: str) -> Iterator[Diagnostic]:
    """Unknown names, deadlines without a day, months of no year, and timelines of nothing."""
    known = sources(plan)
    for timeline_id, timeline in plan.figures.timelines.items():
        at = Ref(folder + "figures.yaml", ("timelines", timeline_id))
        found = [
            *_named(timeline, plan, known, Ref(at.file, (*at.path, "of"))),
            *_months(timeline, plan, at),
        ]
        yield from found
        if not found and not any(row.stretches for row in timed(timeline, plan)):
            yield problem("R47", at, wording="timeless", chart=timeline.title)


def _named(timeline: Timeline, plan: Plan, known: tuple[str, ...], at: Ref) -> Iterator[Diagnostic]:
    for name in timeline.of:
        if name not in known:
            yield unknown("R46", at, name, known, chart=timeline.title)
            continue
        rule = plan.rules.deadlines.get(name)
        if rule is not None and not deadline_days(rule, plan):
            yield problem("R47", at, wording="undated", chart=timeline.title, id=name, what=rule.what)


def _months(timeline: Timeline, plan: Plan, at: Ref) -> Iterator[Diagnostic]:
    """Items that name months alone, in a plan whose period does not say of which year."""
    if isinstance(plan.record.period, Period):
        return
    for number, item in enumerate(timeline.items):
        if item.when.stretch is None:
            place = Ref(at.file, (*at.path, "items", number, "when"))
            yield problem("R47", place, wording="year", chart=timeline.title, months=item.when.text)
