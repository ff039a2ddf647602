"""What a reader of Taipei's performance report finds: its tables as printed, its goals and its figures."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from support.built import Built
from support.pages import Page, folded
from support.reading import heads, number, paper_pages, paper_text, part, rows, texts

ADDRESS = "taipei/112-performance-report/"
GOALS = [
    "培育各階層城市治理專業人才",
    "增進市政溝通及危機處理能力",
    "深耕數位學習，發展智慧培訓",
    "拓展前瞻多元視野，促進跨界人才交流",
    "建置智慧永續學習園區",
]
FIGURES = {
    "elearning": "逾1,800門",
    "members": "128萬餘人",
    "lantern-online": "30門",
    "lantern-onsite": "49場次",
    "users": "約5萬名",
    "events": "9門",
    "special-classes": "8個",
    "partners": "33個機關",
    "shared": "280門",
    "shared-in": "147門",
    "shared-out": "133門",
    "korea": "15名",
    "korea-weeks": "2週",
    "carbon": "1,188位",
    "virtual": "近千位",
    "clean": "92.29",
}


@pytest.fixture
def page(built: Built) -> Page:
    return built.page(ADDRESS)


@pytest.fixture
def pdf(built: Built) -> Path:
    return built.output / ADDRESS / "taipei-112-performance-report.pdf"


def test_the_report_names_its_office_and_its_year_once(page: Page, pdf: Path) -> None:
    title = "112年度施政計畫績效報告"
    assert page.html.count(f'<span class="masthead__line">{title}</span>') == 1
    page.shows("臺北市政府公務人員訓練處")
    cover = paper_pages(pdf)[0]
    assert title in cover
    assert "臺北市政府公務人員訓練處" in cover


def test_the_budget_of_four_years_is_a_table_in_millions(page: Page) -> None:
    table = part(page, "table-budget")
    assert heads(table) == ["預決算", "109", "110", "111", "112"]
    assert texts(table) == [
        ["預算", "157", "163", "156", "145"],
        ["決算", "144", "148", "149", "142"],
        ["執行率(%)", "91.77%", "91.19%", "95.71%", "97.54%"],
    ]
    assert "(單位:百萬元)" in folded("".join(table.itertext()))


def test_each_rate_of_execution_lies_where_rounded_millions_allow(page: Page) -> None:
    planned, actual, rates = (line[1:] for line in texts(part(page, "table-budget")))
    for budget, spent, rate in zip(map(int, planned), map(int, actual), rates, strict=True):
        lowest, highest = (spent - 0.5) / (budget + 0.5), (spent + 0.5) / (budget - 0.5)
        assert lowest * 100 <= float(rate.rstrip("%")) <= highest * 100


def test_nobody_is_told_that_a_rate_of_execution_is_wrong(built: Built) -> None:
    told = [str(dict(one.params).get("name", one.params)) for one in built.outcome.diagnostics]
    assert not [words for words in told if "執行率" in words]


def test_the_table_of_staff_prints_shares_money_and_persons_as_they_stand(page: Page) -> None:
    assert texts(part(page, "table-staff")) == [
        ["人事費占決算比例(%)", "44.04%", "41.68%", "41.78%", "46.98%"],
        ["人事費(單位:千元)", "69,295", "67,789", "65,223", "68,159"],
        ["合計", "71", "67", "63", "63"],
        ["職員", "47", "46", "46", "46"],
        ["約聘僱人員", "2", "0", "0", "0"],
        ["警員", "2", "2", "2", "2"],
        ["技工工友", "20", "19", "15", "15"],
    ]


def test_the_staff_of_each_year_adds_up(page: Page) -> None:
    counted = [[int(cell) for cell in line[1:]] for line in texts(part(page, "table-staff"))[2:]]
    assert counted[0] == [sum(year) for year in zip(*counted[1:], strict=True)]


def test_the_office_hears_that_the_share_of_pay_fits_the_budget_only(built: Built) -> None:
    told = [dict(one.params) for one in built.outcome.diagnostics if one.code == "R11"]
    assert [one["stated"] for one in told] == ["44.04%", "41.68%", "41.78%", "46.98%"]
    assert {(one["below"], one["other"]) for one in told} == {("決算", "預算")}


def test_the_starred_note_stays_with_the_table_of_staff(page: Page, pdf: Path) -> None:
    note = "*警員包括警察、法警及駐警；技工工友包括駕駛；約聘僱人員包括駐外僱員。"
    table = part(page, "table-staff")
    assert folded(note) in folded("".join(table.itertext()))
    (sheet,) = [text for text in paper_pages(pdf) if folded(note) in text]
    assert "技工工友20191515" in sheet


def test_five_goals_hold_sixteen_strategies(page: Page) -> None:
    table = part(page, "table-goals-table")
    goals = [line[0] for line in rows(table) if re.match("[一二三四五]、", line[0].text)]
    assert [goal.text.partition("、")[0] for goal in goals] == list("一二三四五")
    spans = [goal.rows for goal in goals]
    assert spans == [5, 2, 3, 3, 3]
    assert len(rows(table)) == sum(spans) == 16


def test_the_strategies_of_each_goal_count_from_one(page: Page) -> None:
    counted = [cell.text[:3] for line in rows(part(page, "table-goals-table")) for cell in line if cell.head]
    strategies = [mark for mark in counted if mark.startswith("(")]
    signs = "(一)(二)(三)(四)(五)"
    assert "".join(strategies) == signs + signs[:6] + signs[:9] * 3


def test_what_comes_next_is_merged_over_the_strategies_it_belongs_to(page: Page) -> None:
    lines = rows(part(page, "table-goals-table"))
    whole = [line for line in lines if len(line) == (4 if line[0].text[0] in "一二三四五" else 3)]
    assert [line[-1].rows for line in whole] == [5, 2, 1, 1, 1, 2, 1, 1, 1, 1]
    assert sum(line[-1].rows for line in whole) == len(lines)


def test_a_screen_reader_hears_the_goal_and_the_strategy_of_each_cell(page: Page) -> None:
    table = part(page, "table-goals-table")
    known = {cell.get("id") for cell in table.iter("th")}
    for cell in table.iter("td"):
        named = (cell.get("headers") or "").split()
        assert len(named) >= 2
        assert set(named) <= known


def test_the_head_of_the_goals_stands_on_every_page_of_theirs(pdf: Path) -> None:
    pages = paper_pages(pdf)
    first = next(n for n, text in enumerate(pages) if "(一)增進各" in text)
    last = next(n for n, text in enumerate(pages) if "(三)積極維護" in text)
    assert last > first
    for text in pages[first : last + 1]:
        assert "達成效益/成果" in text
        assert "未來精進方向" in text


def test_the_goals_are_named_in_the_sentence_as_the_source_has_them(page: Page) -> None:
    page.shows("、".join(f"「{goal}」" for goal in GOALS) + "等5項")


def test_the_park_of_the_sentence_and_the_area_of_the_table_both_stay_and_are_reported(
    page: Page, built: Built
) -> None:
    page.shows("「建置智慧永續學習園區」", "五、建置智慧永續學習區")
    told = [dict(one.params) for one in built.outcome.diagnostics if one.code == "R22"]
    assert [(one["item"], one["title"]) for one in told] == [("建置智慧永續學習園區", "建置智慧永續學習區")]


def test_the_points_of_each_cell_count_from_one(page: Page) -> None:
    table = part(page, "table-goals-table")
    lists = list(table.iter("ol"))
    assert lists
    for one in lists:
        marks = [number(item) for item in one.findall("./li")]
        counted = range(1, len(marks) + 1)
        assert marks in ([f"{n}." for n in counted], [f"({n})" for n in counted])


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_every_figure_keeps_its_over_about_and_odd(figure: str, page: Page, pdf: Path) -> None:
    page.shows(figure)
    assert folded(figure) in folded(paper_text(pdf))


def test_courses_taken_in_and_given_out_add_up() -> None:
    given = {name: int(re.sub(r"\D", "", FIGURES[name])) for name in ("shared", "shared-in", "shared-out")}
    assert given["shared-in"] + given["shared-out"] == given["shared"]


def test_no_heading_skips_a_level(page: Page) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", page.main)]
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert "<h2" in page.main.partition('id="c4"')[2][:80]


def test_no_tag_of_the_source_is_printed(page: Page, pdf: Path) -> None:
    page.hides("<p>", "<b>", "<br>", "&lt;")
    assert "<b>" not in paper_text(pdf)


def test_proper_names_keep_their_tai(page: Page) -> None:
    page.shows("2023台灣燈會在台北", "臺北e大")


def test_the_short_name_of_the_office_is_explained(page: Page) -> None:
    page.shows("臺北市政府公務人員訓練處（以下稱本處）")
    assert "臺北市政府公務人員訓練處" in _terms(page)["本處"]


def test_abbreviations_are_explained_where_they_stand(page: Page) -> None:
    assert '<abbr title="人才發展協會">ATD</abbr>' in page.html
    assert "AssociationforTalentDevelopment" in _terms(page)["ATD"]


def test_one_page_lists_every_figure_with_its_working(built: Built) -> None:
    listed = texts(part(built.page(f"{ADDRESS}indicators/"), "table-indicators"))
    assert listed[0] == ["臺北e大數位課程", "逾1,800門", "112年底", ""]
    assert [line[1] for line in listed] == [folded(figure) for figure in FIGURES.values()]
    working = {line[0]: line[3] for line in listed}
    assert working["合作課程"] == folded("受託上架課程147門＋授權提供課程133門")


def _terms(page: Page) -> dict[str, str]:
    section = page.html.partition('id="terms-title"')[2].partition("</section>")[0]
    pairs = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", section, re.DOTALL)
    return {name: folded(re.sub(r"<[^>]+>", "", said)) for name, said in pairs}
