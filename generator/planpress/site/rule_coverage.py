"""Tables that say whether the courses of a plan cover the hours of a rule, for each kind of people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from planpress.model.dates import RocDate
from planpress.rules.answers.sentences import number_words
from planpress.rules.coverage import AudienceCoverage, BranchCoverage, Can, Coverage, Open, Unclear
from planpress.rules.coverage_courses import Lack
from planpress.site import routes
from planpress.site.cells import cell, columns, run_cell
from planpress.site.hour_tables import INDENT
from planpress.site.rule_views import FoldedView, TablesView
from planpress.site.rule_words import said
from planpress.site.runs import words
from planpress.site.views import (
    ContentView,
    NotesView,
    ParagraphView,
    RowView,
    Run,
    RunKind,
    Runs,
    TableView,
)
from planpress.site.wording import Wording

LONGEST_LIST = 200
_SAYS: Mapping[Can, str] = {
    Can.YES: "coverage_yes",
    Can.NO: "coverage_no",
    Can.UNTOLD: "coverage_untold",
}
_LACKS: Mapping[Lack, str] = {
    Lack.HOURS: "coverage_lacks_hours",
    Lack.BRANCH: "coverage_lacks_branch",
    Lack.DAY: "coverage_lacks_day",
    Lack.AUDIENCE: "coverage_lacks_audience",
}
_OPEN: Mapping[Open, str] = {
    Open.RELATIVE: "coverage_open_relative",
    Open.CASE: "coverage_open_case",
    Open.COURSES: "coverage_open_courses",
}


@dataclass(frozen=True, slots=True)
class CoveragePlace:
    """Where the tables stand: city and plan, and the titles of the courses that leave it open, by id."""

    city: str
    plan: str
    titles: Mapping[str, str]


def coverage_view(found: Coverage, place: CoveragePlace, say: Wording) -> TablesView:
    """A table for each kind of people, then the courses that leave it open."""
    unclear = _unclear_table(found.unclear, place, say)
    content = tuple(_of_audience(number, one, say) for number, one in enumerate(found.audiences, 1))
    return TablesView(
        say("coverage"),
        "rule-coverage",
        content,
        tuple(words(say("coverage_lead"))),
        (unclear,) if unclear else (),
    )


def _of_audience(number: int, one: AudienceCoverage, say: Wording) -> ContentView:
    name = say.term(one.audience) or say("coverage_everybody")
    if not one.listed:
        return ParagraphView(tuple(words(say("coverage_not_listed", staff=name))))
    lines = [_line(branch, say) for branch in one.branches]
    heads = _heads(say) if any(line[-1] for line in lines) else _heads(say)[:-1]
    rows = tuple(
        _row(line, heads, f"coverage-{number}-{branch.id}")
        for line, branch in zip(lines, one.branches, strict=True)
    )
    texts = [[line[at] for line in lines] for at in range(len(heads))]
    views = columns(heads, texts, ("start", "end", "end", "start", "start")[: len(heads)])
    notes = tuple(tuple(words(note)) for note in _notes(one, say))
    return TableView(
        f"coverage-{number}",
        tuple(words(say("pair", name=name, value=say(_SAYS[one.can]) + _until(one, say)))),
        views,
        rows,
        NotesView(say("rule_note"), notes) if notes else None,
        anchor=f"table-coverage-{number}",
    )


def _heads(say: Wording) -> tuple[str, ...]:
    return (
        say("hours_branch"),
        say("coverage_need"),
        say("coverage_offered"),
        say("coverage_can"),
        say("rule_note"),
    )


def _until(one: AudienceCoverage, say: Wording) -> str:
    return say("coverage_until", day=said(RocDate.of(one.last_day), say)) if one.last_day else ""


def _notes(one: AudienceCoverage, say: Wording) -> Iterator[str]:
    if one.condition:
        yield say("coverage_condition", condition=say.term(one.condition))
    if one.open:
        yield say(_OPEN[one.open])


def _line(branch: BranchCoverage, say: Wording) -> tuple[str, ...]:
    title = INDENT * branch.level + say.term(branch.title)
    can = say(_SAYS[branch.can])
    return (title, _hours(branch.need, say), _hours(branch.offered, say), can, _told(branch, say))


def _told(branch: BranchCoverage, say: Wording) -> str:
    if branch.can is Can.NO:
        return say("coverage_gap", hours=_hours(branch.gap, say))
    return say("coverage_unclear_count", count=len(branch.unclear)) if branch.unclear else ""


def _hours(number: Fraction, say: Wording) -> str:
    return say("number_of_hours", hours=number_words(number))


def _row(line: Sequence[str], heads: Sequence[str], anchor: str) -> RowView:
    told = zip(line, heads, strict=False)
    cells = tuple(
        cell(text, label, head=at == 0, align="end" if at in (1, 2) else "start")
        for at, (text, label) in enumerate(told)
    )
    return RowView(cells, tuple(range(len(cells))), anchor)


def _unclear_table(unclear: Sequence[Unclear], place: CoveragePlace, say: Wording) -> FoldedView | None:
    """Courses that do not say what it takes, each linked to its page; of very many the first ones."""
    if not unclear:
        return None
    heads = (say("coverage_course"), say("coverage_unclear"))
    listed = unclear[:LONGEST_LIST]
    rows = tuple(_unclear_row(one, place, heads, say) for one in listed)
    texts = [[place.titles.get(one.course, "") for one in listed], [_lacks(one, say) for one in listed]]
    cut = len(listed) < len(unclear)
    heading = (
        say("coverage_unclear_some", count=len(unclear), listed=LONGEST_LIST)
        if cut
        else say("coverage_unclear_all", count=len(unclear))
    )
    caption = tuple(words(say("coverage_unclear_caption")))
    views = columns(heads, texts)
    table = TableView("coverage-unclear", caption, views, rows, anchor="table-coverage-unclear")
    return FoldedView(tuple(words(heading)), table)


def _unclear_row(one: Unclear, place: CoveragePlace, heads: tuple[str, str], say: Wording) -> RowView:
    title = place.titles.get(one.course) or one.course
    link: Runs = (Run(title, RunKind.LINK, href=routes.course(place.city, place.plan, one.course)),)
    cells = (run_cell(link, heads[0], head=True), cell(_lacks(one, say), heads[1]))
    return RowView(cells, (0, 1))


def _lacks(one: Unclear, say: Wording) -> str:
    return say.listed(say(_LACKS[lack]) for lack in one.lacks)
