"""Page, PDF, office text and data of each document say the same as its source, and the report would tell
if they did not."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element

import pikepdf
import pytest
from pikepdf import ContentStreamInstruction

from planpress.pipeline.parity import source_words
from planpress.pipeline.press import Press
from planpress.pipeline.run import PROGRAM, open_press
from planpress.render.parity.data_words import csv_words, json_words
from planpress.render.parity.odf_words import odf_words
from planpress.render.parity.page_words import page_words
from planpress.render.parity.pdf_words import pdf_words
from planpress.site import routes
from planpress.site.word_sequence import first_difference, sequence, tally
from support.built import Built
from support.reading import part, texts
from support.typesetting import FakeTypesetter

DOCUMENTS = (
    ("hsinchu", "109"),
    ("taipei", "106-training-system-proposal"),
    ("taipei", "112-performance-report"),
    ("taitung", "109"),
    ("taoyuan", "113"),
)
CITY, PLAN = "taoyuan", "113"
DAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="module")
def press(built: Built) -> Iterator[Press]:
    with open_press(built.project, PROGRAM, DAY, FakeTypesetter(), None) as press:
        yield press


# -- the report ---------------------------------------------------------------------


@pytest.mark.parametrize(("city", "plan"), DOCUMENTS)
def test_every_file_of_every_document_says_what_its_source_says(built: Built, city: str, plan: str) -> None:
    rows = texts(_table_behind(built, f"said-{city}-{plan}"))
    names = [row[0] for row in rows]
    whole = ["網頁HTML", "正式文件PDF", "保存版PDF/A", "可編輯文字檔ODT"]
    assert names[:5] == ["原始內容(整份文件)", *whole]
    assert [name for name in names[5:] if name != "各表的試算表ODS"] == ["條文資料CSV", "條文資料JSON"]
    assert [row[4] for row in rows[1:5]] == ["相同"] * 4
    assert {row[4] for row in rows[5:]} <= {"與文件的表相同", "與文件的條文相同"}
    assert {tuple(row[1:4]) for row in rows[:5]} == {tuple(rows[0][1:4])}, "the same digest and counts"
    assert int(rows[0][1].replace(",", "")) > 3000
    assert int(rows[0][2].replace(",", "")) > 20


def _table_behind(built: Built, anchor: str) -> Element:
    """The table of the section whose heading is called ``anchor``."""
    root = part(built.page(routes.PARITY), "content")
    for section in root.iter("section"):
        if section.get("aria-labelledby") == anchor:
            found = section.find(".//table")
            assert found is not None
            return found
    raise AssertionError(anchor)


def test_the_report_is_led_to_from_site_map_data_and_documents(built: Built) -> None:
    assert "../parity/" in built.page("sitemap/").links()
    assert "../parity/" in built.page("data/").links()
    for city, plan in DOCUMENTS:
        assert f"../../parity/#said-{city}-{plan}" in built.page(f"{city}/{plan}/").links()


def test_the_report_says_what_it_leaves_out(built: Built) -> None:
    page = built.page(routes.PARITY)
    page.shows("共讀回34項，34項與原始內容相同，0項不同", "頁碼、頁首、目次", "SHA-256")


# -- one word otherwise -------------------------------------------------------------


def _in_page(content: bytes) -> bytes:
    head, mark, article = content.decode().partition("<article")
    return (head + mark + article.replace("中高階", "高中階", 1)).encode()


def _in_odf(content: bytes) -> bytes:
    return _with_content(content, lambda text: text.replace("中高階", "高中階", 1))


def _with_content(content: bytes, alter: Callable[[str], str]) -> bytes:
    """A package whose content is written otherwise."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            held = old.read(name)
            new.writestr(name, alter(held.decode()) if name == "content.xml" else held)
    return made.getvalue()


def _in_pdf(content: bytes) -> bytes:
    """Two glyphs of a long line change places on the page in the middle."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        page = pdf.pages[len(pdf.pages) // 2]
        steps = list(pikepdf.parse_content_stream(page))
        long = [at for at, one in enumerate(steps) if str(one.operator) == "TJ" and len(_codes(one)) > 20]
        at = long[len(long) // 2]
        codes = _codes(steps[at])
        assert codes[:2] != codes[2:4]
        turned = pikepdf.String(codes[2:4] + codes[:2] + codes[4:])
        steps[at] = ContentStreamInstruction([pikepdf.Array([turned])], pikepdf.Operator("TJ"))
        page.obj["/Contents"] = pdf.make_stream(pikepdf.unparse_content_stream(steps))
        target = io.BytesIO()
        pdf.save(target)
    return target.getvalue()


def _codes(one: ContentStreamInstruction) -> bytes:
    """The glyphs of a line that is one string."""
    held = list(one.operands[0])  # type: ignore[call-overload]  # the operand of TJ is an array
    return bytes(held[0]) if len(held) == 1 and isinstance(held[0], pikepdf.String) else b""


def _in_csv(content: bytes) -> bytes:
    return _in_data(content, f"{CITY},{PLAN},".encode())


def _in_json(content: bytes) -> bytes:
    return _in_data(content, f'"city": "{CITY}", "document": "{PLAN}"'.encode())


def _in_data(content: bytes, begins: bytes) -> bytes:
    head, mark, rows = content.partition(begins)
    return head + mark + rows.replace("中高階".encode(), "高中階".encode(), 1)


Reader = Callable[[bytes], Iterator[str]]
ALTERED: Mapping[str, tuple[str, Callable[[bytes], bytes], Reader]] = {
    "page": (f"{CITY}/{PLAN}/index.html", _in_page, page_words),
    "pdf": (routes.pdf(CITY, PLAN), _in_pdf, pdf_words),
    "archive": (routes.archive(CITY, PLAN), _in_pdf, pdf_words),
    "odt": (routes.odt(CITY, PLAN), _in_odf, odf_words),
    "csv": ("data/clauses.csv", _in_csv, lambda content: csv_words(content, CITY, PLAN)),
    "json": ("data/clauses.json", _in_json, lambda content: json_words(content, CITY, PLAN)),
}
"""How a file is altered and read."""


@pytest.mark.parametrize("form", ALTERED)
def test_one_word_otherwise_is_told_with_its_place(built: Built, press: Press, form: str) -> None:
    path, alter, read = ALTERED[form]
    content = (built.output / path).read_bytes()
    wanted = source_words(press, CITY, PLAN, "clauses" if form in ("csv", "json") else "whole")
    assert first_difference(wanted, sequence(read(content))) is None
    said = sequence(read(alter(content)))
    found = first_difference(wanted, said)
    assert found is not None
    source, file = found
    assert source != file
    assert sorted(wanted) == sorted(said), "only the order is another"
    assert source in wanted
    assert file in said
    assert tally(said).digest != tally(wanted).digest


def test_a_sheet_that_says_another_word_is_told(built: Built, press: Press) -> None:
    (table,) = sorted((built.output / CITY / PLAN).glob("*.ods"))
    wanted = source_words(press, CITY, PLAN, "tables")
    assert first_difference(wanted, sequence(odf_words(table.read_bytes()))) is None
    altered = _with_content(table.read_bytes(), lambda text: text.replace("嘉獎", "記功", 1))
    assert first_difference(wanted, sequence(odf_words(altered))) is not None
