"""The sentences of the commands in Chinese and English, and the language a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from planpress.diagnostics.codebook import LANGUAGES, Codebook

BOTH = "both"
CHOICES = (*LANGUAGES, BOTH)
OF_PAGES = {"zh": "zh-Hant", "en": "en"}
"""The language of the interface's words on pages by that of the commands."""


def language_of(environment: Mapping[str, str]) -> str:
    """``zh``, ``en`` or ``both``: PLANPRESS_LANG, else the locale; both where the locale names neither."""
    wanted = environment.get("PLANPRESS_LANG", "").lower()
    if wanted in CHOICES:
        return wanted
    locales = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next(filter(None, locales), "").lower()
    return next((language for language in LANGUAGES if locale.startswith(language)), BOTH)


def languages(language: str) -> tuple[str, ...]:
    """The languages to print: one, or Chinese and then English for ``both``."""
    return LANGUAGES if language == BOTH else (language,)


def sentences(key: str, language: str, **blanks: object) -> tuple[str, ...]:
    """The sentence ``key`` once for each language to print, with its blanks filled."""
    return tuple(_table()[key][one].format(**blanks) for one in languages(language))


def known() -> frozenset[str]:
    """All keys there are."""
    return frozenset(_table())


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    text = files("planpress.diagnostics").joinpath("strings", "cli.yaml").read_text("utf-8")
    table: dict[str, dict[str, str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return table


@lru_cache(maxsize=1)
def codebook() -> Codebook:
    """The wordings of all codes."""
    folder = files("planpress.diagnostics").joinpath("codes")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".yaml"))
    return Codebook.from_texts(folder.joinpath(name).read_text("utf-8") for name in names)
