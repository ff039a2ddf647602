"""Reads from WeasyPrint's boxes where pages end and headings and table rows came to stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from planpress.render.conformance.join_rows import RowPart
from planpress.render.idle_ids import NAME
from planpress.render.typeset_job import BoxOnPage, Layout, PageFacts

SLACK = 2.0
"""CSS px that words may stand over, since glyphs have room around them."""
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_GOING_ON = frozenset({"continued", "resumed"})


def read_layout(document: Any) -> Layout:
    """The layout of a rendered ``weasyprint.Document``."""
    pages: list[PageFacts] = []
    headings: list[BoxOnPage] = []
    rows: list[BoxOnPage] = []
    lines: list[tuple[str, ...]] = []
    for number, page in enumerate(document.pages, start=1):
        box = page._page_box
        top = box.content_box_y()
        body = list(_below(box.children[0]))
        ink = [one for one in body if _is_ink(one)]
        filled = max((one.position_y + _height(one) for one in ink), default=top)
        pages.append(
            PageFacts(
                number,
                _measure(top),
                _measure(top + box.height),
                _measure(filled),
                _part(box),
                _words(ink[:3]),
            )
        )
        headings.extend(
            _on_page(one, number, _text(one))
            for one in body
            if one.element_tag in _HEADINGS and _is_block(one)
        )
        rows.extend(_on_page(one, number, _id(one)) for one in body if type(one).__name__ == "TableRowBox")
        lines.extend(filter(None, map(_lines, body)))
    return Layout(tuple(pages), tuple(headings), tuple(rows), tuple(lines))


def row_parts(document: Any) -> tuple[RowPart, ...]:
    """Every row of every table, page by page, as it stands there."""
    found: list[RowPart] = []
    seen: set[Any] = set()
    for page in document.pages:
        for one in _below(page._page_box.children[0]):
            if type(one).__name__ == "TableRowBox" and one.element_tag == "tr":
                on = one.element in seen or bool(_GOING_ON & _classes(one))
                found.append(RowPart(on, tuple("again" in _classes(cell) for cell in one.children)))
                seen.add(one.element)
    return tuple(found)


def _classes(box: Any) -> frozenset[str]:
    return frozenset((box.element.get("class") or "").split()) if box.element is not None else frozenset()


def over_the_edge(document: Any) -> dict[str, str]:
    """Words that run out of their cell or off their page, the first of each table, by its id ("" outside)."""
    found: dict[str, str] = {}
    for page in document.pages:
        box = page._page_box
        top = _Room(0.0, float(box.margin_width()), float(box.margin_height()))
        for table, words in _out_of_room(box.children[0], top):
            found.setdefault(table, words[:40])
    return found


@dataclass(frozen=True, slots=True)
class _Room:
    """Where words may stand: left, right and lower edge in CSS px; around them a table and a cell."""

    left: float
    right: float
    bottom: float
    table: str = ""
    cell: str = ""


def _out_of_room(box: Any, room: _Room) -> Iterator[tuple[str, str]]:
    waiting = [(box, room)]
    while waiting:
        one, around = waiting.pop()
        kind = type(one).__name__
        if kind == "TextBox" and _sticks_out(one, around):
            yield around.table, around.cell or one.text.strip()
        inner = _room_in(one, kind, around)
        waiting.extend((child, inner) for child in reversed(_within(one)))


def _room_in(box: Any, kind: str, around: _Room) -> _Room:
    if kind == "TableCellBox":
        left = box.border_box_x()
        return replace(around, left=left, right=left + box.border_width(), cell=_text(box).strip())
    if kind == "BlockBox" and "table" in _classes(box):
        return replace(around, table=_id(box))
    return around


def _sticks_out(box: Any, room: _Room) -> bool:
    if not box.width or not box.text.strip():
        return False
    end = box.position_x + box.width * len(box.text.rstrip()) / len(box.text)  # blanks may hang over
    low = box.position_y + box.height
    return bool(box.position_x < room.left - SLACK or end > room.right + SLACK or low > room.bottom + SLACK)


def sets_any(document: Any, left_out: Mapping[str, frozenset[str]]) -> bool:
    """True if words are set for which a family is asked, if only in the end, that lacks them."""
    told = {family: chars for family, chars in left_out.items() if chars}
    texts = (one for page in document.pages for one in _below(page._page_box) if hasattr(one, "text"))
    return bool(told) and any(
        not told[family].isdisjoint(one.text)
        for one in texts
        for family in one.style["font_family"]
        if family in told
    )


def _below(box: Any) -> Iterator[Any]:
    """A box and all within it, in the order of the text."""
    waiting = [box]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(_within(one)))


def _within(box: Any) -> tuple[Any, ...]:
    return tuple(box.all_children()) if hasattr(box, "all_children") else ()


def _lines(box: Any) -> tuple[str, ...]:
    """The words of each line that stands in ``box`` itself."""
    own = [one for one in getattr(box, "children", ()) if type(one).__name__ == "LineBox"]
    return tuple("".join(getattr(one, "text", "") for one in _below(line)) for line in own)


def _is_ink(box: Any) -> bool:
    return type(box).__name__ in ("LineBox", "TableRowBox") or "Replaced" in type(box).__name__


def _is_block(box: Any) -> bool:
    return type(box).__name__ == "BlockBox"


def _height(box: Any) -> float:
    return float(
        box.margin_height()
        if hasattr(box, "margin_height") and type(box).__name__ != "LineBox"
        else box.height
    )


def _on_page(box: Any, number: int, name: str) -> BoxOnPage:
    """Where the box came to stand; a heading's padding below is room it asks for, not ink."""
    top = float(box.border_box_y())
    heading = box.element_tag in _HEADINGS
    bottom = float(box.content_box_y()) + float(box.height) if heading else top + float(box.border_height())
    return BoxOnPage(name, number, _measure(top), _measure(bottom))


def _measure(pixels: float) -> int:
    """Pixels in hundredths: whole numbers have one digest on every machine."""
    return round(pixels * 100)


def _id(box: Any) -> str:
    return str(box.element.get("id") or box.element.get(NAME) or "") if box.element is not None else ""


def _part(box: Any) -> str:
    return str(getattr(box.page_type, "name", "") or "")


def _text(box: Any) -> str:
    return "".join(getattr(one, "text", "") for one in _below(box))[:40]


def _words(boxes: list[Any]) -> str:
    return "".join(_text(one) for one in boxes)[:40]
