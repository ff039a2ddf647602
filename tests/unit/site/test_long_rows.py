"""A row as long as a page is divided at its points; nothing is lost and nothing changes its place."""

from planpress.site.long_rows import LONG, divide_rows, divide_table
from planpress.site.views import (
    CellView,
    ClauseView,
    ColumnView,
    ContentView,
    ParagraphView,
    RowView,
    Run,
    RunKind,
    TableView,
)

LINE = "研發創新多元之數位課程，扣合重要施政主軸及局處職能需求，" * 3


def test_a_short_row_stays_as_it_is() -> None:
    table = _table(_row("r0", (_paragraph("短。"),)))
    assert divide_table(table) == table


def test_a_long_row_becomes_several_and_its_other_cells_span_them() -> None:
    points = tuple(_point(count, LINE) for count in range(1, 7))
    divided = divide_table(_table(_row("r0", points)))

    assert len(divided.rows) == 6
    first, *others = divided.rows
    assert [cell.rows for cell in first.cells] == [6, 1, 6]
    assert [row.columns for row in others] == [(1,)] * 5
    assert not first.continued
    assert all(row.continued for row in others)
    assert len({row.anchor for row in divided.rows}) == 6


def test_a_group_over_a_divided_row_grows_with_it() -> None:
    points = tuple(_point(count, LINE) for count in range(1, 7))
    group = RowView(
        (CellView((_paragraph("目標"),), rows=2, head=True), CellView(points), CellView(())), (0, 1, 2), "r0"
    )
    below = RowView((CellView((_paragraph("短。"),)), CellView(())), (1, 2), "r1")

    divided = divide_table(_table(group, below))

    assert divided.rows[0].cells[0].rows == 7
    assert [row.anchor for row in divided.rows][-1] == "r1"
    assert not divided.rows[-1].continued


def test_points_below_a_point_are_parted_too_and_keep_their_depth() -> None:
    inner = tuple(_point(count, LINE, level=4) for count in range(1, 6))
    outer = ClauseView(
        "c1", "1.", "", 3, "titled_point", (Run("創新模式"),), "", (_paragraph("說明。"), *inner)
    )
    divided = divide_table(_table(_row("r0", (outer,))))

    assert len(divided.rows) > 3
    last = divided.rows[-1].cells[0].content[0]
    assert isinstance(last, ClauseView)
    assert (last.number, last.runs) == ("", ())
    assert last.content == (inner[-1],)


def test_no_word_is_lost_and_the_order_stays() -> None:
    inner = tuple(_point(count, LINE, level=4) for count in range(1, 4))
    outer = ClauseView("c1", "1.", "", 3, "titled_point", (Run("創新"),), "", (_paragraph("說明。"), *inner))
    content = (_paragraph(LINE), outer, _point(2, LINE), _paragraph("綜上。"))
    table = _table(_row("r0", content))

    assert _words(divide_table(table)) == _words(table)
    assert divide_table(table) != table


def test_tables_below_clauses_are_found() -> None:
    table = _table(_row("r0", tuple(_point(count, LINE) for count in range(1, 7))))
    clause = ClauseView("c3", "參、", "參", 1, "heading", (Run("成果"),), "成果", (table,))
    (divided,) = divide_rows((clause,))
    assert isinstance(divided, ClauseView)
    assert divided.content == (divide_table(table),)


def test_one_long_paragraph_cannot_be_divided() -> None:
    table = _table(_row("r0", (_paragraph("長" * LONG),)))
    assert divide_table(table) == table


def _paragraph(text: str) -> ParagraphView:
    return ParagraphView((Run(text),))


def _point(count: int, text: str, level: int = 3) -> ClauseView:
    return ClauseView(f"c{level}-{count}", f"{count}.", "", level, "point", (Run(text),), "")


def _row(anchor: str, content: tuple[ContentView, ...]) -> RowView:
    head = CellView((_paragraph("策略"),), head=True)
    return RowView((head, CellView(content), CellView((_paragraph("精進"),))), (0, 1, 2), anchor)


def _table(*rows: RowView) -> TableView:
    return TableView("goals", (), tuple(ColumnView(name) for name in "甲乙丙"), rows, anchor="goals")


def _words(item: object) -> str:
    if isinstance(item, TableView):
        return "".join(_words(cell) for row in item.rows for cell in row.cells[1:2] or row.cells)
    if isinstance(item, CellView):
        return "".join(_words(part) for part in item.content)
    if isinstance(item, ClauseView):
        return (
            item.number
            + "".join(run.text for run in item.runs)
            + "".join(_words(part) for part in item.content)
        )
    return "".join(run.text for run in item.runs) if isinstance(item, ParagraphView) else ""


def test_a_long_paragraph_is_divided_behind_its_sentences_and_says_the_same() -> None:
    words = "".join(f"第{count}句話說到這裡為止，後面還有。" for count in range(60))
    runs = (Run(words[:300]), Run(words[300:310], RunKind.STRONG), Run(words[310:]))
    divided = divide_table(_table(_row("r0", (ParagraphView(runs),))))

    said = [_piece(row, 1) for row in divided.rows]
    assert len(said) > 3
    assert "".join(said) == words
    assert all(piece.endswith("。") for piece in said)
    assert max(map(len, said)) < LONG


def test_a_long_paragraph_without_a_stop_is_divided_anywhere() -> None:
    divided = divide_table(_table(_row("r0", (_paragraph("字" * 1000),))))
    said = [_piece(row, 1) for row in divided.rows]
    assert "".join(said) == "字" * 1000
    assert max(map(len, said)) < LONG


def test_a_word_in_a_long_paragraph_stays_whole() -> None:
    words = "字" * 310 + "accessibility" * 2 + "字" * 200
    divided = divide_table(_table(_row("r0", (_paragraph(words),))))
    assert [len(_piece(row, 1)) for row in divided.rows] == [336, 200]


def test_a_paragraph_that_fits_stays_whole() -> None:
    table = _table(_row("r0", (_paragraph("一句話說到這裡。" * 55),)))
    assert divide_table(table) == table


def _piece(row: RowView, column: int) -> str:
    """What the cell at ``column`` says; each is one paragraph."""
    cell = row.cells[row.columns.index(column)]
    return "".join(run.text for item in cell.content if isinstance(item, ParagraphView) for run in item.runs)
