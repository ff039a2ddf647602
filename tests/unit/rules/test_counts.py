"""A count that a text states is held against what is listed there; what is no count is left alone."""

from __future__ import annotations

import pytest

from planpress.diagnostics.diagnostic import Diagnostic
from support.plans import PLAIN, findings

Told = tuple[str, str, str]


def _found(texts: dict[str, str]) -> list[Diagnostic]:
    return [item for item in findings(texts) if item.code == "R76"]


def _told(document: str, **more: str) -> list[Told]:
    found = _found({"document.md": document} | {name.replace("_", "."): text for name, text in more.items()})
    params = [dict(item.params) for item in found]
    return [(one.get("words", ""), one["count"], one.get("listed", "")) for one in params]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("三大方向「甲、乙」辦理", ("三大方向「甲、乙」", "3", "2")),
        ("三大方向：「甲」、「乙」", ("三大方向：「甲」、「乙」", "3", "2")),
        ("四大方向「甲、乙及丙」", ("四大方向「甲、乙及丙」", "4", "2或3")),
        ("五大方向「甲、乙、丙以及丁和戊與己」", ("五大方向「甲、乙、丙以及丁和戊與己」", "5", "")),
        ("辦理「甲」、「乙」等三類", ("「甲」、「乙」等三類", "3", "2")),
        ("辦理「甲」「乙」及「丙」等2項", ("「甲」「乙」及「丙」等2項", "2", "3")),
        ("十二大項目「甲、乙」", ("十二大項目「甲、乙」", "12", "2")),
    ],
)
def test_a_count_beside_quotes_is_compared(text: str, told: Told) -> None:
    expected = [] if told[2] == "" else [told]
    assert _told(f"1. {text}。\n") == expected


@pytest.mark.parametrize(
    "text",
    [
        "三大方向「甲、乙、丙」",
        "三大方向「甲、乙及丙」",
        "二大方向「甲、乙及丙」",
        "第二大類「甲、乙、丙」",
        "第十二大類「甲、乙、丙」",
        "百大企業「甲、乙」",
        "十大趨勢「甲、乙」等",
        "十大趨勢「甲」、「乙」等",
        "三大方向「甲」",
        "一大重點「甲、乙」",
        "「甲、乙」等三類",
        "「甲」等三類",
        "六星級「甲、乙」",
    ],
)
def test_what_fits_or_is_no_count_is_fine(text: str) -> None:
    assert _told(f"1. {text}。\n") == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("「甲」、「乙」等三類", "notice"),
        ("「甲」、「乙」、「丙」等二類", "warning"),
        ("「甲」、「乙」及「丙」等四類", "warning"),
        ("三大方向「甲、乙」", "warning"),
    ],
)
def test_examples_of_a_larger_number_are_only_a_notice(text: str, severity: str) -> None:
    assert [item.severity for item in _found({"document.md": f"1. {text}。\n"})] == [severity]


THEMES = PLAIN + "themes:\n  kinds: {items: [甲, 乙]}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("規劃{list:kinds 及}等三力訓練", [("等三力", "3", "2")]),
        ("規劃「{list:kinds}」等三類訓練", [("等三類", "3", "2")]),
        ("以三大主軸「{list:kinds}」為題", [("三大主軸", "3", "2")]),
        ("以三大主軸：{list:kinds}", [("三大主軸：", "3", "2")]),
        ("以二大主軸「{list:kinds}」等二項", []),
        ("以第三大主軸「{list:kinds}」為題", []),
        ("另有三大主軸，包括{list:kinds}等，共三項", []),
    ],
)
def test_a_count_beside_a_list_is_compared(text: str, told: list[Told]) -> None:
    assert _told(f"1. {text}。\n", plan_yaml=THEMES) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("計有三項：", [("三項：", "3", "2")]),
        ("分為3類課程如下：", [("3類課程如下：", "3", "2")]),
        ("計有二項：", []),
        ("依第三項：", []),
        ("下午三點：", []),
        ("計有三項。", []),
        ("計有一項：", []),
    ],
)
def test_a_count_above_points_is_compared(words: str, told: list[Told]) -> None:
    assert _told(f"# 目的\n\n{words}\n\n1. 甲。\n1. 乙。\n") == told


def test_a_count_above_nothing_is_left_alone() -> None:
    assert _told("# 目的\n\n計有三項：\n") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("以五力增能", [("五力", "5", "2")]),
        ("以二力增能", []),
        ("以十五力增能", [("十五力", "15", "2")]),
        ("五力求、五力行、五力圖", []),
    ],
)
def test_forces_are_counted_where_every_title_is_one(text: str, told: list[Told]) -> None:
    assert _told(f"# 類別\n\n{text}。\n\n## 設計力\n\n甲。\n\n## 領導力\n\n乙。\n") == told
    assert _told(f"# 類別\n\n{text}。\n\n## 設計力\n\n甲。\n\n## 領導\n\n乙。\n") == []


ANNEX = PLAIN + "attachments:\n  a: {title: 表, file: 未載明}\n  b: {title: 圖, file: 未載明}\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("如附件1至附件3", [("附件1至附件3", "2", "")]),
        ("如附件1、附件2、附件4", [("附件1、附件2、附件4", "2", "")]),
        ("如附件 1-3", [("附件 1-3", "2", "")]),
        ("如附件1及附件2", []),
        ("依前揭要點附件3", []),
    ],
)
def test_attachments_that_are_not_there_are_told(text: str, told: list[Told]) -> None:
    assert _told(f"1. {text}。\n", plan_yaml=ANNEX) == told
    assert _told(f"1. {text}。\n") == []


@pytest.mark.parametrize(
    ("words", "length", "told"),
    [
        ("每二個月", "5場", [("每二個月", "6", "5場")]),
        ("每3個月", "6場", [("每3個月", "4", "6場")]),
        ("每隔3個月", "6場", []),
        ("每二個月", "6場", []),
        ("每二個月", "6天", []),
        ("每五個月", "6場", []),
        ("每○個月", "6場", []),
    ],
)
def test_a_recurrence_is_compared_with_the_times_of_the_course(
    words: str, length: str, told: list[Told]
) -> None:
    rows = f"編號,課程名稱,天數\nmicro,微學習,{length}\nother,別班,未載明\n"
    assert _told(f"# 微學習 {{#micro}}\n\n{words}辦理。\n", courses_csv=rows) == told


COUNTED = "# 類別 {#kinds}\n\n## 甲\n\n### 甲一\n\n### 甲二\n\n## 乙\n\n1. 丙。\n1. 丁。\n1. 戊。\n"


@pytest.mark.parametrize("count", [2, 3])
def test_counts_may_tell_the_points_right_below_or_the_innermost_titles(count: int) -> None:
    assert _told(COUNTED, plan_yaml=PLAIN + f"counts: {{kinds: {count}}}\n") == []


def test_another_count_is_told_at_its_place() -> None:
    (found,) = _found({"document.md": COUNTED, "plan.yaml": PLAIN + "counts: {kinds: 5}\n"})
    params = {"title": "類別", "count": "5", "listed": "2或3", "listed_en": "2 or 3"}
    assert (found.wording, found.ref.path, dict(found.params)) == ("clause", ("counts", "kinds"), params)


def test_points_without_titles_are_counted_once() -> None:
    points = "# 目的 {#goals}\n\n1. 甲。\n1. 乙。\n"
    assert _told(points, plan_yaml=PLAIN + "counts: {goals: 2}\n") == []
    assert _told(points, plan_yaml=PLAIN + "counts: {goals: 3}\n") == [("", "3", "2")]


def test_a_count_of_an_unknown_clause_is_an_error() -> None:
    found = findings({"document.md": COUNTED, "plan.yaml": PLAIN + "counts: {kindz: 2}\n"})
    assert [(item.code, item.severity) for item in found if item.code == "R40"] == [("R40", "error")]
