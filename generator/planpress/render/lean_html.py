"""Hands WeasyPrint a tree that is read already, and keeps it from computing styles that no element needs.

Its own style sheet names six pseudo-elements of every element, for markers and notes that few have: a third
of what it computes for a long table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from typing import Any, TypeAlias

from planpress.render.load_weasyprint import weasyprint
from planpress.render.print_tree import print_tree

Selector: TypeAlias = tuple[Callable[[Any], bool], Any, int, str | None, Any]
"""As cssselect2 keeps it: test of an element, specificity, order, pseudo-element, declarations."""

_NOTES = frozenset({"footnote-call", "footnote-marker", "note-call", "note-marker", "note-callback"})
_SETS_NOTES = re.compile(r"float\s*:\s*(?:foot)?note|::?(?:foot)?note-")
_SETS_ITEMS = re.compile(r"display\s*:[^;}]*list-item|::?marker")
_ITEMS = frozenset({"li", "summary"})


def lean_html(css: str) -> Any:
    """WeasyPrint's ``HTML`` for documents set by ``css``; pseudo-elements that it may ask for are styled."""
    press = weasyprint()
    whole = press.HTML

    class Lean(whole):  # type: ignore[misc, valid-type]
        """Its own style sheet says less; ``string`` is print HTML."""

        def __init__(self, string: str, base_url: str | None = None, url_fetcher: Any = None) -> None:
            tree = print_tree(string)
            if tree is None:
                super().__init__(string=string, base_url=base_url, url_fetcher=url_fetcher)
                return
            self.base_url, self.url_fetcher, self.media_type = base_url, url_fetcher, "print"
            self.wrapper_element = press.cssselect2.ElementWrapper.from_html_root(tree, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [_lean(sheet, css) for sheet in super()._ua_stylesheets(forms)]

    return Lean


def _lean(sheet: Any, css: str) -> Any:
    made = copy(sheet)
    made.matcher = copy(sheet.matcher)
    made.matcher.other_selectors = list(_asked_for(sheet.matcher.other_selectors, css))
    return made


def _asked_for(selectors: Iterable[Selector], css: str) -> Iterator[Selector]:
    notes, items = bool(_SETS_NOTES.search(css)), bool(_SETS_ITEMS.search(css))
    for test, specificity, order, pseudo, declarations in selectors:
        if pseudo == "marker" and not items:
            yield _is_item, specificity, order, pseudo, declarations
        elif notes or pseudo not in _NOTES:
            yield test, specificity, order, pseudo, declarations


def _is_item(element: Any) -> bool:
    return element.local_name in _ITEMS
