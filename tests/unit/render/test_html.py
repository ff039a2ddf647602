"""A page is whole, the same every time, and hostile words stay words."""

import re
from dataclasses import replace

import pytest

from planpress.model.profiles import Profile
from planpress.render.html import TEMPLATES, Assets, FurtherCss, render_page, render_print, tidy
from planpress.site.pages import DocumentPage, Frame, LinkView, ListPage, ProsePage, RedirectPage
from planpress.site.views import (
    CellView,
    ClauseView,
    ColumnView,
    ContentsEntry,
    DocumentView,
    MastheadView,
    ParagraphView,
    PictureView,
    RowView,
    Run,
    RunKind,
    TableView,
)
from support.theme import load, words

HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'&"
ASSETS = Assets("assets/0123/site.css", "/plans/")

PAPER = Profile()


def test_hostile_words_stay_words_in_every_kind_of_run() -> None:
    runs = tuple(
        Run(HOSTILE, kind, href="#c1", lang=lang, iso="2024-02-27") for kind in RunKind for lang in ("", "en")
    )
    page = _shown(_document(ParagraphView(runs)))

    assert "<script" not in page
    assert "<img" not in page
    assert page.count("&lt;script&gt;") == len(runs)


@pytest.mark.parametrize("href", ['#"onmouseover="alert(1)', "taoyuan/'x\"/"])
def test_a_hostile_address_stays_within_its_quotes(href: str) -> None:
    page = _shown(_document(ParagraphView((Run("連結", RunKind.LINK, href=href),))))
    assert re.search(r"\sonmouseover=", page.replace("&#34;", "")) is None or '"onmouseover' not in page


def test_hostile_words_stay_words_in_numbers_captions_and_attributes() -> None:
    clause = ClauseView("c1", HOSTILE, HOSTILE, 1, "heading", (Run("題"),), HOSTILE, href="#c1")
    table = TableView("t", (Run(HOSTILE),), (ColumnView(HOSTILE),), (_row(HOSTILE),), anchor="t1")
    picture = PictureView(HOSTILE, HOSTILE, src="taoyuan/113/media/a.png")

    page = _shown(_document(clause, table, picture))

    assert "<script" not in page
    assert 'alt="&#34;&gt;&lt;script' in page


def test_words_join_without_blanks_of_the_templates() -> None:
    runs = (
        Run("自"),
        Run("106年1月1日", RunKind.DATE, iso="2017-01-01"),
        Run("起，每年"),
        Run("20小時", RunKind.VALUE),
    )
    page = _shown(_document(ParagraphView((*runs, Run("。")))))

    assert "自106年1月1日起，每年20小時。" in re.sub(r"<[^>]+>", "", page)
    assert '<time datetime="2017-01-01">106年1月1日</time>' in page


def test_a_heading_stands_one_level_below_the_heading_above_it() -> None:
    inner = ClauseView("c1-1-1", "(一)", "壹、一、(一)", 3, "titled_point", (Run("深處"),), "深處")
    point = ClauseView("c1-1", "一、", "壹、一", 2, "point", (Run("沒有標題的一點"),), "", (inner,))
    chapter = ClauseView("c1", "壹、", "壹", 1, "heading", (Run("章"),), "章", (point,))

    article = _shown(_document(chapter)).partition("<article")[2]
    assert re.findall(r"<(h[1-6])", article) == ["h2", "h3"]


def test_a_link_without_an_address_is_plain_words() -> None:
    page = _shown(_document(ParagraphView((Run("{@lost}", RunKind.REFERENCE),))))
    assert "<p>{@lost}</p>" in page


def test_every_link_of_a_page_is_relative_to_it() -> None:
    page = _shown(_document(ParagraphView((Run("見臺東", RunKind.LINK, href="taitung/109/#c6"),))))

    assert 'href="../../taitung/109/#c6"' in page
    assert 'href="../../assets/0123/site.css"' in page
    assert 'href="taoyuan-113.pdf"' in page


@pytest.mark.parametrize(
    ("template", "linked"), [("components/table/macro.html", 1), ("templates/x.html", 0)]
)
def test_a_page_links_the_second_style_sheet_if_its_templates_need_it(template: str, linked: int) -> None:
    assets = replace(ASSETS, further=FurtherCss("assets/0/parts.css", frozenset({template})))
    page = render_page(_page(_document(ParagraphView(()))), words(), load, assets).decode()
    assert page.count("/parts.css") == linked


def test_the_not_found_page_links_from_the_root() -> None:
    page = render_page(ListPage(_frame("not_found", "404.html"), "", (), ()), words(), load, ASSETS).decode()
    assert 'href="/plans/assets/0123/site.css"' in page
    assert 'href="/plans/catalog/"' in page


def test_a_redirect_leads_on_with_and_without_waiting() -> None:
    page = render_page(
        RedirectPage(_frame("redirect", "taoyuan/old/"), "taoyuan/113/"), words(), load, ASSETS
    ).decode()
    assert '<meta http-equiv="refresh" content="0; url=../113/">' in page
    assert '<a href="../113/">' in page


@pytest.mark.parametrize("path", sorted(set(TEMPLATES.values())))
def test_every_kind_of_page_has_its_template(path: str) -> None:
    assert load(path)


def test_the_same_view_gives_the_same_bytes() -> None:
    page = _page(_document(ParagraphView((Run("字"),))))
    assert render_page(page, words(), load, ASSETS) == render_page(
        page, dict(reversed(words().items())), load, ASSETS
    )


def test_another_word_gives_another_page() -> None:
    page = _page(_document(ParagraphView((Run("字"),))))
    other = {**words(), "skip_to_content": "跳過"}
    assert b">\xe8\xb7\xb3\xe9\x81\x8e<" in render_page(page, other, load, ASSETS)


def test_prose_is_printed_as_it_was_sanitised() -> None:
    page = ProsePage(_frame("prose", "about/"), "關於", "<p>甲</p>\n<pre>一\n\n  二</pre>", ())
    html = render_page(page, words(), load, ASSETS).decode()
    assert "<pre>一\n\n  二</pre>" in html


def test_tidy_takes_blank_lines_and_nothing_else() -> None:
    assert (
        tidy("\n\n<p>甲\n  \n乙</p>  \n\n<pre>a\n\n b </pre>\n<i>丙</i>\n\n")
        == "<p>甲\n乙</p>\n<pre>a\n\n b </pre>\n<i>丙</i>\n"
    )
    assert tidy("甲<pre>\n</pre>乙") == "甲<pre>\n</pre>乙\n"


def test_paper_knows_no_relative_link() -> None:
    links = (Run("外", RunKind.LINK, href="https://example.org/"), Run("內", RunKind.REFERENCE, href="#c1"))
    view = _document(ParagraphView((*links, Run("他", RunKind.LINK, href="taitung/109/"))))

    without = render_print(view, words(), load, PAPER)
    assert 'href="https://example.org/"' in without
    assert 'href="#c1"' in without
    assert "taitung" not in without
    assert 'href="https://plans.example/taitung/109/"' in render_print(
        view, words(), load, PAPER, "https://plans.example/"
    )


def test_on_paper_a_picture_keeps_its_address_and_nothing_is_hidden_in_labels() -> None:
    table = TableView("t", (), (ColumnView("項目"),), (_row("甲"),), anchor="t1")
    html = render_print(
        _document(PictureView("圖", "圖", src="taoyuan/113/media/a.png"), table), words(), load, PAPER
    )
    assert 'src="taoyuan/113/media/a.png"' in html
    assert "table__label" not in html
    assert words()["clause_link"] not in html


def test_a_form_has_a_row_for_each_clause_of_the_first_level() -> None:
    clause = ClauseView(
        "c1", "", "", 1, "heading", (Run("提案緣起"),), "提案緣起", (ParagraphView((Run("緣起。"),)),)
    )
    html = render_print(replace(_document(clause), layout="form"), words(), load, PAPER)
    assert '<h2 class="row__label" data-name="提案緣起">提案<span class="set-kept">緣起</span></h2>' in html
    assert 'data-label="提案緣起（續）"' in html


def test_a_wide_annex_lies_on_its_side() -> None:
    columns = tuple(ColumnView(str(count)) for count in range(8))
    row = RowView(tuple(CellView(()) for _ in columns), tuple(range(8)))
    annex = ClauseView(
        "a",
        "附表",
        "附表",
        1,
        "heading",
        (Run("摘要"),),
        "摘要",
        (TableView("t", (), columns, (row,)),),
        labelled=True,
    )
    assert 'class="annex annex--anew annex--wide"' in render_print(
        replace(_document(), annexes=(annex,)), words(), load, PAPER
    )


@pytest.mark.parametrize(("chapters", "alone"), [(4, False), (20, True)])
def test_a_long_contents_list_has_the_first_page_to_itself(chapters: int, alone: bool) -> None:
    entries = tuple(ContentsEntry("", str(count), "#c1") for count in range(chapters))
    html = render_print(replace(_document(), contents=entries), words(), load, PAPER)
    assert ("front--alone" in html) is alone
    assert ("text--anew" in html) is alone


def _row(text: str) -> RowView:
    return RowView((CellView((ParagraphView((Run(text),)),), label=text),), (0,))


def _document(*content: object) -> DocumentView:
    head = MastheadView("桃園市政府", ("113年度公務菁英培訓計畫",))
    return DocumentView("taoyuan", "113", "計畫", "計畫", "plan", "plan", head, (), content)  # type: ignore[arg-type]


def _frame(kind: str, address: str) -> Frame:
    navigation = (LinkView("課程目錄", "catalog/"),)
    return Frame(kind, address, "題", "說明", "網站", (LinkView("首頁", ""),), navigation, (), ())


def _page(document: DocumentView) -> DocumentPage:
    pdf = LinkView("下載 PDF", "taoyuan/113/taoyuan-113.pdf", "計畫")
    return DocumentPage(_frame("document", "taoyuan/113/"), document, (pdf,), (), (), ())


def _shown(document: DocumentView) -> str:
    return render_page(_page(document), words(), load, ASSETS).decode()
