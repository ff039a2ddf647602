"""The list of figures shows each as printed, its day, and how it is worked out."""

from __future__ import annotations

from planpress.model.indicators import Indicators
from planpress.site.indicator_pages import values_table, working
from planpress.site.runs import text_of
from planpress.site.views import CellView, ParagraphView
from support.plans import record
from support.theme import wording

FIGURES = """
tables:
  saved:
    caption: 節省經費
    head: 項目
    columns: [網站, 合計]
    rows:
      sum: {label: 節省, values: [360萬, 360萬]}
values:
  people: {title: 人次, as_of: 112年底, value: "逾1,000人次"}
  each: {title: 每人張數, value: 5張}
  sheets: {title: 省紙, value: "5,000張", product: [people, each]}
  boxes: {title: 紙箱, value: 1箱, quotient: [sheets, each]}
  money: {title: 節省, value: 約360萬, equals: saved.sum.合計}
  trees: {title: 每箱棵數, value: 0.6, source: 護樹公式}
  lost: {title: 遺失, value: 3, sum: [nowhere]}
"""


def test_a_row_has_name_figure_day_and_working() -> None:
    lines = [tuple(map(_words, row.cells)) for row in values_table(_figures(), wording()).rows]
    assert lines[0] == ("人次", "逾1,000人次", "112年底", "")
    assert lines[2] == ("省紙", "5,000張", "", "人次逾1,000人次×每人張數5張")


def test_the_working_names_its_figures_with_the_right_sign() -> None:
    assert _working("boxes") == "省紙5,000張÷每人張數5張"
    assert _working("money") == "節省經費：節省合計360萬"


def test_a_figure_that_is_not_worked_out_names_its_source() -> None:
    assert _working("trees") == "護樹公式"
    assert _working("each") == ""


def test_a_working_that_leads_nowhere_shows_the_name_as_written() -> None:
    assert _working("lost") == "nowhere"


def _figures() -> Indicators:
    made: Indicators = record(FIGURES, "indicators")
    return made


def _working(name: str) -> str:
    return working(_figures().values[name], _figures(), wording())


def _words(cell: CellView) -> str:
    return "".join(text_of(one.runs) for one in cell.content if isinstance(one, ParagraphView))
