"""A site is published whole; what is not ours stays; what is ours is mended."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from planpress.model.artifact import Artifact
from planpress.publish.manifest import build_record, manifest_of
from planpress.publish.refusals import EXIT_CODES
from planpress.publish.writer import Disk

ONE = {"index.html": "one", "taoyuan/index.html": "T", "assets/1/a.css": "style 1"}
TWO = {"index.html": "two", "taoyuan/113/index.html": "113", "assets/2/a.css": "style 2"}


class Counting(Disk):
    """Remembers every operation, as (operation, name)."""

    def __init__(self) -> None:
        self.done: list[tuple[str, str]] = []

    def before(self, operation: str, path: Path) -> None:
        self.done.append((operation, path.name))

    def names(self, *operations: str) -> list[str]:
        return [name for operation, name in self.done if operation in operations]


WRITING = ("create", "write", "name", "mkdir", "remove", "rmdir", "clear", "rename", "exchange")


def test_the_first_site(project):
    result = project.published(ONE)
    assert project.live() == ONE
    assert result.written == tuple(sorted(ONE))
    assert result.exchanged
    assert not project.spare.exists()


def test_the_next_site_and_what_became_of_each_file(project):
    project.published(ONE)
    result = project.published(TWO)
    assert project.live() == {**TWO, "assets/1/a.css": "style 1"}
    assert result.written == ("assets/2/a.css", "index.html", "taoyuan/113/index.html")
    assert result.deleted == ("taoyuan/index.html",)
    assert result.previous == ("assets/1/a.css",)
    assert result.exchanged


def test_a_second_build_with_nothing_changed_writes_nothing(project):
    project.published(ONE)
    inode = project.output.stat().st_ino
    disk = Counting()
    result = project.published(ONE, disk=disk)
    assert result.unchanged == tuple(sorted(ONE))
    assert (result.written, result.mended, result.exchanged) == ((), (), False)
    assert [name for name in disk.names(*WRITING) if name != ".planpress"] == []
    assert project.output.stat().st_ino == inode


def test_only_what_differs_is_written_to_the_spare(project):
    project.published(ONE)
    project.published({**ONE, "index.html": "two"})
    disk = Counting()
    project.published({**ONE, "index.html": "three"}, disk=disk)
    assert disk.names("write") == ["index.html", "published.json"]
    assert project.live() == {**ONE, "index.html": "three"}


def test_back_and_forth_many_times(project):
    for text in "abcabcaab":
        site = {"index.html": text, f"{text}/index.html": text, f"assets/{text}/x": text}
        result = project.published(site)
        assert {path: text for path, text in project.live().items() if path not in result.previous} == site
        assert len(result.previous) <= 1


def test_no_empty_folder_stays(project):
    project.published({"a/b/c/d.html": "", "index.html": ""})
    project.published({"index.html": "1"})
    project.published({"index.html": "2"})
    assert [path.name for path in project.output.rglob("*")] == ["index.html"]
    assert [path.name for path in project.spare.rglob("*")] == ["index.html"]


@pytest.mark.parametrize("in_place", [False, True])
def test_a_file_becomes_a_folder_and_a_folder_a_file(project, in_place):
    first = {"a": "file", "b/c/d": "deep", "b/e": "x"}
    second = {"a/b/c": "deep", "b": "file"}
    for site in (first, second, first):
        project.published(site, in_place=in_place)
        assert project.live() == site


@pytest.mark.parametrize("in_place", [False, True])
def test_a_deleted_and_an_altered_file_are_mended(project, in_place):
    project.published(ONE)
    (project.output / "index.html").unlink()
    (project.output / "taoyuan" / "index.html").write_text("somebody")
    result = project.published(ONE, in_place=in_place)
    assert project.live() == ONE
    assert result.mended == ("index.html", "taoyuan/index.html")
    assert result.written == ()


def test_a_deleted_output_is_made_again(project):
    project.published(ONE)
    for path in sorted(project.output.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    project.output.rmdir()
    assert project.published(ONE).written == tuple(sorted(ONE))
    assert project.live() == ONE


@pytest.mark.parametrize("in_place", [False, True])
def test_the_users_files_stay_and_are_named(project, in_place):
    project.published(ONE)
    (project.output / "CNAME").write_text("plans.example")
    (project.output / ".well-known" / "deep").mkdir(parents=True)
    (project.output / ".well-known" / "deep" / "run.sh").write_text("#!")
    (project.output / ".well-known" / "deep" / "run.sh").chmod(0o751)
    for site in (TWO, ONE, TWO):
        result = project.published(site, in_place=in_place)
        assert result.foreign == (".well-known/deep/run.sh", "CNAME")
        assert project.live()["CNAME"] == "plans.example"
        assert (project.output / ".well-known/deep/run.sh").stat().st_mode & 0o777 == 0o751


def test_a_users_file_that_changes_or_goes_is_followed(project):
    project.published(ONE)
    (project.output / "CNAME").write_text("first")
    project.published(TWO)
    (project.output / "CNAME").write_text("second")
    project.published(ONE)
    assert project.live()["CNAME"] == "second"
    (project.output / "CNAME").unlink()
    project.published(TWO)
    assert "CNAME" not in project.live()


@pytest.mark.parametrize("in_place", [False, True])
def test_a_users_file_in_the_place_of_a_page_is_not_overwritten(project, told, in_place):
    project.published(ONE)
    (project.output / "catalog").mkdir()
    (project.output / "catalog" / "index.html").write_text("mine")
    checked = project.publish({**ONE, "catalog/index.html": "ours"}, in_place=in_place)
    assert told(checked.diagnostics) == [("E04", "default")]
    assert dict(checked.diagnostics[0].params) == {
        "path": str(project.output / "catalog/index.html"),
        "page": "catalog/index.html",
    }
    assert project.live() == {**ONE, "catalog/index.html": "mine"}


def test_a_full_folder_that_was_never_ours_is_not_overwritten(project, told):
    project.output.mkdir()
    (project.output / "index.html").write_text("mine")
    assert told(project.publish(ONE).diagnostics) == [("E04", "default")]
    assert project.live() == {"index.html": "mine"}


def test_after_the_memory_is_lost_equal_files_are_ours(project):
    project.published(ONE)
    forget(project)
    assert project.published(ONE).foreign == ()
    assert project.published(TWO).deleted == ("taoyuan/index.html",)


def test_after_the_memory_is_lost_build_json_tells_what_is_ours(project):
    project.published(with_record(ONE))
    forget(project)
    (project.output / "CNAME").write_text("mine")
    result = project.published(with_record(TWO))
    assert (result.deleted, result.foreign) == (("taoyuan/index.html",), ("CNAME",))
    assert project.live()["index.html"] == "two"


def test_a_damaged_memory_is_no_memory(project):
    project.published(with_record(ONE))
    (project.root / ".planpress" / "published.json").write_bytes(b"\xff{")
    assert project.published(with_record(TWO)).foreign == ()


def test_a_copied_project_knows_its_files(project, tmp_path):
    project.published(ONE)
    project.published(TWO)
    copy = type(project)(tmp_path / "copy")
    project.root.rename(copy.root)
    assert copy.published(ONE).foreign == ()
    assert copy.live() == {**ONE, "assets/2/a.css": "style 2"}


@pytest.mark.parametrize(
    "rubbish", ["file", "files", "link inside", "repository", "unreadable", "other bytes"]
)
def test_a_damaged_spare_is_rebuilt(project, rubbish, tmp_path):
    project.published(ONE)
    project.published(TWO)
    precious = tmp_path / "precious"
    precious.write_text("precious")
    spoil(project.spare, rubbish, precious)
    project.published(ONE)
    assert project.live() == {**ONE, "assets/2/a.css": "style 2"}
    assert precious.read_text() == "precious"


def test_after_many_failures_in_a_row_the_live_tree_is_still_known(project):
    class Failing(Disk):
        def before(self, operation: str, path: Path) -> None:
            if operation == "exchange":
                raise OSError(errno.EIO, "broken")

    project.published(ONE)
    for number in range(5):
        assert project.publish({f"{number}.html": ""}, disk=Failing()).value is None
    assert project.published({"index.html": "two"}).foreign == ()
    assert project.live() == {"index.html": "two", "assets/1/a.css": "style 1"}


def spoil(spare, rubbish, precious):
    if rubbish == "file":
        for path in sorted(spare.rglob("*"), reverse=True):
            path.rmdir() if path.is_dir() else path.unlink()
        spare.rmdir()
        spare.write_text("")
    elif rubbish == "files":
        (spare / "rubbish").mkdir()
        (spare / "rubbish" / "x").write_text("")
        (spare / "index.html").unlink()
    elif rubbish == "link inside":
        (spare / "link").symlink_to(precious.parent)
    elif rubbish == "repository":
        (spare / ".git").mkdir()
    elif rubbish == "unreadable":
        (spare / "index.html").chmod(0)
    else:
        (spare / "assets/1/a.css").write_text("STYLE 1")


@pytest.mark.parametrize(
    "where", ["output", "output/link", "output/taoyuan", ".planpress", ".planpress/spare"]
)
@pytest.mark.parametrize("in_place", [False, True])
def test_nothing_is_written_through_a_link(project, told, where, in_place, tmp_path):
    project.published(ONE)
    project.published(TWO)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    place = project.root / where
    if place.exists():
        place.rename(tmp_path / "moved")
    place.symlink_to(elsewhere)
    checked = project.publish(ONE, in_place=in_place)
    assert told(checked.diagnostics) == [("E02", "link")]
    assert dict(checked.diagnostics[0].params)["path"] == str(place)
    assert EXIT_CODES["E02"] == 2
    assert list(elsewhere.iterdir()) == []


def test_a_folder_above_output_that_is_a_link_stops_too(project, told, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (project.root / "public").symlink_to(tmp_path / "elsewhere")
    checked = project.publish(ONE, output=project.root / "public" / "site")
    assert told(checked.diagnostics) == [("E02", "link")]


def test_a_file_shared_by_a_hard_link_is_not_written_into(project, tmp_path):
    project.published(ONE)
    project.published({**ONE, "index.html": "two"})
    backup = tmp_path / "backup.html"
    os.link(project.spare / "index.html", backup)
    project.published({**ONE, "index.html": "three"})
    assert backup.read_text() == "one"


def test_a_pipe_stops(project, told):
    project.published(ONE)
    os.mkfifo(project.output / "pipe")
    assert told(project.publish(TWO).diagnostics) == [("E02", "special")]


@pytest.mark.parametrize("where", ["output/.git", "output/taoyuan/.git"])
@pytest.mark.parametrize("kind", ["folder", "file"])
def test_a_nested_repository_stops(project, told, where, kind):
    project.published(ONE)
    place = project.root / where
    if kind == "folder":
        place.mkdir()
        (place / "link").symlink_to("anywhere")
    else:
        place.write_text("gitdir: elsewhere")
    checked = project.publish(TWO)
    assert told(checked.diagnostics) == [("E03", "default")]
    assert dict(checked.diagnostics[0].params)["path"] == str(place)
    assert (project.output / "index.html").read_text() == "one"


@pytest.mark.parametrize(
    ("output", "wording"),
    [(".", "contains"), ("..", "contains"), (".planpress/site", "inside"), ("site.yaml", "file")],
)
def test_output_at_an_impossible_place(project, told, output, wording):
    (project.root / "site.yaml").write_text("precious")
    checked = project.publish(ONE, output=Path(output))
    assert told(checked.diagnostics) == [("E07", wording)]
    assert (project.root / "site.yaml").read_text() == "precious"


def test_output_elsewhere_with_folders_still_to_make(project, tmp_path):
    place = tmp_path / "srv" / "www"
    for site in (ONE, TWO):
        assert project.publish(site, output=place).diagnostics == ()
    assert (place / "index.html").read_text() == "two"
    assert project.published(ONE).written == tuple(sorted(ONE))


@pytest.mark.parametrize("in_place", [False, True])
def test_an_unsafe_address_stops_before_anything_is_touched(project, told, in_place):
    checked = project.publish({"../evil": "", "a": "", "A": ""}, in_place=in_place)
    assert told(checked.diagnostics) == [("L01", "default"), ("L02", "default")]
    assert list(project.root.iterdir()) == []


def test_what_reads_back_otherwise_is_not_shown(project, told):
    class Lying(Disk):
        def put_bytes(self, target: int, chunk: bytes) -> None:
            super().put_bytes(target, b"rot" if chunk == b"two" else chunk)

    project.published(ONE)
    checked = project.publish(TWO, disk=Lying())
    assert told(checked.diagnostics) == [("E08", "default")]
    assert project.live() == ONE


@pytest.mark.parametrize(
    ("number", "wording"),
    [
        (errno.ENOSPC, "space"),
        (errno.EDQUOT, "space"),
        (errno.EACCES, "denied"),
        (errno.EROFS, "readonly"),
        (errno.EIO, "broken"),
        (errno.ENFILE, "default"),
    ],
)
def test_what_the_disk_refuses_is_told_with_its_file(project, told, number, wording):
    class Refusing(Disk):
        def before(self, operation: str, path: Path) -> None:
            if operation == "write":
                raise OSError(number, os.strerror(number))

    project.published(ONE)
    checked = project.publish(TWO, disk=Refusing())
    assert told(checked.diagnostics) == [("E05", wording)]
    assert dict(checked.diagnostics[0].params)["path"] == str(project.spare / "assets/1/a.css")
    assert EXIT_CODES["E05"] == 3
    assert project.live() == ONE


def test_modes_follow_the_umask(project):
    before = os.umask(0o027)
    try:
        project.published(ONE)
    finally:
        os.umask(before)
    assert (project.output / "index.html").stat().st_mode & 0o777 == 0o640
    assert (project.output / "taoyuan").stat().st_mode & 0o777 == 0o750


def test_in_place_keeps_the_folder_itself(project):
    project.published(ONE, in_place=True)
    inode = project.output.stat().st_ino
    result = project.published(TWO, in_place=True)
    assert project.live() == {**TWO, "assets/1/a.css": "style 1"}
    assert project.output.stat().st_ino == inode
    assert not result.exchanged
    assert not project.spare.exists()


def test_in_place_leaves_the_users_empty_folders(project):
    project.published(ONE, in_place=True)
    (project.output / "logs").mkdir()
    project.published(TWO, in_place=True)
    assert (project.output / "logs").is_dir()


def test_a_clean_and_a_grown_site_differ_in_previous_assets_only(project, tmp_path):
    for site in (ONE, TWO, ONE, TWO):
        grown = project.published(site)
    (tmp_path / "clean").mkdir()
    clean = type(project)(tmp_path / "clean")
    assert clean.published(TWO).previous == ()
    kept = set(grown.previous)
    assert {path: text for path, text in project.live().items() if path not in kept} == clean.live()


def forget(project):
    (project.root / ".planpress" / "published.json").unlink()


def with_record(site):
    artifacts = [Artifact(path, text.encode()) for path, text in site.items()]
    record = build_record(manifest_of(artifacts), {"planpress": "1"})
    return {**site, record.path: record.content.decode()}
