"""A page of prose: headings can be linked, tables are framed, and whatever is not on the list goes."""

import pytest

from planpress.render.prose import plain_link, render_prose


def test_the_title_is_taken_out_and_headings_make_the_contents() -> None:
    page = render_prose("# 關於本站\n\n前言。\n\n## 一\n\n### 小節\n\n## 二", "表格：{name}")
    assert page.title == "關於本站"
    assert "<h1" not in page.html
    assert '<h2 id="s1">一</h2>' in page.html
    assert [(entry.name, entry.href) for entry in page.contents] == [("一", "#s1"), ("二", "#s3")]
    assert page.contents[0].entries[0].name == "小節"


def test_a_table_gets_a_frame_named_by_its_heading_and_heads_their_scope() -> None:
    text = "## 快速鍵\n\n| 鍵 | 次數 |\n|---|---:|\n| U | 1 |\n\n| 鍵 |\n|---|\n| C |"
    html = render_prose(text, "表格：{name}").html
    assert '<section aria-label="表格：快速鍵" class="table__frame" tabindex="0">' in html
    assert 'aria-label="表格：快速鍵 2"' in html
    assert '<th scope="col">鍵</th>' in html
    assert '<td class="end">1</td>' in html
    assert "style" not in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "甲<img src=x onerror=alert(1)>乙",
        "<svg onload=alert(1)>",
        "<style>p{}</style>",
        '<iframe src="https://evil.example"></iframe>',
    ],
)
def test_raw_html_never_gets_through(text: str) -> None:
    html = render_prose(f"前\n\n{text}\n\n後", "").html
    assert not any(f"<{tag}" in html for tag in ("script", "img", "svg", "style", "iframe"))


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "data:text/html,x",
        "JaVaScRiPt:x",
        "vbscript:x",
    ],
)
def test_a_link_that_leads_astray_keeps_only_its_words(href: str) -> None:
    assert plain_link(href) is None
    assert "href" not in render_prose(f"[甲]({href})", "").html


@pytest.mark.parametrize(
    "href", ["/\\\\evil.example", "\\/\\/evil.example", "java&#115;cript:x", "java&#x0a;script:x"]
)
def test_a_link_in_disguise_is_judged_as_it_will_be_printed(href: str) -> None:
    html = render_prose(f"[甲]({href})", "").html
    assert "href" not in html or "&amp;#" in html


@pytest.mark.parametrize("href", ["https://example.gov.tw/", "mailto:a@example.org", "../catalog/", "#s1"])
def test_an_honest_link_stays(href: str) -> None:
    assert f'href="{href}"' in render_prose(f"[甲]({href})", "").html


def test_the_site_decides_where_links_lead() -> None:
    html = render_prose("[甲](plans.md) [乙](gone.md)", "", {"plans.md": "../plans/"}.get).html
    assert '<a href="../plans/">甲</a>' in html
    assert "<a>乙</a>" in html


def test_code_keeps_its_blanks() -> None:
    assert (
        "<code>a:\n  b: 1\n\nc: &lt;x&gt;\n</code></pre>"
        in render_prose("```\na:\n  b: 1\n\nc: <x>\n```", "").html
    )


def test_a_link_in_prose_is_escaped() -> None:
    assert 'title="&quot;' in render_prose("[甲](a/ '\"x')", "").html
