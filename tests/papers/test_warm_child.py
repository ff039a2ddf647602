"""A child that has set documents before sets the next one as a new child would, and complains as often."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pikepdf import Stream

from planpress.diagnostics.diagnostic import Ref
from planpress.render.conformance.pdf_file import PdfFile
from planpress.render.cut_fonts import with_cut_fonts
from planpress.render.fonts import subset_font
from planpress.render.typeset_job import FontFile, Job, Sheet
from planpress.render.typesetter import ChildTypesetter
from support.project import REPOSITORY

FONTS = REPOSITORY / "themes" / "default" / "fonts"
REF = Ref("plans/taoyuan/113/document.md")
CHARS = string.printable + "計畫依據第一列二三頁共，。、…"
CSS = """
html{font-family:"Planpress Kai TC";line-height:1.6}
h1,th{font-family:"Planpress Heading TC"}
h1{string-set:head content();text-decoration:underline}
@page{size:A5;@top-left{content:string(head)}}
@page{@bottom-center{content:"第" counter(page) "頁，共" counter(pages)}}
@page:first{@top-left{content:none}}
@page wide{size:A5 landscape}
nav a::after{content:leader(dotted) target-counter(attr(href),page)}
ol{list-style:decimal}
ul{list-style:"-"}
.note{float:footnote}
.spaced{letter-spacing:2pt;text-align:justify}
.wide{page:wide}
.kept{display:inline-block}
thead{display:table-header-group}
li::marker{color:gray}
"""
BODY = """
<nav><a href="#two">第一列計畫</a></nav>
<p>第一列<i class="note">計畫 <b>據</b></i>，AV Wa <u>第二列</u><sup>2</sup>。</p>
<p><span class="kept">依據</span></p>
<ol><li>第三列</li><li><ul><li>計，畫。</li></ul></li></ol>
<p class="spaced">PLAN 計畫 依據 第一列 第二列 第三列 一 二 三 計畫 依據 第一列 第二列 第三列 一 二 三 END</p>
<table><thead><tr><th>列</th><th>計畫</th></tr></thead><tbody>{rows}</tbody></table>
<h1 id="two">第二</h1><div class="wide"><p>{said}</p></div>
<svg width="90" height="20"><text x="2" y="15" font-size="9">計畫 A</text></svg>
"""


@pytest.fixture(scope="module")
def fonts() -> tuple[FontFile, ...]:
    files = {"PlanpressKaiTC-Regular.ttf": ("Kai", 400), "PlanpressHeadingTC-Bold.otf": ("Heading", 700)}
    return tuple(
        FontFile(name, f"Planpress {face} TC", weight, subset_font((FONTS / name).read_bytes(), CHARS)[0])
        for name, (face, weight) in files.items()
    )


@pytest.fixture(scope="module")
def warm() -> Iterator[ChildTypesetter]:
    child = ChildTypesetter(seconds=60)
    yield child
    child.close()


def document(fonts: tuple[FontFile, ...], said: str = "第一列。", css: str = CSS, first: str = "") -> Job:
    rows = "".join(f"<tr><td>{number}</td><td>第一列，計畫</td></tr>" for number in range(40))
    head = '<!DOCTYPE html><html lang="zh-Hant-TW"><head><title>計畫</title></head><body>'
    return Job(
        f"{head}{first}<h1>計畫依據</h1>{BODY.format(rows=rows, said=said)}</body></html>", css, (), fonts
    )


def made(child: ChildTypesetter, job: Job) -> Sheet:
    found = child.typeset(job, REF)
    assert found.value is not None, found.diagnostics
    return found.value


def made_alone(job: Job) -> Sheet:
    child = ChildTypesetter(seconds=60)
    try:
        return made(child, job)
    finally:
        child.close()


def test_after_any_other_document_it_is_the_same_file(
    warm: ChildTypesetter, fonts: tuple[FontFile, ...]
) -> None:
    """Edited, in another style, in other fonts, in lengths of letters; and back again."""
    first = document(fonts)
    others = [
        document(fonts, "依據，計畫 AVA。" * 40),
        document(fonts, css=CSS.replace("1.6", "2").replace("2pt", "1pt") + "td{text-transform:uppercase}"),
        document(fonts, css=CSS + "p{margin-left:3ch}"),
        document(fonts, css=CSS + "p{margin-left:9vw}"),
        document(fonts, css=CSS + "p{margin-left:9vw}", first='<div class="wide">計畫</div>'),
        replace(document(fonts), whole_fonts=True),
        document(fonts, "A B\u00a0C 列\u00a0列"),
    ]
    alone = {job: made_alone(job) for job in (first, *others)}
    for job in (first, others[0], first, *others, first, *reversed(others)):
        assert made(warm, job) == alone[job]


def test_what_was_wrong_with_a_style_sheet_is_said_each_time(
    warm: ChildTypesetter, fonts: tuple[FontFile, ...]
) -> None:
    slips = {
        "p{colour:red}": "F06",
        "@page{nothing}": "F06",
        "p{width:calc(1em * nothing)}": "F06",
        "p{width:var(--gone);--gone:red blue}": "F06",
        "ul{list-style:circle}": "F03",
    }
    for slip, code in slips.items():
        asked = document(fonts, css=CSS + slip)
        found = [warm.typeset(asked, REF).diagnostics for _ in range(3)]
        assert {item.code for item in found[0]} == {code}, slip
        assert found[1] == found[0]
        assert found[2] == found[0]
    assert warm.typeset(document(fonts), REF).diagnostics == ()


CIRCLE = "html{--a:var(--b,9px);--b:var(--a,20px)}.a{margin-left:var(--a)}.b{margin-left:var(--b)}"
GRADIENT = ".g{background:linear-gradient(90deg,red 1em,blue 3em)}h2{font-size:30px}"
HIDDEN = "body{overflow:hidden}.o{overflow:inherit;height:5px}"
OF_PAGES = "<p style='margin-left:9&#118;w'>列</p>"


@pytest.mark.parametrize(
    ("css", "before", "after"),
    [
        ("html{line-height:calc(1em + 20%)}", "", ""),
        (GRADIENT, "<h2 class=g>列</h2>", "<p class=g>列</p>"),
        (HIDDEN, "<div class=o>列</div>", "<div class=o><p>列</p></div>"),
        (CIRCLE, "<p class=a>列</p>", "<p class=b>列</p>"),
        ("", OF_PAGES, f"<div class=wide>列</div>{OF_PAGES}"),
    ],
)
def test_what_weasyprint_reckons_from_more_than_a_style_is_reckoned_again(
    warm: ChildTypesetter, fonts: tuple[FontFile, ...], css: str, before: str, after: str
) -> None:
    jobs = [document(fonts, css=CSS + css, first=first) for first in (before, after)]
    jobs.append(document(fonts, css=CSS + css.replace("20%", "90%"), first=after))
    alone = [made_alone(job) for job in jobs]
    for at in (0, 1, 0, 2, 1, 2):
        assert made(warm, jobs[at]) == alone[at]


def test_a_slip_in_a_style_sheet_is_said_after_a_document_that_came_to_nothing(
    warm: ChildTypesetter, fonts: tuple[FontFile, ...]
) -> None:
    slip = CSS + "p{colour:green}"
    lost = warm.typeset(document(fonts, css=slip, first='<img src="lost.png" alt="列">'), REF)
    assert {item.code for item in lost.diagnostics} == {"F05"}
    assert {item.code for item in warm.typeset(document(fonts, css=slip), REF).diagnostics} == {"F06"}


def test_a_font_stands_in_the_file_as_it_was_packed_before(
    warm: ChildTypesetter, fonts: tuple[FontFile, ...]
) -> None:
    asked = document(fonts)
    cut = {font.packed: font.content for font in with_cut_fonts(asked)[0].fonts}
    file = PdfFile.read(made(warm, asked).pdf)
    programs = [
        one
        for font in file.fonts()
        for name in ("/FontFile2", "/FontFile3")
        if isinstance(one := (font.descriptor or {}).get(name), Stream)
    ]
    assert {one.read_raw_bytes(): one.read_bytes() for one in programs} == cut
    assert len(cut) == 2
    assert all(len(ready) < len(content) for ready, content in cut.items())
