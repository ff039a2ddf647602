"""The nodes of a YAML file as written: text, lists and mappings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as its text: ``12:30``, ``0112``, ``NO`` stay as written.

    Null, ``~`` and an empty value are "" with ``quoted`` False; "" in quotes has ``quoted`` True.
    """

    text: str
    quoted: bool
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with its value."""

    key: str
    key_mark: Mark
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, in the order of the file; no key is there twice."""

    entries: tuple[Entry, ...]
    mark: Mark


Node: TypeAlias = Scalar | Sequence | Mapping


def plain(node: Node) -> object:
    """The node as str, list and dict, for the models."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {entry.key: plain(entry.value) for entry in node.entries}


def find(node: Node, path: tuple[str | int, ...]) -> Mark:
    """The place of the value at ``path``, of its key where the value is empty or spreads over lines.

    Where the path leads to nothing, the place of the nearest thing above that is there.
    """
    mark = node.mark
    for part in path:
        step = _step(node, part)
        if step is None:
            break
        node, mark = step
    return mark


def _step(node: Node, part: str | int) -> tuple[Node, Mark] | None:
    if isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.items):
        item = node.items[part]
        return item, item.mark
    if isinstance(node, Mapping):
        for entry in node.entries:
            if entry.key == str(part):
                return entry.value, _shown(entry)
    return None


def _shown(entry: Entry) -> Mark:
    full = isinstance(entry.value, Scalar) and (entry.value.text or entry.value.quoted)
    return entry.value.mark if full else entry.key_mark
