"""What a reader of Taipei's proposal finds: the form, sums as printed, formulas, flows, lost pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.built import Built
from support.pages import Page, folded
from support.reading import paper_pages, paper_text, part, texts

ADDRESS = "taipei/106-training-system-proposal/"
ROWS = [
    "提案類別",
    "提案年度",
    "提案單位",
    "提案人員",
    "提案範圍",
    "提案名稱",
    "提案緣起",
    "實施方法、過程及投入成本",
    "實際執行（未來預期）成效",
    "相關附件",
    "聯絡窗口",
]
STAFF = (
    "訓練計畫管理、講師資料管理、教室場地管理、教務管理、班期建置管理、報名選員調訓、異動管理、成績管理、"
    "講義上傳、鐘點費管理、用餐管理、問卷管理、報表管理、勤惰管理、電子簽到"
)
ATTACHMENTS = ["entry", "iso", "sop", "class", "request", "system", "survey", "templates", "count"]


@pytest.fixture
def page(built: Built) -> Page:
    return built.page(ADDRESS)


@pytest.fixture
def pdf(built: Built) -> Path:
    return built.output / ADDRESS / "taipei-106-training-system-proposal.pdf"


def test_all_rows_of_the_form_are_there(page: Page, pdf: Path) -> None:
    at = [page.html.index(f'<span class="clause__words">{row}</span>') for row in ROWS]
    assert at == sorted(at)
    paper = folded(paper_text(pdf))
    assert not [row for row in ROWS if folded(row) not in paper]


def test_the_box_whose_mark_was_lost_is_not_guessed(page: Page, built: Built) -> None:
    page.shows("未勾選：創新獎", "未勾選：精進獎", "原件未留存勾選記號：跨域合作獎")
    page.hides("■")
    unread = [dict(one.params)["words"] for one in built.outcome.diagnostics if one.code == "R52"]
    assert unread == ["跨域合作獎"]


def test_shares_of_110_percent_are_printed_and_reported(page: Page, built: Built) -> None:
    shares = [line[2] for line in texts(part(page, "table-people"))]
    assert shares == ["30%", "15%", "10%", "10%", "10%", "10%", "25%"]
    assert sum(int(share.rstrip("%")) for share in shares) == 110
    assert [dict(one.params)["sum"] for one in built.outcome.diagnostics if one.code == "R20"] == ["110%"]


def test_whom_to_ask_is_an_office_without_private_data(page: Page, pdf: Path) -> None:
    words = "本處（公開版不列姓名、電話及電子郵件）"
    page.shows(words)
    page.hides("分機", "@")
    assert folded(words) in folded(paper_text(pdf))


def test_functions_are_listed_for_three_kinds_of_users(page: Page) -> None:
    page.shows("辦班人員使用功能", "本府各機關人事單位使用功能", "學員專區")
    page.shows(f"包括{STAFF}等", "包括線上班期報名、異動、班期、研習時數查詢、培訓統計報表。")
    page.shows("研習班期資訊（含已上課及尚未開課）、異動媒合登錄、混成研習資訊、講義下載")


def test_the_way_of_a_class_has_twelve_stations(page: Page) -> None:
    page.shows(
        "局處需求調查、彙整本府年度訓練計畫、班期分辦（訓練計畫執行）、班期課程規劃、同仁報名選員、"
        "調訓異動（勤惰管理）、班期實施、線上簽到、班期評估、滿意度分析、訓練成果統計、公務人員研習時數上傳"
    )


def test_classes_and_trainees_keep_their_qualifiers(page: Page) -> None:
    page.shows("101年開辦942個班期", "105年已成長至1,123個班期", "40,000人次以上", "近5萬人次", "1,037萬元")
    page.shows("6種課表、28種 email 範本", "約363日/人", "每日可節省3位登打人力")


def test_the_savings_add_up(page: Page) -> None:
    (line,) = texts(part(page, "table-savings"))
    assert line == ["節省", "360萬", "90萬", "80萬", "335萬", "865萬"]
    amounts = [int(cell.removesuffix("萬")) for cell in line[1:]]
    assert sum(amounts[:-1]) == amounts[-1]
    page.shows("約865萬元")


def test_paper_boxes_and_trees_are_printed_and_can_be_worked_out_again(page: Page, pdf: Path) -> None:
    printed = ["71,652人次", "5張", "358,260張", "71.65箱", "0.6", "43棵"]
    page.shows(*printed)
    paper = folded(paper_text(pdf))
    assert not [figure for figure in printed if figure not in paper]
    assert 71_652 * 5 == 358_260
    assert round(358_260 / 5_000, 2) == 71.65
    assert round(71.652 * 0.6, 2) == 42.99


def test_letters_and_days_are_printed_and_can_be_worked_out_again(page: Page) -> None:
    page.shows("7,199個班期", "40個單位", "287,960件", "0.25日/人", "71,990日/人")
    page.shows("以99-105年開辦之", "全年產生之公文")
    assert 7_199 * 40 == 287_960
    assert 287_960 * 0.25 == 71_990


def test_no_formula_is_reported_as_wrong(built: Built) -> None:
    told = {one.code for one in built.outcome.diagnostics if "106-training" in one.ref.file}
    assert not {code for code in told if "R10" <= code <= "R19"}
    assert told >= {"R20", "R50", "R52"}


def test_the_working_of_the_formulas_is_shown(built: Built) -> None:
    listed = texts(part(built.page(f"{ADDRESS}indicators/"), "table-indicators"))
    working = {line[0]: line[3] for line in listed}
    assert working["省紙"] == folded("105-106年6月止培訓人次71,652人次×每人次節省張數5張")
    assert working["紙箱"] == folded("省紙358,260張÷每箱張數5,000張")
    assert working["節省工作時間"] == folded("調訓公文287,960件×每件公文處理時間0.25日/人")


def test_nine_attachments_are_listed_and_six_lost_pictures_named(page: Page, built: Built) -> None:
    for count, name in enumerate(ATTACHMENTS, start=1):
        words = folded("".join(part(page, f"att-{name}").itertext()))
        assert words.startswith(f"附件{count}")
    assert page.html.count("picture--missing") == 6
    assert page.text.count("原件的圖未隨文字留存。") == 6
    told = [dict(one.params)["count"] for one in built.outcome.diagnostics if one.code == "R50"]
    assert "6" in told
    built.page(f"{ADDRESS}attachments/").shows("附件9")


SOP = ["班期規劃作業", "課程規劃作業", "講師延聘作業", "報名選員作業", "調訓作業", "課前準備作業",
       "班期實施作業", "勤惰處理作業", "成績處理作業", "班期評估作業", "班期資料存檔"]  # fmt: skip
CLASS = ["學員報到", "講座接待", "班期實施", "學員管理", "參觀", "補課", "課程結束"]
REQUEST = ["系統功能開發申請", "彙整需求", "可行性評估", "列入採購需求", "不列入需求", "回復需求單位",
           "排定需求處理時程", "系統分析與設計、程式設計", "程式及資訊安全測試", "驗收", "修正",
           "系統運作及維護"]  # fmt: skip


@pytest.mark.parametrize(
    ("flow", "nodes"),
    [("sop", SOP), ("class-flow", CLASS), ("request-flow", REQUEST)],
    ids=["classes", "a class", "requests"],
)
def test_a_flow_has_all_its_nodes_in_the_drawing_and_in_words(
    flow: str, nodes: list[str], page: Page, pdf: Path
) -> None:
    figure = part(page, f"figure-{flow}")
    (drawing,) = [one for one in figure.iter() if str(one.tag).endswith("svg")]
    (steps,) = list(figure.iter("ol"))
    drawn, told = folded("".join(drawing.itertext())), folded("".join(steps.itertext()))
    assert not [node for node in nodes if folded(node) not in drawn]
    assert not [node for node in nodes if folded(node) not in told]
    paper = folded(paper_text(pdf))
    assert not [node for node in nodes if folded(node) not in paper]
    page.shows("原圖的箭頭未留存，步驟順序依原圖文字推定。")


def test_the_request_has_two_questions_with_both_answers(page: Page) -> None:
    told = [folded("".join(one.itertext())) for one in part(page, "figure-request-flow").iter("li")]
    asked = [one for one in told if "?是:" in one]
    assert [one.partition(".")[2] for one in asked] == [
        folded("可行性評估？是：列入採購需求；否：不列入需求 → 回復需求單位。"),
        folded("程式及資訊安全測試？是：驗收；否：修正 → 回到「程式及資訊安全測試」。"),
    ]


def test_an_address_of_the_source_stays_whole(page: Page) -> None:
    address = "http://www.cpami.gov.tw/chinese/index.php?option=com_content&amp;view=article&amp;id=17210&amp;Itemid=230"
    assert page.html.count(f'href="{address}"') == 1


def test_numbers_are_written_with_the_character_one(built: Built, pdf: Path) -> None:
    assert not [name for name, one in built.pages().items() if "ㄧ" in one.text and name.startswith("taipei")]
    assert not [text for text in paper_pages(pdf) if "ㄧ" in text]
