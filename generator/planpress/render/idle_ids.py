"""Takes the ids from what is set on paper, so that elements share their computed styles.

WeasyPrint computes the styles of every element below an id anew, since the id is an anchor: in a document
with an id for each clause twice as many as must be, in a table of a thousand rows a third of its layout.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

NAME = "data-id"
_DRAWINGS = re.compile(r"(<svg\b.*?</svg>)", re.DOTALL)
_NAMED = re.compile(r'<(\w+)([^<>]*?) id="([^"]*)"([^<>]*)>(?:(\s*)<(\w+)(?![^<>]* id=)(?=[\s>]))?')
_TARGET = re.compile(r'href="#([^"]*)"')
_TOLD = re.compile(r'\s(?:headers|aria-[a-z]+)="([^"]*)"')
_SELECTED = re.compile(r"#([^\W\d][\w-]*)")
_PARTS = frozenset({"section", "li"})


def without_idle_ids(html: str, css: str = "") -> str:
    """``html``, as our templates write it, with the name of each element in ``NAME`` in place of an id.

    What something links to keeps its id; a clause hands it to its first element, which stands where it
    begins. Ids that ``css`` or an attribute for tables or screen readers names stay, and those in drawings.
    """
    linked = {unquote(target) for target in _TARGET.findall(html)}
    kept = {name for names in _TOLD.findall(html) for name in names.split()} | set(_SELECTED.findall(css))

    def named(found: re.Match[str]) -> str:
        tag, before, name, behind, blank, first = found.groups()
        rest = found[0][found[0].index(">") :]
        if unquote(name) in kept:
            return found[0]
        if unquote(name) not in linked:
            return f'<{tag}{before} {NAME}="{name}"{behind}{rest}'
        if tag in _PARTS and first:
            return f'<{tag}{before} {NAME}="{name}"{behind}>{blank}<{first} id="{name}"'
        return found[0]

    parts = _DRAWINGS.split(html)
    return "".join(part if at % 2 else _NAMED.sub(named, part) for at, part in enumerate(parts))
