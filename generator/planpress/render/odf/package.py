"""The zip file of an OpenDocument: its parts with their kinds, the same bytes for the same parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from planpress.render.odf.markup import VERSION, element, written

TEXT = "application/vnd.oasis.opendocument.text"
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_KINDS = {
    ".xml": "text/xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file can tell


@dataclass(frozen=True, slots=True)
class About:
    """What an office program shows as a file's properties."""

    title: str
    creator: str
    language: str


def package(kind: str, parts: Mapping[str, bytes], about: About) -> bytes:
    """The file of ``kind`` (a media type) with ``parts`` by their path.

    Parts are stored as they are: two versions of zlib squeeze the same text into different bytes.
    """
    whole = {**parts, "meta.xml": _meta(about)}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as file:
        file.writestr(_entry("mimetype"), kind)  # first and not compressed: the standard asks for it
        file.writestr(_entry("META-INF/manifest.xml"), _manifest(kind, whole))
        for path, content in sorted(whole.items()):
            file.writestr(_entry(path), content)
    return target.getvalue()


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _LONG_AGO)
    entry.create_system = 3  # else it tells which system made it
    entry.external_attr = 0o644 << 16
    return entry


def _manifest(kind: str, parts: Mapping[str, bytes]) -> bytes:
    paths = {"/": kind, **{path: _KINDS["." + path.rpartition(".")[2].lower()] for path in sorted(parts)}}
    entries = [
        element("manifest:file-entry", {"manifest:full-path": path, "manifest:media-type": media})
        for path, media in paths.items()
    ]
    return written(element("manifest:manifest", {"manifest:version": VERSION}, entries))


def _meta(about: About) -> bytes:
    facts = [
        element("meta:generator", children=["planpress"]),
        element("dc:title", children=[about.title]),
        element("meta:initial-creator", children=[about.creator]),
        element("dc:creator", children=[about.creator]),
        element("dc:language", children=[about.language]),
    ]
    root = element("office:document-meta", {"office:version": VERSION}, [element("office:meta", None, facts)])
    return written(root)
