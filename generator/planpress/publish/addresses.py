"""Checks the addresses of a site before anything is written: each is safe, and no two are the same file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from planpress.diagnostics.diagnostic import Diagnostic, Ref, problem

PART = ".planpress-part"  # the name under which a file is written before it takes its own
LONGEST_NAME = 255  # bytes: what ext4, APFS and NTFS take
LONGEST_PATH = 1024  # bytes, below output/
_RESERVED = {".git", PART}


def check_addresses(paths: Iterable[str]) -> tuple[Diagnostic, ...]:
    """L01 for every path that no disk should see, L02 for every two that cannot stand side by side."""
    known = list(paths)
    unsafe = [problem("L01", Ref(""), wording=why, path=path) for path in known if (why := _fault(path))]
    twice = [problem("L02", Ref(""), first=first, second=second) for first, second in clashes(known)]
    return tuple(unsafe + twice)


def clashes(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every two paths that are one file on some disk, or one of which is the other's folder.

    Equal paths, paths that differ in case only (macOS, Windows) or in Unicode form only (macOS).
    """
    seen: dict[str, str] = {}
    folded: list[tuple[str, str]] = []
    for path in sorted(paths):
        key = _folded(path)
        if key in seen:
            yield seen[key], path
        else:
            seen[key] = path
            folded.append((key, path))
    for key, path in folded:
        for folder in folders_of(key):
            if folder in seen:
                yield seen[folder], path


def folders_of(path: str) -> Iterator[str]:
    """The folders above ``path``, nearest first: a/b, a for a/b/c."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def is_part(path: str) -> bool:
    """True for a file that was left half-written."""
    return path.rpartition("/")[2] == PART


def _folded(path: str) -> str:
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _fault(path: str) -> str:
    """The wording that says what is wrong with ``path``; "" if nothing is."""
    parts = path.split("/")
    if "\\" in path or any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in path):
        return "characters"
    if any(part in ("", ".", "..") for part in parts):
        return "default"
    if any(part.lower() in _RESERVED for part in parts):
        return "reserved"
    if len(path.encode()) > LONGEST_PATH or any(len(part.encode()) > LONGEST_NAME for part in parts):
        return "long"
    return ""
