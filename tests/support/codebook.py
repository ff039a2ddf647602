"""The wordings of the codes, for tests that read what an editor would read."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from planpress.diagnostics.codebook import Codebook


@lru_cache
def codebook(*families: str) -> Codebook:
    """The entries of the given families of codes (``P``, ``Y`` …)."""
    folder = files("planpress.diagnostics") / "codes"
    return Codebook.from_texts((folder / f"{family}.yaml").read_text("utf-8") for family in families)
