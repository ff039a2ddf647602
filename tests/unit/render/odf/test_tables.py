"""Tables keep their merged cells, heads and figures in office files."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from planpress.model.numbering import read_habit
from planpress.model.profiles import Profile
from planpress.render.odf.body import Body
from planpress.render.odf.package import About
from planpress.render.odf.paper import Paper
from planpress.render.odf.spreadsheet import spreadsheet
from planpress.render.odf.tables import shares
from planpress.site.printing import paragraph
from planpress.site.views import CellView, ClauseView, ColumnView, NotesView, RowView, Run, TableView
from planpress.site.wording import Wording
from support.office import named, root_of

SAY = Wording("zh-Hant", {"table_unit": "（單位：{unit}）"})
ABOUT = About("計畫", "星湖市政府", "zh-Hant-TW")


def cell(text: str, *, rows: int = 1, cols: int = 1, align: str = "start") -> CellView:
    return CellView((paragraph(text),), rows, cols, align=align)


TABLE = TableView(
    "sums",
    (Run("人數"),),
    (ColumnView("單位", width=40, span=2), ColumnView("", span=0), ColumnView("人", "end", 20)),
    (
        RowView((cell("本府", rows=2), cell("甲處"), cell("1,234", align="end")), (0, 1, 2)),
        RowView((cell("乙處"), cell("未載明", align="end")), (1, 2)),
        RowView((cell("合計", cols=2), cell("1234.5", align="end")), (0, 2)),
    ),
    NotesView("備註", ((Run("甲處含職員"),), (Run("乙處另計"),)), numbered=True),
    unit="人",
    number="附表一",
)


def table_in(table: TableView = TABLE) -> tuple[list[Element], Element]:
    """What stands in a text for the table, and the table itself."""
    made = list(Body(read_habit("壹、"), Paper(Profile()), SAY, {}).content((table,)))
    return made, next(one for one in made if one.tag == named("table:table"))


def shape(row: Element) -> list[str]:
    """The words of each cell with what it spans; "-" for a covered one."""
    found = []
    for one in row:
        rows, cols = (one.get(named(f"table:number-{what}-spanned"), "1") for what in ("rows", "columns"))
        covered = one.tag == named("table:covered-table-cell")
        found.append("-" if covered else "".join(one.itertext()) + f" {rows}x{cols}")
    return found


def rows_of(table: Element) -> list[list[str]]:
    return [shape(row) for row in table.iter(named("table:table-row"))]


GRID = [
    ["單位 1x2", "-", "人 1x1"],
    ["本府 2x1", "甲處 1x1", "1,234 1x1"],
    ["-", "乙處 1x1", "未載明 1x1"],
    ["合計 1x2", "-", "1234.5 1x1"],
]


def test_a_merged_cell_has_its_covered_cells() -> None:
    assert rows_of(table_in()[1]) == GRID


def test_the_heads_are_repeated_on_each_page() -> None:
    heads = table_in()[1].find(named("table:table-header-rows"))
    assert heads is not None
    assert [shape(row) for row in heads] == GRID[:1]


def test_caption_and_notes_stand_around_the_table() -> None:
    made, _ = table_in()
    assert ["".join(one.itertext()) for one in made if one.tag == named("text:p")] == [
        "附表一　人數（單位：人）",
        "備註",
        "1.甲處含職員",
        "2.乙處另計",
    ]


def test_the_columns_share_the_width_as_declared() -> None:
    assert [round(share, 2) for share in shares(TABLE)] == [0.4, 0.4, 0.2]


def test_a_cell_that_nobody_gave_is_empty() -> None:
    short = TableView("", (), (ColumnView("一"), ColumnView("二")), (RowView((cell("甲"),), (0,)),))
    assert rows_of(table_in(short)[1])[1] == ["甲 1x1", " 1x1"]


def test_a_clause_in_a_cell_keeps_its_number_as_words() -> None:
    clause = ClauseView("a", "(一)", "(一)", 3, "point", (Run("訓練"),), "訓練", ordinal=1)
    held = TableView("", (), (ColumnView("一"),), (RowView((CellView((clause,)),), (0,)),))
    assert rows_of(table_in(held)[1])[1] == ["(一)訓練 1x1"]


def test_a_spreadsheet_has_the_same_grid_between_caption_and_notes() -> None:
    root = root_of(spreadsheet(TABLE, ABOUT, SAY))
    assert rows_of(root) == [
        ["附表一　人數（單位：人） 1x3", "-", "-"],
        *GRID,
        ["備註 1x3", "-", "-"],
        ["1.甲處含職員 1x3", "-", "-"],
        ["2.乙處另計 1x3", "-", "-"],
    ]


def test_figures_can_be_added_up_and_words_stay_words() -> None:
    cells = root_of(spreadsheet(TABLE, ABOUT, SAY)).iter(named("table:table-cell"))
    kinds = {"".join(one.itertext()): one.get(named("office:value"), "words") for one in cells}
    assert {kinds[text] for text in ("甲處", "未載明", "合計")} == {"words"}
    assert (kinds["1,234"], kinds["1234.5"]) == ("1234", "1234.5")


def test_figures_are_shown_as_the_plan_writes_them() -> None:
    root = root_of(spreadsheet(TABLE, ABOUT, SAY))
    shown = {
        one.get(named("style:name")): (
            one[0].get(named("number:grouping")),
            one[0].get(named("number:decimal-places")),
        )
        for one in root.iter(named("number:number-style"))
    }
    assert shown == {"NGrouped0": ("true", "0"), "NPlain1": (None, "1")}
    used = {one.get(named("table:style-name")) for one in root.iter(named("table:table-cell"))}
    assert used == {"Words", "Head", "Cell", "Grouped0", "Plain1"}


@pytest.mark.parametrize(
    ("caption", "name"), [("人數[一]:甲/乙?", "人數 一  甲 乙"), ("甲" * 40, "甲" * 31), ("", "附表一")]
)
def test_a_sheet_has_a_name_that_programs_take(caption: str, name: str) -> None:
    named_so = TableView("", (Run(caption),) if caption else (), (ColumnView("一"),), (), number="附表一")
    sheet = root_of(spreadsheet(named_so, ABOUT, SAY)).find(f".//{named('table:table')}")
    assert sheet is not None
    assert sheet.get(named("table:name")) == name
