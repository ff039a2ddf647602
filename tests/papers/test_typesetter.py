"""The typesetting child: what it sets, what it refuses, and how it ends when something goes wrong."""

from __future__ import annotations

import gc
import io
import string
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from planpress.diagnostics.diagnostic import Ref
from planpress.render import typeset_child
from planpress.render.conformance.pdf_file import PdfFile
from planpress.render.cut_fonts import with_cut_fonts
from planpress.render.fonts import subset_font
from planpress.render.typeset_job import FontFile, Job
from planpress.render.typesetter import ChildTypesetter
from support.papers import read_paper
from support.project import REPOSITORY

FONTS = REPOSITORY / "themes" / "default" / "fonts"
KAI = FONTS / "PlanpressKaiTC-Regular.ttf"
REF = Ref("plans/taoyuan/113/document.md")
HEAD = '<!DOCTYPE html><html lang="zh-Hant-TW"><head><title>計畫</title></head><body><h1>計畫依據</h1>'


@pytest.fixture(scope="module")
def setter() -> Iterator[ChildTypesetter]:
    child = ChildTypesetter(seconds=60)
    yield child
    child.close()


@pytest.fixture(scope="module")
def kai() -> FontFile:
    small, _ = subset_font(KAI.read_bytes(), string.printable + "計畫依據第一列二三頁共，。、…")
    return FontFile("kai.ttf", "Planpress Kai TC", 400, small)


@pytest.mark.parametrize("file", ["PlanpressKaiTC-Regular.ttf", "PlanpressHeadingTC-Bold.otf"])
def test_a_typed_blank_is_a_quarter_of_an_em_in_whichever_font_it_is_set(file: str) -> None:
    with TTFont(FONTS / file, lazy=True) as font:
        widths = {font["hmtx"][font.getBestCmap()[ord(blank)]][0] for blank in " \u00a0"}
        assert widths == {font["head"].unitsPerEm // 4}


def job(body: str, font: FontFile) -> Job:
    css = 'html{font-family:"Planpress Kai TC"}@page{size:A4;@bottom-center{content:"第" counter(page)}}'
    return Job(f"{HEAD}{body}</body></html>", css, (), (font,))


def test_a_document_is_set_the_same_every_time(setter: ChildTypesetter, kai: FontFile) -> None:
    first = setter.typeset(job("<p>第一列</p>", kai), REF)
    second = setter.typeset(job("<p>第一列</p>", kai), REF)

    assert first.diagnostics == ()
    assert first.value is not None
    assert second.value is not None
    assert first.value.pdf.startswith(b"%PDF-")
    assert first.value.pdf == second.value.pdf
    assert [page.number for page in first.value.layout.pages] == [1]
    assert [heading.name for heading in first.value.layout.headings] == ["計畫依據"]


def test_rows_tell_their_page(setter: ChildTypesetter, kai: FontFile) -> None:
    rows = "".join(f'<tr id="r{number}"><td>第一列</td></tr>' for number in range(80))
    sheet = setter.typeset(job(f"<table>{rows}</table>", kai), REF).value

    assert sheet is not None
    pages = sheet.layout.page_of_row()
    assert pages["r0"] == 1
    assert pages["r79"] == len(sheet.layout.pages) > 1


def test_a_character_that_no_font_has_is_named(setter: ChildTypesetter, kai: FontFile) -> None:
    found = setter.typeset(job("<p>第\U0001f600列</p>", kai), REF)

    assert found.value is None
    assert [(item.code, dict(item.params)["chars"]) for item in found.diagnostics] == [("F03", "\U0001f600")]


@pytest.mark.parametrize(
    "address",
    ["http://192.0.2.1/a.png", "file:///etc/passwd", "data:image/png;base64,AAAA", "media/lost.png"],
)
def test_nothing_is_fetched(setter: ChildTypesetter, kai: FontFile, address: str) -> None:
    found = setter.typeset(job(f'<p><img src="{address}" alt="第一"></p>', kai), REF)

    assert found.value is None
    assert {item.code for item in found.diagnostics} == {"F05"}


@pytest.mark.parametrize(
    "rule", ['@import "http://192.0.2.1/a.css";', "@font-face{font-family:X;src:url(fonts/kai.ttf)}"]
)
def test_a_style_sheet_loads_nothing_by_itself(setter: ChildTypesetter, kai: FontFile, rule: str) -> None:
    asked = job("<p>第一列</p>", kai)
    found = setter.typeset(replace(asked, css=rule + asked.css), REF)

    assert {item.code for item in found.diagnostics} == {"F05"}


def test_a_damaged_font_is_named(setter: ChildTypesetter, kai: FontFile) -> None:
    broken = replace(kai, content=kai.content[:2000])
    found = setter.typeset(job("<p>第一列</p>", broken), REF)

    assert found.value is None
    told = [(item.code, dict(item.params)["complaint"]) for item in found.diagnostics]
    assert told == [("F04", "kai.ttf: Subsetting failed")]


def test_the_boxes_of_a_large_document_are_gone_before_its_tags_are_mended(
    kai: FontFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[bool] = []

    def noting(content: bytes, *_: object) -> bytes:
        kept.append(any(type(one).__name__ == "PageBox" for one in gc.get_objects()))
        return content

    monkeypatch.setattr(typeset_child, "mended", noting)
    gc.disable()
    try:
        for much in (2**40, 0):
            monkeypatch.setattr(typeset_child, "MUCH_MEMORY", much)
            typeset_child.typeset(job("<p>第一列</p>", kai))
    finally:
        gc.enable()
    assert kept == [True, False]


def test_too_long_is_stopped_and_the_next_document_is_set(kai: FontFile) -> None:
    hasty = ChildTypesetter(seconds=0.01)
    found = hasty.typeset(job("<p>第一列</p>", kai), REF)
    hasty.seconds = 60
    after = hasty.typeset(job("<p>第一列</p>", kai), REF)
    hasty.close()

    assert [item.code for item in found.diagnostics] == ["F01"]
    assert after.value is not None


def test_a_crash_is_told_and_the_next_document_is_set(kai: FontFile) -> None:
    setter = ChildTypesetter(seconds=60)
    dies = "import os, sys; sys.stdin.buffer.read(1); os.abort()"
    setter._child = subprocess.Popen(
        [sys.executable, "-c", dies], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    found = setter.typeset(job("<p>第一列</p>", kai), REF)
    after = setter.typeset(job("<p>第一列</p>", kai), REF)
    setter.close()

    assert found.value is None
    assert [item.code for item in found.diagnostics] == ["F02"]
    assert after.value is not None


def test_a_child_that_has_grown_is_replaced(kai: FontFile) -> None:
    setter = ChildTypesetter(seconds=60, recycle_at_kib=1)
    first = setter.typeset(job("<p>第一列</p>", kai), REF)
    assert setter._child is None
    second = setter.typeset(job("<p>第一列</p>", kai), REF)
    setter.close()

    assert first.value is not None
    assert second.value is not None
    assert first.value.pdf == second.value.pdf


def test_more_pages_than_allowed_is_an_error(setter: ChildTypesetter, kai: FontFile) -> None:
    many = job("<p>第一列</p>" * 200, kai)
    found = setter.typeset(replace(many, max_pages=2), REF)

    assert found.value is None
    assert found.diagnostics[0].code == "F06"


BOLD = FONTS / "PlanpressHeadingTC-Bold.otf"
TWO = 'html{font-family:"Planpress Kai TC"}h1{font-family:"Planpress Heading TC"}'


@pytest.fixture(scope="module")
def bold() -> FontFile:
    small, _ = subset_font(BOLD.read_bytes(), string.printable + "計畫依據第一列二三頁共，。、…")
    return FontFile("bold.otf", "Planpress Heading TC", 700, small)


def _embedded(pdf: bytes, name: str) -> bytes:
    """The font of that name in the file."""
    file = PdfFile.read(pdf)
    holder = next(one.descriptor for one in file.fonts() if name in one.name)
    assert holder is not None
    content: bytes = (holder.get("/FontFile3") or holder.get("/FontFile2")).read_bytes()
    return content


def _glyphs(pdf: bytes, name: str) -> int:
    return len(TTFont(io.BytesIO(_embedded(pdf, name))).getGlyphOrder())


def test_fonts_go_into_the_file_as_they_were_cut(setter: ChildTypesetter, kai: FontFile) -> None:
    asked = job("<p>第一列</p>", kai)
    made = setter.typeset(asked, REF).value
    assert made is not None
    assert _embedded(made.pdf, "Kai") == with_cut_fonts(asked)[0].fonts[0].content


def test_a_font_for_headings_carries_the_characters_of_headings(
    setter: ChildTypesetter, kai: FontFile, bold: FontFile
) -> None:
    both = replace(job("<p>第一列第二列第三列</p>", kai), css=TWO, fonts=(kai, bold))
    narrow, whole = (setter.typeset(one, REF).value for one in (both, replace(both, whole_fonts=True)))
    assert narrow is not None
    assert whole is not None
    assert _glyphs(narrow.pdf, "Heading") < _glyphs(whole.pdf, "Heading")
    assert read_paper(narrow).texts == read_paper(whole).texts


def test_letters_that_only_a_style_sheet_makes_are_set_in_the_font_asked_for(
    setter: ChildTypesetter, kai: FontFile, bold: FontFile
) -> None:
    """The heading holds small letters, and capitals are set: fonts are cut again, for all there is."""
    css = TWO + "h1{text-transform:uppercase}"
    shouted = replace(job("<h1>qz</h1><p>QZ</p>", kai), css=css, fonts=(bold, kai))
    made = setter.typeset(shouted, REF).value
    assert made is not None
    assert _glyphs(made.pdf, "Heading") == _glyphs(
        getattr(setter.typeset(replace(shouted, whole_fonts=True), REF).value, "pdf", b""), "Heading"
    )


def test_a_cut_font_holds_what_is_set_in_it_and_still_shapes_it() -> None:
    heading = FONTS / "PlanpressHeadingTC-Bold.otf"
    cut, missing = subset_font(heading.read_bytes(), "計畫，AV\U0001f600", frozenset("計，AV"))
    with TTFont(heading, lazy=True) as whole, TTFont(io.BytesIO(cut)) as small:
        assert {*map(chr, small.getBestCmap())} == set("計，AV")
        assert _features(small, "GPOS") == _features(whole, "GPOS")
        assert small["head"].unitsPerEm == whole["head"].unitsPerEm
    assert missing == {"\U0001f600"}


def test_a_font_is_cut_once_for_the_same_characters() -> None:
    font = BOLD.read_bytes()
    once, other = subset_font(font, "計畫"), subset_font(font, "計劃")
    assert subset_font(font, "畫計")[0] is once[0]
    assert other[0] != once[0]


def _features(font: TTFont, table: str) -> set[str]:
    return {one.FeatureTag for one in font[table].table.FeatureList.FeatureRecord}


@pytest.mark.parametrize("content", [b"", b"no font", KAI.read_bytes()[:2000]])
def test_what_is_no_font_is_not_cut(content: bytes) -> None:
    with pytest.raises(ValueError, match="no characters"):
        subset_font(content, "計")


def test_a_child_leaves_no_folder_behind(kai: FontFile) -> None:
    setter = ChildTypesetter(seconds=60)
    setter.typeset(job("<p>第一列</p>", kai), REF)
    assert setter._folder is not None
    folder = Path(setter._folder.name)
    assert list(folder.iterdir()) != []
    setter.close()
    assert not folder.exists()


def test_words_over_the_edge_are_told(setter: ChildTypesetter, kai: FontFile) -> None:
    cells = "".join(f"<td>第{number}</td>" for number in range(60))
    table = f'<div class="table" id="t"><table><tr>{cells}</tr></table></div>'
    wide = job(table, kai)
    narrow_cells = wide.css + "table{table-layout:fixed;width:100%}td{padding:0}"
    found = setter.typeset(replace(wide, css=narrow_cells), REF)
    assert [(item.code, dict(item.params)["table"]) for item in found.diagnostics] == [("F11", "t")]
    long = setter.typeset(job(f"<p style='white-space:nowrap'>{'第一列' * 90}</p>", kai), REF)
    assert [(item.code, item.wording) for item in long.diagnostics] == [("F11", "default")]
    low = setter.typeset(job("<p style='position:relative;top:2000px'>第一列</p>", kai), REF)
    assert [(item.code, item.wording) for item in low.diagnostics] == [("F11", "default")]


def test_notes_and_lists_of_a_style_sheet_have_their_marks(setter: ChildTypesetter, kai: FontFile) -> None:
    noted = job("<p>第一列<i>第二列</i></p><ol><li>第三列</li></ol><p class='item'>計畫</p>", kai)
    css = noted.css + "i{float:footnote}ol{list-style:decimal}.item{display:list-item;list-style:'Z'}"
    made = setter.typeset(replace(noted, css=css), REF)
    assert made.value is not None, made.diagnostics
    (text,) = read_paper(made.value).texts
    words = "".join(text.split())
    assert "第一列1" in words
    assert words.count("1.") == 2, "of the note and of the item"
    assert "Z" in words
