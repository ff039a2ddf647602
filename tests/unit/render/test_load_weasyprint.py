"""WeasyPrint is loaded without asking for its libraries, and with asking where they are not found else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
LOST = 'raise OSError("cannot load library")\n'


def told(*path: Path) -> subprocess.CompletedProcess[str]:
    """What a process of its own says that loads the package; modules of ``path`` go first."""
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path))}
    return subprocess.run(
        [sys.executable, "-c", LOADED], env=environ, capture_output=True, text=True, check=False
    )


def put(folder: Path, text: str) -> Path:
    (folder / "weasyprint").mkdir()
    (folder / "weasyprint" / "__init__.py").write_text(text, encoding="utf-8")
    return folder


def test_no_program_is_asked_where_the_loader_knows_the_names() -> None:
    assert told().stdout.split() == ["weasyprint", "True", "0", "True"]


def test_programs_are_asked_where_the_loader_knows_none(tmp_path: Path) -> None:
    assert told(put(tmp_path, PICKY)).stdout.split() == ["weasyprint", "True", "1", "True"]


def test_where_a_library_is_missing_the_first_reason_is_told(tmp_path: Path) -> None:
    result = told(put(tmp_path, LOST))
    assert result.returncode == 1
    assert "OSError: cannot load library" in result.stderr
