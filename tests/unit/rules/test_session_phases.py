"""Stories about where a session stands on a day, and on which days it is held."""

from __future__ import annotations

from datetime import date

import pytest

from planpress.model.dates import RocDate
from planpress.model.sessions import Session
from planpress.rules.session_days import LONGEST, Phase, days_held, phase_on
from planpress.rules.working_days import WorkingCalendar

CALENDAR = WorkingCalendar({113: (frozenset({date(2024, 5, 1)}), frozenset({date(2024, 5, 4)}))})


def _session(starts: str, end: str = "未載明", state: str = "未載明") -> Session:
    return Session.model_validate(
        {"id": "a", "course": "b", "starts": starts.split("；"), "end": end, "state": state}
    )


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        ("2024-05-05", Phase.TO_COME),
        ("2024-05-06", Phase.UNDER_WAY),
        ("2024-05-07", Phase.UNDER_WAY),
        ("2024-05-08", Phase.UNDER_WAY),
        ("2024-05-09", Phase.HELD),
    ],
)
def test_it_is_to_come_then_under_way_then_held(day: str, phase: Phase) -> None:
    assert phase_on(_session("113年5月6日", "113年5月8日"), date.fromisoformat(day)) is phase


def test_between_days_apart_it_is_under_way() -> None:
    session = _session("113年5月9日；113年5月6日")
    assert phase_on(session, date(2024, 5, 7)) is Phase.UNDER_WAY
    assert phase_on(session, date(2024, 5, 10)) is Phase.HELD


@pytest.mark.parametrize("state", ["取消", "延期"])
def test_one_that_does_not_take_place_is_neither(state: str) -> None:
    assert phase_on(_session("113年5月6日", state=state), date(2024, 5, 1)) is None


def test_a_row_that_says_it_was_held_is_believed() -> None:
    assert phase_on(_session("113年5月6日", state="已辦竣"), date(2024, 5, 1)) is Phase.HELD


def test_days_off_between_the_first_and_the_last_are_left_out() -> None:
    session = _session("113年4月30日", "113年5月6日")
    held = [day.day for day in days_held(session, CALENDAR)]
    assert held == [30, 2, 3, 4, 6]  # the first of May and Sunday are off, Saturday is worked


def test_without_a_table_every_day_counts() -> None:
    assert len(days_held(_session("113年4月30日", "113年5月6日"), WorkingCalendar())) == 7


def test_a_day_that_the_row_names_counts_though_it_is_off() -> None:
    assert days_held(_session("113年5月5日；113年5月4日"), CALENDAR) == (date(2024, 5, 4), date(2024, 5, 5))


def test_of_one_longer_than_a_year_only_the_named_days_count() -> None:
    whole = _session("113年1月1日", RocDate.of(date(2024, 1, 1 + 30)).text)
    assert len(days_held(whole, WorkingCalendar())) == 31
    last = date.fromordinal(date(2024, 1, 1).toordinal() + LONGEST)
    longer = _session("113年1月1日", RocDate.of(last).text)
    assert days_held(longer, WorkingCalendar()) == (date(2024, 1, 1), last)
    year = _session("113年1月1日", RocDate.of(date.fromordinal(last.toordinal() - 1)).text)
    assert len(days_held(year, WorkingCalendar())) == LONGEST
