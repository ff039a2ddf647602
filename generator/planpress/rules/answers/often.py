"""How often an award is given at most: in a year, or at all."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from planpress.model.amounts import CountRange
from planpress.model.awards import AwardRule
from planpress.rules.answers.asking import Asking
from planpress.rules.answers.earlier import AWARDED
from planpress.rules.answers.ladder import Lacking
from planpress.rules.answers.times import asked_day

_YEAR = "年"


def used_up(asking: Asking[AwardRule]) -> bool | Lacking:
    """True where earlier awards already reach the rule's number; Lacking where their days decide."""
    most = asking.rule.at_most_times
    if not isinstance(most, CountRange):
        return False
    limit = Fraction(most.last)
    days = [one.date for one in asking.question.passes(AWARDED) or ()]
    if not any(_YEAR in unit for unit in asking.rule.per):
        return len(days) >= limit
    year = _year(asking)
    sure = sum(1 for day in days if day is not None and year in (None, day.year))
    if sure >= limit and year is not None:
        return True
    undated = sum(1 for day in days if day is None)
    return Lacking(f"{AWARDED}.date") if sure + undated >= limit else False


def _year(asking: Asking[AwardRule]) -> int | None:
    day: date | None = asking.question.day("certificate_date") or asked_day(asking.asked, asking.question)
    return day.year if day else None
