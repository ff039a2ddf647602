"""Queries that check every link and anchor of the finished pages."""

from __future__ import annotations

from collections.abc import Iterator

from planpress.engine.core import Build, query
from planpress.pipeline.artifacts import artifact, site_routes
from planpress.pipeline.findings import Packed, pack
from planpress.pipeline.parity import parity_outline
from planpress.pipeline.scripting import assets_of
from planpress.publish import PageLinks, check_pages, read_page

Pairs = tuple[tuple[str, str], ...]


@query(kept=True)
def links_of_page(
    db: Build, path: str, kind: str, args: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...], Pairs, Pairs, tuple[str, ...]] | None:
    """The fields of a page's ``PageLinks`` after its path; None for a file without links.

    The report of parity, for which all papers are set, has the links of its outline.
    """
    content = parity_outline(db) if kind == "parity" else artifact(db, (path, kind, args)).content
    page = read_page(path, content)
    return (page.ids, page.repeated, page.links, page.references, page.faults) if page else None


@query(kept=True)
def link_findings(db: Build) -> Packed:
    """Links and anchors that lead nowhere, in all pages together."""
    paths = [path for path, _, _ in site_routes(db)]
    return pack(check_pages(_pages(db), paths, assets_of(db, "").base))


def _pages(db: Build) -> Iterator[PageLinks]:
    """What all pages promise. Most of their links are the same: one of each is held in memory."""
    shared: dict[tuple[str, str], tuple[str, str]] = {}
    for route in site_routes(db):
        read = links_of_page(db, *route) if route[0].endswith((".html", ".css")) else None
        if read is not None:
            ids, repeated, links, references, faults = read
            same = tuple(shared.setdefault(link, link) for link in links)
            yield PageLinks(route[0], ids, repeated, same, references, faults)  # type: ignore[arg-type]  # kept as text
