"""What a reader of Taitung's plan finds: the table of eleven courses, lengths never converted, 壹拾壹."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.built import Built
from support.pages import Page, folded
from support.reading import below, fact, head, heads, number, paper_pages, paper_text, part, rows, texts

ADDRESS = "taitung/109/"
HEADS = ["課程名稱", "目標", "對象", "地點", "合辦單位", "人數", "天數", "預定開訓月份"]
SHORT = [
    ["30", "3天", "2至3月"],
    ["30", "3天", "3至5月"],
    ["50", "2天", "7月"],
    ["150", "6場", "1至12月"],
    ["60", "2天", "8月"],
    ["60", "2天", "9月"],
    ["60", "1天", "4月"],
    ["50", "48堂課", "3至5月"],
    ["30", "48堂課", "9至11月"],
    ["2", "12天", "1至12月"],
    ["2", "5天", "1至12月"],
]


@pytest.fixture
def page(built: Built) -> Page:
    return built.page(ADDRESS)


@pytest.fixture
def pdf(built: Built) -> Path:
    return built.output / ADDRESS / "taitung-109.pdf"


def test_the_title_keeps_its_english(page: Page, pdf: Path) -> None:
    page.shows("臺東縣政府109年TOP ONE跨域人才培育計畫", "開放、整合、創新")
    assert '<span lang="en">TOP ONE</span>' in page.html
    assert "109年TOPONE跨域人才培育計畫" in paper_pages(pdf)[0]


def test_the_letter_behind_the_hours_has_its_date_and_number(page: Page) -> None:
    letter = part(page, "basis-3")
    assert number(letter) == "三、"
    page.shows("行政院105年12月19日院授人培字第1050062475號函", "自106年1月1日起")
    assert '<time datetime="2016-12-19">' in page.html
    assert '<time datetime="2017-01-01">' in page.html


def test_the_clauses_count_from_one_to_one_ten_two(page: Page, pdf: Path) -> None:
    printed = [number(part(page, f"c{n}")) for n in (1, 2, 3, 4, 5, 9, 10, 11, 12)]
    assert printed == ["壹、", "貳、", "參、", "肆、", "伍、", "玖、", "壹拾、", "壹拾壹、", "壹拾貳、"]
    text = folded(paper_text(pdf))
    assert "壹拾壹、各機關(單位)配合事項" in text
    assert "壹拾貳、本實施計畫得視實際需要隨時補充或修正之。" in text


def test_the_four_ways_of_training_and_two_ways_of_sending_are_numbered(page: Page) -> None:
    ways = below(part(page, "c5"))
    assert [number(way) for way in ways] == ["一、", "二、", "三、", "四、"]
    assert [number(one) for one in below(ways[3])] == ["(一)", "(二)"]


def test_the_lost_map_is_a_clause_of_its_own_with_words_in_its_place(
    page: Page, pdf: Path, built: Built
) -> None:
    assert number(part(page, "map")) == "陸、"
    page.shows("跨域人才培力策略圖；原圖未隨文字檔保存，內容待補。")
    assert "原圖未隨文字檔保存" in folded(paper_text(pdf))
    told = [dict(one.params) for one in built.outcome.diagnostics if one.code == "R50"]
    assert "跨域人才培力策略圖" in [one["titles"] for one in told]


def test_thirteen_items_stand_under_four_kinds(page: Page) -> None:
    kinds = ["leadership", "strategic", "professional", "policy"]
    items = [below(part(page, kind)) for kind in kinds]
    assert [len(one) for one in items] == [3, 2, 4, 4]
    assert sum(map(len, items)) == 13


def test_policy_items_are_titles_without_text(page: Page) -> None:
    assert [head(item) for item in below(part(page, "policy"))] == [
        "當前政府重大政策",
        "民主治理價值課程",
        "性別主流化課程(含CEDAW進階班)",
        "法治教育課程",
    ]


def test_every_two_months_make_six_times(page: Page) -> None:
    page.shows("專題微學習每二個月", "觀光領航、農業創富、經濟創能、文化加值、教育翻轉、社福關懷")
    assert "6場" in texts(part(page, "table-summary"))[3]
    assert 12 // 2 == 6


def test_small_classes_and_large_numbers_both_stay(page: Page) -> None:
    page.shows("採2對1至5對1之小班制")
    assert "50" in texts(part(page, "table-summary"))[7]


def test_each_office_names_one_or_two(page: Page) -> None:
    page.shows("遴薦1至2人", "送首長核定參訓人員")


def test_methods_are_named_with_their_english(page: Page) -> None:
    page.shows("問題導向學習法（problem-based learning）", "移地教學、混成式學習、數位學習、情境模擬")
    assert '<span lang="en">problem-based learning</span>' in page.html


def test_the_text_leads_to_the_table_and_its_courses_to_their_pages(page: Page, built: Built) -> None:
    assert '<a class="reference" href="#summary-table">附表</a>' in page.html
    links = [link for link in page.links() if link.startswith("../../courses/taitung/109/")]
    assert len(set(links)) == 11
    assert "../../../../taitung/109/" in built.page("courses/taitung/109/ezgo/").links()


def test_courses_of_the_text_alone_stay_clauses_and_courses_of_the_table_alone_stay_rows(page: Page) -> None:
    table = "".join(text for line in texts(part(page, "table-summary")) for text in line)
    for title in ("地方創生行事曆", "職場新鮮人研習班", "法治教育課程"):
        page.shows(title)
        assert title not in table
    for title in (
        "懶人包實作工作坊",
        "社群小編養成課",
        "資訊圖表設計工作坊",
        "選送亞洲生產力組織公務人員海外派訓",
    ):
        assert title in table


def test_the_windows_after_a_course_are_printed(page: Page) -> None:
    page.shows(
        "訓練結束後第3個月至第6個月期間內實施",
        "課程內容、授課方法、師資、行政（包括環境、行政服務等）、整體評價、建議意見",
        "成果發表、測驗、報告提交",
    )


def test_duties_are_printed(page: Page) -> None:
    page.shows(
        "得依上課時數核予補休",
        "就排定之候補人選依序遞補",
        "參訓人員所需差旅費，由各自之服務單位或機關自行負擔。",
        "學員於研習期間因故請假者，登錄於研習紀錄",
        "請假逾該課程三分之一時數",
    )


def test_the_table_has_eight_heads_and_eleven_courses(page: Page) -> None:
    table = part(page, "table-summary")
    assert heads(table) == HEADS
    assert len(rows(table)) == 11
    assert [line[-3:] for line in texts(table)] == SHORT


def test_english_is_one_cell_over_two_courses(page: Page) -> None:
    lines = rows(part(page, "table-summary"))
    merged = [cell for line in lines for cell in line if cell.rows > 1]
    assert [(cell.text, cell.rows) for cell in merged] == [("提升英語力", 2)]
    assert [len(line) for line in lines] == [8] * 7 + [9, 8, 8, 8]


def test_the_head_of_the_table_stands_on_each_of_its_pages(pdf: Path) -> None:
    pages = [text for text in paper_pages(pdf) if "預定開訓月份" in text]
    bodies = [text for text in paper_pages(pdf) if "48堂課" in text or "12天" in text or "另擇地" in text]
    assert len(pages) > 1
    assert set(bodies) <= set(pages)


def test_a_dash_and_an_empty_place_stay_apart(page: Page) -> None:
    places = {line[-8 + 1]: line[3 if len(line) == 8 else 4] for line in texts(part(page, "table-summary"))}
    assert sorted(set(places.values())) == ["", "-", "另擇地辦理", "臺東"]
    lines = texts(part(page, "table-summary"))
    assert lines[9][3] == "-"
    assert lines[10][3] == ""


def test_lengths_are_added_by_unit_and_never_converted(page: Page) -> None:
    assert fact(page, "課程合計") == "11門：30天、6場、96堂課".replace("：", ":")


def test_seats_add_up_and_the_unclear_ones_are_marked(page: Page) -> None:
    assert sum(int(line[0]) for line in SHORT) == 524
    told = fact(page, "人數合計")
    assert told.startswith("524人")
    assert "150人" in told


def test_the_same_course_in_two_spellings_stays_as_written(page: Page) -> None:
    page.shows("英文 E Z GO 基礎班", "英文EZGO基礎班", "國際競之力", "以應用台東")


def test_those_the_courses_are_for_are_printed(page: Page) -> None:
    page.shows(
        "本府各局處薦任9職等以上主管人員", "本府各局處長、參議", "本府科長級人員、具發展潛力科員級人員"
    )


def test_two_plans_that_are_still_to_come_are_listed(page: Page) -> None:
    section = page.html.partition('id="coming-title"')[2].partition("</section>")[0]
    assert section.count("另行函頒") == 2


def test_the_office_hears_what_only_the_table_or_only_the_text_names(built: Built) -> None:
    told = {one.wording: dict(one.params) for one in built.outcome.diagnostics if one.code == "R61"}
    assert told["table"]["count"] == "5"
    assert "懶人包實作工作坊" in told["table"]["names"]
    assert "地方創生行事曆" in told["text"]["names"]
    assert "法治教育課程" in told["text"]["names"]
    assert "英語互動學習" not in told["text"]["names"]
