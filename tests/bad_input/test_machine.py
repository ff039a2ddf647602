"""What can happen in the middle of a build: the site is whole, old or new, and the words are clear."""

from __future__ import annotations

import errno
import importlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path

import pytest

from planpress.publish import take_lock
from planpress.publish.writer import Disk
from support.project import Project
from support.small import DOCUMENT

PUBLISH = importlib.import_module("planpress.publish.publish")
KILLED = 99
SOME_OR_MANY = [6, pytest.param(40, marks=pytest.mark.long)]
"""Moments of a build that are tried, every day and in the long tests."""
ENVIRONMENT = 3
LOCKED = 4

pytestmark = pytest.mark.filterwarnings(
    "ignore:This process:DeprecationWarning"
)  # fork beside xdist's threads


class Moment:
    """Counts what a build does; ``act`` happens at number ``at``."""

    def __init__(self, at: int = 0) -> None:
        self.at = at
        self.count = 0

    def passes(self) -> None:
        self.count += 1
        if self.count == self.at:
            self.act()

    def act(self) -> None:
        os._exit(KILLED)


class NoSpace(Moment):
    def act(self) -> None:
        raise OSError(errno.ENOSPC, "full")


def disk_of(moment: Moment, *operations: str) -> type[Disk]:
    """A disk on which ``moment`` passes with each of ``operations``, with every one if none is named."""

    class Watched(Disk):
        def before(self, operation: str, path: Path) -> None:
            if not operations or operation in operations:
                moment.passes()

        def sync(self, tree: Path) -> None:
            """Quick: no power is cut here."""

    return Watched


@pytest.fixture
def edited(site: Project) -> Project:
    """The good site with one clause edited and not yet built again."""
    return site.edit(DOCUMENT, "提升同仁", "加強同仁")


def copies(project: Project, folder: Path) -> Iterator[Project]:
    """The project, as often as it is wanted."""
    while True:
        shutil.copytree(project.root, folder, symlinks=True)
        yield Project(folder)
        shutil.rmtree(folder)


# -- no space ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("moments_tried", SOME_OR_MANY)
def test_no_space_from_the_first_write_to_the_last(
    edited: Project, planpress, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, moments_tried: int
) -> None:
    old = edited.tree()
    writes = chain(range(1, 8), count(8, step=1 + 80 // moments_tried))  # those of files are much alike
    for at, project in zip(writes, copies(edited, tmp_path / "copy"), strict=False):
        monkeypatch.setattr(
            PUBLISH, "Disk", disk_of(NoSpace(at), "mkdir", "create", "write", "name", "exchange")
        )
        answer = planpress("build", project)
        if not answer.errors:
            break
        assert answer.errors == ("E05",)
        assert answer.exit_code == ENVIRONMENT
        assert "磁碟滿了" in answer.words
        assert project.tree() == old
    assert at > 10
    project.page("xinghu/114/").shows("加強同仁")


def test_no_space_for_the_lock(edited: Project, planpress, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        importlib.import_module("planpress.publish.lock"), "Disk", disk_of(NoSpace(1), "mkdir")
    )
    answer = planpress("build", edited)
    assert (answer.errors, answer.exit_code) == (("E05",), ENVIRONMENT)


# -- two builds at once ------------------------------------------------------------------------------


def test_a_second_build_does_not_wait(edited: Project, planpress) -> None:
    old = edited.tree()
    lock = take_lock(edited.root)
    with lock.value:
        answer = planpress("build", edited)
        assert (answer.errors, answer.exit_code) == (("E01",), LOCKED)
        assert str(os.getpid()) in answer.words
        assert edited.tree() == old
        assert planpress("check", edited).exit_code == 0
    assert planpress("build", edited).exit_code == 0


def test_two_builds_begun_together_leave_one_whole_site(edited: Project, tmp_path: Path) -> None:
    wanted = Project(shutil.copytree(edited.root, tmp_path / "alone"))
    assert ended(process(wanted))[0] == 0
    both = [process(edited), process(edited)]
    codes = {ended(one)[0] for one in both}
    assert 0 in codes <= {0, LOCKED}
    assert edited.tree() == wanted.tree()


# -- an end in the middle ----------------------------------------------------------------------------


@pytest.mark.parametrize("moments_tried", SOME_OR_MANY)
def test_a_kill_in_the_middle_leaves_the_old_site_or_the_new(
    edited: Project, tmp_path: Path, moments_tried: int
) -> None:
    old = edited.tree()
    new, whole = Project(shutil.copytree(edited.root, tmp_path / "new")), Moment()
    watched(new, whole)
    moments = range(1, whole.count + 1, max(1, whole.count // moments_tried))
    for at, project in zip(moments, copies(edited, tmp_path / "copy"), strict=False):
        assert killed(project, at), at
        assert project.tree() in (old, new.tree()), at
        project.build()
        assert project.tree() == new.tree(), at
        assert project.published.foreign == (), at


def watched(project: Project, moment: Moment) -> None:
    """Builds while ``moment`` passes with each query and each touch of the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PUBLISH, "Disk", disk_of(moment))
        project.build(progress=lambda *_: moment.passes())


def killed(project: Project, at: int) -> bool:
    """Builds in a child process that dies at moment ``at``; False if it came to its end."""
    child = os.fork()
    if not child:
        try:
            watched(project, Moment(at))
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -9)]
)
def test_a_signal_ends_the_command_without_a_traceback(edited: Project, number: int, code: int) -> None:
    old = edited.tree()
    edited.remove(".planpress/store.sqlite3")  # so that there is something to do
    one = process(edited)
    lock = edited.root / ".planpress" / "lock"
    began = time.monotonic()
    while (lock.read_text() if lock.exists() else "").strip() != str(one.pid):
        assert time.monotonic() - began < 60
        time.sleep(0.01)
    one.send_signal(number)
    found, words = ended(one)
    assert found == code, words
    assert edited.tree() == old
    assert ended(process(edited))[0] == 0
    edited.page("xinghu/114/").shows("加強同仁")


def hear_signals() -> None:
    """A job in the background of a script, as some machines run tests, is deaf to SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def process(project: Project) -> subprocess.Popen[str]:
    """``planpress build`` as a process of its own, with the real typesetter."""
    return subprocess.Popen(
        [sys.executable, "-m", "planpress", "build", "--project", str(project.root)],
        preexec_fn=hear_signals,  # noqa: PLW1509 (no thread of the tests runs here)
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def ended(one: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit code of a process that has come to its end, and what it said: never a traceback."""
    with one:
        words, _ = one.communicate(timeout=120)
    assert "Traceback" not in words
    return one.returncode, words
