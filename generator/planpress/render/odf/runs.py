"""Words of a paragraph: plain, strong, led to a place or an address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planpress.render.odf.markup import Child, element, words
from planpress.site.views import Run, RunKind, Runs

CHANGED = "Changed"
"""The style of words that another version has not: underlined, as amendments are."""


def spans(runs: Runs) -> Iterator[Child]:
    """The children of a paragraph that says ``runs``; links to other pages of the site are plain words."""
    for run in runs:
        if not run.text:
            continue
        if run.changed:
            style = "Changed_20_strong" if run.kind is RunKind.STRONG else CHANGED
            yield element("text:span", {"text:style-name": style}, words(run.text))
        elif run.kind is RunKind.STRONG:
            yield element("text:span", {"text:style-name": "Strong"}, words(run.text))
        elif _leads(run):
            yield link(run.href, words(run.text))
        else:
            yield from words(run.text)


def link(href: str, children: Iterable[Child]) -> Child:
    """Words that lead to a place of the text or to an address, and look like all others."""
    style = {"text:style-name": "Link", "text:visited-style-name": "Link"}
    return element("text:a", {"xlink:type": "simple", "xlink:href": href, **style}, children)


def _leads(run: Run) -> bool:
    return run.href.startswith(("#", "https://", "http://", "mailto:"))
