"""What earlier builds found out: the traces and kept results of queries, in one SQLite file."""

from __future__ import annotations

import json
import sqlite3
import stat
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from planpress.engine.digest import digest_bytes

Step = tuple[str, str, str]
"""One thing a query read: its kind, its key, the digest of what was there."""

GENERATIONS = 3  # whole builds after which a result that no build used is dropped
CAP = 512 * 1024 * 1024  # bytes of all kept results together

_APPLICATION = 0x706C616E  # "plan", SQLite's own mark for whose file this is
_VERSION = 1
_WAIT = 2.0  # seconds for another process to finish its commit
_LARGEST = 256 * 1024 * 1024  # bytes of one result, unpacked
_SCHEMA = (
    "CREATE TABLE builds (number INTEGER NOT NULL)",
    """CREATE TABLE traces (
        program TEXT NOT NULL, query TEXT NOT NULL, result TEXT NOT NULL, steps TEXT NOT NULL,
        seal TEXT NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (program, query)
    ) WITHOUT ROWID""",
    "CREATE TABLE results (result TEXT PRIMARY KEY NOT NULL, content BLOB NOT NULL)",
)
_SELECT = (
    "SELECT query, result, steps, seal, used FROM traces WHERE program = ? AND typeof(query) = 'text'"
    " AND typeof(result) = 'text' AND typeof(steps) = 'text' AND typeof(seal) = 'text'"
    " AND typeof(used) = 'integer'"
)
_FAULTS = (sqlite3.Error, UnicodeError, MemoryError)  # the last two from damage in the right places
_FAULTS_OF_A_FILE = {
    sqlite3.SQLITE_ERROR,  # other tables than ours
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FORMAT,
    sqlite3.SQLITE_MISMATCH,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_SCHEMA,
}


@dataclass(frozen=True, slots=True)
class Trace:
    """What a query's result was (its digest) and, in order, everything it read."""

    result: str
    steps: tuple[Step, ...]


class Store:
    """Traces and kept results on disk, for one program at a time (see ``begin``).

    Whatever is wrong with the file, no exception reaches the caller. ``rebuilt`` says that a file
    was there but could not be used and was begun anew; ``volatile`` that nothing can be written
    there, so that the next build starts from nothing. A kill at any time leaves the last commit.
    """

    def __init__(self, file: Path, *, generations: int = GENERATIONS, cap: int = CAP) -> None:
        self._file: Path | None = file
        self._set_out(generations, cap)

    def _set_out(self, generations: int, cap: int) -> None:
        self.rebuilt = False
        self._generations = generations
        self._cap = cap
        self._program = ""
        self._rows: dict[str, tuple[str, str, str, int]] = {}  # result, steps, seal, used
        self._fresh: dict[str, tuple[str, str, str]] = {}
        self._contents: dict[str, bytes] = {}
        self._saved = False  # something was written ahead of the commit
        self._used: set[str] = set()
        self._base = self._opened()

    def begin(self, program: str) -> None:
        """Read the traces of one program: of exactly this code with these versions."""
        self._program = program
        self._fresh, self._used = {}, set()
        self._rows = {}
        try:
            self._rows = {row[0]: row[1:] for row in self._base.execute(_SELECT, (program,))}
        except _FAULTS as error:
            self._give_up(error)

    def find(self, query: str) -> Trace | None:
        """The trace of a query's last run; None if there is none that can be trusted."""
        fresh = self._fresh.get(query)
        row = fresh or self._rows.get(query)
        if row is None:
            return None
        result, steps, seal = row[:3]
        if fresh is None and seal != self._seal(query, result, steps):
            return None
        try:
            listed, end = _as_list(steps)
            trace = tuple((kind, key, found) for kind, key, found in listed)
        except (TypeError, ValueError, RecursionError):
            return None
        sound = end == len(steps) and set(map(type, chain.from_iterable(trace))) <= {str}
        return Trace(result, trace) if sound else None

    def use(self, query: str) -> None:
        """This build has used what is known of a query: keep it for the next ones."""
        self._used.add(query)

    def keep(self, query: str, trace: Trace, content: bytes | None) -> None:
        """Remember a run; ``content`` is the result itself, if it is to be kept."""
        steps = _compact(trace.steps)
        row = (trace.result, steps, self._seal(query, trace.result, steps))
        self._used.add(query)
        if content is None and self._rows.get(query, ())[:3] == row:
            return  # run again only because its value was wanted
        self._fresh[query] = row
        if content is not None:
            self._contents[trace.result] = content

    def content(self, result: str) -> bytes | None:
        """A kept result by its digest; None if it is not there or is not what it was."""
        content = self._contents.get(result)
        if content is not None:
            return content
        try:
            row = self._base.execute("SELECT content FROM results WHERE result = ?", (result,)).fetchone()
        except _FAULTS as error:
            self._give_up(error)
            return None
        content = None if row is None else _unpacked(row[0])
        return content if content is not None and result_of(result[:1], content) == result else None

    def save(self) -> bool:
        """Write what was found so far, ahead of ``commit``, and let go of it; False if that cannot be.

        What is known of one query is true whatever becomes of the rest of the build. Results can still be
        had, traces only after the next ``begin``.
        """
        if not self._on_disk or not self._fresh:
            return self._on_disk
        try:
            self._base.execute("BEGIN IMMEDIATE")
            self._insert(self._base.execute("SELECT number FROM builds").fetchone()[0] + 1)
            self._base.execute("COMMIT")
        except _FAULTS as error:
            with suppress(*_FAULTS):
                self._base.execute("ROLLBACK")
            self._give_up(error)
            return False
        for query in self._fresh:
            self._rows.pop(query, None)
        self._fresh, self._contents, self._saved = {}, {}, True
        return True

    def commit(self, *, whole: bool = True) -> None:
        """Write what this build found, in one transaction; nothing found, nothing written.

        Only a ``whole`` build lets what it did not use grow old, so that a mere check of the
        content does not make the store forget the pages.
        """
        if not self._fresh and not self._saved:
            self._used = set()
            return
        for _attempt in range(2):  # a file that proves broken only now is begun anew
            try:
                self._write(whole)
            except _FAULTS as error:
                self.volatile = True  # until a later commit succeeds
                with suppress(*_FAULTS):
                    self._base.execute("ROLLBACK")
                self._give_up(error)
            else:
                self.volatile = not self._on_disk
                return

    def close(self) -> None:
        """Let go of the file. What was not committed is gone."""
        self._base.close()

    # -- writing -------------------------------------------------------------

    def _write(self, whole: bool) -> None:
        base = self._base
        base.execute("BEGIN IMMEDIATE")
        number = base.execute("SELECT number FROM builds").fetchone()[0] + whole
        base.execute("UPDATE builds SET number = ?", (number,))
        base.executemany(
            "UPDATE traces SET used = ? WHERE program = ? AND query = ?",
            [(number, self._program, query) for query in self._used if self._ages(query, number)],
        )
        self._insert(number)
        self._drop(number)
        base.execute("COMMIT")
        base.execute("PRAGMA incremental_vacuum").fetchall()
        self._settle(number)

    def _insert(self, number: int) -> None:
        self._base.executemany(
            "INSERT OR REPLACE INTO traces VALUES (?, ?, ?, ?, ?, ?)",
            ((self._program, query, *row, number) for query, row in self._fresh.items()),
        )
        self._base.executemany(
            "INSERT OR REPLACE INTO results VALUES (?, ?)",
            ((result, _packed(content)) for result, content in self._contents.items()),
        )

    def _ages(self, query: str, number: int) -> bool:
        row = self._rows.get(query)
        return row is not None and row[3] < number and query not in self._fresh

    def _settle(self, number: int) -> None:
        """The memory as the file now is."""
        for query in self._used & self._rows.keys():
            self._rows[query] = (*self._rows[query][:3], number)
        self._rows.update({query: (*row, number) for query, row in self._fresh.items()})
        self._fresh, self._contents, self._used, self._saved = {}, {}, set(), False

    def _drop(self, number: int) -> None:
        """What no whole build has used lately, and the longest unused until the rest fits."""
        self._base.execute("DELETE FROM traces WHERE used <= ?", (number - self._generations,))
        orphans = "DELETE FROM results WHERE result NOT IN (SELECT result FROM traces)"
        self._base.execute(orphans)
        total = self._base.execute("SELECT coalesce(sum(length(content)), 0) FROM results").fetchone()[0]
        if total <= self._cap:
            return
        sizes = self._base.execute(
            "SELECT result, length(content) FROM results JOIN traces USING (result)"
            " GROUP BY result ORDER BY max(used), length(content) DESC, result"
        ).fetchall()
        for result, size in sizes:
            if total <= self._cap:
                break
            self._base.execute("DELETE FROM traces WHERE result = ?", (result,))
            total -= size
        self._base.execute(orphans)

    def _seal(self, query: str, result: str, steps: str) -> str:
        """Against a row that was torn or altered on disk."""
        return digest_bytes(f"{self._program}\0{query}\0{result}\0{steps}".encode())

    # -- the file ------------------------------------------------------------

    def _opened(self) -> sqlite3.Connection:
        if self._file is not None and _may_hold(self._file):
            try:
                return self._on(self._file)
            except _FAULTS as error:
                if _is_broken(error):
                    return self._renewed()
        return self._on(None)

    def _renewed(self) -> sqlite3.Connection:
        """The file removed and begun anew; a memory that dies with the process if that fails."""
        try:
            for name in _files_of(self._file):
                name.unlink(missing_ok=True)
            base = self._on(self._file)
        except (OSError, *_FAULTS):
            return self._on(None)
        self.rebuilt = self._on_disk
        return base

    def _on(self, file: Path | None) -> sqlite3.Connection:
        base = _connect(":memory:" if file is None else str(file))
        self._on_disk = file is not None
        self.volatile = not self._on_disk
        return base

    def _give_up(self, error: Exception) -> None:
        """Go on without what the file holds. A broken one is replaced; a busy one, a full disk or a
        folder that may not be written to are left alone."""
        if not _is_broken(error):
            return
        with suppress(*_FAULTS):
            self._base.close()
        self._rows = {}
        self._base = self._renewed()


class MemoryStore(Store):
    """A store that lives as long as its process: for tests, and where nothing may be written."""

    def __init__(self, *, generations: int = GENERATIONS, cap: int = CAP) -> None:
        self._file = None
        self._set_out(generations, cap)


def result_of(form: str, content: bytes) -> str:
    """The name of a kept result: one letter for its form, then the digest of its bytes."""
    return form + digest_bytes(content)


# -- SQLite ------------------------------------------------------------------


def _connect(place: str) -> sqlite3.Connection:
    """An open base with our tables. Raises one of _FAULTS, a broken one for a file not ours."""
    base = sqlite3.connect(place, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        base.execute("PRAGMA trusted_schema = OFF")
        if not base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            _create(base)
        if not _is_ours(base):
            raise sqlite3.DatabaseError("another program's file, or another version's")
        base.execute("PRAGMA synchronous = NORMAL")
    except _FAULTS:
        base.close()
        raise
    return base


def _create(base: sqlite3.Connection) -> None:
    base.execute("PRAGMA auto_vacuum = INCREMENTAL")
    base.execute("BEGIN IMMEDIATE")
    for statement in _SCHEMA:
        base.execute(statement)
    base.execute("INSERT INTO builds VALUES (0)")
    base.execute(f"PRAGMA application_id = {_APPLICATION}")
    base.execute(f"PRAGMA user_version = {_VERSION}")
    base.execute("COMMIT")


def _is_ours(base: sqlite3.Connection) -> bool:
    """The tables are ours to the letter, so there is no trigger or view to fear either."""
    marks = tuple(base.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    tables = base.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid").fetchall()
    if marks != (_APPLICATION, _VERSION) or [row[0] for row in tables] != list(_SCHEMA):
        return False
    count, kind, number = base.execute(
        "SELECT count(*), max(typeof(number)), max(number) FROM builds"
    ).fetchone()
    return bool(count == 1 and kind == "integer" and 0 <= number < 2**53)


def _is_broken(error: Exception) -> bool:
    """The file itself is at fault, not its place or its other users."""
    if isinstance(error, sqlite3.ProgrammingError):
        return False
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF in _FAULTS_OF_A_FILE


def _may_hold(file: Path) -> bool:
    """Nothing is ever written through a link, nor into what is no ordinary file."""
    try:
        file.parent.mkdir(exist_ok=True)
        return not file.parent.is_symlink() and all(map(_is_plain_or_absent, _files_of(file)))
    except OSError:
        return False


def _is_plain_or_absent(file: Path) -> bool:
    try:
        return stat.S_ISREG(file.lstat().st_mode)
    except FileNotFoundError:
        return True


def _files_of(file: Path | None) -> tuple[Path, ...]:
    return (
        ()
        if file is None
        else (file, *(file.with_name(file.name + end) for end in ("-journal", "-wal", "-shm")))
    )


# -- bytes -------------------------------------------------------------------


_as_list = json.JSONDecoder().raw_decode  # half the time of json.loads


def _compact(steps: Iterable[Step]) -> str:
    return json.dumps(list(steps), separators=(",", ":"))


def _packed(content: bytes) -> bytes:
    """Compressed if that saves something: PDFs and pictures hardly shrink."""
    small = zlib.compress(content, 1) if len(content) > 200 else content
    return b"z" + small if len(small) < 0.9 * len(content) else b"=" + content


def _unpacked(stored: object) -> bytes | None:
    if not isinstance(stored, bytes):
        return None
    if not stored.startswith(b"z"):
        return stored[1:]
    unpack = zlib.decompressobj()
    try:
        return unpack.decompress(stored[1:], _LARGEST)
    except zlib.error:
        return None
