"""Tells from markup and style sheet which characters each font may come to set, so that it carries no others.

It may tell too many, never too few but for what a style sheet conjures up (letters made capitals): who cuts
fonts by it looks afterwards at what was set.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TypeAlias

Names: TypeAlias = frozenset[str]
"""Tags and classes."""


@dataclass(frozen=True, slots=True)
class Path:
    """A selector: an element has one name of ``last``; around it is one of each of ``outer``.

    Right around it is one of ``parent``, where that is not empty.
    """

    last: Names
    parent: Names = frozenset()
    outer: tuple[Names, ...] = ()

    def fits(self, own: Names, parent: Names, around: Names) -> bool:
        """True if an element with these names, its parent's and those of all around it may be meant."""
        return (
            bool(self.last & own)
            and (not self.parent or bool(self.parent & parent))
            and all(not step or step & around for step in self.outer)
        )


_RULE = re.compile(r"([^{};]*)\{(?=([^{}]*))")
_VARIABLE = re.compile(r"(--[\w-]+)\s*:\s*([^;}]*)")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_STRING = re.compile(r"string-set\s*:[^;}]*?attr\(\s*([\w-]+)")
_JOINT = re.compile(r"\s*([>+~\s])\s*")
_NAME = re.compile(r"[.#]?[A-Za-z][\w-]*|\*")
_PSEUDO = re.compile(r"::?(?!is\()[\w-]+(?:\([^()]*\))?")
_EVERYWHERE = frozenset({"*", "html", "body"})
_VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_MARGIN = Path(frozenset({"@"}))
"""Of a box in the margin of a page, which shows strings that elements set."""


def narrowed(html: str, css: str, families: Collection[str]) -> dict[str, frozenset[str]]:
    """What each of ``families`` may set that is named for a part of the document; others are left out."""
    rules = _RULE.findall(css)
    paths = {family: tuple(_named_for(rules, css, family)) for family in families}
    parts = {
        family: found
        for family, found in paths.items()
        if found and not any(path.last & _EVERYWHERE for path in found)
    }
    reader = _Reader(parts, tuple(_strings(rules)))
    reader.feed(html)
    reader.close()
    return {family: frozenset(chars) for family, chars in reader.found.items()}


def _named_for(rules: Sequence[tuple[str, str]], css: str, family: str) -> Iterator[Path]:
    """The selectors of rules that name ``family``, by itself or by a variable."""
    variables = {name for name, value in _VARIABLE.findall(css) if family in value}
    for selector, block in rules:
        declared = _VARIABLE.sub("", block)
        if family in declared or variables & set(_USED.findall(declared)):
            yield from [_MARGIN] if "@" in selector else _paths(selector)


def _strings(rules: Sequence[tuple[str, str]]) -> Iterator[tuple[Path, str]]:
    """What sets a string for the margin, and the attribute that holds it."""
    for selector, block in rules:
        yield from ((path, name) for name in _STRING.findall(block) for path in _paths(selector))


def _paths(selectors: str) -> Iterator[Path]:
    """Of each selector of a list. ``:is(a, b).c`` comes out as a, and as b or c: too many."""
    for one in selectors.split(","):
        *outer, last = _JOINT.split(_PSEUDO.sub("", one).replace(":is(", "").strip())
        around = zip(outer[::2], outer[1::2], strict=True)
        steps = tuple(frozenset(_NAME.findall(step) if joint not in "+~" else ()) for step, joint in around)
        parent = steps[-1] if outer and outer[-1] == ">" else frozenset()
        yield Path(frozenset(_NAME.findall(last)), parent, steps)


class _Reader(HTMLParser):
    """Goes through the markup; ``found`` are the characters below what each family is named for."""

    def __init__(self, parts: Mapping[str, Sequence[Path]], strings: Sequence[tuple[Path, str]]) -> None:
        super().__init__(convert_charrefs=True)
        self.parts = parts
        self.strings = strings
        self.found: dict[str, set[str]] = {family: set() for family in parts}
        self.open: list[tuple[str, Names, Names, frozenset[str]]] = [("", *(frozenset[str](),) * 3)]
        """Tag, its names, those of it and all around it, families."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element takes the families of the one around it; a drawing may set any."""
        given = {name: value or "" for name, value in attrs}
        classes = {f".{name}" for name in given.get("class", "").split()}
        names = frozenset({tag, f"#{given.get('id', '')}", *classes})
        _, parent, around, active = self.open[-1]
        own = {
            family
            for family, paths in self.parts.items()
            if tag == "svg" or any(path.fits(names, parent, around) for path in paths)
        }
        told = [name for path, name in self.strings if name in given and path.fits(names, parent, around)]
        for family, paths in self.parts.items():
            shown = given if family in own else told if _MARGIN in paths else ()
            self.found[family].update(*(given[name] for name in shown))
        if tag not in _VOID:
            self.open.append((tag, names, around | names, active | own))

    def handle_endtag(self, tag: str) -> None:
        """Ends the nearest element of that name, and those within it that nobody ended."""
        at = next((n for n in range(len(self.open) - 1, 0, -1) if self.open[n][0] == tag), None)
        if at is not None:
            del self.open[at:]

    def handle_data(self, data: str) -> None:
        """Words are set in whatever the elements around them name."""
        for family in self.open[-1][3]:
            self.found[family].update(data)
