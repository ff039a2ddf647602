"""All indicators by subject: series by year, single figures by line, and units that never mix."""

from __future__ import annotations

from decimal import Decimal

from planpress.model.site import Site
from planpress.rules.course_counts import CourseCounts
from planpress.rules.indicator_lines import IndicatorLine, IndicatorPoint
from planpress.rules.totals import SeatTotal, UnitTotal
from planpress.site.indicator_lists import FigureWorld, indicators_page, unit_words
from planpress.site.register_views import RegisterPage
from planpress.site.runs import text_of
from planpress.site.views import ParagraphView, TableView
from support.theme import wording

SAY = wording()
SITE = Site.model_validate({"title": "訓練計畫"})
KEY = ("taipei", "112")
WORLD = FigureWorld({KEY: "臺北市報告", ("taitung", "109"): "臺東縣計畫"}, frozenset([KEY]))


def _line(key: str, subject: str, unit: str, *points: tuple[str, str], measure: str = "") -> IndicatorLine:
    found = tuple(IndicatorPoint(when, text) for when, text in points)
    return IndicatorLine(*KEY, key, subject, f"指標{key}", unit, measure, found)


LINES = (
    _line("budget", "經費", "百萬元", ("111", "156"), ("112", "145")),
    _line("saved", "經費", "元", ("主機", "360萬"), ("合計", "865萬")),
    _line("cost", "經費", "元", ("", "1,037萬元")),
    _line("loose", "", "", ("", "92.29")),
    _line("actual", "經費", "百萬元", ("111", "149"), ("112", "142")),
)
COUNTS = (
    CourseCounts("taitung", "109", 11, (UnitTotal(Decimal(30), "天", 7), UnitTotal(Decimal(6), "場", 1)),
                 SeatTotal(524, 11, 150)),
    CourseCounts(*KEY, 2, (), SeatTotal(0, 0, 0)),
)  # fmt: skip


def _page() -> RegisterPage:
    return indicators_page(SITE, SAY, LINES, COUNTS, WORLD)


def _grid(page: RegisterPage, section: int, table: int) -> list[list[str]]:
    view = page.sections[section].content[table]
    assert isinstance(view, TableView)
    return [
        [
            "".join(text_of(one.runs) for one in cell.content if isinstance(one, ParagraphView))
            for cell in row.cells
        ]
        for row in view.rows
    ]


def test_subjects_are_sections_and_what_has_none_comes_last() -> None:
    assert [section.heading for section in _page().sections] == ["經費", "其他", "計畫所列課程"]
    assert [entry.name for entry in _page().contents] == ["經費", "其他", "計畫所列課程"]


def test_series_over_the_same_years_share_a_table() -> None:
    assert _grid(_page(), 0, 0) == [
        ["指標budget", "百萬元", "156", "145", "臺北市報告"],
        ["指標actual", "百萬元", "149", "142", "臺北市報告"],
    ]


def test_items_and_single_figures_stand_line_by_line_as_printed() -> None:
    assert _grid(_page(), 0, 1) == [
        ["指標saved", "元", "主機", "360萬", "臺北市報告"],
        ["合計", "865萬"],
        ["指標cost", "元", "", "1,037萬元", "臺北市報告"],
    ]
    assert _grid(_page(), 1, 0) == [["指標loose", "未載明", "", "92.29", "臺北市報告"]]


def test_a_figure_leads_to_its_row_on_the_page_of_its_document() -> None:
    table = _page().sections[0].content[0]
    assert isinstance(table, TableView)
    name = table.rows[0].cells[0].content[0]
    assert isinstance(name, ParagraphView)
    assert name.runs[0].href == "taipei/112/indicators/#budget"


def test_classes_and_agencies_counted_in_the_same_word_are_told_apart() -> None:
    assert unit_words(SAY, _line("a", "", "個", ("", "942個"), measure="班")) == "個（班）"
    assert unit_words(SAY, _line("b", "", "個", ("", "33個"))) == "個"
    assert unit_words(SAY, _line("c", "", "班", ("", "3班"), measure="班")) == "班"
    assert unit_words(SAY, _line("d", "", "", ("", "3"), measure="人天")) == "人天"


def test_what_is_counted_from_courses_keeps_its_units_apart_and_says_what_is_unclear() -> None:
    assert _grid(_page(), 2, 0) == [
        ["臺東縣計畫", "11門", "30天、6場", "524人（其中150人的課程分多場辦理，文件未說明是每場或合計）"],
        ["臺北市報告", "2門", "未載明", "未載明"],
    ]


def test_statistics_that_are_not_here_are_named() -> None:
    assert any("滿意度" in note for note in _page().notes)
    assert any("經費不公布" in note for note in _page().notes)
