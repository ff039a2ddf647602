"""Stories about what a text names: it is there, or its place and the likely word are told."""

from __future__ import annotations

from planpress.diagnostics.diagnostic import Diagnostic
from planpress.load.csv_tables import find_cell, read_csv_table
from support.plans import PLAIN, findings, good

RULES = "deadlines:\n  package: {clause: training, what: 選讀, by: 113年9月30日}\n"
FIGURES = "figures:\n  strategy: {title: 策略圖, alt: 策略圖。, file: 未載明}\n"
COURSES = """
leadership:
  title: 領導培育力
  series:
    managers: {title: 主管班, courses: {managers-1: 傾聽對話}}
"""
HEAD = "# 訓練 {#training}\n\n"


def _mentions(text: str, **more: str) -> list[Diagnostic]:
    texts = {
        "document.md": HEAD + text,
        "rules.yaml": RULES,
        "figures.yaml": FIGURES,
        "courses.yaml": COURSES,
    }
    return [item for item in findings(texts | more) if item.code in ("D13", "D26")]


def test_what_is_there_is_silent() -> None:
    text = "於{value:package.by}前，{list:managers}，見{@training}。\n\n{figure:strategy}\n"
    assert _mentions(text) == []


def test_each_kind_of_mention_that_leads_nowhere_is_told_where_it_stands() -> None:
    text = (
        "於{value:package.bye}前，{list:manager}，見{@trainings}。\n\n"
        "{figure:stratgy}\n\n{table:people}\n\n{items:legal_basis}\n\n{items:nothing-at-all}\n"
    )
    told = [
        (item.ref.line, dict(item.params)["what"], dict(item.params).get("guess")) for item in _mentions(text)
    ]
    assert told == [
        (3, "數值或日期", "package.by"),
        (3, "名稱清單", "managers"),
        (3, "條款或附件", "training"),
        (5, "圖", "strategy"),
        (7, "表", None),
        (9, "各點資料", None),
        (11, "各點資料", None),
    ]


def test_the_place_is_that_of_the_braces() -> None:
    (item,) = _mentions("請於{value:package.bye}前選讀。\n")
    assert (item.ref.file, item.ref.line, item.ref.column) == ("plans/taoyuan/113/document.md", 3, 3)
    assert item.wording == "unknown_nearest"


def test_notes_and_legal_basis_are_looked_at_too() -> None:
    plan = PLAIN + (
        "legal_basis:\n  basis-1: {text: '依{@trainin}辦理。'}\n"
        "tables:\n  summary:\n    of: courses\n    columns: [課程名稱]\n"
        "    notes: {label: 註, items: ['{value:package.b}前。']}\n"
    )
    told = _mentions("於{@basis-1}。\n", **{"plan.yaml": plan})
    assert [item.ref.path for item in told] == [
        ("legal_basis", "basis-1", "text"),
        ("tables", "summary", "notes", "items", 0),
    ]


def test_what_is_an_attachment_is_not_printed_in_the_text_too() -> None:
    plan = PLAIN + "attachments:\n  att: {title: 策略圖, figure: strategy}\n"
    (item,) = _mentions("{figure:strategy}\n", **{"plan.yaml": plan})
    assert (item.wording, item.ref.line) == ("annexed", 3)
    assert _mentions("見{@att}。\n", **{"plan.yaml": plan}) == []


def test_a_level_that_the_habit_lacks_is_told_with_its_line() -> None:
    (item,) = _mentions("綱要。\n\n# 緣起 {from=甲、}\n\n1. 第一點。\n")
    assert (item.code, item.ref.line) == ("D26", 5)
    assert dict(item.params) == {"sample": "甲、", "levels": "壹、 一、 (一) 1. (1)"}
    assert _mentions("綱要。\n\n# 緣起 {from=(一)}\n\n1. 第一點。\n") == []


def test_a_course_or_session_in_a_csv_file_is_told_in_its_row() -> None:
    csv = "編號,類別,課程名稱\nai-1,breaktrough,AI 與公共治理\n"
    found = findings({"document.md": "# 突破 {#breakthrough}\n\nAI 與公共治理。\n", "courses.csv": csv})
    assert [(item.code, item.ref.file, item.ref.path) for item in found] == [
        ("R41", "plans/taoyuan/113/courses.csv", ("breaktrough", "類別"))
    ]
    text = "編號,類別,課程名稱\nai-1,breakthrough,甲\nai-2,breaktrough,乙\n"
    courses = good(read_csv_table(text, "courses.csv"))
    assert find_cell(text, courses, ("breaktrough", "類別")) == (3, 6)
    assert find_cell(text, courses, ("ai-2", "課程名稱")) == (3, 18)
    assert find_cell(text, courses, ("nothing", "類別")) == (1, 4)


def test_a_session_of_no_course_is_told_by_its_own_row() -> None:
    csv = "編號,課程名稱\nai-1,AI 與公共治理\n"
    rows = "編號,課程,開始\nai-1-a,ai-1,113年5月6日\nai-1-b,ai-9,113年5月7日\n"
    texts = {"document.md": "# 突破\n\nAI 與公共治理。\n", "courses.csv": csv, "sessions.csv": rows}
    (item,) = [item for item in findings(texts) if item.code == "R42"]
    assert item.ref.path == ("ai-1-b", "課程")
    assert find_cell(rows, good(read_csv_table(rows, "sessions.csv")), item.ref.path) == (3, 8)


def test_a_picture_that_is_not_there_is_told_in_its_own_line() -> None:
    text = "# 附圖\n\n說明如下。\n\n![位置圖](media/map.png)\n"
    (item,) = [item for item in findings({"document.md": text}) if item.code == "R51"]
    assert (item.ref.line, item.ref.column) == (5, 1)


def test_a_table_is_printed_once() -> None:
    (item,) = _mentions("{figure:strategy}\n\n綱要。\n\n{figure:strategy}\n")
    assert (item.code, item.wording, item.ref.line) == ("D13", "twice", 7)
    assert dict(item.params) == {"source": "figure:strategy", "first": "3"}


def test_findings_come_in_order_of_place_and_once() -> None:
    found = findings(
        {"document.md": HEAD + "{@b}與{@a}與{@b}。\n", "plan.yaml": PLAIN.replace("113年", "112年")}
    )
    assert [(item.code, item.ref.column) for item in found] == [
        ("D13", 1),
        ("D13", 6),
        ("D13", 11),
        ("R31", 0),
    ]
    assert list(found) == sorted(found, key=Diagnostic.sort_key)
