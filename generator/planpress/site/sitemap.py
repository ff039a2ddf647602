"""sitemap.xml, by the sitemaps.org protocol 0.9."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

SITE_MAP = "sitemap.xml"
PAGES = 50_000  # addresses in one file, by the protocol
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def site_map_names(pages: int) -> tuple[str, ...]:
    """The files that tell of so many pages: sitemap.xml, and its parts where one file may not hold them."""
    parts = range(1, -(-pages // PAGES) + 1) if pages > PAGES else ()
    return (SITE_MAP, *(f"sitemap-{number}.xml" for number in parts))


def site_map_files(base: str, files: Sequence[str]) -> Mapping[str, bytes]:
    """The addresses of all pages by the name of the file that tells of them; sitemap.xml lists its parts.

    The protocol wants whole addresses, so without a base the files are for people, not for search engines.
    """
    root = base.rstrip("/") + "/" if base else "/"
    pages = [root + file.removesuffix("index.html") for file in files]
    whole, *parts = site_map_names(len(files))
    if not parts:
        return {whole: _listed("urlset", "url", pages)}
    made = {
        name: _listed("urlset", "url", pages[at * PAGES : (at + 1) * PAGES]) for at, name in enumerate(parts)
    }
    return {whole: _listed("sitemapindex", "sitemap", [root + name for name in parts]), **made}


def _listed(outer: str, inner: str, addresses: Sequence[str]) -> bytes:
    lines = [f"<{inner}><loc>{escape(address)}</loc></{inner}>" for address in addresses]
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return "\n".join([head, f'<{outer} xmlns="{_NAMESPACE}">', *lines, f"</{outer}>", ""]).encode()
