"""Shows on stderr what a long run is doing: one changing line, or without a terminal a line at times."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import TextIO

from planpress.cli import terminal, words
from planpress.diagnostics.masking import safe, width

QUIET_SECONDS = 1.0
TERMINAL_SECONDS = 0.2
PLAIN_SECONDS = 5.0
READING = "read"


@dataclass(slots=True)
class Progress:
    """Called with (what, done, total) as often as the work likes; total 0 means unknown.

    ``what`` is the name of a step, and behind a blank what it is about (``pdf taoyuan 113``). Small steps
    within a PDF or a page only count: the line names what a person is waiting for.

    Nothing is shown in the first second. A thread keeps the line alive while one step takes long,
    with the seconds so far, so that a person sees that the program still works.
    """

    stream: TextIO = field(default_factory=lambda: sys.stderr)
    clock: Callable[[], float] = time.monotonic
    language: str = field(default_factory=terminal.language)
    _began: float = 0.0
    _shown_at: float = 0.0
    _state: tuple[str, str, int, int] = ("", "", 0, 0)
    _width: int = 0
    _ended: threading.Event = field(default_factory=threading.Event)
    _ticker: threading.Thread | None = None

    def __enter__(self) -> Progress:
        self._began = self._shown_at = self.clock()
        self._ticker = threading.Thread(target=self._tick, daemon=True)
        self._ticker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        if self._ticker:
            self._ticker.join()
        self._clear()

    def __call__(self, what: str, done: int, total: int) -> None:
        """Takes note; the thread shows it."""
        name, _, about = what.partition(" ")
        step = _step(name)
        if step == READING and self._state[0] not in ("", READING):
            step, about = self._state[:2]
        self._state = (step, about, done, total)

    def show_if_due(self) -> None:
        """Writes the line if a second has passed since the start and the interval since the last line."""
        now = self.clock()
        on_terminal = self.stream.isatty()
        interval = TERMINAL_SECONDS if on_terminal else PLAIN_SECONDS
        due = now - self._began >= QUIET_SECONDS and (
            self._shown_at == self._began or now - self._shown_at >= interval
        )
        if not due or not self._state[0]:
            return
        self._shown_at = now
        self._write(self._line(int(now - self._began)), on_terminal=on_terminal)

    def _tick(self) -> None:
        while not self._ended.wait(TERMINAL_SECONDS):
            self.show_if_due()

    def _line(self, seconds: int) -> str:
        step, about, done, total = self._state
        name = " / ".join(words.sentences(f"progress.{step}", self.language))
        counts = f"{done}/{total}" if total else str(done)
        return safe(" ".join(filter(None, [name, about, counts, f"({seconds} s)"])))

    def _write(self, line: str, *, on_terminal: bool) -> None:
        if on_terminal:
            line = _cut(line, shutil.get_terminal_size().columns - 1)
            self.stream.write("\r" + line + " " * max(0, self._width - width(line)))
            self._width = width(line)
        else:
            self.stream.write(line + "\n")
        self.stream.flush()

    def _clear(self) -> None:
        if self._width:
            self.stream.write("\r" + " " * self._width + "\r")
            self.stream.flush()


def _step(name: str) -> str:
    """The kind of step that the pipeline's ``name`` (a query's) stands for."""
    if name.startswith("pdf") or name.endswith("_pdf"):
        return "pdf"
    if name.startswith("links"):
        return "links"
    return "page" if name.endswith("_page") else READING


def _cut(line: str, columns: int) -> str:
    while width(line) > columns:
        line = line[:-1]
    return line
