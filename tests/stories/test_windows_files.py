"""Files saved on Windows give the same site, byte for byte."""

from __future__ import annotations

from pathlib import Path

from support.project import Project
from support.small import COURSES, FILES, small_project

BOM = b"\xef\xbb\xbf"


def as_windows(project: Project) -> Project:
    """Every source file with CRLF and a byte order mark."""
    for path, text in FILES.items():
        project.write(path, BOM + text.replace("\n", "\r\n").encode())
    return project


def test_crlf_and_bom_give_the_same_bytes(tmp_path: Path) -> None:
    unix = small_project(tmp_path / "unix").build()
    windows = as_windows(small_project(tmp_path / "windows")).build()
    assert windows.tree() == unix.tree()
    assert len(windows.tree()) > 20


def test_saving_everything_on_windows_renders_nothing(small: Project) -> None:
    as_windows(small).build()
    assert small.ran("text_of") > 0
    assert small.rendered == {}
    assert not small.published.exchanged


def test_a_line_break_within_a_cell_is_one_whoever_saved_it(small: Project) -> None:
    text = FILES[COURSES].replace("提示的寫法", '"提示的\n寫法"')
    one = small.write(COURSES, text).build().tree()
    small.write(COURSES, BOM + text.replace("\n", "\r\n").encode()).build()
    assert small.tree() == one
    small.page("courses/xinghu/114/ai-3/").shows("提示的寫法")
