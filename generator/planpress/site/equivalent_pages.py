"""The page that shows the tables of equivalent exams side by side, with their sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planpress.model.site import Site
from planpress.model.values import Unstated
from planpress.model.vocabularies import Equivalence, Equivalent, Exams
from planpress.rules.equivalents import Alike, Place, Said, places
from planpress.site import routes
from planpress.site.cells import cell, columns
from planpress.site.frames import PagePlace, frame
from planpress.site.pages import LinkGroup, LinkView, ListPage
from planpress.site.runs import words
from planpress.site.views import RowView, TableView
from planpress.site.wording import Wording

_ALIKE: Mapping[Alike, str] = {
    Alike.SAME: "equivalents_same",
    Alike.DIFFERENT: "equivalents_different",
    Alike.ALONE: "equivalents_alone",
    Alike.SILENT: "equivalents_silent",
}


def equivalents_page(site: Site, say: Wording, exams: Exams) -> ListPage:
    """What each table says of each exam and level, then where the tables come from."""
    title, about = say("equivalents"), say("equivalents_about")
    above = (LinkView(say("rules"), routes.RULES),)
    place = PagePlace("equivalents", routes.EQUIVALENTS, title, about, above)
    tables = tuple(exams.equivalences.values())
    shown = (_compared(exams, tuple(places(exams)), say), _sources(tables, say))
    back = LinkGroup("", "", above)
    return ListPage(frame(site, say, place), title, tuple(words(about)), (back,), shown)


def _compared(exams: Exams, found: Sequence[Place], say: Wording) -> TableView:
    titles = (say.term(one.title) for one in exams.equivalences.values())
    heads = (say("equivalents_cefr"), say("rule_exam"), *titles, say("equivalents_alike"))
    lines = [
        (
            one.cefr,
            say.term(exams.exams[one.exam].title),
            *(_words(told, say) for told in one.said),
            say(_ALIKE[one.alike]),
        )
        for one in found
    ]
    return _table("equivalents", say("equivalents_caption"), heads, lines)


def _sources(tables: Sequence[Equivalence], say: Wording) -> TableView:
    heads = (
        say("equivalents_table"),
        say("equivalents_as_of"),
        say("rule_source"),
        say("equivalents_verification"),
        say("rule_note"),
    )
    lines = [
        (
            say.term(one.title),
            say.term(one.as_of),
            say.term(one.source),
            say("equivalents_verified" if one.verified else "equivalents_unverified"),
            say.term(one.note or ""),
        )
        for one in tables
    ]
    return _table("equivalents-sources", say("rule_source"), heads, lines)


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


def _words(told: Said, say: Wording) -> str:
    """「聽力275、閱讀275，合計550」, 「KET 120至139」, a level, 未載明 or 未列."""
    if told is None:
        return say("equivalents_not_listed")
    if told is Unstated.NOT_STATED:
        return say("equivalents_silent")
    return told.value if isinstance(told, Unstated) else _needs(told, say)


def _needs(one: Equivalent, say: Wording) -> str:
    if one.from_ or one.to:
        between = say("equivalents_between", first=one.from_ or "", last=one.to or "")
        return f"{one.test} {between}" if one.test else between
    scored = ((say("equivalents_listening"), one.listening), (say("equivalents_reading"), one.reading))
    parts = [say("rule_score_of", part=name, score=score) for name, score in scored if score]
    whole = one.total or say.term(one.level or "")
    if not parts or not whole:
        return whole or say.listed(parts)
    return say("equivalents_total", parts=say.listed(parts), total=whole)
