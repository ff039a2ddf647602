"""Leads from the legal basis of a document to the register of laws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from planpress.site import routes
from planpress.site.views import ClauseView, ContentView, DocumentView, Run, RunKind, Runs

Laws = Mapping[str, tuple[tuple[str, str], ...]]
"""By the anchor of a clause: id and title of each law."""


def with_law_links(view: DocumentView, laws: Laws) -> DocumentView:
    """``view`` with a link at every clause that stands for a law; the same view where none does."""
    if not laws:
        return view
    links = {clause: tuple(_link(*law) for law in named) for clause, named in laws.items()}
    return replace(view, content=_linked(view.content, links))


def _link(law_id: str, title: str) -> Run:
    return Run(title, RunKind.LINK, href=routes.law(law_id))


def _linked(content: Iterable[ContentView], links: Mapping[str, Runs]) -> tuple[ContentView, ...]:
    return tuple(_linked_one(item, links) for item in content)


def _linked_one(item: ContentView, links: Mapping[str, Runs]) -> ContentView:
    if not isinstance(item, ClauseView):
        return item
    return replace(item, content=_linked(item.content, links), laws=links.get(item.anchor, ()))
