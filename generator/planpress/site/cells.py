"""Cells and column widths that every kind of table is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planpress.model.values import Unstated
from planpress.site.runs import words
from planpress.site.views import CellView, ColumnView, ContentView, ParagraphView, Runs

MIN_WIDTH = 10


def printed(value: object) -> str:
    """A value as its source has it: its ``text`` where it has one; "" for None and for 未載明."""
    if value is None or value is Unstated.NOT_STATED:
        return ""
    return str(getattr(value, "text", value))


def cell(
    text: str, label: str = "", *, rows: int = 1, cols: int = 1, head: bool = False, align: str = "start"
) -> CellView:
    """A cell of plain words; an empty text gives an empty cell."""
    return replace(lines_cell([text] if text else [], label, align=align), rows=rows, cols=cols, head=head)


def lines_cell(texts: Sequence[str], label: str = "", *, align: str = "start") -> CellView:
    """A cell with a line for each text."""
    content: tuple[ContentView, ...] = tuple(ParagraphView(tuple(words(text))) for text in texts)
    return CellView(content, align=align, label=label)


def run_cell(runs: Runs, label: str = "", *, rows: int = 1, head: bool = False) -> CellView:
    """A cell of printed runs."""
    return CellView((ParagraphView(runs),), rows, head=head, label=label)


def columns(
    heads: Sequence[str], texts: Sequence[Sequence[str]], aligns: Sequence[str] = ()
) -> tuple[ColumnView, ...]:
    """Columns with widths in percent by how much is written in them; ``texts`` holds each column's cells."""
    widths = share_widths([_weight(head, column) for head, column in zip(heads, texts, strict=True)])
    sides = aligns or ["start"] * len(heads)
    return tuple(
        ColumnView(head, side, width) for head, side, width in zip(heads, sides, widths, strict=True)
    )


def share_widths(weights: Sequence[float]) -> list[int]:
    """Percentages that add up to 100, none below MIN_WIDTH, in proportion to ``weights``."""
    if not weights:
        return []
    floor = min(MIN_WIDTH, 60 // len(weights))
    total = sum(weights) or 1
    spare = 100 - floor * len(weights)
    widths = [floor + int(spare * weight / total) for weight in weights]
    widths[max(range(len(weights)), key=weights.__getitem__)] += 100 - sum(widths)
    return widths


def _weight(head: str, texts: Sequence[str]) -> float:
    """Long columns get more, but not in proportion: a line may break, a word may not."""
    longest = max([len(head), *(len(text) for text in texts)], default=1)
    return min(longest, 8) + min(longest, 120) * 0.35
