"""Chinese words of an English page are marked, each once, and nothing else is touched."""

from __future__ import annotations

import time

import pytest

from planpress.render.languages import with_marks

CHINESE = 'lang="zh-Hant-TW"'


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ("<p>plain</p>", "<p>plain</p>"),
        ("<p>嘉獎</p>", f"<p {CHINESE}>嘉獎</p>"),
        ("<p>Apply to 服務機關 soon</p>", f"<p>Apply to <span {CHINESE}>服務機關</span> soon</p>"),
        ("<p>嘉獎<b>x</b></p>", f"<p><span {CHINESE}>嘉獎</span><b>x</b></p>"),
        ("<a>玖、二、(一)</a>", f"<a {CHINESE}>玖、二、(一)</a>"),
        ("<a> (拾貳、一 備註1)</a>", f"<a {CHINESE}> (拾貳、一 備註1)</a>"),
        ('<option value="中級">中級</option>', f'<option value="中級" {CHINESE}>中級</option>'),
        (f"<p {CHINESE}>甲<b>乙</b></p>", f"<p {CHINESE}>甲<b>乙</b></p>"),
        ("<title>Rules: 甲</title>", "<title>Rules: 甲</title>"),
        ('<p><span lang="en">Two words</span></p>', "<p>Two words</p>"),
        ("<p>a<br>甲</p>", f"<p>a<br><span {CHINESE}>甲</span></p>"),
        ("<p>（ ）</p>", "<p>（ ）</p>"),
    ],
)
def test_chinese_is_marked_where_it_stands(html: str, marked: str) -> None:
    assert with_marks(html.encode()).decode() == marked


def test_long_and_odd_texts_are_marked_quickly() -> None:
    begun = time.process_time()
    with_marks(f"<p>{'甲 1' * 20_000}x</p><p>{'1 ' * 20_000}</p><p>{'(甲' * 20_000}</p>".encode())
    assert time.process_time() - begun < 5
