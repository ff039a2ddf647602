"""What may stand at a place of a YAML file: keys with their Chinese titles, choices, words for no figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planpress.load.kinds import FileKind
from planpress.load.schema import schema_of
from planpress.model.values import UNSTATED_WORDS

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A schema to be walked along paths; paths that lead nowhere give nothing."""

    schema: Mapping[str, Any]

    @classmethod
    def of(cls, kind: FileKind) -> Shape:
        """The shape of a kind of file."""
        return cls(schema_of(kind))

    def keys(self, path: Path) -> dict[str, str]:
        """The keys that may stand at ``path``, with their Chinese titles."""
        found: dict[str, str] = {}
        for node in self._open(self._at(path)):
            for key, value in node.get("properties", {}).items():
                found.setdefault(key, value.get("title", ""))
        return found

    def title(self, path: Path) -> str:
        """The Chinese title of the nearest key on the way to ``path`` that has one."""
        for end in range(len(path), 0, -1):
            if isinstance(path[end - 1], str):
                titles = [node.get("title", "") for node in self._at(path[:end])]
                return next(filter(None, titles), "")
        return ""

    def takes_words(self, path: Path) -> bool:
        """True where 未載明 may stand."""
        words = list(UNSTATED_WORDS)
        return any(node.get("enum") == words for node in self._open(self._at(path)))

    def choices(self, path: Path) -> tuple[str, ...]:
        """The words to choose from at ``path``, without 未載明 and its like."""
        nodes = self._open(self._at(path))
        words = [word for node in nodes for word in node.get("enum", ())]
        return tuple(word for word in words if word not in UNSTATED_WORDS)

    def _at(self, path: Path) -> list[Mapping[str, Any]]:
        nodes: list[Mapping[str, Any]] = [self.schema]
        for part in path:
            nodes = [below for node in self._open(nodes) for below in _below(node, part)]
        return nodes

    def _open(self, nodes: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """The nodes with references followed and alternatives laid side by side."""
        for node in nodes:
            if "$ref" in node:
                name = node["$ref"].rpartition("/")[2]
                yield from self._open([self.schema["$defs"][name]])
            for word in ("anyOf", "oneOf", "allOf"):
                yield from self._open(node.get(word, []))
            yield node


def _below(node: Mapping[str, Any], part: str | int) -> Iterator[Mapping[str, Any]]:
    if isinstance(part, int):
        candidates = [node.get("items")]
    elif part in node.get("properties", {}):
        candidates = [node["properties"][part]]
    else:
        candidates = [node.get("additionalProperties"), *node.get("patternProperties", {}).values()]
    yield from (candidate for candidate in candidates if isinstance(candidate, Mapping))
