"""What engine and readers cost: exact counts of queries, times as ratios to a peer in the same run."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from planpress.engine.core import Build, query
from planpress.engine.inputs import Inputs
from planpress.engine.store import Store
from planpress.load.course_rows import decode_courses
from planpress.load.csv_tables import read_csv_table
from support.large import Size, courses_csv
from support.measured import seconds_of

COUNT = 10_000
SIZE = Size(plans=1, tracks=4, series=50, courses=50)
Figure = Callable[[str], None]

pytestmark = [pytest.mark.long, pytest.mark.alone]


@query(kept=True)
def length_of(db: Build, name: str) -> int:
    """The length of a file."""
    return len(db.read(name) or b"")


@query(kept=True)
def all_lengths(db: Build) -> int:
    """The length of all files."""
    return sum(length_of(db, f"{number}.txt") for number in range(COUNT))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """COUNT small files."""
    made = tmp_path / "files"
    made.mkdir()
    for number in range(COUNT):
        (made / f"{number}.txt").write_text(f"{number}\n", encoding="utf-8")
    return made


def _build(folder: Path, state: Path) -> Build:
    store = Store(state)
    build = Build(Inputs(folder, program=folder), store, "benchmark")
    all_lengths(build)
    build.finish()
    store.close()
    return build


def test_ten_thousand_traces_against_looking_at_the_files(
    folder: Path, tmp_path: Path, figure: Figure
) -> None:
    state = tmp_path / "state" / "store.sqlite3"
    assert _build(folder, state).ran == {"length_of": COUNT, "all_lengths": 1}

    unchanged: list[Build] = []
    taken = seconds_of(lambda: unchanged.append(_build(folder, state)))
    assert unchanged[0].ran == {}
    peer = seconds_of(lambda: [(folder / f"{number}.txt").stat() for number in range(COUNT)])

    (folder / "7.txt").write_text("8\n", encoding="utf-8")
    assert _build(folder, state).ran == {"length_of": 1}
    (folder / "7.txt").write_text("longer\n", encoding="utf-8")
    assert _build(folder, state).ran == {"length_of": 1, "all_lengths": 1}
    figure(f"{COUNT:,} traces and files verified: {taken / peer:.1f} times a stat of each ({peer:.2f} s)")


def test_ten_thousand_rows_against_the_csv_module(figure: Figure) -> None:
    text = courses_csv(SIZE)
    assert SIZE.all_courses == COUNT
    table = read_csv_table(text, "courses.csv")
    assert table.value is not None
    found = decode_courses(table.value, "courses.csv")
    assert (len(found.value.courses) if found.value else 0, found.diagnostics) == (COUNT, ())

    peer = seconds_of(lambda: list(csv.DictReader(text.splitlines())), times=3)
    reading = seconds_of(lambda: read_csv_table(text, "courses.csv"), times=3)
    records = seconds_of(lambda: decode_courses(table.value, "courses.csv"), times=3)
    figure(
        f"{COUNT:,} rows against csv.DictReader ({peer:.3f} s): read with places {reading / peer:.1f} times,"
        f" validated {records / peer:.1f} times"
    )
