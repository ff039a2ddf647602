"""The comparison as files: rows for a spreadsheet, and one document for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planpress.model.numbering import read_habit
from planpress.model.site import Site
from planpress.rules.compared_figures import MeasureTable
from planpress.rules.comparison import ComparisonTable
from planpress.site.comparison_pages import FIGURES
from planpress.site.comparison_tables import (
    ALIKE,
    TITLES,
    clause_number,
    measure_table,
    nature,
    paper_tables,
    said_text,
)
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

PAPER_TITLE = "訓練計畫規定對照表"
_HABIT = read_habit("壹、 一、", "拾壹")
_KEY = (
    "「未載明」是計畫沒有寫；後面有條號的，是那一條沒有寫這一項。「不限」是計畫寫明沒有上限，「另依法令」是計畫"
    "寫明依其他規定。條文列中，粗體是各計畫用字不同之處。"
)


def comparison_lines(table: ComparisonTable) -> Iterator[tuple[str, ...]]:
    """Head and rows: for each plan what it says and the clause, then how they stand to each other."""
    names = [part for _, _, name in table.columns for part in (name, f"{name}條文")]
    yield ("規定", "項目", *names, "異同")
    for row in table.rows:
        said = [part for cell in row.cells for part in (said_text(cell), clause_number(cell))]
        yield (row.title, row.aspect_title, *said, ALIKE[row.alike])


def figure_lines(tables: Sequence[MeasureTable]) -> Iterator[tuple[str, ...]]:
    """Head and rows: a figure with its measure, agency, document, year, words, exact number and nature."""
    yield ("計量", "名稱", "縣市", "文件", "年度", "原文", "數值", "性質")
    for table in tables:
        for one in table.figures:
            place = (one.agency, one.name, one.year)
            yield (table.measure, one.title, *place, one.text, f"{one.number:f}", nature(one))


def csv_bytes(lines: Iterator[tuple[str, ...]]) -> bytes:
    """RFC 4180 with the byte order mark by which spreadsheets know UTF-8."""
    text = "".join(",".join(map(_quoted, line)) + "\r\n" for line in lines)
    return ("\ufeff" + text).encode()


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\r\n') else text


def comparison_document(
    site: Site, tables: Sequence[ComparisonTable], figures: Sequence[MeasureTable]
) -> DocumentView:
    """All topics as one document for paper, a chapter each; what nobody says is no chapter."""
    chapters: list[tuple[str, tuple[TableView, ...]]] = [
        (TITLES[one.topic], paper_tables(one)) for one in tables if one.rows
    ]
    measured = tuple(measure_table(place, one) for place, one in enumerate(figures, start=1) if one.figures)
    if measured:
        chapters.append((FIGURES, measured))
    content = tuple(_chapter(index, title, views) for index, (title, views) in enumerate(chapters, start=1))
    updated = f"資料更新日期：{site.updated}" if site.updated else ""
    masthead = MastheadView(site.owner or site.title, (PAPER_TITLE,), issue_runs=tuple(words(updated)))
    return DocumentView(
        city="compare",
        id="compare",
        title=PAPER_TITLE,
        short_title=PAPER_TITLE,
        kind="comparison",
        layout="comparison",
        masthead=masthead,
        contents=contents(content),
        content=(ParagraphView(tuple(words(_KEY))), *content),
    )


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
