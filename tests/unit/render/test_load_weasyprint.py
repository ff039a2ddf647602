"""WeasyPrint is loaded without asking for its libraries, and with asking where they are not found else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pydyf

from planpress.render.load_weasyprint import weasyprint

LOADED = """
import ctypes.util
asked = []
ctypes.util.find_library = lambda name: asked.append(name) or "here"
before = ctypes.util.find_library
from planpress.render.load_weasyprint import weasyprint
print(weasyprint().__name__, weasyprint() is weasyprint(), len(asked), ctypes.util.find_library is before)
"""
PICKY = """
import ctypes.util
if ctypes.util.find_library("pango") is None:
    raise OSError("cannot load library")
"""
SELDOM = """
import sys
from planpress.render.load_weasyprint import weasyprint
weasyprint()
print([name for name in sys.modules if name.startswith(("fontTools.subset", "fontTools.varLib"))])
from weasyprint.pdf import fonts
print(fonts.subset.Options(retain_gids=True).retain_gids, "fontTools.subset" in sys.modules)
try:
    fonts.instantiateVariableFont(None, {}, static=True)
except Exception:
    print("fontTools.varLib.instancer" in sys.modules)
"""
PARTS = {
    "css/__init__.py": "class ComputedStyle(dict): ...\nclass AnonymousStyle(dict): ...\n",
    "draw/text.py": "def draw_first_line(): ...\n",
    "layout/inline.py": "",
    "layout/preferred.py": "",
    "pdf/fonts.py": "class Font: ...\n",
    "text/line_break.py": "class Layout: ...\ndef split_first_line(): ...\n",
}
LOST = 'raise OSError("cannot load library")\n'


def told(*path: Path, program: str = LOADED) -> subprocess.CompletedProcess[str]:
    """What a process of its own says that loads the package; modules of ``path`` go first."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path))}
    return subprocess.run(
        [sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=False
    )


def put(folder: Path, text: str) -> Path:
    packages = {f"{name}/__init__.py": "" for name in ("css", "draw", "layout", "pdf", "text")}
    files = {"__init__.py": text, **packages, **PARTS}
    for name, content in files.items():
        file = folder / "weasyprint" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return folder


def test_no_program_is_asked_where_the_loader_knows_the_names() -> None:
    assert told().stdout.split() == ["weasyprint", "True", "0", "True"]


def test_programs_are_asked_where_the_loader_knows_none(tmp_path: Path) -> None:
    assert told(put(tmp_path, PICKY)).stdout.split() == ["weasyprint", "True", "1", "True"]


def test_where_a_library_is_missing_the_first_reason_is_told(tmp_path: Path) -> None:
    result = told(put(tmp_path, LOST))
    assert result.returncode == 1
    assert "OSError: cannot load library" in result.stderr


def test_what_is_seldom_needed_is_loaded_when_it_is_called() -> None:
    assert told(program=SELDOM).stdout.splitlines() == ["[]", "True True", "True"]


def test_the_pages_of_a_file_are_told_as_they_come_and_listed_once() -> None:
    weasyprint()
    file = pydyf.PDF()
    for count in range(3):
        assert len(file.page_references) == count
        file.add_page(pydyf.Dictionary())
    assert file.page_references == (b"3 0 R", b"4 0 R", b"5 0 R")
    assert file.page_references is file.page_references
