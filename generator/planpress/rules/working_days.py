"""Working days: which days offices work, as published year by year; a year without a table is not guessed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from planpress.model.vocabularies import Holidays

_YEAR = re.compile(r"[1-9][0-9]{0,2}")
ONE_DAY = datetime.timedelta(days=1)


def is_year(word: str) -> bool:
    """True for a year of the Republic in digits: 113."""
    return _YEAR.fullmatch(word) is not None


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Days off and made-up working days by year of the Republic: ``{113: (days off, working days)}``."""

    years: Mapping[int, tuple[frozenset[datetime.date], frozenset[datetime.date]]] = field(
        default_factory=dict
    )

    @classmethod
    def of(cls, holidays: Holidays) -> WorkingCalendar:
        """The calendar that the vocabulary holds; a year that is none is left out, and told elsewhere."""
        return cls(
            {
                int(year): (
                    frozenset(one.date.date for one in table.holidays),
                    frozenset(one.date.date for one in table.workdays),
                )
                for year, table in holidays.years.items()
                if is_year(year)
            }
        )

    def is_working_day(self, day: datetime.date) -> bool | None:
        """True on a day that offices work; None where its year has no table."""
        table = self.years.get(day.year - 1911)
        if table is None:
            return None
        off, made_up = table
        return day in made_up or (day.weekday() < 5 and day not in off)
