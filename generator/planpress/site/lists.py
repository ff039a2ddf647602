"""Joins the names a record holds into a sentence: with 、, 及, 「」 or running numbers."""

from __future__ import annotations

from collections.abc import Sequence

from planpress.model.catalog import ListItem
from planpress.model.numbering import Habit, HabitNotRead, LevelStyle, read_style


def join_list(items: Sequence[ListItem], style: str) -> str:
    """``items`` joined by ``style``: "" (、), "及" before the last, "「」" around each, "1、 ；" numbered."""
    if style == "「」":
        return "、".join(f"「{item.text}」" for item in items)
    if style in ("及", "和", "與", "或"):
        return _with_last([item.text for item in items], style)
    numbered = _numbered_style(style)
    if numbered is None:
        return (style or "、").join(item.text for item in items)
    level, separator = numbered
    return _numbered(items, level, separator)


def _with_last(texts: list[str], last: str) -> str:
    return texts[0] if len(texts) == 1 else "、".join(texts[:-1]) + last + texts[-1]


def _numbered_style(style: str) -> tuple[LevelStyle, str] | None:
    sample, _, separator = style.partition(" ")
    try:
        return (read_style(sample), separator.strip() or "；") if sample else None
    except HabitNotRead:
        return None


def _numbered(items: Sequence[ListItem], level: LevelStyle, separator: str) -> str:
    habit = Habit((level,))
    below = LevelStyle(level.kind, "(", ")" + level.after.lstrip(")）"))
    parts = []
    for count, item in enumerate(items, start=1):
        tail = "：" + _numbered(item.items, below, separator) if item.items else ""
        parts.append(habit.number(1, count) + item.text + tail)
    return separator.join(parts)
