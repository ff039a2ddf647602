"""Serves the files of a published site to this machine only, as a forge's pages would."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

HOST = "127.0.0.1"
_NAMES = ("127.0.0.1", "localhost")
_TEXT = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".ics": "text/calendar",
    ".xml": "application/xml",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".atom": "application/atom+xml",
    ".webmanifest": "application/manifest+json",
}
_BYTES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".zip": "application/zip",
}
_SAFE = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


@dataclass(frozen=True, slots=True)
class Found:
    """What an address leads to: a file, or another address (``moved``)."""

    file: Path | None = None
    moved: str = ""


def content_type(name: str) -> str:
    """The media type by the file's ending; text is always UTF-8."""
    ending = Path(name).suffix.lower()
    if ending in _TEXT:
        return f"{_TEXT[ending]}; charset=utf-8"
    return _BYTES.get(ending, "application/octet-stream")


def find(root: Path, target: str) -> Found | None:
    """The file below ``root`` that the request target names; None where there is none to be shown.

    A folder is its index.html, never a listing; without its slash it is moved to the address with it.
    Nothing outside ``root`` is found, through dots or through links, and no hidden file but .well-known.
    """
    path = target.partition("?")[0].partition("#")[0]
    try:
        parts = [unquote(part, errors="strict") for part in path.split("/")]
    except UnicodeDecodeError:
        return None
    folder = not parts[-1]
    inner = parts[1:-1] if folder else parts[1:]
    if len(parts) < 2 or parts[0] or not all(map(_is_plain, inner)):
        return None
    return _below(root, inner, folder=folder)


def _is_plain(part: str) -> bool:
    return bool(part) and not set(part) & {"/", "\\", "\0"} and (part[0] != "." or part == ".well-known")


def _below(root: Path, names: list[str], *, folder: bool) -> Found | None:
    try:
        real = root.joinpath(*names, *(["index.html"] if folder else [])).resolve(strict=True)
        inside = real.is_relative_to(root.resolve(strict=True))
    except (OSError, RuntimeError):
        return None
    if not inside:
        return None
    if real.is_dir() and not folder and (real / "index.html").is_file():
        return Found(moved="/" + "/".join(map(quote, names)) + "/")
    return Found(file=real) if real.is_file() else None


class SiteServer(ThreadingHTTPServer):
    """A server of ``root`` on this machine; ``complain`` gets one line for a request that failed."""

    daemon_threads = True

    def __init__(self, root: Path, port: int, complain: Callable[[str], None]) -> None:
        self.root = root
        self.complain = complain
        super().__init__((HOST, port), _Request)

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self.server_address[1]}/"

    def server_bind(self) -> None:
        """Binds without asking a name server for this machine's name, which may take seconds."""
        if self.allow_reuse_address:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = HOST, self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A visitor who goes away is no news; anything else is one line, never a traceback."""
        import sys

        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError | TimeoutError):
            self.complain(f"{type(error).__name__}: {error}")


def open_server(root: Path, port: int, complain: Callable[[str], None]) -> SiteServer:
    """A server on ``port``, or on a free port where that one is taken; OSError where neither can be had."""
    try:
        return SiteServer(root, port, complain)
    except OSError:
        return SiteServer(root, 0, complain)


class _Request(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"
    server_version = "planpress"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What the base class says to a bad request, without repeating any of it."""
        self.close_connection = True
        status = HTTPStatus(code)
        if status is HTTPStatus.NOT_IMPLEMENTED:
            self._refuse(HTTPStatus.METHOD_NOT_ALLOWED, {"Allow": "GET, HEAD"})
        else:
            self._refuse(status)

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are not logged: nobody asked for it."""

    def _answer(self) -> None:
        if not self._is_for_us():
            self.close_connection = True
            self._refuse(HTTPStatus.MISDIRECTED_REQUEST)
            return
        found = find(self.server.root, self.path)
        if found and found.moved:
            self._send(
                HTTPStatus.MOVED_PERMANENTLY, b"", "text/plain; charset=utf-8", {"Location": found.moved}
            )
            return
        content = _read(found.file) if found and found.file else None
        if found is None or found.file is None or content is None:
            self._not_found()
            return
        self._send(HTTPStatus.OK, content, content_type(found.file.name))

    def _is_for_us(self) -> bool:
        """Refuses other host names: a foreign page could point its own name at this machine."""
        name, _, port = (self.headers.get("Host") or "").partition(":")
        return name.lower() in _NAMES and (not port or (port.isascii() and port.isdigit()))

    def _not_found(self) -> None:
        page = _read(self.server.root / "404.html") or b"404\n"
        kind = "text/html" if page != b"404\n" else "text/plain"
        self._send(HTTPStatus.NOT_FOUND, page, f"{kind}; charset=utf-8")

    def _refuse(self, status: HTTPStatus, more: dict[str, str] | None = None) -> None:
        self._send(status, f"{status.value}\n".encode(), "text/plain; charset=utf-8", more)

    def _send(
        self, status: HTTPStatus, content: bytes, kind: str, more: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            **_SAFE,
            **(more or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)


def _read(path: Path) -> bytes | None:
    """The file's bytes; None where a new build has just taken it away."""
    try:
        return path.read_bytes()
    except OSError:
        return None
