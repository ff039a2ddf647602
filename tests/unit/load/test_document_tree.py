"""What an editor writes becomes the clause tree that FORMAT promises."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Ref
from planpress.load.document import Reading, join_lines, read_document
from planpress.load.document_words import Mention
from planpress.model.clauses import (
    Block,
    Clause,
    Code,
    Inline,
    Link,
    ListOf,
    Paragraph,
    Picture,
    PipeTable,
    Place,
    Printed,
    ReferenceTo,
    Shape,
    Strong,
    Text,
    Tick,
    TickBox,
    Ticks,
    ValueOf,
)


def read(text: str) -> Reading:
    """The reading of a text without any slip."""
    checked = read_document(text, "document.md")
    assert checked.diagnostics == ()
    assert checked.value is not None
    return checked.value


def content(text: str) -> tuple[Block | Clause, ...]:
    return read(text).document.content


def shape_of(item: Block | Clause) -> object:
    """A clause as (shape, words, below), anything else as its words or itself."""
    if isinstance(item, Clause):
        return (item.shape.value, plain(item.words), [shape_of(one) for one in item.content])
    return plain(item.inlines) if isinstance(item, Paragraph) else item


def plain(inlines: tuple[Inline, ...]) -> str:
    return "".join(getattr(run, "text", "") for run in inlines)


def shapes(text: str) -> list[object]:
    return [shape_of(item) for item in content(text)]


def inlines(text: str) -> tuple[Inline, ...]:
    (paragraph,) = content(text)
    assert isinstance(paragraph, Paragraph)
    return paragraph.inlines


def test_headings_nest_by_their_marks() -> None:
    text = "# 甲\n\n內文\n\n## 乙\n\n### 丙\n\n內文\n\n## 丁\n\n# 戊\n"
    assert shapes(text) == [
        (
            "heading",
            "甲",
            ["內文", ("heading", "乙", [("heading", "丙", ["內文"])]), ("heading", "丁", [])],
        ),
        ("heading", "戊", []),
    ]


def test_points_nest_by_four_blanks_each() -> None:
    text = "1. 甲\n    1. 乙\n        1. 丙\n    1. 丁\n1. 戊\n"
    assert shapes(text) == [
        ("point", "甲", [("point", "乙", [("point", "丙", [])]), ("point", "丁", [])]),
        ("point", "戊", []),
    ]


def test_a_tab_is_an_indent() -> None:
    assert shapes("1. 甲\n\t1. 乙") == shapes("1. 甲\n    1. 乙")


def test_the_digit_of_a_point_does_not_matter() -> None:
    assert shapes("1. 甲\n2. 乙\n7. 丙") == shapes("1. 甲\n1. 乙\n1. 丙")


def test_a_bold_title_makes_a_titled_point_with_its_text() -> None:
    text = "1. **資安疑慮**\n\n    漏洞無法修補。\n\n    空間不足。\n\n1. **用紙量大增**\n"
    assert shapes(text) == [
        ("titled_point", "資安疑慮", ["漏洞無法修補。", "空間不足。"]),
        ("titled_point", "用紙量大增", []),
    ]


def test_a_paragraph_at_the_margin_closes_the_clause_above_the_points() -> None:
    text = "# 緣起\n\n說明如下：\n\n1. 甲\n\n    甲的內文。\n\n1. 乙\n\n綜上所述。\n\n# 目標\n"
    assert shapes(text) == [
        (
            "heading",
            "緣起",
            ["說明如下：", ("point", "甲", ["甲的內文。"]), ("point", "乙", []), "綜上所述。"],
        ),
        ("heading", "目標", []),
    ]


def test_a_closing_paragraph_of_a_point_stands_at_its_own_indent() -> None:
    text = "1. 甲\n    1. 乙\n    1. 丙\n\n    甲的結語。\n\n1. 丁\n"
    assert shapes(text) == [
        ("point", "甲", [("point", "乙", []), ("point", "丙", []), "甲的結語。"]),
        ("point", "丁", []),
    ]


def test_a_heading_that_is_a_whole_sentence_is_a_clause_in_one_line() -> None:
    assert shapes("# 本計畫得視實際需要修正之。") == [("sentence", "本計畫得視實際需要修正之。", [])]
    assert shapes("# 目標如下。\n\n內文") == [("heading", "目標如下。", ["內文"])]


def test_text_before_the_first_heading_belongs_to_the_document() -> None:
    assert shapes("前言。\n\n# 甲") == ["前言。", ("heading", "甲", [])]


def test_broken_lines_are_joined_without_a_blank_between_chinese_characters() -> None:
    assert shapes("訓練是培育\n人才的基礎。\n\n1. 強化\n    職能。") == [
        "訓練是培育人才的基礎。",
        ("point", "強化職能。", []),
    ]


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("培育", "人才", "培育人才"),
        ("學習", "email", "學習email"),
        ("Brandon Hall", "Group", "Brandon Hall Group"),
        ("2030", "雙語", "2030雙語"),
        ("方案，", "再", "方案，再"),
        ("", "甲", "甲"),
    ],
)
def test_joining_two_lines(above: str, below: str, joined: str) -> None:
    assert join_lines(above, below) == joined


def test_attributes_stand_behind_the_words() -> None:
    clause = content("# 課程摘要表 {#summary label=附表 from=(一)}")[0]
    assert clause == Clause(
        Shape.HEADING, (Text("課程摘要表"),), id="summary", label="附表", first_level="(一)"
    )


def test_an_id_may_stand_behind_a_bold_title_and_a_point() -> None:
    reading = read("1. **甲** {#one}\n1. 乙{#two}\n")
    assert reading.id_lines == (("one", 1), ("two", 2))
    assert [plain(clause.words) for clause in reading.document.clauses] == ["甲", "乙"]


def test_the_lines_of_clauses_follow_the_text() -> None:
    assert read("# 甲\n\n1. 乙\n    1. 丙\n\n# 丁").lines == (1, 3, 4, 6)


def test_records_are_printed_where_their_line_stands() -> None:
    text = (
        "{items:legal_basis}\n\n1. 如下：\n\n    {table:english-award}\n\n1. 圖如下：\n\n    {figure：sop}\n"
    )
    reading = read(text)
    first, second, third = reading.document.content
    assert first == Place(Printed.ITEMS, "legal_basis")
    assert isinstance(second, Clause)
    assert second.content == (Place(Printed.TABLE, "english-award"),)
    assert isinstance(third, Clause)
    assert third.content == (Place(Printed.FIGURE, "sop"),)
    assert reading.mentions == (
        Mention("items", "legal_basis", Ref("document.md", line=1, column=1)),
        Mention("table", "english-award", Ref("document.md", line=5, column=5)),
        Mention("figure", "sop", Ref("document.md", line=9, column=5)),
    )


def test_braces_in_a_sentence_are_values_lists_and_references() -> None:
    assert inlines("需{value:hours.total}，約{value：saved.bare}，見{@hours}。") == (
        Text("需"),
        ValueOf("hours.total"),
        Text("，約"),
        ValueOf("saved", bare=True),
        Text("，見"),
        ReferenceTo("hours"),
        Text("。"),
    )
    assert inlines("{list:a}{list:a 及}{list:a 「」}{list:a 1、}") == (
        ListOf("a"),
        ListOf("a", "及"),
        ListOf("a", "「」"),
        ListOf("a", "1、"),
    )


def test_mentions_carry_their_place_also_on_a_joined_line() -> None:
    mentions = read("1. 甲{value:a}\n    乙{@b}\n").mentions
    assert mentions == (
        Mention("value", "a", Ref("document.md", line=1, column=5)),
        Mention("@", "b", Ref("document.md", line=2, column=6)),
    )


def test_code_and_links_are_the_inline_marks_and_paths_survive() -> None:
    assert inlines("在 `<b>` 與[入口網](https://example.tw/a?b=1&c=2)及人事處\\考勤") == (
        Text("在 "),
        Code("<b>"),
        Text(" 與"),
        Link("入口網", "https://example.tw/a?b=1&c=2"),
        Text("及人事處\\考勤"),
    )


def test_bold_in_a_sentence_is_kept_with_a_notice() -> None:
    reading = read_document("**注意：**請於期限內", "document.md").value
    assert reading is not None
    assert reading.document.content == (Paragraph((Strong("注意："), Text("請於期限內"))),)


def test_tick_boxes_stand_together() -> None:
    assert content("- [x] 甲\n- [ ] 乙\n- [?] 丙\n") == (
        Ticks(
            (
                TickBox(Tick.YES, (Text("甲"),)),
                TickBox(Tick.NO, (Text("乙"),)),
                TickBox(Tick.UNKNOWN, (Text("丙"),)),
            )
        ),
    )


def test_a_pipe_table_is_a_head_and_rows() -> None:
    assert content("| 項目 | 數量 |\n|:---|---:|\n| 甲 | 1 |\n| `乙` |  |\n") == (
        PipeTable(
            ((Text("項目"),), (Text("數量"),)),
            (((Text("甲"),), (Text("1"),)), ((Code("乙"),), (Text(""),))),
        ),
    )


def test_a_picture_has_words_and_a_relative_address() -> None:
    assert content("![跨域人才培力策略圖](media/map.png)") == (
        Picture("media/map.png", "跨域人才培力策略圖"),
    )


@pytest.mark.parametrize(
    "text", ["", "\n\n", "113年1月1日至12月31日。", "1.5倍", "(甲)乙", "A、B", "2030年", "3D列印", "e化"]
)
def test_plain_text_is_no_slip(text: str) -> None:
    assert read_document(text, "document.md").diagnostics == ()
