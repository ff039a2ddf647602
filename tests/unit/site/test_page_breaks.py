"""A merged cell never runs over the end of a page: its label is repeated on the next one."""

from dataclasses import replace

from planpress.site.page_breaks import crosses_page, split_content, split_table, tables_in
from planpress.site.views import CellView, ClauseView, ColumnView, ParagraphView, RowView, TableView

WORDS = (ParagraphView(()),)


def test_a_group_over_two_pages_is_labelled_on_both() -> None:
    table = _table(group_rows=3)
    pages = {"r0": 1, "r1": 1, "r2": 2}

    assert crosses_page(table, pages)
    split = split_table(table, pages)

    assert [len(row.cells) for row in split.rows] == [2, 1, 2]
    assert split.rows[0].cells[0].rows == 2
    assert split.rows[2].cells[0].rows == 1
    assert split.rows[2].columns == (0, 1)
    assert not crosses_page(split, pages)


def test_a_group_on_one_page_stays_whole() -> None:
    table = _table(group_rows=3)
    pages = {"r0": 4, "r1": 4, "r2": 4}

    assert not crosses_page(table, pages)
    assert split_table(table, pages) == table


def test_a_label_is_said_again_and_prose_is_not() -> None:
    table = _table(group_rows=2)
    for head, again in ((True, WORDS), (False, ())):
        cell = CellView(WORDS, rows=2, head=head)
        rows = (replace(table.rows[0], cells=(cell, CellView(()))), *table.rows[1:])
        split = split_table(replace(table, rows=rows), {"r0": 1, "r1": 2})
        assert [row.cells[0].content for row in split.rows] == [WORDS, again]


def test_a_row_that_goes_on_does_so_on_its_page_only() -> None:
    table = _table(group_rows=3)
    rows = tuple(replace(row, continued=row.anchor != "r0") for row in table.rows)
    split = split_table(replace(table, rows=rows), {"r0": 1, "r1": 1, "r2": 2})
    assert [row.continued for row in split.rows] == [False, True, False]


def test_tables_are_found_and_split_below_clauses() -> None:
    table = _table(group_rows=2)
    pages = {"r0": 1, "r1": 2}
    inner = ClauseView("c1-1", "一、", "壹、一", 2, "heading", (), "", (*WORDS, table))
    content = (*WORDS, ClauseView("c1", "壹、", "壹", 1, "heading", (), "", (inner,)), table)

    assert list(tables_in(content)) == [table, table]
    split = split_content(content, pages)

    assert split[0] == content[0]
    assert list(tables_in(split)) == [split_table(table, pages)] * 2
    assert not any(crosses_page(one, pages) for one in tables_in(split))


def _table(group_rows: int) -> TableView:
    rows = [
        RowView((CellView((), rows=group_rows, head=True), CellView(())), (0, 1), "r0"),
        *(RowView((CellView(()),), (1,), f"r{number}") for number in range(1, group_rows)),
    ]
    return TableView("t", (), (ColumnView("群組"), ColumnView("項目")), tuple(rows))
