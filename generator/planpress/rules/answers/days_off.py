"""A last day that is a day off: moved as the rule says, or left with both readings where it does not say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from planpress.model.values import Unstated
from planpress.rules.answers.answer import Open, Reason
from planpress.rules.answers.asking import Asking, OneRule
from planpress.rules.answers.days import Works, next_working_day
from planpress.rules.answers.times import holiday_point

_STAYS, _LATER, _EARLIER = "不順延", "順延", "提前"


@dataclass(frozen=True, slots=True)
class Settled:
    """The last ``day``, why it moved, and what stays open."""

    day: date
    reasons: tuple[Reason, ...] = ()
    points: tuple[Open, ...] = ()


def settled(asking: Asking[OneRule], day: date) -> Settled:
    """``day``, moved by the rule's words ``on_day_off`` where it is a day off."""
    works = asking.world.calendar.is_working_day
    if works(day) is not False:
        return Settled(day)
    said: str | Unstated | None = getattr(asking.rule, "on_day_off", None)
    words = "" if said is None or isinstance(said, Unstated) else said
    if _STAYS in words:
        return Settled(day)
    moved = None
    if _LATER in words or _EARLIER in words:
        moved = next_working_day(day, works) if _LATER in words else _working_day_before(day, works)
    if moved is None:
        return Settled(day, points=holiday_point(asking.question, day, asking.world))
    reason = asking.because("day_off_moved", "on_day_off", day=day, words=words, moved=moved)
    return Settled(moved, (reason,))


def _working_day_before(day: date, works: Works) -> date | None:
    """The last working day before ``day``; None where a year without a table is reached first."""
    before = day - timedelta(days=1)
    while works(before) is False:
        before -= timedelta(days=1)
    return before if works(before) else None
