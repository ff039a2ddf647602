"""The server shows the published files, and nothing else, to this machine only."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from planpress.publish.headers import HEADERS, POLICY, media_type
from planpress.serve.server import SiteServer
from planpress.serve.static import Found, find, open_server

Run = Callable[..., Result]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site beside a secret."""
    root = tmp_path / "output"
    for name, text in {
        "index.html": "<p>首頁",
        "404.html": "<p>找不到",
        "taoyuan/113/index.html": "<p>桃園",
        "taoyuan/113/taoyuan-113.pdf": "%PDF",
        "年度/index.html": "<p>年",
        "assets/a.css": "a{}",
        "empty/x.txt": "x",
        ".git/config": "no",
        ".well-known/security.txt": "mail",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "up").symlink_to(tmp_path)
    (root / "inner.txt").symlink_to(root / "empty/x.txt")
    return root


@pytest.mark.parametrize(
    ("target", "file"),
    [
        ("/", "index.html"),
        ("/?q=1", "index.html"),
        ("/taoyuan/113/", "taoyuan/113/index.html"),
        ("/taoyuan/113/index.html", "taoyuan/113/index.html"),
        ("/%E5%B9%B4%E5%BA%A6/", "年度/index.html"),
        ("/.well-known/security.txt", ".well-known/security.txt"),
        ("/inner.txt", "empty/x.txt"),
    ],
)
def test_an_address_leads_to_its_file(site: Path, target: str, file: str) -> None:
    assert find(site, target) == Found(file=(site / file).resolve())


@pytest.mark.parametrize(
    "target",
    [
        "",
        "index.html",
        "*",
        "http://127.0.0.1/index.html",
        "/missing",
        "/empty/",
        "/empty",
        "/index.html/",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/taoyuan/../../secret.txt",
        "/taoyuan/./113/",
        "//taoyuan/113/",
        "/taoyuan//113/",
        "/..\\secret.txt",
        "/%00",
        "/%ff",
        "/.git/config",
        "/link.txt",
        "/up/secret.txt",
        "/" + "a" * 5000,
    ],
)
def test_nothing_else_is_found(site: Path, target: str) -> None:
    assert find(site, target) is None


def test_a_folder_without_its_slash_is_moved_and_never_to_another_host(site: Path) -> None:
    assert find(site, "/taoyuan/113") == Found(moved="/taoyuan/113/")
    assert find(site, "/%E5%B9%B4%E5%BA%A6?x=1") == Found(moved="/%E5%B9%B4%E5%BA%A6/")
    assert find(site, "//evil.example/..") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.CSV", "text/csv; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.svg", "image/svg+xml; charset=utf-8"),
        ("a.pdf", "application/pdf"),
        ("CNAME", "application/octet-stream"),
    ],
)
def test_media_types(name: str, kind: str) -> None:
    assert media_type(name) == kind


class Answer:
    """Status, headers and body of one request."""

    def __init__(self, server: SiteServer, method: str, target: str, **headers: str) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.putrequest(method, target, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        self.status, self.headers, self.body = response.status, response.headers, response.read()
        connection.close()


@pytest.fixture
def server(site: Path) -> Iterator[SiteServer]:
    """A running server; it must not have complained at the end."""
    complaints: list[str] = []
    with open_server(site, 0, complaints.append) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running
        running.shutdown()
        thread.join()
    assert complaints == []


def test_a_page(server: SiteServer) -> None:
    answer = Answer(server, "GET", "/")
    assert (answer.status, answer.body.decode()) == (200, "<p>首頁")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    for name, value in HEADERS:
        assert answer.headers[name] == value
    assert "Python" not in answer.headers["Server"]


def test_head_has_no_body(server: SiteServer) -> None:
    answer = Answer(server, "HEAD", "/")
    assert (answer.status, answer.body, answer.headers["Content-Length"]) == (200, b"", "9")


def test_a_missing_page_is_the_sites_own(server: SiteServer) -> None:
    for target in ("/missing", "/empty/", "/../secret.txt", "/link.txt"):
        answer = Answer(server, "GET", target)
        assert (answer.status, answer.body.decode()) == (404, "<p>找不到")


def test_a_folder_moves(server: SiteServer) -> None:
    answer = Answer(server, "GET", "/taoyuan/113")
    assert (answer.status, answer.headers["Location"]) == (301, "/taoyuan/113/")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_it_only_shows(server: SiteServer, method: str) -> None:
    answer = Answer(server, method, "/")
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "localhost:x"]
)
def test_another_host_name_is_refused(server: SiteServer, host: str) -> None:
    answer = Answer(server, "GET", "/", Host=host)
    assert answer.status == 421
    assert "首頁" not in answer.body.decode()


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:9", "127.0.0.1:8000"])
def test_this_machines_names_are_served(server: SiteServer, host: str) -> None:
    assert Answer(server, "GET", "/", Host=host).status == 200


def test_every_answer_carries_the_policy(server: SiteServer) -> None:
    for method, target in (
        ("GET", "/"),
        ("HEAD", "/"),
        ("GET", "/missing"),
        ("GET", "/taoyuan/113"),
        ("POST", "/"),
    ):
        assert Answer(server, method, target).headers["Content-Security-Policy"] == POLICY
    assert Answer(server, "GET", "/", Host="evil.example").headers["Content-Security-Policy"] == POLICY


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "https://127.0.0.1",
        "http://127.0.0.1:1",
        "http://127.0.0.1:x",
        "file://",
    ],
)
def test_a_page_of_another_origin_gets_nothing(server: SiteServer, origin: str) -> None:
    answer = Answer(server, "GET", "/", Origin=origin)
    assert answer.status == 403
    assert "首頁" not in answer.body.decode()


def test_a_page_of_this_server_is_answered(server: SiteServer) -> None:
    for name in ("127.0.0.1", "localhost"):
        assert Answer(server, "GET", "/", Origin=f"http://{name}:{server.server_port}").status == 200


def test_another_sites_page_may_link_here_and_load_nothing(server: SiteServer) -> None:
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert Answer(server, "GET", "/", **foreign, **{"Sec-Fetch-Dest": "script"}).status == 403
    assert Answer(server, "GET", "/", **foreign, **{"Sec-Fetch-Dest": "document"}).status == 200
    assert Answer(server, "GET", "/").headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_files_for_other_servers_are_not_shown(server: SiteServer, site: Path) -> None:
    (site / ".htaccess").write_text("Options -Indexes", encoding="utf-8")
    assert Answer(server, "GET", "/.htaccess").status == 404


def test_a_new_build_shows_at_once(server: SiteServer, site: Path) -> None:
    site.rename(site.with_name("old"))
    fresh = site.with_name("output")
    fresh.mkdir()
    (fresh / "index.html").write_text("new", encoding="utf-8")
    assert Answer(server, "GET", "/").body == b"new"
    assert Answer(server, "GET", "/taoyuan/113/").status == 404


def test_only_this_machine_is_listened_to(server: SiteServer) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_a_visitor_who_hangs_up_is_no_news(server: SiteServer) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=10) as raw:
        raw.sendall(b"GET / HT")
    assert Answer(server, "GET", "/").status == 200


def test_a_taken_port_is_changed_for_a_free_one(server: SiteServer, site: Path) -> None:
    with open_server(site, server.server_port, print) as other:
        assert other.server_port not in (0, server.server_port)


def test_serve_begins_a_preview_without_a_built_site(
    planpress: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SiteServer, "serve_forever", lambda _server, poll_interval: None)
    result = planpress("serve", "--port", "0", "--poll", "--as-of", "113-05-01")
    assert result.exit_code == 0
    assert "http://127.0.0.1:" in result.output
    assert not (project / "output").exists()


def test_serve_wants_a_site(planpress: Run, project: Path) -> None:
    result = planpress("serve", "--no-watch", "--port", "0")
    assert result.exit_code == 2
    assert "E86" in result.stderr
    assert "planpress build" in result.stderr
