"""An incremental build equals a clean one, whatever happened between the builds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from planpress.engine.core import Build, query
from planpress.engine.inputs import Entry, Inputs
from planpress.engine.store import MemoryStore, Step

# -- a press in small ------------------------------------------------------------------------------
# A file holds words; ``@b`` stands for what file b says. There is a theme with a fallback, a default
# for what is missing, a list that a switch turns on, a sum, and words that depend on the day.


@query
def words(db: Build, name: str) -> tuple[str, ...] | None:
    content = db.read(f"in/{name}")
    return None if content is None else tuple(content.decode().split())


@query
def text(db: Build, name: str) -> str:
    found = words(db, name)
    if found is None:
        return (db.read("default") or b"nothing").decode()
    return "(" + "|".join(text(db, word[1:]) if word.startswith("@") else word for word in found) + ")"


@query
def theme(db: Build) -> str:
    own = db.read("theme/own")
    return (own if own is not None else db.read("theme/base") or b"plain").decode()


@query
def is_over(db: Build) -> bool:
    return (db.today() or date.min) > date(2026, 1, 1)


@query(kept=True)
def page(db: Build, name: str) -> str:
    return f"{PROGRAM} {theme(db)} {is_over(db)} {text(db, name)}"


@query
def names(db: Build) -> tuple[str, ...]:
    return tuple(entry.name for entry in db.listing("in") or ())


@query(kept=True)
def index(db: Build) -> tuple[str, ...]:
    if words(db, "switch") != ("on",):
        return ()
    return tuple(f"{name}: {(words(db, name) or ('?',))[:1]}" for name in names(db))


@query
def number(db: Build, name: str) -> int:
    return sum(int(word) for word in words(db, name) or ())


@query(kept=True)
def total(db: Build) -> int | str:
    try:
        return sum(number(db, name) for name in names(db) if name != "switch")
    except ValueError:
        return "no sum"


PROGRAM = "1"  # what a change of the program's own files changes


def outcomes(build: Build) -> list[object]:
    """Everything there is to see, failures included."""
    asked: list[Callable[[], object]] = [lambda name=name: page(build, name) for name in "abc"]
    return [_outcome(ask) for ask in (*asked, lambda: index(build), lambda: total(build))]


def _outcome(ask: Callable[[], object]) -> object:
    try:
        return ask()
    except RuntimeError as failure:  # a circle of files
        return type(failure).__name__


# -- its world and its history ---------------------------------------------------------------------


@dataclass
class World(Inputs):
    files: dict[str, bytes] = field(default_factory=dict)
    day: date = date(2025, 1, 1)

    def forget(self) -> None:
        pass

    def read(self, path: str) -> bytes | None:
        return self.files.get(path)

    def listing(self, path: str) -> tuple[Entry, ...] | None:
        found = sorted(name for name in self.files if name.startswith(f"{path}/"))
        return tuple(Entry(name.removeprefix(f"{path}/"), False) for name in found) or None

    def today(self, fallback: date | None = None) -> date | None:
        return self.day

    def environment(self, name: str) -> str | None:
        return None


PATHS = [*(f"in/{name}" for name in ("a", "b", "c", "switch")), "theme/own", "theme/base", "default"]
CONTENTS = [b"", b"x", b"x ", b"7", b"8 x", b"@a", b"@b", b"@c 7", b"on"]

path = st.sampled_from(PATHS)
edit = st.one_of(
    st.tuples(st.just("write"), path, st.sampled_from(CONTENTS)),
    st.tuples(st.just("write"), path, st.sampled_from(CONTENTS)),
    st.tuples(st.just("delete"), path),
    st.tuples(st.just("rename"), path, path),
    st.tuples(st.just("program"), st.sampled_from("12")),
    st.tuples(st.just("day"), st.sampled_from([date(2025, 1, 1), date(2025, 1, 2), date(2026, 6, 1)])),
    st.tuples(
        st.just("damage"), st.sampled_from(["DELETE FROM results", "UPDATE results SET content = '=1'"])
    ),
)
# How the build after the edits begins, and whether it comes to its end.
start = st.sampled_from(["new process", "new process", "same process", "killed"])
histories = st.lists(st.tuples(st.lists(edit, max_size=4), start), min_size=2, max_size=6)


def apply(world: World, store: MemoryStore, what: tuple[object, ...]) -> None:
    global PROGRAM  # noqa: PLW0603 - the program changes itself
    match what:
        case "write", str(name), bytes(content):
            world.files[name] = content
        case "delete", str(name):
            world.files.pop(name, None)
        case "rename", str(name), str(new) if name in world.files:
            world.files[new] = world.files.pop(name)
        case "program", str(version):
            PROGRAM = version
        case "day", date() as day:
            world.day = day
        case "damage", str(statement):
            store._base.execute(statement)


def fault(history: Iterable[tuple[list[tuple[object, ...]], str]], kind: type[Build] = Build) -> str | None:
    """What is wrong with the incremental builds of a history; None if nothing is."""
    global PROGRAM  # noqa: PLW0603
    PROGRAM = "1"
    world, store, calls, build, program = World(), MemoryStore(), [], None, ""
    for edits, begins in history:
        for what in edits:
            apply(world, store, what)
        calls.clear()
        if build is None or begins != "same process" or program != PROGRAM:
            build = kind(world, store, PROGRAM, on_progress=lambda *call: calls.append(call))
        else:
            build.renew()
        program = PROGRAM
        wrong = _compared(build, calls, world)
        if wrong:
            return wrong
        if begins == "killed":
            build = None
        else:
            build.finish()
    return None


def _compared(build: Build, calls: list[object], world: World) -> str | None:
    clean_calls: list[object] = []
    clean = Build(world, MemoryStore(), "clean", on_progress=lambda *call: clean_calls.append(call))
    wanted, found = outcomes(clean), outcomes(build)
    if found != wanted:
        return f"{found} instead of {wanted}"
    if max(Counter(calls).values(), default=0) > 1:
        return "a query ran twice"
    needless = set(calls) - set(clean_calls)
    return f"{needless} ran, which a clean build does not run" if needless else None


# -- the promise -----------------------------------------------------------------------------------


@given(histories)
@settings(max_examples=250, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_an_incremental_build_equals_a_clean_one(history) -> None:
    assert fault(history) is None


def test_a_long_history_of_every_kind_of_edit_passes() -> None:
    on = ("write", "in/switch", b"on")
    history = [
        ([("write", "in/a", b"@b x"), ("write", "in/b", b"7")], "new process"),
        ([on, ("delete", "in/b")], "new process"),
        ([("write", "in/b", b"@a")], "new process"),
        ([("write", "in/a", b"@c")], "same process"),
        ([("write", "theme/own", b"x"), ("damage", "DELETE FROM results")], "killed"),
        ([("rename", "theme/own", "default"), ("program", "2")], "new process"),
        ([("day", date(2026, 6, 1)), ("delete", "in/switch")], "new process"),
    ]
    assert fault(history) is None


# -- engines with one fault each: the test above would find every one of them ------------------------


class ForgetsAbsence(Build):
    def read(self, path: str) -> bytes | None:
        return self.inputs.read(path) if self.inputs.read(path) is None else super().read(path)


class ForgetsContent(Build):
    def read(self, path: str) -> bytes | None:
        return self.inputs.read(path) if self.inputs.read(path) is not None else super().read(path)


class ForgetsListings(Build):
    def listing(self, path: str) -> tuple[Entry, ...] | None:
        return self.inputs.listing(path)


class ForgetsTheDay(Build):
    def today(self, fallback: date | None = None) -> date | None:
        return self.inputs.today(fallback)


class ForgetsTheProgram(Build):
    def __init__(self, inputs: Inputs, store: MemoryStore, program_key: str, **more: object) -> None:
        super().__init__(inputs, store, "any", **more)


class ForgetsFailures(Build):
    def _record(self, kind: str, key: str, found: str) -> None:
        if found != "failed":
            super()._record(kind, key, found)


class ForgetsQueries(Build):
    def _record(self, kind: str, key: str, found: str) -> None:
        if kind != "query":
            super()._record(kind, key, found)


class VerifiesInAnyOrder(Build):
    def _stands(self, steps: Iterable[Step]) -> bool:
        return super()._stands(reversed(tuple(steps)))


class VerifiesTheFirstOnly(Build):
    def _stands(self, steps: Iterable[Step]) -> bool:
        return super()._stands(tuple(steps)[:1])


class LooksOnlyOnce(Build):
    def renew(self) -> None:
        found = dict(self._found)
        super().renew()
        self._found.update(found)


class BelievesTheStore(Build):
    def __init__(self, inputs: Inputs, store: MemoryStore, program_key: str, **more: object) -> None:
        super().__init__(inputs, store, program_key, **more)
        store.content = lambda result: _unchecked(store, result)


def _unchecked(store: MemoryStore, result: str) -> bytes | None:
    row = store._base.execute("SELECT content FROM results WHERE result = ?", (result,)).fetchone()
    return row and (row[0][1:] if isinstance(row[0], bytes) else row[0][1:].encode())


@pytest.mark.parametrize(
    "mutant",
    [
        ForgetsAbsence,
        ForgetsContent,
        ForgetsListings,
        ForgetsTheDay,
        ForgetsTheProgram,
        ForgetsFailures,
        ForgetsQueries,
        VerifiesInAnyOrder,
        VerifiesTheFirstOnly,
        LooksOnlyOnce,
        BelievesTheStore,
    ],
)
def test_an_engine_with_a_fault_is_found_out(mutant: type[Build]) -> None:
    example = find(
        histories,
        lambda history: fault(history, mutant) is not None,
        settings=settings(
            max_examples=20_000, database=None, deadline=None, derandomize=True, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
    assert fault(example) is None, "the fault is the mutant's, not the history's"
