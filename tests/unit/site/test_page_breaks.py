"""A merged cell never runs over the end of a page: its label is repeated on the next one."""

from planpress.site.page_breaks import crosses_page, split_table
from planpress.site.views import CellView, ColumnView, RowView, TableView


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


def _table(group_rows: int) -> TableView:
    rows = [
        RowView((CellView((), rows=group_rows, head=True), CellView(())), (0, 1), "r0"),
        *(RowView((CellView(()),), (1,), f"r{number}") for number in range(1, group_rows)),
    ]
    return TableView("t", (), (ColumnView("群組"), ColumnView("項目")), tuple(rows))
