"""The HTTP server of this machine: who may ask, and what every answer carries."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import urlsplit

from planpress.publish.headers import HEADERS

HOST = "127.0.0.1"
PLAIN = "text/plain; charset=utf-8"
_NAMES = ("127.0.0.1", "localhost")
_ALWAYS = (*HEADERS, ("Cache-Control", "no-store"), ("Cross-Origin-Resource-Policy", "same-origin"))
"""What published sites send, and that no other page of this machine's browser may load anything from here."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: what for, and whether a browser shows the answer as a page of its own."""

    target: str
    as_page: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back. ``stream`` takes the place of ``content`` where the answer has no end."""

    content: bytes
    kind: str
    status: HTTPStatus = HTTPStatus.OK
    headers: Mapping[str, str] = field(default_factory=dict)
    stream: Iterator[bytes] | None = None


class Site(Protocol):
    """Whatever answers requests. It is asked from many threads."""

    def answer(self, asked: Asked) -> Answer:
        """The answer, also where nothing is found."""
        ...


class SiteServer(ThreadingHTTPServer):
    """A server of ``site`` on this machine; ``complain`` gets one line for a request that failed."""

    daemon_threads = True

    def __init__(self, site: Site, port: int, complain: Callable[[str], None]) -> None:
        self.site = site
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
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError | TimeoutError):
            self.complain(f"{type(error).__name__}: {error}")


def serve_site(site: Site, port: int, complain: Callable[[str], None]) -> SiteServer:
    """A server on ``port``, or on a free port where that one is taken; OSError where neither can be had."""
    try:
        return SiteServer(site, port, complain)
    except OSError:
        return SiteServer(site, 0, complain)


class _Request(BaseHTTPRequestHandler):
    server: SiteServer
    protocol_version = "HTTP/1.1"
    server_version = "planpress"
    sys_version = ""
    timeout = 30
    # Head and body go at once in one packet; apart, the second waits 40 ms until the first is acknowledged.
    wbufsize = -1
    disable_nagle_algorithm = True

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
        elif not self._is_from_us():
            self.close_connection = True
            self._refuse(HTTPStatus.FORBIDDEN)
        else:
            self._send(self.server.site.answer(Asked(self.path, self._is_a_page())))

    def _is_for_us(self) -> bool:
        """Refuses other host names: a foreign page could point its own name at this machine."""
        name, _, port = (self.headers.get("Host") or "").partition(":")
        return name.lower() in _NAMES and (not port or (port.isascii() and port.isdigit()))

    def _is_from_us(self) -> bool:
        """Refuses what a page of another origin asks for, also one of another port of this machine."""
        origin = self.headers.get("Origin")
        if origin is None:
            return self.headers.get("Sec-Fetch-Site", "none") != "cross-site" or self._is_a_page()
        try:
            parts = urlsplit(origin)
            port = parts.port or 80
        except ValueError:
            return False
        return parts.scheme == "http" and parts.hostname in _NAMES and port == self.server.server_port

    def _is_a_page(self) -> bool:
        """True where a person follows a link; False for what a page or a program fetches."""
        meant = self.headers.get("Sec-Fetch-Dest")
        return "text/html" in self.headers.get("Accept", "") if meant is None else meant == "document"

    def _refuse(self, status: HTTPStatus, more: Mapping[str, str] | None = None) -> None:
        self._send(Answer(f"{status.value}\n".encode(), PLAIN, status, more or {}))

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        size = (
            {"Content-Length": str(len(answer.content))} if answer.stream is None else {"Connection": "close"}
        )
        for name, value in {"Content-Type": answer.kind, **size, **dict(_ALWAYS), **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        if answer.stream is None:
            self.wfile.write(answer.content)
        else:
            self._pour(answer.stream)

    def _pour(self, stream: Iterator[bytes]) -> None:
        """Writes until the visitor goes away; the stream's own cleaning up then follows."""
        self.close_connection = True
        try:
            self.wfile.flush()
            for part in stream:
                self.wfile.write(part)
                self.wfile.flush()
        finally:
            close = getattr(stream, "close", None)
            if close:
                close()
