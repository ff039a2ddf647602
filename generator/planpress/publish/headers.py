"""What a server says beside every file of a site: the one policy, and how long a file may be kept."""

from __future__ import annotations

import re

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'"
)
"""Nothing from another host, nothing inline, and no text becomes markup while a page runs."""

HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
)
"""For every answer, also for errors."""

FOR_EVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"
ASSET = r"/assets/[0-9a-f]{16}/"
"""A part of an address below which a file never changes, as a regular expression that all servers read."""

MEDIA_TYPES = (
    ("atom", "application/atom+xml"),
    ("avif", "image/avif"),
    ("bin", "application/octet-stream"),
    ("css", "text/css"),
    ("csv", "text/csv"),
    ("gif", "image/gif"),
    ("html", "text/html"),
    ("ico", "image/vnd.microsoft.icon"),
    ("ics", "text/calendar"),
    ("jpeg", "image/jpeg"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("md", "text/markdown"),
    ("mjs", "text/javascript"),
    ("odt", "application/vnd.oasis.opendocument.text"),
    ("ods", "application/vnd.oasis.opendocument.spreadsheet"),
    ("otf", "font/otf"),
    ("pdf", "application/pdf"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("ttf", "font/ttf"),
    ("txt", "text/plain"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
    ("xml", "application/xml"),
    ("zip", "application/zip"),
)
"""By a file's ending."""

_WORDS = re.compile(r"text/|.*(?:xml|json)\Z")


def media_type(name: str) -> str:
    """The media type by the file's ending, with its encoding where it holds text, which is always UTF-8."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    kind = dict(MEDIA_TYPES).get(ending, "application/octet-stream")
    return f"{kind}; charset=utf-8" if is_text(kind) else kind


def is_text(kind: str) -> bool:
    """True for a media type whose content is written in letters."""
    return _WORDS.match(kind) is not None
