"""What a page paints: whether each piece is tagged or marked as an artifact, and never both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Name

_PAINTS = frozenset(
    ("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI", "INLINE IMAGE", "Tj", "TJ", "'", '"')
)
ARTIFACT = "Artifact"


@dataclass
class Painted:
    """What was found on one page: faults by name, and the ids of its tagged content."""

    faults: set[str] = field(default_factory=set)
    ids: set[int] = field(default_factory=set)


def painted(page: pikepdf.Page) -> Painted:
    """Reads the page's content. Faults: "untagged", "artifact-within", "tag-within"."""
    found = Painted()
    open_marks: list[str] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if isinstance(instruction, pikepdf.ContentStreamInstruction) and operator in ("BMC", "BDC"):
            open_marks.append(_mark(instruction, page, found))
            found.faults |= set(_mixed(open_marks))
        elif operator == "EMC" and open_marks:
            open_marks.pop()
        elif operator in _PAINTS and not any(open_marks):
            found.faults.add("untagged")
    return found


def _mark(instruction: pikepdf.ContentStreamInstruction, page: pikepdf.Page, found: Painted) -> str:
    """ "Artifact", "tagged" or "" for marks that say nothing of either."""
    name, *more = instruction.operands
    if name == Name("/Artifact"):
        return ARTIFACT
    properties = more[0] if more else None
    if isinstance(properties, Name):
        held = page.obj.get("/Resources", Dictionary()).get("/Properties", Dictionary())
        properties = held.get(str(properties))
    if isinstance(properties, Dictionary) and "/MCID" in properties:
        found.ids.add(int(properties.MCID))
        return "tagged"
    return ""


def _mixed(open_marks: list[str]) -> Iterator[str]:
    *outer, last = open_marks
    if last == ARTIFACT and "tagged" in outer:
        yield "artifact-within"
    if last == "tagged" and ARTIFACT in outer:
        yield "tag-within"
