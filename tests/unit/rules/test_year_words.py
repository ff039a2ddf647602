"""全年 is told where the sentence speaks of several years, and only there."""

from __future__ import annotations

import pytest

from planpress.rules.sources import Sources
from planpress.rules.year_words import check_year_words


def _told(text: str, file: str = "document.md") -> list[tuple[int | None, int | None, str, str]]:
    found = list(check_year_words(Sources({file: text})))
    assert {item.severity for item in found} <= {"notice"}
    return [
        (item.ref.line, item.ref.column, dict(item.params)["years"], dict(item.params)["count"])
        for item in found
    ]


def test_figures_of_several_years_are_told_at_the_word() -> None:
    assert _told("效益\n以99-105年之班期計，全年產生公文。") == [(2, 14, "99至105年", "7")]
    assert _told("112年至113年全年") == [(1, 10, "112至113年", "2")]


@pytest.mark.parametrize(
    "text",
    [
        "以99-105年計。全年產生公文",
        "以99-105年計；全年產生公文",
        "以99-105年計\n全年產生公文",
        "105-105年全年",
        "105-99年全年",
        "99-105年級學員全年參加",
        "113年1月1日至12月31日全年辦理",
        "112年至113年12月31日全年辦理",
        "112至113年每全年",
        "112至113年全年度",
        "112至113年全年無休",
        "全年辦理99-105年之班期",
        "1999-105年全年",
    ],
)
def test_other_years_are_fine(text: str) -> None:
    assert _told(text) == []


def test_only_documents_are_read() -> None:
    assert _told("以99-105年計，全年", "courses.csv") == []
