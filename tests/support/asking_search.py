"""Asks the search of a page that is open in a browser, by the function that its module offers to programs."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

SEARCH = """async ([query, options]) => {
    const { search } = await import(document.querySelector("script[data-search]").src);
    const began = performance.now();
    const answer = await search(query, options);
    return { ...answer, took: performance.now() - began };
}"""


def found(page: Page, query: str, *, every: bool = False) -> dict[str, Any]:
    """The answer: ``hits``, ``total``, ``exact``, ``how``, and the milliseconds that it ``took``."""
    answer: dict[str, Any] = page.evaluate(SEARCH, [query, {"all": every}])
    return answer


def paths(answer: dict[str, Any]) -> list[str]:
    """The paths of the pages that were hit, best first."""
    return [hit["url"].partition("#")[0] for hit in answer["hits"]]
