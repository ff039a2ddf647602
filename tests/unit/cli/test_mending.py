"""``paste`` and ``tidy`` change only what they say, and touch no file without need."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
TYPED = "壹、計畫目標\n一、加強科技素養。\n二、增進領導能力。\n貳、經費\n"
DOCUMENT = "# 計畫目標\n\n1. 加強科技素養。\n1. 增進領導能力。\n\n# 經費\n"


class TestPaste:
    def test_prints_the_document_and_keeps_advice_apart(self, planpress: Run, tmp_path: Path) -> None:
        source = tmp_path / "word.txt"
        source.write_text(TYPED, encoding="utf-8")
        result = planpress("paste", str(source))
        assert (result.exit_code, result.stdout) == (0, DOCUMENT)
        assert "levels: 壹、 一、" in result.stderr

    def test_reads_standard_input(self, planpress: Run) -> None:
        assert planpress("paste", input=TYPED).stdout == DOCUMENT
        assert planpress("paste", "-", input=TYPED).stdout == DOCUMENT

    def test_writes_a_new_file_and_never_over_one(self, planpress: Run, tmp_path: Path) -> None:
        target = tmp_path / "document.md"
        first = planpress("paste", "-o", str(target), input=TYPED)
        assert (first.exit_code, first.stdout) == (0, "")
        assert target.read_text(encoding="utf-8") == DOCUMENT
        second = planpress("paste", "-o", str(target), input="壹、別的\n")
        assert second.exit_code == 2
        assert "E81" in second.stderr
        assert target.read_text(encoding="utf-8") == DOCUMENT

    def test_big5_is_said(self, planpress: Run) -> None:
        result = planpress("paste", input=TYPED.encode("big5"))
        assert (result.exit_code, result.stdout) == (1, "")
        assert "Y01" in result.stderr

    def test_a_missing_file_is_said(self, planpress: Run) -> None:
        result = planpress("paste", "nowhere.txt")
        assert result.exit_code == 2
        assert "E83" in result.stderr


SLIPS = "#計畫目標\n\n１．加強科技素養。\n"
MENDED = "# 計畫目標\n\n1. 加強科技素養。\n"


@pytest.fixture
def document(project: Path) -> Path:
    """A document with slips of the hand."""
    path = project / "plans/xinghu/114/document.md"
    path.write_text(SLIPS, encoding="utf-8")
    return path


class TestTidy:
    def test_mends_the_whole_project_and_shows_it(
        self, planpress: Run, project: Path, document: Path
    ) -> None:
        result = planpress("tidy")
        assert result.exit_code == 0
        assert document.read_text(encoding="utf-8") == MENDED
        assert "plans/xinghu/114/document.md: 2 changes" in result.stdout
        assert "     1 - #計畫目標\n       + # 計畫目標\n" in result.stdout
        assert "Files changed: 1." in result.stdout

    def test_twice_is_once(self, planpress: Run, project: Path, document: Path) -> None:
        planpress("tidy")
        os.utime(document, ns=(1, 1))
        result = planpress("tidy")
        assert (result.exit_code, result.stdout) == (0, "Nothing to change.\n")
        assert document.stat().st_mtime_ns == 1

    def test_check_writes_nothing(self, planpress: Run, project: Path, document: Path) -> None:
        result = planpress("tidy", "--check")
        assert result.exit_code == 1
        assert document.read_text(encoding="utf-8") == SLIPS
        planpress("tidy")
        assert planpress("tidy", "--check").exit_code == 0

    def test_only_named_files_are_touched_and_no_project_is_needed(
        self, planpress: Run, project: Path, document: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = document.with_name("other.md")
        other.write_text(SLIPS, encoding="utf-8")
        monkeypatch.chdir("/")
        assert planpress("tidy", str(other)).exit_code == 0
        assert other.read_text(encoding="utf-8") == MENDED
        assert document.read_text(encoding="utf-8") == SLIPS

    def test_what_excel_needs_stays(self, planpress: Run, project: Path) -> None:
        table = project / "plans/xinghu/114/courses.csv"
        good = b"\xef\xbb\xbf" + "編號,課程名稱\r\nai-1,入門\r\n".encode()
        table.write_bytes(good)
        assert planpress("tidy", str(table)).stdout == "Nothing to change.\n"
        table.write_bytes(good.replace(b"ai-1", b""))
        planpress("tidy", str(table))
        assert table.read_bytes() == good.replace(b"ai-1", b"course-1")

    def test_mode_and_link_stay(self, planpress: Run, project: Path, document: Path) -> None:
        document.chmod(0o640)
        link = project / "link.md"
        link.symlink_to(document)
        planpress("tidy", str(link))
        assert link.is_symlink()
        assert document.read_text(encoding="utf-8") == MENDED
        assert document.stat().st_mode & 0o777 == 0o640
        assert sorted(path.name for path in document.parent.iterdir()) == [
            "courses.yaml",
            "document.md",
            "plan.yaml",
        ]

    def test_one_unreadable_file_hides_no_other(self, planpress: Run, project: Path, document: Path) -> None:
        bad = document.with_name("courses.csv")
        bad.write_bytes("編號,課程名稱\nai-1,人工智慧入門課程\n".encode("big5"))
        before = bad.read_bytes()
        result = planpress("tidy")
        assert result.exit_code == 1
        assert "Y01" in result.stderr
        assert bad.read_bytes() == before
        assert document.read_text(encoding="utf-8") == MENDED

    @pytest.mark.parametrize(("name", "wording"), [("nowhere.md", "is not there"), ("picture.png", "no .md")])
    def test_odd_files_are_refused_before_anything_is_written(
        self, planpress: Run, project: Path, document: Path, name: str, wording: str
    ) -> None:
        (project / "picture.png").write_bytes(b"x")
        result = planpress("tidy", str(document), name)
        assert result.exit_code == 2
        assert wording in result.stderr
        assert document.read_text(encoding="utf-8") == SLIPS
