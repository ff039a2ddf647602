"""Page numbers and addresses cut in two are found in documents; what only looks like them is not."""

from __future__ import annotations

import pytest

from planpress.rules.pasted import check_documents, check_pasted
from planpress.rules.sources import Sources

Told = tuple[str, int | None, int | None, str]


def _told(text: str, file: str = "document.md") -> list[Told]:
    found = list(check_documents(Sources({file: text})))
    params = [dict(item.params) for item in found]
    return [
        (item.code, item.ref.line, item.ref.column, one.get("words") or one.get("rest") or one["rare"])
        for item, one in zip(found, params, strict=True)
    ]


@pytest.mark.parametrize(
    "line",
    ["7", "- 7 -", "—12—", "~3~", "7/12", "7 / 12", "第7頁", "第 7 頁，共 12 頁", "第7頁/共12頁", "  8  "],
)
def test_a_line_with_nothing_but_a_page_number_is_told(line: str) -> None:
    column = len(line) - len(line.lstrip()) + 1
    assert _told(f"辦理。\n\n{line}\n\n完。\n") == [("R77", 3, column, line.strip())]


@pytest.mark.parametrize(
    "line", ["113年", "1234", "7班", "- 七 -", "第7頁起", "共12頁", "1. 甲", "| 7 |", ""]
)
def test_other_lines_are_fine(line: str) -> None:
    assert _told(f"辦理。\n\n{line}\n") == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("https://a.gov.tw/i.php?view=art\nicle&id=17。", "icle&id=17"),
        ("https://a.gov.tw/i.php?a=1 &b=2", "&b=2"),
        ("http://a.gov.tw/i.php?a=\n    17&b=2", "17&b=2"),
        ("https://a.gov.tw/i?a= =2", "=2"),
    ],
)
def test_an_address_with_a_gap_before_more_of_it_is_told(text: str, rest: str) -> None:
    assert _told("見" + text) == [("R78", 1, 2, rest)]


def test_the_whole_address_is_offered() -> None:
    (found,) = check_documents(Sources({"a.md": "https://a.gov.tw/i?view=art\nicle&id=17。"}))
    assert dict(found.params)["address"] == "https://a.gov.tw/i?view=article&id=17"
    (long,) = check_documents(Sources({"a.md": f"https://a.gov.tw/{'x' * 300} &b=2"}))
    assert len(dict(long.params)["address"]) == 200


@pytest.mark.parametrize(
    "text",
    [
        "https://a.gov.tw/b Q&A 專區",
        "https://a.gov.tw/b C#程式",
        "https://a.gov.tw/b #標籤",
        "https://a.gov.tw/b 及 email",
        "https://a.gov.tw/b https://b.gov.tw/?c=1",
        "https://a.gov.tw/b\n\nicle&id=17",
        "https://a.gov.tw/b?c=1&d=2",
        "a=1 &b=2",
    ],
)
def test_what_follows_an_address_is_not_taken_for_more_of_it(text: str) -> None:
    assert _told("見" + text) == []


def test_only_documents_are_read() -> None:
    assert _told("7\n", "courses.csv") == []
    assert _told("（一）(二)\n", "courses.csv") == []
    assert [one[0] for one in _told("（一）(二)\n")] == ["R72"]


def test_a_pasted_text_is_told_of_in_order_of_place() -> None:
    found = check_pasted("(ㄧ)甲\n1、乙设\n2.丙（二）\n", "p.txt")
    places = [(item.code, item.ref.line, item.ref.column) for item in found]
    assert places == [("R72", 1, 1), ("R71", 1, 2), ("R72", 2, 1), ("R70", 2, 4)]
    assert {item.ref.file for item in found} == {"p.txt"}


def test_page_numbers_are_no_news_in_a_pasted_text() -> None:
    assert check_pasted("甲\n7\n") == ()
