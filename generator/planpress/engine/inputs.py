"""The only reader of files, folders, absence, the clock and the machine's versions."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

LIMIT = 64 * 1024 * 1024  # bytes of one file
TAIPEI = timezone(timedelta(hours=8), "Asia/Taipei")  # no summer time since 1980

_GIT_SECONDS = 10
_DEPTH = 64  # folders
# Hidden files, editors' backups, Office's marks of an open file, what desktops leave behind.
_IGNORED = re.compile(r"\..*|__pycache__|.*~|.*\.sw[op]|#.*#|~\$.*|Thumbs\.db|desktop\.ini", re.DOTALL)
_OPEN = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY")
)


class Refusal(StrEnum):
    """Why something that is there was not read."""

    PATH = "path"  # absolute, ``..``, a backslash, NUL, not UTF-8, or too long
    LINK_LEAVES = "link_leaves"  # a symbolic link out of its root
    LINK_LOOP = "link_loop"
    LINK_BROKEN = "link_broken"
    SPECIAL = "special"  # a pipe, socket or device
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"  # permission, or the disk
    IS_FOLDER = "is_folder"  # a file was asked for
    IS_FILE = "is_file"  # a folder was asked for
    NOT_A_DATE = "not_a_date"  # SOURCE_DATE_EPOCH holds no number of seconds


class InputRefused(Exception):
    """An input is there, but is not read. ``detail`` is the system's own word for it, or ""."""

    def __init__(self, path: str, reason: Refusal, detail: str = "") -> None:
        super().__init__(path, reason, detail)
        self.path = path
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A name in a folder."""

    name: str
    is_folder: bool


class Inputs:
    """What a build may read, as it stood when it was first looked at.

    Paths are relative to the project's root, with forward slashes ("" is the root itself). A path
    that begins with the name of another root and a colon is looked up there: ``program:`` is the
    folder of the package, ``others`` names more. Every method answers the same until ``forget``.
    """

    def __init__(
        self,
        root: Path,
        *,
        program: Path,
        others: Mapping[str, Path] | None = None,
        as_of: date | None = None,
        environ: Mapping[str, str] = os.environ,
        limit: int = LIMIT,
    ) -> None:
        self._roots = {"": root, "program": program, **(others or {})}
        self._mounted: list[str] = []
        self._as_of = as_of
        self._environ = environ
        self._limit = limit
        self.forget()

    def mount(self, folder: str, place: Path) -> None:
        """From here on ``folder``, a path below the project's root, is read at ``place``."""
        self._roots[folder] = place
        self._mounted.append(folder)
        self.forget()

    def forget(self) -> None:
        """Look at everything anew from here on."""
        self._folders: dict[tuple[str, tuple[str, ...]], Path | InputRefused | None] = {}
        self._files: dict[str, bytes | InputRefused | None] = {}
        self._listings: dict[str, tuple[Entry, ...] | InputRefused | None] = {}
        self._commit: tuple[date | None] | None = None

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None if there is none. Raises InputRefused."""
        if path not in self._files:
            self._files[path] = _outcome(self._read, path)
        return _released(self._files[path])

    def listing(self, path: str) -> tuple[Entry, ...] | None:
        """What lies in a folder, sorted by name; None if there is none. Raises InputRefused.

        Names that begin with a dot, ``__pycache__`` and editors' backups are left out.
        """
        if path not in self._listings:
            self._listings[path] = _outcome(self._list, path)
        return _released(self._listings[path])

    def today(self, fallback: date | None = None) -> date | None:
        """The day the build is made for: ``as_of``, else SOURCE_DATE_EPOCH, else the last commit's
        date in Taipei, else ``fallback`` (``as_of:`` of site.yaml). Raises InputRefused.
        """
        if self._as_of is not None:
            return self._as_of
        epoch = self._environ.get("SOURCE_DATE_EPOCH", "")
        if epoch:
            return _date_of_epoch(epoch)
        if self._commit is None:
            self._commit = (last_commit(self._roots[""]),)
        return self._commit[0] or fallback

    def environment(self, name: str) -> str | None:
        """The version of a native library: ``pango``, ``harfbuzz`` or ``fontconfig``; None without it."""
        return native_version(name)

    # -- files ---------------------------------------------------------------

    def _read(self, path: str) -> bytes | None:
        root, parts = self._split(path)
        if not parts:
            raise InputRefused(path, Refusal.IS_FOLDER)
        folder = self._folder(path, root, parts[:-1])
        if folder is None:
            return None
        place = self._real(path, root, folder / parts[-1])
        if place is None:
            return None
        _require_file(path, place.lstat(), self._limit)
        return self._content(path, place)

    def _content(self, path: str, place: Path) -> bytes:
        with os.fdopen(os.open(place, _OPEN), "rb") as stream:
            known = os.fstat(stream.fileno())
            _require_file(path, known, self._limit)
            # Asked for the limit at once, each file would keep a mapping of memory: 65,530 are all there are.
            content = stream.read(known.st_size + 1)
            if len(content) > known.st_size:  # it grew
                content += stream.read(self._limit)
        if len(content) > self._limit:
            raise InputRefused(path, Refusal.TOO_LARGE)
        return content

    def _list(self, path: str) -> tuple[Entry, ...] | None:
        root, parts = self._split(path)
        folder = self._folder(path, root, parts)
        if folder is None:
            return None
        if not folder.is_dir():
            raise InputRefused(path, Refusal.IS_FILE)
        with os.scandir(folder) as found:
            names = [entry for entry in found if not _IGNORED.fullmatch(entry.name)]
            return tuple(sorted(Entry(entry.name, self._is_folder(root, entry)) for entry in names))

    def _is_folder(self, root: str, entry: os.DirEntry[str]) -> bool:
        """A link counts as what it leads to, but nothing outside the root is looked at."""
        if not entry.is_symlink():
            return entry.is_dir(follow_symlinks=False)
        try:
            return self._inside(entry.name, root, Path(entry.path)).is_dir()
        except (InputRefused, OSError):
            return False  # reading it will say why

    # -- places --------------------------------------------------------------

    def _split(self, path: str) -> tuple[str, tuple[str, ...]]:
        """The name of a root and the names of folders and file below it."""
        root, colon, rest = path.partition(":")
        if not colon or root not in self._roots:
            root, rest = self._home(path)
        parts = tuple(rest.split("/")) if rest else ()
        odd = any(part in {"", ".", ".."} for part in parts) or "\\" in rest or "\0" in rest
        if odd or len(parts) > _DEPTH:
            raise InputRefused(path, Refusal.PATH)
        try:
            rest.encode()
        except UnicodeEncodeError:
            raise InputRefused(path, Refusal.PATH, "UTF-8") from None
        return root, parts

    def _home(self, path: str) -> tuple[str, str]:
        """The mounted folder that ``path`` lies in, else the project's root, and the path from there."""
        for folder in self._mounted:
            if path == folder or path.startswith(f"{folder}/"):
                return folder, path[len(folder) + 1 :]
        return "", path

    def _folder(self, path: str, root: str, parts: tuple[str, ...]) -> Path | None:
        """Where a folder really lies; None if nowhere. Kept, since many files share one."""
        at = (root, parts)
        if at not in self._folders:
            self._folders[at] = _outcome(lambda asked: self._find_folder(asked, root, parts), path)
        folder = self._folders[at]
        if isinstance(folder, InputRefused):
            raise InputRefused(path, folder.reason, folder.detail)
        return folder

    def _find_folder(self, path: str, root: str, parts: tuple[str, ...]) -> Path | None:
        if not parts:
            return self._roots[root].resolve(strict=True)
        parent = self._folder(path, root, parts[:-1])
        return None if parent is None else self._real(path, root, parent / parts[-1])

    def _real(self, path: str, root: str, place: Path) -> Path | None:
        """A place below a real folder, through a link if it is one; None if nothing is there."""
        try:
            is_link = stat.S_ISLNK(place.lstat().st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return None
        return self._inside(path, root, place) if is_link else place

    def _inside(self, path: str, root: str, place: Path) -> Path:
        """Where a link leads in the end; refused unless that lies below the link's root."""
        try:
            real = place.resolve(strict=True)
        except FileNotFoundError:
            raise InputRefused(path, Refusal.LINK_BROKEN) from None
        except RuntimeError:  # so Python 3.11 and 3.12 call a loop; later ones say ELOOP
            raise InputRefused(path, Refusal.LINK_LOOP) from None
        home = self._folder(path, root, ())
        if home is None or not real.is_relative_to(home):
            raise InputRefused(path, Refusal.LINK_LEAVES)
        return real


def _require_file(path: str, status: os.stat_result, limit: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise InputRefused(path, Refusal.IS_FOLDER)
    if not stat.S_ISREG(status.st_mode):
        raise InputRefused(path, Refusal.SPECIAL)
    if status.st_size > limit:
        raise InputRefused(path, Refusal.TOO_LARGE)


def _outcome(look: Callable[[str], T], path: str) -> T | InputRefused:
    """What a look gives, a refusal included, so that it can be kept and given again."""
    try:
        return look(path)
    except InputRefused as refusal:
        return refusal
    except OSError as error:
        return InputRefused(path, *_reason(error))


def _reason(error: OSError) -> tuple[Refusal, str]:
    detail = errno.errorcode.get(error.errno or 0, "")
    known = {"ELOOP": Refusal.LINK_LOOP, "ENAMETOOLONG": Refusal.PATH, "ENXIO": Refusal.SPECIAL}
    return known.get(detail, Refusal.UNREADABLE), detail


def _released(kept: T | InputRefused) -> T:
    if isinstance(kept, InputRefused):
        raise InputRefused(kept.path, kept.reason, kept.detail)
    return kept


# -- the clock ---------------------------------------------------------------


def _date_of_epoch(epoch: str) -> date:
    try:
        return datetime.fromtimestamp(int(epoch, 10), UTC).astimezone(TAIPEI).date()
    except (ValueError, OverflowError, OSError):
        raise InputRefused("SOURCE_DATE_EPOCH", Refusal.NOT_A_DATE) from None


def last_commit(root: Path) -> date | None:
    """The date in Taipei of the commit that is checked out around ``root``; None without git.

    The repository may be a stranger's: git is asked for one object, starts no program that the
    repository names, waits for nobody and fetches nothing, so it may belong to another user.
    """
    import shutil  # both are slow to import, and most builds know their day
    import subprocess

    git = shutil.which("git")
    if git is None:
        return None
    safe = ("safe.directory=*", "core.fsmonitor=false", "protocol.allow=never", "core.hooksPath=/dev/null")
    options = [word for setting in safe for word in ("-c", setting)]
    try:
        run = subprocess.run(  # noqa: S603 - fixed words, no shell
            [git, "--no-pager", *options, "cat-file", "commit", "HEAD"],
            cwd=root,
            env=_quiet_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_GIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    stamp = re.search(rb"^committer [^\n]* (\d{1,12}) [+-]\d{4}$", run.stdout, re.MULTILINE)
    if run.returncode or stamp is None:
        return None
    return _date_of_epoch(stamp[1].decode())


def _quiet_environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"}


# -- versions ----------------------------------------------------------------

_LIBRARIES = {
    "pango": ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll", "pango-1.0-0"),
    "harfbuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll", "harfbuzz-0"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll", "fontconfig-1"),
}


@cache
def native_version(name: str) -> str | None:
    """The version of pango, harfbuzz or fontconfig, such as ``1.50.12``; None if it is not installed.

    Raises KeyError for any other name.
    """
    import ctypes  # only a build that makes a PDF asks

    for file in _LIBRARIES[name]:
        try:
            library = ctypes.CDLL(file)
        except OSError:
            continue
        if name == "fontconfig":
            number = int(library.FcGetVersion())  # 21402 is 2.14.2
            return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
        tell = library.pango_version_string if name == "pango" else library.hb_version_string
        tell.restype = ctypes.c_char_p
        return str(tell().decode("ascii"))
    return None


def installed_versions(distribution: str = "planpress") -> tuple[tuple[str, str], ...]:
    """Name and version of Python (major.minor), of zlib, which packs the search, and of all that is needed.

    Requirements of requirements are included, those of other systems where they are installed.
    Where the distribution itself is not installed, everything installed counts.
    """
    from importlib import metadata  # slow to import

    python = f"{sys.version_info.major}.{sys.version_info.minor}"
    needed = set(_needed(distribution)) or {(item.name, item.version) for item in metadata.distributions()}
    return tuple(sorted({("python", python), ("zlib", zlib.ZLIB_RUNTIME_VERSION), *needed}))


def _needed(distribution: str) -> Iterator[tuple[str, str]]:
    from importlib import metadata  # slow to import

    seen: set[str] = set()
    wanted = [distribution]
    while wanted:
        need = wanted.pop()
        if need in seen:
            continue
        seen.add(need)
        name, extras = _name_and_extras(need)
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        yield name, found.version
        for requirement in found.requires or ():
            extra = re.search(r"""extra *== *["']([^"']*)""", requirement)
            if extra is None or extra[1].lower() in extras:
                wanted.append(requirement)


def _name_and_extras(requirement: str) -> tuple[str, frozenset[str]]:
    found = re.match(r"([\w.-]+) *(?:\[([^]]*)])?", requirement)
    if found is None:
        return "", frozenset()
    return found[1].lower(), frozenset(re.split(r"[ ,]+", (found[2] or "").lower()))
