"""The tree of hours as a table: what must be learned, how it splits, and what the national rule says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planpress.model.rules import HoursParts, HoursRule, walk_parts
from planpress.model.values import Unstated
from planpress.site.cells import cell, columns, run_cell
from planpress.site.rule_words import cite_words, openly, per_words, said
from planpress.site.views import CellView, RowView, Run, RunKind, TableView
from planpress.site.wording import Wording

INDENT = "\u3000"
"""Sets a branch in below the one it belongs to."""


@dataclass(frozen=True, slots=True)
class _Branch:
    id: str
    level: int
    title: str
    hours: str
    national: str
    note: str


def word_cell(text: str, label: str, say: Wording, *, head: bool) -> CellView:
    """A cell of words; those that say that nothing is stated stand back."""
    if text in openly(say).values() or text.strip(INDENT) == say("hours_unsplit"):
        return run_cell((Run(text, RunKind.QUIET),), label, head=head)
    return cell(text, label, head=head)


def hours_table(rule: HoursRule, parent: HoursRule | None, say: Wording) -> TableView:
    """The total, then each branch below the one it belongs to; a branch that is not split says so."""
    national = {key: said(part.hours, say) for key, part in walk_parts(parent.parts)} if parent else {}
    total = said(rule.total, say) + ("" if isinstance(rule.total, Unstated) else per_words(rule.per, say))
    above = said(parent.total, say) if parent else ""
    note = said(True, say, "overlap") if rule.overlap else _how_told(rule, "total")
    branches = [_Branch("total", 0, say("hours_total"), total, above, note)]
    branches.extend(_branches(rule.parts, rule, national, 1, say))
    return _table(branches, say)


def _branches(
    parts: HoursParts | Unstated | None, rule: HoursRule, national: dict[str, str], level: int, say: Wording
) -> Iterator[_Branch]:
    unsplit = say("hours_unsplit")
    if isinstance(parts, Unstated):
        yield _Branch(f"unsplit-{level}", level, unsplit, "", "", "")
        return
    for key, part in (parts or {}).items():
        exempt = say.listed(map(say.term, rule.exempt.get(key, ())))
        free = say("hours_exempt", staff=exempt) if exempt else ""
        together = said(True, say, "overlap") if part.overlap else ""
        told = [say.term(text) for text in (part.obligation, part.note, part.differs) if text]
        note = say("semicolon").join(filter(None, (*told, free, together, cite_words(part.at))))
        title = say.term(part.title)
        yield _Branch(key, level, title, said(part.hours, say), national.get(key, ""), note)
        if isinstance(part.parts, Unstated):
            yield _Branch(f"{key}-unsplit", level + 1, unsplit, "", "", "")
        else:
            yield from _branches(part.parts, rule, national, level + 1, say)


def _how_told(rule: HoursRule, field: str) -> str:
    return cite_words(rule.cites.get(field))


def _table(branches: list[_Branch], say: Wording) -> TableView:
    heads = (say("hours_branch"), say("hours_hours"), say("rules_national"), say("rule_note"))
    lines = [
        (INDENT * branch.level + branch.title, branch.hours, branch.national, branch.note)
        for branch in branches
    ]
    kept = [at for at in range(4) if at < 2 or any(line[at] for line in lines)]
    rows = []
    for branch, line in zip(branches, lines, strict=True):
        cells = tuple(word_cell(line[at], heads[at], say, head=at == 0) for at in kept)
        rows.append(RowView(cells, tuple(range(len(cells))), f"branch-{branch.id}"))
    views = columns([heads[at] for at in kept], [[line[at] for line in lines] for at in kept])
    return TableView("hours", (), views, tuple(rows), anchor="table-hours")
