"""The page that shows the tables of equivalent exams side by side, with their sources."""

from __future__ import annotations

from collections.abc import Sequence

from planpress.model.site import Site
from planpress.model.values import Unstated
from planpress.model.vocabularies import Equivalence, Equivalent, Exams
from planpress.rules.equivalents import Place, Said, places
from planpress.site import routes
from planpress.site.cells import cell, columns
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import LinkGroup, LinkView, ListPage
from planpress.site.runs import words
from planpress.site.views import RowView, TableView

TITLE = "檢定對照表"
ABOUT = "各檢定的分數相當於哪一級，各對照表並列，不同的地方標出來。"
_SOURCE_HEADS = ("對照表", "時間", "出處", "查證", "說明")
_NOT_LISTED = "未列"


def equivalents_page(site: Site, exams: Exams) -> ListPage:
    """What each table says of each exam and level, then where the tables come from."""
    above = (LinkView("規則", routes.RULES),)
    place = PagePlace("equivalents", routes.EQUIVALENTS, TITLE, ABOUT, above)
    tables = tuple(exams.equivalences.values())
    shown = (_compared(exams, tuple(places(exams))), _sources(tables))
    back = LinkGroup("", "", above)
    return ListPage(frame(site, place), TITLE, tuple(words(ABOUT)), (back,), shown)


def _compared(exams: Exams, found: Sequence[Place]) -> TableView:
    heads = ("CEFR", "檢定", *(one.title for one in exams.equivalences.values()), "異同")
    lines = [
        (one.cefr, exams.exams[one.exam].title, *map(_words, one.said), one.alike.value) for one in found
    ]
    return _table("equivalents", "各對照表並列", heads, lines)


def _sources(tables: Sequence[Equivalence]) -> TableView:
    lines = [
        (one.title, one.as_of, one.source, "已查證" if one.verified else "未經查證", one.note or "")
        for one in tables
    ]
    return _table("equivalents-sources", "出處", _SOURCE_HEADS, lines)


def _table(table_id: str, caption: str, heads: Sequence[str], lines: Sequence[Sequence[str]]) -> TableView:
    rows = tuple(
        RowView(
            tuple(cell(text, heads[at], head=at == 0) for at, text in enumerate(line)),
            tuple(range(len(heads))),
            f"{table_id}-{number}",
        )
        for number, line in enumerate(lines, start=1)
    )
    widths = columns(heads, list(zip(*lines, strict=True)))
    return TableView(table_id, tuple(words(caption)), widths, rows, anchor=f"table-{table_id}")


def _words(said: Said) -> str:
    """「聽力275、閱讀275，合計550」, 「KET 120至139」, a level, 未載明 or 未列."""
    if said is None:
        return _NOT_LISTED
    return said.value if isinstance(said, Unstated) else _needs(said)


def _needs(one: Equivalent) -> str:
    if one.from_ or one.to:
        between = f"{one.from_ or ''}至{one.to or ''}"
        return f"{one.test} {between}" if one.test else between
    parts = [f"{name}{score}" for name, score in (("聽力", one.listening), ("閱讀", one.reading)) if score]
    whole = one.total or one.level or ""
    return f"{'、'.join(parts)}，合計{whole}" if parts and whole else whole or "、".join(parts)
