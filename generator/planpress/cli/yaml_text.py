"""Edits YAML as text, so that comments, order and layout of a file stay as its editor left them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import yaml

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`][^\n]*")
_SPECIAL = re.compile(r": |:$| #|^---|^\.\.\.|\s$")
_FLOW_SPECIAL = re.compile(r"[,\[\]{}]|:(?=\S)")


@dataclass(frozen=True, slots=True)
class Edit:
    """The characters from ``start`` up to ``end`` become ``text``."""

    start: int
    end: int
    text: str

    def covers(self, node: yaml.Node) -> bool:
        """True if the node begins within what is replaced."""
        return bool(self.start <= node.start_mark.index < self.end)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with all edits made; they must not overlap."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def compose(text: str) -> yaml.Node | None:
    """The root node with places; the text must have been read without errors before."""
    node: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    return node


def entries(node: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    """Key and value of each entry; none where ``node`` is no mapping."""
    if isinstance(node, yaml.MappingNode):
        yield from ((key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode))


def get(node: yaml.Node | None, *path: str) -> yaml.Node | None:
    """The value that ``path`` leads to."""
    for step in path:
        node = next((value for key, value in entries(node) if key.value == step), None)
    return node


def scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """All values below ``node``; keys are left out."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from scalars(value)


def all_entries(node: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    """Key and value of each entry of ``node`` and of everything below it."""
    for key, value in entries(node):
        yield key, value
        yield from all_entries(value)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from all_entries(item)


def is_flow(node: yaml.Node) -> bool:
    """True for ``{…}`` and ``[…]``."""
    return bool(getattr(node, "flow_style", False))


def end_of(node: yaml.Node) -> int:
    """Where the node's own characters end; the parser counts blank lines and comments behind it, too."""
    if isinstance(node, yaml.MappingNode | yaml.SequenceNode) and not is_flow(node) and node.value:
        last = node.value[-1]
        return max(end_of(part) for part in last) if isinstance(last, tuple) else end_of(last)
    return int(node.end_mark.index)


def line_end(text: str, place: int) -> int:
    """The place of the line break at or behind ``place``, or the end of the text.

    A block of text (``|``) ends behind its last line break, so one break right before ``place`` counts.
    """
    if place and text[place - 1] == "\n":
        return place - 1
    found = text.find("\n", place)
    return len(text) if found < 0 else found


def scalar(value: str, *, flow: bool = False) -> str:
    """``value`` as YAML: plain where that reads back the same, else in double quotes."""
    plain = bool(_PLAIN.fullmatch(value)) and not _SPECIAL.search(value)
    if plain and not (flow and _FLOW_SPECIAL.search(value)) and not _looks_typed(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _looks_typed(value: str) -> bool:
    """True for words that YAML might take for a number, a boolean or nothing."""
    node = yaml.compose(value, Loader=yaml.CSafeLoader)
    return not (
        isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str" and node.value == value
    )
