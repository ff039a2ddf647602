"""The page of all indicators: every published figure of every document, by subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planpress.model.site import Site
from planpress.model.values import Unstated
from planpress.rules.course_counts import CourseCounts
from planpress.rules.indicator_lines import IndicatorLine
from planpress.site import routes
from planpress.site.cells import cell, columns, run_cell
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import LinkView
from planpress.site.register_views import RegisterPage, RegisterSection
from planpress.site.runs import words
from planpress.site.views import ColumnView, ContentsEntry, RowView, Run, RunKind, Runs, TableView
from planpress.site.wording import Wording

DocumentKey = tuple[str, str]
_YEAR = re.compile(r"[0-9]{2,3}(?:年|$)")


@dataclass(frozen=True, slots=True)
class FigureWorld:
    """Titles of the documents, and which of them have a page of figures."""

    documents: Mapping[DocumentKey, str]
    with_page: frozenset[DocumentKey] = frozenset()

    def link(self, city: str, plan: str) -> Runs:
        """A document by its title."""
        return (Run(self.documents[(city, plan)], RunKind.LINK, href=routes.document(city, plan)),)


def indicators_page(
    site: Site,
    say: Wording,
    lines: Sequence[IndicatorLine],
    counts: Sequence[CourseCounts],
    world: FigureWorld,
) -> RegisterPage:
    """A section for each subject, then what is counted from the courses; nothing is added up."""
    title = say("figures_all")
    place = PagePlace("all_indicators", routes.ALL_INDICATORS, title, say("figures_all_about"))
    subjects = dict.fromkeys(sorted((line.subject for line in lines), key=lambda one: not one))
    sections = [
        _section(say, number, subject, [line for line in lines if line.subject == subject], world)
        for number, subject in enumerate(subjects, start=1)
    ]
    if counts:
        table, lead = _counted(say, counts, world), tuple(words(say("figures_counted_lead")))
        sections.append(RegisterSection("counted", say("figures_counted"), lead, (table,)))
    return RegisterPage(
        frame(site, say, place),
        title,
        tuple(words(say("figures_all_lead"))),
        tuple(sections),
        contents=tuple(ContentsEntry("", one.heading, f"#{one.anchor}") for one in sections),
        notes=(say("figures_missing_surveys"), say("figures_missing_history")),
        related=(LinkView(say("figures_compare"), routes.comparison("indicators")),),
    )


def _section(
    say: Wording, number: int, subject: str, lines: Sequence[IndicatorLine], world: FigureWorld
) -> RegisterSection:
    """Series over the same years in one table each, all other figures in one."""
    tables: list[TableView] = []
    for years in dict.fromkeys(_years(line) for line in lines):
        alike = [line for line in lines if _years(line) == years]
        anchor = f"subject-{number}-{len(tables) + 1}"
        tables.append(_series(say, anchor, alike, world) if years else _singles(say, anchor, alike, world))
    return RegisterSection(f"subject-{number}", subject or say("figures_other"), (), tuple(tables))


def _years(line: IndicatorLine) -> tuple[str, ...]:
    """The years of a series; () for a single figure and for one that is told by items."""
    whens = tuple(point.when for point in line.points)
    return whens if len(whens) > 1 and all(_YEAR.match(when) for when in whens) else ()


def _series(say: Wording, anchor: str, lines: Sequence[IndicatorLine], world: FigureWorld) -> TableView:
    """The years as columns, so that a line reads as it does in the document."""
    years = _years(lines[0])
    heads = (say("figures_name"), say("figures_unit"), *years, say("register_document"))
    each = 38 // len(years)
    widths = (26, 10, *[each] * len(years), 64 - each * len(years))
    sides = ("start", "start", *["end"] * len(years), "start")
    columns = tuple(map(ColumnView, heads, sides, widths))
    rows = tuple(
        RowView(
            (
                run_cell(_name(line, world), heads[0], head=True),
                cell(unit_words(say, line), heads[1]),
                *(cell(point.text, point.when, align="end") for point in line.points),
                run_cell(world.link(line.city, line.plan), heads[-1]),
            ),
            tuple(range(len(heads))),
            f"{anchor}-{number}",
        )
        for number, line in enumerate(lines, start=1)
    )
    return TableView(f"{anchor}-table", (), columns, rows, anchor=f"{anchor}-table")


def _singles(say: Wording, anchor: str, lines: Sequence[IndicatorLine], world: FigureWorld) -> TableView:
    heads = (
        say("figures_name"),
        say("figures_unit"),
        say("figures_when"),
        say("figures_value"),
        say("register_document"),
    )
    columns = tuple(
        ColumnView(head, width=width) for head, width in zip(heads, (30, 12, 13, 16, 29), strict=True)
    )
    rows = (
        row
        for number, line in enumerate(lines, start=1)
        for row in _rows(say, line, world, heads, f"{anchor}-{number}")
    )
    return TableView(f"{anchor}-table", (), columns, tuple(rows), anchor=f"{anchor}-table")


def _rows(
    say: Wording, line: IndicatorLine, world: FigureWorld, heads: Sequence[str], anchor: str
) -> Iterator[RowView]:
    """A row for each value; name, unit and document are merged over the values of an indicator."""
    count = len(line.points)
    name = run_cell(_name(line, world), heads[0], rows=count, head=True)
    unit = cell(unit_words(say, line), heads[1], rows=count)
    document = run_cell(world.link(line.city, line.plan), heads[4], rows=count)
    for number, point in enumerate(line.points):
        value = (cell(point.when, heads[2]), cell(point.text, heads[3]))
        if number:
            yield RowView(value, (2, 3), f"{anchor}-{number + 1}")
        else:
            yield RowView((name, unit, *value, document), (0, 1, 2, 3, 4), anchor)


def _name(line: IndicatorLine, world: FigureWorld) -> Runs:
    """The indicator, leading to its row on the document's page of figures where there is one."""
    if (line.city, line.plan) not in world.with_page:
        return tuple(words(line.title))
    href = f"{routes.indicators(line.city, line.plan)}#{line.key}"
    return (Run(line.title, RunKind.LINK, href=href),)


def unit_words(say: Wording, line: IndicatorLine) -> str:
    """「個（班）」: 個 of classes and 個 of agencies are told apart; 未載明 where there is no unit."""
    if line.measure and line.measure != line.unit:
        if not line.unit:
            return line.measure
        return say("figures_unit_measure", unit=line.unit, measure=line.measure)
    return line.unit or Unstated.NOT_STATED.value


def _counted(say: Wording, counts: Sequence[CourseCounts], world: FigureWorld) -> TableView:
    heads = (
        say("register_document"),
        say("figures_courses"),
        say("figures_lengths"),
        say("figures_seats"),
    )
    grid = [_counted_line(say, one) for one in counts]
    titles = [world.documents[(one.city, one.plan)] for one in counts]
    rows = tuple(
        RowView(
            (
                run_cell(world.link(one.city, one.plan), heads[0], head=True),
                *(cell(text, head) for text, head in zip(line, heads[1:], strict=True)),
            ),
            (0, 1, 2, 3),
            f"counted-{one.city}-{one.plan}",
        )
        for one, line in zip(counts, grid, strict=True)
    )
    texts = [titles, *([line[column] for line in grid] for column in range(3))]
    return TableView("counted-table", (), columns(heads, texts), rows, anchor="counted-table")


def _counted_line(say: Wording, one: CourseCounts) -> tuple[str, str, str]:
    unstated = Unstated.NOT_STATED.value
    lengths = say.listed(map(str, one.lengths)) or unstated
    seats = one.seats
    told = unstated
    if seats.courses:
        told = say("figures_seats_count", count=seats.seats)
    if seats.unclear:
        told = say("figures_seats_unclear", count=seats.seats, unclear=seats.unclear)
    return say("figures_courses_count", count=one.courses), lengths, told
