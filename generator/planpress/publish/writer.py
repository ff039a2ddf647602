"""The hands of publishing: every touch of the disk, one small method each, and never through a link."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from planpress.publish.addresses import PART
from planpress.publish.manifest import DIGEST_BYTES, Entry

_CHUNK = 1 << 20
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_STAYS = {errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR}
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@dataclass(slots=True)
class Survey:
    """What a tree holds, found by reading it: files by path, folders, and what has no place in it.

    ``odd`` maps a path to "link" or "special" (a pipe, a device); neither was opened.
    """

    files: dict[str, Entry] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    odd: dict[str, str] = field(default_factory=dict)

    @property
    def repositories(self) -> list[str]:
        """Paths named .git, files or folders."""
        named = {path for path in (*self.files, *self.folders) if path.rpartition("/")[2] == ".git"}
        return sorted(named)


class Disk:
    """Everything publishing does to a disk. Errors are OSError with the whole path as ``filename``.

    A file is given as its tree and its path below the tree; no link on that way is followed. A tree's
    own folder and single files outside of trees are given as a Path whose parents the caller has judged.
    """

    def before(self, operation: str, path: Path) -> None:
        """Called before every operation. Tests let it fail, or end the process, at the n-th call."""

    # -- looking -------------------------------------------------------------

    def kind(self, path: Path) -> str:
        """ "" (nothing there), "file", "folder", "link" or "special"."""
        with self._doing("look", path):
            try:
                return _kind(path.lstat().st_mode)
            except (FileNotFoundError, NotADirectoryError):
                return ""

    def real(self, path: Path) -> Path:
        """The path with every link resolved."""
        with self._doing("look", path):
            return Path(os.path.realpath(path))

    def survey(self, tree: Path) -> Survey:
        """Reads and hashes everything below ``tree``; a repository is noted, not entered."""
        found = Survey()
        if self.kind(tree) == "folder":
            with self._doing("open", tree):
                folder = os.open(tree, _FOLDER)
            self._survey(tree, "", folder, found)
        return found

    def read(self, tree: Path, path: str) -> bytes | None:
        """The bytes of a file; None if there is none."""
        with (
            self._doing("read", tree / path),
            suppress(FileNotFoundError),
            self._at(tree, path) as (at, name),
        ):
            source = os.open(name, _READ, dir_fd=at)
            try:
                return b"".join(_chunks(source))
            finally:
                os.close(source)
        return None

    # -- writing -------------------------------------------------------------

    def write(self, tree: Path, path: str, content: bytes) -> None:
        """Puts a file in its place, whole or not at all; makes the folders above it."""
        with self._doing("place", tree / path), self._at(tree, path, make=True) as (at, name):
            self._put(tree / path, at, name, (content,))

    def copy(self, tree: Path, path: str, target: Path) -> None:
        """Copies a file, with its mode, from one tree to the same place in another."""
        with self._doing("read", tree / path), self._at(tree, path) as (at, name):
            source = os.open(name, _READ, dir_fd=at)
        try:
            mode = stat.S_IMODE(os.fstat(source).st_mode)
            with self._doing("place", target / path), self._at(target, path, make=True) as (at, name):
                self._put(target / path, at, name, _chunks(source), mode)
        finally:
            os.close(source)

    def make_folder(self, path: Path) -> None:
        """Makes a folder and those above it; nothing happens if it is there."""
        with self._doing("mkdir", path):
            path.mkdir(parents=True, exist_ok=True)

    def remove(self, tree: Path, path: str) -> None:
        """Deletes one file."""
        with self._doing("remove", tree / path), self._at(tree, path) as (at, name):
            os.unlink(name, dir_fd=at)

    def remove_folder(self, tree: Path, path: str) -> None:
        """Deletes a folder if it is there and empty."""
        try:
            with self._doing("rmdir", tree / path), self._at(tree, path) as (at, name):
                os.rmdir(name, dir_fd=at)
        except OSError as error:
            if error.errno not in _STAYS:
                raise

    def clear(self, path: Path) -> None:
        """Deletes whatever stands at ``path``; a link is deleted, not what it points to."""
        kind = self.kind(path)
        with self._doing("clear", path):
            if kind == "folder":
                shutil.rmtree(path)
            elif kind:
                path.unlink()

    # -- moving --------------------------------------------------------------

    def rename(self, old: Path, new: Path) -> None:
        """Gives a tree another name that is free."""
        with self._doing("rename", old):
            old.rename(new)

    def exchange(self, one: Path, other: Path) -> None:
        """Lets two trees change names in one step (renameat2); ENOSYS where the system cannot."""
        with self._doing("exchange", one):
            library = ctypes.CDLL(None, use_errno=True)
            rename = getattr(library, "renameat2", None)
            if rename is None:
                raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
            names = os.fsencode(one), os.fsencode(other)
            if rename(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE):
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))

    def sync(self, tree: Path) -> None:
        """Waits until everything written to the tree's disk is there, so that a power cut tears nothing."""
        with self._doing("sync", tree):
            folder = os.open(tree, _FOLDER)
            try:
                library = ctypes.CDLL(None, use_errno=True)
                if getattr(library, "syncfs", None) is None:
                    os.sync()
                elif library.syncfs(folder):
                    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
            finally:
                os.close(folder)

    # -- within --------------------------------------------------------------

    @contextmanager
    def _doing(self, operation: str, path: Path) -> Iterator[None]:
        try:
            self.before(operation, path)
            yield
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(path)) from error

    @contextmanager
    def _at(self, tree: Path, path: str, *, make: bool = False) -> Iterator[tuple[int, str]]:
        """The open folder that holds ``path``, and the file's name in it."""
        *folders, name = path.split("/")
        at = os.open(tree, _FOLDER)
        try:
            for depth, folder in enumerate(folders, 1):
                try:
                    inner = os.open(folder, _FOLDER, dir_fd=at)
                except FileNotFoundError:
                    if not make:
                        raise
                    with self._doing("mkdir", tree.joinpath(*folders[:depth])):
                        os.mkdir(folder, dir_fd=at)
                    inner = os.open(folder, _FOLDER, dir_fd=at)
                os.close(at)
                at = inner
            yield at, name
        finally:
            os.close(at)

    def _put(self, path: Path, at: int, name: str, chunks: Iterable[bytes], mode: int = -1) -> None:
        """Writes beside, then renames: a file shared by a hard link elsewhere is never written into."""
        with self._doing("create", path):
            try:
                target = os.open(PART, _NEW, 0o666, dir_fd=at)
            except FileExistsError:
                os.unlink(PART, dir_fd=at)
                target = os.open(PART, _NEW, 0o666, dir_fd=at)
        try:
            with self._doing("write", path):
                for chunk in chunks:
                    self.put_bytes(target, chunk)
                if mode >= 0:
                    os.fchmod(target, mode)
        finally:
            os.close(target)
        with self._doing("name", path):
            os.rename(PART, name, src_dir_fd=at, dst_dir_fd=at)

    def put_bytes(self, target: int, chunk: bytes) -> None:
        """Writes all of ``chunk`` to an open file."""
        rest = memoryview(chunk)
        while rest:
            rest = rest[os.write(target, rest) :]

    def _survey(self, tree: Path, prefix: str, folder: int, found: Survey) -> None:
        try:
            with self._doing("list", tree / prefix), os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
            for entry in entries:
                path = prefix + entry.name
                if entry.is_symlink():
                    found.odd[path] = "link"
                elif entry.is_dir(follow_symlinks=False):
                    found.folders.add(path)
                    if entry.name != ".git":
                        with self._doing("open", tree / path):
                            inner = os.open(entry.name, _FOLDER, dir_fd=folder)
                        self._survey(tree, path + "/", inner, found)
                elif entry.is_file(follow_symlinks=False):
                    with self._doing("read", tree / path):
                        found.files[path] = _measure(os.open(entry.name, _READ, dir_fd=folder))
                else:
                    found.odd[path] = "special"
        finally:
            os.close(folder)


def _kind(mode: int) -> str:
    if stat.S_ISLNK(mode):
        return "link"
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else "special"


def _measure(source: int) -> Entry:
    """The entry of an open file, which is closed."""
    digest = hashlib.blake2b(digest_size=DIGEST_BYTES)
    size = 0
    try:
        for chunk in _chunks(source):
            digest.update(chunk)
            size += len(chunk)
    finally:
        os.close(source)
    return Entry(digest.hexdigest(), size)


def _chunks(source: int) -> Iterator[bytes]:
    while chunk := os.read(source, _CHUNK):
        yield chunk
