"""Looks at the machine: what a build or the tests need, and whether it is there."""

from __future__ import annotations

import ctypes
import ctypes.util
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from planpress.cli.options import PURPOSES

OLDEST_PYTHON = (3, 11)
FREE_MIB = 500


@dataclass(frozen=True, slots=True)
class Need:
    """One line of needs.txt: what it is for, how it is found, its Debian package and its use by language."""

    purpose: str
    kind: str
    names: tuple[str, ...]
    package: str
    use: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at: a key of the strings table with its blanks, and whether it is as it should be.

    ``needed`` is False where a build goes without it, only with less; ``package`` is what apt-get installs.
    """

    key: str
    good: bool
    blanks: tuple[tuple[str, str], ...] = ()
    needed: bool = True
    package: str = ""


def needs(purpose: str) -> list[Need]:
    """What ``purpose`` (one of PURPOSES) needs; each needs what those before it need."""
    text = files("planpress.cli").joinpath("needs.txt").read_text("utf-8")
    lines = (line.split("|") for line in text.splitlines() if line and not line.startswith("#"))
    found = [
        Need(who, kind, tuple(names.split()), package, (zh, en))
        for who, kind, names, package, zh, en in lines
    ]
    return [need for need in found if PURPOSES.index(need.purpose) <= PURPOSES.index(purpose)]


def look(purpose: str, project: Path | None, theme: Path | None) -> Iterator[Check]:
    """All checks in the order a person would mend them."""
    yield _python()
    yield from (_need(need) for need in needs(purpose))
    yield from _fonts(theme)
    yield _tool("git", "doctor.git")
    yield _tool("uv", "doctor.uv")
    yield _locale()
    if project is not None:
        yield from _folder(project)


def _check(key: str, good: bool, *, needed: bool = True, package: str = "", **blanks: object) -> Check:
    return Check(key, good, tuple((name, str(value)) for name, value in blanks.items()), needed, package)


def _python() -> Check:
    return _check(
        "doctor.python", sys.version_info >= OLDEST_PYTHON, version=".".join(map(str, sys.version_info[:3]))
    )


def _need(need: Need) -> Check:
    found = {"library": has_library, "command": has_command, "language": has_font}[need.kind]
    good = any(found(name) for name in need.names)
    return _check(
        f"doctor.{need.kind}", good, package=need.package, name=need.names[0], zh=need.use[0], en=need.use[1]
    )


def has_command(name: str) -> bool:
    """True if ``name`` is on the path."""
    return shutil.which(name) is not None


def has_font(language: str) -> bool:
    """True if the system has a font for a language ("zh-tw")."""
    program = shutil.which("fc-list")
    if program is None:
        return False
    listed = subprocess.run([program, f":lang={language}", "family"], capture_output=True, check=False)  # noqa: S603
    return bool(listed.stdout.strip())


def has_library(name: str) -> bool:
    """True if the library can be loaded, under its Linux name or whatever this system calls it."""
    stem = re.sub(r"^lib|\.so.*$", "", name)
    return any(map(_loads, filter(None, [name, ctypes.util.find_library(stem) if _is_foreign() else None])))


def _is_foreign() -> bool:
    """True where the names of libraries are not those of Linux."""
    return sys.platform != "linux"


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _tool(name: str, key: str) -> Check:
    return _check(key, has_command(name), needed=False)


def _locale() -> Check:
    encoding = sys.getfilesystemencoding()
    return _check(
        "doctor.locale", encoding.lower().replace("-", "") == "utf8", needed=False, encoding=encoding
    )


def _fonts(theme: Path | None) -> Iterator[Check]:
    if theme is None:
        yield _check("doctor.theme", good=False)
        return
    listed = json.loads((theme / "fonts" / "fonts.json").read_text("utf-8"))["fonts"]
    for font in listed:
        path = theme / "fonts" / font["file"]
        good = path.is_file() and _digest(path) == font["sha256"]
        yield _check("doctor.font", good, file=path.name)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def find_theme(project: Path | None) -> Path | None:
    """The default theme: the project's own, the wheel's, or the repository's."""
    package = Path(str(files("planpress")))
    candidates = [package / "_themes" / "default", package.parents[1] / "themes" / "default"]
    if project is not None:
        candidates.insert(0, project / "themes" / "default")
    return next((path for path in candidates if (path / "fonts" / "fonts.json").is_file()), None)


def _folder(project: Path) -> Iterator[Check]:
    output = project / "output"
    place = output if output.exists() else project
    yield _check("doctor.writable", os.access(place, os.W_OK | os.X_OK), folder=place)
    free = shutil.disk_usage(place).free // 2**20
    yield _check("doctor.space", free >= FREE_MIB, folder=place, free=free, wanted=FREE_MIB)
    yield _exchange(project)


def _exchange(project: Path) -> Check:
    """Whether two folders of this file system can be exchanged in one step."""
    import tempfile

    from planpress.publish.writer import Disk

    try:
        with tempfile.TemporaryDirectory(prefix=".doctor-", dir=project) as folder:
            one, two = Path(folder, "one"), Path(folder, "two")
            one.mkdir()
            two.mkdir()
            Disk().exchange(one, two)
    except OSError:
        return _check("doctor.exchange", good=False, needed=False)
    return _check("doctor.exchange", good=True, needed=False)
