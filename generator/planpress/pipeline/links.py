"""Queries that check every link and anchor of the finished pages."""

from __future__ import annotations

from planpress.engine.core import Build, query
from planpress.pipeline.artifacts import artifact, site_routes
from planpress.pipeline.findings import Packed, pack
from planpress.pipeline.scripting import assets_of
from planpress.publish import PageLinks, check_pages, read_page


@query
def links_of_page(db: Build, path: str, kind: str, args: tuple[str, ...]) -> PageLinks | None:
    """What a page links to and which anchors it has."""
    return read_page(path, artifact(db, (path, kind, args)).content)


@query(kept=True)
def link_findings(db: Build) -> Packed:
    """Links and anchors that lead nowhere, in all pages together."""
    routes = site_routes(db)
    read = (links_of_page(db, *route) for route in routes if route[0].endswith((".html", ".css")))
    paths = [path for path, _, _ in routes]
    return pack(check_pages([page for page in read if page is not None], paths, assets_of(db, "").base))
