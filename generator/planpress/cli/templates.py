"""The files that ``planpress new`` and ``hosting`` start from: package data with blanks written %%{name}."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template


class _Blanks(Template):
    """``$`` stands in the head of every YAML file, so blanks are written otherwise."""

    delimiter = "%%"


def template(kind: str, **blanks: str) -> dict[str, bytes]:
    """The files of ``site`` or ``hosting/nginx`` by path, blanks filled; KeyError for a forgotten blank."""
    root = files("planpress.cli").joinpath("scaffold", kind)
    return {_real_name(path): _filled(entry, blanks) for path, entry in _walk(root, "")}


def _walk(folder: Traversable, below: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        path = f"{below}{entry.name}"
        if entry.is_dir():
            yield from _walk(entry, f"{path}/")
        else:
            yield path, entry


def _real_name(path: str) -> str:
    """``dot-gitignore`` is ``.gitignore``: a real one would hide package data from the wheel."""
    return "/".join(re.sub("^dot-", ".", part) for part in path.split("/"))


def _filled(entry: Traversable, blanks: dict[str, str]) -> bytes:
    text = entry.read_text("utf-8")
    return _Blanks(text).substitute(blanks).encode() if blanks else text.encode()
