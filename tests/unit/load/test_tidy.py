"""Tidy mends what needs no judgement: marks, blanks, dates, missing ids; never words, and never twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planpress.load.document import read_document
from planpress.load.tidy import tidy_csv, tidy_document, tidy_yaml
from planpress.model.clauses import Document

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("\ufeff# 甲\r\n\r\n乙\r\n", "# 甲\n\n乙\n"),
        ("甲  \n乙　\t\n", "甲\n乙\n"),
        ("\n\n甲\n\n\n", "甲\n"),
        ("＃ 甲", "# 甲\n"),
        ("#＃甲", "## 甲\n"),
        ("##甲", "## 甲\n"),
        ("#　甲", "# 甲\n"),
        ("# 甲 ｛#goals｝", "# 甲 {#goals}\n"),
        ("１．甲", "1. 甲\n"),
        ("１. 甲", "1. 甲\n"),
        ("1．甲", "1. 甲\n"),
        ("1) 甲", "1. 甲\n"),
        ("2）甲", "1. 甲\n"),
        ("1.   甲\n2. 乙\n12. 丙", "1. 甲\n1. 乙\n1. 丙\n"),
        ("1.　甲\n1.\t乙", "1. 甲\n1. 乙\n"),
        ("1. 甲\n\t1. 乙", "1. 甲\n    1. 乙\n"),
        ("1. 甲\n　　1. 乙", "1. 甲\n    1. 乙\n"),
        ("1. 甲\n\u00a0\u00a0\u00a0\u00a01. 乙", "1. 甲\n    1. 乙\n"),
        ("　　# 甲", "# 甲\n"),
        ("# 甲\n\n　　由相關經費支應。", "# 甲\n\n由相關經費支應。\n"),
        ("甲\n# 乙\n丙", "甲\n\n# 乙\n\n丙\n"),
        ("1. 甲\n    1. 乙\n        1. 丙\n1. 丁", "1. 甲\n    1. 乙\n        1. 丙\n\n1. 丁\n"),
        ("", ""),
    ],
)
def test_what_tidy_mends_in_a_document(typed: str, mended: str) -> None:
    assert tidy_document(typed) == mended


@pytest.mark.parametrize(
    "text",
    [
        "1. 甲\n  1. 乙\n",  # two blanks: which level?
        "1. 甲\n\n　　乙\n",  # the point's text, or the end of the clause?
        "一、甲\n",
        "1.甲\n",
        "１．５倍\n",
        "1.5倍\n",
        "113年1月1日\n",
        "甲 １．乙 ＃ 丙\n",
        "2*3\n",
    ],
)
def test_what_needs_judgement_is_left_alone(text: str) -> None:
    assert tidy_document(text) == text


@pytest.mark.parametrize("path", sorted(ROOT.glob("plans/**/document.md")), ids=lambda path: path.parts[-2])
def test_tidy_changes_no_tree_of_a_document(path: Path) -> None:
    text = path.read_text("utf-8")
    assert tree(tidy_document(text)) == tree(text)


def tree(text: str) -> Document | None:
    checked = read_document(text, "document.md")
    return checked.value.document if checked.value and not checked.failed else None


MARKS = [
    *"#＃*-+|>=1２．.)） \t\n　｛｝{}:：",
    "\r\n",
    "\n\n",
    "    ",
    "  ",
    "1. ",
    "甲",
    "乙。",
    "- [x] ",
    "\u00a0",
    "\ufeff",
    "{#a}",
]
marks = st.lists(st.sampled_from(MARKS), max_size=30).map("".join)


@given(marks | st.text(max_size=80))
@example("#\n#甲")
@example("1. 1) 甲")
@example("# #甲")
def test_tidying_a_document_twice_does_no_more_than_once(text: str) -> None:
    once = tidy_document(text)
    assert tidy_document(once) == once


@given(marks)
def test_tidy_keeps_the_tree_of_a_text_without_slips(text: str) -> None:
    text = text.replace("\ufeff", "").replace("\r\n", "\n")  # the reader gets decoded text
    before = tree(text)
    if before is not None:
        assert tree(tidy_document(text)) == before


def only_words(text: str) -> str:
    return "".join(char for char in text if char.isalpha())


@given(marks | st.text(max_size=80))
def test_tidy_never_changes_words(text: str) -> None:
    assert only_words(tidy_document(text)) == only_words(text)
    assert only_words(tidy_yaml(text)) == only_words(text)


# -- YAML ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("\ufefftitle: 甲 \r\nkind: plan\r\n", "title: 甲\nkind: plan\n"),
        ("title：甲\n", "title: 甲\n"),
        ("title： 甲\nkind：plan\nperiod：106年\n", "title: 甲\nkind: plan\nperiod: 106年\n"),
        ("issue:\n  date：113年2月27日\n", "issue:\n  date: 113年2月27日\n"),
        ("issue：\n  date: 113年2月27日\n", "issue:\n  date: 113年2月27日\n"),
        ("issue:\n\tdate: 甲\n", "issue:\n  date: 甲\n"),
        ("issue:\n　date: 甲\n", "issue:\n  date: 甲\n"),
    ],
)
def test_what_tidy_mends_in_yaml(typed: str, mended: str) -> None:
    assert tidy_yaml(typed) == mended


@pytest.mark.parametrize(
    "text",
    [
        "title: 甲：乙\n",
        "title: abc：乙\n",
        "items:\n  - abc：乙\n",
        "text: |\n  abc：乙\n",
        'text: "甲\n  abc：乙"\n',
        "text: 甲\n  abc：乙\n",
        "名稱：甲\n",
        "# note：甲\n",
        "items: [abc：乙]\n",
    ],
)
def test_values_and_comments_keep_their_colons(text: str) -> None:
    assert tidy_yaml(text) == text


@given(
    marks
    | st.text(max_size=80)
    | st.lists(st.sampled_from(["a：", "b: ", "甲", "\n", "  ", "\t", "- ", "|", "'", "　"])).map("".join)
)
@example("a：1\nb：2\nc：3")
def test_tidying_yaml_twice_does_no_more_than_once(text: str) -> None:
    once = tidy_yaml(text)
    assert tidy_yaml(once) == once


# -- CSV ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("113/5/6", "113年5月6日"),
        ("113-05-06", "113年5月6日"),
        ("113.5.6", "113年5月6日"),
        ("2024-05-06", "113年5月6日"),
        ("2024/5/6 00:00", "113年5月6日"),
        ("2024-05-06 00:00:00", "113年5月6日"),
        ("113/5/6；113/5/9", "113年5月6日；113年5月9日"),
        ("113年5月6日", "113年5月6日"),
        ("113/2/30", "113/2/30"),
        ("5/6", "5/6"),
        ("24/5/6", "24/5/6"),
        ("1900/1/1", "1900/1/1"),
        ("113/5-6", "113/5-6"),
        ("", ""),
    ],
)
def test_dates_are_written_as_printed(typed: str, printed: str) -> None:
    assert tidy_csv(f"編號,開始\na,{typed}\n") == f"編號,開始\na,{printed}\n"


def test_only_date_columns_hold_dates() -> None:
    text = "編號,備註\na,113/5/6\n"
    assert tidy_csv(text) == text
    assert tidy_csv(text, dates=["備註"]) == "編號,備註\na,113年5月6日\n"


def test_a_missing_id_follows_its_series_and_the_highest_number() -> None:
    text = "編號,系列,課程名稱\nai-1,ai,甲\n,ai,乙\nai-4,ai,丙\n,ai,丁\n,law,戊\n,,己\n,提升英語力,庚\n"
    assert tidy_csv(text, stem="course").split("\n")[1:-1] == [
        "ai-1,ai,甲",
        "ai-5,ai,乙",
        "ai-4,ai,丙",
        "ai-6,ai,丁",
        "law-1,law,戊",
        "course-1,,己",
        "course-2,提升英語力,庚",
    ]


def test_a_number_used_before_is_never_used_again() -> None:
    filled = tidy_csv("編號,系列\n,ai\n", stem="course", taken=["ai-7", "ai-x", "aid-9"])
    assert filled == "編號,系列\nai-8,ai\n"


def test_a_session_follows_its_course() -> None:
    assert (
        tidy_csv("編號,課程,開始\n,ai-1,\n,ai-1,\n", stem="session")
        == "編號,課程,開始\nai-1-1,ai-1,\nai-1-2,ai-1,\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "編號,系列\n,ai\n",  # without a stem ids are left alone
        "課程名稱\n甲\n",
    ],
)
def test_ids_are_only_filled_where_wanted(text: str) -> None:
    assert tidy_csv(text) == text


def test_empty_rows_get_no_id_and_ragged_ones_neither() -> None:
    text = "編號,課程名稱\n,\n,甲,多\n"
    assert tidy_csv(text, stem="course") == text


def test_line_breaks_and_quotes_in_cells_stay() -> None:
    text = '編號,目標\na,"甲\n乙"\nb,"丙,""丁"""\n'
    assert tidy_csv("\ufeff" + text.replace("\n", "\r\n")) == text


def test_a_table_with_an_open_quote_is_left_as_it_is() -> None:
    assert tidy_csv('編號,開始\r\na,"113/5/6\r\n', stem="course") == '編號,開始\na,"113/5/6\n'


tables = st.lists(
    st.lists(
        st.sampled_from(["", "ai", "ai-1", "ai-2", "提升", "113/5/6", " 甲 ", '"', "a,b", "甲\n乙"]),
        min_size=3,
        max_size=3,
    ),
    max_size=6,
)


@given(tables, st.sampled_from(["", "course"]))
def test_tidying_csv_twice_does_no_more_than_once(rows: list[list[str]], stem: str) -> None:
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    once = tidy_csv("\n".join(["編號,系列,開始", *quoted]), stem=stem)
    assert tidy_csv(once, stem=stem) == once


@given(tables)
def test_filled_ids_are_all_different(rows: list[list[str]]) -> None:
    text = "\n".join(
        [
            "編號,系列,名稱",
            *(
                f",{row[0].strip()},甲"
                for row in rows
                if "\n" not in row[0] and '"' not in row[0] and "," not in row[0]
            ),
        ]
    )
    ids = [line.split(",")[0] for line in tidy_csv(text, stem="course").split("\n")[1:-1]]
    assert len(set(ids)) == len(ids)
    assert all(ids)


@given(st.text(max_size=60))
def test_any_text_is_taken_for_csv(text: str) -> None:
    once = tidy_csv(text, stem="course")
    assert tidy_csv(once, stem="course") == once
