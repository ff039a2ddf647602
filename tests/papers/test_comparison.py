"""The comparison on paper: landscape, heads and labels on every page, nothing cut."""

from __future__ import annotations

import pytest

from planpress.rules.comparison import Topic
from support import paper_checks as checks
from support.built import Built
from support.papers import Paper, read_paper

PLACE = "output/compare/compare.pdf"


@pytest.fixture(scope="module")
def paper(built: Built) -> Paper:
    sheet = built.sheets[PLACE]
    assert (built.output / "compare/compare.pdf").read_bytes() == sheet.pdf
    return read_paper(sheet)


def test_it_is_landscape_a4(paper: Paper) -> None:
    height, width = checks.A4[1], checks.A4[0]
    assert all(abs(size[0] - height) < 1 and abs(size[1] - width) < 1 for size in paper.sizes)


def test_no_row_is_cut_and_no_heading_stands_alone(paper: Paper) -> None:
    assert checks.cut_rows(paper.layout) == []
    assert checks.lonely_headings(paper.layout) == []
    assert checks.half_empty_pages(paper.layout) == []


def test_heads_are_repeated(paper: Paper) -> None:
    assert checks.headless_tables(paper.layout, [f"{topic}-" for topic in Topic]) == []


def test_no_word_runs_out_and_no_character_is_a_box(paper: Paper) -> None:
    assert checks.words_over_the_edge(paper) == []
    assert paper.blanks == ()


def test_the_contents_name_the_right_pages(paper: Paper) -> None:
    assert checks.wrong_page_numbers(paper) == []
    assert checks.unnumbered_pages(paper) == []


def test_the_file_says_what_it_is(paper: Paper) -> None:
    assert checks.unmarked(paper, "訓練計畫規定對照表") == []
