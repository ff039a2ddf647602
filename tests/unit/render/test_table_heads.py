"""Where cells are merged, each cell names the heads it belongs to."""

from planpress.render.table_heads import plan_table
from planpress.site.views import CellView, ColumnView, RowView, TableView


def test_a_plain_table_needs_no_ids() -> None:
    rows = (RowView((CellView((), head=True), CellView(())), (0, 1)),)
    planned = plan_table(TableView("t", (), (ColumnView("甲"), ColumnView("乙")), rows, anchor="t"))[0][0]
    assert [(cell.scope, cell.id, cell.headers) for cell in planned.cells] == [("row", "", ""), ("", "", "")]


def test_a_merged_head_reaches_over_its_rows_and_begins_a_group() -> None:
    groups = plan_table(_merged())

    assert [len(group) for group in groups] == [2, 1]
    first, second = groups[0]
    assert (first.cells[0].scope, first.cells[0].id) == ("rowgroup", "t-r0-0")
    assert first.cells[2].headers == "t-h2 t-r0-0 t-r0-1"
    assert second.cells[1].headers == "t-h2 t-r0-0 t-r1-1"
    assert groups[1][0].cells[1].headers == "t-h2 t-r2-0"


def test_cells_below_a_head_over_two_columns_name_that_head() -> None:
    assert plan_table(_merged())[0][0].cells[1].headers.split()[0] == "t-h0"


def test_a_merged_cell_tells_how_many_rows_it_also_belongs_to() -> None:
    rows = (RowView((CellView(()), CellView((), rows=3)), (0, 1)), *(RowView((CellView(()),), (0,)),) * 2)
    planned = plan_table(TableView("t", (), (ColumnView("甲"), ColumnView("乙")), rows, anchor="t"))
    assert planned[0][0].cells[1].covers == 2


def test_every_id_is_there_once_and_every_head_named_exists() -> None:
    cells = [cell for group in plan_table(_merged()) for row in group for cell in row.cells]
    ids = [cell.id for cell in cells if cell.id]
    assert len(ids) == len(set(ids))
    assert {name for cell in cells for name in cell.headers.split()} <= {*ids, "t-h0", "t-h2"}


def _merged() -> TableView:
    columns = (ColumnView("課程", span=2), ColumnView("課程", span=0), ColumnView("人數"))
    rows = (
        RowView((CellView((), rows=2, head=True), CellView((), head=True), CellView(())), (0, 1, 2)),
        RowView((CellView((), head=True), CellView(())), (1, 2)),
        RowView((CellView((), cols=2, head=True), CellView(())), (0, 2)),
    )
    return TableView("t", (), columns, rows, anchor="t")
