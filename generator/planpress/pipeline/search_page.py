"""Queries for the page on which visitors search, and for the words that its script says."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from planpress.engine.core import Build, query
from planpress.pipeline.pages import rendered
from planpress.pipeline.records import site
from planpress.pipeline.theming import LANGUAGE, wording, words_of
from planpress.site import search_page


@query(kept=True)
def search(db: Build) -> bytes:
    """The page."""
    return rendered(db, search_page.search_page(site(db), wording(db, LANGUAGE)))


@query(kept=True)
def search_words(db: Build) -> bytes:
    """What the script of the page says."""
    said = {key: text for key, text in words_of(db, LANGUAGE).items() if key.startswith("search_")}
    return (json.dumps(said, ensure_ascii=False) + "\n").encode()


MAKERS: Mapping[str, Callable[..., bytes]] = {"search": search, "search_words": search_words}
