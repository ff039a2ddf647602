"""What a build may read, and what it refuses to."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest

from planpress.engine import inputs as inputs_module
from planpress.engine.inputs import (
    Entry,
    InputRefused,
    Inputs,
    Refusal,
    installed_versions,
    last_commit,
    native_version,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "plans").mkdir(parents=True)
    (root / "plans/a.yaml").write_bytes(b"title: A\r\n")
    return root


@pytest.fixture
def inputs(root: Path, tmp_path: Path) -> Inputs:
    program = tmp_path / "program"
    program.mkdir()
    (program / "strings.yaml").write_bytes(b"strings")
    return Inputs(root, program=program, environ={}, limit=1000)


def refusal(inputs: Inputs, path: str) -> Refusal:
    with pytest.raises(InputRefused) as refused:
        inputs.read(path)
    assert refused.value.path == path
    return refused.value.reason


# -- files and folders -------------------------------------------------------


def test_a_file_is_its_bytes_and_absence_is_none(inputs: Inputs) -> None:
    assert inputs.read("plans/a.yaml") == b"title: A\r\n"
    assert inputs.read("plans/b.yaml") is None
    assert inputs.read("nowhere/b.yaml") is None
    assert inputs.read("plans/a.yaml/b") is None
    assert inputs.listing("nowhere") is None


def test_other_roots_are_named_before_a_colon(root: Path, tmp_path: Path) -> None:
    (tmp_path / "theme/css").mkdir(parents=True)
    (tmp_path / "theme/css/page.css").write_bytes(b"css")
    (root / "a:b").write_bytes(b"colon")
    inputs = Inputs(root, program=root / "plans", others={"theme": tmp_path / "theme"})
    assert inputs.read("program:a.yaml") == b"title: A\r\n"
    assert inputs.read("theme:css/page.css") == b"css"
    assert inputs.listing("theme:") == (Entry("css", True),)
    assert inputs.read("a:b") == b"colon"


def test_a_folder_can_be_read_at_another_place(inputs: Inputs, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "plan.yaml").write_bytes(b"old")
    (tmp_path / "secret").write_bytes(b"no")
    (copy / "link").symlink_to(tmp_path / "secret")
    inputs.mount("plans/xinghu/114", copy)
    assert inputs.read("plans/xinghu/114/plan.yaml") == b"old"
    assert [entry.name for entry in inputs.listing("plans/xinghu/114") or ()] == ["link", "plan.yaml"]
    assert inputs.read("plans/xinghu/1145/plan.yaml") is None
    assert refusal(inputs, "plans/xinghu/114/link") is Refusal.LINK_LEAVES
    assert refusal(inputs, "plans/xinghu/114/../../secret") is Refusal.PATH


def test_a_listing_is_sorted_and_leaves_out_what_no_editor_wrote(inputs: Inputs, root: Path) -> None:
    for name in ("b.csv", "a.csv", "乙.md", "甲.md", "Z.md"):
        (root / "plans" / name).touch()
    (root / "plans/folder").mkdir()
    (root / "plans/__pycache__").mkdir()
    hidden = (".hidden", "a.csv~", "a.csv.swp", "#a.csv#", "~$a.csv", "Thumbs.db", ".#a.csv")
    for name in hidden:
        (root / "plans" / name).touch()
    assert inputs.listing("plans") == (
        Entry("Z.md", False),
        Entry("a.csv", False),
        Entry("a.yaml", False),
        Entry("b.csv", False),
        Entry("folder", True),
        Entry("乙.md", False),
        Entry("甲.md", False),
    )
    assert inputs.listing("") == (Entry("plans", True),)


def test_one_build_sees_one_state_until_it_forgets(inputs: Inputs, root: Path) -> None:
    def seen() -> tuple[object, ...]:
        return inputs.read("plans/a.yaml"), inputs.read("plans/b.yaml"), inputs.listing("plans")

    first = seen()
    assert first == (b"title: A\r\n", None, (Entry("a.yaml", False),))
    (root / "plans/a.yaml").write_bytes(b"new")
    (root / "plans/b.yaml").write_bytes(b"b")
    assert seen() == first
    inputs.forget()
    assert seen() == (b"new", b"b", (Entry("a.yaml", False), Entry("b.yaml", False)))


def test_a_refusal_too_stands_until_it_is_forgotten(inputs: Inputs, root: Path) -> None:
    (root / "link").symlink_to(root.parent)
    assert refusal(inputs, "link") is Refusal.LINK_LEAVES
    (root / "link").unlink()
    assert refusal(inputs, "link") is Refusal.LINK_LEAVES
    inputs.forget()
    assert inputs.read("link") is None


# -- refusals ----------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["../secret", "plans/../../secret", "/etc/passwd", "plans//a.yaml", "./plans", "plans\\a.yaml", "a\0b",
     "program:../secret", "program:/etc/passwd", "plans/", "a\udcff", "a/" * 70 + "b", "x" * 300],
)  # fmt: skip
def test_paths_that_lead_elsewhere_are_refused(inputs: Inputs, root: Path, path: str) -> None:
    (root.parent / "secret").write_bytes(b"secret")
    assert refusal(inputs, path) is Refusal.PATH


def test_a_link_inside_is_followed_and_one_that_leaves_is_refused(inputs: Inputs, root: Path) -> None:
    (root.parent / "secret").write_bytes(b"secret")
    (root.parent / "project-2").mkdir()
    (root.parent / "project-2/secret").write_bytes(b"secret")
    (root / "inside.yaml").symlink_to("plans/a.yaml")
    (root / "plans-2").symlink_to("plans")
    (root / "out").symlink_to("../secret")
    (root / "far").symlink_to("/")
    (root / "beside").symlink_to("../project-2")
    assert inputs.read("inside.yaml") == b"title: A\r\n"
    assert inputs.read("plans-2/a.yaml") == b"title: A\r\n"
    assert inputs.listing("plans-2") == (Entry("a.yaml", False),)
    for path in ("out", "far/etc/passwd", "far/etc/there-is-no-such-file", "beside/secret"):
        assert refusal(inputs, path) is Refusal.LINK_LEAVES
    with pytest.raises(InputRefused):
        inputs.listing("far")
    listed = {entry.name: entry.is_folder for entry in inputs.listing("") or ()}
    assert listed["plans-2"]
    assert not listed["far"]  # nothing outside is even looked at
    assert "beside" in listed


def test_loops_and_links_to_nowhere_are_refused(inputs: Inputs, root: Path) -> None:
    (root / "a").symlink_to("b")
    (root / "b").symlink_to("a")
    (root / "self").symlink_to("self")
    (root / "nowhere").symlink_to("gone")
    assert refusal(inputs, "a") is Refusal.LINK_LOOP
    assert refusal(inputs, "self/x") is Refusal.LINK_LOOP
    assert refusal(inputs, "nowhere") is Refusal.LINK_BROKEN
    assert [entry.name for entry in inputs.listing("") or ()] == ["a", "b", "nowhere", "plans", "self"]


def test_the_root_itself_may_be_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "shortcut").symlink_to(root)
    (root / "inside").symlink_to("plans/a.yaml")
    assert Inputs(tmp_path / "shortcut", program=tmp_path).read("inside") == b"title: A\r\n"


def test_pipes_sockets_and_devices_are_refused_and_never_wait(inputs: Inputs, root: Path) -> None:
    os.mkfifo(root / "pipe")
    (root / "pipe.yaml").symlink_to("pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(root / "socket"))
        began = time.monotonic()
        for path in ("pipe", "pipe.yaml", "socket"):
            assert refusal(inputs, path) is Refusal.SPECIAL
        assert time.monotonic() - began < 2


def test_a_pipe_put_in_a_files_place_at_the_last_moment_is_refused(
    inputs: Inputs, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(root / "pipe")
    look = Path.lstat
    monkeypatch.setattr(
        Path, "lstat", lambda path: look(root / "plans/a.yaml" if path.name == "pipe" else path)
    )
    assert refusal(inputs, "pipe") is Refusal.SPECIAL


def test_a_link_put_in_a_files_place_at_the_last_moment_is_refused(
    inputs: Inputs, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "link").symlink_to("/etc/passwd")
    look = Path.lstat
    monkeypatch.setattr(
        Path, "lstat", lambda path: look(root / "plans/a.yaml" if path.name == "link" else path)
    )
    assert refusal(inputs, "link") is Refusal.LINK_LOOP


def test_the_size_of_a_file_is_limited(inputs: Inputs, root: Path) -> None:
    (root / "fits").write_bytes(b"x" * 1000)
    (root / "huge").write_bytes(b"x" * 1001)
    assert len(inputs.read("fits") or b"") == 1000
    assert refusal(inputs, "huge") is Refusal.TOO_LARGE


def test_a_file_that_grows_while_it_is_read_is_read_whole(
    inputs: Inputs, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "grows").write_bytes(b"x" * 500)
    look = os.fstat

    def grow(number: int) -> os.stat_result:
        found = look(number)
        with (root / "grows").open("ab") as stream:
            stream.write(b"y" * 300)
        return found

    monkeypatch.setattr(os, "fstat", grow)
    assert inputs.read("grows") == b"x" * 500 + b"y" * 300
    (root / "more").write_bytes(b"x" * 1000)
    (root / "grows").rename(root / "was")
    (root / "more").rename(root / "grows")
    assert refusal(Inputs(root, program=root, environ={}, limit=1000), "grows") is Refusal.TOO_LARGE


def test_a_thousand_files_are_kept_in_little_address_space(root: Path) -> None:
    """A system allows 65,530 mappings of memory, and a file must not cost one; the true limit is large."""
    for number in range(1000):
        (root / f"{number}").write_bytes(b"x" * 50)
    inputs = Inputs(root, program=root, environ={})
    before = _mappings()
    kept = [inputs.read(f"{number}") for number in range(1000)]
    assert len(kept) == 1000
    assert _mappings() - before < 100


def _mappings() -> int:
    """How many areas of memory this process has; 0 where the system does not tell."""
    table = Path("/proc/self/maps")
    return len(table.read_text("utf-8").splitlines()) if table.exists() else 0


def test_a_file_where_a_folder_should_be_and_the_other_way_round(inputs: Inputs) -> None:
    assert refusal(inputs, "plans") is Refusal.IS_FOLDER
    assert refusal(inputs, "") is Refusal.IS_FOLDER
    with pytest.raises(InputRefused) as refused:
        inputs.listing("plans/a.yaml")
    assert refused.value.reason is Refusal.IS_FILE


def test_what_may_not_be_opened_is_refused(inputs: Inputs, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_args: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(os, "open", deny)
    monkeypatch.setattr(os, "scandir", deny)
    assert refusal(inputs, "plans/a.yaml") is Refusal.UNREADABLE
    with pytest.raises(InputRefused) as refused:
        inputs.listing("plans")
    assert (refused.value.reason, refused.value.detail) == (Refusal.UNREADABLE, "EACCES")


def test_names_are_compared_as_they_are_given(inputs: Inputs, root: Path) -> None:
    (root / "caf\u00e9").write_bytes(b"composed")
    assert inputs.read("caf\u00e9") == b"composed"
    assert inputs.read("cafe\u0301") is None


# -- the clock ---------------------------------------------------------------


def commit(root: Path, stamp: str) -> None:
    """A repository with one commit, made at ``stamp``."""
    env = {"PATH": os.environ["PATH"], "GIT_COMMITTER_DATE": stamp, "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z",
           "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}  # fmt: skip
    who = ["-c", "user.name=committer 1 +0000", "-c", "user.email=e@example.org"]
    for words in (["init", "-q"], ["add", "."], [*who, "commit", "-qm", "committer x 99 +0000"]):
        subprocess.run(["git", *words], cwd=root, env=env, check=True)


def test_the_day_is_asked_of_the_command_the_environment_git_and_the_site_in_this_order(root: Path) -> None:
    commit(root, "2026-11-20T16:30:00Z")  # half past midnight of the 21st in Taipei
    epoch = {"SOURCE_DATE_EPOCH": "1700000000"}
    as_of, fallback = date(2026, 3, 1), date(2020, 1, 1)
    assert Inputs(root, program=root, as_of=as_of, environ=epoch).today(fallback) == as_of
    assert Inputs(root, program=root, environ=epoch).today(fallback) == date(2023, 11, 15)
    assert Inputs(root, program=root, environ={}).today(fallback) == date(2026, 11, 21)
    assert Inputs(root.parent, program=root, environ={}).today(fallback) == fallback
    assert Inputs(root.parent, program=root, environ={}).today() is None


def test_a_day_that_is_no_number_is_refused(root: Path) -> None:
    for epoch in ("soon", "1.5", "9" * 40):
        with pytest.raises(InputRefused) as refused:
            Inputs(root, program=root, environ={"SOURCE_DATE_EPOCH": epoch}).today()
        assert refused.value.reason is Refusal.NOT_A_DATE


def test_without_git_or_a_commit_there_is_no_date(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    assert last_commit(root) is None
    monkeypatch.setenv("PATH", "")
    assert last_commit(root) is None


def test_git_starts_nothing_that_a_strangers_repository_names(root: Path) -> None:
    commit(root, "2026-11-20T00:00:00Z")
    trap = root.parent / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {root.parent}/sprung\n", encoding="ascii")
    trap.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "pager.cat-file",
        "gpg.program",
        "core.sshCommand",
        "alias.cat-file",
    ):
        subprocess.run(["git", "config", key, str(trap)], cwd=root, check=True)
    subprocess.run(["git", "config", "log.showSignature", "true"], cwd=root, check=True)
    assert last_commit(root) == date(2026, 11, 20)
    assert not (root.parent / "sprung").exists()


def test_a_repository_of_another_user_has_a_date_too(root: Path) -> None:
    commit(root, "2026-11-20T00:00:00Z")
    if os.getuid() == 0:
        os.chown(root, 12345, 12345)
        os.chown(root / ".git", 12345, 12345)
    assert last_commit(root) == date(2026, 11, 20)


def test_git_is_asked_once_for_each_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(inputs_module, "last_commit", asked.append)
    inputs = Inputs(root, program=root, environ={})
    assert inputs.today() is inputs.today(None) is None
    assert len(asked) == 1
    inputs.forget()
    inputs.today()
    assert len(asked) == 2


# -- versions ----------------------------------------------------------------


def test_a_native_library_tells_its_version_or_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pango", "harfbuzz", "fontconfig"):
        version = native_version(name)
        assert version is None or all(part.isdecimal() for part in version.split("."))
    with pytest.raises(KeyError):
        native_version("libc")
    monkeypatch.setitem(inputs_module._LIBRARIES, "pango", ("libno-such-thing.so",))
    native_version.cache_clear()
    assert native_version("pango") is None
    native_version.cache_clear()


def test_the_versions_of_all_that_is_needed_are_told() -> None:
    versions = dict(installed_versions("weasyprint"))
    assert {"python", "zlib", "weasyprint", "fonttools", "pydyf", "cffi", "pycparser"} <= versions.keys()
    assert "brotli" in versions, "fonttools[woff] is needed, with its extra"
    assert "pytest" not in versions, "the extras that nobody asked for are not"


def test_without_the_distribution_everything_installed_counts() -> None:
    assert {"pytest", "hypothesis"} <= dict(installed_versions("no-such-distribution")).keys()
