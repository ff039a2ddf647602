"""Notices that something in the sources may have changed; what it was, a look at them finds out."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirModifiedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

FOLDERS = ("content", "plans", "themes")
QUIET = 0.1  # seconds without an event: an editor writes a file in several steps
LONGEST = 1.0  # seconds after which a look is due although events go on
RESCAN = 15.0  # seconds after which a look is due without any event: systems lose events, and tell nobody
_TELLING: list[type[FileSystemEvent]] = [  # not: opened, closed without writing, which a look itself causes
    DirCreatedEvent,
    DirDeletedEvent,
    DirModifiedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
]


class Watch:
    """Watches the folders of sources below ``project``; ``poll`` asks each second, for network drives."""

    def __init__(self, project: Path, *, poll: bool = False, rescan: float = RESCAN) -> None:
        self._project = project
        self._rescan = rescan
        self._news = threading.Event()
        self._closed = False
        self._followed: dict[str, int] = {}
        self._handler = _Handler(self._tell)
        self._alarm = _Alarm(self._news.set)
        self._observer = self._start(PollingObserver() if poll else Observer())
        logging.getLogger("watchdog").addHandler(self._alarm)

    def wait(self) -> bool:
        """Until something happened and then nothing for a moment, or a look is due; False once closed."""
        if self._news.wait(self._rescan):
            end = time.monotonic() + LONGEST
            while not self._closed and time.monotonic() < end:
                self._news.clear()
                if not self._news.wait(QUIET):
                    break
        self._news.clear()
        self._follow()
        return not self._closed

    def has_news(self) -> bool:
        """True if something happened since ``wait`` returned."""
        return self._news.is_set()

    def close(self) -> None:
        """Stops; whoever waits is let go."""
        self._closed = True
        self._news.set()
        logging.getLogger("watchdog").removeHandler(self._alarm)
        self._observer.stop()
        self._observer.join(2)

    def _start(self, observer: BaseObserver) -> BaseObserver:
        """A running observer; one that polls where the system has no more room for watches."""
        self._observer = observer
        try:
            observer.start()
            self._follow()
        except OSError:
            observer.stop()
            self._followed = {}
            self._observer = PollingObserver()
            self._observer.start()
            self._follow()
        return self._observer

    def _follow(self) -> None:
        """Watches what is there now: a folder that was put in the place of another has to be watched anew."""
        found = {name: at for name in ("", *FOLDERS) if (at := _number(self._project / name))}
        if found == self._followed:
            return
        self._observer.unschedule_all()
        for name in found:
            self._observer.schedule(
                self._handler, str(self._project / name), recursive=bool(name), event_filter=_TELLING
            )
        self._followed = found

    def _tell(self, path: str) -> None:
        """Only what lies in the folders of sources, or is one of them, is news."""
        try:
            inner = Path(path).relative_to(self._project).parts
        except ValueError:
            return
        if inner and inner[0] in FOLDERS:
            self._news.set()


def _number(folder: Path) -> int:
    """What tells a folder from another of its name; 0 where there is none."""
    try:
        return folder.stat().st_ino if folder.is_dir() else 0
    except OSError:
        return 0


class _Handler(FileSystemEventHandler):
    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in (event.src_path, event.dest_path):
            if path:
                self._tell(path if isinstance(path, str) else path.decode("utf-8", "replace"))


class _Alarm(logging.Handler):
    """A complaint of watchdog's means that events were lost: look again."""

    def __init__(self, ring: Callable[[], None]) -> None:
        super().__init__(logging.WARNING)
        self._ring = ring

    def emit(self, _record: logging.LogRecord) -> None:
        self._ring()
