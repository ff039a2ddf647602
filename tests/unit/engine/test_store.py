"""The store remembers, and whatever happens to its file, nobody gets an exception or a wrong value."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from planpress.engine import store as store_module
from planpress.engine.store import MemoryStore, Store, Trace, result_of

STEPS = (("read", "plans/甲\udcff.yaml", "d1"), ("query", 'm:page["a"]', "d2"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / ".planpress/store.sqlite3"


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - chance that can be had again


def remember(store: Store, query: str, content: bytes | None = None, steps: object = STEPS) -> str:
    """Keep one query's result; its name."""
    result = "digest-of-" + query if content is None else result_of("b", content)
    store.keep(query, Trace(result, steps), content)
    return result


def written(file: Path, count: int = 3, program: str = "p") -> None:
    """A store on disk that knows queries q0, q1, ... with a kept result each."""
    store = Store(file)
    store.begin(program)
    for number in range(count):
        remember(store, f"q{number}", b"result %d " % number * 100)
    store.commit()
    store.close()


def opened(file: Path, program: str = "p") -> Store:
    store = Store(file)
    store.begin(program)
    return store


def known(store: Store, count: int = 3) -> list[bool]:
    """Which of q0, q1, ... are known with their right result. A wrong one fails."""
    found = []
    for number in range(count):
        trace = store.find(f"q{number}")
        content = None if trace is None else store.content(trace.result)
        assert trace is None or trace.steps == STEPS
        assert content in (None, b"result %d " % number * 100)
        found.append(content is not None)
    return found


# -- remembering -------------------------------------------------------------


def test_what_one_process_finds_the_next_one_knows(file: Path) -> None:
    written(file)
    store = opened(file)
    assert known(store) == [True] * 3
    assert store.find("q0") == Trace(result_of("b", b"result 0 " * 100), STEPS)
    assert not store.rebuilt
    assert not store.volatile


def test_what_was_not_committed_is_gone(file: Path) -> None:
    written(file, 1)
    store = opened(file)
    remember(store, "q1", b"result 1 " * 100)
    assert known(store, 2) == [True, True]
    store.close()
    assert known(opened(file), 2) == [True, False]


def test_another_program_sees_none_of_it_and_hides_none(file: Path) -> None:
    written(file)
    assert opened(file, "other").find("q0") is None
    written(file, program="other")
    assert known(opened(file)) == [True] * 3


def test_nothing_new_writes_nothing(file: Path) -> None:
    written(file)
    before = file.read_bytes()
    store = opened(file)
    store.use("q0")
    trace = store.find("q0")
    store.keep("q0", trace, None)
    store.commit()
    store.close()
    assert file.read_bytes() == before


def test_a_store_in_memory_is_a_store() -> None:
    store = MemoryStore()
    store.begin("p")
    remember(store, "q0", b"result 0 " * 100)
    store.commit()
    store.begin("p")
    assert known(store, 1) == [True]
    assert store.volatile
    assert not store.rebuilt


# -- bounds ------------------------------------------------------------------


def build(store: Store, *used: str, new: str, whole: bool = True) -> None:
    store.begin("p")
    for query in used:
        store.use(query)
    remember(store, new, new.encode() * 50)
    store.commit(whole=whole)


def test_what_three_whole_builds_did_not_use_is_dropped_with_its_result(file: Path) -> None:
    store = Store(file)
    build(store, new="old")
    result = store.find("old").result
    for number in range(2):
        build(store, "a", new=f"n{number}")
    store.begin("p")
    assert store.content(result) is not None
    build(store, "n0", new="n2")
    store.begin("p")
    assert (store.find("old"), store.content(result)) == (None, None)
    assert store.find("n0") is not None


def test_a_check_of_a_part_makes_nothing_grow_old(file: Path) -> None:
    store = Store(file)
    build(store, new="page")
    for number in range(10):
        build(store, new=f"checked{number}", whole=False)
    store.begin("p")
    assert store.find("page") is not None


def test_beyond_its_size_the_longest_unused_go_first(file: Path) -> None:
    store = Store(file, generations=100, cap=3500)
    noise = dice(1)
    for number in range(6):
        store.begin("p")
        if number:
            store.use("q0")
        remember(store, f"q{number}", noise.randbytes(1000))
        store.commit()
    store.begin("p")
    assert [store.find(f"q{number}") is not None for number in range(6)] == [
        True,
        False,
        False,
        False,
        True,
        True,
    ]


def test_a_result_that_alone_is_too_large_is_not_kept(file: Path) -> None:
    store = Store(file, cap=500)
    build(store, new="small")
    store.begin("p")
    remember(store, "large", dice(1).randbytes(1000))
    store.use("small")
    store.commit()
    store.begin("p")
    assert store.find("large") is None
    assert store.find("small") is not None


# -- damage ------------------------------------------------------------------


def still_works(file: Path) -> Store:
    """Open, ask, write, ask again: nothing raises, and afterwards everything is known."""
    store = opened(file)
    known(store)
    for number in range(3):
        remember(store, f"q{number}", b"result %d " % number * 100)
    store.commit()
    store.close()
    assert known(opened(file)) == [True] * 3
    return store


@pytest.mark.parametrize("size", [0, 1, 15, 16, 99, 100, 512, 1024, 4096, 5000, 8192, 12288])
def test_a_cut_file_is_begun_anew(file: Path, size: int) -> None:
    written(file)
    content = file.read_bytes()
    file.write_bytes(content[:size])
    store = still_works(file)
    assert store.rebuilt == (size > 1)  # SQLite takes less for a new file


@pytest.mark.parametrize("content", [b"not a database", b"\0" * 5000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_foreign_file_is_begun_anew(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    assert still_works(file).rebuilt


def test_random_damage_costs_time_but_never_truth(file: Path) -> None:
    written(file)
    content = file.read_bytes()
    for seed in range(60):
        chance = dice(seed)
        damaged = bytearray(content)
        for _ in range(chance.choice([1, 3, 40])):
            place = chance.randrange(len(damaged))
            damaged[place : place + 8] = chance.randbytes(8)
        file.write_bytes(damaged[: len(content)])
        store = opened(file)
        known(store)
        for number in range(3):
            remember(store, f"q{number}", b"result %d " % number * 100)
        store.commit()
        assert known(store) == [True] * 3
        store.close()
        known(opened(file))


def test_another_programs_tables_are_begun_anew(file: Path) -> None:
    file.parent.mkdir()
    with sqlite3.connect(file) as base:
        base.execute("CREATE TABLE traces (a)")
    base.close()
    assert still_works(file).rebuilt


@pytest.mark.parametrize(
    "change",
    [
        "DROP TABLE results",
        "CREATE TRIGGER t AFTER INSERT ON traces BEGIN DELETE FROM results; END",
        "CREATE VIEW v AS SELECT 1",
        "ALTER TABLE traces ADD COLUMN more",
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 1",
        "DELETE FROM builds",
        "INSERT INTO builds VALUES (7)",
        "UPDATE builds SET number = 'x'",
        "UPDATE builds SET number = -1",
    ],
)
def test_a_base_that_is_not_ours_to_the_letter_is_begun_anew(file: Path, change: str) -> None:
    written(file)
    alter(file, change)
    assert still_works(file).rebuilt


def alter(file: Path, *changes: str) -> None:
    base = sqlite3.connect(file, isolation_level=None)
    for change in changes:
        base.execute(change)
    base.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE traces SET steps = '[]' WHERE query = 'q1'",
        "UPDATE traces SET steps = x'ff' WHERE query = 'q1'",
        "UPDATE traces SET seal = '' WHERE query = 'q1'",
        "UPDATE traces SET result = (SELECT result FROM traces WHERE query = 'q0') WHERE query = 'q1'",
        "UPDATE traces SET used = 'x' WHERE query = 'q1'",
        "UPDATE traces SET query = 'q9' WHERE query = 'q1'",
        "UPDATE results SET content = x'7aff' WHERE result = (SELECT result FROM traces WHERE query = 'q1')",
        "UPDATE results SET content = x'3d00' WHERE result = (SELECT result FROM traces WHERE query = 'q1')",
        "UPDATE results SET content = '' WHERE result = (SELECT result FROM traces WHERE query = 'q1')",
        "UPDATE results SET content = 5 WHERE result = (SELECT result FROM traces WHERE query = 'q1')",
        "DELETE FROM results WHERE result = (SELECT result FROM traces WHERE query = 'q1')",
    ],
)
def test_an_altered_row_is_not_believed(file: Path, change: str) -> None:
    written(file)
    alter(file, change)
    store = opened(file)
    assert known(store) == [True, False, True]
    assert not store.rebuilt
    still_works(file)


@pytest.mark.parametrize(
    "steps", ["[[1]]", "5", "[[1,2,3]]", "[[[],[],[]]]", "{", "[]]", "[" * 5000, '[["a","b",null]]']
)
def test_steps_that_are_none_are_not_believed_even_under_a_good_seal(file: Path, steps: str) -> None:
    written(file)
    store = opened(file)
    result = store.find("q1").result
    store.close()
    base = sqlite3.connect(file, isolation_level=None)
    seal = store._seal("q1", result, steps)
    base.execute("UPDATE traces SET steps = ?, seal = ? WHERE query = 'q1'", (steps, seal))
    base.close()
    assert known(opened(file)) == [True, False, True]


def test_a_small_file_that_unpacks_to_a_huge_one_is_not_unpacked(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_LARGEST", 1000)
    store = opened(file)
    result = remember(store, "bomb", b"0" * 5000)
    store.commit()
    assert store.content(result) is None


# -- places ------------------------------------------------------------------


def test_where_nothing_can_be_written_the_store_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    store = opened(tmp_path / "file/store.sqlite3")
    remember(store, "q0", b"result 0 " * 100)
    store.commit()
    assert known(store, 1) == [True]
    assert (store.volatile, store.rebuilt) == (True, False)


def test_a_store_that_can_only_be_read_is_read(file: Path) -> None:
    written(file)
    store = opened(file)
    store._base.execute("PRAGMA query_only = ON")
    remember(store, "q3", b"result 3 " * 100)
    store.commit()
    assert known(store, 4) == [True] * 4
    assert (store.volatile, store.rebuilt) == (True, False)
    store.close()
    assert known(opened(file), 4) == [True, True, True, False]


def test_a_full_disk_loses_this_build_and_no_other(file: Path) -> None:
    written(file)
    store = opened(file)
    store._base.execute("PRAGMA max_page_count = 8")
    remember(store, "q3", dice(1).randbytes(100_000))
    store.commit()
    assert store.volatile
    store._base.execute("PRAGMA max_page_count = 100000")
    store.commit()
    assert not store.volatile
    store.close()
    assert known(opened(file)) == [True] * 3
    assert opened(file).find("q3") is not None


def test_while_another_process_holds_the_file_nothing_is_lost(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_WAIT", 0.05)
    written(file)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    store = opened(file)
    known(store)
    remember(store, "q0", b"result 0 " * 100)
    store.commit()
    assert (store.volatile, store.rebuilt) == (True, False)
    other.execute("ROLLBACK")
    other.close()
    assert known(opened(file)) == [True] * 3


def test_nothing_is_written_through_a_link(file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "store.sqlite3").write_bytes(b"precious")
    file.parent.symlink_to(elsewhere)
    assert opened(file).volatile
    file.parent.unlink()
    file.parent.mkdir()
    file.symlink_to(elsewhere / "store.sqlite3")
    assert opened(file).volatile
    file.unlink()
    file.with_name("store.sqlite3-journal").symlink_to(elsewhere / "store.sqlite3")
    assert opened(file).volatile
    assert [path.name for path in elsewhere.iterdir()] == ["store.sqlite3"]
    assert (elsewhere / "store.sqlite3").read_bytes() == b"precious"


def test_a_pipe_or_a_folder_in_its_place_is_left_alone(file: Path) -> None:
    file.parent.mkdir()
    os.mkfifo(file)
    assert opened(file).volatile
    file.unlink()
    file.mkdir()
    assert opened(file).volatile
    assert file.is_dir()


KILLED = """
import os, sys
from pathlib import Path
from planpress.engine.store import Store, Trace, result_of
at = int(sys.argv[2])
store = Store(Path(sys.argv[1]))
store.begin("p")
steps = (("read", "plans/甲\\udcff.yaml", "d1"), ("query", 'm:page["a"]', "d2"))
for number in range(60):
    content = b"result %d " % number * 100
    store.keep(f"q{number}", Trace(result_of("b", content), steps), content)
store._base.set_progress_handler(lambda: os._exit(9), at)
store._base.execute("PRAGMA cache_size = 1")
store.commit()
"""


@pytest.mark.parametrize("at", [100, 300, 700, 1500])
def test_a_kill_in_the_middle_of_writing_leaves_the_last_commit(file: Path, at: int) -> None:
    written(file)
    run = subprocess.run(
        [sys.executable, "-c", KILLED, str(file), str(at)],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
        timeout=60,
    )
    assert run.returncode == 9
    store = opened(file)
    assert known(store, 60) == [True] * 3 + [False] * 57
    assert not store.rebuilt
