"""sitemap.xml, by the sitemaps.org protocol 0.9."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from planpress.site.xml_text import HEAD, element

SITE_MAP = "sitemap.xml"
PAGES = 50_000  # addresses in one file, by the protocol
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_ADDRESS = "/:@!$()*+,;=~&%"  # what stands in an address as it is; the protocol wants quotes escaped


def site_map_names(pages: int) -> tuple[str, ...]:
    """The files that tell of so many pages: sitemap.xml, and its parts where one file may not hold them."""
    parts = range(1, -(-pages // PAGES) + 1) if pages > PAGES else ()
    return (SITE_MAP, *(f"sitemap-{number}.xml" for number in parts))


def site_map_files(base: str, files: Mapping[str, str]) -> Mapping[str, bytes]:
    """The addresses of all pages by the name of the file that tells of them; sitemap.xml lists its parts.

    ``files`` gives for each page the day it was last updated (ISO 8601), "" where no record tells one.
    The protocol wants whole addresses, so without a base the files are for people, not for search engines.
    """
    root = base.rstrip("/") + "/" if base else "/"
    pages = [(root + file.removesuffix("index.html"), day) for file, day in files.items()]
    whole, *parts = site_map_names(len(files))
    if not parts:
        return {whole: _listed("urlset", "url", pages)}
    cut = {name: pages[at * PAGES : (at + 1) * PAGES] for at, name in enumerate(parts)}
    newest = [(root + name, max(day for _, day in told)) for name, told in cut.items()]
    made = {name: _listed("urlset", "url", told) for name, told in cut.items()}
    return {whole: _listed("sitemapindex", "sitemap", newest), **made}


def _listed(outer: str, inner: str, addresses: Sequence[tuple[str, str]]) -> bytes:
    lines = [f"<{inner}>{_told(address, day)}</{inner}>" for address, day in addresses]
    return "\n".join([HEAD, f'<{outer} xmlns="{_NAMESPACE}">', *lines, f"</{outer}>", ""]).encode()


def _told(address: str, day: str) -> str:
    modified = element("lastmod", day) if day else ""
    return element("loc", quote(address, _ADDRESS)) + modified
