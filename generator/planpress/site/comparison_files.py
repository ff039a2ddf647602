"""The comparison as files: rows for a spreadsheet, and one document for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planpress.model.numbering import read_habit
from planpress.model.site import Site
from planpress.rules.compared_figures import MeasureTable
from planpress.rules.comparison import ComparisonTable
from planpress.site.comparison_tables import (
    alike_words,
    clause_number,
    measure_table,
    nature,
    paper_tables,
    said_text,
    topic_titles,
)
from planpress.site.csv_text import BOM, csv_line, harmless
from planpress.site.document import contents
from planpress.site.runs import words
from planpress.site.views import (
    ClauseView,
    ContentView,
    DocumentView,
    MastheadView,
    ParagraphView,
    Run,
    TableView,
)
from planpress.site.wording import Wording

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_HABIT = read_habit("壹、 一、", "拾壹")


def comparison_lines(table: ComparisonTable, say: Wording) -> Iterator[tuple[str, ...]]:
    """Head and rows: for each plan what it says and the clause, then how they stand to each other."""
    plans = (name for _, _, name in table.columns)
    names = [part for name in plans for part in (name, say("comparison_clause_of", plan=name))]
    yield (say("comparison_rule"), say("comparison_item"), *names, say("comparison_alike"))
    for row in table.rows:
        said = [part for cell in row.cells for part in (said_text(cell, say), clause_number(cell))]
        yield (row.title, row.aspect_title, *said, alike_words(row.alike, say))


def figure_lines(tables: Sequence[MeasureTable], say: Wording) -> Iterator[tuple[str, ...]]:
    """Head and rows: a figure with its measure, agency, document, year, words, exact number and nature."""
    yield (
        say("figure_measure"),
        say("figure_title"),
        say("figure_city"),
        say("figure_of_document"),
        say("figure_year"),
        say("figure_words"),
        say("figure_value"),
        say("figure_nature"),
    )
    for table in tables:
        for one in table.figures:
            place = (one.agency, one.name, one.year)
            yield (table.measure, one.title, *place, one.text, f"{one.number:f}", nature(one, say))


def csv_bytes(lines: Iterator[tuple[str, ...]]) -> bytes:
    """RFC 4180 with the byte order mark; words that begin a formula are made harmless, numbers are not."""
    return (BOM + "".join(csv_line(map(_harmless, line)) for line in lines)).encode()


def _harmless(text: str) -> str:
    return text if _NUMBER.fullmatch(text) else harmless(text)


def comparison_document(
    site: Site, say: Wording, tables: Sequence[ComparisonTable], figures: Sequence[MeasureTable]
) -> DocumentView:
    """All topics as one document for paper, a chapter each; what nobody says is no chapter."""
    title = say("comparison_on_paper")
    chapters = tuple(
        _chapter(index, *chapter) for index, chapter in enumerate(_chapters(tables, figures, say), start=1)
    )
    updated = say("data_of_day", day=site.updated) if site.updated else ""
    masthead = MastheadView(site.owner or site.title, (title,), issue_runs=tuple(words(updated)))
    return DocumentView(
        city="compare",
        id="compare",
        title=title,
        short_title=title,
        kind="comparison",
        layout="comparison",
        masthead=masthead,
        contents=contents(chapters),
        content=(ParagraphView(tuple(words(say("comparison_paper_key")))), *chapters),
    )


def _chapters(
    tables: Sequence[ComparisonTable], figures: Sequence[MeasureTable], say: Wording
) -> Iterator[tuple[str, tuple[TableView, ...]]]:
    titles = topic_titles(say)
    yield from ((titles[one.topic], paper_tables(one, say)) for one in tables if one.rows)
    shown = ((place, one) for place, one in enumerate(figures, start=1) if one.figures)
    if measured := tuple(measure_table(place, one, say) for place, one in shown):
        yield say("figures_compared"), measured


def _chapter(index: int, title: str, content: tuple[ContentView, ...]) -> ClauseView:
    number = _HABIT.number(1, index)
    return ClauseView(
        anchor=f"chapter-{index}",
        number=number,
        path=number,
        level=1,
        shape="heading",
        runs=(Run(title),),
        name=title,
        content=content,
        href=f"#chapter-{index}",
    )
