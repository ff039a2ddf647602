"""sitemap.xml, by the sitemaps.org protocol 0.9."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def site_map_xml(base: str, files: Iterable[str]) -> bytes:
    """The addresses of all pages; relative ones where no base address is configured.

    The protocol wants whole addresses, so without a base the file is for people, not for search engines.
    """
    root = base.rstrip("/") + "/" if base else "/"
    lines = [f"<url><loc>{escape(root + file.removesuffix('index.html'))}</loc></url>" for file in files]
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return "\n".join([head, f'<urlset xmlns="{_NAMESPACE}">', *lines, "</urlset>", ""]).encode()
