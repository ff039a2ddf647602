"""Writes the files that commands make: whole or not at all, and never over another by mistake."""

from __future__ import annotations

import codecs
import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from planpress.cli.exits import stop
from planpress.cli.project import shown

_FILE_MODE = 0o644
_FOLDER_MODE = 0o755


def create_file(path: Path, content: bytes) -> None:
    """Makes ``path`` with ``content``; E81 if anything is there already, a link to nowhere included."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _write_beside(path, content, _FILE_MODE)
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise stop("E81", path=shown(path)) from None
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK):
            raise
        _create_without_links(path, content)
    finally:
        temporary.unlink(missing_ok=True)


def replace_file(path: Path, content: bytes) -> None:
    """Puts ``content`` in the place of the file at ``path`` in one step; mode and links stay."""
    target = path.resolve(strict=True)
    temporary = _write_beside(target, content, stat.S_IMODE(target.stat().st_mode))
    try:
        temporary.replace(target)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def write_file(path: Path, content: bytes) -> None:
    """Makes the file, or replaces it."""
    if path.exists():
        replace_file(path, content)
    else:
        create_file(path, content)


def create_folder(path: Path, contents: Mapping[str, bytes]) -> None:
    """Makes the folder ``path`` with all files (by path below it); E81 if it is there and not empty."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = Path(tempfile.mkdtemp(prefix=".new-", dir=path.parent))
    try:
        for name, content in sorted(contents.items()):
            target = staged / PurePosixPath(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        staged.chmod(_FOLDER_MODE & ~_umask())
        _put_in_place(staged, path)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _put_in_place(staged: Path, path: Path) -> None:
    """An empty folder is filled and not replaced: a shell may stand in it."""
    if path.is_dir() and not any(path.iterdir()):
        for entry in staged.iterdir():
            entry.rename(path / entry.name)
        return
    refuse_existing([path])
    staged.rename(path)


def like(content: bytes, text: str) -> bytes:
    """``text`` as bytes with the byte order mark and the line ends that ``content`` has: Excel needs both."""
    new = text.encode()
    if b"\r\n" in content:
        new = new.replace(b"\n", b"\r\n")
    return (codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b"") + new


def refuse_existing(paths: Iterable[Path]) -> None:
    """E81 for the first of ``paths`` that is there, so that nothing is begun that cannot be finished."""
    for path in paths:
        if path.is_symlink() or path.exists():
            raise stop("E81", wording="folder" if path.is_dir() else "default", path=shown(path))


def _write_beside(path: Path, content: bytes, mode: int) -> Path:
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
        os.fchmod(stream.fileno(), mode & ~_umask() if mode == _FILE_MODE else mode)
    return Path(name)


def _create_without_links(path: Path, content: bytes) -> None:
    """For file systems without hard links: still never over a file, though not in one step."""
    try:
        with path.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        raise stop("E81", path=shown(path)) from None


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
