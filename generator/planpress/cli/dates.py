"""The day a command is run for: the one that --as-of names, in the ways people write it, or today."""

from __future__ import annotations

import re
from datetime import date, datetime

from planpress.cli.exits import stop

_FORMS = re.compile(r"(\d{2,4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_ROC_YEAR_0 = 1911


def read_as_of(words: str | None) -> date | None:
    """The day; a year below 1000 counts from 1912 (113 is 2024). E84 if it is no day."""
    if words is None:
        return None
    match = _FORMS.fullmatch(words.strip().removeprefix("民國").strip())
    if match is None:
        raise stop("E84", given=words)
    year, month, day = (int(part) for part in match.groups())
    try:
        return date(year + _ROC_YEAR_0 if year < 1000 else year, month, day)
    except ValueError:
        raise stop("E84", wording="calendar", given=words) from None


def today_in_taipei() -> date:
    """The day it is in Taipei by this machine's clock, wherever the machine stands."""
    from planpress.engine.inputs import TAIPEI

    return datetime.now(TAIPEI).date()
