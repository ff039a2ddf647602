"""Rows and merged cells that a page's end parted are one in the tags: words, spans and heads."""

from __future__ import annotations

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from planpress.render.conformance.join_rows import RowPart, join_rows, parts_by_tag
from planpress.render.conformance.pdf_file import PdfFile, Tag

Cell = tuple[str, int, str]
"""Kind, rows that it reaches over, words."""
ON = RowPart(goes_on=True)


def table(*groups: list[list[Cell]]) -> PdfFile:
    """A table of groups of rows; each cell says its words in a tag of its own, and each has an id."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page().obj
    whole = _tag(pdf, "Table", Page=page)
    for group in groups:
        body = _tag(pdf, "TBody", whole)
        for cells in group:
            row = _tag(pdf, "TR", body)
            for kind, rows, words in cells:
                told = Dictionary(O=Name("/Table"), RowSpan=rows)
                cell = _tag(pdf, kind, row, A=told, ID=String(f"id-{words}"))
                if words:
                    _tag(pdf, "P", cell, T=String(words))
    pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(K=whole))
    return PdfFile(pdf)


def _tag(pdf: Pdf, kind: str, above: Dictionary | None = None, **more: object) -> Dictionary:
    node = pdf.make_indirect(Dictionary(Type=Name("/StructElem"), S=Name(f"/{kind}"), K=Array(), **more))
    if above is not None:
        node["/P"] = above
        above.K.append(node)
    return node  # type: ignore[return-value]  # it stays a dictionary


def joined(file: PdfFile, *parts: RowPart) -> list[list[list[Cell]]]:
    """The groups of the table once its rows are joined, as they are written and read again."""
    join_rows(file.tags, parts_by_tag(file, parts))
    again = PdfFile.read(file.written())
    (whole,) = (tag for tag in again.tags if tag.kind == "Table")
    return [[[_told(cell) for cell in row.children] for row in body.children] for body in whole.children]


def _told(cell: Tag) -> Cell:
    rows = cell.attribute("/RowSpan")
    words = "".join(str(one.node.T) for one in cell.children)
    assert all(one.node.P.objgen == cell.node.objgen for one in cell.children)
    return cell.kind, int(rows) if rows is not None else 1, words


def test_a_row_that_goes_on_says_all_in_its_cells() -> None:
    file = table([[("TD", 1, "a"), ("TD", 1, "b")]], [[("TD", 1, "A"), ("TD", 1, "B")], [("TD", 1, "c")]])
    assert joined(file, RowPart(), ON, RowPart()) == [
        [[("TD", 1, "aA"), ("TD", 1, "bB")]],
        [[("TD", 1, "c")]],
    ]


def test_a_group_of_which_nothing_is_left_goes() -> None:
    file = table([[("TD", 1, "a")]], [[("TD", 1, "A")]], [[("TD", 1, "AA")]])
    assert joined(file, RowPart(), ON, ON) == [[[("TD", 1, "aAAA")]]]


def test_a_divided_row_says_its_long_cell_at_one_place_and_its_others_reach_over_one_row() -> None:
    file = table([[("TD", 1, "long"), ("TD", 2, "short")], [("TD", 1, "er")]])
    assert joined(file, RowPart(), ON) == [[[("TD", 1, "longer"), ("TD", 1, "short")]]]


def test_a_label_said_again_is_one_head_over_all_its_rows() -> None:
    file = table(
        [[("TH", 2, "group"), ("TD", 1, "a")], [("TD", 1, "b")]],
        [[("TH", 2, "group "), ("TD", 1, "c")], [("TD", 1, "d")], [("TH", 1, "next"), ("TD", 1, "e")]],
    )
    again = RowPart(again=(True, False))
    assert joined(file, RowPart(), RowPart(), again, RowPart(), RowPart()) == [
        [[("TH", 4, "group"), ("TD", 1, "a")], [("TD", 1, "b")], [("TD", 1, "c")], [("TD", 1, "d")]],
        [[("TH", 1, "next"), ("TD", 1, "e")]],
    ]


def test_cells_name_the_head_that_is_left() -> None:
    file = table([[("TH", 1, "group"), ("TD", 1, "a")]], [[("TH", 1, "group "), ("TD", 1, "b")]])
    cells = [tag for tag in file.tags if tag.kind == "TD"]
    cells[1].node.A.Headers = Array([String("id-group "), String("id-column")])
    join_rows(file.tags, parts_by_tag(file, [RowPart(), RowPart(again=(True, False))]))
    assert [str(one) for one in cells[1].node.A.Headers] == ["id-group", "id-column"]


def test_a_row_that_goes_on_takes_a_label_said_again_with_it() -> None:
    file = table([[("TH", 1, "group"), ("TD", 1, "a")]], [[("TH", 1, "group "), ("TD", 1, "b")]])
    on = RowPart(goes_on=True, again=(True, False))
    assert joined(file, RowPart(), on) == [[[("TH", 1, "group"), ("TD", 1, "ab")]]]


@pytest.mark.parametrize("parts", [(), (ON,), (RowPart(), ON, ON)])
def test_parts_that_do_not_match_the_rows_change_nothing(parts: tuple[RowPart, ...]) -> None:
    file = table([[("TD", 1, "a")], [("TD", 1, "b")]])
    assert joined(file, *parts) == [[[("TD", 1, "a")], [("TD", 1, "b")]]]


def test_words_without_a_tag_of_their_own_keep_their_page() -> None:
    file = table([[("TD", 1, "")]], [[("TD", 1, "")]])
    first, second = (tag.node for tag in file.tags if tag.kind == "TD")
    second.Pg, second.K = file.pdf.pages[0].obj, Array([7])
    join_rows(file.tags, parts_by_tag(file, [RowPart(), ON]))
    (reference,) = first.K
    assert reference.Type == Name("/MCR")
    assert reference.MCID == 7
    assert reference.Pg.objgen == file.pdf.pages[0].obj.objgen
