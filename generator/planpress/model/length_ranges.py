"""Ranges of lengths, each within one unit: days, 場, 堂課 and hours are never turned into each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from planpress.model.amounts import Hours, Length

_UNITS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("天", "日"), ("days", "天")),
    **dict.fromkeys(("小時", "個小時", "時"), ("hours", "小時")),
    **dict.fromkeys(("場", "場次"), ("events", "場")),
    **dict.fromkeys(("堂課", "堂"), ("lessons", "堂課")),
    **dict.fromkeys(("工作天", "個工作天"), ("working-days", "工作天")),
    "節": ("periods", "節"),
    "週": ("weeks", "週"),
    "個月": ("months", "個月"),
    "梯次": ("batches", "梯次"),
    "學分": ("credits", "學分"),
    "分鐘": ("minutes", "分鐘"),
}
"""Id and word of each unit: 天 and 日 are two words for one unit."""
_ORDER = tuple(dict.fromkeys(unit for unit, _ in _UNITS.values()))
_BOUNDS = (1, 2, 5, 10, 30)
_BOUNDS_OF: Mapping[str, tuple[int, ...]] = {"hours": (3, 6, 12, 30), "minutes": (60, 120, 180)}


@dataclass(frozen=True, slots=True)
class LengthRange:
    """More than ``over`` and at most ``most`` of a unit; ``over`` 0: from the beginning, ``most`` 0: no end.

    ``unit`` is the unit's id or, for a rare one, its word; ``word`` is how it is written; ``rank`` sorts.
    """

    unit: str
    word: str
    over: int
    most: int
    rank: int

    @property
    def id(self) -> str:
        """``days-2-5``; the last range of a unit is ``days-30``."""
        return "-".join([self.unit, *(str(bound) for bound in (self.over, self.most) if bound)])


def length_range(amount: Decimal, unit: str) -> LengthRange | None:
    """The range that ``amount`` of ``unit`` (天, 堂課 …) lies in; None for a length without unit."""
    if not unit:
        return None
    key, word = _UNITS.get(unit, (unit, unit))
    place = _ORDER.index(key) if key in _ORDER else len(_ORDER)
    bounds = _BOUNDS_OF.get(key, _BOUNDS)
    index = sum(amount > bound for bound in bounds)
    over = bounds[index - 1] if index else 0
    most = bounds[index] if index < len(bounds) else 0
    return LengthRange(key, word, over, most, place * 10 + index)


def range_of(value: object) -> LengthRange | None:
    """The range of a Length or of Hours; None for anything else, such as 未載明."""
    match value:
        case Length():
            return length_range(value.amount, value.unit)
        case Hours():
            return length_range(value.hours, "小時")
        case _:
            return None
