"""The comparison table of an amendment on real paper: nothing lost, the same words in all three files."""

from __future__ import annotations

import re
from collections import Counter

import pikepdf
import pytest
from pypdf import PdfReader

from planpress.diagnostics.diagnostic import Ref
from planpress.render.conformance.check import check_pdf
from planpress.render.conformance.pdf_file import PdfFile, Tag
from planpress.render.parity.pdf_words import pdf_words
from planpress.site.word_sequence import sequence
from support.amendments import Desk, amend_much, lay_out
from support.office import named, root_of, text_words
from support.pages import folded
from support.paper_checks import A4


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The amended plan with its files, unchanged points and all: some run over two pages."""
    desk = amend_much(lay_out(tmp_path_factory.mktemp("amendments")))
    assert desk.amend("--whole").exit_code == 0
    return desk


@pytest.fixture(scope="module")
def pdf(desk: Desk) -> PdfReader:
    return PdfReader(desk.root / "amendments/taoyuan-113-amendment.pdf")


def page_words(desk: Desk) -> str:
    """The words that the page shows, without the labels for narrow screens."""
    page = desk.made("html").decode().partition("<main")[2]
    page = re.sub(r'<span class="table__label"[^>]*>.*?</span>', "", page)
    return folded(re.sub(r"<[^>]+>", "", page.partition(">")[2]).replace("&amp;", "&"))


def test_the_pdf_meets_the_rules_for_readers(desk: Desk) -> None:
    assert check_pdf(desk.made("pdf"), Ref("amendment.pdf")) == ()


def test_it_is_upright_with_a_number_on_every_page(pdf: PdfReader) -> None:
    count = len(pdf.pages)
    assert count > 10
    for number, page in enumerate(pdf.pages, start=1):
        assert abs(float(page.mediabox.width) - A4[0]) < 1
        assert f"第{number}頁,共{count}頁" in folded(page.extract_text())


def test_the_heads_are_on_every_page_of_the_table(pdf: PdfReader) -> None:
    for page in pdf.pages[1:]:
        text = folded(page.extract_text())
        assert all(head in text for head in ("修正規定", "現行規定", "說明"))


def test_the_table_is_one_for_a_screen_reader_however_many_pages_it_has(desk: Desk) -> None:
    def tables(element: pikepdf.Object) -> int:
        if not isinstance(element, pikepdf.Dictionary):
            return 0
        below = element.get("/K", pikepdf.Array())
        kids = below if isinstance(below, pikepdf.Array) else [below]
        return (element.get("/S") == "/Table") + sum(tables(kid) for kid in kids)

    with pikepdf.open(desk.root / "amendments/taoyuan-113-amendment.pdf") as pdf:
        assert sum(tables(kid) for kid in pdf.Root.StructTreeRoot.K) == 1


def test_a_row_over_two_pages_is_one_row_for_a_screen_reader(desk: Desk) -> None:
    file = PdfFile.read(desk.made("pdf"))
    rows = [tag for tag in file.tags if tag.kind == "TR" and not tag.within("THead")]
    assert len(rows) == len(desk.rows())
    assert all([cell.kind for cell in row.children] == ["TD"] * 3 for row in rows)
    assert any(len(set(_pages(row))) > 1 for row in rows), "no row runs over two pages"


def _pages(tag: Tag) -> list[int]:
    return [page for page, _ in tag.pieces] + [page for child in tag.children for page in _pages(child)]


def test_a_screen_reader_hears_the_words_of_the_page_in_their_order(desk: Desk) -> None:
    said = sequence(pdf_words(desk.made("pdf"))).replace(" ", "")
    assert re.findall(".{1,40}", said) == re.findall(".{1,40}", page_words(desk))


def test_the_office_text_says_what_the_page_says(desk: Desk) -> None:
    said, wanted = folded(text_words(desk.made("odt"))), page_words(desk)
    assert len(wanted) > 10_000
    assert re.findall(".{1,40}", said) == re.findall(".{1,40}", wanted)


def test_the_pdf_has_every_letter_of_the_page(desk: Desk, pdf: PdfReader) -> None:
    printed = Counter(folded("".join(page.extract_text() for page in pdf.pages)))
    assert not Counter(page_words(desk)) - printed


def test_the_office_text_is_a_real_table_with_underlined_words(desk: Desk) -> None:
    root = root_of(desk.made("odt"))
    assert len(list(root.iter(named("table:table-header-rows")))) == 1
    assert len(list(root.iter(named("table:table-row")))) == len(desk.rows()) + 1
    spans = (span for span in root.iter(named("text:span")))
    changed = [
        "".join(span.itertext()) for span in spans if "Changed" in span.get(named("text:style-name"), "")
    ]
    page = [piece for row in desk.rows() for cell in row for piece in cell.underlined]
    assert changed == page


def test_underlines_are_drawn_in_the_office_text(desk: Desk) -> None:
    styles = root_of(desk.made("odt"), "styles.xml").iter(named("style:style"))
    found = {style.get(named("style:name")): style for style in styles}
    letters = found["Changed"].find(named("style:text-properties"))
    assert letters is not None
    assert letters.get(named("style:text-underline-style")) == "solid"
