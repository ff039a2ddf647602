"""Files in output/: the site's are mended, a person's own are kept, and a clash stops the build."""

from __future__ import annotations

import pytest

from support.project import Project
from support.small import DOCUMENT

PAGE = "output/xinghu/114/index.html"


def test_a_deleted_and_an_altered_file_are_mended_without_rendering(small: Project) -> None:
    before = small.tree()
    small.remove(PAGE).write("output/index.html", "not the site").remove("output/courses").build()
    assert small.tree() == before
    assert {"index.html", "xinghu/114/index.html"} <= set(small.published.mended)
    assert len(small.published.mended) == 8
    assert small.rendered == {}


def test_the_whole_of_output_is_mended(small: Project) -> None:
    before = small.tree()
    small.remove("output").build()
    assert small.tree() == before
    assert small.rendered == {}


@pytest.mark.parametrize("lost", ["store.sqlite3", "published.json", "spare", ""])
def test_what_planpress_remembers_may_be_lost(small: Project, lost: str) -> None:
    before = small.tree()
    small.edit(DOCUMENT, "提升同仁", "加強同仁").build()
    small.remove(f".planpress/{lost}").edit(DOCUMENT, "加強同仁", "提升同仁").build()
    assert small.tree() == before
    assert small.published.foreign == ()


def test_a_broken_memory_is_begun_anew(small: Project) -> None:
    before = small.tree()
    small.write(".planpress/store.sqlite3", b"SQLite format 3\0" + b"rubbish" * 1000)
    small.write(".planpress/published.json", "{").build()
    assert small.tree() == before
    assert small.ran("document_page") == 2


def test_a_persons_own_files_are_kept_and_named(small: Project) -> None:
    small.write("output/CNAME", "plans.example").write("output/.well-known/security.txt", "mine")
    small.edit(DOCUMENT, "提升同仁", "加強同仁").build().build()
    assert small.published.foreign == (".well-known/security.txt", "CNAME")
    assert (small.root / "output/CNAME").read_text() == "plans.example"
    assert (small.root / "output/.well-known/security.txt").read_text() == "mine"


def test_a_persons_file_where_a_page_must_go_stops_the_build(small: Project) -> None:
    small.write("output/courses/xinghu/114/new-1/index.html", "mine")
    before = small.tree()
    small.edit(
        "plans/xinghu/114/courses.csv", "data-1,", "new-1,digital,data,新班,,30,6小時,\ndata-1,"
    ).build()
    small.says("E04")
    assert small.outcome.published is None
    assert small.tree() == before


def test_a_repository_in_output_stops_the_build(small: Project) -> None:
    small.write("output/.git/HEAD", "ref: refs/heads/main").edit(DOCUMENT, "提升同仁", "加強同仁").build()
    small.says("E03")
    small.page("xinghu/114/").shows("提升同仁")


def test_a_link_in_output_stops_the_build(small: Project) -> None:
    (small.root / "output/elsewhere").symlink_to(small.root / "content")
    small.edit(DOCUMENT, "提升同仁", "加強同仁").build()
    small.says("E02")
    small.page("xinghu/114/").shows("提升同仁")


def test_output_elsewhere_and_in_place(small: Project) -> None:
    small.build(output=small.root / "public", in_place=True)
    public = {
        file.relative_to(small.root / "public").as_posix() for file in (small.root / "public").rglob("*.html")
    }
    assert public == {path for path in small.tree() if path.endswith(".html")}
