"""One build at a time; a lock never outlives its holder."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planpress.publish import lock as lock_module
from planpress.publish.lock import take_lock
from planpress.publish.refusals import EXIT_CODES
from planpress.publish.writer import Disk

HOLDER = """
import sys, time
from pathlib import Path
from planpress.publish.lock import take_lock
lock = take_lock(Path(sys.argv[1])).value
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture
def holder(project):
    """Another process that holds the project's lock."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(project.root)], stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        yield child
        child.kill()


def test_a_second_build_is_told_who_builds(project, holder, told):
    checked = take_lock(project.root)
    assert checked.value is None
    assert told(checked.diagnostics) == [("E01", "default")]
    assert dict(checked.diagnostics[0].params) == {"pid": str(holder.pid)}
    assert EXIT_CODES["E01"] == 4


def test_the_lock_of_a_killed_build_does_not_block(project, holder):
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with take_lock(project.root).value as lock:
        assert lock is not None
    assert (project.root / ".planpress" / "lock").exists()


def test_the_lock_is_free_again_after_the_build(project, told):
    with take_lock(project.root).value:
        assert told(take_lock(project.root).diagnostics) == [("E01", "default")]
    again = take_lock(project.root).value
    again.close()
    again.close()
    with take_lock(project.root).value as third:
        assert third is not None


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_forked_worker_that_stays_behind_does_not_hold_the_lock(project):
    lock = take_lock(project.root).value
    ready, go = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        os.write(ready[1], b"1")
        os.read(go[0], 1)
        os._exit(0)
    os.read(ready[0], 1)
    lock.close()
    free = take_lock(project.root)
    os.write(go[1], b"1")
    os.waitpid(child, 0)
    for end in (*ready, *go):
        os.close(end)
    assert free.diagnostics == ()
    free.value.close()


def test_a_link_in_the_way_stops_the_build(project, told):
    elsewhere = project.root.parent / "elsewhere"
    elsewhere.mkdir()
    (project.root / ".planpress").symlink_to(elsewhere)
    assert told(take_lock(project.root).diagnostics) == [("E02", "link")]
    assert list(elsewhere.iterdir()) == []


def test_a_lock_file_that_is_a_link_stops_the_build(project, told):
    (project.root / ".planpress").mkdir()
    (project.root / ".planpress" / "lock").symlink_to(project.root / "precious")
    assert told(take_lock(project.root).diagnostics) == [("E02", "link")]
    assert not (project.root / "precious").exists()


def test_a_file_named_planpress_stops_the_build(project, told):
    (project.root / ".planpress").write_text("")
    assert told(take_lock(project.root).diagnostics) == [("E07", "file")]


def test_a_project_that_cannot_be_written_says_so(project, told):
    class Readonly(Disk):
        def before(self, operation: str, path: Path) -> None:
            if operation == "mkdir":
                raise OSError(errno.EROFS, "read-only")

    assert told(take_lock(project.root, Readonly()).diagnostics) == [("E05", "readonly")]


def test_a_disk_without_locks_says_so(project, told, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock_module.fcntl, "flock", refuse)
    assert told(take_lock(project.root).diagnostics) == [("E05", "default")]
