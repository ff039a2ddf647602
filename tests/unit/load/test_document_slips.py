"""Every slip of the hand in a document.md is told with its code, wording and place; no text raises."""

from __future__ import annotations

import importlib.resources
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planpress.diagnostics.codebook import LANGUAGES, Codebook
from planpress.diagnostics.diagnostic import Diagnostic, Severity
from planpress.load.document import MAX_BYTES, read_document
from planpress.load.document_tree import MAX_DEPTH
from planpress.load.document_words import MAX_MARKS, MAX_WORDS
from planpress.model.clauses import Clause, Document, Link, Paragraph

CODES = importlib.resources.files("planpress.diagnostics").joinpath("codes/D.yaml").read_text("utf-8")
BOOK = Codebook.from_texts([CODES])

RAISED_ELSEWHERE = {
    ("D13", "unknown"),  # needs all records
    ("D13", "unknown_nearest"),
    ("D13", "twice"),
    ("D20", "page"),  # a page of content/pages
    ("D13", "annexed"),
    ("D26", "default"),  # needs the habit of plan.yaml
}
FAMILY_OF_PASTE = {"D30"}


@dataclass(frozen=True)
class Slip:
    """A text with one slip, and where it is told: "code wording line:column", several divided by commas."""

    name: str
    text: str
    told: str


SLIPS = (
    Slip("full-width blanks before a point", "1. 甲\n　　1. 乙", "D01 default 2:1"),
    Slip(
        "full-width blanks before a paragraph",
        "# 經費\n\n　　由相關經費支應。",
        "D01 default 3:1, D09 default 3:3",
    ),
    Slip("a no-break blank before a point", "1. 甲\n\n\u00a0\u00a0\u00a0\u00a01. 乙", "D01 default 3:1"),
    Slip("full-width digit and stop", "１．加強科技素養。", "D02 default 1:1"),
    Slip("full-width stop", "1．加強科技素養。", "D02 default 1:1"),
    Slip("full-width number sign", "＃ 計畫目標", "D02 default 1:1"),
    Slip("full-width braces", "時數為｛value:hours.total｝。", "D02 default 1:4, D02 default 1:22"),
    Slip("full-width braces of an id", "# 計畫目標 ｛#goals｝", "D02 default 1:8, D02 default 1:15"),
    Slip("no blank behind #", "##計畫目標", "D03 default 1:1, D05 default 1:3"),
    Slip("a bracket for a stop", "1) 甲", "D03 bracket 1:1"),
    Slip("a full-width bracket for a stop", "1）甲", "D03 bracket 1:1"),
    Slip("a year for a number", "113. 甲", "D03 point 1:1"),
    Slip("too many blanks behind the stop", "1.   甲", "D03 point 1:1"),
    Slip("a number in a heading", "# 壹、計畫依據", "D04 default 1:3"),
    Slip("a number in a heading without blank", "#壹、計畫依據", "D03 default 1:1, D04 default 1:2"),
    Slip("a number in a point", "1. 一、甲", "D04 default 1:4"),
    Slip("a number in a bold title", "1. **（一）甲**", "D04 default 1:4"),
    Slip("a level skipped", "# 甲\n\n### 乙", "D05 default 3:5"),
    Slip("seven #", "####### 甲", "D05 deep 1:1, D05 default 1:9"),
    Slip("two blanks before a point", "1. 甲\n  1. 乙", "D06 default 2:6"),
    Slip("three blanks before a point", "1. 甲\n   1. 乙", "D06 default 2:7"),
    Slip("eight blanks under level one", "1. 甲\n        1. 乙", "D06 deep 2:12"),
    Slip("blanks before a heading", " # 甲", "D06 heading 1:2"),
    Slip("two blanks before a paragraph", "1. 甲\n\n  乙", "D06 text 3:3"),
    Slip("一、", "一、甲", "D07 default 1:1"),
    Slip("bopomofo ㄧ", "ㄧ、甲", "D07 default 1:1"),
    Slip("（一）", "（一）甲", "D07 default 1:1"),
    Slip("1、", "1、甲", "D07 default 1:1"),
    Slip("(1)", "(1) 甲", "D07 default 1:1"),
    Slip("1. without blank", "1.甲", "D07 default 1:1"),
    Slip("1. with a full-width blank", "1.　甲", "D07 default 1:1"),
    Slip("1. with a tab", "1.\t甲", "D07 default 1:1"),
    Slip("a line right below a point", "1. 甲\n乙", "D08 default 2:1"),
    Slip("a line indented otherwise", "甲\n    乙", "D08 indent 2:5"),
    Slip("text right below a table", "| 甲 |\n|---|\n| 1 |\n乙", "D08 block 4:1"),
    Slip("text right below tick boxes", "- [x] 甲\n乙", "D08 block 2:1"),
    Slip("a table right below text", "乙\n| 甲 |\n|---|", "D08 block 2:1"),
    Slip("text right below a bold title", "1. **甲**\n    乙", "D22 default 1:4, D08 title 2:5"),
    Slip("a paragraph with no point", "# 甲\n\n    乙", "D09 default 3:5"),
    Slip("a paragraph deeper than its points", "1. 甲\n\n        乙", "D09 default 3:9"),
    Slip(
        "text at the margin between points",
        "1. **甲**\n\n乙\n\n1. 丙\n\n丁\n\n1. 戊",
        "D10 default 3:1, D10 default 7:1",
    ),
    Slip("a closing paragraph, then a point", "# 甲\n\n1. 乙\n\n丙\n\n1. 丁", "D10 default 5:1"),
    Slip("capitals in an id", "# 甲 {#Hours}", "D11 default 1:6"),
    Slip("an id like a generated anchor", "# 甲 {#c9-2-1}", "D11 anchor 1:6"),
    Slip("an id used twice", "# 甲 {#hours}\n\n# 乙 {#hours}", "D12 default 3:3"),
    Slip("a Chinese word in braces", "{表:x}", "D13 default 1:1"),
    Slip("a misspelt word in braces", "{tabel:x}", "D13 nearest 1:1"),
    Slip("a template's braces", "達{{value:x}}人", "D13 open 1:2"),
    Slip("a table in a sentence", "如{table:x}。", "D13 alone 1:2"),
    Slip("an id in a sentence", "甲 {#x} 乙", "D13 attributes 1:3"),
    Slip("an id behind a closing line", "1. 甲\n    乙 {#x}", "D13 attributes 2:7"),
    Slip("an unknown attribute", "# 甲 {#x lable=附表}", "D13 attribute 1:6"),
    Slip("an attribute without value", "# 甲 {#x label=}", "D13 attribute 1:6"),
    Slip("a brace without partner", "甲{乙", "D13 open 1:2"),
    Slip("braces the wrong way round", "甲}乙{", "D13 open 1:2"),
    Slip("braces without an id", "{value:}與{@}與{table}", "D13 empty 1:1, D13 empty 1:10, D13 empty 1:14"),
    Slip("a heading after points", "# 甲\n\n1. 乙\n\n## 丙", "D14 default 5:4"),
    Slip("a heading after points at the top", "1. 甲\n\n# 乙", "D14 default 3:3"),
    Slip("hyphens below a line", "計畫目標\n---", "D15 default 2:1"),
    Slip("one equals sign below a line", "計畫目標\n=", "D15 default 2:1"),
    Slip("lone stars", "2*3*4", "D16 default 1:2, D16 default 1:4"),
    Slip("underlines", "甲 _乙_ 丙", "D16 underscore 1:3"),
    Slip("odd stars", "**甲", "D16 odd 1:1"),
    Slip("an empty heading", "# ", "D17 heading 1:1"),
    Slip("a heading of an id only", "# {#x}", "D17 heading 1:3"),
    Slip("an empty point", "1. ", "D17 point 1:1"),
    Slip("a bullet", "- 甲", "D18 default 1:1"),
    Slip("a lone bullet", "甲\n\n+\n", "D18 default 3:1"),
    Slip("a quotation", "> 甲", "D18 default 1:1"),
    Slip("a fence", "```\n甲", "D18 default 1:1"),
    Slip("a footnote", "[^1]: 甲", "D18 default 1:1"),
    Slip("a reference that vanishes", "[甲]: 乙", "D18 default 1:1"),
    Slip("a heading in a point", "1. # 甲", "D18 default 1:4"),
    Slip("a list in a point", "1. 1. 甲", "D18 default 1:4"),
    Slip("closing # of a heading", "# 甲 ##", "D18 default 1:5"),
    Slip("a backslash before punctuation", r"甲\(乙", "D19 default 1:2"),
    Slip("a long paragraph", "甲" * (MAX_WORDS + 1), "D20 default 1:1"),
    Slip("many brackets", "[" * (MAX_MARKS + 1), "D20 default 1:1"),
    Slip("many brackets over many lines", "\n".join(["["] * (MAX_MARKS + 1)), "D20 default 1:1"),
    Slip("a large file", "甲\n\n" * (MAX_BYTES // 3 + 1), "D20 file 0:0"),
    Slip(
        "thirteen levels of points",
        "\n".join(" " * 4 * level + "1. 甲" for level in range(MAX_DEPTH + 1)),
        f"D20 levels {MAX_DEPTH + 1}:{MAX_DEPTH * 4 + 4}",
    ),
    Slip("a tag", "<b>甲</b>", "D21 default 1:1, D21 default 1:5"),
    Slip("a comment", "甲 <!-- 乙 -->", "D21 default 1:3"),
    Slip("a character reference", "甲&nbsp;乙", "D21 entity 1:2"),
    Slip("bold in a sentence", "**甲**乙", "D22 default 1:1"),
    Slip("a footnote", "甲[^1]乙", "D18 footnote 1:2"),
    Slip("a script for a link", "[甲](javascript:x)", "D23 default 1:5"),
    Slip("a script behind a blank", "[甲]( javascript:x)", "D23 default 1:5"),
    Slip("a script in brackets the parser takes otherwise", "[甲[乙]](javascript:x)", "D23 default 1:1"),
    Slip("a web address without its beginning", "[甲](www.example.com/a)", "D23 bare 1:5"),
    Slip("another web address without its beginning", "[甲](example.gov.tw)", "D23 bare 1:5"),
    Slip("another host without scheme", "[甲](//example.com)", "D23 default 1:5"),
    Slip("a picture without words", "![](media/x.png)", "D24 default 1:1"),
    Slip("a picture from elsewhere", "![甲](https://example.com/x.png)", "D24 address 1:1"),
    Slip("a picture in a sentence", "如![甲](media/x.png)", "D24 alone 1:2"),
    Slip("a table without a rule", "| 甲 |\n| 乙 |", "D25 default 1:1"),
    Slip("a ragged table", "| 甲 | 乙 |\n|---|---|\n| 1 |", "D25 ragged 3:1"),
    Slip("a rule with too few cells", "| 甲 | 乙 |\n|---|\n| 1 | 2 |", "D25 ragged 2:1"),
    Slip("a star in a cell", "| 甲 | 乙 |\n|---|---|\n| 1 | 2*3 |", "D16 default 3:8"),
)


def found_in(text: str) -> tuple[Diagnostic, ...]:
    return read_document(text, "document.md").diagnostics


def told(text: str) -> list[str]:
    return [f"{item.code} {item.wording} {item.ref.line}:{item.ref.column}" for item in found_in(text)]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_a_slip_is_told_where_it_stands(slip: Slip) -> None:
    assert ", ".join(told(slip.text)) == slip.told


def test_every_wording_of_the_codebook_has_a_slip() -> None:
    raised = {tuple(one.split()[:2]) for slip in SLIPS for one in slip.told.split(", ") if one}
    written = {
        (code, wording)
        for code, entry in BOOK.entries.items()
        if code not in FAMILY_OF_PASTE
        for wording in entry.wordings
    }
    assert written - RAISED_ELSEWHERE == raised


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_each_message_fills_its_blanks_in_both_languages(slip: Slip) -> None:
    for item in found_in(slip.text):
        for language in LANGUAGES:
            assert BOOK.says(item, language)
            assert BOOK.mend(item, language)


@pytest.mark.parametrize("code", sorted(set(BOOK.entries) - FAMILY_OF_PASTE - {"D20", "D26"}))
def test_the_examples_of_the_codebook_are_wrong_and_right(code: str) -> None:
    entry = BOOK.entries[code]
    assert code in {item.code for item in found_in(entry.wrong)} or (code, "default") in RAISED_ELSEWHERE
    assert [item for item in found_in(entry.right) if item.severity is not Severity.NOTICE] == []


def test_several_slips_in_one_text_are_all_told_in_their_order() -> None:
    text = "#計畫目標\n\n１．甲\n\n一、乙\n\n{tabel:x}與2*3\n\n<b>丙\n"
    assert [one.split()[0] for one in told(text)] == ["D03", "D02", "D07", "D13", "D16", "D21"]


def test_the_nearest_word_is_named() -> None:
    (slip,) = found_in("{vale:x}")
    assert dict(slip.params) == {"guess": "value", "word": "vale"}


def test_notices_do_not_fail_a_document() -> None:
    assert not read_document(r"**甲**乙\(丙", "document.md").failed


def test_an_unsafe_link_is_never_handed_on() -> None:
    reading = read_document("[甲]( javascript:x)與[乙](https://example.tw)", "document.md").value
    assert reading is not None
    (paragraph,) = reading.document.content
    assert isinstance(paragraph, Paragraph)
    assert [run.href for run in paragraph.inlines if isinstance(run, Link)] == ["https://example.tw"]


def test_what_stands_between_backticks_is_printed_as_it_is() -> None:
    assert told("`{x} <b> 2*3 _a_`") == []


MARKS = [
    *"#*_`[](){}<>|!\\-+=:.&@~^ \t\n0123",
    "　",
    "１",
    "．",
    "｛",
    "｝",
    "一、",
    "壹、",
    "（一）",
    "1. ",
    "    ",
]
TEXTS = st.lists(
    st.sampled_from([*MARKS, "甲", "a", "{#a}", "{value:a}", "**", "- [x] ", "\n\n"]), max_size=60
)


@given(TEXTS.map("".join) | st.text(max_size=200))
@example("\x02klzzwxh:0000\x03")
@example("1. \n    {#}\n|")
def test_no_text_raises(text: str) -> None:
    checked = read_document(text, "document.md")
    assert checked.value is not None
    assert len(checked.value.lines) == count_clauses(checked.value.document)
    for item in checked.diagnostics:
        assert 1 <= item.ref.line <= text.count("\n") + 1
        assert BOOK.says(item, "zh")


def count_clauses(tree: Document | Clause) -> int:
    return sum(1 + count_clauses(clause) for clause in tree.clauses)


HEAVY = (
    "[",
    "<![CDATA[",
    "[a](",
    "**",
    "{",
    "`",
    "*a",
    "a`b``",
    "![",
    "_a_ ",
    "\\",
    "｛#",
    "a  ",
    "{@a}",
    "|",
    "- [x] ",
)


@pytest.mark.parametrize("mark", HEAVY)
@pytest.mark.parametrize("join", ["", pytest.param("\n", marks=pytest.mark.long), "\n\n"])
def test_marks_in_heaps_end_soon(mark: str, join: str) -> None:
    """18 KB of a mark kept Markdown parsers busy for a quarter of a minute; here the reading just ends."""
    text = join.join([mark] * (18_000 // len(mark)))
    assert read_document(text, "document.md").value is not None
    assert read_document("# " + text, "document.md").value is not None
