"""Serves the files of a published site, as a forge's pages would."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from planpress.publish.headers import media_type
from planpress.serve.server import PLAIN, Answer, Asked, SiteServer, serve_site
from planpress.serve.targets import Target, read_target


@dataclass(frozen=True, slots=True)
class Found:
    """What an address leads to: a file, or another address (``moved``)."""

    file: Path | None = None
    moved: str = ""


@dataclass(frozen=True, slots=True)
class Folder:
    """The files below ``root``; nothing outside it, and no hidden file but .well-known."""

    root: Path

    def answer(self, asked: Asked) -> Answer:
        """The file, the way to the folder of that name, or the site's own page for what is not there."""
        found = find(self.root, asked.target)
        if found and found.moved:
            return moved_to(found.moved)
        content = _read(found.file) if found and found.file else None
        if found is None or found.file is None or content is None:
            return missing(_read(self.root / "404.html"))
        return Answer(content, media_type(found.file.name))


def moved_to(address: str) -> Answer:
    """For the address of a folder without its slash."""
    return Answer(b"", PLAIN, HTTPStatus.MOVED_PERMANENTLY, {"Location": address})


def missing(page: bytes | None) -> Answer:
    """For an address that leads nowhere: ``page``, the site's own, if there is one."""
    kind = PLAIN if page is None else media_type("404.html")
    return Answer(page or b"404\n", kind, HTTPStatus.NOT_FOUND)


def open_server(root: Path, port: int, complain: Callable[[str], None]) -> SiteServer:
    """A server of the files below ``root``; see ``serve_site``."""
    return serve_site(Folder(root), port, complain)


def find(root: Path, target: str) -> Found | None:
    """The file below ``root`` that the request target names; None where there is none to be shown.

    A folder is its index.html, never a listing; without its slash it is moved to the address with it.
    Nothing outside ``root`` is found, through dots or through links.
    """
    wanted = read_target(target)
    return _below(root, wanted) if wanted else None


def _below(root: Path, wanted: Target) -> Found | None:
    try:
        real = (root / wanted.path).resolve(strict=True)
        inside = real.is_relative_to(root.resolve(strict=True))
    except (OSError, RuntimeError):
        return None
    if not inside:
        return None
    if real.is_dir() and not wanted.folder and (real / "index.html").is_file():
        return Found(moved=wanted.as_folder)
    return Found(file=real) if real.is_file() else None


def _read(path: Path) -> bytes | None:
    """The file's bytes; None where a new build has just taken it away."""
    try:
        return path.read_bytes()
    except OSError:
        return None
