"""A folder tree that lies in memory, for tests of queries."""

from __future__ import annotations

from datetime import date

import pytest

from planpress.engine.inputs import Entry, InputRefused, Inputs, Refusal


class Shelf(Inputs):
    """Files by path, in ``files``; ``refused`` names those that are there but may not be read."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.refused: set[str] = set()
        self.day: date | None = date(2026, 11, 21)
        self.versions: dict[str, str] = {}

    def forget(self) -> None:
        pass

    def read(self, path: str) -> bytes | None:
        if path in self.refused:
            raise InputRefused(path, Refusal.UNREADABLE, "EACCES")
        return self.files.get(path)

    def listing(self, path: str) -> tuple[Entry, ...] | None:
        head = path + "/"
        below = {name.removeprefix(head).partition("/")[::2] for name in self.files if name.startswith(head)}
        return tuple(sorted(Entry(name, bool(rest)) for name, rest in below)) or None

    def today(self, fallback: date | None = None) -> date | None:
        return self.day or fallback

    def environment(self, name: str) -> str | None:
        return self.versions.get(name)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()
