"""Writes the same headers in the languages of four kinds of hosts, for the root of a published site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape
from urllib.parse import quote

from planpress.publish.headers import ASK_FIRST, ASSET, FOR_EVER, HEADERS, MEDIA_TYPES, is_text

NETLIFY = "_headers"
APACHE = ".htaccess"
IIS = "web.config"
NGINX = "nginx-headers.conf"
NAMES = (APACHE, NETLIFY, NGINX, IIS)

_ABOUT = "Written by planpress with every build; changes here are lost. The same for every kind of host."
_LATE_TYPES = (
    "atom",
    "avif",
    "bin",
    "csv",
    "ics",
    "json",
    "jsonld",
    "md",
    "mjs",
    "webmanifest",
    "webp",
    "woff2",
)
"""Endings that older servers do not know; a module of the wrong type does not run."""


def header_file(name: str, base: str = "/") -> bytes:
    """The file ``name`` of NAMES for a site at ``base`` ("/", "/plans/"); KeyError for another name."""
    return ("\n".join(_WRITERS[name](quote(base))) + "\n").encode()


def _netlify(_base: str) -> Iterator[str]:
    """Netlify, Cloudflare Pages and others; where two rules meet they would join both values, so none do."""
    yield f"# {_ABOUT}"
    yield "# Files outside assets/ are asked for each time by these hosts' own default."
    yield "/*"
    yield from (f"  {name}: {value}" for name, value in HEADERS)
    yield "/assets/*"
    yield f"  Cache-Control: {FOR_EVER}"


def _apache(base: str) -> Iterator[str]:
    yield f"# {_ABOUT}"
    yield "# Needs AllowOverride FileInfo Options Indexes, and mod_headers."
    yield "DirectoryIndex index.html"
    yield "Options -Indexes"
    yield f"ErrorDocument 404 {base}404.html"
    yield "AddDefaultCharset utf-8"
    for ending, kind in MEDIA_TYPES:
        if ending in _LATE_TYPES:
            yield f"AddType {kind} .{ending}"
    yield "AddCharset utf-8 " + " ".join(f".{ending}" for ending, kind in MEDIA_TYPES if is_text(kind))
    yield "<IfModule mod_headers.c>"
    yield from (f'  Header always set {name} "{value}"' for name, value in HEADERS)
    yield f'  Header set Cache-Control "{ASK_FIRST}"'
    yield f'  <If "%{{REQUEST_URI}} =~ m#{ASSET}#">'
    yield f'    Header set Cache-Control "{FOR_EVER}"'
    yield "  </If>"
    yield "</IfModule>"


def _nginx(_base: str) -> Iterator[str]:
    yield f"# {_ABOUT}"
    yield "# For a server block: include this file. A location with an add_header of its own loses these."
    yield f'set $planpress_keep "{ASK_FIRST}";'
    yield f'if ($uri ~ "{ASSET}") {{'
    yield f'  set $planpress_keep "{FOR_EVER}";'
    yield "}"
    yield "add_header Cache-Control $planpress_keep;"
    yield from (f'add_header {name} "{value}" always;' for name, value in HEADERS)


def _iis(base: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f"<!-- {_ABOUT} -->"
    yield "<configuration>"
    yield "  <system.webServer>"
    yield '    <directoryBrowse enabled="false" />'
    yield "    <httpProtocol>"
    yield "      <customHeaders>"
    yield '        <remove name="X-Powered-By" />'
    yield from (_add(name, value) for name, value in (*HEADERS, ("Cache-Control", ASK_FIRST)))
    yield "      </customHeaders>"
    yield "    </httpProtocol>"
    yield '    <httpErrors errorMode="Custom" existingResponse="Auto">'
    yield '      <remove statusCode="404" />'
    yield f'      <error statusCode="404" path="{escape(base)}404.html" responseMode="ExecuteURL" />'
    yield "    </httpErrors>"
    yield "    <staticContent>"
    for ending, kind in MEDIA_TYPES:
        if ending in _LATE_TYPES:
            yield f'      <remove fileExtension=".{ending}" />'
            yield f'      <mimeMap fileExtension=".{ending}" mimeType="{_with_charset(kind)}" />'
    yield "    </staticContent>"
    yield "  </system.webServer>"
    yield '  <location path="assets">'
    yield "    <system.webServer>"
    yield "      <httpProtocol>"
    yield "        <customHeaders>"
    yield '          <remove name="Cache-Control" />'
    yield "  " + _add("Cache-Control", FOR_EVER)
    yield "        </customHeaders>"
    yield "      </httpProtocol>"
    yield "    </system.webServer>"
    yield "  </location>"
    yield "</configuration>"


def _add(name: str, value: str) -> str:
    return f'        <add name="{name}" value="{escape(value)}" />'


def _with_charset(kind: str) -> str:
    return f"{kind}; charset=utf-8" if is_text(kind) else kind


_WRITERS: Mapping[str, Callable[[str], Iterator[str]]] = {
    NETLIFY: _netlify,
    APACHE: _apache,
    IIS: _iis,
    NGINX: _nginx,
}
