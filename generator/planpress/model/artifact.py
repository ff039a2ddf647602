"""A file to be published: its address below output/ and its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """``path`` is relative to output/, with forward slashes (``taoyuan/113/index.html``).

    ``source`` is the file's bytes or gives them: those of a hundred thousand pages fill the memory.
    """

    path: str
    source: bytes | Callable[[], bytes]

    @property
    def content(self) -> bytes:
        """The bytes of the file, the same each time."""
        return self.source if isinstance(self.source, bytes) else self.source()
