"""What the preview shows at the moment: one thread of looks writes it, many requests read it."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from planpress.pipeline.preview import ASSETS, Late, Look
from planpress.site.routes import SEARCH_INDEX

NOT_FOUND = "404.html"
NOTHING = "nothing"
SETTING = "setting"


@dataclass(frozen=True, slots=True)
class News:
    """What a visitor has not heard yet: that the page has changed (its new mark), and the errors."""

    mark: str | None
    errors: bytes | None
    number: int


class Board:
    """The last good files, the errors of the last look as JSON, and what was made when asked for."""

    def __init__(self, no_errors: bytes) -> None:
        self._changed = threading.Condition()
        self._files: dict[str, bytes] = {}
        self._late: frozenset[str] = frozenset()
        self._made: dict[str, tuple[int, Late]] = {}
        self._wanted: dict[str, None] = {}
        self._watched: Counter[str] = Counter()
        self._errors = no_errors
        self._number = 0  # of the errors
        self._revision = 0  # of the sources
        self._looked = False
        self._complete = False  # there has been a good look
        self._closed = False

    # -- for the threads that make things ------------------------------------

    def show(self, look: Look, errors: bytes) -> None:
        """Takes over what a look found. Errors leave the files as they were; hashed assets always stay, for
        a page that is still open may ask for them."""
        with self._changed:
            if look.files and look.whole:
                kept = {path: one for path, one in self._files.items() if path.startswith(ASSETS)}
                self._files = kept | dict(look.files)
                self._complete = True
            else:
                self._files = self._files | dict(look.files)
            if look.late:
                self._late = look.late
            if look.whole:
                self._looked = True
                self._revision += look.changed
                self._set_errors(errors)
            self._changed.notify_all()

    def _set_errors(self, errors: bytes) -> None:
        if errors != self._errors:
            self._errors = errors
            self._number += 1

    def show_late(self, name: str, revision: int, late: Late) -> None:
        """What was made of the sources as they were at ``revision``."""
        with self._changed:
            self._made[name] = (revision, late)
            if revision == self._revision:  # else the sources have changed meanwhile, and it is made again
                self._wanted.pop(name, None)
            self._changed.notify_all()

    def next_wanted(self) -> tuple[str, int] | None:
        """Waits until somebody asks for what is late: its name and revision; None once closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._wanted or self._closed)
            return None if self._closed else (next(iter(self._wanted)), self._revision)

    def watched(self) -> frozenset[str]:
        """The paths of the pages that somebody is looking at."""
        with self._changed:
            return frozenset(+self._watched)

    def close(self) -> None:
        """Lets everybody go who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    # -- for requests --------------------------------------------------------

    def wait_for_first(self, seconds: float) -> bool:
        """Until the first look is over; False while there are no pages yet."""
        with self._changed:
            self._changed.wait_for(lambda: self._looked or self._closed, seconds)
            return self._complete

    @property
    def has_looked(self) -> bool:
        """True once a look is over."""
        with self._changed:
            return self._looked

    @property
    def revision(self) -> int:
        """How often the sources have been found changed."""
        with self._changed:
            return self._revision

    @property
    def errors(self) -> bytes:
        """The errors of the last look."""
        with self._changed:
            return self._errors

    def file(self, path: str) -> bytes | None:
        """The last good content at ``path``."""
        with self._changed:
            return self._files.get(path)

    def paths(self) -> frozenset[str]:
        """Where there is a file at hand."""
        with self._changed:
            return frozenset(self._files)

    def late_name(self, path: str) -> str:
        """Under which name the file at ``path`` is made when it is asked for; "" if it is there already."""
        with self._changed:
            return self._late_name(path)

    def late(self, name: str, seconds: float) -> Late | None:
        """What was made of the sources as they are; None if that takes longer than ``seconds``."""
        with self._changed:
            if self._fresh(name) is None:
                self._wanted[name] = None
                self._changed.notify_all()
                self._changed.wait_for(lambda: self._fresh(name) or self._closed, seconds)
            return self._fresh(name)

    def mark(self, path: str) -> str:
        """Changes whenever what is shown at ``path`` does."""
        with self._changed:
            return self._mark(path)

    def news(self, path: str, seen: str, heard: int, seconds: float) -> News | None:
        """Waits until a visitor of ``path`` has something to hear; None where nothing came in that time."""
        with self._changed:
            self._changed.wait_for(
                lambda: self._mark(path) != seen or self._number != heard or self._closed, seconds
            )
            mark = self._mark(path)
            fresh = self._number != heard
            if mark == seen and not fresh:
                return None
            return News(None if mark == seen else mark, self._errors if fresh else None, self._number)

    @property
    def closed(self) -> bool:
        """True once nothing more will come."""
        return self._closed

    def visit(self, path: str) -> None:
        """Somebody looks at ``path``."""
        with self._changed:
            self._watched[path] += 1

    def leave(self, paths: Iterable[str]) -> None:
        """Somebody has gone."""
        with self._changed:
            self._watched.subtract(paths)

    def _late_name(self, path: str) -> str:
        names = (path, SEARCH_INDEX) if path.startswith(SEARCH_INDEX) else (path,)
        return next((name for name in names if name in self._late), "")

    def _fresh(self, name: str) -> Late | None:
        revision, late = self._made.get(name, (-1, None))
        return late if revision == self._revision else None

    def _mark(self, path: str) -> str:
        if not self._complete:
            return NOTHING
        if path in self._late:
            return SETTING if self._fresh(path) is None else f"set-{self._revision}"
        content = self._files.get(path) or self._files.get(NOT_FOUND) or b""
        return blake2b(content, digest_size=8).hexdigest()
