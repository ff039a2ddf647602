"""One build at a time: a lock that the system itself takes back when its holder dies."""

from __future__ import annotations

import errno
import fcntl
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from planpress.diagnostics.diagnostic import Checked, Ref, problem
from planpress.publish.places import LOCK, Places
from planpress.publish.refusals import disk_refused
from planpress.publish.writer import Disk

_OPEN = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
_PID_BYTES = 20
_held: set[int] = set()


@dataclass(slots=True)
class BuildLock:
    """Held until closed or until the process ends, however it ends.

    The file stays behind: deleting it would let two builds hold two locks of one name.
    """

    file: int

    def close(self) -> None:
        """Lets the next build begin; may be called twice."""
        if self.file in _held:
            _held.discard(self.file)
            os.close(self.file)

    def __enter__(self) -> BuildLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def take_lock(project: Path, disk: Disk | None = None) -> Checked[BuildLock]:
    """The project's lock for the time of a whole build, from reading to publishing; it does not wait.

    E01 if another build holds it, E02 or E07 if .planpress is a link or a file, E05 if the disk refuses.
    """
    disk = disk or Disk()
    places = Places.of(project, Path("output"))
    path = places.state / LOCK
    try:
        if faults := places.state_faults(disk):
            return Checked(None, faults)
        disk.make_folder(places.state)
        return _lock(os.open(path, _OPEN, 0o666))
    except OSError as error:
        return Checked(None, (disk_refused(OSError(error.errno, error.strerror, str(path))),))


def _lock(file: int) -> Checked[BuildLock]:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = os.read(file, _PID_BYTES).decode("ascii", "replace").strip()
        os.close(file)
        if error.errno not in (errno.EAGAIN, errno.EACCES):
            raise
        return Checked(None, (problem("E01", Ref(""), pid=holder or "?"),))
    _held.add(file)
    with suppress(OSError):  # the number only helps the message; a full disk must not stop here
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
    return Checked(BuildLock(file))


def _let_go_in_child() -> None:
    """A forked child shares the lock and would hold it beyond its parent's death."""
    for file in _held:
        os.close(file)
    _held.clear()


os.register_at_fork(after_in_child=_let_go_in_child)
