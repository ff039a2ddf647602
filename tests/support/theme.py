"""The default theme as tests see it: its files and its words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from planpress.render.words import read_words
from planpress.site.wording import Wording

ROOT = Path(__file__).parents[2]
THEME = ROOT / "themes" / "default"
STRINGS = ROOT / "generator" / "planpress" / "diagnostics" / "strings" / "pages"


def load(name: str) -> str | None:
    """A file of the default theme."""
    file = THEME / name
    return file.read_text("utf-8") if file.is_file() else None


@lru_cache
def words(language: str = "zh-Hant") -> dict[str, str]:
    """The interface words."""
    return dict(read_words(language, *(path.read_text("utf-8") for path in sorted(STRINGS.glob("*.yaml")))))


@lru_cache
def wording(language: str = "zh-Hant") -> Wording:
    """The same for what makes views."""
    return Wording(language, words(language))
