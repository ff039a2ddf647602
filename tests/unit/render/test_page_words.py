"""The words of a rendered page are read for the search index."""

from __future__ import annotations

import pytest

from planpress.render.page_words import page_words

PAGE = """<title>採購班－網站</title><nav class="breadcrumbs" aria-label="x"><ol><li><a href="/">首頁</a></li>
<li><a href="/a">桃園市</a></li><li><span>採購班</span></li></ol></nav>
<main id="content"><h1 class="t">採購<em>實務</em>班</h1>
<p id="one">政府<strong>採購</strong>法 &amp; &lt;規&gt;</p><script>var x = "秘密";</script>
<table><tr><td>甲</td><td id="two">乙</td></tr></table></main><footer>頁尾</footer>"""


def test_title_crumbs_and_text_are_read_and_nothing_around_them() -> None:
    words = page_words(PAGE)
    assert words is not None
    assert (words.title, words.crumbs) == ("採購實務班", ("桃園市",))
    assert words.text == "採購實務班 政府採購法 & <規> 甲 乙"


def test_anchors_stand_where_their_element_begins() -> None:
    words = page_words(PAGE)
    assert words is not None
    assert [(words.text[at:][:2], one) for at, one in words.anchors] == [("政府", "one"), ("乙", "two")]


def test_a_page_without_heading_is_called_by_its_title() -> None:
    words = page_words("<title>採購班</title><main>文</main>")
    assert words is not None
    assert words.title == "採購班"


@pytest.mark.parametrize("html", ["", "<p>沒有主要內容</p>", "<main>"])
def test_what_has_no_main_part_is_no_page_of_words(html: str) -> None:
    assert page_words(html) is None


def test_marks_of_our_own_in_a_text_do_no_harm() -> None:
    words = page_words("<main><p id='q'>甲\x01乙\x02丙</p></main>")
    assert words is not None
    assert words.text == "甲乙丙"
