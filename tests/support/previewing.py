"""A preview of a project on a free port, in words that let a test read as a story."""

from __future__ import annotations

import datetime
import http.client
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from planpress.cli.words import codebook
from planpress.diagnostics.report import Located
from planpress.render.typesetter import Typesetter
from planpress.serve.resident import Resident, Setup
from planpress.serve.server import SiteServer, serve_site
from support.project import Project
from support.typesetting import FakeTypesetter

SCRIPT = re.compile(rb'<script type="module" src="/@planpress/live\.mjs\?seen=([^"]*)"></script>\n')
PATIENCE = 60.0
LAST = "content/pages/zz-last.md"
SETTLING = 2


@dataclass
class Got:
    """An answer."""

    status: int
    headers: Any
    body: bytes

    @property
    def text(self) -> str:
        """The body in letters."""
        return self.body.decode()

    @property
    def built(self) -> bytes:
        """The body without what the preview adds."""
        return SCRIPT.sub(b"", self.body)

    @property
    def mark(self) -> str:
        """Which state of the page this is."""
        found = SCRIPT.search(self.body)
        assert found, "no script of the preview"
        return found[1].decode()


@dataclass
class Preview:
    """A running preview; ``told`` is what its terminal would have shown."""

    project: Project
    resident: Resident
    server: SiteServer
    told: list[tuple[Located, ...]]
    complaints: list[str] = field(default_factory=list)

    def get(self, path: str, method: str = "GET", **headers: str) -> Got:
        """What the server answers; without an Accept header it takes us for a program."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=PATIENCE)
        connection.putrequest(method, quote(path, safe="/?=&%@"), skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        got = Got(response.status, response.headers, response.read())
        connection.close()
        return got

    def until(self, wanted: Callable[[], object], what: str) -> None:
        """Waits until something is so."""
        end = time.monotonic() + PATIENCE
        while not wanted():
            assert time.monotonic() < end, f"{what} did not come; told: {self.codes()}"
            time.sleep(0.01)

    def shows(self, path: str, text: str) -> Got:
        """Waits until the page holds ``text``."""
        self.until(lambda: text in self.get(path).text, f"{text!r} on {path}")
        return self.get(path)

    def says(self, *codes: str) -> None:
        """Waits until these are the codes of the errors."""
        self.until(lambda: self.codes() == sorted(codes), f"{codes}")

    def codes(self) -> list[str]:
        """The codes of the errors that lie over the pages now."""
        return sorted(one["code"] for one in self.errors()["errors"])

    def errors(self) -> dict[str, Any]:
        """What a page is told about errors."""
        told: dict[str, Any] = json.loads(self.resident.board.errors)
        return told

    def settle(self) -> None:
        """Waits until everything written so far has been looked at: until a page written last came and went.

        That takes SETTLING revisions; the sources must be without errors.
        """
        self.project.write(LAST, "# 最後\n\n一頁。\n")
        self.until(lambda: self.get("/zz-last/").status == 200, "the last page")
        self.project.remove(LAST)
        self.until(lambda: self.get("/zz-last/").status == 404, "the end of the last page")

    @contextmanager
    def visitor(self, page: str, seen: str = "", heard: str = "") -> Iterator[Events]:
        """The stream of news that a page listens to."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=PATIENCE)
        connection.request(
            "GET", "/@planpress/events?" + urlencode({"page": page, "seen": seen, "heard": heard})
        )
        response = connection.getresponse()
        try:
            yield Events(response)
        finally:
            response.close()
            connection.close()


@dataclass
class Events:
    """Server-sent events, read one by one."""

    response: http.client.HTTPResponse

    def next(self, kind: str) -> str:
        """The data of the next event of this kind."""
        found = ""
        for line in self.response:
            text = line.decode().rstrip("\n")
            if text.startswith("event: "):
                found = text.removeprefix("event: ")
            if text.startswith("data: ") and found == kind:
                return text.removeprefix("data: ")
        raise AssertionError(f"the stream ended without {kind}")


@contextmanager
def previewing(
    project: Project,
    *,
    typesetter: Callable[[], Typesetter] = FakeTypesetter,
    languages: tuple[str, ...] = ("zh-Hant",),
    as_of: datetime.date | None = None,
    **more: Any,
) -> Iterator[Preview]:
    """A preview of ``project``; at its end the server must not have complained."""
    told: list[tuple[Located, ...]] = []
    complaints: list[str] = []
    setup = Setup(project.root, languages, codebook(), as_of, typesetter=typesetter, **more)
    resident = Resident(setup, told.append)
    resident.start()
    server = serve_site(resident.site, 0, complaints.append)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield Preview(project, resident, server, told, complaints)
    finally:
        server.shutdown()
        server.server_close()
        resident.close()
    assert complaints == []


def replace_like_an_editor(path: Path, text: str) -> None:
    """Saves as many editors do: a new file takes the place of the old one."""
    beside = path.with_name(f".{path.name}.swp-new")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
