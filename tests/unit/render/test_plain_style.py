"""A document is plain where how it is styled can be known element by element; else nothing of it is kept."""

from __future__ import annotations

import pytest

from planpress.render.plain_style import is_plain


@pytest.mark.parametrize("length", ["3ch", "1.5REX", "2rlh", "9vw", "9dvmin", "2ic", "1cap", "5ex", "3pvh"])
def test_lengths_of_letters_lines_and_pages_are_not_plain(length: str) -> None:
    assert not is_plain(f"p{{width:{length}}}", "")
    assert not is_plain("", f'<svg width="{length}"></svg>')


@pytest.mark.parametrize(
    "css",
    [
        *("p{width:calc(1em + 2%)}", "p{width:MIN(1em,2em)}", "p{width:max(1em,2em)}", "p{width:atan2(1,2)}"),
        *("p{background:linear-gradient(red,blue)}", "p{width:9\\76w}", "p{width:clamp(1em,2em,3em)}"),
    ],
)
def test_values_reckoned_or_changed_on_the_way_are_not_plain(css: str) -> None:
    assert not is_plain(css, "")


@pytest.mark.parametrize(
    "html", ["<p style='color:red'>", "<STYLE>p{}</STYLE>", '<p\nStyle = "">', "<style media=a>"]
)
def test_styles_of_a_documents_own_are_not_plain(html: str) -> None:
    assert not is_plain("", html)


def test_a_theme_mostly_is_plain() -> None:
    css = (
        "@page{margin:2.5cm 1rem}p{width:3em;margin:2rem 1.5pt;vertical-align:top;height:30%;color:var(--a)}"
    )
    assert is_plain(
        css + "@media (max-width: 3in){a{grid:minmax(1px,1fr)}}", "<p class='style'>9 cha, a style</p>"
    )
