"""Queries for the full-text index: which pages are in it, one part of it after another, and its files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from zlib import crc32

from planpress.engine.core import Build, query
from planpress.engine.digest import digest_bytes
from planpress.model.artifact import Artifact
from planpress.pipeline.artifacts import Route, artifact, site_routes
from planpress.pipeline.documents import document_view
from planpress.pipeline.records import badge_of, city_ids, plan_ids
from planpress.render.page_words import page_words
from planpress.site import routes
from planpress.site.search.clauses import city_names, numbered_clauses
from planpress.site.search.index import index_files
from planpress.site.search.segment import from_bytes, packed, segment, to_bytes
from planpress.site.search.texts import PageText

ABOUT = "about.json"
_LEFT_OUT = {"redirect", "not_found", "search", "parity"}
_PART = 512  # pages that are indexed together, on average
_LAST = ("sitemap/", "calendar/", "catalog/", "en/", "styleguide/", "manual/")
_KINDS = ("document", "rule", "plan_rules", "track", "series", "course", "session")

Clauses = tuple[tuple[str, str, str, tuple[tuple[str, str, str, str], ...]], ...]


@query(kept=True)
def indexed_parts(db: Build) -> tuple[tuple[Route, ...], ...]:
    """The pages of the index in its order, in parts that a new page does not shift.

    Those of plans come first, the latest year before earlier ones, then the others, lists and manual last.
    """
    plans = set(plan_ids(db))
    pages = [one for one in site_routes(db) if one[0].endswith("index.html") and one[1] not in _LEFT_OUT]
    parts: list[list[Route]] = [[]]
    for one in sorted(pages, key=lambda route: _order(route, plans)):
        parts[-1].append(one)
        if crc32(one[0].encode()) % _PART == 0:
            parts.append([])
    return tuple(tuple(part) for part in parts if part)


def _order(route: Route, plans: set[tuple[str, str]]) -> tuple[int, int, str, int, str]:
    path, kind, args = route
    if (args[:2] in plans) and not path.startswith("en/"):
        year = args[1].partition("-")[0]
        place = _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
        return 0, -int(year) if year.isdigit() else 0, "/".join(args[:2]), place, path
    late = [place for place, folder in enumerate(_LAST, start=2) if path.startswith(folder)]
    return late[0] if late else 1, 0, "", 0, path


@query(kept=True)
def indexed_part(db: Build, first: str) -> tuple[Route, ...]:
    """The part that begins with the page at the path ``first``."""
    return next(part for part in indexed_parts(db) if part[0][0] == first)


@query(kept=True)
def search_segment(db: Build, first: str) -> bytes:
    """The index of one part."""
    pages = (_page_text(route[0], artifact(db, route).content) for route in indexed_part(db, first))
    return to_bytes(segment(page for page in pages if page is not None))


def _page_text(path: str, content: bytes) -> PageText | None:
    words = page_words(content.decode())
    if words is None:
        return None
    context = " › ".join(words.crumbs)
    return PageText(path.removesuffix("index.html"), words.title, context, words.text, words.anchors)


@query
def clauses_of(db: Build, city: str) -> Clauses:
    """The numbered clauses of a city's documents, the latest first: year, address, title, clauses."""
    here = [plan_id for owner, plan_id in plan_ids(db) if owner == city]
    views = [document_view(db, city, plan_id) for plan_id in sorted(here, reverse=True)]
    return tuple(
        (one.id.partition("-")[0], routes.document(city, one.id), one.title, numbered_clauses(one))
        for one in views
    )


@query(kept=True)
def search_files(db: Build) -> bytes:
    """All files of the index in one: a list of (path, length) as JSON in the first line, then the files."""
    segments = (from_bytes(search_segment(db, part[0][0])) for part in indexed_parts(db))
    about, files = index_files(segments)
    cities = [city for city in city_ids(db) if clauses_of(db, city)]
    files.update((f"clauses/{city}.bin", packed(clauses_of(db, city))) for city in cities)
    names = {city: city_names(badge_of(db, city)) for city in cities}
    version = digest_bytes(b"".join(files[path] for path in sorted(files)))[:12]
    said = json.dumps({**about, "version": version, "cities": names}, ensure_ascii=False)
    files[ABOUT] = f"{said}\n".encode()
    listed = [(path, len(files[path])) for path in sorted(files)]
    return b"\n".join([json.dumps(listed).encode(), b"".join(files[path] for path, _ in listed)])


def search_artifacts(db: Build) -> Iterator[Artifact]:
    """The files of the index."""
    listed, _, content = search_files(db).partition(b"\n")
    at = 0
    for path, length in json.loads(listed):
        yield Artifact(routes.SEARCH_INDEX + path, content[at : at + length])
        at += length
