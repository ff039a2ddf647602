"""Titles with nothing below them and pictures without words are named; points and sentences are whole."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from support.plans import findings


def _found(**texts: str) -> list[Diagnostic]:
    files = {name.replace("_", "."): text for name, text in texts.items()}
    return [item for item in findings(files | {"media/map.png": ""}) if item.code == "R81"]


def _told(document: str) -> list[tuple[str, int | None, dict[str, str]]]:
    return [(item.wording, item.ref.line, dict(item.params)) for item in _found(document_md=document)]


def test_a_title_with_nothing_below_it_is_named() -> None:
    assert _told("# 甲\n\n內容。\n\n# 乙\n") == [("clause", 5, {"title": "乙"})]
    assert _told("# 丙\n\n1. **標題**\n\n    內容。\n\n1. **空的**\n") == [("clause", 7, {"title": "空的"})]
    (found,) = _found(document_md="# 乙\n")
    assert (found.severity, found.ref.file) == ("notice", "plans/taoyuan/113/document.md")


def test_points_and_sentences_need_nothing_below_them() -> None:
    assert _told("# 甲\n\n1. 一點\n1. 二點\n\n# 本計畫得隨時修正。\n") == []


@pytest.mark.parametrize("alt", ["圖", "圖片1", "image_2", "照片 3", "map.png", "IMG.JPEG", "附圖", "12"])
def test_words_that_only_say_that_there_is_a_picture_are_named(alt: str) -> None:
    assert _told(f"# 甲\n\n![{alt}](media/map.png)\n") == [("picture", 1, {"alt": alt})]


@pytest.mark.parametrize("alt", ["三級學習地圖", "圖書館位置", "第1梯次照片牆", "map of the city"])
def test_words_that_say_what_it_shows_are_fine(alt: str) -> None:
    assert _told(f"# 甲\n\n![{alt}](media/map.png)\n") == []


@pytest.mark.parametrize(
    ("alt", "named"),
    [
        ("策略圖", True),
        ("策略圖；內容待補。", True),
        ("TODO: later", True),
        ("圖", True),
        ("尚未撰寫", True),
        ("四類培力支持願景", False),
        ("策略圖：四類培力", False),
    ],
)
def test_the_words_of_a_figure_say_more_than_its_title(alt: str, named: bool) -> None:
    figures = f"figures:\n  s: {{title: 策略圖, alt: '{alt}', file: media/map.png}}\n"
    found = _found(document_md="{figure:s}\n", figures_yaml=figures)
    assert [(item.wording, item.ref.path) for item in found] == [("figure", ("figures", "s", "alt"))] * named
    assert {item.ref.file for item in found} <= {"plans/taoyuan/113/figures.yaml"}


RULES = "conditions:\n  award: {clause: award, what: 申請}\n  other: {clause: other, what: 申請}\n"


def test_a_rule_whose_clause_has_no_words_is_named() -> None:
    found = _found(document_md="# 獎勵 {#award}\n\n# 其他 {#other}\n\n依規定。\n", rules_yaml=RULES)
    assert [(item.wording, item.ref.path) for item in found] == [
        ("clause", ()),
        ("rule", ("conditions", "award", "clause")),
    ]


def test_a_rule_whose_clause_is_not_there_is_another_message() -> None:
    assert _found(document_md="# 其他 {#other}\n\n依規定。\n", rules_yaml=RULES) == []
