"""Which characters a font may come to set: all of its part of the document, and of nothing else."""

from __future__ import annotations

import pytest

from planpress.render.font_use import narrowed

TEXT, HEAD = "Text", "Head"
ROOT = ':root{--text:"Text";--head:"Head"}html{font-family:var(--text)}'


def _set_in_head(html: str, css: str) -> str:
    found = narrowed(html, ROOT + css, [TEXT, HEAD])
    assert TEXT not in found, "the whole document is set in it"
    return "".join(sorted(found[HEAD])) if HEAD in found else "-"


@pytest.mark.parametrize(
    ("css", "html", "chars"),
    [
        ("h1,h2{font-family:var(--head)}", "<h1>a</h1><h2>b</h2><p>c</p>", "ab"),
        ('h1{font-family:"Head"}', "<h1>a<em>b</em></h1>c", "ab"),
        (".x h3{font-family:var(--head)}", '<h3>a</h3><div class="x y"><p><h3>b</h3></p></div>', "b"),
        (".x > h3{font-family:var(--head)}", '<div class="x"><p><h3>a</h3></p><h3>b</h3></div>', "b"),
        ("h2 + p{font-family:var(--head)}", "<h2>a</h2><p>b</p>", "b"),
        (":is(h2, h3).x{font-family:var(--head)}", '<h2 class="x">a</h2><p class="x">b</p><p>c</p>', "abx"),
        (".x::before{content:attr(data-a);font-family:var(--head)}", '<p class="x" data-a="b"></p>', "bx"),
        ("strong:not(.y){font-family:var(--head)}", "<br>a<strong>b</strong><img>c", "b"),
        ("h1{font-family:var(--head)}", "<h1>&#x7532;&amp;</h1>", "&甲"),
        ("h1{font-family:var(--head)}", "<svg><text>a</text></svg>b", "a"),
        ("em{color:red}", "<em>a</em>", "-"),
        ("body{font-family:var(--head)}", "a", "-"),
    ],
)
def test_what_rules_name(css: str, html: str, chars: str) -> None:
    assert _set_in_head(html, css) == "".join(sorted(chars))


def test_a_box_in_the_margin_shows_the_strings_that_elements_set() -> None:
    css = "@page x{margin:1cm;@left-top{content:string(row);font-family:var(--head)}}"
    css += ".row > p{string-set:row attr(data-row)}"
    html = '<div class="row"><p data-row="a" data-b="b">c</p></div><p data-row="d">e</p>'
    assert _set_in_head(html, css) == "a"
