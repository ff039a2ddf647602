"""The interface words of pages: flat keys from a strings file, with a theme's own words laid over."""

from __future__ import annotations

from collections.abc import Mapping

import yaml


def read_words(*texts: str) -> Mapping[str, str]:
    """The words of all ``texts`` (YAML, flat); a later text wins. ValueError for anything but text by key."""
    words: dict[str, str] = {}
    for text in texts:
        table = yaml.load(text, Loader=yaml.CSafeLoader) or {}
        if not isinstance(table, dict):
            raise ValueError("a strings file holds keys and words")
        for key, value in table.items():
            if not isinstance(key, str) or not isinstance(value, str):
                raise ValueError(f"{key}: not a text")
            words[key] = value
    return words
