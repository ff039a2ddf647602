"""Stories about what is handed out: a file of the plan or a page elsewhere, under a name."""

from __future__ import annotations

import pytest

from planpress.model.materials import Material
from planpress.model.values import NotRead


@pytest.mark.parametrize(
    ("text", "title", "file", "ending"),
    [
        ("ai-1.pdf", "ai-1.pdf", "ai-1.pdf", "pdf"),
        ("講義：ai-1.PDF", "講義", "ai-1.PDF", "pdf"),
        ("課程：上、下集：week 1/講義 上.odt", "課程：上、下集", "week 1/講義 上.odt", "odt"),
        ("attachments/ai-1.pdf", "ai-1.pdf", "ai-1.pdf", "pdf"),
        ("錄影：https://example.gov.tw/v.mp4?t=1:30", "錄影", "", ""),
        ("https://example.gov.tw/", "https://example.gov.tw/", "", ""),
    ],
)
def test_a_name_may_stand_before_the_file(text: str, title: str, file: str, ending: str) -> None:
    found = Material.parse(text)
    assert (found.title, found.file, found.ending) == (title, file, ending)
    assert str(found) == text


@pytest.mark.parametrize(
    "text",
    [
        "講義",
        "：ai-1.pdf",
        "講義：",
        "../ai-1.pdf",
        "講義：a/../../b.pdf",
        "/etc/a.pdf",
        "a//b.pdf",
        r"C:\a.pdf",
        "javascript:alert(1)",
        "講義：file:///a.pdf",
        ".hidden.pdf",
        "https://",
        "",
    ],
)
def test_what_is_no_file_of_the_plan_and_no_page_is_refused(text: str) -> None:
    with pytest.raises(NotRead):
        Material.parse(text)
