"""Compares the table of courses with the clauses of its tracks: what only one of the two names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from planpress.diagnostics.diagnostic import Diagnostic, Ref, notice
from planpress.load.document_words import Mention
from planpress.model.catalog import Plan
from planpress.model.clauses import Paragraph
from planpress.model.outline import Numbered, Outline, inline_words, plain_words
from planpress.model.plan import TableOf
from planpress.rules.unshown import document_text


def check_table_text(
    plan: Plan, outline: Outline, mentions: Iterable[Mention], file: str
) -> Iterator[Diagnostic]:
    """One notice for each table of courses in ``file`` (plan.yaml) and side; blanks never make a difference.

    Nothing is said where courses are not given tracks: the document then has no list to compare with.
    """
    shown = [table_id for table_id, table in plan.record.tables.items() if table.of is TableOf.COURSES]
    if not shown:
        return
    tracks = frozenset(course.track for course in plan.courses.courses if course.track)
    items = tuple(_items(outline.clauses, tracks))
    if not items:
        return
    titles = {course.id: _folded(plan.title_of(course.id)) for course in plan.courses.courses}
    text = _folded(document_text(outline) + "\n".join(_listed(plan, mentions)))
    ids = {*titles, *(course.series for course in plan.courses.courses)}
    unnamed = [plan.title_of(key) for key, title in titles.items() if title not in text]
    untabled = [plain_words(item.clause) for item in items if not _is_tabled(item, ids, titles.values())]
    for table_id in shown:
        at = Ref(file, ("tables", table_id))
        for wording, names in (("table", unnamed), ("text", untabled)):
            if names:
                yield notice("R61", at, wording=wording, count=len(names), names="；".join(names))


def _items(clauses: Iterable[Numbered], tracks: frozenset[str]) -> Iterator[Numbered]:
    """The clauses right below the tracks and below their neighbours of the same rank."""
    siblings = tuple(clauses)
    if any(item.clause.id in tracks for item in siblings):
        yield from (below for item in siblings for below in item.content)
        return
    for item in siblings:
        yield from _items(item.content, tracks)


def _is_tabled(item: Numbered, ids: Collection[str], titles: Iterable[str]) -> bool:
    """True where the clause is a course or a series of them, or names a course in its text."""
    words = "".join(_folded(_text(one)) for one in (item, *item.content))
    return bool(item.clause.id in ids and item.clause.id) or any(title in words for title in titles)


def _listed(plan: Plan, mentions: Iterable[Mention]) -> Iterator[str]:
    """The names that lists such as {list:ai} print."""
    for mention in mentions:
        if mention.what == "list":
            yield from (item.text for item in plan.list_items(mention.path) or ())


def _text(item: Numbered) -> str:
    paragraphs = (block.inlines for block in item.clause.content if isinstance(block, Paragraph))
    return "".join([inline_words(item.clause.words), *map(inline_words, paragraphs)])


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", text)
