"""The tree of hours as a table: what must be learned, how it splits, and what the national rule says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planpress.model.rules import HoursParts, HoursRule, walk_parts
from planpress.model.values import Unstated
from planpress.site.cells import cell, columns, run_cell
from planpress.site.rule_words import OPENLY, cite_words, per_words, said
from planpress.site.views import CellView, RowView, Run, RunKind, TableView

TOTAL = "總時數"
UNSPLIT = "未分列（文件只寫合計）"
_HEADS = ("分項", "時數", "全國規定", "說明")


@dataclass(frozen=True, slots=True)
class _Branch:
    id: str
    level: int
    title: str
    hours: str
    national: str
    note: str


def word_cell(text: str, label: str, *, head: bool) -> CellView:
    """A cell of words; those that say that nothing is stated stand back."""
    if text in OPENLY.values() or text.strip("　") == UNSPLIT:
        return run_cell((Run(text, RunKind.QUIET),), label, head=head)
    return cell(text, label, head=head)


def hours_table(rule: HoursRule, parent: HoursRule | None) -> TableView:
    """The total, then each branch below the one it belongs to; a branch that is not split says so."""
    national = {key: said(part.hours) for key, part in walk_parts(parent.parts)} if parent else {}
    total = said(rule.total) + ("" if isinstance(rule.total, Unstated) else per_words(rule.per))
    above = said(parent.total) if parent else ""
    note = said(True, "overlap") if rule.overlap else _how_told(rule, "total")
    branches = [_Branch("total", 0, TOTAL, total, above, note)]
    branches.extend(_branches(rule.parts, rule, national, 1))
    return _table(branches)


def _branches(
    parts: HoursParts | Unstated | None, rule: HoursRule, national: dict[str, str], level: int
) -> Iterator[_Branch]:
    if isinstance(parts, Unstated):
        yield _Branch(f"unsplit-{level}", level, UNSPLIT, "", "", "")
        return
    for key, part in (parts or {}).items():
        free = f"{'、'.join(rule.exempt[key])}免" if key in rule.exempt else ""
        together = said(True, "overlap") if part.overlap else ""
        notes = (part.obligation, part.note, part.differs, free, together, cite_words(part.at))
        note = "；".join(filter(None, notes))
        yield _Branch(key, level, part.title, said(part.hours), national.get(key, ""), note)
        if isinstance(part.parts, Unstated):
            yield _Branch(f"{key}-unsplit", level + 1, UNSPLIT, "", "", "")
        else:
            yield from _branches(part.parts, rule, national, level + 1)


def _how_told(rule: HoursRule, field: str) -> str:
    return cite_words(rule.cites.get(field))


def _table(branches: list[_Branch]) -> TableView:
    lines = [
        ("　" * branch.level + branch.title, branch.hours, branch.national, branch.note)
        for branch in branches
    ]
    kept = [at for at in range(4) if at < 2 or any(line[at] for line in lines)]
    rows = []
    for branch, line in zip(branches, lines, strict=True):
        cells = tuple(word_cell(line[at], _HEADS[at], head=at == 0) for at in kept)
        rows.append(RowView(cells, tuple(range(len(cells))), f"branch-{branch.id}"))
    views = columns([_HEADS[at] for at in kept], [[line[at] for line in lines] for at in kept])
    return TableView("hours", (), views, tuple(rows), anchor="table-hours")
