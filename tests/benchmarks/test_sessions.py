"""What a year of sessions of a large city costs: cold, unchanged, a day later, after an edit; as ratios."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from support.measured import seconds_of, write_same_files
from support.sessions import A_YEAR, SESSIONS, year_of_sessions

pytestmark = [pytest.mark.long, pytest.mark.alone]


def test_a_year_of_sessions_of_a_large_city(tmp_path: Path, figure: Callable[[str], None]) -> None:
    project = year_of_sessions(tmp_path / "city")
    first, second = date(2025, 5, 6), date(2025, 5, 7)
    cold = seconds_of(lambda: project.build(as_of=first))
    assert project.outcome is not None
    assert not project.outcome.failed, project.diagnostics
    assert project.ran("session_page") == project.ran("session_calendar") == A_YEAR
    pages = project.outcome.pages

    unchanged = seconds_of(lambda: project.build(as_of=first))
    assert project.outcome.ran == {}

    day_later = seconds_of(lambda: project.build(as_of=second))
    turned = project.rendered
    assert set(turned) <= {"course_page", "session_page", "home_page"}
    assert turned["session_page"] <= 24, "twelve rooms: as many begin and as many end"

    rows = (project.root / SESSIONS).read_text("utf-8").splitlines()
    row = next(one for one in rows if one.startswith("all-100-b,"))
    project.edit(SESSIONS, row, row.replace("30,實體", "31,實體"))
    edited = seconds_of(lambda: project.build(as_of=second))
    one_each = ("session_page", "course_page", "session_calendar", "course_calendar", "calendar_month")
    assert {name: project.rendered.get(name) for name in one_each} == dict.fromkeys(one_each, 1)

    peer = seconds_of(lambda: write_same_files(project.root / "output", tmp_path / "peer"))
    figure(f"{A_YEAR} sessions, {pages} pages; against writing the same files ({peer:.2f} s)")
    figure(
        f"  cold {cold / peer:.1f} times, unchanged {unchanged / peer:.2f}, "
        f"a day later {day_later / peer:.1f}, one cell {edited / peer:.1f}"
    )
