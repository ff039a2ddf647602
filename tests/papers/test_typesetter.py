"""The typesetting child: what it sets, what it refuses, and how it ends when something goes wrong."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import replace

import pytest

from planpress.diagnostics.diagnostic import Ref
from planpress.render.fonts import subset_font
from planpress.render.typeset_job import FontFile, Job
from planpress.render.typesetter import ChildTypesetter
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


def test_a_damaged_font_is_an_error(setter: ChildTypesetter, kai: FontFile) -> None:
    broken = replace(kai, content=kai.content[:2000])
    found = setter.typeset(job("<p>第一列</p>", broken), REF)

    assert found.value is None
    assert found.diagnostics[0].code in ("F02", "F04", "F06")


def test_too_long_is_stopped_and_the_next_document_is_set(kai: FontFile) -> None:
    hasty = ChildTypesetter(seconds=0.01)
    found = hasty.typeset(job("<p>第一列</p>", kai), REF)
    hasty.seconds = 60
    after = hasty.typeset(job("<p>第一列</p>", kai), REF)
    hasty.close()

    assert [item.code for item in found.diagnostics] == ["F01"]
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
