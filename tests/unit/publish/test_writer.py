"""The hands follow no link, even one that appears between the look and the touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from planpress.publish.writer import Disk


@pytest.fixture
def trap(tmp_path):
    """A tree in which ``inner`` is a link to a folder with a precious file."""
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").write_text("precious")
    tree = tmp_path / "tree"
    tree.mkdir()
    (tree / "inner").symlink_to(precious)
    (tree / "linked").symlink_to(precious / "file")
    return tree


@pytest.mark.parametrize(
    "touch",
    [
        lambda disk, tree: disk.write(tree, "inner/file", b"evil"),
        lambda disk, tree: disk.write(tree, "inner/new/file", b"evil"),
        lambda disk, tree: disk.remove(tree, "inner/file"),
        lambda disk, tree: disk.copy(tree, "inner/file", tree),
        lambda disk, tree: disk.copy(tree, "linked", tree),
        lambda disk, tree: disk.read(tree, "linked"),
        lambda disk, tree: disk.sync(tree / "inner"),
        lambda disk, tree: disk.write(tree / "inner", "file", b"evil"),
    ],
)
def test_no_way_leads_through_a_link(touch, trap):
    with pytest.raises(OSError, match=r"inner|linked") as caught:
        touch(Disk(), trap)
    assert str(trap) in caught.value.filename
    precious = trap.parent / "precious"
    assert [path.name for path in precious.iterdir()] == ["file"]
    assert (precious / "file").read_text() == "precious"


def test_writing_over_a_link_replaces_the_link(trap):
    Disk().write(trap, "linked", b"new")
    assert (trap / "linked").read_text() == "new"
    assert (trap.parent / "precious" / "file").read_text() == "precious"


def test_clearing_a_link_leaves_what_it_points_to(trap):
    Disk().clear(trap / "inner")
    assert not (trap / "inner").exists()
    assert (trap.parent / "precious" / "file").exists()


def test_a_survey_notes_links_and_opens_none(trap):
    (trap / "page").write_text("x")
    found = Disk().survey(trap)
    assert found.odd == {"inner": "link", "linked": "link"}
    assert list(found.files) == ["page"]


def test_a_half_written_file_is_replaced(tmp_path):
    (tmp_path / ".planpress-part").write_text("half of something long")
    Disk().write(tmp_path, "page", b"whole")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"page": "whole"}


def test_nothing_stays_open(trap):
    def open_files():
        here = Path("/proc/self/fd")  # Linux only; elsewhere nothing is counted
        return len(list(here.iterdir())) if here.is_dir() else 0

    before = open_files()
    disk = Disk()
    disk.write(trap, "a/b/c", b"1")
    disk.copy(trap, "a/b/c", trap.parent)
    disk.survey(trap)
    disk.read(trap, "a/b/c")
    for path in ("inner/x", "missing/x"):
        with pytest.raises(OSError, match="x"):
            disk.remove(trap, path)
    assert open_files() == before
