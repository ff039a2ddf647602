"""A file to be published: its address below output/ and its bytes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """``path`` is relative to output/, with forward slashes (``taoyuan/113/index.html``)."""

    path: str
    content: bytes
