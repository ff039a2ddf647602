"""Joins what the ends of pages have parted in the tags of a table: rows that run on, and merged cells.

A row over two pages is one row, whose cells say all they say; a merged cell that was parted for paper reaches
over all its rows again, and its label, printed once more at the top of a page, is no further head.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object

from planpress.render.conformance.pdf_file import MARKED_REFERENCE, PdfFile, Tag


@dataclass(frozen=True, slots=True)
class RowPart:
    """A row as it stands on one page: whether it goes on from the one before, which of its cells were said
    before."""

    goes_on: bool = False
    again: tuple[bool, ...] = ()


Parts = Mapping[tuple[int, int], RowPart]
"""The parts of rows by the number of the object that is their tag."""


@dataclass(slots=True, eq=False)
class _Cell:
    """A cell in its column; ``rows`` are those that it reaches over once rows have been joined."""

    tag: Tag
    column: int
    columns: int
    reach: int
    rows: set[int] = field(default_factory=set)
    into: _Cell | None = None

    @property
    def kept(self) -> _Cell:
        """The cell that this one was joined to, or itself."""
        return self.into.kept if self.into else self


def parts_by_tag(file: PdfFile, parts: Sequence[RowPart]) -> Parts:
    """``parts`` by their tags, which stand in the same order; nothing where they do not match."""
    rows = [tag for tag in file.tags if tag.kind == "TR"]
    if len(rows) != len(parts):
        return {}
    return {tag.node.objgen: part for tag, part in zip(rows, parts, strict=True)}


def join_rows(tags: Iterable[Tag], parts: Parts) -> bool:
    """Joins the rows and cells of every table that ``parts`` say belong together; True if there were any.

    The nodes in the file are changed, not the tags.
    """
    joined = False
    for tag in tags:
        if tag.kind == "Table":
            rows = [row for row in _rows(tag) if not row.within("THead")]
            known = [parts.get(row.node.objgen, RowPart()) for row in rows]
            if any(part.goes_on or any(part.again) for part in known):
                _join(rows, known)
                joined = True
    return joined


def _rows(tag: Tag) -> Iterator[Tag]:
    for child in tag.children:
        if child.kind == "TR":
            yield child
        elif child.kind in ("THead", "TBody", "TFoot"):
            yield from _rows(child)


def _join(rows: Sequence[Tag], parts: Sequence[RowPart]) -> None:
    grid = _placed(rows)
    kept = _kept_rows(parts)
    above: dict[int, _Cell] = {}
    group = _above(rows[0].node)
    for at, (row, part, cells) in enumerate(zip(rows, parts, grid, strict=True)):
        before = dict(above)
        for place, cell in enumerate(cells):
            _join_cell(cell, before.get(cell.column), part, place)
            cell.kept.rows.update(kept[at : at + cell.reach])
            above.update(dict.fromkeys(range(cell.column, cell.column + cell.columns), cell))
        if at and part.goes_on:
            _take(row.node)
        elif any(kept[at] in cell.kept.rows for cell in before.values()):
            _put(row.node, group)
        else:
            group = _above(row.node)
    _settle([cell for cells in grid for cell in cells])


def _join_cell(cell: _Cell, above: _Cell | None, part: RowPart, place: int) -> None:
    again = place < len(part.again) and part.again[place]
    if above is not None and (part.goes_on or again):
        _add(cell, above.kept, with_words=not again)


def _kept_rows(parts: Sequence[RowPart]) -> list[int]:
    """For each row the number of the one that it is part of."""
    found: list[int] = []
    for part in parts:
        found.append(found[-1] if found and part.goes_on else len(found))
    return found


def _placed(rows: Sequence[Tag]) -> list[list[_Cell]]:
    """The cells of each row in their columns."""
    covered: set[tuple[int, int]] = set()
    grid = []
    for at, row in enumerate(rows):
        cells: list[_Cell] = []
        column = 0
        for tag in row.children:
            while (at, column) in covered:
                column += 1
            wide, high = _span(tag, "/ColSpan"), _span(tag, "/RowSpan")
            cells.append(_Cell(tag, column, wide, high))
            reached = ((at + down, column + right) for down in range(high) for right in range(wide))
            covered.update(reached)
            column += wide
        grid.append(cells)
    return grid


def _span(tag: Tag, name: str) -> int:
    told = tag.attribute(name)
    return int(told) if told is not None else 1


# -- what is changed ---------------------------------------------------------


def _add(cell: _Cell, other: _Cell, *, with_words: bool) -> None:
    """``cell`` becomes part of ``other``; its words go with it, or are said nowhere."""
    cell.into = other
    if with_words:
        held = [_marked(one, cell.tag.node) for one in _kids(cell.tag.node)]
        other.tag.node["/K"] = Array([*_kids(other.tag.node), *held])
        for one in held:
            if isinstance(one, Dictionary) and "/P" in one:
                one["/P"] = other.tag.node
    _take(cell.tag.node)


def _marked(one: Object, node: Dictionary) -> Object:
    """What a tag holds, so that it can stand in a tag of another page."""
    if isinstance(one, Dictionary):
        return one
    return Dictionary(Type=MARKED_REFERENCE, Pg=node.Pg, MCID=one)


def _kids(node: Dictionary) -> list[Object]:
    held = node.get("/K")
    if held is None:
        return []
    return list(held) if isinstance(held, Array) else [held]


def _above(node: Dictionary) -> Dictionary:
    above: Dictionary = node.P  # type: ignore[assignment]  # a tag stands in a tag
    return above


def _take(node: Dictionary) -> None:
    """Takes a tag out of the one above, and that too where it then holds nothing."""
    above = _above(node)
    left = [one for one in _kids(above) if not isinstance(one, Dictionary) or one.objgen != node.objgen]
    above["/K"] = Array(left)
    if not left and above.get("/S") in (Name("/TBody"), Name("/TFoot")):
        _take(above)


def _put(row: Dictionary, group: Dictionary) -> None:
    """A row into which a cell of the row above reaches stands in the same group."""
    if _above(row).objgen != group.objgen:
        _take(row)
        group["/K"] = Array([*_kids(group), row])
        row["/P"] = group


def _settle(cells: Sequence[_Cell]) -> None:
    """Writes how many rows each cell reaches over, and names the heads that are left."""
    names = {str(cell.tag.node.get("/ID", "")): cell.kept.tag.node.get("/ID") for cell in cells if cell.into}
    for cell in cells:
        told = cell.tag.attribute("/RowSpan")
        if cell.into is None and (told is not None or len(cell.rows) > 1):
            _set(cell.tag, "/RowSpan", len(cell.rows))
        headers = cell.tag.attribute("/Headers")
        if cell.into is None and isinstance(headers, Array):
            _set(cell.tag, "/Headers", Array(_once(names.get(str(one)) or one for one in headers)))


def _once(names: Iterator[Object]) -> list[Object]:
    return list({str(one): one for one in names}.values())


def _set(tag: Tag, name: str, value: Object | int) -> None:
    """Puts a value into the attributes of a cell of a table."""
    told = tag.node.get("/A")
    for one in told if isinstance(told, Array) else [told]:
        if isinstance(one, Dictionary) and one.get("/O") == Name("/Table") and "/Scope" not in one:
            one[name] = value
            return
    tag.node["/A"] = Dictionary({"/O": Name("/Table"), name: value})
