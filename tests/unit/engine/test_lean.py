"""A lean build leaves kept results to the store as it goes, and gives what any build gives."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from planpress.engine import core
from planpress.engine.core import Build, query
from planpress.engine.inputs import Inputs
from planpress.engine.store import MemoryStore, Store

FILES = 40
LONG = 1000  # bytes of one result


@query(kept=True)
def lean_page(db: Build, name: str) -> bytes:
    return (db.read(name) or b"") * LONG


@query(kept=True)
def lean_list(db: Build) -> tuple[str, ...]:
    return tuple(lean_page(db, f"{number}")[:2].decode() for number in range(FILES))


@pytest.fixture(autouse=True)
def little(monkeypatch: pytest.MonkeyPatch, shelf: Inputs) -> None:
    monkeypatch.setattr(core, "BURDEN", 5 * LONG)
    shelf.files = {f"{number}": f"{number % 10}".encode() for number in range(FILES)}  # type: ignore[attr-defined]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / ".planpress/store.sqlite3"


@pytest.fixture
def store(file: Path) -> Iterator[Store]:
    store = Store(file)
    yield store
    store.close()


def pages_in_memory() -> int:
    gc.collect()
    return sum(type(one) is core._Cell and type(one.value) is bytes for one in gc.get_objects())


def test_results_leave_the_memory_and_can_still_be_had(shelf: Inputs, store: Store) -> None:
    build = Build(shelf, store, "program", lean=True)

    assert lean_list(build) == tuple(f"{number % 10}" * 2 for number in range(FILES))
    assert pages_in_memory() <= 6
    assert [lean_page(build, f"{number}")[:1] for number in range(FILES)] == list(shelf.files.values())  # type: ignore[attr-defined]
    assert pages_in_memory() <= 6
    assert build.ran == {"lean_list": 1, "lean_page": FILES}


def test_a_build_that_is_no_lean_one_keeps_all_in_memory(shelf: Inputs, store: Store) -> None:
    build = Build(shelf, store, "program")
    lean_list(build)
    assert pages_in_memory() == FILES


def test_a_build_that_was_killed_leaves_what_it_found(shelf: Inputs, store: Store, file: Path) -> None:
    lean_list(Build(shelf, store, "program", lean=True))  # never finished

    after = Store(file)
    build = Build(shelf, after, "program")
    lean_list(build)
    after.close()

    assert 0 < build.ran["lean_page"] < 6


def test_the_next_build_runs_nothing(shelf: Inputs, store: Store, file: Path) -> None:
    build = Build(shelf, store, "program", lean=True)
    lean_list(build)
    build.finish()

    after = Store(file)
    build = Build(shelf, after, "program", lean=True)
    assert lean_list(build)[-1] == f"{(FILES - 1) % 10}" * 2
    after.close()
    assert build.ran == {}


def test_a_build_that_only_reads_on_writes_nothing(shelf: Inputs, store: Store, file: Path) -> None:
    build = Build(shelf, store, "program", lean=True)
    lean_list(build)
    build.finish()
    written = file.read_bytes()

    build = Build(shelf, store, "program", lean=True)
    assert [lean_page(build, f"{number}")[:1] for number in range(FILES)] == list(shelf.files.values())  # type: ignore[attr-defined]
    assert pages_in_memory() <= 6
    build.finish()
    assert file.read_bytes() == written


def test_without_a_place_to_write_everything_stays_in_memory(shelf: Inputs) -> None:
    build = Build(shelf, MemoryStore(), "program", lean=True)
    lean_list(build)
    assert lean_page(build, "7") == b"7" * LONG
    assert build.ran["lean_page"] == FILES


def test_a_store_in_use_by_somebody_else_costs_memory_only(shelf: Inputs, store: Store, file: Path) -> None:
    store._base.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    build = Build(shelf, store, "program", lean=True)
    lean_list(build)
    assert pages_in_memory() == FILES
    other.execute("ROLLBACK")
    other.close()
    build.finish()

    again = Build(shelf, store, "program", lean=True)
    lean_list(again)
    assert again.ran == {}


def test_a_result_lost_on_disk_is_made_again(shelf: Inputs, store: Store, file: Path) -> None:
    build = Build(shelf, store, "program", lean=True)
    lean_list(build)
    with sqlite3.connect(file) as other:
        other.execute("DELETE FROM results")
    other.close()

    assert lean_page(build, "0") == b"0" * LONG
    assert build.ran["lean_page"] == FILES + 1
