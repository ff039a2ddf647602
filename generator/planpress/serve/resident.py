"""The threads of the preview: one looks at the sources whenever they may have changed, one sets papers."""

from __future__ import annotations

import datetime
import sys
import threading
from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from planpress.diagnostics.codebook import Codebook
from planpress.diagnostics.report import Located
from planpress.pipeline.press import Press
from planpress.pipeline.preview import Look, looks, make_late, preview_words, warm
from planpress.pipeline.run import PROGRAM, located, open_press
from planpress.render.typesetter import Typesetter
from planpress.serve.board import Board
from planpress.serve.notes import errors_json
from planpress.serve.preview import PreviewSite
from planpress.serve.watch import Watch

_STACK = 64 * 1024 * 1024  # bytes: long chains of queries; some systems give a thread half of one MiB
_DEEPEST = 20_000  # frames, for all threads: two builds in one process must not lower it for each other
Told = Callable[[tuple[Located, ...]], None]


@dataclass(frozen=True, slots=True)
class Setup:
    """What a preview is of, and how: ``languages`` are "zh-Hant" and "en"; ``typesetter`` makes one."""

    project: Path
    languages: Collection[str]
    codebook: Codebook
    as_of: datetime.date | None = None
    poll: bool = False
    rescan: float = 15.0
    typesetter: Callable[[], Typesetter] | None = None


class Resident:
    """A preview that runs until it is closed. ``told`` hears the errors whenever they have changed."""

    def __init__(self, setup: Setup, told: Told) -> None:
        self.setup = setup
        self.told = told
        self._closing = ExitStack()
        self._press = self._open()
        self.words = preview_words(self._press, setup.languages, setup.codebook)
        self.board = Board(errors_json(self.words.errors(())))
        self.watch = Watch(setup.project, poll=setup.poll, rescan=setup.rescan)
        self._threads: list[threading.Thread] = []

    @property
    def site(self) -> PreviewSite:
        """What a server answers with."""
        return PreviewSite(self.board, self.words)

    def start(self) -> None:
        """Begins to look."""
        sys.setrecursionlimit(max(sys.getrecursionlimit(), _DEEPEST))
        before = threading.stack_size(_STACK)
        try:
            for work in (self._look, self._set):
                thread = threading.Thread(target=work, daemon=True)
                thread.start()
                self._threads.append(thread)
        finally:
            threading.stack_size(before)

    def close(self) -> None:
        """Ends the threads and what they have opened."""
        self.board.close()
        self.watch.close()
        for thread in self._threads:
            thread.join(10)
        self._closing.close()

    def _open(self) -> Press:
        setter = self.setup.typesetter() if self.setup.typesetter else None
        opened = open_press(self.setup.project, PROGRAM, self.setup.as_of, setter, None)
        return self._closing.enter_context(opened)

    # -- pages ---------------------------------------------------------------

    def _look(self) -> None:
        before: tuple[Located, ...] = ()
        for look in looks(self._press, (), _never):  # the first one is never given up: there is no other yet
            before = self._show(look, before)
        if not before:
            warm(self._press, self.watch.has_news)
        while True:
            self._press.finish(whole=False)
            if not self.watch.wait():
                return
            for look in looks(self._press, self.board.watched(), self.watch.has_news):
                before = self._show(look, before)

    def _show(self, look: Look, before: tuple[Located, ...]) -> tuple[Located, ...]:
        """Puts a look on the board; the errors it found, for the next one to be compared with."""
        if not look.whole:
            self.board.show(look, b"")
            return before
        found = located(self.setup.project, look.errors)
        self.board.show(look, errors_json(self.words.errors(found)))
        if found != before:
            self.told(found)
        return found

    # -- what takes long --------------------------------------------------------------

    def _set(self) -> None:
        """Sets papers with a press of its own, opened for the first one, so that no page waits for them."""
        press: Press | None = None
        while (wanted := self.board.next_wanted()) is not None:
            name, revision = wanted
            press = press or self._open()
            self.board.show_late(name, revision, make_late(press, name))
            press.finish(whole=False)


def _never() -> bool:
    return False
