"""Numbered text from Word or a PDF becomes a document.md that the reader takes."""

from __future__ import annotations

import importlib.resources

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planpress.diagnostics.codebook import LANGUAGES, Codebook
from planpress.load.document import read_document
from planpress.load.paste import Pasted, paste
from planpress.load.paste_lines import close_up
from planpress.load.paste_numbers import read_number

CODES = importlib.resources.files("planpress.diagnostics").joinpath("codes/D.yaml").read_text("utf-8")
BOOK = Codebook.from_texts([CODES])

WORD = """\
測試市政府１１３年度人員訓練計畫
１１３年１月２日測字第１號函頒

壹、目的
提升專業能力。
貳、依據
一、公務人員訓練進修法。
二、本府施政計畫。
參、辦理方式
一、共通課程：
（一）新進人員班
由人事處辦理，每年二梯次。
（二）主管人員班
１、初任主管應於三個月內參訓。
２、現任主管每二年參訓一次。
二、專業課程
各機關自行辦理。
肆、本計畫奉核定後實施。
"""

MADE = """\
# 目的

提升專業能力。

# 依據

1. 公務人員訓練進修法。
1. 本府施政計畫。

# 辦理方式

## 共通課程：

### 新進人員班

由人事處辦理，每年二梯次。

### 主管人員班

1. 初任主管應於三個月內參訓。
1. 現任主管每二年參訓一次。

## 專業課程

各機關自行辦理。

# 本計畫奉核定後實施。
"""


def made(text: str) -> str:
    return paste(text).markdown


def wordings(pasted: Pasted) -> list[str]:
    return [f"{item.wording} {item.ref.line}" for item in pasted.review]


def test_a_plan_from_word() -> None:
    pasted = paste(WORD)
    assert pasted.markdown == MADE
    assert pasted.levels == "壹、 一、 （一） 1、"
    assert pasted.front == (
        "測試市政府１１３年度人員訓練計畫",
        "１１３年１月２日測字第１號函頒",
    )
    assert wordings(pasted) == ["front 1", "front 2"]


def test_its_own_output_comes_back_unchanged() -> None:
    assert paste(MADE) == Pasted(MADE)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("壹、 目的", "目的"),
        ("壹、\t目的", "目的"),
        ("壹、　目的", "目的"),
        (" \u00a0壹、目的", "目的"),
        ("## 壹、目的", "目的"),
        ("- 壹、目的", "目的"),
        ("**壹、目的**", "目的"),
        ("＃ 壹、目的", "目的"),
        ("<b>壹、目的</b>", "目的"),
        ("壹.目的", "目的"),
        ("壹、113 年 1 月 1 日至 12 月 31 日", "113年1月1日至12月31日"),
        ("壹、敘 獎 標 準", "敘獎標準"),
        ("壹、AI 與公共治理", "AI 與公共治理"),
    ],
)
def test_what_word_and_pdf_put_around_a_number(line: str, words: str) -> None:
    assert made(line + "\n一、甲。") == f"# {words}\n\n1. 甲。\n"


@pytest.mark.parametrize(
    ("typed", "rank", "count", "sample"),
    [
        ("壹、甲", 1, 1, "壹、"),
        ("壹拾貳、甲", 1, 12, "壹、"),
        ("拾貳、甲", 1, 12, "壹、"),
        ("一、甲", 2, 1, "一、"),
        ("ㄧ、甲", 2, 1, "一、"),
        ("二十三、甲", 2, 23, "一、"),
        ("（一）甲", 3, 1, "（一）"),
        ("(ㄧ) 甲", 3, 1, "(一)"),
        ("(二）甲", 3, 2, "(一）"),
        ("( 三 ) 甲", 3, 3, "(一)"),
        ("1.甲", 4, 1, "1."),
        ("１２．甲", 4, 12, "1．"),
        ("3、甲", 4, 3, "1、"),
        ("2)甲", 4, 2, "1."),
        ("(1)、甲", 5, 1, "(1)、"),
        ("（４）甲", 5, 4, "（1）"),
        ("丙、甲", 6, 3, "甲、"),
        ("(乙)甲", 7, 2, "(甲)"),
        ("iv. 甲", 8, 4, "i."),
        ("iii 甲", 8, 3, "i."),
        ("B. 甲", 9, 2, "A."),
    ],
)
def test_the_styles_of_numbers(typed: str, rank: int, count: int, sample: str) -> None:
    number = read_number(typed)
    assert number is not None
    assert (number.rank, number.count, number.sample) == (rank, count, sample)
    assert typed[number.length :] == "甲"


@pytest.mark.parametrize(
    "text", ["", "甲", "113年", "1.5倍", "十二月", "一二、甲", "A、C區", "IT. 甲", "iPad 甲", "i 甲"]
)
def test_what_is_no_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(("eleven", "told"), [("拾壹", "拾壹"), ("壹拾壹", "壹拾壹")])
def test_the_way_to_write_eleven_is_found(eleven: str, told: str) -> None:
    ten = eleven[:-1]
    numbers = [*"壹貳參肆伍陸柒捌玖", ten, eleven]
    pasted = paste("\n".join(f"{number}、甲。" for number in numbers))
    assert pasted.eleven == told
    assert pasted.markdown.count("# 甲。") == 11
    assert pasted.review == ()


def test_brackets_of_both_widths_become_one_habit() -> None:
    assert paste("壹、甲\n(一)乙。\n（二）丙。\n（三）丁。").levels == "壹、 （一）"


def test_levels_come_from_the_style_and_not_from_the_number_of_marks() -> None:
    assert made("### 壹、甲\n# 一、乙\n丙。\n#### 二、丁\n戊。") == "# 甲\n\n## 乙\n\n丙。\n\n## 丁\n\n戊。\n"


def test_a_level_left_out_is_said_behind_the_clause_above() -> None:
    pasted = paste("壹、甲\n（一）乙。\n（二）丙。\n貳、丁\n一、戊\n（一）己。")
    assert pasted.markdown == "# 甲 {from=（一）}\n\n1. 乙。\n1. 丙。\n\n# 丁\n\n## 戊\n\n1. 己。\n"


def test_points_where_one_of_the_siblings_is_a_sentence() -> None:
    text = "壹、甲\n一、應於期限內申請。\n二、時數規定：\n（一）共通二十小時。\n三、獎勵\n從優敘獎。"
    assert made(text) == (
        "# 甲\n\n1. 應於期限內申請。\n1. 時數規定：\n    1. 共通二十小時。\n1. **獎勵**\n\n    從優敘獎。\n"
    )


def test_a_closing_paragraph_turns_headings_into_points_and_is_told() -> None:
    pasted = paste("壹、緣起\n一、困難\n系統老舊。\n二、期待\n便利。\n綜上，須汰換系統。\n貳、內容\n丙。")
    assert pasted.markdown == (
        "# 緣起\n\n1. **困難**\n\n    系統老舊。\n\n1. **期待**\n\n    便利。\n\n"
        "綜上，須汰換系統。\n\n# 內容\n\n丙。\n"
    )
    assert wordings(pasted) == ["closing 6"]


def test_text_behind_a_whole_sentence_is_told() -> None:
    pasted = paste("壹、甲\n一、應全程參與。\n請假者亦同。")
    assert pasted.markdown == "# 甲\n\n1. 應全程參與。\n\n    請假者亦同。\n"
    assert wordings(pasted) == ["after 3"]


BROKEN = """\
壹、計畫緣起

    訓練是培育人才的根本，面對數位轉型與氣候變遷，各機關同仁須

持續學習，始能因應民眾的期待並提供更好的服務，爰訂定本計畫，

說明如下。

一、為使同仁熟悉業務，規劃各項必備課程，並由資深同仁帶領初任

人員，使經驗得以傳承。

二、為使同仁認識新科技，規劃初階與進階課程，由各局處依業務需
 要自行選擇辦理。

- 3 -

貳、辦理單位

人事處。
"""


def test_lines_broken_in_the_middle_of_sentences_are_joined() -> None:
    pasted = paste(BROKEN)
    assert pasted.markdown == (
        "# 計畫緣起\n\n"
        "訓練是培育人才的根本，面對數位轉型與氣候變遷，各機關同仁須持續學習，"
        "始能因應民眾的期待並提供更好的服務，爰訂定本計畫，說明如下。\n\n"
        "1. 為使同仁熟悉業務，規劃各項必備課程，並由資深同仁帶領初任人員，使經驗得以傳承。\n"
        "1. 為使同仁認識新科技，規劃初階與進階課程，由各局處依業務需要自行選擇辦理。\n\n"
        "# 辦理單位\n\n人事處。\n"
    )
    assert wordings(pasted) == ["page 16"]


def test_a_sentence_cut_by_a_page_is_joined_and_told() -> None:
    long = "各機關首長申請部分辦公時間進修者，應於入學前簽報，並由人事處彙整後報本府核"
    pasted = paste(f"壹、甲\n一、{long}\n准後始得前往。\n二、乙。")
    assert f"1. {long}准後始得前往。\n1. 乙。" in pasted.markdown
    assert wordings(pasted) == ["cut 2"]


@pytest.mark.parametrize("furniture", ["12", "- 12 -", "第 3 頁，共 9 頁", "第3頁", "3 / 9", "Page 3 of 9"])
def test_page_numbers_are_left_out_and_told(furniture: str) -> None:
    pasted = paste(f"壹、甲\n{furniture}\n乙。")
    assert pasted.markdown == "# 甲\n\n乙。\n"
    assert wordings(pasted) == ["page 2"]


def test_a_number_within_a_sentence_is_text() -> None:
    pasted = paste("壹、甲\n一、須完成下列課程，\n3、環境教育等。\n二、乙。")
    assert pasted.markdown == "# 甲\n\n1. 須完成下列課程，3、環境教育等。\n1. 乙。\n"
    assert "text_number 3" in wordings(pasted)


def test_gaps_and_new_beginnings_are_told() -> None:
    assert wordings(paste("壹、甲。\n參、乙。")) == ["gap 2"]
    assert wordings(paste("壹、甲。\n貳、乙。\n壹、丙。")) == ["restart 3"]
    assert wordings(paste("壹、甲\n1.乙。\n（一）丙。")) == ["level 3"]


def test_the_rows_of_a_form_are_named_by_the_caller() -> None:
    row = "實施方法及\n投入成本\n"
    text = f"提案類別\n□創新獎 ■精進獎\n{row}一、規劃\n（一）甲。\n{row}（二）乙。\n"
    pasted = paste(text, unnumbered=["提案類別", "實施方法及投入成本"])
    assert pasted.markdown == (
        "# 提案類別\n\n- [ ] 創新獎\n- [x] 精進獎\n\n# 實施方法及投入成本\n\n## 規劃\n\n1. 甲。\n1. 乙。\n"
    )
    assert pasted.levels == "無 一、 （一）"
    assert wordings(pasted) == ["page 7"]


def test_cells_between_tabs_become_a_table() -> None:
    pasted = paste("壹、甲\n項目\t數量\n筆\t2\n紙\n貳、乙。")
    assert "| 項目 | 數量 |\n|---|---|\n| 筆 | 2 |\n" in pasted.markdown
    assert wordings(pasted) == ["table 2"]


def test_bullets_and_headings_without_number_are_told() -> None:
    assert wordings(paste("壹、甲\n● 乙。\n# 丙")) == ["bullet 2", "heading 3"]


def test_marks_of_markdown_in_the_words_are_printed_as_they_stand() -> None:
    pasted = paste("壹、甲*乙{丙}\n<script>x</script>\n> 丁。\n# a")
    assert not read_document(pasted.markdown, "document.md").failed
    assert "# 甲＊乙〔丙〕" in pasted.markdown
    assert "＜script＞x＜/script＞" in pasted.markdown
    assert "`>` 丁" in pasted.markdown


def test_an_empty_number_is_told() -> None:
    pasted = paste("壹、甲\n一、\n二、乙。")
    assert pasted.markdown == "# 甲\n\n1. （未載明）\n1. 乙。\n"
    assert "empty 2" in wordings(pasted)


def test_text_without_any_number_stays_text() -> None:
    assert made("甲。\r\n\r\n乙。\r\n") == "甲。\n\n乙。\n"
    assert paste("").markdown == ""


@pytest.mark.parametrize(
    ("spaced", "closed"),
    [
        ("113 年 2月 27日", "113年2月27日"),
        ("用 ChatGPT學英文", "用 ChatGPT學英文"),
        ("市政府 人事處", "市政府 人事處"),
        ("甲 ， 乙 （ 丙 ）", "甲，乙（丙）"),
        ("Brandon  Hall Group", "Brandon Hall Group"),
    ],
)
def test_blanks_of_extraction(spaced: str, closed: str) -> None:
    assert close_up(spaced) == closed


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("見https://example.gov.tw/index.php?view=art", "icle&id=17。", "?view=article&id=17。"),
        ("見https://example.gov.tw/guide", "/2024/a.pdf", "/guide/2024/a.pdf"),
        ("見https://example.gov.tw/guide", ".pdf", "/guide.pdf"),
    ],
)
def test_an_address_cut_in_two_is_whole_again(first: str, second: str, whole: str) -> None:
    assert whole in made(f"壹、甲\n{first}\n{second}\n")


@pytest.mark.parametrize("below", ["3.5小時", "and so on", "https://example.gov.tw/b", "一、乙", "E-mail"])
def test_what_follows_an_address_is_not_taken_for_its_rest(below: str) -> None:
    text = f"壹、甲\n見https://example.gov.tw/a\n{below}\n"
    assert "address" not in {item.wording for item in paste(text).review}


NEARLY = BROKEN.replace("人事處。", "一、人事處與各局處共同辦理並得視需要委託民間之專業機構\n本府辦理。")

DOUBTS = {
    "front": "某計畫\n壹、甲",
    "page": "壹、甲\n12",
    "tags": "<b>壹、甲</b>",
    "address": "壹、甲\n見https://example.gov.tw/index.php?view=art\nicle&id=17",
    "depth": "# 壹、甲\n# 貳、乙\n### 參、丙",
    "split": "壹、目標為培育各階層人才。\n一、培育各\n階層人才",
    "heading": "壹、甲\n# 乙",
    "bullet": "壹、甲\n● 乙",
    "gap": "壹、甲。\n參、乙。",
    "restart": "壹、甲。\n貳、乙。\n壹、丙。",
    "level": "壹、甲\n1.乙。\n（一）丙。",
    "text_number": "壹、甲\n一、乙，\n3、丙。",
    "nearly": NEARLY,
    "cut": "壹、甲\n" + "字" * 40 + "\n乙。",
    "closing": "壹、甲\n一、乙。\n綜上，丙。",
    "after": "壹、甲。\n乙。",
    "table": "壹、甲\n乙\t丙",
    "marks": "壹、甲*乙",
    "empty": "壹、",
}


@pytest.mark.parametrize("wording", DOUBTS)
def test_each_doubt_is_told_in_both_languages(wording: str) -> None:
    told = [item for item in paste(DOUBTS[wording]).review if item.wording == wording]
    assert len(told) == 1
    for language in LANGUAGES:
        assert BOOK.says(told[0], language)
        assert BOOK.mend(told[0], language)


def test_every_wording_of_the_codebook_has_a_doubt() -> None:
    assert set(DOUBTS) == set(BOOK.entries["D30"].wordings)


NUMBERS = [
    "壹、",
    "貳、",
    "拾、",
    "一、",
    "二、",
    "（一）",
    "(二)",
    "1.",
    "2、",
    "(1)",
    "甲、",
    "i.",
    "ii ",
    "A. ",
]
PIECES = [
    *NUMBERS,
    *(
        "甲乙",
        "丙丁。",
        "，",
        "綜上",
        "\n",
        "\n",
        "\n\n",
        "\t",
        " ",
        "　",
        "#",
        "- ",
        "**",
        "*",
        "_a_",
        "`",
        "{#x}",
    ),
    *(
        "{value:x}",
        "<b>",
        "<x",
        "&amp;",
        "|",
        "| a | b |",
        "[a](javascript:x)",
        "![a](b)",
        ">",
        "---",
        "12",
        "□",
        "\\",
    ),
    *(
        "第 1 頁",
        "１．",
        "＃",
        "｛",
        "\u00a0",
        "\x0c",
        "\r\n",
        "a" * 40,
        "字" * 36,
        "1) ",
        "[x]: y",
        "=",
        "```",
        "\u200b",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text(max_size=60))
@example("壹、" + "[" * 900)
@example("壹、" + "長" * 25_000)
@example("壹、甲\n" + "\t".join(["[" * 500, "b"]))
@example("壹、甲 {#x}")
@example("壹、#")
@example("壹、甲#")
def test_whatever_is_pasted_is_taken_by_the_reader_and_stays(text: str) -> None:
    pasted = paste(text)
    checked = read_document(pasted.markdown, "document.md")
    assert [item for item in checked.diagnostics if checked.failed] == []
    assert paste(pasted.markdown).markdown == pasted.markdown
    assert all(1 <= item.ref.line <= text.count("\n") + 1 for item in pasted.review)
