"""Every check of the papers finds the fault that it is there for."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from planpress.render.typeset_job import BoxOnPage, Layout, PageFacts, Sheet
from support import paper_checks as checks
from support.papers import Bookmark, Paper, Word, read_paper
from support.project import REPOSITORY

TOP, FOOT = 10_000, 100_000


def test_a_page_with_three_lines_is_found() -> None:
    assert checks.half_empty_pages(_layout(_page(1, share=0.1), _page(2))) == ["page 1 is filled to 10%"]


def test_the_last_page_and_one_before_a_new_part_may_be_short() -> None:
    annex = BoxOnPage("附件1", 3, TOP, TOP + 3000)
    short = (_page(1, share=0.1, part="front"), _page(2, share=0.1), _page(3, share=0.1, part="annex"))
    two = (
        _page(1, share=0.2, part="annex"),
        _page(2, share=0.2, part="annex"),
        _page(3, share=0.2, part="annex"),
    )

    assert checks.half_empty_pages(_layout(*short)) == []
    assert checks.half_empty_pages(replace(_layout(*two), headings=(annex,))) == ["page 1 is filled to 20%"]


def test_a_heading_with_one_line_below_it_is_found() -> None:
    heading = BoxOnPage("壹、依據", 1, FOOT - 6000, FOOT - 3000)
    high = replace(heading, top=FOOT - 9000, bottom=FOOT - 6000)

    assert checks.lonely_headings(replace(_layout(_page(1)), headings=(heading,)))
    assert checks.lonely_headings(replace(_layout(_page(1)), headings=(high,))) == []


@pytest.mark.parametrize(("top", "bottom"), [(FOOT - 500, FOOT + 500), (TOP - 500, TOP + 500)])
def test_a_row_over_the_edge_is_found(top: int, bottom: int) -> None:
    assert checks.cut_rows(replace(_layout(_page(1)), rows=(BoxOnPage("r", 1, top, bottom),)))


def test_a_row_on_two_pages_is_found() -> None:
    rows = (BoxOnPage("r", 1, FOOT - 900, FOOT), BoxOnPage("r", 2, TOP, TOP + 900))

    assert checks.cut_rows(replace(_layout(_page(1), _page(2)), rows=rows)) == ["row r stands on two pages"]


def test_a_table_without_its_head_is_found() -> None:
    head, again = BoxOnPage("", 1, TOP, TOP + 900), BoxOnPage("", 2, TOP, TOP + 900)
    rows = (BoxOnPage("r0", 1, TOP + 900, FOOT), BoxOnPage("r1", 2, TOP + 900, FOOT))
    layout, tables = _layout(_page(1), _page(2)), ["r"]

    assert checks.headless_tables(replace(layout, rows=(head, rows[0], rows[1])), tables) == [
        "page 2: r has no head"
    ]
    assert checks.headless_tables(replace(layout, rows=(head, rows[0], again, rows[1])), tables) == []


def test_a_page_without_the_label_of_its_group_is_found() -> None:
    rows = (BoxOnPage("r0", 1, TOP, FOOT), BoxOnPage("r1", 2, TOP, FOOT))
    layout = replace(_layout(_page(1), _page(2)), rows=rows)
    groups = {"r0": "甲組", "r1": "甲組"}

    assert checks.missing_labels(_paper(layout, "甲組一", "二"), groups) == ["page 2: no label 甲組"]
    assert checks.missing_labels(_paper(layout, "甲組一", "甲組二"), groups) == []


@pytest.mark.parametrize("word", [Word(1, 20, 90, "左"), Word(1, 500, 580, "右")])
def test_a_word_in_the_margin_is_found(word: Word) -> None:
    assert checks.words_over_the_edge(replace(_paper(), words=(word,)))
    assert checks.words_over_the_edge(replace(_paper(), words=(Word(1, 74, 520, "中"),))) == []


def test_a_font_of_the_system_is_found() -> None:
    paper = replace(_paper(), fonts=frozenset({"Planpress-Kai-TC", "Noto-Sans-CJK-TC"}))

    assert checks.foreign_fonts(paper, ["Planpress Kai TC"]) == ["Noto-Sans-CJK-TC"]


def test_an_outline_that_is_not_the_contents_is_found() -> None:
    paper = replace(_paper(), bookmarks=(Bookmark(1, "壹、依據", 1), Bookmark(1, "貳、目的", 1)))

    assert checks.differing_bookmarks(paper, [(1, "壹、依據")]) == ["only in the outline: (1, '貳、目的')"]
    assert checks.differing_bookmarks(paper, [(1, "貳、目的"), (1, "壹、依據")]) == ["the order differs"]
    assert checks.differing_bookmarks(paper, [(1, "壹、依據"), (1, "貳、目的")]) == []


def test_a_wrong_number_in_the_contents_is_found() -> None:
    paper = replace(
        _paper(None, "壹、依據.....2貳、目的....3", "壹"),
        bookmarks=(Bookmark(1, "壹、依據", 2), Bookmark(1, "貳、目的", 2)),
    )

    assert checks.wrong_page_numbers(paper) == ["貳、目的: 3 instead of 2"]
    assert checks.wrong_page_numbers(replace(paper, bookmarks=paper.bookmarks[:1]))


def test_a_page_without_its_number_is_found() -> None:
    assert checks.unnumbered_pages(_paper(None, "甲第1頁,共2頁", "乙第1頁,共2頁")) == [
        "page 2 ends 乙第1頁,共2頁"
    ]


def test_a_page_without_its_head_is_found() -> None:
    paper = replace(_paper(None, "甲", "乙"), heads=("", "另一計畫"))

    assert checks.pages_without_head(paper, "本計畫") == ["page 2 begins 另一計畫"]
    assert checks.pages_without_head(replace(paper, heads=("", "本計畫壹、依據")), "本計畫") == []


def test_another_size_of_paper_is_found() -> None:
    assert checks.not_a4(replace(_paper(), sizes=((612.0, 792.0),))) == ["page 1: (612.0, 792.0)"]
    assert checks.not_a4(replace(_paper(), sizes=((841.89, 595.28),))) == []


def test_a_file_that_does_not_say_what_it_is_is_found() -> None:
    good = replace(
        _paper(), standard='pdfuaid:part="1" 計畫', tagged=True, language="zh-Hant-TW", title="計畫"
    )

    assert checks.unmarked(good, "計畫") == []
    assert checks.unmarked(_paper(), "計畫") == ["PDF/UA-1", "structure", "language", "title"]


def test_a_box_for_a_character_is_found() -> None:
    sheet = _set("計畫")
    boxed = re.sub(rb"(BT\s.*?<)[0-9a-f]{4}", rb"\g<1>0000", sheet.pdf, flags=re.DOTALL)
    assert boxed != sheet.pdf

    assert read_paper(sheet).blanks == ()
    assert read_paper(replace(sheet, pdf=boxed)).blanks == (1,)


def _set(text: str) -> Sheet:
    import weasyprint

    font = (REPOSITORY / "themes/default/fonts/PlanpressHeadingTC-Bold.otf").as_uri()
    css = f'@font-face{{font-family:"F";src:url({font})}} p{{font-family:"F"}}'
    html = weasyprint.HTML(string=f'<html lang="zh"><title>t</title><style>{css}</style><p>{text}</p></html>')
    return Sheet(html.write_pdf(pdf_variant="pdf/ua-1", uncompressed_pdf=True), _layout(_page(1)))


def _page(number: int, share: float = 0.9, part: str = "") -> PageFacts:
    return PageFacts(number, TOP, FOOT, round(TOP + share * (FOOT - TOP)), part)


def _layout(*pages: PageFacts) -> Layout:
    return Layout(pages, (), ())


def _paper(layout: Layout | None = None, *texts: str) -> Paper:
    return Paper(
        layout=layout or _layout(_page(1)),
        texts=texts,
        heads=("",) * len(texts),
        sizes=((595.28, 841.89),),
        words=(),
        bookmarks=(),
        fonts=frozenset(),
        blanks=(),
        title="",
        language="",
        standard="",
        tagged=False,
    )


@pytest.mark.parametrize("lines", [("辦理研習", "，並"), ("辦理（", "一）"), ("甲", "乙「", "丙」")])
def test_a_mark_on_the_wrong_side_of_a_line_is_found(lines: tuple[str, ...]) -> None:
    assert len(checks.misplaced_marks([lines, ("「甲」，", "（乙）。")])) == 1


@pytest.mark.parametrize("last", ["習", "習。", "習）。", " 習 "])
def test_a_character_alone_is_found(last: str) -> None:
    assert len(checks.lone_characters([("辦理研", last), ("辦理", "研習。"), ("研",)])) == 1
