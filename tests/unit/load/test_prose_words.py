"""A page of content/pages says where its text cannot be published; examples in code are left alone."""

from __future__ import annotations

import pytest

from planpress.load.prose_words import check_prose

FILE = "content/pages/about.md"


def found(text: str) -> list[tuple[str, int, int]]:
    return [(item.code, item.ref.line, item.ref.column) for item in check_prose(text, FILE)]


def test_a_page_of_titles_lists_tables_and_code_is_good() -> None:
    table = "| 甲 | 乙 |\n|---|---|\n| 1 | `<b>` |\n"
    text = f"# 關於\n\n- 一\n\n{table}\n```html\n<b>注意</b>\n```\n[手冊](manual/)\n"

    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("沒有標題的一頁。\n", ("L20", 1, 1)),
        ("# 頁\n\n甲<b>乙</b>\n", ("D21", 3, 2)),
        ("# 頁\n\n[按](javascript:alert(1))\n", ("D23", 3, 5)),
        ("# 頁\n\n[按](//evil.example)\n", ("D23", 3, 5)),
        ("# 頁\n\n" + "[" * 3000 + "\n", ("L22", 0, 0)),
        ("# 頁\n\n" + "長" * (1024 * 1024) + "\n", ("L22", 0, 0)),
    ],
)
def test_what_cannot_be_published_is_named_at_its_place(text: str, expected: tuple[str, int, int]) -> None:
    assert expected in found(text)


def test_html_after_a_closed_fence_is_found_again() -> None:
    assert found("# 頁\n\n~~~\n<i>\n~~~\n\n<i>x</i>\n")[0] == ("D21", 7, 1)
