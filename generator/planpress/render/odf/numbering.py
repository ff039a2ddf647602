"""Which printed numbers of a document an office program counts by itself, and where its count must be set."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from planpress.model.numbering import Habit, LevelStyle
from planpress.render.odf.markup import element

LIST_STYLE = "Clauses"
LEVELS = 10  # that a list of OpenDocument has
FORMATS = {
    "formal": "壹, 貳, 參, ...",
    "chinese": "一, 二, 三, ...",
    "arabic": "1",
    "letter": "A",
    "roman": "i",
}
_LAST = {"letter": 26}  # behind Z, programs do not agree


@dataclass(frozen=True, slots=True)
class Count:
    """That the program counts a clause: at which level (from 1), and from which number; 0 goes on."""

    level: int
    start: int = 0


class Counter:
    """Follows the count that an office program keeps through a list, clause by clause."""

    def __init__(self, habit: Habit) -> None:
        self._habit = habit
        self._reached: list[int] = []

    def count(self, level: int, ordinal: int, printed: str) -> Count | None:
        """How the program counts to ``printed``; None where it writes that number otherwise."""
        if not self._is_counted(level, ordinal, printed):
            return None
        before = self._reached[level - 1] if len(self._reached) >= level else 0
        passed_over = level * [1]  # a program takes a level that nobody has used yet as begun
        self._reached = [*(*self._reached, *passed_over)[: level - 1], ordinal]
        return Count(level, 0 if ordinal == before + 1 else ordinal)

    def _is_counted(self, level: int, ordinal: int, printed: str) -> bool:
        style = self._habit.levels[min(level, len(self._habit.levels)) - 1]
        known = level <= LEVELS and style.kind in FORMATS and ordinal <= _LAST.get(style.kind, ordinal)
        return known and printed == _in_office(style, ordinal)


def _in_office(style: LevelStyle, ordinal: int) -> str:
    """The number as office programs write it: 壹拾壹 and 十一."""
    long_ten = "formal" if style.kind == "formal" else ""
    return Habit((style,), long_ten).number(1, ordinal)


def list_style(habit: Habit, em: float) -> Element:
    """The list that all clauses are members of; each level moves in by one character, its number hangs."""
    levels = [_level(habit, level, em) for level in range(1, LEVELS + 1)]
    return element("text:list-style", {"style:name": LIST_STYLE}, levels)


def _level(habit: Habit, level: int, em: float) -> Element:
    style = habit.levels[min(level, len(habit.levels)) - 1]
    text = f"{indent(level, em):g}pt"
    place = element(
        "style:list-level-label-alignment",
        {
            # 壹、 fills the room before the words to the edge: a tab would leap over them
            "text:label-followed-by": "nothing" if style.after == "、" else "listtab",
            "text:list-tab-stop-position": text,
            "fo:text-indent": f"-{2 * em:g}pt",
            "fo:margin-left": text,
        },
    )
    mode = {"text:list-level-position-and-space-mode": "label-alignment"}
    return element(
        "text:list-level-style-number",
        {
            "text:level": str(level),
            "style:num-format": FORMATS.get(style.kind, ""),
            "style:num-prefix": style.before,
            "style:num-suffix": style.after,
        },
        [element("style:list-level-properties", mode, [place])],
    )


def indent(level: int, em: float) -> float:
    """Points from the margin to the words of a clause at ``level``, set in letters of ``em`` points."""
    return (level + 1) * em


def in_list(paragraph: Element, count: Count) -> Element:
    """``paragraph`` as a member of the list, which goes on from wherever it was."""
    start = {"text:start-value": str(count.start)} if count.start else None
    inner = element("text:list-item", start, [paragraph])
    for _ in range(count.level - 1):
        inner = element("text:list-item", None, [element("text:list", None, [inner])])
    return element("text:list", {"text:style-name": LIST_STYLE, "text:continue-numbering": "true"}, [inner])
