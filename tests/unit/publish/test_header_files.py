"""The files for four kinds of hosts say exactly what the server of this machine says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree import ElementTree

import pytest

from planpress.publish.header_files import APACHE, IIS, NAMES, NETLIFY, NGINX, header_file
from planpress.publish.headers import ASK_FIRST, ASSET, FOR_EVER, HEADERS, MEDIA_TYPES, POLICY, media_type

PAGE = "/plans/taoyuan/113/index.html"
STYLE = "/plans/assets/0123456789abcdef/site.css"


def of_netlify(text: str, path: str) -> dict[str, str]:
    """The headers of every block whose pattern fits, as these hosts add them up."""
    found: dict[str, str] = {}
    fits = False
    for line in text.splitlines():
        if line.startswith("/"):
            fits = path.removeprefix("/plans").startswith(line.removesuffix("*"))
        elif line.startswith("  ") and fits:
            name, value = line.strip().split(": ", 1)
            assert name not in found, "two rules would be joined"
            found[name] = value
    return found


def of_apache(text: str, path: str) -> dict[str, str]:
    """Plain lines, then those within <If>, which Apache merges last."""
    plain, _, within = text.partition("  <If ")
    found = dict(re.findall(r'^  Header (?:always )?set (\S+) "([^"]*)"$', plain, re.MULTILINE))
    pattern = re.search(r"m#(.*?)#", within)
    assert pattern is not None
    if re.search(pattern[1], path):
        found.update(re.findall(r'^    Header set (\S+) "([^"]*)"$', within, re.MULTILINE))
    return found


def of_nginx(text: str, path: str) -> dict[str, str]:
    """add_header lines, with the variable that an if may have set."""
    found = dict(re.findall(r'^add_header (\S+) "?(.*?)"?(?: always)?;$', text, re.MULTILINE))
    keep = re.findall(r'^\s*set \$planpress_keep "([^"]*)";$', text, re.MULTILINE)
    pattern = re.search(r'if \(\$uri ~ "([^"]*)"\)', text)
    assert pattern is not None
    value = keep[1] if re.search(pattern[1], path) else keep[0]
    return {name: value if one == "$planpress_keep" else one for name, one in found.items()}


def of_iis(text: str, path: str) -> dict[str, str]:
    """The site's headers, then those of the location."""
    root = ElementTree.fromstring(text)  # noqa: S314 - our own file
    found = {
        one.attrib["name"]: one.attrib["value"]
        for one in root.findall("./system.webServer//customHeaders/add")
    }
    for location in root.findall("./location"):
        if path.removeprefix("/plans/").startswith(location.attrib["path"] + "/"):
            for one in location.iter("remove"):
                found.pop(one.attrib["name"])
            found.update({one.attrib["name"]: one.attrib["value"] for one in location.iter("add")})
    return found


READERS: Mapping[str, Callable[[str, str], dict[str, str]]] = {
    NETLIFY: of_netlify,
    APACHE: of_apache,
    NGINX: of_nginx,
    IIS: of_iis,
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("path", [PAGE, STYLE, "/plans/data/rules.json"])
def test_every_host_says_the_same(name: str, path: str) -> None:
    told = READERS[name](header_file(name, "/plans/").decode(), path)
    assert {key: value for key, value in told.items() if key != "Cache-Control"} == dict(HEADERS)


@pytest.mark.parametrize("name", NAMES)
def test_assets_are_kept_and_pages_are_asked_for(name: str) -> None:
    text = header_file(name, "/plans/").decode()
    assert READERS[name](text, STYLE)["Cache-Control"] == FOR_EVER
    default = ASK_FIRST if name != NETLIFY else None  # what such hosts do by themselves
    assert READERS[name](text, PAGE).get("Cache-Control") == default


def test_the_policy_is_the_one_that_was_promised() -> None:
    assert POLICY == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'"
    )
    assert dict(HEADERS)["Content-Security-Policy"] == POLICY


def test_a_page_that_is_not_there_is_the_sites_own() -> None:
    assert b"ErrorDocument 404 /plans/404.html\n" in header_file(APACHE, "/plans/")
    assert b'path="/plans/404.html"' in header_file(IIS, "/plans/")
    assert b'path="/404.html"' in header_file(IIS)


def test_odd_folders_break_no_file() -> None:
    for name in (APACHE, IIS):
        text = header_file(name, '/a"b<c>\nHeader set X "y/').decode()
        assert "\nHeader set X" not in text
        assert "<c>" not in text


def test_modules_have_the_type_without_which_they_do_not_run() -> None:
    assert b"AddType text/javascript .mjs\n" in header_file(APACHE)
    assert b'fileExtension=".mjs" mimeType="text/javascript; charset=utf-8"' in header_file(IIS)


def test_what_counts_as_an_asset() -> None:
    assert re.search(ASSET, STYLE)
    assert not re.search(ASSET, "/plans/assets/icon.svg")
    assert not re.search(ASSET, PAGE)


@pytest.mark.parametrize("ending", [ending for ending, _ in MEDIA_TYPES])
def test_text_has_its_encoding(ending: str) -> None:
    text = "atom css csv html ics js json jsonld md mjs svg txt webmanifest xml"
    assert media_type(f"x.{ending}").endswith("; charset=utf-8") == (ending in text.split())


def test_the_checks_can_fail() -> None:
    broken = header_file(NGINX).decode().replace("script-src 'self'", "script-src 'unsafe-inline'")
    assert of_nginx(broken, PAGE) != of_nginx(header_file(NGINX).decode(), PAGE)
    doubled = header_file(NETLIFY).decode() + "  X-Frame-Options: DENY\n"
    with pytest.raises(AssertionError):
        of_netlify(doubled, STYLE)
