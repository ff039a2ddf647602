"""Queries that record what they read, and run again only when one of those things has changed."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import update_wrapper
from typing import Any, Concatenate, Generic, ParamSpec, TypeAlias, TypeVar, overload

from planpress.engine.digest import digest, digest_bytes
from planpress.engine.inputs import Entry, InputRefused, Inputs
from planpress.engine.kept import frozen, sealed, unkept
from planpress.engine.store import Step, Store, Trace

P = ParamSpec("P")
T = TypeVar("T")

Arg: TypeAlias = "str | int | bool | tuple[Arg, ...] | None"
Progress = Callable[[str, tuple[Arg, ...]], None]

BURDEN = 32 * 1024 * 1024
_FRAMES = 12_000  # a call of a query takes six frames of Python: chains of 2,000 queries
_FAILED = "failed"  # stands for the digest of a query that raised; never equal to what is found
_MISSING: Any = object()


class QueryCycle(RuntimeError):
    """A query needs its own result. ``chain`` names the queries, the first one again at the end."""

    def __init__(self, chain: tuple[str, ...]) -> None:
        super().__init__(" -> ".join(chain))
        self.chain = chain


class Query(Generic[P, T]):
    """A function of a Build and plain arguments; calling it goes through the build."""

    def __init__(self, function: Callable[Concatenate[Build, P], T], *, kept: bool) -> None:
        update_wrapper(self, function)
        self.function = function
        self.kept = kept
        self.short = function.__name__
        self.name = f"{function.__module__}:{function.__qualname__}"
        _QUERIES[self.name] = self

    def __call__(self, db: Build, /, *args: P.args, **kwargs: P.kwargs) -> T:
        if kwargs:
            raise TypeError(f"{self.short}: the arguments of a query are given by position")
        return db.get(self, args)  # type: ignore[arg-type]  # ``_require_plain`` looks at them

    def key(self, args: tuple[Arg, ...]) -> str:
        """The name and the arguments, as text from which both can be had back."""
        _require_plain(self.short, args)
        return self.name + _AS_JSON(args)


_QUERIES: dict[str, Query[..., Any]] = {}


@overload
def query(function: Callable[Concatenate[Build, P], T], /) -> Query[P, T]: ...
@overload
def query(*, kept: bool = False) -> Callable[[Callable[Concatenate[Build, P], T]], Query[P, T]]: ...
def query(function: Any = None, /, *, kept: bool = False) -> Any:
    """Make a query of a function ``(db: Build, *args) -> T``.

    The function may read nothing but its arguments, other queries and what ``db`` gives, and must
    not change what it is given. Arguments are str, int, bool, None and tuples of these.

    A result must have a digest (see ``planpress.engine.digest``); it lives in memory and is made
    again in the next process when somebody wants it. ``kept=True`` is for results worth storing:
    bytes, str, or what JSON can say (arrays come back as tuples).
    """
    if function is None:
        return lambda function: Query(function, kept=kept)
    return Query(function, kept=kept)


class _Cell:
    """What is known of one query with its arguments."""

    __slots__ = ("result", "revision", "steps", "value")

    def __init__(self, result: str, steps: tuple[Step, ...], value: Any, revision: int) -> None:
        self.result = result
        self.steps = steps
        self.value = value
        self.revision = revision  # when it was last found to stand


class Build:
    """One look at the inputs, and all that follows from it.

    ``ran`` counts how often each query ran, by its function's name. ``on_progress`` is called with
    that name and the arguments whenever one starts. ``renew`` begins the next build with what is
    still in memory; ``finish`` writes the store. A ``lean`` build is for one look at a large site: kept
    results lie in the store and leave the memory once there are ``BURDEN`` bytes of them.
    """

    def __init__(
        self,
        inputs: Inputs,
        store: Store,
        program_key: str,
        *,
        on_progress: Progress | None = None,
        lean: bool = False,
    ) -> None:
        self.inputs = inputs
        self.ran: Counter[str] = Counter()
        self._store = store
        self._on_progress = on_progress
        self._revision = 0
        self._cells: dict[str, _Cell] = {}
        self._failures: dict[str, Exception] = {}
        self._found: dict[tuple[str, str], str] = {}  # digests of inputs
        self._frames: list[dict[tuple[str, str], str]] = []  # what running queries have read so far
        self._open: dict[str, None] = {}  # queries begun and not yet settled
        self._steps: dict[Step, Step] = {}  # one of each: many queries read the same
        self._lean = lean
        self._carried: list[_Cell] = []  # those with the value of a kept result
        self._burden = 0  # bytes of these results
        store.begin(program_key)

    # -- for queries ---------------------------------------------------------

    def read(self, path: str) -> bytes | None:
        """As ``Inputs.read``; the content, the absence or the refusal is recorded."""
        self._record("read", path, self._find("read", path))
        return self.inputs.read(path)

    def listing(self, path: str) -> tuple[Entry, ...] | None:
        """As ``Inputs.listing``, recorded."""
        self._record("listing", path, self._find("listing", path))
        return self.inputs.listing(path)

    def today(self, fallback: date | None = None) -> date | None:
        """As ``Inputs.today``, recorded."""
        key = fallback.isoformat() if fallback else ""
        self._record("today", key, self._find("today", key))
        return self.inputs.today(fallback)

    def environment(self, name: str) -> str | None:
        """As ``Inputs.environment``, recorded."""
        self._record("environment", name, self._find("environment", name))
        return self.inputs.environment(name)

    def get(self, query: Query[..., T], args: tuple[Arg, ...] = ()) -> T:
        """The result of a query. Raises what the query raises, and QueryCycle."""
        key = sys.intern(query.key(args))  # it stands in the trace of every reader
        if _QUERIES[query.name] is not query:
            raise ValueError(f"two queries are called {query.name}")
        try:
            cell = self._with_value(key, query)
        except Exception:
            self._record("query", key, _FAILED)
            raise
        self._record("query", key, cell.result)
        value: T = cell.value
        if self._burden > BURDEN:
            self._lay_down()
        return value

    # -- for whoever runs builds ---------------------------------------------

    def renew(self) -> None:
        """Begin the next build: look at all inputs anew, count from nothing, keep what is in memory."""
        self.inputs.forget()
        self.ran.clear()
        self._cells = {key: cell for key, cell in self._cells.items() if cell.revision == self._revision}
        self._revision += 1
        self._failures.clear()
        self._found.clear()
        self._steps.clear()

    def finish(self, *, whole: bool = True) -> None:
        """Write what was found to the store; ``whole`` if the build asked for everything there is."""
        self._store.commit(whole=whole)

    # -- settling a query ----------------------------------------------------

    def _with_value(self, key: str, query: Query[..., Any]) -> _Cell:
        """The settled cell with its value: run, or taken from the store."""
        if not self._open:
            with _deep_stack():
                return self._valued(key, query)
        return self._valued(key, query)

    def _valued(self, key: str, query: Query[..., Any]) -> _Cell:
        cell = self._settled(key)
        if cell.value is _MISSING and query.kept:
            content = self._store.content(cell.result)
            cell.value = unkept(cell.result, content, _MISSING)
            self._carry(cell, content)
        if cell.value is _MISSING:
            self._begin(key)
            try:
                return self._run(key)
            finally:
                del self._open[key]
        return cell

    def _settled(self, key: str) -> _Cell:
        """The cell of a query, known to stand in this build: verified, or else run."""
        cell = self._cells.get(key)
        if cell is not None and cell.revision == self._revision:
            return cell
        if key in self._failures:
            raise self._failures[key]
        self._begin(key)
        try:
            cell = cell or self._recalled(key)
            if cell is None or not self._stands(cell.steps):
                return self._run(key)
        finally:
            del self._open[key]
        cell.revision = self._revision
        self._cells[key] = cell
        self._store.use(key)
        return cell

    def _begin(self, key: str) -> None:
        if key in self._open:
            chain = [*self._open, key]
            raise QueryCycle(tuple(map(_readable, chain[chain.index(key) :])))
        self._open[key] = None

    def _recalled(self, key: str) -> _Cell | None:
        trace = self._store.find(key)
        return None if trace is None else _Cell(trace.result, self._shared(trace.steps), _MISSING, -1)

    def _stands(self, steps: Iterable[Step]) -> bool:
        """All that was read is as it was. In the order of reading: what was read later may be there
        to be read only because of what was read before."""
        for kind, key, found in steps:  # noqa: SIM110 - ``all`` would put C between the frames
            if found == _FAILED or self._find(kind, key) != found:
                return False
        return True

    def _find(self, kind: str, key: str) -> str:
        """The digest of what a step finds now; _FAILED, which equals nothing, if that raises.

        Whoever asked runs next, asks again and gets the exception itself.
        """
        try:
            if kind == "query":
                return self._settled(key).result
            found = self._found.get((kind, key))
            if found is None:
                found = self._found[kind, key] = self._look(kind, key)
        except Exception:  # noqa: BLE001 - see above
            return _FAILED
        return found

    def _look(self, kind: str, key: str) -> str:
        try:
            if kind == "read":
                content = self.inputs.read(key)
                return "absent" if content is None else digest_bytes(content)
            if kind == "listing":
                return digest(self.inputs.listing(key))
            if kind == "today":
                return digest(self.inputs.today(date.fromisoformat(key) if key else None))
            return digest(self.inputs.environment(key))
        except InputRefused as refusal:
            return f"refused:{refusal.reason}:{refusal.detail}"

    def _run(self, key: str) -> _Cell:
        query, args = _call(key)
        self.ran[query.short] += 1
        if self._on_progress is not None:
            self._on_progress(query.short, args)
        frame: dict[tuple[str, str], str] = {}
        self._frames.append(frame)
        try:
            result, value, content = sealed(query.function(self, *args), kept=query.kept)
        except Exception as failure:
            self._failures[key] = failure
            raise
        finally:
            self._frames.pop()
        steps = self._shared((kind, what, found) for (kind, what), found in frame.items())
        cell = self._cells[key] = _Cell(result, steps, value, self._revision)
        self._store.keep(key, Trace(result, steps), content)
        self._carry(cell, content)
        return cell

    def _shared(self, steps: Iterable[Step]) -> tuple[Step, ...]:
        return tuple(self._steps.setdefault(step, step) for step in steps)

    def _carry(self, cell: _Cell, content: bytes | None) -> None:
        if self._lean and content is not None:
            self._carried.append(cell)
            self._burden += len(content)

    def _lay_down(self) -> None:
        """Leave to the store what has been carried; all of it stays where nothing can be written."""
        if self._store.save():
            for cell in self._carried:
                cell.value = _MISSING
            self._carried.clear()
        self._burden = 0

    def _record(self, kind: str, key: str, found: str) -> None:
        if self._frames:
            self._frames[-1].setdefault((kind, key), found)


@contextmanager
def _deep_stack() -> Iterator[None]:
    """Room for long chains of queries: Python's own limit is about 150 of them."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


# -- keys --------------------------------------------------------------------

_AS_JSON = json.JSONEncoder(separators=(",", ":")).encode
_PLAIN = {str, int, bool, type(None)}


def _require_plain(name: str, args: tuple[object, ...]) -> None:
    for arg in args:
        if type(arg) is tuple:
            _require_plain(name, arg)
        elif type(arg) not in _PLAIN:
            raise TypeError(f"{name}: an argument of a query cannot be {type(arg).__name__}")


def _call(key: str) -> tuple[Query[..., Any], tuple[Any, ...]]:
    """The query and the arguments of a key. Raises LookupError if there is no such query (any more)."""
    name, bracket, args = key.partition("[")
    return _QUERIES[name], frozen(json.loads(bracket + args))


def _readable(key: str) -> str:
    query, args = _call(key)
    return f"{query.short}({', '.join(map(str, args))})"


# -- the program -------------------------------------------------------------


def program_key(inputs: Inputs, versions: Iterable[tuple[str, str]]) -> str:
    """A digest of the package's own files and of ``versions`` (see ``inputs.installed_versions``).

    Traces of another key are void. Themes that lie in the package are left out: whoever reads them
    records it. Raises InputRefused.
    """
    return digest((tuple(_program_files(inputs, "program:")), tuple(versions)))


def _program_files(inputs: Inputs, folder: str) -> Iterator[tuple[str, str]]:
    for entry in inputs.listing(folder.removesuffix("/")) or ():
        path = f"{folder}{entry.name}"
        if not entry.is_folder:
            yield path, digest_bytes(inputs.read(path) or b"")
        elif entry.name != "_themes":
            yield from _program_files(inputs, f"{path}/")
