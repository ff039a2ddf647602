"""The boxes of a strategy map and their links: from clauses, lists and words, one layer up and no further."""

from __future__ import annotations

from planpress.rules.layered import Boxes, layered
from support.plans import plan_of

DOCUMENT = """\
# 訓練類別 {#tracks}

## 領導培力： {#lead}

### 共識營

### 標竿學習 {#benchmark}

## 數位學習 {#digital}

一個段落。
"""
PLAN = "title: 計畫\nkind: plan\nperiod: 113年\nthemes: {values: {items: [開放, 整合]}}\n"
COURSES = (
    "digital:\n  title: 數位學習\n  series:\n    ai: {title: 人工智慧系列}\n    data: {title: 資料系列}\n"
)


def _layers(layers: str) -> tuple[Boxes, ...]:
    figures = f"strategies:\n  map:\n    title: 策略\n    layers: [{layers}]\n"
    texts = {"document.md": DOCUMENT, "plan.yaml": PLAN, "courses.yaml": COURSES, "figures.yaml": figures}
    plan, _, outline = plan_of(texts)
    return layered(plan.figures.strategies["map"], plan, outline)


def _shown(layers: tuple[Boxes, ...]) -> list[list[tuple[str, tuple[str, ...]]]]:
    return [[(box.text, box.leads_to) for box in layer.boxes] for layer in layers]


def test_what_lies_below_a_clause_leads_to_it_and_to_nothing_else() -> None:
    found = _layers("{name: 類別, of: [lead, digital]}, {name: 內容, below: [lead, digital]}")
    assert _shown(found) == [
        [("領導培力", ()), ("數位學習", ())],
        [
            ("共識營", ("lead",)),
            ("標竿學習", ("lead",)),
            ("人工智慧系列", ("digital",)),
            ("資料系列", ("digital",)),
        ],
    ]


def test_a_clause_that_is_named_leads_to_the_clause_above_it_and_a_series_to_its_track() -> None:
    found = _layers(
        "{name: 一, of: tracks}, {name: 二, of: [lead, digital]}, {name: 三, of: [benchmark, ai]}"
    )
    assert _shown(found)[1:] == [
        [("領導培力", ("tracks",)), ("數位學習", ("tracks",))],
        [("標竿學習", ("lead",)), ("人工智慧系列", ("digital",))],
    ]


def test_a_list_is_one_box_or_a_box_for_each_item() -> None:
    assert _shown(_layers("{name: 價值, of: values}, {name: 各項, below: values}")) == [
        [("開放、整合", ())],
        [("開放", ("values",)), ("整合", ("values",))],
    ]


def test_words_of_ones_own_stand_last_and_are_linked_as_written() -> None:
    found = _layers(
        "{name: 願景, boxes: {vision: 微笑城市, other: 宜居}},"
        " {name: 策略, of: lead, boxes: {own: 服務}, links: {own: [other, vision], lead: vision}}"
    )
    assert _shown(found)[1] == [("領導培力", ("vision",)), ("服務", ("vision", "other"))]


def test_a_link_to_a_box_that_is_not_in_the_layer_above_is_left_out() -> None:
    found = _layers(
        "{name: 一, boxes: {a: 甲}}, {name: 二, boxes: {b: 乙}}, {name: 三, boxes: {c: 丙},"
        " links: {c: [a, x]}}"
    )
    assert _shown(found)[2] == [("丙", ())]
