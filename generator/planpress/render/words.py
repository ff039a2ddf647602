"""The interface words of pages in one language, from strings files that hold each key in all languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import yaml


@lru_cache(maxsize=8)  # a command builds again and again, and the program's own words are many
def read_words(language: str, *texts: str) -> Mapping[str, str]:
    """The words of ``language`` in all ``texts`` (YAML: key, then a text by language); a later text wins.

    ValueError for anything but such a table, and for a key without words in that language.
    """
    words: dict[str, str] = {}
    for text in texts:
        table = yaml.load(text, Loader=yaml.CSafeLoader) or {}
        if not isinstance(table, dict):
            raise ValueError("a strings file holds keys and words")
        words.update((key, _said(key, entry, language)) for key, entry in table.items())
    return words


def _said(key: object, entry: object, language: str) -> str:
    said = entry.get(language) if isinstance(entry, dict) else None
    if not isinstance(key, str) or not isinstance(said, str):
        raise ValueError(f"{key}: not a text in {language}")
    return said
