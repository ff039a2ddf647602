"""What a reader of Taoyuan's plan finds: its issue, 21 blocks of courses, titles kept whole, the awards."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.built import Built
from support.pages import Page, folded
from support.reading import below, fact, head, heads, number, paper_pages, paper_text, part, rows, texts

ADDRESS = "taoyuan/113/"
BLOCKS = {"c6-1-1": 4, "c6-1-2": 8, "breakthrough": 5, "care": 3}
AI = [
    "AI 與公共治理",
    "AI 與多媒體影音製作實戰班",
    "ChatGPT Prompt 詠唱技巧班",
    "Canva 範本多元創意設計與 AI 應用課程",
    "Notion AI 實戰課程：打造專屬數位工作術",
    "超高效學習法：GitMind 心智圖應用",
    "RPA 自動化時代與 Power Automate 應用",
]


@pytest.fixture
def page(built: Built) -> Page:
    return built.page(ADDRESS)


@pytest.fixture
def pdf(built: Built) -> Path:
    return built.output / ADDRESS / "taoyuan-113.pdf"


def test_the_masthead_says_when_and_under_which_number_it_was_issued(page: Page, pdf: Path) -> None:
    line = "113年2月27日府人考字第1130042016號函頒"
    page.shows(line)
    assert '<time datetime="2024-02-27">' in page.html
    assert line in paper_pages(pdf)[0]


def test_it_is_in_force_since_before_its_issue_and_says_so(page: Page, built: Built) -> None:
    assert fact(page, "適用") == "自113年1月1日起"
    assert "R32" in [one.code for one in built.outcome.diagnostics if "taoyuan" in one.ref.file]


def test_the_plan_rests_on_a_law_a_regulation_directions_and_the_citys_programme(page: Page) -> None:
    rules = below(part(page, "c1"))
    assert [number(rule) for rule in rules] == ["一、", "二、", "三、", "四、"]
    assert head(rules[3]) == "桃園市政府施政方針與各機關施政計畫。"


def test_a_has_two_names_and_abc_name_the_tracks(page: Page) -> None:
    page.shows("A為 Adept 熟練，B為 Breakthrough 突破，C為 Care 關懷", "A同時為 Advice 建議")
    named = ["Adept/Advice－打磨必備職能", "Breakthrough－智慧創新素養", "Care－自我覺察療癒"]
    tracks = [head(track).rstrip(":") for track in below(part(page, "tracks"))]
    assert tracks == [folded(track) for track in named]
    page.shows("、".join(f"「{track}」" for track in tracks) + "等三大方向")


def test_goals_term_and_audience(page: Page) -> None:
    assert len(below(part(page, "c3"))) == 4
    page.shows("113年1月1日至113年12月31日", "本府各機關學校所屬人員(含約聘僱及臨時人員)。")


def test_four_eight_one_five_and_three_make_twenty_one_blocks(page: Page, built: Built) -> None:
    counted = {name: len(below(part(page, name))) for name in BLOCKS}
    assert counted == BLOCKS
    assert number(part(page, "policy")) == "(三)"
    assert sum(BLOCKS.values()) + 1 == 21
    assert len(list((built.output / "series/taoyuan/113").iterdir())) == 21


def test_each_block_has_a_page_with_its_text_and_courses(built: Built) -> None:
    built.page("series/taoyuan/113/ai/").shows("AI人工智慧", "生成式人工智慧", *AI)
    built.page("series/taoyuan/113/engineer/").shows("工程人才培訓班")


def test_a_title_keeps_its_own_marks(page: Page, pdf: Path, built: Built) -> None:
    title = "社群神文案：FB、IG有效發文術"
    page.shows(title)
    assert folded(title) in folded(paper_text(pdf))
    assert title in built.page("courses/taoyuan/113/media-3/").html
    page.shows("服務 0距離-日語（越語）")
    built.page("courses/taoyuan/113/language-4/").shows("日語、越語")


def test_series_print_all_their_courses_in_one_sentence(page: Page) -> None:
    page.shows("開辦" + "、".join(AI) + "等課程")
    page.shows(
        "開辦勞基法實務案例探討、政府採購法與案例解析、公務職場的刑（民）事責任研習班、行政救濟研習班、"
        "性平三法重點講座及公務員服務法法規與實務等課程",
        "開辦愛情心理學、瘦身營養學、運用科學增肌減脂全攻略、脊椎健康與痠痛預防保健、"
        "財務智慧-退休理財規劃、變動時代股票投資心法等課程",
    )


def test_policy_courses_keep_two_three_and_four_topics(page: Page) -> None:
    page.shows(
        "人權教育（兩公約、身心障礙者權利公約）",
        "性別平等（CEDAW、性別主流化、多元性別）",
        "永續發展（金融科技推動永續發展生態體系、臺灣淨零碳排策略及挑戰、永續培力工作坊、創新思維–社會創新的實踐）",
    )


def test_beginners_and_advanced_courses_have_their_own_organisers(page: Page, built: Built) -> None:
    page.shows("進階課程及培力工作坊由智慧城鄉發展委員會「智慧桃園學院」辦理", "初階課程由人事處辦理")
    track = built.page("tracks/taoyuan/113/breakthrough/")
    assert fact(track, "主辦單位") == "人事處"
    assert fact(track, "級別") == "初階"
    assert fact(track, "進階課程") == "智慧城鄉發展委員會「智慧桃園學院」"


def test_all_ways_of_training_are_named(page: Page) -> None:
    page.shows("專班訓練、隨班訓練、專題演講、座談會、委辦設班、數位學習、混成學習、在地體驗學習等多元方式")


def test_duties_are_printed(page: Page) -> None:
    page.shows(
        "請假逾該課程三分之一時數，或未請假而缺課者，終身學習時數不予登錄",
        "置於本府人事處網站訓練專區",
        "妥適分配參訓機會予各性別人員",
        "用於各機關所屬人事機構之業務績效考核及人事人員之年終考績",
        "以無記名填答方式實施課程滿意度調查",
        "紙筆測驗、書面報告之提交、績效面談或回流課程",
    )


def test_the_hours_are_twenty_ten_and_ten(page: Page, pdf: Path) -> None:
    for line in (
        "自113年1月1日起，各機關公務人員及約聘僱人員與業務相關之學習時數，每人每年仍維持20小時",
        "其中10小時為必須完成課程，包含當前政府重大政策(1小時)、環境教育(4小時)及民主治理價值(5小時)等課程",
        "另10小時為其他與業務相關之課程",
        "組裝為10小時之數位學習套裝課程",
        "於113年9月30日前選讀完成",
        "其他須完成時數：依各相關法令規定",
    ):
        page.shows(line)
        assert folded(line) in folded(paper_text(pdf))


def test_a_clause_deep_in_the_plan_has_all_its_numbers(page: Page) -> None:
    assert 'aria-label="連結：玖、二、(一)"' in page.html
    assert [number(one) for one in below(part(page, "hours"))] == ["1.", "2."]


def test_the_awards_are_the_table_of_the_source(page: Page) -> None:
    table = part(page, "table-english-award")
    assert heads(table) == ["敘獎項目", "敘獎標準", "敘獎額度"]
    assert texts(table) == [
        ["通過英語檢定", "通過全民英語初級檢定或相當英語能力測驗者", "嘉獎1次"],
        ["通過全民英語中級檢定或相當英語能力測驗者", "嘉獎2次"],
        ["通過全民英語中高級檢定(含以上)或相當英語能力測驗者", "記功1次"],
    ]
    assert [cell.rows for cell in rows(table)[0]] == [3, 1, 1]


def test_the_two_remarks_stay_with_the_awards(page: Page, pdf: Path) -> None:
    table = folded("".join(part(page, "table-english-award").itertext()))
    remarks = ["1.同等級檢定之敘獎，以1次為限", "應於收到合格證書(以發證日期為準)或成績單後3個月內"]
    for remark in remarks:
        assert folded(remark) in table
    (sheet,) = [text for text in paper_pages(pdf) if "記功1次" in text]
    assert "以發證日期為準" in sheet


def test_hakka_follows_a_rule_of_its_own(page: Page) -> None:
    page.shows("桃園市政府鼓勵所屬機關學校及事業機構員工提升客語能力作業要點")


def test_the_last_clause_stays_one_line(page: Page) -> None:
    clause = part(page, "c13")
    assert number(clause) + head(clause) == "拾參、本計畫得視實際需要修正之。"
    assert not below(clause)
